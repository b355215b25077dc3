"""Annotations as a table."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import StorageError
from store.exchange import export
from store.exchange.edition import Edition
from store.exchange.exports import csv_table
from tests.store.exchange.editions import ACTOR, CLAIM, EDITION, EDITIONS, NOTHING, ORPHAN, SOURCE, exported


def rows(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_annotations_stand_in_reading_order_and_read_back_the_same() -> None:
    assert csv_table.read(exported("csv")) == [CLAIM, SOURCE, ORPHAN, ACTOR]


@given(EDITIONS)
def test_every_annotation_reads_back(edition: Edition) -> None:
    found = csv_table.read(exported("csv", edition))
    assert sorted((a.id, a.document, a.label, a.note, a.annotator, a.span is None) for a in found) == sorted(
        (a.id, a.document, a.label, a.note, a.annotator, a.span is None) for a in edition.annotations
    )


@given(EDITIONS)
def test_no_cell_is_a_formula(edition: Edition) -> None:
    for row in csv.reader(io.StringIO(exported("csv", edition), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(st.text(st.sampled_from("=+-@'’\ta ")) | st.text())
def test_guarding_a_cell_can_be_taken_back(cell: str) -> None:
    assert csv_table.unguarded(csv_table.guarded(cell)) == cell


def test_what_a_table_cannot_carry_is_said() -> None:
    losses = " / ".join(export(EDITION, "csv").losses)
    assert "1 relation" in losses
    assert "2 judged links" in losses
    assert "weapon" in losses
    assert export(NOTHING, "csv").losses == ()


def test_relations_stand_beside_their_subject() -> None:
    assert rows(exported("csv"))[0]["relations"] == "said by S1"


@pytest.mark.parametrize("content", ["a,b\n1,2\n", "start,end\nx,2\n"])
def test_another_table_is_refused(content: str) -> None:
    with pytest.raises(StorageError, match="row 2"):
        csv_table.read(content)
