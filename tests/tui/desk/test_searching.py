"""Working through a corpus by search: from hit to hit through the articles, hits tagged at once, archives."""

import re
import shutil
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from store.model import Hit, Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.dialogs.search import SearchDialog
from tui.widgets.hit_rows import hit_row, shown_hit

CONFIG = Config(theme="dark")
FIRE = '"fire"'


def dialog(sitting: Sitting) -> SearchDialog:
    shown = sitting.app.screen
    assert isinstance(shown, SearchDialog)
    return shown


def told(sitting: Sitting) -> str:
    return str(sitting.app.screen.query_one("#status", Static).content)


async def search(sitting: Sitting, text: str) -> SearchDialog:
    await sitting.press("slash")
    await sitting.type(text)
    return dialog(sitting)


async def test_hits_stand_below_their_articles_with_outlet_date_and_number(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, FIRE)
        assert [group.article.path[0] for group in shown.searched.groups] == ["1", "2", "3", "4", "5"]
        rows = [row.strip(" │›") for row in sitting.seen.splitlines()]
        number = len(shown.searched.groups[3].hits)
        head = next(n for n, row in enumerate(rows) if "Quillon Report · 2024-09-06 · Orrem Saal: what" in row)
        assert rows[head].endswith(f"{number} hits")
        assert number > 1
        assert all("fire" in row.casefold() for row in rows[head + 1 : head + 1 + number])
        assert "hits" in rows[head + 1 + number]
        assert told(sitting).startswith(f"{len(shown.searched.hits)} hits in 5 articles · ⏎ opens")


async def test_n_goes_on_from_hit_to_hit_through_the_articles_until_escape(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, FIRE)
        hits = shown.searched.hits
        await sitting.press("enter")
        seen = [(sitting.path, sitting.reader.cursor)]
        assert f"hit 1 of {len(hits)} · n N · esc" in sitting.seen
        for number in range(2, len(hits) + 1):
            await sitting.press("n")
            assert sitting.said == f"hit {number} of {len(hits)} · n N · esc"
            seen.append((sitting.path, sitting.reader.cursor))
        paths = {hit.document: sitting.project.entry(hit.document).path for hit in hits}
        assert seen == [(paths[hit.document], hit.span.start) for hit in hits]
        await sitting.press("n")
        assert sitting.said.startswith("hit 1 of ")
        await sitting.press("N")
        assert (sitting.path, sitting.reader.cursor) == seen[-1]
        await sitting.press("escape")
        assert not sitting.screen.find.is_walking


async def test_the_hints_teach_how_to_go_on_and_the_border_counts(sitting: Sitting) -> None:
    async with sitting:
        await search(sitting, FIRE)
        await sitting.press("enter", "right_parenthesis", "right_parenthesis")
        assert all(hint in sitting.seen for hint in ("n N next hit  ", "esc end of the search"))
        assert "12 hits · l" in sitting.seen
        await sitting.press("escape")
        assert "next hit" not in sitting.seen
        assert "n N · esc" not in sitting.seen


async def test_another_article_does_not_end_the_walk_which_goes_on_from_there(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, FIRE)
        first = len(shown.searched.groups[0].hits) + len(shown.searched.groups[1].hits)
        await sitting.press("enter", "right_square_bracket", "right_square_bracket", "g", "n")
        assert sitting.path.startswith("3")
        assert sitting.said.startswith(f"hit {first + 1} of ") or sitting.said.startswith(f"hit {first + 2} of ")
        assert sitting.reader.marked_within(sitting.span("fire"))[0]


@pytest.mark.parametrize("key", ["enter", "J", "1", "exclamation_mark"])
async def test_a_key_for_links_ends_the_walk(sitting: Sitting, key: str) -> None:
    async with sitting:
        await search(sitting, FIRE)
        await sitting.press("enter")
        assert sitting.screen.find.hits
        await sitting.press(key)
        assert not sitting.screen.find.is_walking
        await sitting.press("f")
        await sitting.type("levy")
        await sitting.press("enter", key)
        assert not sitting.screen.find.is_walking


async def test_what_is_looked_for_last_is_what_n_goes_through(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, FIRE)
        await sitting.press("enter", "f")
        await sitting.type("levy")
        await sitting.press("enter", "n")
        assert sitting.said == "hit 2 of 3 · n N · esc"
        await sitting.press("slash", "enter", "n")
        assert sitting.said == f"hit 2 of {len(shown.searched.hits)} · n N · esc"


