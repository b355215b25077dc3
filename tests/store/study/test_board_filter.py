"""Rows of the board: in an order, and only those that are looked for."""

from typing import Any

import pytest

from store.study.board import Board
from store.study.board_filter import ORDERS, Order, Wanted, chosen, in_order, in_place, wanted_from
from tests.store.study.making_boards import COUNTS, GATES, claim, entry, group, link, made, relation

LATE = group(link("a9", "b9"), link("a9", "c9"), link("a9", "d9"))
WIDE = group(link("a0", "b0"), link("a0", "c0"), link("a0", "d0"))


def bases(board: Board) -> list[str]:
    return [row.base.text for row in board.rows]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("carriers", ["a0", "a9", "a1", "a2"]),
        ("conflict", ["a1", "a2", "a0", "a9"]),
        ("first", ["a0", "a1", "a2", "a9"]),
    ],
)
def test_rows_come_in_the_order_asked_for(order: Order, expected: list[str]) -> None:
    found = in_order(made(LATE, GATES, COUNTS, WIDE), order)
    assert [f"a{row.first[1] // 1000}" for row in found.rows] == expected


@pytest.mark.parametrize("order", ORDERS)
def test_claims_stay_before_what_nobody_has_tagged(order: Order) -> None:
    found = in_order(made(WIDE, COUNTS, tags=[claim("d2"), claim("a9")]), order)
    assert [bool(row.claims) for row in found.rows] == [True, True, False, False]


def test_rows_keep_the_places_that_they_had_and_new_ones_stay_behind_what_they_come_after() -> None:
    former = in_order(made(LATE, COUNTS, WIDE), "carriers")
    tagged = in_order(made(LATE, GATES, COUNTS, WIDE, tags=[claim("b1")]), "carriers")
    assert [f"a{row.first[1] // 1000}" for row in tagged.rows] == ["a1", "a0", "a9", "a2"]
    found = in_place(tagged, former)
    assert [f"a{row.first[1] // 1000}" for row in found.rows] == ["a0", "a9", "a2", "a1"]
    assert found.rows[3].claims


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, 3),
        ({"conflicts": True}, 2),
        ({"text": "GATE"}, 1),
        ({"actor": "the guard"}, 1),
        ({"source": "the guard"}, 1),
        ({"source": "ward"}, 1),
        ({"label": "claim"}, 1),
        ({"label": "clai"}, 0),
        ({"outlet": "outlet d"}, 1),
        ({"outlet": "nobody"}, 0),
        ({"alone": True}, 0),
        ({"conflicts": True, "text": "gate"}, 1),
    ],
)
def test_only_rows_that_are_looked_for_are_left(wanted: dict[str, Any], expected: int) -> None:
    told, source = claim("a1"), claim("a1", "source", words="injured")._replace()
    source = source._replace(selector=source.selector._replace(exact="the ward"))
    board = made(COUNTS, GATES, WIDE, tags=[told, source], relations=[relation(told, "said by", source)])
    assert len(chosen(board, Wanted(**wanted)).rows) == expected


def test_what_one_outlet_alone_carries_may_stand_in_several_of_its_articles() -> None:
    entries = [entry(id, "Wire") for id in "abc"]
    assert len(chosen(made(COUNTS, entries=entries), Wanted(alone=True)).rows) == 1


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", Wanted()),
        ("  harbour  fire ", Wanted(words=("harbour", "fire"))),
        ("outlet:Courier", Wanted(outlet="Courier")),
        ('source:"the ministry" gate', Wanted(source="the ministry", words=("gate",))),
        ('source:"the min', Wanted(source="the min")),
        ("Only Conflicts outlet:b", Wanted(conflicts=True, outlet="b")),
        ("only in one outlet", Wanted(alone=True)),
        ("conflicts only in one outlet", Wanted(conflicts=True, alone=True)),
        ("outlet:", Wanted()),
        ("16:30 https://a", Wanted(words=("16:30", "https://a"))),
        ("actor:Guard label:claim text:died", Wanted(actor="Guard", label="claim", text="died")),
        ("noconflicts", Wanted(words=("noconflicts",))),
    ],
)
def test_a_line_says_what_is_wanted(typed: str, wanted: Wanted) -> None:
    assert wanted_from(typed) == wanted
