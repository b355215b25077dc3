"""What the keys of the group `Tag` do."""

from pathlib import Path

import pytest
from textual.widgets import Static

from store.errors import StorageError
from store.model import Span
from store.project import Project
from store.project.tags import Tags
from tests.tui.sitting import Sitting
from tui.config import Config

TITLE = "Fourteen dead after fire in Orrem Saal's occupied Salt Exchange"


async def test_one_key_tags_what_lies_under_the_cursor(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        assert sitting.said == "claim “Fourteen dead after fire in Orrem Saal'…” · u undoes"
        await sitting.go("Customs Guard surrounded")
        await sitting.press("a")
        assert sitting.said == "actor “Customs Guard” · u undoes"
        await sitting.go("hospital staff said")
        await sitting.press("s")
        assert sitting.tags() == [("claim", TITLE), ("actor", "Customs Guard"), ("source", "hospital staff")]
        assert "3 tags" in sitting.seen
        assert "c1 a1 s1 ≠2 447w" in sitting.seen


async def test_the_same_key_again_removes_the_tag(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "c")
        assert sitting.said == "claim removed · u brings it back"
        assert sitting.tags() == []


async def test_a_selection_wins_over_the_natural_unit(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("v", "w", "w", "c")
        assert sitting.tags() == [("claim", "Fourteen dead")]
        assert sitting.reader.selection is None


async def test_labels_may_overlap_and_the_innermost_is_removed_first(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("Orrem Saal's")
        await sitting.press("c", "a", "d")
        assert sitting.tags() == [("claim", TITLE)]
        assert sitting.said.startswith("removed actor “Orrem Saal")
        await sitting.press("d", "d")
        assert sitting.tags() == []
        assert sitting.said == "no tag under the cursor: c a s make one"


async def test_what_lies_under_the_cursor_is_said_in_the_frame(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("Orrem Saal's")
        await sitting.press("c", "a")
        assert "claim · actor" in sitting.seen


async def test_the_label_of_a_tag_can_be_changed(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "T")
        assert sitting.title().startswith("Label for “Fourteen dead")
        await sitting.press("s")
        assert sitting.tags() == [("source", TITLE)]
        assert sitting.said == "claim is now source · u undoes"
        await sitting.press("T", "escape")
        assert sitting.tags() == [("source", TITLE)]


async def test_a_choice_is_picked_by_moving_too(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "T", "j", "j", "k", "enter")
        assert sitting.tags() == [("actor", TITLE)]


async def test_edges_move_to_the_cursor(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("dead after fire")
        await sitting.press("c", "less_than_sign")
        assert sitting.tags() == [("claim", TITLE.removeprefix("Fourteen "))]
        await sitting.go("e in Orrem")
        await sitting.press("greater_than_sign")
        assert sitting.tags() == [("claim", "dead after fire")]
        await sitting.press("u", "u")
        assert sitting.tags() == [("claim", TITLE)]


async def test_edges_move_outwards_too(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("dead after fire")
        await sitting.press("a")
        await sitting.press("b", "less_than_sign")
        assert sitting.tags() == [("actor", "Fourteen dead")]
        await sitting.go("r fire")
        await sitting.press("greater_than_sign")
        assert sitting.tags() == [("actor", "Fourteen dead after")]


async def test_without_a_tag_there_is_no_edge_to_move(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("less_than_sign")
        assert sitting.said == "no tag here whose edge could be moved"


async def test_a_note_is_written_changed_and_removed(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "t")
        await sitting.type("how?")
        await sitting.press("enter")
        assert [note.note for note in sitting.project.tags.of()] == ["how?"]
        assert sitting.said == "note kept on claim “Fourteen dead after fire in Orrem Saal'…” · u undoes"
        await sitting.press("t", *["backspace"] * 4, "enter")
        assert [note.note for note in sitting.project.tags.of()] == [""]
        assert sitting.said == "note removed on claim “Fourteen dead after fire in Orrem Saal'…” · u undoes"
        await sitting.press("u", "t", "x", "escape")
        assert [note.note for note in sitting.project.tags.of()] == ["how?"]


async def test_undo_and_redo_go_through_every_change_and_say_which(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "a", "u")
        assert sitting.said == "took back actor “Fourteen”"
        await sitting.press("u")
        assert sitting.tags() == []
        await sitting.press("u")
        assert sitting.said == "nothing to undo"
        await sitting.press("ctrl+r", "ctrl+r")
        assert sitting.said == "made actor “Fourteen” again"
        assert len(sitting.tags()) == 2
        await sitting.press("ctrl+r")
        assert sitting.said == "nothing to redo"


async def test_what_cannot_be_kept_is_said_in_one_line_and_not_marked(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(project: Project, key: str, span: Span, label: str, claim: str) -> None:
        raise StorageError("the disk is full: make room, then tag again")

    async with sitting:
        monkeypatch.setattr(Tags, "toggle", fails)
        await sitting.press("c")
        assert sitting.said == "Not saved: the disk is full: make room, then tag again"
        assert sitting.reader.marks_at_cursor == []
        assert "0 tags" in sitting.seen


async def test_a_damaged_file_is_named_and_left_alone(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        (kept,) = sitting.project.data.glob("annotations/*.json")
        kept.write_text("{ torn", encoding="utf-8")
        await sitting.press("a")
        assert sitting.said.startswith("Damaged file: ")
        assert kept.name in sitting.said
        assert "actor" not in [note.label for note in sitting.reader.marks_at_cursor]
        assert kept.read_text(encoding="utf-8") == "{ torn"


async def test_labels_of_the_project_have_their_key_and_their_style(folder: Path, quick: None) -> None:
    (folder / ".variorum").mkdir()
    (folder / ".variorum" / "project.json").write_text(
        '{"_default": {}, "settings": {"project": {"labels": ['
        '{"name": "place", "key": "m", "style": "italic", "unit": "word", "colour": "label-2"}]}}}',
        encoding="utf-8",
    )
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            assert "place italic" in sitting.seen
            await sitting.go("Orrem Saal's")
            await sitting.press("m")
            assert sitting.tags() == [("place", "Orrem Saal")]
            assert "m1 ≠2 447w" in sitting.seen
            x, y = sitting.reader.cell_of(sitting.span("rrem Saal").start)
            strip = sitting.reader.render_line(y)
            style = next(segment.style for segment in strip.crop(x, x + 1))
            assert style is not None
            assert style.italic


async def test_a_label_is_declared_in_a_session_and_answers_at_once(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("ctrl+p")
        await sitting.type("add a label")
        await sitting.press("enter")
        await sitting.wait(lambda: sitting.app.screen.query(".dialog-title"))
        await sitting.type("place m bold word")
        await sitting.press("enter")
        assert sitting.said == "label place: m tags · u undoes"
        assert "place bold" in sitting.seen
        await sitting.go("Orrem Saal's")
        await sitting.press("m")
        assert sitting.tags() == [("place", "Orrem Saal")]
        await sitting.press("u", "u")
        assert "place bold" not in sitting.seen
        await sitting.press("m")
        assert sitting.tags() == []


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("place c", "place: its key 'c' is taken by 'Tag as claim'; choose another"),
        ("place", "not a label: “place”; write it as place m italic word"),
        ("claim m", "claim: another label has this name; choose another"),
    ],
)
async def test_a_label_that_cannot_be_is_refused_in_one_line(sitting: Sitting, typed: str, told: str) -> None:
    async with sitting:
        await sitting.app.reading.action_act("labels.add")
        await sitting.wait(lambda: sitting.app.screen.query(".dialog-title"))
        await sitting.type(typed)
        await sitting.press("enter")
        await sitting.wait(lambda: str(sitting.app.screen.query_one(".refusal", Static).visual) == told)
        assert len(sitting.project.labels) == 3
