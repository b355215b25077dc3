"""The board: what every article says of every statement, in one sign and a word."""

from time import process_time

import pytest

from store.linking import compare as really_compare
from store.linking import conflicts as really_conflicts
from store.model import Difference, Link, Passage, Span
from store.study.board import Board, BoardRow, board, carried
from store.study.groups import Group
from tests.store.study.making_boards import (
    COUNTS,
    ENTRIES,
    GATES,
    INJURED,
    Asked,
    claim,
    conflicts,
    entry,
    group,
    link,
    made,
    passage,
    relation,
)


def shown(row: BoardRow) -> dict[str, str]:
    return {document: cell.shown for document, cell in row.cells.items()}


def headings(board: Board) -> list[str]:
    return [column.heading for column in board.columns]


def test_a_cell_says_the_number_that_its_article_has() -> None:
    (row,) = made(COUNTS).rows
    assert shown(row) == {"a": "= 31", "b": "60", "c": "= 31"}
    assert row.disputants == {"a", "b"}


def test_a_denial_and_another_source_have_signs_of_their_own() -> None:
    (row,) = made(GATES).rows
    assert shown(row) == {"a": "=", "b": "≠", "c": "« the guard"}


def test_a_number_in_a_freer_wording_stands_beside_the_sign_and_is_no_conflict() -> None:
    (row,) = made(group(link("a1", "b1", INJURED, score=60.0, kind="paraphrase"))).rows
    assert shown(row) == {"a": "=", "b": "~ 60"}
    assert not row.disputants


def test_differences_are_turned_where_the_link_leads_to_the_base() -> None:
    (row,) = made(group(link("b1", "a1", Difference("number", "60", "31")))).rows
    assert row.base == passage("a1")
    assert row.cells["b"].differences == (INJURED,)
    assert row.cells["b"].shown == "60"


def test_only_what_no_link_joins_is_compared() -> None:
    asked = Asked()
    chain = group(link("a1", "b1", INJURED), link("b1", "c1"), link("c1", "d1"))
    (row,) = board(ENTRIES, [chain], compare=asked, conflicts=conflicts).rows
    assert row.base == passage("b1")
    assert asked.pairs == [(row.base.text, row.cells["d"].passage.text)]


def test_differences_of_a_weak_link_are_told_when_it_is_looked_at() -> None:
    (row,) = board(
        ENTRIES, [group(link("a1", "b1", weak=True))], compare=really_compare, conflicts=really_conflicts
    ).rows
    end = row.cells["b" if row.base.document == "a" else "a"]
    assert end.differences == really_compare(row.base.text, end.passage.text).differences != ()


def test_what_two_others_dispute_is_a_conflict_though_the_base_says_nothing_of_it() -> None:
    clash = link("b1", "c1", Difference("number", "60", "31"), kind="near-verbatim")
    (row,) = made(group(link("d1", "b1"), link("d1", "c1"), clash), tags=[claim("d1")]).rows
    assert shown(row) == {"b": "60", "c": "31", "d": "="}
    assert row.disputants == {"b", "c"}


def test_claims_come_first_and_their_wording_is_the_base() -> None:
    tagged = claim("b2", words="gate was not chained")
    found = made(COUNTS, GATES, tags=[tagged])
    assert [row.claims for row in found.rows] == [(tagged,), ()]
    assert found.rows[0].base.text == "gate was not chained"
    assert list(found.rows[0].cells) == ["a", "b", "c"]


def test_a_claim_without_a_group_is_a_row_of_its_own() -> None:
    (row,) = made(tags=[claim("d1")]).rows
    assert shown(row) == {"d": "="}


def test_a_claim_that_is_a_part_of_a_sentence_has_the_differences_of_that_part() -> None:
    died = Difference("number", "14", "15")
    (row,) = made(group(link("a1", "b1", died, INJURED)), tags=[claim("a1", words="31 were injured")]).rows
    assert row.cells["b"].differences == (INJURED,)
    assert row.cells["b"].shown == "60"


def test_a_claim_is_carried_where_a_shown_link_leads_from_it_out_of_its_group() -> None:
    weak = link("a1", "c1", weak=True)
    (row,) = made(links=[link("d1", "a1"), weak], tags=[claim("a1")]).rows
    assert list(row.cells) == ["a", "d"]


