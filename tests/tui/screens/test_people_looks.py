"""What exporting and disagreements look like. After a change: `pytest --snapshot-update`, and look."""

from pathlib import Path

import pytest

from store.project import Project
from tests.tui.screens.test_disagreements import two  # noqa: F401
from tests.tui.screens.test_event_looks import event_of  # noqa: F401
from tests.tui.screens.test_looks import SnapCompare, at, session

LOOKS = {
    "dark": ("dark", (120, 36), False),
    "light": ("light", (120, 36), False),
    "small": ("dark", (80, 24), False),
    "colourless": ("dark", (80, 24), True),
}
"""Theme, size, and whether colours are forbidden."""

pytestmark = pytest.mark.parametrize("look", LOOKS)


@pytest.fixture(autouse=True)
def dressed(look: str, monkeypatch: pytest.MonkeyPatch, quick: None) -> None:
    """The look, and a name for exports that is the same on every machine."""
    if LOOKS[look][2]:
        monkeypatch.setenv("NO_COLOR", "1")
    for module in ("exporting", "report"):
        monkeypatch.setattr(f"tui.desk.{module}.free_path", lambda folder, name, wished: Path("/home/anna") / name)


def test_exporting(snap_compare: SnapCompare, tagged: Project, look: str) -> None:
    theme, size, _ = LOOKS[look]
    acts = at("injured when", "e", "down", "down", "down", "tab", "space", "down", "space")
    assert snap_compare(session(tagged, theme), terminal_size=size, run_before=acts)


def test_exporting_the_board(snap_compare: SnapCompare, event_of: Project, look: str) -> None:  # noqa: F811
    theme, size, _ = LOOKS[look]
    assert snap_compare(session(event_of, theme), terminal_size=size, run_before=at("injured when", "B", "e"))


def test_disagreements(snap_compare: SnapCompare, two: Path, look: str) -> None:  # noqa: F811
    theme, size, _ = LOOKS[look]
    with Project.open(two, annotator="mira") as project:
        acts = at("injured when", "D", "x", "2")
        assert snap_compare(session(project, theme), terminal_size=size, run_before=acts)
