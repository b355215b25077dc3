"""brat standoff: what is written line by line, and what is read of others' files."""

import pytest

from store.errors import StorageError
from store.exchange import export, read
from store.exchange.edition import Imported
from tests.store.exchange.editions import EDITION, NOTHING, annotation, document, with_documents

TEXT = "Lena Osk spoke.\nThe gate was shut, said Lena Osk.\n"


def files(ann: str, text: str = TEXT, name: str = "a") -> dict[str, bytes]:
    return {f"{name}.ann": ann.encode(), "a.txt": text.encode()}


def marks(imported: Imported) -> list[tuple[str, str]]:
    return [(made.label, made.selector.exact) for made in imported.edition.annotations]


def test_a_line_for_every_mark_and_comments_for_the_rest() -> None:
    written = export(EDITION, "brat").files
    assert written["post.txt"].decode() == EDITION.documents["post"].text
    lines = written["post.ann"].decode().splitlines()
    assert lines[0] == "T1\tclaim 13 46\tAt least 20 lorries were stranded"
    assert lines[2] == "R1\tsaid_by Arg1:T1 Arg2:T2"
    assert "#1\tAnnotatorNotes T1\t=1+1 | \x1b[31m `x` second line" in lines
    assert "claim\nactor\nsource\nweapon\n" in written["annotation.conf"].decode()


def test_a_mark_over_several_lines_becomes_fragments_and_one_again() -> None:
    there = document("d", TEXT, "T")
    made = annotation("A", there, "spoke.\nThe gate", "said thing")
    written = export(with_documents(NOTHING, there)._replace(annotations=(made,)), "brat").files
    assert written["d.ann"].decode().splitlines()[0] == "T1\tsaid_thing 9 15;16 24\tspoke. The gate"
    assert marks(read(written, "brat")) == [("said thing", "spoke.\nThe gate")]


def test_relations_sets_notes_and_events_of_others_are_read() -> None:
    ann = (
        "T1\tSource 0 8\tLena Osk\nT2\tContent 16 33\tThe gate was shut\n"
        "T3\tCue 35 39\tsaid\nT4\tPerson 40 48\tLena Osk\nE1\tSaying:T3 Content:T2 Source:T4\n"
        "*\tEquiv T1 T4\nR1\tcontradicts Arg1:T1 Arg2:T2\t\nR2\tOwns Arg1:T1 Arg2:T2\n"
        "#1\tAnnotatorNotes T1\twho is she?\nA1\tNegated T3\nN1\tReference T1 Wiki:1\tLena\n"
    )
    imported = read(files(ann), "brat")
    assert [(edge.kind, edge.subject, edge.object) for edge in imported.edition.relations] == [
        ("same as", "0", "3"),
        ("contradicts", "0", "1"),
        ("said by", "1", "3"),
    ]
    assert imported.edition.annotations[0].note == "who is she?"
    assert any(loss.startswith("1 relation: ") for loss in imported.losses)
    assert "1 attribute: left out" in imported.losses


def test_a_text_of_another_name_is_found_by_what_is_quoted() -> None:
    given = {
        "t/x_05.txt": b"Something else altogether, at length.",
        **files("T1\tA 0 8\tLena Osk\n", name="ann/a_4b22"),
    }
    imported = read(given, "brat")
    assert marks(imported) == [("A", "Lena Osk")]
    assert imported.edition.annotations[0].annotator == "4b22"


def test_lines_that_end_as_on_windows_are_counted_as_brat_counts_them() -> None:
    imported = read(files("T1\tA 17 25\tThe gate\r\n", TEXT.replace("\n", "\r\n")), "brat")
    assert marks(imported) == [("A", "The gate")]


@pytest.mark.parametrize("line", ["nonsense", "T1", "T1\tA x y\tz", "R1\tfoo", "E1\t", "Q9\tx", "T1\tA 5\tx"])
def test_what_is_none_of_brats_lines_is_named(line: str) -> None:
    with pytest.raises(StorageError, match=r"^a\.ann: line 1 is none of brat's"):
        read(files(line), "brat")


def test_a_missing_text_is_named() -> None:
    with pytest.raises(StorageError, match=r"^a\.ann: its text a\.txt is missing"):
        read({"a.ann": b"T1\tA 0 1\tx"}, "brat")
    with pytest.raises(StorageError, match=r"no \.ann file"):
        read({"a.txt": b""}, "brat")


def test_a_mark_outside_of_its_text_is_counted() -> None:
    assert "2 annotations: marks no words of its text" in read(files("T1\tA 0 999\tx\nT2\tA 5 5\t\n"), "brat").losses