async def test_the_dialog_opened_again_shows_the_same_query_and_hits(sitting: Sitting) -> None:
    async with sitting:
        hits = (await search(sitting, FIRE)).searched.hits
        await sitting.press("down", "enter", "n", "slash")
        shown = dialog(sitting)
        assert shown.query_one(Input).value == FIRE
        assert shown.searched.hits == hits
        assert shown.list.chosen is not None
        assert shown.list.chosen.hit == hits[2]
        await sitting.press("escape", "n")
        assert sitting.said.startswith("hit 4 of ")
        await sitting.press("slash")
        await sitting.type("levy")
        assert dialog(sitting).query_one(Input).value == "levy"
        assert {hit.document for hit in dialog(sitting).searched.hits} != {hit.document for hit in hits}


async def test_marked_hits_are_tagged_in_one_change_and_taken_back(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, '"Customs Guard"')
        await sitting.press("tab", "space", "down", "space")
        assert shown.is_marking
        assert told(sitting).startswith("3 marked · ")
        marked = list(shown.list.marked)
        await sitting.press("a")
        articles = len({hit.document for hit in marked})
        words = f"actor on 3 hits in {articles} article{'s' * (articles > 1)} · u undoes"
        assert told(sitting) == words
        assert sitting.said == words
        assert sitting.tags() == [("actor", "Customs Guard")] * 3
        assert len(list(sitting.project.history.latest())) == 1
        await sitting.press("u")
        assert told(sitting).startswith("undone: ")
        assert sitting.tags() == []
        await sitting.press("escape", "escape")
        assert sitting.app.screen is sitting.screen


async def test_a_claim_is_the_sentence_around_each_hit_and_what_is_tagged_is_left(sitting: Sitting) -> None:
    async with sitting:
        await search(sitting, '"Three of the dead" source:courier')
        await sitting.press("tab", "c")
        assert sitting.tags() == [("claim", "Three of the dead were guards, hospital staff said.")]
        assert told(sitting) == "claim on 1 hit in 1 article · u undoes"
        await sitting.press("c")
        assert told(sitting) == "claim: that is tagged so already"
        await sitting.press("s")
        assert ("source", "Three of the dead") in sitting.tags()


async def test_letters_type_until_a_hit_is_marked_and_after_escape_again(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, "cas")
        assert sitting.tags() == []
        assert shown.query_one(Input).value == "cas"
        await sitting.press(*["backspace"] * 3)
        await sitting.type(FIRE)
        await sitting.press("tab", "escape")
        assert not shown.is_marking
        await sitting.type(" -cas")
        assert shown.query_one(Input).value == f"{FIRE} -cas"
        await sitting.press("tab", "asterisk")
        assert len(shown.list.marked) == len(shown.searched.hits)
        await sitting.press("asterisk")
        assert shown.list.marked == {}


async def test_what_cannot_be_asked_is_said_and_the_list_stays(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, "/[0-9/")
        assert told(sitting).startswith("/[0-9/: no regular expression: ")
        await sitting.press(*["backspace"] * 6)
        await sitting.type("date:soon")
        assert told(sitting).startswith("date:soon: write a date as 2018")
        await sitting.press(*["backspace"] * 9)
        await sitting.type("/(a|aa)+$/")
        await sitting.press("enter")
        assert sitting.app.screen is shown


async def test_the_list_of_hits_answers_the_keys_of_every_list(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, "the")
        await sitting.press("tab")
        last = len(shown.searched.hits) - 1
        for keys, at in ((["G"], last), (["g"], 0), (["end"], last), (["home"], 0), (["ctrl+d", "ctrl+u"], 0)):
            await sitting.press(*keys)
            assert shown.list.chosen is not None
            assert shown.searched.hits.index(shown.list.chosen.hit) == at
        await sitting.press("ctrl+d")
        assert shown.list.cursor > 1
        assert len(shown.list.marked) == 1


@pytest.mark.parametrize("wrong", ["label:nope", "/[/"])
async def test_hits_of_what_was_typed_before_are_not_marked_nor_tagged(sitting: Sitting, wrong: str) -> None:
    async with sitting:
        shown = await search(sitting, FIRE)
        assert shown.searched.hits
        shown.query_one(Input).value = wrong
        await sitting.press("tab", "asterisk", "c")
        assert sitting.tags() == []
        assert shown.list.marked == {}
        assert not shown.is_marking


