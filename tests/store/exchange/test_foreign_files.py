"""Files from anybody: whatever they hold, a reader answers with an edition, or with one line that names the file."""

import json
import time
from importlib.util import find_spec

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import StorageError
from store.exchange import IMPORTS, export, read
from store.exchange.edition import Imported
from store.exchange.offsets import Utf16
from tests.store.exchange.editions import EDITION
from tests.store.exchange.test_unpacking import zipped

READ_HERE = ("brat", "doccano", "labelstudio", "cas", "tsv", "slate")

XMI = """<?xml version="1.0"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:x="http:///org/x.ecore">
<x:Name xmi:id="7" sofa="1" begin="3" end="7" value="PERSON"/><x:Name xmi:id="8" sofa="1" begin="8" end="11"/>
<x:Same xmi:id="9" sofa="1" begin="3" end="7" Dependent="7" Governor="8" kind="same as"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="&#128512; Lena Osk"/>
</xmi:XMI>"""

TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=org.x.Name|value


#Text=😀 Lena Osk
1-1\t0-2\t😀\t_\t
1-2\t3-7\tLena\tPERSON[1]\t
1-3\t8-11\tOsk\tPERSON[1]\t
"""

SEEDS: dict[str, dict[str, bytes]] = {
    "brat": {
        "a.txt": b"Lena Osk said no.",
        "a.ann": b"T1\tA 0 4\tLena\nT2\tB 5 8;9 13\tOsk said\nR1\tabout Arg1:T1 Arg2:T2\n",
    },
    "doccano": {
        "a.jsonl": b'{"text": "Lena Osk", "entities": [{"id": 1, "start_offset": 0, "end_offset": 4, "label": "A"}]}\n'
    },
    "labelstudio": {
        "a.json": json.dumps(
            [
                {
                    "data": {"text": "Lena"},
                    "annotations": [
                        {"result": [{"id": "1", "type": "labels", "value": {"start": 0, "end": 4, "labels": ["A"]}}]}
                    ],
                }
            ]
        ).encode()
    },
    "cas": {"a.xmi": XMI.encode()},
    "tsv": {"a.tsv": TSV.encode()},
    "slate": {"a.txt": b"Lena Osk said no.\nYes.", "a.txt.annotations": b"(0, 1) - A\n((0, 0), (0, 2)) - B\n"},
}


def answer(files: dict[str, bytes], name: str) -> Imported | StorageError:
    """What a reader answers; an error must be one line that names a file."""
    try:
        imported = read(files, name)
    except StorageError as error:
        refusal = error
    else:
        for made in imported.edition.annotations:
            assert made.span is not None
            assert made.span.of(imported.edition.documents[made.document].text) == made.selector.exact != ""
        return imported
    assert "\n" not in refusal.message
    assert any(part in refusal.message for part in (*files, "no file"))
    return refusal


def quotes(imported: Imported) -> list[tuple[str, str]]:
    return [(made.label, made.selector.exact) for made in imported.edition.annotations]


def test_seeds_hold_something() -> None:
    for name, files in SEEDS.items():
        assert read(files, name).edition.annotations, name


def test_every_reader_of_this_house_is_tried() -> None:
    assert SEEDS.keys() == set(READ_HERE) <= IMPORTS.keys()


@pytest.mark.parametrize("name", READ_HERE)
def test_noise_is_answered_in_one_line(name: str) -> None:
    @settings(deadline=None, max_examples=150)
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        files = dict(SEEDS[name])
        key = data.draw(st.sampled_from(sorted(files)))
        content = bytearray(files[key])
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(content)))
            noise = st.sampled_from(
                [b"", b"\n", b"\t", b"-1", b"9" * 30, b"\xff", b"\x00", b"null", b"[[", b"{}", b'"']
            )
            content[at : at + data.draw(st.integers(0, 5))] = data.draw(noise | st.binary(max_size=4))
        files[key] = bytes(content)
        answer(files, name)

    holds()


@pytest.mark.parametrize("name", READ_HERE)
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe", b"[" * 100_000, b"{" * 9, b"null", b"[1, 2]", b"<a/>", b"PK\x03\x04"]
)
def test_what_is_something_else_is_answered_in_one_line(name: str, content: bytes) -> None:
    for key in SEEDS[name]:
        answer({**SEEDS[name], key: content}, name)
    answer({"x": content}, name)


@pytest.mark.parametrize("name", ["doccano", "labelstudio", "cas", "tsv"])
def test_a_file_that_was_named_is_read_whatever_it_is_called(name: str) -> None:
    (content,) = SEEDS[name].values()
    assert read({"export of mine": content}, name).edition.annotations


@pytest.mark.parametrize("name", READ_HERE)
def test_nothing_is_answered_in_one_line(name: str) -> None:
    assert isinstance(answer({}, name), StorageError)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 50) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    "text",
                    "data",
                    "label",
                    "start",
                    "end",
                    "value",
                    "result",
                    "annotations",
                    "type",
                    "%TYPE",
                    "%FEATURE_STRUCTURES",
                    "sofaString",
                    "begin",
                    "entities",
                    "id",
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=200)
@given(JSON)
def test_any_json_is_answered_in_one_line(value: object) -> None:
    content = json.dumps(value).encode()
    for name in ("doccano", "labelstudio", "cas"):
        answer({"a.json": content}, name)


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
        "<a>" * 100_000,
        "<xmi:XMI xmlns:xmi='http://www.omg.org/XMI'/>",
        "<a>&undefined;</a>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_document_types_and_depth_are_refused(content: str, encoding: str) -> None:
    started = time.process_time()
    assert isinstance(answer({"a.xmi": content.encode(encoding)}, "cas"), StorageError)
    assert time.process_time() - started < 5


def test_zips_inside_of_a_project_are_bounded_too() -> None:
    inner = zipped({"../x.xmi": XMI.encode()})
    found = answer({"annotation/a.txt/mira.zip": inner, "source/a.txt": b"x"}, "cas")
    assert isinstance(found, StorageError)
    assert "leads out of it" in found.message


def test_a_cas_is_read_in_utf16_units_with_its_relations() -> None:
    imported = read({"a.xmi": XMI.encode()}, "cas")
    assert quotes(imported) == [("PERSON", "Lena"), ("Name", "Osk")]
    assert [edge.kind for edge in imported.edition.relations] == ["same as"]


def test_a_project_of_inception_is_read_by_annotator() -> None:
    files = {
        "source/news/a.txt": "😀 Lena Osk".encode(),
        "annotation/news/a.txt/mira.zip": zipped({"mira.xmi": XMI.encode(), "TypeSystem.xml": b"<x/>"}),
        "annotation/news/a.txt/ben.tsv": TSV.encode(),
        "annotation_ser/news/a.txt/mira.ser": b"\xac\xed\x00\x05",
        "annotation_ser/news/a.txt/INITIAL_CAS.ser": b"\xac\xed\x00\x05",
        "exportedproject1.json": b"{}",
    }
    imported = read(files, "cas")
    assert {entry.path for entry in imported.edition.entries} == {"news/a.txt"}
    found = {(made.annotator, made.label, made.selector.exact) for made in imported.edition.annotations}
    assert found == {("mira", "PERSON", "Lena"), ("mira", "Name", "Osk"), ("ben", "PERSON", "Lena Osk")}
    assert any(loss.startswith("1 Java object file: not read") for loss in imported.losses)


def test_slates_places_are_words_lines_and_characters() -> None:
    files = {
        "a.txt": b"One two.\n\nThree four five.",
        "a.txt.category.annotations7": b"(0, 1) - x y\n((0, 0), (2, 1)) - z\n2 - l\n(2, 1, 0) - c\n",
    }
    imported = read(files, "slate")
    assert quotes(imported) == [
        *(("x", "two."), ("y", "two."), ("z", "One two.\n\nThree four")),
        *(("l", "Three four five."), ("c", "f")),
    ]
    assert {made.annotator for made in imported.edition.annotations} == {"7"}


def test_label_studios_short_export_and_what_is_no_text_are_told_apart() -> None:
    short = [
        {"text": "Lena Osk", "label": [{"start": 0, "end": 4, "text": "Lena", "labels": ["Person"]}], "annotator": 3}
    ]
    imported = read({"a.json": json.dumps(short).encode()}, "labelstudio")
    assert quotes(imported) == [("Person", "Lena")]
    assert imported.edition.annotations[0].annotator == "3"
    other = [{"data": {"image": "http://x.example/a.png"}, "annotations": [{"result": [{"type": "choices"}]}]}]
    assert read({"a.json": json.dumps(other).encode()}, "labelstudio").losses == ("1 task: has no text",)


@given(st.text(st.sampled_from("a😀é한\U0001f469"), max_size=20))
def test_units_of_utf16_are_counted_as_java_counts(text: str) -> None:
    offsets = Utf16(text)
    for at in range(len(text) + 1):
        assert offsets.offset(len(text[:at].encode("utf-16-le")) // 2) == at


@pytest.mark.skipif(find_spec("cassis") is None, reason="dkpro-cassis is not installed")
def test_what_xml_cannot_carry_is_replaced_and_counted() -> None:
    written = export(EDITION, "cas-xmi")
    assert read(written.files, "cas").edition.annotations
    assert all(b"\x1b" not in content for content in written.files.values())


def test_a_hundred_thousand_marks_are_read_in_seconds() -> None:
    text = "word " * 100_000
    rows = "".join(f"T{n}\tA {5 * n} {5 * n + 4}\tword\n" for n in range(100_000))
    started = time.process_time()
    imported = read({"a.txt": text.encode(), "a.ann": rows.encode()}, "brat")
    assert len(imported.edition.annotations) == 100_000
    assert time.process_time() - started < 20
