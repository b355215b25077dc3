"""Whatever a file holds that is to be imported: it is read, or refused in one line that names it."""

import io
import json
import random
import zipfile
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.errors import StorageError
from store.exchange import export, read
from store.exchange.edition import Imported
from tests.store.exchange.editions import EDITION

pytest.importorskip("lxml")

NAMES = {"webannotation": "x.jsonld", "csv": "x.csv", "qdpx": "x.qdpx", "hypothesis": "x.json"}
HYPOTHESIS: dict[str, Any] = {
    "id": "AbC",
    "user": "acct:mira@hypothes.is",
    "uri": "https://courier.example/fire.html",
    "created": "2024-03-04T08:00:00.000000+00:00",
    "text": "who says so?",
    "tags": ["claim", "check"],
    "document": {"title": ["Fire"]},
    "target": [
        {
            "source": "https://courier.example/fire.html",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0},
                {"type": "TextPositionSelector", "start": 700, "end": 715},
                {"type": "TextQuoteSelector", "exact": "The pier burned", "prefix": "Fire. ", "suffix": " on Monday"},
            ],
        }
    ],
}
GOOD = {
    **{name: next(iter(export(EDITION, name).files.values())) for name in ("webannotation", "csv", "qdpx")},
    "hypothesis": json.dumps({"total": 1, "rows": [HYPOTHESIS]}).encode(),
}
BOMB = b"""<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<Project xmlns="urn:QDA-XML:project:1.0" name="&b;"/>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>
<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Notes><Note>&x;</Note></Notes></Project>"""


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return target.getvalue()


def link(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name)
    member.external_attr = 0o120777 << 16
    return member


def taken(content: bytes, name: str) -> Imported | None:
    """What comes of a file; None where it is refused, in one line that names it."""
    try:
        return read({NAMES[name]: content}, name)
    except StorageError as error:
        said = error.message
    assert said.startswith(NAMES[name])
    assert "\n" not in said
    return None


PROJECT = '<Project xmlns="urn:QDA-XML:project:1.0" name="x">{}</Project>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 nothing",
        zipped(),
        zipped(("project.qde", b"")),
        zipped(("project.qde", b"<Project>")),
        zipped(("project.qde", b"<html/>")),
        zipped(("project.qde", BOMB)),
        zipped(("project.qde", OUTSIDE)),
        zipped(("project.qde", PROJECT.format("").encode()), ("../escaped.txt", b"x")),
        zipped(("project.qde", PROJECT.format("").encode()), ("/absolute.txt", b"x")),
        zipped(("project.qde", PROJECT.format("").encode()), ("C:\\windows.txt", b"x")),
        zipped(("project.qde", PROJECT.format("").encode()), (link("sources/a.txt"), b"/etc/passwd")),
        zipped(("project.qde", b"<a>" * 10_000)),
        zipped(("project.qde", PROJECT.format('<Users><User name="no guid"/></Users>').encode())),
        zipped(("project.qde", b"x"), ("zeros", b"\0" * 50_000_000)),
        zipped(("a.qde", PROJECT.format("").encode()), ("b.qde", PROJECT.format("").encode())),
    ],
    ids=range(16),
)
def test_no_project_that_harms_is_read(content: bytes) -> None:
    assert taken(content, "qdpx") is None


def test_a_project_that_says_less_than_it_holds_is_refused() -> None:
    project = PROJECT.format("").encode() + b" " * 2_000_000
    content, size = zipped(("project.qde", project)), len(project).to_bytes(4, "little")
    assert size in content
    assert taken(content.replace(size, (60).to_bytes(4, "little")), "qdpx") is None


def test_entities_show_no_file_of_this_machine() -> None:
    with pytest.raises(StorageError, match="document type"):
        read({"x.qdpx": zipped(("project.qde", OUTSIDE))}, "qdpx")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [b"", b"\0" * 1000, b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe\xff", b"<a/>"])
def test_what_is_of_another_kind_is_refused(name: str, content: bytes) -> None:
    assert taken(content, name) is None


@pytest.mark.parametrize("name", ["webannotation", "hypothesis"])
@pytest.mark.parametrize("content", [b"1", b"null", b'"x"', b"[1, 2]", b"{}", b"NaN"])
def test_json_that_is_something_else_is_refused(name: str, content: bytes) -> None:
    assert taken(content, name) is None


def test_code_points_that_are_none_do_no_harm() -> None:
    row = json.dumps({**HYPOTHESIS, "text": "\ud800", "tags": ["\udfff", "", "  "]}).encode()
    found = taken(row, "hypothesis")
    assert found is not None
    assert [annotation.label for annotation in found.edition.annotations] == ["\udfff"]


VALUES: list[Any] = [None, True, 0, -1, 10**30, 1.5, float("nan"), "", "x", "\ud800", [], {}, [None], [[]], {"a": 1}]
"""What stands where something else should."""


@st.composite
def broken(draw: st.DrawFn, content: bytes) -> bytes:
    """A good file, damaged in a few places."""
    data = bytearray(content)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        data[at : at + draw(st.integers(0, 9))] = draw(
            st.binary(max_size=6) | st.sampled_from([b'"', b"<", b"\n", b","])
        )
    return bytes(data)


def altered(value: Any, chance: random.Random) -> Any:
    """A good JSON value with some of its parts of another kind, and some missing."""
    if chance.random() < 0.04:
        return chance.choice(VALUES)
    if isinstance(value, dict):
        return {key: altered(each, chance) for key, each in value.items() if chance.random() < 0.97}
    return [altered(each, chance) for each in value] if isinstance(value, list) else value


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
def test_damage_of_any_kind_is_read_or_refused(name: str, data: st.DataObject) -> None:
    taken(data.draw(broken(GOOD[name])), name)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_json_of_any_shape_is_read_or_refused(chance: random.Random) -> None:
    for name in ("webannotation", "hypothesis"):
        taken(json.dumps(altered(json.loads(GOOD[name]), chance)).encode(), name)


with zipfile.ZipFile(io.BytesIO(GOOD["qdpx"])) as _archive:
    PARTS = {each: _archive.read(each) for each in _archive.namelist()}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(broken(PARTS["project.qde"]))
@example(PARTS["project.qde"].replace(b'endPosition="46"', b'endPosition="9999999999999999999999"'))
@example(PARTS["project.qde"].replace(b'startPosition="13"', b'startPosition="-1"'))
@example(PARTS["project.qde"].replace(b"</TextSource>", b"", 1))
def test_a_project_of_any_shape_is_read_or_refused(project: bytes) -> None:
    taken(zipped(*{**PARTS, "project.qde": project}.items()), "qdpx")


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("path,label quote;start\tend\n\"='1-x\r\0"), max_size=200))
def test_a_table_of_any_shape_is_read_or_refused(rows: str) -> None:
    taken(f"path,label,quote,start,end,id,relations\n{rows}".encode(), "csv")
    taken(rows.encode(), "csv")
