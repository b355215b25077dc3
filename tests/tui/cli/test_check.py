"""The verb `check`."""

from pathlib import Path

from tests.tui.calling import call
from tests.tui.cli.sample import SHARED, tagged


def test_a_sound_project_passes_the_check(project: Path) -> None:
    tagged(project, SHARED)
    called = call("check", project)
    assert (called.code, called.out) == (0, "")
