"""The lossless export."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from store.errors import StorageError
from store.exchange import export, read
from store.exchange.edition import Edition, Imported
from tests.paths import ROOT
from tests.store.exchange import editions
from tests.store.exchange.editions import EDITION, EDITIONS

SCHEMA = json.loads((ROOT / "docs" / "variorum.schema.json").read_text(encoding="utf-8"))


def exported() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(editions.exported("json"))
    return content


@given(EDITIONS)
def test_what_is_written_reads_back_the_same(edition: Edition) -> None:
    assert read(export(edition, "json").files, "json") == Imported(edition)


def test_an_edition_with_everything_reads_back_the_same() -> None:
    written = export(EDITION, "json")
    assert read(written.files, "json") == Imported(EDITION)
    assert written.losses == ()


@given(EDITIONS)
def test_every_export_has_the_published_shape(edition: Edition) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(editions.exported("json", edition)))


def test_the_published_shape_is_a_schema_and_refuses_another_shape() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    content = exported()
    content["annotations"][0]["start"] = -1
    assert not Draft202012Validator(SCHEMA).is_valid(content)


def test_every_field_written_is_published() -> None:
    definitions = SCHEMA["$defs"]
    content = exported()
    assert set(content) == set(SCHEMA["properties"])
    for field, name in {"labels": "label", "documents": "document", "annotations": "annotation"}.items():
        assert set(content[field][0]) == set(definitions[name]["properties"])
    for field, name in {"relations": "relation", "links": "link"}.items():
        assert set(content[field][0]) == set(definitions[name]["properties"])
    assert set(content["links"][0]["here"]) == set(definitions["place"]["properties"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": "other"}, "does not say"),
        ({"version": 2}, "version 2"),
        ({"documents": None}, "documents"),
        ({"name": 3}, "name"),
        ({"annotations": [{}]}, "document"),
        ({"annotations": [{**exported()["annotations"][0], "found": 3}]}, "found"),
        ({"annotations": [{**exported()["annotations"][0], "state": "lost"}]}, "state"),
        ({"documents": [{**exported()["documents"][0], "remarks": [1]}]}, "remarks"),
    ],
)
def test_another_shape_is_refused_by_name(change: dict[str, Any], message: str) -> None:
    with pytest.raises(StorageError, match=message):
        read({"x.json": json.dumps(exported() | change).encode()}, "json")


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"nonsense", b"\xff{}", b"[" * 100_000])
def test_what_is_no_export_is_refused_by_the_name_of_its_file(content: bytes) -> None:
    with pytest.raises(StorageError, match=r"^x\.json: not an export of Variorum"):
        read({"x.json": content}, "json")
