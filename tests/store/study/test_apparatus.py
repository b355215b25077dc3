"""The apparatus: the base wording once, and below only what each witness changes."""

import pytest

from store.model import Difference, LinkKind
from store.study.apparatus import Reading, Variant, apparatus, entry, line
from store.study.board import BoardRow
from store.study.reports import report
from tests.store.study.making_boards import COUNTS, INJURED, claim, group, link, made

NAMES = {id: f"Outlet {id.upper()}" for id in "abcd"}


def lines(row: BoardRow) -> list[str]:
    return [line(variant, NAMES) for variant in apparatus(row).variants]


def row_of(*differences: tuple[str, Difference], kind: str = "near-verbatim", score: float = 95.0) -> BoardRow:
    found: dict[str, list[Difference]] = {}
    for document, each in differences:
        found.setdefault(document, []).append(each)
    links = [link("a1", f"{id}1", *told, kind=kind, score=score) for id, told in found.items()]
    return made(group(*links)).rows[0]


def test_a_number_is_told_with_what_it_counts_and_word_for_word_copies_are_no_variants() -> None:
    found = apparatus(made(COUNTS).rows[0])
    assert [line(each, NAMES) for each in found.variants] == ["31 were] 60 Outlet B"]
    assert (found.same, found.freely) == (("c",), ())


@pytest.mark.parametrize("kind", ["boilerplate", "by hand"])
def test_who_has_the_same_words_is_told_so_whatever_kind_of_link_leads_there(kind: LinkKind) -> None:
    row = made(group(link("a1", "c1", kind=kind))).rows[0]
    assert (apparatus(row).same, apparatus(row).freely) == (("c",), ())
    assert row.cells["c"].sign == "="


def test_equal_readings_stand_together_and_what_is_left_out_is_said() -> None:
    row = row_of(("b", INJURED), ("c", Difference("number", "31", "dozens")), ("d", Difference("number", "31", "")))
    assert lines(row) == ["31 were] 60 Outlet B · dozens Outlet C · om. Outlet D"]
    both = row_of(("b", INJURED), ("c", INJURED), ("d", Difference("number", "31", "dozens")))
    assert lines(both) == ["31 were] 60 Outlet B, Outlet C · dozens Outlet D"]


def test_variants_follow_the_base_and_additions_come_last() -> None:
    row = row_of(
        ("b", Difference("hedge", "", "allegedly")), ("b", INJURED), ("b", Difference("hedge", "At least", "Some"))
    )
    assert lines(row) == ["At least] Some Outlet B", "31 were] 60 Outlet B", "+ allegedly Outlet B"]


def test_of_a_free_wording_neither_other_words_nor_more_detail_are_variants() -> None:
    row = row_of(
        ("b", Difference("wording", "were", "are")),
        ("b", Difference("number", "", "7")),
        ("b", Difference("name", "", "Tamrin")),
        ("b", Difference("number", "14", "")),
        kind="paraphrase",
        score=60.0,
    )
    assert lines(row) == ["14 died] om. Outlet B"]
    assert apparatus(row).freely == ("b",)


def test_who_says_it_in_another_language_is_told_apart() -> None:
    row = row_of(("b", Difference("number", "31", "60")), kind="paraphrase")
    row = row._replace(cells={id: cell._replace(is_foreign=id == "b") for id, cell in row.cells.items()})
    assert lines(row) == ["31 were] 60 Outlet B"]
    assert (apparatus(row).freely, apparatus(row).foreign) == ((), ("b",))


def test_what_others_dispute_among_themselves_stands_as_added() -> None:
    clash = link("b1", "c1", Difference("number", "60", "12"), kind="near-verbatim")
    row = made(group(link("d1", "b1"), link("d1", "c1"), clash), tags=[claim("d1")]).rows[0]
    assert lines(row) == ["+ 60 Outlet B · 12 Outlet C"]


def test_a_dot_stands_between_readings_and_nowhere_else() -> None:
    variant = Variant("31 were", "number", (Reading("60", ("b",)), Reading("dozens", ("c", "d"))))
    names = {"b": "2 Outlet B · 2024-09-05", "c": "3 Outlet C · 2024-09-06", "d": "Outlet D"}
    assert line(variant, names) == "31 were] 60 2 Outlet B 2024-09-05 · dozens 3 Outlet C 2024-09-06, Outlet D"
    assert entry(variant, names).readings[0] == ("60", "2 Outlet B 2024-09-05")


def test_reports_and_tables_have_the_same_entries() -> None:
    board = made(group(link("a1", "b1", INJURED)), tags=[claim("a1")])
    assert "31 were\\] 60 Outlet B" in report(board, "markdown", "")
    assert "31 were] <b>60</b> Outlet B" in report(board, "html", "")
    assert "31 were] 60 Outlet B" in report(board, "csv", "")