def test_two_claims_of_one_article_are_two_statements() -> None:
    tags = [claim("a1", words="14 died"), claim("a1", words="31 were injured", id="second")]
    found = made(COUNTS, tags=tags)
    assert [row.base.text for row in found.rows] == ["14 died", "31 were injured"]


def test_claims_of_two_articles_in_one_group_are_one_statement() -> None:
    (row,) = made(COUNTS, tags=[claim("b1"), claim("a1")]).rows
    assert [each.document for each in row.claims] == ["a", "b"]
    assert row.base.document == "a"


def test_a_relation_brings_claims_together_and_a_contradiction_is_a_denial() -> None:
    one, other, third = claim("a1"), claim("d1"), claim("c2")
    relations = [relation(other, "contradicts", one), relation(one, "same as", third)]
    (row,) = made(COUNTS, GATES, tags=[one, other, third], relations=relations).rows
    assert row.claims == (one, third, other)
    assert row.cells["d"].sign == "≠"
    assert [each.text for each in row.cells["a"].others] == ["The gate was chained."]


def test_what_readers_said_of_a_claim_goes_with_its_row() -> None:
    told, source = claim("a1"), claim("a1", "source", words="injured")
    (row,) = made(COUNTS, tags=[told, source], relations=[relation(told, "said by", source)]).rows
    assert [(tie.kind, tie.other) for tie in row.ties] == [("said by", source)]
    assert row.tags == (source,)


def test_columns_are_by_time_and_those_without_last() -> None:
    entries = [
        entry("a", published="soon"),
        entry("b", published="2024-09-05T01:00:00+03:00"),
        entry("c", published="2024-09-04T23:00:00Z"),
        entry("d", published="2024"),
    ]
    assert headings(made(entries=entries)) == [
        "Outlet B 2024-09-05",
        "Outlet C 2024-09-04",
        "Outlet D 2024",
        "Outlet A",
    ]


def test_headings_tell_articles_of_one_outlet_and_hour_apart() -> None:
    entries = [entry(id, "Wire", "2024-09-04T10:00:00") for id in "ab"]
    assert headings(made(entries=entries)) == ["Wire 2024-09-04 (1)", "Wire 2024-09-04 (2)"]


def test_without_an_outlet_the_title_heads_a_column_then_the_file_and_a_long_name_is_cut() -> None:
    entries = [
        entry("a", title="Gate chained\n")._replace(source=" "),
        entry("b", title="")._replace(source=""),
        entry("c", "x" * 500),
    ]
    first, second, third = made(entries=entries).columns
    assert (first.heading, second.heading) == ("Gate chained", "b.txt")
    assert len(third.heading) <= 40


@pytest.mark.parametrize("entries", [[], ENTRIES[:1], ENTRIES])
def test_without_a_link_there_are_columns_and_no_rows(entries: list[object]) -> None:
    found = made(entries=entries)  # type: ignore[arg-type]
    assert len(found.columns) == len(entries)
    assert found.rows == ()


def test_a_caption_that_comes_first_is_not_the_base() -> None:
    """What is held against the others is linked to as many of them as any other."""
    typical = [link("b1", "c1"), link("b1", "d1"), link("b1", "e1"), link("c1", "d1")]
    entries = [*ENTRIES, entry("e")]
    (row,) = made(group(*typical, link("a1", "b1", score=90.0)), entries=entries).rows
    assert row.base.document == "b"


def test_the_sentence_that_tells_it_goes_before_the_headline() -> None:
    headline, sentence = link("a3", "b1"), link("a1", "b1", INJURED)
    (row,) = made(group(headline, sentence)).rows
    assert row.base == passage("a1")
    assert row.cells["a"].others == (passage("a3"),)


def test_an_article_in_another_language_says_a_number_only_where_it_stands_there() -> None:
    """A number in words may go unnoticed there, and is taken to be another one no less than the same."""
    texts = {
        "a1": "At least 31 people were injured in the fire at the port.",
        "b1": "В пожаре в порту пострадали по меньшей мере 31 человек.",
        "c1": "В пожаре в порту пострадали по меньшей мере тридцать два человека.",
        "d1": "At least 60 people were injured in the fire at the port.",
    }
    ends = {name: Passage(name[0], Span(0, len(text)), text) for name, text in texts.items()}
    links = [Link(ends["a1"], ends[name], 95.0, False, "paraphrase", ()) for name in ("b1", "c1")]
    clash = Link(ends["a1"], ends["d1"], 95.0, False, "near-verbatim", (Difference("number", "31", "60"),))
    (row,) = made(Group(tuple(ends.values()), (*links, clash))).rows
    assert shown(row) == {"a": "= 31", "b": "~ 31", "c": "~", "d": "60"}


