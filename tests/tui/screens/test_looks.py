"""What a session looks like, kept as pictures. After a change that was meant: `pytest --snapshot-update`, and look."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from store.project import Project
from tests.tui.links import ROOF
from tests.tui.resting import until
from tests.tui.sitting import press, settled
from tui.app import VariorumApp
from tui.config import Config

SnapCompare = Callable[..., bool]
Act = Callable[[Pilot[None]], Awaitable[None]]

WIDE, USUAL, SMALL = (120, 36), (80, 24), (60, 20)
"""Columns and rows of the screens."""


def at(words: str, *keys: str) -> Act:
    """A cursor, and keys pressed from there."""

    async def act(pilot: Pilot[None]) -> None:
        app = pilot.app
        assert isinstance(app, VariorumApp)
        await settled(pilot)
        document = app.reading.panes.document
        assert document is not None
        app.reading.panes.reader.go_to(document.text.index(words))
        await settled(pilot)
        for key in keys:
            press(app, key)
            await settled(pilot)
        await settled(pilot)
        app.reading.panes.reader.follow()

    return act


def session(project: Project, theme: str = "dark") -> VariorumApp:
    return VariorumApp(project, Config(theme=theme))


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_reading_a_linked_claim(snap_compare: SnapCompare, tagged: Project, theme: str) -> None:
    assert snap_compare(session(tagged, theme), terminal_size=WIDE, run_before=at("injured when"))


def test_reading_without_colours(snap_compare: SnapCompare, tagged: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at("injured when"))


async def suggested(pilot: Pilot[None]) -> None:
    """Suggestions shown beside tags, the cursor behind them."""
    await at("guards, hospital", "i")(pilot)
    app = pilot.app
    assert isinstance(app, VariorumApp)
    await until(lambda: app.reading.hints.message.startswith("suggested:"), lambda: "nothing was suggested")
    await settled(pilot)
    for _ in range(2):
        press(app, "right_parenthesis")
        await settled(pilot)


def test_suggestions_beside_tags(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=suggested)


def test_suggestions_without_colours(
    snap_compare: SnapCompare, tagged: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=suggested)


@pytest.mark.parametrize("size", [USUAL, SMALL, (40, 10)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_reading_where_there_is_little_room(snap_compare: SnapCompare, tagged: Project, size: tuple[int, int]) -> None:
    assert snap_compare(session(tagged), terminal_size=size, run_before=at("injured when"))


def test_the_list_where_there_is_little_room(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=USUAL, run_before=at("injured when", "shift+tab", "j"))


def test_one_pane_alone(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at("injured when", "z"))


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_a_selection(snap_compare: SnapCompare, tagged: Project, theme: str) -> None:
    act = at("when a fire", "v", "j", "j", "j", "w")
    assert snap_compare(session(tagged, theme), terminal_size=WIDE, run_before=act)


def test_an_accepted_link_and_its_wording(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at(ROOF, "W", "J"))


def test_what_was_done_is_said_in_the_last_row(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at("The market hall", "c"))


def test_finding(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at("The market", "f", *"guard"))


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_the_keys(snap_compare: SnapCompare, tagged: Project, theme: str) -> None:
    assert snap_compare(session(tagged, theme), terminal_size=WIDE, run_before=at("injured when", "question_mark"))


QUERY = tuple("space" if sign == " " else "quotation_mark" if sign == '"' else sign for sign in '"guard" source:e')
"""The keys of a search."""


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_searching_all_articles(snap_compare: SnapCompare, tagged: Project, theme: str) -> None:
    act = at("injured", "slash", *QUERY, "down")
    assert snap_compare(session(tagged, theme), terminal_size=WIDE, run_before=act)


def test_searching_without_colours(snap_compare: SnapCompare, tagged: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at("injured", "slash", *QUERY, "down"))


@pytest.mark.parametrize("size", [WIDE, USUAL, SMALL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_marked_hits(snap_compare: SnapCompare, tagged: Project, size: tuple[int, int]) -> None:
    act = at("injured", "slash", *"palune", "tab", "tab", "down")
    assert snap_compare(session(tagged), terminal_size=size, run_before=act)


def test_from_hit_to_hit(snap_compare: SnapCompare, tagged: Project) -> None:
    act = at("injured", "slash", *QUERY, "enter", "n", "n")
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=act)


@pytest.mark.parametrize("size", [WIDE, USUAL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_all_tags(snap_compare: SnapCompare, tagged: Project, size: tuple[int, int]) -> None:
    assert snap_compare(session(tagged), terminal_size=size, run_before=at("injured when", "A"))


@pytest.mark.parametrize("size", [WIDE, USUAL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_the_last_changes(snap_compare: SnapCompare, clock: None, tagged: Project, size: tuple[int, int]) -> None:
    assert snap_compare(session(tagged), terminal_size=size, run_before=at("injured when", "U", "down"))


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_picking(snap_compare: SnapCompare, tagged: Project, theme: str) -> None:
    assert snap_compare(session(tagged, theme), terminal_size=WIDE, run_before=at("Customs Guard", "r"))


def test_writing_a_note(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=WIDE, run_before=at("Three of", "t"))


def test_a_folder_without_articles(snap_compare: SnapCompare, home: Path, quick: None) -> None:
    (home / "bare").mkdir()
    with Project.open(home / "bare", annotator="anna") as project:
        app = session(project)

        async def act(pilot: Pilot[None]) -> None:
            await settled(pilot)
            app.reading.desk.say("no articles here")
            await settled(pilot)

        assert snap_compare(app, terminal_size=USUAL, run_before=act)


@pytest.fixture
def many(home: Path, quick: None) -> Iterator[Project]:
    """Sixty articles by six outlets, one of them without a name, and some without a date."""
    folder = home / "Weir"
    folder.mkdir()
    outlets = ("Weir Gazette", "The Aldern Post", "港口日報", "Registro de las Salinas", "صحيفة المرفأ", "")
    for number in range(1, 61):
        outlet, day = outlets[number % 6], f"2024-03-{1 + number % 27:02}" if number % 5 else ""
        known = [
            f"title: Report {number} on the pumps that stood still at the weir",
            f"source: {outlet}",
            f"date: {day}",
        ]
        text = "\n".join(["---", *(line for line in known if not line.endswith(": ")), "---", "It rained.", ""])
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    with Project.open(folder, annotator="anna") as opened:
        yield opened


@pytest.mark.parametrize("theme", ["dark", "light", "ansi"])
def test_many_articles_sorted_by_date(snap_compare: SnapCompare, many: Project, theme: str) -> None:
    act = at("It rained", "S", "tab", "tab", "j", "j")
    assert snap_compare(session(many, theme), terminal_size=WIDE, run_before=act)


@pytest.mark.parametrize("size", [(200, 60), USUAL, SMALL], ids=lambda size: f"{size[0]}x{size[1]}")
def test_many_articles_filtered(snap_compare: SnapCompare, many: Project, size: tuple[int, int]) -> None:
    act = at("It rained", "S", "S", "F", *"03-1", "down", "down")
    assert snap_compare(session(many), terminal_size=size, run_before=act)


def test_many_articles_without_colours(
    snap_compare: SnapCompare, many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    act = at("It rained", "S", "shift+tab", "j")
    assert snap_compare(session(many), terminal_size=USUAL, run_before=act)


def test_reading_where_there_is_much_room(snap_compare: SnapCompare, tagged: Project) -> None:
    assert snap_compare(session(tagged), terminal_size=(200, 60), run_before=at("injured when"))
