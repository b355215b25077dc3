"""Reading sessions on the sample project, with links that never change and nothing of the user's own."""

import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen

import store.linking
import tui.desk.prefetching
import tui.terminal.typeahead
from seeds import sample_project
from store.model import Span
from store.project import Project
from store.project.workspace import Workspace
from tests.tui import links
from tests.tui.links import ROOF
from tests.tui.resting import draw, draw_at_rest, rested
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.desk.asking import Asking
from tui.desk.last_place import LastPlace
from tui.desk.watch import Watch
from tui.dialogs.search import SearchDialog
from tui.places import keep_known
from tui.widgets.hints import Hints

DEAD = (
    "At least 14 people were killed and 31 injured when a fire tore through the old Salt Exchange of Orrem Saal on "
    "Tuesday night, hours after the Customs Guard surrounded the building to end its two-day occupation by salt-pan "
    "workers."
)

TAGS = (
    ("1-harrow-courier.txt", DEAD, "claim", ""),
    ("1-harrow-courier.txt", "Customs Guard", "actor", ""),
    ("1-harrow-courier.txt", "Three of the dead were guards, hospital staff said.", "claim", "which hospital?"),
    ("1-harrow-courier.txt", "hospital staff said", "source", ""),
    ("1-harrow-courier.txt", "Pan Workers' League (PWL)", "actor", ""),
    ("2-tidewater-ledger.txt", "Idra Palune", "actor", ""),
    ("2-tidewater-ledger.txt", "The Courier reported", "source", ""),
    ("3-ostral-today.md", "Eight people lost their lives on Tuesday in Orem Sahl", "claim", ""),
    ("4-quillon-report.md", "according to a list of names", "source", ""),
    ("5-lantern-bay-observer.txt", "At least 14 persons were killed and 60 other injured", "claim", ""),
    ("5-lantern-bay-observer.txt", "told the doctors of the first hospital", "source", ""),
)
"""What was tagged: article, words, label, note."""


@pytest.fixture(scope="session", autouse=True)
def no_idling() -> Iterator[None]:
    """Textual's pilot waits until all is done and drawn, and no longer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(textual.pilot, "wait_for_idle", rested)
        patch.setattr(textual.app, "wait_for_idle", rested)
        yield


class Kept(dict[tuple[Any, ...], list[RuleSet]]):
    """Rules by what they were read from; a sheet that takes other colours has others of these, and empties none."""

    def clear(self) -> None:
        """Keep them for other sheets."""


@pytest.fixture(scope="session", autouse=True)
def styles_read_once() -> Iterator[None]:
    """Rules of the same style sheet in the same colours are read once, not by each of a thousand sessions."""
    read: dict[frozenset[tuple[str, str]], Kept] = {}

    def shared(sheet: Stylesheet) -> Kept:
        return read.setdefault(frozenset(sheet._variables.items()), Kept())

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_cache", property(shared, lambda *_: None), raising=False)
        yield


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of somebody who has been here before, no display, and a working folder to export to."""
    for name in ("STATE", "DATA", "CONFIG", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    keep_known()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """No waiting for keys that a test does not press; links that never change; messages that stay; few frames.

    A test looks at the screen when it rests, and has it drawn then: frames in between are made as on a slow line.
    """
    monkeypatch.setattr(store.linking, "Linker", links.FixedLinker)
    monkeypatch.setattr(store.linking, "unmatched_words", links.unmatched_words)
    monkeypatch.setattr(Screen, "_compositor_refresh", draw_at_rest)
    monkeypatch.setattr(tui.terminal.typeahead, "PATIENCE", 60.0)
    monkeypatch.setattr(tui.desk.prefetching, "STILL_SECONDS", 0.0)
    monkeypatch.setattr(tui.desk.prefetching, "BREATH_SECONDS", 0.0)
    monkeypatch.setattr(Asking, "REST_SECONDS", 0.005)
    monkeypatch.setattr(LastPlace, "KEEP_SECONDS", 600.0)  # how much was read is told with it
    monkeypatch.setattr(Watch, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(SearchDialog, "REST_SECONDS", 0.005)
    monkeypatch.setattr(Hints, "MESSAGE_SECONDS", 600.0)


@pytest.fixture
def every_frame(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is between two rests of a session is drawn too."""
    monkeypatch.setattr(Screen, "_compositor_refresh", draw)


@pytest.fixture
def folder(home: Path) -> Path:
    """A copy of the sample's articles, nothing else."""
    return sample_project(home / "Salt Exchange")


@pytest.fixture
def project(folder: Path, quick: None) -> Iterator[Project]:
    """The sample project, opened by anna."""
    with Project.open(folder, annotator="anna") as opened:
        yield opened


@pytest.fixture
def sitting(project: Project) -> Sitting:
    """A session on the sample project that has not begun: `async with sitting: ...`."""
    return Sitting(project, Config(theme="dark"))


@pytest.fixture
def tagged(project: Project) -> Project:
    """The sample project with a fixed set of tags and one accepted link."""
    for path, words, label, note in TAGS:
        start = project.document(path).text.index(words)
        project.tags.add(path, Span(start, start + len(words)), label, note)
    start = project.document("1-harrow-courier.txt").text.index(ROOF)
    passage = project.links.passage("1-harrow-courier.txt", Span(start, start + len(ROOF)))
    project.links.accept(project.links.of(passage)[0])
    return project


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A minute for each change, in one place of the world."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    minutes = count()
    monkeypatch.setattr(Workspace, "now", lambda _: f"2024-03-05T14:{next(minutes):02}:00+00:00")
    yield
    monkeypatch.undo()
    time.tzset()