def test_a_value_that_another_article_disputes_in_another_language_stays_a_rewording() -> None:
    texts = {
        "a1": "The fire at the port killed twelve people on Friday.",
        "b1": "El incendio en el puerto mató a catorce personas el viernes.",
        "c1": "Пожар в порту унёс жизни двенадцати человек в пятницу.",
    }
    ends = {name: Passage(name[0], Span(0, len(text)), text) for name, text in texts.items()}
    told = {("a1", "b1"): ("twelve", "catorce"), ("a1", "c1"): None, ("b1", "c1"): ("catorce", "двенадцати")}
    links = [
        Link(ends[one], ends[other], 95.0, False, "paraphrase", (Difference("number", *words),) if words else ())
        for (one, other), words in told.items()
    ]
    (row,) = made(Group(tuple(ends.values()), tuple(links))).rows
    assert shown(row) == {"a": "= twelve", "b": "catorce", "c": "~ двенадцати"}


def test_the_base_is_in_the_language_of_most_articles() -> None:
    texts = {"a": "Все школы города закрыты до понедельника.", "b": "All schools of the town are closed until Monday."}
    ends = [Passage(id, Span(0, len(text)), text) for id, text in texts.items()]
    told = Group(tuple(ends), (Link(ends[0], ends[1], 95.0, False, "paraphrase", ()),))
    bases = [
        board(ENTRIES, [told], compare=Asked(), conflicts=conflicts, home=home).rows[0].base.document
        for home in ("", "ru", "en", "de")
    ]
    assert bases == ["a", "a", "b", "a"]


def test_real_wordings_are_held_against_each_other() -> None:
    texts = ["At least 14 people were killed and 31 injured.", "At least 14 people were killed and 60 injured."]
    one, other = (Passage(id, Span(0, len(text)), text) for id, text in zip("ab", texts, strict=True))
    (row,) = board(ENTRIES, [Group((one, other), ())], compare=really_compare, conflicts=really_conflicts).rows
    assert row.cells["b"].says == "60"
    assert row.cells["b"].sign in {"", "~"}


def test_200_statements_of_50_articles_compare_nothing_that_links_tell() -> None:
    """What takes long is never done for what is known; the time itself is told by the benchmarks."""
    entries = [entry(f"{number:02}") for number in range(50)]

    def place(document: int, row: int) -> Passage:
        return Passage(f"{document:02}", Span(row * 100, row * 100 + 50), f"{document} says {row}")

    def row_of(row: int) -> Group:
        places = [place(document, row) for document in range(50)]
        links = tuple(link("a1", "b1", INJURED)._replace(here=places[0], there=each) for each in places[1:])
        return Group(tuple(places), links)

    asked, rows = Asked(), [row_of(row) for row in range(200)]
    started = process_time()
    found = board(entries, rows, compare=asked, conflicts=conflicts)
    assert process_time() - started < 5
    assert asked.pairs == []
    assert sum(len(row.cells) for row in found.rows) == 10_000


def test_a_passage_is_a_row_by_its_own_links_alone() -> None:
    links = [link("a1", "b1", INJURED, kind="near-verbatim"), link("a1", "c1")]
    row = carried(links[0].here, links, compare=really_compare, conflicts=conflicts)
    assert [*row.cells] == ["a", "b", "c"]
    assert (row.base, row.cells["a"].sign) == (links[0].here, "=")
    assert row.disputants == {"a", "b"}
    assert [*carried(links[0].here, (), compare=really_compare, conflicts=conflicts).cells] == ["a"]


def test_a_cell_tells_the_passage_with_its_own_number_before_one_that_shares_more_words() -> None:
    above, own = link("a1", "b3", score=97.0), link("a1", "b1", INJURED, score=76.0)
    (row,) = made(group(above, own), tags=[claim("a1")]).rows
    assert row.cells["b"].passage == passage("b1")
    assert row.cells["b"].others == (passage("b3"),)
    (row,) = made(group(above, own._replace(weak=True)), tags=[claim("a1")]).rows
    assert row.cells["b"].passage == passage("b3")
