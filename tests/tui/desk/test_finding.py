"""What the keys of the group `Search` do."""

from textual.widgets import Static

from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.desk.find import occurrences
from tui.dialogs.search import SearchDialog

CONFIG = Config(theme="dark")


def status(sitting: Sitting, id: str) -> str:
    return str(sitting.app.screen.query_one(id, Static).content)


def dialog(sitting: Sitting) -> SearchDialog:
    shown = sitting.app.screen
    assert isinstance(shown, SearchDialog)
    return shown


async def test_finding_counts_while_typing_and_goes_from_hit_to_hit(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("f")
        await sitting.type("levy")
        assert "find levy " in sitting.seen
        assert "1/3  ⏎ keep" in sitting.seen
        assert sitting.here.startswith("levy withdrawn")
        await sitting.press("enter", "n")
        assert sitting.said == "hit 2 of 3 · n N · esc"
        assert sitting.here.startswith("levy in the four")
        await sitting.press("N", "N")
        assert sitting.said == "hit 3 of 3 · n N · esc"
        await sitting.press("n")
        assert sitting.said == "hit 1 of 3 · n N · esc"
        assert "hit 1 of 3 · n N · esc" in sitting.seen


async def test_finding_starts_at_the_cursor_and_escape_forgets_the_hits(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("The levy, three coppers")
        await sitting.press("f")
        await sitting.type("levy")
        assert "2/3" in sitting.seen
        await sitting.press("escape")
        assert sitting.screen.find.hits == []
        assert sitting.reader.has_focus
        await sitting.press("n")
        assert sitting.said.startswith("no more after it: on in 2 ")


async def test_finding_minds_neither_case_nor_accents_nor_the_kind_of_quotes(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("f")
        await sitting.type("WORKERS’ LÉAGUE")
        assert "1/1" in sitting.seen


async def test_what_is_not_there_is_counted_as_none(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("f")
        await sitting.type("zeppelin")
        assert "0/0" in sitting.seen
        await sitting.press("enter", "n")
        assert sitting.here.startswith("At least 14 people")


async def test_another_article_forgets_the_hits_and_finds_the_same_words_again(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("f")
        await sitting.type("levy")
        await sitting.press("enter", "right_square_bracket")
        assert sitting.screen.find.hits == []
        await sitting.press("f")
        assert "1/2" in sitting.seen


def test_occurrences_do_not_overlap() -> None:
    assert occurrences("aaaa", "aa") == [Span(0, 2), Span(2, 4)]
    assert occurrences("abc", "") == []
    assert occurrences("", "a") == []


async def test_a_search_over_all_articles_opens_at_the_hit(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("slash")
        await sitting.type("seventy-three")
        assert status(sitting, "#status") == "1 hit in 1 article · ⏎ opens · tab marks"
        assert "Orrem Saal: what is known" in sitting.seen
        await sitting.press("enter")
        assert sitting.path == "4-quillon-report.md"
        assert sitting.here.startswith("seventy-three")
        assert sitting.reader.has_focus


async def test_another_hit_is_chosen_while_the_field_keeps_the_keys(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("slash")
        await sitting.type("palune")
        assert len(dialog(sitting).searched.hits) >= 4
        await sitting.press("down", "down", "up", "enter")
        assert sitting.path == "2-tidewater-ledger.txt"


async def test_the_choice_goes_round_the_ends(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("slash")
        await sitting.type("palune")
        first = dialog(sitting).list.chosen
        await sitting.press("up")
        last = dialog(sitting).list.chosen
        assert last is not None
        assert last.hit == dialog(sitting).searched.hits[-1]
        await sitting.press("down")
        assert dialog(sitting).list.chosen == first


async def test_what_is_selected_is_searched_for(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("Idra Palune")
        await sitting.press("v", "w", "w", "slash")
        assert len(dialog(sitting).searched.hits) > 1
        await sitting.press("escape")
        assert sitting.path == "1-harrow-courier.txt"
        assert sitting.reader.selection is not None


async def test_nothing_found_is_said(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("slash")
        await sitting.type("zzzz")
        assert status(sitting, "#status") == "nothing found"
        await sitting.press("enter", "backspace", "backspace", "backspace", "backspace")
        assert status(sitting, "#status").startswith('words · "exact words" · /expression/ · source:')


async def test_all_tags_are_listed_and_gone_to(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "right_square_bracket", "c", "t")
        await sitting.type("who?")
        await sitting.press("enter", "left_square_bracket", "A")
        assert status(sitting, "#status") == "2 of 2 tags · ⏎ goes there"
        assert "· who?" in sitting.seen
        assert "Tidewater Ledger · 2024-09-05 · Inquiry" in sitting.seen
        for typed, found in (("ledger", 1), ("2024-09-04", 1), ("nowhere", 0)):
            await sitting.type(typed)
            assert sitting.options() == found
            await sitting.press(*["backspace"] * len(typed))
        await sitting.type("inquiry claim")
        assert sitting.options() == 1
        await sitting.press("enter")
        assert sitting.path == "2-tidewater-ledger.txt"
        assert sitting.here.startswith("Inquiry promised")


async def test_orphans_come_first_in_the_list_of_tags(project: Project) -> None:
    gone = "Share this story."
    path = "3-ostral-today.md"
    project.tags.add("1-harrow-courier.txt", Span(0, 8), "actor")
    text = project.document(path).text
    start = text.index("Weapons found")
    project.tags.add(path, Span(start, start + 13), "claim")
    article = project.folder / path
    article.write_text(article.read_text(encoding="utf-8").replace("Weapons found", gone), encoding="utf-8")
    project.refresh()
    sitting = Sitting(project, CONFIG)
    async with sitting:
        await sitting.press("A")
        assert status(sitting, "#status").endswith("1 whose passage is not found any more")
        rows = sitting.seen
        assert rows.index("claim   [orphan] Weapons found") < rows.index("actor   Fourteen")
        await sitting.press("enter")
        assert sitting.path == path
