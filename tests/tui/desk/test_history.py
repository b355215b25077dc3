"""The list of changes, and going back to one."""

from threading import current_thread, main_thread

import pytest

from store.library.library import Library
from store.model import Document, Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config


async def test_changes_are_listed_with_what_they_did_the_last_one_first(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("U")
        assert "nothing has been changed yet" in sitting.seen
        await sitting.press("escape", "c", "a", "u", "U")
        rows = sitting.seen
        assert rows.index("undo tag actor") < rows.index("tag actor ·") < rows.index("tag claim ·")
        assert "3 of 3 changes" in rows
        assert "“Fourteen dead after fire" in rows
        await sitting.type("claim")
        assert sitting.options() == 1


async def test_going_back_makes_everything_as_it_was_right_after_a_change(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "right_parenthesis", "c", "right_parenthesis", "c")
        made = sitting.tags()
        assert len(made) == 3
        await sitting.press("U", "down", "down", "enter")
        assert sitting.tags() == made[:1]
        assert sitting.said == "as it was right after: tag claim · u undoes"
        await sitting.press("u")
        assert sitting.tags() == made
        await sitting.press("U", "enter")
        assert sitting.said.startswith("nothing has changed since")


async def test_what_another_annotator_did_since_is_theirs_to_take_back(project: Project) -> None:
    sitting = Sitting(project, Config(theme="dark"))
    async with sitting:
        await sitting.press("c")
        with Project.open(project.folder, annotator="ben") as other:
            other.tags.add("2-tidewater-ledger.txt", Span(0, 4), "actor")
        await sitting.press("U", "down", "enter")
        assert sitting.said.startswith("Changed meanwhile: cannot go back there: ben has since done 'tag actor'")


@pytest.mark.parametrize("opens", ["slash", "A", "U"])
async def test_lists_read_no_article_on_the_event_loop(
    sitting: Sitting, opens: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting:
        await sitting.press("c", "right_square_bracket", "c", "left_square_bracket")
        on_the_loop, read, document = list[str](), Library.read, Library.document

        def noted(library: Library, key: str) -> Document:
            if current_thread() is main_thread():
                on_the_loop.append(key)
            return read(library, key)

        monkeypatch.setattr(Library, "read", noted)
        monkeypatch.setattr(Library, "document", lambda library, key: noted(library, key) and document(library, key))
        await sitting.press(opens)
        await sitting.type("palune" if opens == "slash" else "claim")
        assert sitting.options() > 0
        assert on_the_loop == []
