"""Sessions whose event as a whole has links that never change."""

import pytest

from store.model import Link, Progress
from store.project import Project
from store.project.kept_links import KeptLinks
from tests.tui.links import every_link
from tests.tui.sitting import Sitting
from tui.config import Config


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links between all articles are those that tests know."""

    def found(
        kept: KeptLinks, reading: Progress | None = None, linking: Progress | None = None, *, compared: bool = True
    ) -> list[Link]:
        library = kept._workspace.library
        return every_link([library.read(entry.id) for entry in library.entries])

    monkeypatch.setattr(KeptLinks, "all", found)


@pytest.fixture
def event(known: None, sitting: Sitting) -> Sitting:
    """A session on the sample project whose event is known."""
    return sitting


@pytest.fixture
def small_event(known: None, project: Project) -> Sitting:
    """The same on a small screen."""
    return Sitting(project, Config(theme="dark"), (80, 24))
