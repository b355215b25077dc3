"""What other programs change is shown, however long a look at it takes."""

from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from store.errors import StorageError
from store.project import Project
from store.project.links import Links
from tests.tui.sitting import Sitting
from tui.desk.watch import Watch


async def tagged_elsewhere(sitting: Sitting) -> None:
    """Another program tags the first words of what is read, and the session shows it."""
    with Project.open(sitting.project.folder, annotator="berta") as other:
        other.tags.add(sitting.path, sitting.span("At least 14 people"), "claim")
    await sitting.wait(lambda: "1 tag" in sitting.seen)


async def test_a_look_that_takes_longer_than_from_one_look_to_the_next_is_told(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine, or a slow disk, every look may."""
    monkeypatch.setattr(Watch, "LOOK_SECONDS", 0.01)
    refresh = Project.refresh

    def slow(project: Project) -> bool:
        changed = refresh(project)
        Event().wait(0.1)
        return changed

    monkeypatch.setattr(Project, "refresh", slow)
    async with sitting:
        await tagged_elsewhere(sitting)


async def test_what_a_look_found_is_shown_though_something_else_could_not_be_read(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    decisions = Links.decisions

    def damaged(links: Links) -> Any:
        if current_thread() is main_thread():
            return decisions(links)
        raise StorageError("links.json: damaged")

    async with sitting:
        monkeypatch.setattr(Links, "decisions", damaged)
        await tagged_elsewhere(sitting)
