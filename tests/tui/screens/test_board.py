"""The board: statements by the articles that carry them."""

from itertools import dropwhile, takewhile
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.widgets import Input

from store.model import Link, Span
from store.project import Project
from store.project.kept_links import KeptLinks
from tests.tui.links import ROOF
from tests.tui.sitting import Sitting, settled
from tui.config import Config

DEAD = "At least 14 people were killed"


def rows(sitting: Sitting) -> list[str]:
    """What is listed, heads and foot left out."""
    framed = [row[1:-1].rstrip(" ▁▂▃▄▅▆▇█") for row in sitting.seen.splitlines() if row.startswith("│")]
    listed = takewhile(lambda row: not row.startswith("──"), framed[2:])
    return [row for row in listed if row.strip()]


def foot(sitting: Sitting) -> str:
    """What is said below the rows."""
    framed = [row[1:-1].strip() for row in sitting.seen.splitlines() if row.startswith("│")]
    return " ".join(dropwhile(lambda row: not row.startswith("──"), framed)).strip()


def said(sitting: Sitting) -> str:
    return sitting.app._views.seen.hints.message


def at(sitting: Sitting) -> str:
    """The row at the cursor."""
    return next((row for row in rows(sitting) if row.startswith("›")), "")


async def test_a_row_says_who_has_a_statement_verbatim_reworded_or_with_another_number(event: Sitting) -> None:
    async with event:
        await event.press("B")
        assert "Harrow Cour" in event.seen
        assert "2024-09-06" in event.seen
        dead = next(row for row in rows(event) if DEAD in row)
        assert dead[4] == "≠"
        assert dead.split()[-6:] == ["=", "31", "·", "·", "60", "nineteen"]
        roof = next(row for row in rows(event) if "Shortly before midnight" in row)
        assert roof[4] == " "
        assert roof.split()[-5:] == ["=", "·", "=", "~", "·"]


async def test_a_statement_becomes_a_claim_and_stays_under_the_cursor(event: Sitting) -> None:
    async with event:
        await event.press("B", "G", "c")
        assert at(event).startswith("› ▌")
        assert said(event).startswith("claim “")
        assert rows(event)[-1] == at(event)
        assert "1 claim " in event.seen
        assert [label for label, _ in event.tags()] == ["claim"]
        await event.press("c")
        assert event.tags() == []
        assert said(event).startswith("removed claim “")