async def test_a_selection_with_signs_of_the_language_is_searched_as_it_is(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("right_square_bracket", "right_square_bracket")
        await sitting.go('"Armed gangs')
        await sitting.press("v", "w", "w", "w", "slash")
        shown = dialog(sitting)
        assert shown.query_one(Input).value.startswith('"\\"Armed gangs')
        assert len(shown.searched.hits) == 1


async def test_what_cannot_be_read_any_more_is_left_out_of_the_walk(sitting: Sitting) -> None:
    async with sitting:
        await search(sitting, FIRE)
        await sitting.press("enter")
        (sitting.project.folder / "2-tidewater-ledger.txt").unlink()
        hits = len(sitting.screen.find._walk)
        while len(sitting.screen.find._walk) == hits:
            await sitting.press("n")
        assert sitting.path.startswith("1")
        assert sitting.said.startswith("Not found: ")
        await sitting.press("n")
        assert sitting.path.startswith("3")


@pytest.fixture
def archived(project: Project, home: Path) -> Project:
    wire = home / "wire"
    wire.mkdir()
    shutil.move(project.folder / "4-quillon-report.md", wire / "4-quillon-report.md")
    project.refresh()
    project.archives.add(wire)
    project.archives.index()
    return project


async def test_hits_in_archives_are_marked_as_such_and_opened_to_be_read(archived: Project) -> None:
    sitting = Sitting(archived, CONFIG)
    async with sitting:
        shown = await search(sitting, "seventy-three")
        assert re.search(r"▪ wire · (The )?Quillon Report", sitting.seen)
        await sitting.press("tab", "c")
        assert told(sitting).startswith("Not tagged: ") or "only read" in told(sitting)
        assert sitting.tags() == []
        assert shown.list.marked == {}
        await sitting.press("enter")
        assert sitting.path == "wire:4-quillon-report.md"
        assert sitting.here.startswith("seventy-three")
        assert "─ wire · " in sitting.seen


async def test_long_titles_and_other_scripts_break_no_row(project: Project) -> None:
    title = "صحيفة المرفأ تحقيق " * 25
    (project.folder / "6.txt").write_text(
        f"---\ntitle: {title}\nsource: 港口日報\n---\n{'港の火事。' * 80}zeppelin {'بحر' * 90}\n", "utf-8"
    )
    project.refresh()
    sitting = Sitting(project, CONFIG, (60, 20))
    async with sitting:
        shown = await search(sitting, "zeppelin")
        assert len(shown.searched.hits) == 1
        assert len(sitting.seen.splitlines()) == 20
        assert "zeppelin" in sitting.seen.split("zeppelin", 1)[1]
        await sitting.press("enter")
        assert sitting.path == "6.txt"


def test_only_of_a_hit_in_like_words_is_said_how_like_it_is() -> None:
    text = "The gate of the weir stood open."
    rows = [hit_row(shown_hit(Hit("x", Span(4, 8), score), text), 60, is_marked=False) for score in (100.0, 87.9)]
    assert [row.plain.split()[0] for row in rows] == ["The", "~87"]
    assert len({row.plain.index("gate") for row in rows}) == 1


async def test_where_dates_or_outlets_are_not_known_an_empty_answer_says_so(project: Project) -> None:
    (project.folder / "6.txt").write_text("The zeppelin was late.\n", "utf-8")
    project.refresh()
    async with Sitting(project, CONFIG) as sitting:
        await search(sitting, "zeppelin date:2024-09 source:courier")
        assert told(sitting).startswith(
            "nothing found · no date is known of 1 of 6 articles, no outlet is known of 1 of 6"
        )
        await sitting.press("ctrl+u")
        await sitting.type("zeppelin -late")
        assert told(sitting) == "nothing found"


def test_a_hit_is_in_its_row_however_long_what_stands_before_it_is() -> None:
    text = "word " * 100 + "needle" + " word" * 100
    for width in (20, 40, 53, 110):
        row = hit_row(shown_hit(Hit("x", Span(500, 506), 100.0), text), width, is_marked=True)
        assert "needle" in row.plain
        assert row.cell_length <= width


async def test_enter_waits_for_the_hits_of_what_stands_typed(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("slash")
        dialog = sitting.app.screen
        assert isinstance(dialog, SearchDialog)
        await sitting.type("l")
        former = dialog.searched
        sitting.hurry(*"evy", "enter")
        await sitting.wait(lambda: dialog._goes or sitting.app.screen is not dialog)
        if dialog._goes and dialog.searched is former:
            dialog._take(former)  # an answer that was on its way
        await sitting.wait(lambda: sitting.app.screen is sitting.screen)
        await sitting.wait(lambda: sitting.here.startswith("levy"))


async def test_what_is_typed_again_has_its_own_answer_and_not_that_of_what_was_typed_between(sitting: Sitting) -> None:
    async with sitting:
        shown = await search(sitting, "label:claim")
        assert "nothing found" in told(sitting)
        await sitting.press("backspace")
        assert "no such label" in told(sitting)
        await sitting.press("m")
        assert shown.searched.text == "label:claim"
        assert "nothing found" in told(sitting)
        sitting.hurry("x", "backspace")
        await sitting.press("end")
        await sitting.wait(lambda: (shown.searched.text, told(sitting)) == ("label:claim", "nothing found"))
