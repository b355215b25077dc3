"""Our driver and compositor stand on Textual's insides: with a version that nobody tested, Textual's own are used."""

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.drivers.linux_driver import LinuxDriver

from seeds import sample_project
from store.project import Project
from tests.terminal import Terminal
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.terminal import textual_version
from tui.terminal.compositor import SparingCompositor
from tui.terminal.driver import SparingDriver, sparing


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A version of Textual that is not out yet."""
    monkeypatch.setattr(textual_version, "installed", lambda: "8.97.0")
    textual_version.is_tested.cache_clear()
    yield
    textual_version.is_tested.cache_clear()


def test_the_installed_version_is_one_that_was_tested() -> None:
    assert textual_version.installed() == version("textual")
    assert textual_version.is_tested()
    assert sparing(LinuxDriver) is SparingDriver


async def test_with_an_untested_version_the_session_is_textuals_own_and_works(made_up: None, project: Project) -> None:
    assert sparing(LinuxDriver) is LinuxDriver
    sitting = Sitting(project, Config(theme="dark"))
    async with sitting:
        assert type(sitting.screen._compositor) is Compositor
        assert not isinstance(sitting.screen._compositor, SparingCompositor)
        await sitting.press("c", "right_square_bracket", "slash", "escape", "ctrl+l")
        assert [label for label, _ in sitting.tags()] == ["claim"]


@pytest.mark.terminal
def test_with_an_untested_version_a_terminal_is_driven_as_textual_does(tmp_path: Path) -> None:
    (tmp_path / "made_up").mkdir()
    (tmp_path / "made_up" / "sitecustomize.py").write_text(
        "from tui.terminal import textual_version\ntextual_version.installed = lambda: '8.97.0'\n", "utf-8"
    )
    folder = sample_project(tmp_path / "Salt Exchange")
    terminal = Terminal(str(folder), home=tmp_path, environment={"PYTHONPATH": f"{tmp_path / 'made_up'}:{Path.cwd()}"})
    terminal.wait("Fourteen dead")
    terminal.press("c")
    terminal.wait("u undoes")
    terminal.press("q")
    assert terminal.end() == 0
    with Project.open(folder) as project:
        assert [tag.label for tag in project.tags.of()] == ["claim"]
