"""Opening a project whose articles take long to be read: the screen is there at once, and its keys are live."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest

from store.errors import ArticleError, ProjectError
from store.library import library
from store.library.catalogue import Row
from store.library.library import Library
from store.project import Project
from tests.tui.sitting import Sitting
from tui.app import VariorumApp
from tui.config import Config
from tui.desk import opening
from tui.desk.opening import Opening
from tui.screens.reading import ReadingScreen


class Slow:
    """A disk that gives an article each time it is let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on, self.read = Event(), library._read
        monkeypatch.setattr(library, "_read", self._read)
        monkeypatch.setattr(library, "BATCH", 2)
        monkeypatch.setattr(opening, "PATIENCE", 0.01)
        monkeypatch.setattr(opening, "TELL_SECONDS", 0.02)

    def _read(self, folder: Path, path: str, status: object, chosen: object) -> tuple[Row, str]:
        if not path.startswith(("1", "2")):
            self.go_on.wait()
        return self.read(folder, path, status, chosen)  # type: ignore[arg-type]


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    disk = Slow(monkeypatch)
    yield disk
    disk.go_on.set()


async def test_the_session_is_there_before_the_articles_are(folder: Path, quick: None, slow: Slow) -> None:
    with Project.open(folder, annotator="anna", is_scanned=False) as project:
        begun = Opening(project)
        begun.start()
        begun.wait()
        assert not begun.is_done
        sitting = Sitting(project, Config(theme="dark"))
        sitting.app = VariorumApp(project, Config(theme="dark"), begun)
        async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
            await sitting.wait(lambda: "reading 2 of 5 articles …" in sitting.seen)
            assert "no articles" not in sitting.seen
            for keys in ("c", "n", "y", "j", "right_square_bracket", "slash", "escape", "A", "escape", "U", "escape"):
                sitting.hurry(keys)
            await sitting.pilot.pause(0.2)
            sitting.hurry("question_mark")
            await sitting.wait(lambda: not isinstance(sitting.app.screen, ReadingScreen))
            sitting.hurry("escape")
            slow.go_on.set()
            await sitting.wait(lambda: "Fourteen dead after fire" in sitting.seen)
            await sitting.wait(lambda: "reading" not in sitting.seen.splitlines()[0])
            await sitting.press("c")
            assert len(sitting.tags()) == 1


def test_a_session_that_ends_meanwhile_leaves_nothing_running(folder: Path, slow: Slow) -> None:
    with Project.open(folder, is_scanned=False) as project:
        begun = Opening(project)
        begun.start()
        begun.wait()
        slow.go_on.set()
        begun.stop()
        assert not begun._thread.is_alive()


def test_what_goes_wrong_at_once_is_told_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bool:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Library, "scan", broken)
    with Project.open(folder, is_scanned=False) as project:
        begun = Opening(project)
        begun.start()
        with pytest.raises(ProjectError, match="Input/output error"):
            begun.wait()


def opened_slowly(project: Project) -> Sitting:
    """A session on a project whose articles have not been read yet when it begins."""
    begun = Opening(project)
    begun.start()
    begun.wait()
    sitting = Sitting(project, Config(theme="dark"))
    sitting.app = VariorumApp(project, Config(theme="dark"), begun)
    return sitting


async def test_what_goes_wrong_later_is_said(folder: Path, quick: None, slow: Slow) -> None:
    def broken(library: Library, *_: object) -> bool:
        slow.go_on.wait()
        raise ArticleError("the disk is gone")

    with Project.open(folder, is_scanned=False) as project:
        slow_scan = pytest.MonkeyPatch()
        slow_scan.setattr(Library, "scan", broken)
        sitting = opened_slowly(project)
        async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
            await sitting.wait(lambda: "reading articles …" in sitting.seen)
            slow.go_on.set()
            await sitting.wait(lambda: "the disk is gone" in sitting.said)
        slow_scan.undo()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
async def test_a_fault_of_the_program_ends_the_session_and_is_not_waited_for(
    folder: Path, quick: None, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(library: Library, *_: object) -> bool:
        slow.go_on.wait()
        raise LookupError("nobody thought of this")

    with Project.open(folder, is_scanned=False) as project:
        monkeypatch.setattr(Library, "scan", broken)
        sitting = opened_slowly(project)
        with pytest.raises(LookupError, match="nobody thought"):
            await goes_on_until_it_fails(sitting, slow)


async def goes_on_until_it_fails(sitting: Sitting, slow: Slow) -> None:
    async with sitting.app.run_test(size=sitting.size) as sitting.pilot:
        await sitting.wait(lambda: "reading articles …" in sitting.seen)
        slow.go_on.set()
        await sitting.wait(lambda: sitting.app._exception)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_at_once_ends_the_program_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "scan", lambda *_: int("nobody thought of this"))
    with Project.open(folder, is_scanned=False) as project:
        begun = Opening(project)
        begun.start()
        begun._thread.join()
        with pytest.raises(ValueError, match="nobody thought"):
            begun.wait()
