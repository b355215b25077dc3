"""What goes out in a format comes in again the same, as far as the format carries it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given

from store.exchange import export, read
from store.exchange.edition import Edition
from store.exchange.xml import allowed
from store.model import Annotation, Relation
from tests.store.exchange.whole import WHOLE, told

pytest.importorskip("lxml")


def moment(created: str) -> datetime:
    return datetime.fromisoformat(created).astimezone(UTC)


def whole(annotation: Annotation) -> tuple[Any, ...]:
    """Everything of an annotation but the name of its article."""
    return (annotation.id, *annotation[2:6], moment(annotation.created), *annotation[7:])


def edge(relation: Relation) -> tuple[Any, ...]:
    return relation.kind, relation.subject, relation.object


def articles(edition: Edition) -> dict[str, str]:
    """Paths of articles by the ids of the annotations that stand in them."""
    paths = {entry.id: entry.path for entry in edition.entries}
    return {annotation.id: paths[annotation.document] for annotation in edition.annotations}


@given(WHOLE)
@pytest.mark.parametrize("name", ["webannotation", "csv"])
def test_annotations_come_back_whole(name: str, edition: Edition) -> None:
    back = read(export(edition, name).files, name).edition
    assert told(back, by=whole) == told(edition, by=whole)
    assert articles(back) == articles(edition)
    assert {*map(edge, back.relations)} == {*map(edge, edition.relations)}


@given(WHOLE)
def test_a_qualitative_project_comes_back_with_its_texts(edition: Edition) -> None:
    back = read(export(edition, "qdpx").files, "qdpx").edition
    cleaned = edition._replace(annotations=tuple(a._replace(note=allowed(a.note)) for a in edition.annotations))
    assert told(back, by=whole) == told(cleaned, by=whole)
    assert articles(back) == articles(edition)
    assert {*map(edge, back.relations)} == {*map(edge, edition.relations)}
    assert back.documents == edition.documents
    assert [(j.kind, j.score, j.here, j.there) for j in back.judgements] == [
        (j.kind, j.score, j.here, j.there) for j in edition.judgements
    ]
    colours = {label.name: label.colour for label in back.labels}
    assert all(colours[each.label] for each in edition.annotations if each.label == "weapon of war")


@given(WHOLE)
def test_links_and_who_made_what_come_back_from_web_annotations(edition: Edition) -> None:
    back = read(export(edition, "webannotation").files, "webannotation").edition
    for kind in ("relations", "judgements"):
        before, after = getattr(edition, kind), getattr(back, kind)
        assert [(each.id, each.annotator, moment(each.created)) for each in after] == [
            (each.id, each.annotator, moment(each.created)) for each in before
        ]
    assert [(j.score, j.here.selector, j.there.selector) for j in back.judgements] == [
        (j.score, j.here.selector, j.there.selector) for j in edition.judgements
    ]
