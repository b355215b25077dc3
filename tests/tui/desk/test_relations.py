"""Who says what: relations drawn with a key or two, told where the cursor is, listed, removed."""

import re
from functools import partial

import pytest

from store.model import Annotation
from store.project import Project
from store.project.tags import NewTag
from store.text import sentences, words
from tests.tui.sitting import Sitting, settled
from tui.config import Config

SENTENCE = "Three of the dead"
SAID = "hospital staff"


def tagged(sitting: Sitting, label: str) -> Annotation:
    return next(note for note in sitting.project.tags.of() if note.label == label)


async def test_a_source_in_a_claim_says_it_in_the_same_key_press(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(SENTENCE)
        await sitting.press("c")
        await sitting.go(SAID)
        changes = len(list(sitting.project.history.changes()))
        await sitting.press("s")
        assert sitting.said.startswith("source “hospital staff” says “Three of the dead")
        (edge,) = sitting.project.relations.of()
        assert (edge.subject, edge.kind) == (tagged(sitting, "claim").id, "said by")
        assert edge.object == tagged(sitting, "source").id
        assert len(list(sitting.project.history.changes())) == changes + 1
        await sitting.press("u")
        assert sitting.said == "took back source “hospital staff” and 1 relation"
        assert [label for label, _ in sitting.tags()] == ["claim"]
        assert sitting.project.relations.of() == []
        await sitting.press("ctrl+r", "s")
        assert sitting.said == "source removed · u brings it back"
        assert sitting.project.relations.of() == []


@pytest.mark.parametrize(
    ("sentence", "source", "keys"),
    [
        (SENTENCE, SAID, ["c", "s"]),
        (SENTENCE, SAID, ["c", "right_parenthesis", "b", "s"]),
        ("Residents of", "Residents of the harbour quarter", ["c", "s"]),
        ("The agency gave no", "The agency", ["c", "s"]),
        ('"We carried brooms', "Idra Palune", ["c", "s"]),
        ("The League says", "The League", ["c", "s"]),
    ],
)
async def test_claim_source_and_said_by_take_at_most_four_keys(
    sitting: Sitting, sentence: str, source: str, keys: list[str]
) -> None:
    async with sitting:
        await sitting.go(sentence)
        await sitting.press(*keys)
        assert len(keys) <= 4
        assert [label for label, _ in sitting.tags()] == ["claim", "source"]
        assert tagged(sitting, "source").selector.exact == source
        assert [edge.kind for edge in sitting.project.relations.of()] == ["said by"]


@pytest.mark.parametrize(
    "start", ["At least 14", "The market hall", "Shortly before", "Residents of", "The levy, three"]
)
async def test_a_span_of_twelve_words_takes_at_most_six_keys_by_rows_and_words(project: Project, start: str) -> None:
    async with Sitting(project, Config(theme="dark"), (80, 24)) as sitting:
        await sitting.go(start)
        text = sitting.here
        inside = words(text)[:12]
        whole = text[: inside[-1].end]
        keys = ["v", "j"]
        await sitting.press(*keys)
        missing = len(words(sitting.here)) - len(words(text[len(whole) :]))
        keys += ["w" if missing > 0 else "b"] * abs(missing) + ["c"]
        await sitting.press(*keys[2:])
        assert [quote.replace(",", "") for _, quote in sitting.tags()] == [whole.replace(",", "")]
        assert len(keys) <= 6, keys


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("start", ["At least 14", "The market hall", "Residents of"])
async def test_a_span_of_twelve_words_takes_five_keys_by_counting(
    project: Project, start: str, size: tuple[int, int]
) -> None:
    async with Sitting(project, Config(theme="dark"), size) as sitting:
        await sitting.go(start)
        text = sitting.here
        await sitting.press("v", "1", "2", "w", "c")
        ((_, quote),) = sitting.tags()
        assert quote.rstrip(",.") == text[: words(text)[11].end]


async def test_a_count_is_of_the_next_move_only_and_only_while_one_selects(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("At least 14")
        await sitting.press("v", "1", "0")
        assert "╰ 10 × · " in sitting.seen
        await sitting.press("w")
        assert len(words(sitting.selected)) == 10
        await sitting.press("w")
        assert len(words(sitting.selected)) == 11
        await sitting.press("0")
        assert len(words(sitting.selected)) < 11
        await sitting.press("3", "escape", "v", "w")
        assert len(words(sitting.selected)) == 1
        await sitting.press("escape", "2")
        assert sitting.reader.caret.times == 0
        assert "10 ×" not in sitting.seen


async def test_a_source_outside_every_claim_is_related_to_none(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        await sitting.go(SAID)
        await sitting.press("s")
        assert sitting.said == "source “hospital staff” · u undoes"
        assert sitting.project.relations.of() == []


async def test_a_claim_over_one_source_is_not_guessed_but_the_key_is_told(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(SAID)
        await sitting.press("s", "left_parenthesis", "c")
        assert sitting.project.relations.of() == []
        assert sitting.said.endswith("· r relates it to “hospital staff” · u undoes")


async def test_relating_to_one_tag_asks_in_a_few_rows_and_to_many_in_all_there_is(sitting: Sitting) -> None:
    def height() -> int:
        return int(sitting.app.screen.query_one(".dialog").outer_size.height)

    async with sitting:
        await sitting.pilot.resize_terminal(100, 30)
        await sitting.go(SAID)
        await sitting.press("s", "left_parenthesis", "c", "r")
        assert height() <= 8
        assert "1 of 1 tag · " in sitting.seen
        await sitting.press("x", "q")
        assert height() <= 8
        await sitting.press("escape", "g", *(["w", "a"] * 40), "r")
        assert height() == 27
        await sitting.pilot.resize_terminal(60, 12)
        assert height() == 12
        assert " tags · " in sitting.seen


async def test_tags_are_related_by_picking_the_other_and_the_kind(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(SAID)
        await sitting.press("s", "left_parenthesis", "c", "r")
        assert sitting.title().startswith("Relate claim “Three of the dead")
        await sitting.press("enter")
        assert sitting.title() == "How?"
        await sitting.press("1")
        (edge,) = sitting.project.relations.of()
        assert (edge.subject, edge.object) == (tagged(sitting, "claim").id, tagged(sitting, "source").id)
        assert sitting.said == "claim “Three of the dead were gu…” said by “hospital staff” · u undoes"
        await sitting.press("u")
        assert sitting.said.startswith("took back claim “Three of the dead")
        assert sitting.said.endswith("said by “hospital staff”")
        assert sitting.project.relations.of() == []
        await sitting.press("ctrl+r")
        assert len(sitting.project.relations.of()) == 1


async def test_relating_can_be_left_at_either_question(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "a", "r", "escape", "r", "enter", "escape")
        assert sitting.app.screen is sitting.screen
        assert sitting.project.relations.of() == []


async def test_a_single_tag_has_nothing_to_be_related_to(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "r")
        assert sitting.said == "there is no other tag to relate it to: tag one first"


async def test_sources_are_offered_first_and_the_nearest_first_with_their_article(sitting: Sitting) -> None:
    async with sitting:
        other = sitting.project.entries()[1].id
        there = sitting.project.document(other).text
        sitting.project.tags.add_many(
            [NewTag(sitting.path, sitting.span(words), label) for words, label in (
                ("Customs Guard", "actor"), ("hospital staff", "source"), ("Fourteen dead", "source"),
            )]
        )  # fmt: skip
        sitting.screen.panes.open(other, sitting.screen.panes.beside)
        await sitting.go(SENTENCE)
        await sitting.press("c")
        assert there
        await sitting.press("r")
        rows = [row for row in sitting.seen.splitlines() if "[1]" in row]
        assert ["hospital staff" in rows[0], "Fourteen dead" in rows[1], "Customs Guard" in rows[2]] == [True] * 3
        await sitting.type("customs")
        assert sitting.options() == 1
        await sitting.press("enter", "2")
        (edge,) = sitting.project.relations.of()
        assert edge.kind == "about"


async def test_where_the_cursor_is_on_a_tag_one_line_says_who_says_it_and_the_note(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(SENTENCE)
        await sitting.press("c")
        await sitting.go(SAID)
        await sitting.press("s")
        assert "says “Three of the dead" in sitting.seen
        await sitting.go(SENTENCE)
        assert "claim · said by “hospital s" in sitting.seen
        note = partial(sitting.project.tags.set_note, tagged(sitting, "claim").id, "how? " * 2000)
        sitting.screen.desk.change(note, lambda _: "noted")
        await settled(sitting.pilot)
        await sitting.press("l")
        assert re.search(r"claim · said by “\w+… · note: how\?… +20%", sitting.seen)
        await sitting.press("z", "l")
        assert "claim · said by “hospital staff” · note: how? how?" in sitting.seen


async def test_relations_are_listed_gone_to_and_removed(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(SENTENCE)
        await sitting.press("c")
        await sitting.go(SAID)
        await sitting.press("s", "R")
        assert sitting.title() == "Relations of source “hospital staff”"
        assert "says" in sitting.seen
        assert "1 of 1 relation" in sitting.seen
        await sitting.press("enter")
        assert sitting.here.startswith(SENTENCE)
        await sitting.press("R", "ctrl+d")
        assert sitting.project.relations.of() == []
        assert sitting.options() == 0
        await sitting.press("escape")
        assert "said by" not in sitting.seen.splitlines()[10]
        await sitting.press("u")
        assert sitting.said.startswith("brought back claim")
        assert len(sitting.project.relations.of()) == 1


async def test_a_tag_without_relations_says_how_to_relate_it(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("R")
        assert sitting.said.startswith("no tag under the cursor")
        await sitting.press("c", "R")
        assert sitting.said.endswith("is related to nothing: r relates it")


@pytest.mark.parametrize("size", [(120, 36), (60, 20), (40, 12)])
async def test_three_hundred_relations_and_long_notes_are_borne(project: Project, size: tuple[int, int]) -> None:
    path = project.entries()[0].path
    text = project.document(path).text
    claim = project.tags.add(path, sentences(text)[0], "claim", "why? " * 2000)
    long = [NewTag(path, word, "source", "note " * 2000 if n < 3 else "") for n, word in enumerate(words(text)[20:320])]
    for made in project.tags.add_many(long):
        project.relations.add(claim.id, "said by", made.id)
    async with Sitting(project, Config(theme="dark"), size) as sitting:
        await sitting.wait(lambda: "claim · said by" in sitting.seen)
        await sitting.press("R")
        assert sitting.options() == 300
        await sitting.press("ctrl+d")
        assert sitting.options() == 299
        await sitting.press("escape", "r", "escape")
        assert len(project.relations.of()) == 299
        await sitting.press("u")
        assert len(project.relations.of()) == 300
