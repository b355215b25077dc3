"""W3C Web Annotation."""

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from store.exchange import export, lookup
from store.exchange.edition import Edition
from store.exchange.exports import web_annotation
from tests.store.exchange import editions
from tests.store.exchange.editions import CLAIM, CREATED, EDITION, EDITIONS, POST, POST_DOCUMENT

IRI = re.compile(r"(?:urn:ulid:[!-~]+|urn:uuid:[0-9a-f-]{36}|ni:///sha-256;[\w-]{43}|https?://[!-~]+)")
PURPOSES = {"tagging", "commenting", "linking", "describing"}


def exported(edition: Edition = EDITION) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(editions.exported("webannotation", edition))
    return content


def item(id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(item for item in exported()["first"]["items"] if item["id"] == f"urn:ulid:{id}")
    return found


def ids(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["id"]] if "id" in value else []
        return own + [id for child in value.values() for id in ids(child)]
    return [id for child in value for id in ids(child)] if isinstance(value, list) else []


@given(EDITIONS)
def test_every_id_is_an_iri_and_every_annotation_has_what_the_model_asks(edition: Edition) -> None:
    content = exported(edition)
    assert content["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert content["total"] == len(content["first"]["items"])
    assert all(IRI.fullmatch(id) for id in ids(content))
    for annotation in content["first"]["items"]:
        assert annotation["type"] == "Annotation"
        assert datetime.fromisoformat(annotation["created"]).tzinfo == UTC
        assert annotation["created"].endswith("Z")
        assert annotation["target"]
        assert {body["purpose"] for body in annotation["body"]} <= PURPOSES


def test_a_label_tags_and_a_note_comments() -> None:
    assert [(body["purpose"], body["value"]) for body in item("C1")["body"]] == [
        ("tagging", "claim"),
        ("commenting", CLAIM.note),
    ]


def test_position_and_quote_both_find_the_words() -> None:
    target = item("C1")["target"]
    position, quote = target["selector"]
    assert POST[position["start"] : position["end"]] == quote["exact"] == CLAIM.selector.exact
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in POST
    assert target["source"]["id"] == web_annotation.text_iri(POST_DOCUMENT.sha256)
    assert target["source"]["dcterms:identifier"] == "post.txt"


def test_an_orphan_keeps_its_selector_and_names_the_text_it_was_made_in() -> None:
    assert item("O1")["target"]["source"]["id"] != item("C1")["target"]["source"]["id"]


def test_a_relation_links_two_annotations() -> None:
    relation = item("R1")
    assert relation["motivation"] == "linking"
    assert relation["target"] == "urn:ulid:C1"
    assert relation["body"][0]["value"] == "said by"
    assert relation["body"][1]["source"] == "urn:ulid:S1"


def test_an_accepted_link_targets_both_passages_and_a_rejected_one_is_a_loss() -> None:
    assert [target["source"]["dcterms:identifier"] for target in item("J1")["target"]] == ["times.txt", "post.txt"]
    assert "1 rejected link: left out" in export(EDITION, "webannotation").losses
    assert not any(item["id"] == "urn:ulid:J2" for item in exported()["first"]["items"])


def test_only_addresses_on_the_web_are_told() -> None:
    assert "dcterms:isVersionOf" in item("C1")["target"]["source"]
    assert "dcterms:isVersionOf" not in item("A1")["target"]["source"]


@pytest.mark.parametrize(
    ("created", "expected"), [(CREATED, "2024-03-04T08:00:00Z"), ("2024-03-04T08:00:00Z", "2024-03-04T08:00:00Z")]
)
def test_times_are_told_in_utc(created: str, expected: str) -> None:
    assert lookup.utc(created) == expected
