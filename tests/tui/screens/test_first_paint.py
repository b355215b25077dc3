"""What stands before the first paint is waited for at every start: one screen, one frame, and nothing that can wait."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest
import textual.screen
from textual.widgets import Input

from tests.tui.sitting import Sitting
from tui.app import VariorumApp
from tui.places import recall
from tui.screens.reading import ReadingScreen
from tui.widgets.find_bar import FindBar
from tui.widgets.reader import Reader

LATER = {
    "csv",
    "email",
    "pyperclip",
    "rapidfuzz",
    "seeds",
    "tantivy",
    "Stemmer",
    "charset_normalizer",
    "filelock",
    "regex",
    "ulid",
    "click",
    "store.annotations.anchoring",
    "store.integrity.checking",
    "store.exchange",
    "store.linking",
    "store.integrity.repairing",
    "store.annotations.renamed_articles",
    "tui.cli.command",
    "store.project.study",
    "tui.desk.answering",
    "tui.desk.asking",
    "tui.desk.reading",
    "tui.terminal.clipboard",
    "tui.dialogs.annotations",
    "tui.dialogs.help",
    "tui.dialogs.note",
    "tui.dialogs.pick",
    "tui.dialogs.search",
    "tui.widgets.field",
    "tui.widgets.find_bar",
    "tui.widgets.links_panel",
}
"""Modules that only an act of the reader, or the work after the first paint, may load."""

SESSION = """
import sys
from pathlib import Path
from store.project import Project
from tui.app import VariorumApp
from tui.config import Config

def tell(app):
    print(*sys.modules, app.screen is app.reading, len(app.screen_stack), sep="\\n", file=sys.__stderr__)
    app.exit()

VariorumApp.on_ready = tell
with Project.open(Path(sys.argv[1])) as project:
    VariorumApp(project, Config()).run(headless=True, size=(120, 36))
"""


@pytest.fixture
def collector() -> Iterator[None]:
    """The garbage collector, as it was afterwards."""
    yield
    gc.enable()
    gc.unfreeze()


def test_the_first_paint_waits_for_no_module_that_it_does_not_show(sitting: Sitting) -> None:
    command = [sys.executable, "-c", SESSION, str(sitting.project.folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    *loaded, is_session, screens = done.stderr.split()
    assert "tui.widgets.reader" in loaded
    assert not LATER & set(loaded)
    assert (is_session, screens) == ("True", "1"), "a screen before the session is laid out for nothing"


@pytest.mark.usefixtures("every_frame")
async def test_the_first_frame_has_the_text_and_the_focus(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[tuple[str, bool]] = []
    display = VariorumApp._display

    def seen(app: VariorumApp, *arguments: object) -> None:
        frames.append((sitting.seen, sitting.reader.has_focus))
        display(app, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(VariorumApp, "_display", seen)
    async with sitting:
        text, has_focus = frames[0]
        assert "At least 14 people" in text
        assert has_focus


@pytest.mark.usefixtures("every_frame")
async def test_what_the_first_frame_did_without_comes_next_and_moves_nothing(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames: list[list[str]] = []
    display = VariorumApp._display

    def seen(app: VariorumApp, *arguments: object) -> None:
        frames.append(sitting.seen.splitlines())
        display(app, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(VariorumApp, "_display", seen)
    async with sitting:
        first, last = frames[0], sitting.seen.splitlines()
        row = next(number for number, text in enumerate(first) if "At least 14 people" in text)
        assert "Legend" not in "".join(first)
        assert "Legend" in "".join(last)
        assert first[row].index("At least 14 people") == last[row].index("At least 14 people")
        assert len(last[row].rstrip()) > len(first[row].rstrip()), "the other reader"


async def test_a_key_that_is_quicker_than_the_rest_of_the_screen_has_it_made(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReadingScreen, "FIRST_FRAME_SECONDS", 60.0)
    async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
        before = sitting.screen.is_whole
        sitting.hurry("c")
        await sitting.wait(sitting.tags)
        assert (before, sitting.screen.is_whole) == (False, True)
        assert len(sitting.screen.query(Reader)) == 2


@pytest.mark.parametrize(("key", "shown"), [("F", "articles"), ("f", "find"), ("slash", "Search")])
async def test_what_is_typed_behind_a_key_that_is_quicker_than_the_screen_goes_where_the_key_leads(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch, key: str, shown: str
) -> None:
    monkeypatch.setattr(ReadingScreen, "FIRST_FRAME_SECONDS", 60.0)
    monkeypatch.setattr(textual.screen, "UPDATE_PERIOD", 60.0)  # seconds between frames: keys need wait for none
    async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
        sitting.hurry("j", key, *"cas")
        await sitting.wait(
            lambda: sitting.app.screen.query(Input) and sitting.app.screen.query_one(Input).value == "cas"
        )
        assert shown in sitting.seen
        assert not sitting.tags()


async def test_a_session_that_ends_before_it_is_whole_forgets_no_place(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReadingScreen, "FIRST_FRAME_SECONDS", 60.0)
    sitting.screen.desk.place.beside = "3-ostral-today.md"
    async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
        sitting.hurry("q")
        await sitting.wait(lambda: sitting.app._exit)
    assert recall(sitting.project.folder).beside == "3-ostral-today.md"


async def test_the_field_for_finding_is_made_when_it_is_asked_for(sitting: Sitting) -> None:
    async with sitting:
        assert not sitting.screen.query(FindBar)
        await sitting.press("f")
        await sitting.press("escape", "f")
        assert len(sitting.screen.query(FindBar)) == 1


async def test_a_collector_that_had_to_wait_works_again_after_the_first_paint(
    sitting: Sitting, collector: None
) -> None:
    gc.disable()
    async with sitting:
        assert gc.isenabled()
        assert gc.get_freeze_count()


async def test_a_collector_that_works_is_left_alone(sitting: Sitting) -> None:
    frozen = gc.get_freeze_count()
    async with sitting:
        assert gc.get_freeze_count() == frozen
