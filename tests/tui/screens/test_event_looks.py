"""What the screens of the event look like, kept as pictures. After a change: `pytest --snapshot-update`, and look."""

from collections.abc import Callable

import pytest

from store.model import Span
from store.project import Project
from tests.tui.screens.test_looks import Act, at, session

SnapCompare = Callable[..., bool]

WIDE, SMALL = (120, 36), (80, 24)


@pytest.fixture
def event_of(known: None, project: Project) -> Project:
    """The sample project with a claim and actors; its links never change."""
    for words, label in (("Customs Guard", "actor"), ("Idra Palune", "actor")):
        start = project.document("1-harrow-courier.txt").text.index(words)
        project.tags.add("1-harrow-courier.txt", Span(start, start + len(words)), label)
    start = project.document("1-harrow-courier.txt").text.index("He promised an inquiry")
    project.tags.add("1-harrow-courier.txt", Span(start, start + 40), "claim")
    return project


def opened(view: str, *keys: str) -> Act:
    return at("injured when", view, *keys)


SCREENS = {
    "inbox": opened("I", "y"),
    "decided": opened("I", "y", "x", "tab"),
    "board": opened("B"),
    "unfolded": opened("B", "exclamation_mark", "enter", "l"),
    "apparatus": opened("B", "exclamation_mark", "p"),
    "actors": opened("at", "enter", "j"),
}


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_of_the_event(snap_compare: SnapCompare, event_of: Project, screen: str) -> None:
    assert snap_compare(session(event_of), terminal_size=WIDE, run_before=SCREENS[screen])


@pytest.mark.parametrize("screen", SCREENS)
def test_it_where_there_is_little_room_and_much_light(
    snap_compare: SnapCompare, event_of: Project, screen: str
) -> None:
    assert snap_compare(session(event_of, "light"), terminal_size=SMALL, run_before=SCREENS[screen])


@pytest.mark.parametrize("screen", SCREENS)
def test_it_where_there_is_little_room_and_no_colour(
    snap_compare: SnapCompare, event_of: Project, screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(session(event_of), terminal_size=SMALL, run_before=SCREENS[screen])
