"""REFI-QDA projects of other tools."""

import io
import zipfile

import pytest

from store.exchange import read
from store.exchange.edition import Imported
from store.exchange.guids import guid, ulid
from store.exchange.offsets import counting

pytest.importorskip("lxml")

USER, OUTER, INNER, SAME = (f"{number:08x}-0000-0000-0000-000000000000" for number in range(1, 5))
SOURCE, SELECTION, CODING, NOTE = (f"{number:08x}-0000-0000-0000-000000000000" for number in range(5, 9))


def project(text: bytes, selections: str, rest: str = "", path: str = "internal://a.txt") -> Imported:
    qde = f"""<Project xmlns="urn:QDA-XML:project:1.0" name="Breakfast"><Users><User guid="{USER}" name="Mira"/></Users>
    <CodeBook><Codes><Code guid="{OUTER}" name="food" isCodable="true" color="#aa0000">
    <Code guid="{INNER}" name="good" isCodable="true"/></Code><Code guid="{SAME}" name="good" isCodable="true"/></Codes>
    </CodeBook><Sources><TextSource guid="{SOURCE}" name="Interview" plainTextPath="{path}">{selections}</TextSource>
    </Sources>{rest}</Project>"""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("project.qde", qde)
        packed.writestr("Sources/a.txt", text)
    return read({"x.qdpx": target.getvalue()}, "qdpx")


def selected(start: int, end: int, code: str = OUTER, name: str = "", inside: str = "") -> str:
    return f"""<PlainTextSelection guid="{{{SELECTION.upper()}}}" name="{name}" startPosition="{start}"
    endPosition="{end}"><Coding guid="{CODING}" creatingUser="{USER}" creationDateTime="2024-03-04T08:00:00Z">
    <CodeRef targetGUID="{code}"/>{inside}</Coding></PlainTextSelection>"""


def quotes(imported: Imported) -> list[str]:
    return [annotation.selector.exact for annotation in imported.edition.annotations]


def test_a_coding_is_an_annotation_with_who_made_it_and_what_was_noted() -> None:
    note = f'<Notes><Note guid="{NOTE}"><PlainTextContent>which one?</PlainTextContent></Note></Notes>'
    found = project(b"Milk and toast.", selected(0, 4, inside=f'<NoteRef targetGUID="{NOTE}"/>'), note)
    (made,) = found.edition.annotations
    assert (made.label, made.selector.exact, made.annotator, made.note) == ("food", "Milk", "Mira", "which one?")
    assert made.created == "2024-03-04T08:00:00Z"
    assert found.losses == ()
    assert [label.colour for label in found.edition.labels if label.name == "food"] == ["#aa0000"]


def test_codes_that_share_a_name_are_told_apart_by_those_above_them() -> None:
    for code, label in ((INNER, "food / good"), (SAME, "good")):
        assert project(b"Milk.", selected(0, 4, code)).edition.annotations[0].label == label


def test_line_ends_that_a_tool_counts_as_two_are_one_here() -> None:
    assert quotes(project(b"\xef\xbb\xbfOne\r\nTwo\r\nThree", selected(10, 15, name="Three"))) == ["Three"]
    assert quotes(project(b"One\r\nTwo\r\nThree", selected(8, 13, name="Three"))) == ["Three"]


def test_units_of_utf_16_are_counted_where_the_words_say_so() -> None:
    text = "😀😀 toast and milk".encode()
    assert quotes(project(text, selected(5, 10, name="toast"))) == ["toast"]
    assert quotes(project(text, selected(3, 8, name="toast"))) == ["toast"]
    assert quotes(project(text, selected(3, 8))) == ["toast"]


def test_text_that_is_not_in_the_file_is_known_by_what_selections_quote() -> None:
    found = project(b"", selected(30, 35, name="toast"), path="absolute:///elsewhere/b.txt")
    assert quotes(found) == ["toast"]
    assert found.edition.documents[found.edition.entries[0].id].text == ""
    assert project(b"", selected(30, 90, name="toast"), path="b.txt").edition.annotations == ()


def test_what_cannot_be_carried_is_counted() -> None:
    rest = f'<Links><Link guid="{NOTE}" name="causes"/></Links><Sets><Set guid="{NOTE}" name="s"/></Sets>'
    losses = project(b"Milk.", selected(0, 4), rest).losses
    assert losses == ("1 link: left out, being of no kind that is known here", "1 set: left out")


def test_an_id_is_the_same_after_both_ways() -> None:
    assert ulid(guid("annotation", "01M8MMGRQ55JEM1W43NJF88N4J")) == "01M8MMGRQ55JEM1W43NJF88N4J"
    assert guid("code", "claim") == guid("code", "claim") != guid("user", "claim")


def test_plain_ascii_is_counted_as_it_is() -> None:
    assert counting("abc", [])(2) == 2
