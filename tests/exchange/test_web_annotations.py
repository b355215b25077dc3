"""Web Annotations as linked data (pyld), and against the schemas of the W3C's own tests."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft4Validator
from referencing import Registry
from referencing.jsonschema import DRAFT4

from store.exchange import export
from store.exchange.edition import Edition
from tests.exchange.schemas import schema
from tests.store.exchange.editions import EDITION
from tests.store.exchange.whole import WHOLE

OA = "http://www.w3.org/ns/oa#"
CONTEXT: dict[str, Any] = {
    "oa": OA,
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@vocab"},
    **{name: f"oa:{name}" for name in ("Annotation", "TextualBody", "SpecificResource")},
    **{name: f"oa:{name}" for name in ("TextPositionSelector", "TextQuoteSelector")},
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Software": "as:Application",
    "Person": "foaf:Person",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    **{name: f"oa:{name}" for name in ("tagging", "commenting", "linking", "describing", "exact", "prefix", "suffix")},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "rdf:value",
    "format": "dc:format",
    "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "name": "foaf:name",
    "label": "rdfs:label",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
}
"""The terms of the W3C's context that an export uses, written here so that nothing is fetched."""


def exported(edition: Edition = EDITION) -> dict[str, Any]:
    (content,) = export(edition, "webannotation").files.values()
    loaded: dict[str, Any] = json.loads(content)
    return loaded


@pytest.fixture(scope="module")
def expand() -> Any:
    jsonld = pytest.importorskip("pyld.jsonld")

    def load(url: str, options: dict[str, Any]) -> dict[str, Any]:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}

    return lambda content: jsonld.to_rdf(content, {"documentLoader": load})["@default"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edition=WHOLE)
def test_linked_data_says_the_same(expand: Any, edition: Edition) -> None:
    triples = expand(exported(edition))

    def told(predicate: str) -> list[str]:
        return sorted(each["object"]["value"] for each in triples if each["predicate"]["value"] == predicate)

    quotes = [a.selector.exact for a in edition.annotations]
    quotes += [end.selector.exact for j in edition.judgements for end in (j.here, j.there)]
    assert told(f"{OA}exact") == sorted(quotes)
    starts = [a.selector.span.start for a in edition.annotations]
    starts += [end.selector.span.start for j in edition.judgements for end in (j.here, j.there)]
    assert sorted(map(int, told(f"{OA}start"))) == sorted(starts)
    made = len(edition.annotations) + len(edition.relations) + len(edition.judgements)
    assert len(told("http://purl.org/dc/terms/created")) == made
    assert told(f"{OA}motivatedBy") == sorted(
        [f"{OA}tagging"] * len(edition.annotations)
        + [f"{OA}linking"] * (len(edition.relations) + len(edition.judgements))
    )


def test_no_term_is_lost_in_expansion(expand: Any) -> None:
    """A key that the context does not know would vanish silently."""
    known = {*CONTEXT, "@context", "as:items"}

    def keys(value: Any) -> set[str]:
        if isinstance(value, dict):
            return {*value} | {key for each in value.values() for key in keys(each)}
        return {key for each in value for key in keys(each)} if isinstance(value, list) else set()

    assert {key for key in keys(exported()) if not key.startswith("dcterms:")} <= known


def validators(folder: Path, group: str) -> list[tuple[str, Draft4Validator, str]]:
    """The schemas that must hold, by name, with what is to come of each."""
    registry: Registry[Any] = Registry()
    for path in folder.rglob("*.json"):
        if path.parent.name == "definitions" or "samples" not in path.parts:
            data = json.loads(path.read_text(encoding="utf-8"))
            registry = registry.with_resource(path.name, DRAFT4.create_resource(data))
    test = json.loads((folder / group).read_text(encoding="utf-8"))
    found = []
    for name in test["assertions"]:
        data = json.loads((folder / name).read_text(encoding="utf-8"))
        if data["assertionType"] == "must":
            found.append((name, Draft4Validator(data, registry=registry), data["expectedResult"]))
    return found


@pytest.mark.parametrize(
    ("group", "part"),
    [
        ("annotations/annotationMusts.test", "items"),
        ("collections/collectionMusts.test", "collection"),
        ("collections/pages/pageMusts.test", "page"),
    ],
)
def test_what_the_w3c_tests_ask_holds(group: str, part: str) -> None:
    folder = schema("w3c")
    whole = exported()
    context = {"@context": whole["@context"]}
    page = whole["first"]
    parts = {"items": page["items"], "collection": [whole], "page": [page]}[part]
    checked = validators(folder, group)
    assert len(checked) > 5
    for content in parts:
        for name, validator, expected in checked:
            assert validator.is_valid({**context, **content}) == (expected == "valid"), (name, content)