async def test_a_claim_is_marked_before_the_board_is_made_again(
    event: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with event:
        await event.press("B", "G")
        again, real = Event(), KeptLinks.all

        def slowly(kept: KeptLinks, *asked: Any, **how: Any) -> list[Link]:
            assert again.wait(60)
            return real(kept, *asked, **how)

        monkeypatch.setattr(KeptLinks, "all", slowly)
        try:
            event.hurry("c")
            await event.wait(lambda: at(event).startswith("› ▌"))
            assert "1 claim " in event.seen
            event.hurry("c")
            await event.wait(lambda: not at(event).startswith("› ▌"))
            assert "0 claims" in event.seen
        finally:
            again.set()
        await settled(event.pilot)
        assert event.tags() == []


@pytest.mark.parametrize("hasty", [False, True])
async def test_statements_keep_their_places_while_claims_are_made_of_them(event: Sitting, hasty: bool) -> None:
    async with event:
        await event.press("B")
        before = [row[6:40] for row in rows(event)]
        for keys in (("j", "c"), ("j", "c"), ("j", "c", "j")):
            if hasty:
                event.hurry(*keys)
            else:
                await event.press(*keys)
        await settled(event.pilot)
        assert [row[6:40] for row in rows(event)] == before
        assert [n for n, row in enumerate(rows(event)) if "▌" in row] == [1, 2, 3]
        assert rows(event).index(at(event)) == 4
        await event.press("S", "S", "S")
        assert [n for n, row in enumerate(rows(event)) if "▌" in row] == [0, 1, 2]


async def test_it_unfolds_the_wordings_and_reads_one_with_the_base_beside(event: Sitting) -> None:
    async with event:
        await event.press("B", "exclamation_mark", "g", "enter")
        assert "At least 14 persons were killed and 60" in event.seen
        await event.press("enter")
        assert event.app.screen is event.screen
        assert event.here.startswith(DEAD)
        await event.press("B", "enter")
        while "14 persons" not in at(event):
            await event.press("j")
        await event.press("enter")
        assert event.here.startswith("At least 14 persons")
        beside = event.screen.panes.beside.reader.document
        assert beside is not None
        assert beside.path.startswith("1-")


async def test_enter_reads_what_the_marked_article_says(event: Sitting) -> None:
    async with event:
        await event.press("B", "g", "l", "l", "l", "enter", "enter")
        assert event.here.startswith("At least 14 persons")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_statement_and_what_the_marked_article_has_for_it_stand_whole_below(
    known: None, project: Project, size: tuple[int, int]
) -> None:
    async with Sitting(project, Config(theme="dark"), size) as sitting:
        await sitting.press("B")
        assert "Harrow Courier 2024-09-04: At least 14 people were killed and 31" in foot(sitting)
        assert foot(sitting).count("2024-09-0") == 1, "the base is the marked article's own"
        await sitting.press("l")
        assert foot(sitting).endswith("Ostral Today 2024-09-04: · not there")
        await sitting.press("l", "l")
        assert "Lantern Bay Observer 2024-09-05: At least" in foot(sitting)
        await sitting.press("j")
        assert "He promised an inquiry" in foot(sitting)
        await sitting.press("enter")
        assert foot(sitting) == "", "it stands unfolded above"
        await sitting.press("p")
        assert foot(sitting) == "", "the apparatus begins with the statement"
        await sitting.press("p", "escape")
        assert "He promised an inquiry" in foot(sitting)


async def test_typing_filters_and_escape_backs_out_level_by_level(event: Sitting) -> None:
    async with event:
        await event.press("B", "enter")
        await event.press("F")
        await event.type("only conflicts outlet:quillon")
        assert "2 of 5 statements" in event.seen
        assert "Cholm Rawady" in event.seen
        assert "Theodor Lisk" not in event.seen
        await event.type(" nowhere")
        assert "None of the 5 statements is such" in event.seen
        await event.press("escape")
        assert "   5 statements" in event.seen
        assert "At least 14 persons" in event.seen
        await event.press("escape")
        assert "At least 14 persons" not in event.seen
        await event.press("escape")
        assert event.app.screen is event.screen


async def test_it_is_sorted_three_ways(event: Sitting) -> None:
    async with event:
        await event.press("B")
        first = rows(event)[0]
        await event.press("S")
        assert "by how many carry it" in event.seen
        await event.press("S")
        assert "by first appearance" in event.seen
        assert [row[6:12] for row in rows(event)] == ["At lea", "Shortl", "Fisher", "He pro", "set fi"]
        await event.press("S")
        assert rows(event)[0][2:] == first[2:]


async def test_the_apparatus_follows_the_cursor(event: Sitting) -> None:
    async with event:
        await event.press("B", "g", "p")
        assert "31 injured] 60 Lantern Bay Observer 2024-09-05" in event.seen
        await event.press("exclamation_mark", "G")
        assert "31 injured] 60" not in event.seen
        await event.press("p")
        assert "Apparatus" not in event.seen


async def test_the_report_is_written_of_what_is_shown(event: Sitting, home: Path) -> None:
    async with event:
        await event.press("B", "F")
        await event.type("midnight")
        await event.press("enter", "e", "enter")
        assert said(event).startswith("written: ")
        report = Path(said(event).removeprefix("written: ")).read_text("utf-8")
        assert ROOF in report
        assert DEAD not in report
        await event.press("e")
        assert event.app.screen.query_one("#path", Input).value.endswith("board-2.md")
        assert "1 statement" in event.seen


@pytest.mark.parametrize(("width", "last"), [(80, "Quil…"), (120, "Quillon R"), (200, "Quillon Report")])
async def test_columns_fold_to_those_that_tell_most(known: None, project: Project, width: int, last: str) -> None:
    for number in range(6, 50):
        (project.folder / f"{number}-other.txt").write_text(f"Title {number}\n\nNothing of it, {number}.\n", "utf-8")
    project.scan()
    async with Sitting(project, Config(theme="dark"), (width, 24)) as sitting:
        await sitting.press("B")
        assert "Harrow" in sitting.seen
        assert last in sitting.seen, "few that tell have the room of few"
        assert "Title 6" not in sitting.seen
        assert "Statement · 5 of 49" in sitting.seen
        await sitting.press("z", *"llllllllllllllllllllllllllllllllllllllll")
        assert "Title " in sitting.seen
        await sitting.press("z")
        assert "Title " not in sitting.seen


@pytest.mark.parametrize("kept", [0, 1])
async def test_where_nothing_is_stated_it_says_how_it_comes(known: None, project: Project, kept: int) -> None:
    for path in [entry.path for entry in project.entries()][kept:]:
        (project.folder / path).unlink()
    project.scan()
    async with Sitting(project, Config(theme="dark"), (80, 24)) as sitting:
        await sitting.press("B")
        assert "c tags one while you read" in " ".join(sitting.seen.replace("│", " ").split())
        await sitting.press("enter", "c", "exclamation_mark", "l", "h", "z", "S", "p", "e", "j", "escape")
        assert sitting.app.screen is sitting.screen


async def test_what_another_change_did_is_shown_at_any_size(event: Sitting) -> None:
    async with event:
        await event.press("B", "enter", "p")
        for size in ((80, 24), (30, 8), (200, 60), (12, 4), (120, 36)):
            await event.pilot.resize_terminal(*size)
            await event.press("j", "k", "l")
        start = event.project.document("1-harrow-courier.txt").text.index(ROOF)
        event.project.tags.add("1-harrow-courier.txt", Span(start, start + len(ROOF)), "claim")
        event.screen.desk.show_changed()
        for tell in event.screen.desk.on_others:
            tell()
        await event.press("k", "g")
        assert "▌" in next(row for row in rows(event) if "Shortly before midnight" in row)


async def test_other_scripts_and_long_titles_keep_the_columns(known: None, project: Project) -> None:
    for entry, source in zip(project.entries(), ("東京新聞の夕刊", "الشرق الأوسط", "x" * 500, "", "Ω"), strict=True):
        path = project.folder / entry.path
        lines = path.read_text("utf-8").splitlines()
        path.write_text(f"{'Long title ' * 50}\n{source}\n\n" + "\n".join(lines[1:]) + "\n", "utf-8")
    project.scan()
    async with Sitting(project, Config(theme="dark"), (100, 24)) as sitting:
        await sitting.press("B", "enter", "l")
        strips = sitting.app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips[:24]} == {100}
