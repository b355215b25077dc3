"""What a reader looks like, kept as pictures."""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from store.model import LABELS, Label, Span
from tests.tui.widgets.reader.app import TwoReaders
from tests.tui.widgets.reader.texts import HARBOUR, MANY_SCRIPTS, annotation, tagged

SnapCompare = Callable[..., bool]
SIZE = (100, 18)


def span(start: str, end: str) -> Span:
    return Span(HARBOUR.index(start), HARBOUR.index(end) + len(end))


def compared(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Links, hits, a passage compared, and some keys."""

    async def run_before(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, TwoReaders)
        statement = span("Forty", "Brandt.")
        board = span("The Board", "it.")
        app.first.mark_links([span("The Harbour", "stopped."), board], [statement], [board])
        app.first.highlight([span("pumps", "pumps"), span("power", "power")], span("power", "power"))
        app.second.mark_links([statement])
        app.second.counterpart(statement)
        app.first.go_to(HARBOUR.index("its four"))
        await pilot.press(*keys)
        await pilot.pause()

    return run_before


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_marks_and_the_sentence_at_the_cursor(snap_compare: SnapCompare, theme: str) -> None:
    app = TwoReaders(HARBOUR, tagged(HARBOUR), theme=theme)
    assert snap_compare(app, terminal_size=SIZE, run_before=compared())


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_a_selection_over_several_rows(snap_compare: SnapCompare, theme: str) -> None:
    app = TwoReaders(HARBOUR, tagged(HARBOUR), theme=theme)
    assert snap_compare(app, terminal_size=SIZE, run_before=compared("v", "j", "j", "j", "j", "w"))


def test_without_colours(snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TwoReaders(HARBOUR, tagged(HARBOUR))
    assert snap_compare(app, terminal_size=SIZE, run_before=compared("v", "w", "w"))


def test_labels_of_the_project(snap_compare: SnapCompare) -> None:
    labels = (*LABELS, Label("rumour", "m", "tint", colour="#aa3333"), Label("place", "p", "italic"))
    marks = [annotation(HARBOUR, "The Board denied it.", "rumour"), annotation(HARBOUR, "Orsk", "place")]
    app = TwoReaders(HARBOUR, [*tagged(HARBOUR), *marks], labels)
    assert snap_compare(app, terminal_size=SIZE)


def test_many_scripts(snap_compare: SnapCompare) -> None:
    marks = [
        annotation(MANY_SCRIPTS, "四台水泵中有两台停止运转。", "claim"),
        annotation(MANY_SCRIPTS, "هيئة الميناء", "actor"),
        annotation(MANY_SCRIPTS, "👨\u200d👩\u200d👧 and", "source"),
    ]
    assert snap_compare(TwoReaders(MANY_SCRIPTS, marks), terminal_size=(60, 16), press=["shift+right", "shift+right"])


def test_text_that_would_steer_a_terminal(snap_compare: SnapCompare) -> None:
    text = (
        "Escape \x1b[31mred\x07 and \x9b2J, nul \x00, tab\there, turned \u202eabc\u202c and\u2028broken.\n" + "x" * 90
    )
    assert snap_compare(TwoReaders(text), terminal_size=(60, 12))


def test_very_narrow(snap_compare: SnapCompare) -> None:
    assert snap_compare(TwoReaders(HARBOUR, tagged(HARBOUR)), terminal_size=(30, 10))


def test_nothing_to_read(snap_compare: SnapCompare) -> None:
    assert snap_compare(TwoReaders(""), terminal_size=(40, 6))
