"""Reading sessions on the sample project, with links that never change and nothing of the user's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import store.linking
import tui.desk.ahead
from seeds import sample_project
from store.project import Project
from tests.tui import links
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.desk.asking import Asking
from tui.desk.watch import Watch
from tui.dialogs.search import SearchDialog
from tui.places import keep_known
from tui.widgets.hints import Hints


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
    """No waiting for keys that a test does not press; links that never change; messages that stay."""
    monkeypatch.setattr(store.linking, "Linker", links.FixedLinker)
    monkeypatch.setattr(store.linking, "unmatched_words", links.unmatched_words)
    monkeypatch.setattr(tui.desk.ahead, "STILL_SECONDS", 0.0)
    monkeypatch.setattr(tui.desk.ahead, "BREATH_SECONDS", 0.0)
    monkeypatch.setattr(Asking, "REST_SECONDS", 0.005)
    monkeypatch.setattr(Watch, "LOOK_SECONDS", 0.2)
    monkeypatch.setattr(SearchDialog, "REST_SECONDS", 0.005)
    monkeypatch.setattr(Hints, "MESSAGE_SECONDS", 600.0)


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
