"""Annotations as a table."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import StorageError
from store.exchange import export, read
from store.exchange.edition import Edition
from store.exchange.exports import csv_table
from store.model import Annotation
from tests.store.exchange.editions import ACTOR, CLAIM, EDITION, EDITIONS, NOTHING, ORPHAN, SOURCE, exported


def rows(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.removeprefix(csv_table.MARK), newline="")))


def annotations(content: str | bytes) -> list[Annotation]:
    data = content.encode() if isinstance(content, str) else content
    return list(read({"x.csv": data}, "csv").edition.annotations)


def test_annotations_stand_in_reading_order_and_read_back_the_same() -> None:
    assert annotations(exported("csv")) == [CLAIM, SOURCE, ORPHAN, ACTOR]


def test_it_begins_with_the_mark_by_which_a_spreadsheet_knows_utf_8() -> None:
    assert exported("csv").encode().startswith(b"\xef\xbb\xbfdocument,")


@given(EDITIONS)
def test_no_cell_is_a_formula(edition: Edition) -> None:
    for row in csv.reader(io.StringIO(exported("csv", edition), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


@given(st.text(st.sampled_from("=+-@'’\ta ")) | st.text())
def test_guarding_a_cell_can_be_taken_back(cell: str) -> None:
    assert csv_table.unguarded(csv_table.guarded(cell)) == cell


def test_what_a_table_cannot_carry_is_said() -> None:
    assert export(EDITION, "csv").losses == (
        "1 relation: without annotator and time",
        "2 judged links: left out",
        "2 articles: without text, author and pages",
        "1 label: without key, style and colour",
    )
    assert export(NOTHING, "csv").losses == ()


def test_relations_stand_beside_their_subject() -> None:
    assert rows(exported("csv"))[0]["relations"] == "said by S1"


def test_a_table_that_a_spreadsheet_saved_again_is_read() -> None:
    table = rows(exported("csv"))
    for delimiter, encoding in ((";", "utf-8-sig"), ("\t", "utf-16")):
        target = io.StringIO(newline="")
        writer = csv.DictWriter(target, list(table[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(table)
        assert annotations(target.getvalue().encode(encoding)) == [CLAIM, SOURCE, ORPHAN, ACTOR]


def test_a_table_in_the_encoding_of_windows_is_read_and_told() -> None:
    found = read({"x.csv": "Path;Text;Code\r\na.txt;Le préfet “a dit”;claim\r\n".encode("windows-1252")}, "csv")
    assert found.edition.annotations[0].selector.exact == "Le préfet “a dit”"
    assert found.edition.annotations[0].label == "claim"
    assert "windows-1252" in found.losses[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "first row"),
        ("", "first row"),
        ("path,start,end,label\na,x,2,claim\n", "row 2"),
        ("path,quote,label\na,b,\n", "row 2"),
        ("path,quote,label\na,,claim\n", "row 2"),
        ("id,path,quote,label\n1,a,b,claim\n1,a,b,claim\n", "two rows"),
    ],
)
def test_another_table_is_refused(content: str, said: str) -> None:
    with pytest.raises(StorageError, match=rf"^x\.csv: .*{said}"):
        annotations(content)
