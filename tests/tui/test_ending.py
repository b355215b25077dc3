"""How a session ends that does not come to an end by itself."""

from threading import Event

import pytest

from tui import app
from tui.app import _end_anyway


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the process was ended with."""
    codes = list[int]()
    monkeypatch.setattr(app, "END_SECONDS", 0.01)
    monkeypatch.setattr("tui.app.os._exit", codes.append)
    return codes


@pytest.mark.parametrize(("has_terminal", "looks"), [(False, 1), (True, app.PATIENCE)])
def test_a_process_is_ended_at_once_only_where_its_terminal_is_gone(
    monkeypatch: pytest.MonkeyPatch, ended: list[int], has_terminal: bool, looks: int
) -> None:
    asked = list[int]()

    def is_terminal(descriptor: int) -> bool:
        asked.append(descriptor)
        return has_terminal

    monkeypatch.setattr("tui.app.os.isatty", is_terminal)
    _end_anyway(Event())
    assert (ended, len(asked)) == ([1], looks)


def test_one_that_ends_by_itself_is_left_to_it(ended: list[int]) -> None:
    event = Event()
    event.set()
    _end_anyway(event)
    assert ended == []
