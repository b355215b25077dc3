"""Records: what goes in comes out, and what is wrong is named."""

from typing import get_args

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import StorageError
from store.model import (
    Annotation,
    Difference,
    DifferenceType,
    Judgement,
    Label,
    LabelStyle,
    Link,
    LinkEnd,
    LinkKind,
    Passage,
    Relation,
    RelationKind,
    Selector,
    Span,
)
from store.records import (
    annotation_from,
    annotation_record,
    judgement_from,
    judgement_record,
    label_from,
    label_record,
    relation_from,
    relation_record,
)
from store.records.changes import Change, Edit, Table, change_from, change_record
from store.records.links import LINK_COLUMNS, PASSAGE_COLUMNS, link_from, link_record

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
spans = st.tuples(st.integers(0, 10**7), st.integers(0, 10**4)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
selectors = st.builds(Selector, spans, words, words, words)
places = st.builds(LinkEnd, words, selectors, words)
annotations = st.builds(
    Annotation, words, st.just("d1"), words, selectors, words, words, words, words, st.none(), st.just("anchored")
).map(lambda made: made._replace(span=made.selector.span))
relations = st.builds(
    Relation, words, st.just("d1"), st.sampled_from(get_args(RelationKind)), words, words, words, words
)
judgements = st.builds(
    Judgement,
    words,
    places,
    places,
    st.sampled_from(["accepted", "rejected"]),
    st.floats(0, 100),
    st.sampled_from(get_args(LinkKind)),
    words,
    words,
)
kept = st.none() | st.dictionaries(words, words, max_size=3)
edits = st.builds(Edit, st.sampled_from(get_args(Table)), words, words, kept, kept)
changes = st.builds(Change, words, words, words, words, st.lists(edits, max_size=3).map(tuple), words, words)
labels = st.builds(
    Label,
    words,
    words,
    st.sampled_from(get_args(LabelStyle)),
    st.sampled_from(["sentence", "word", "phrase"]),
    words,
)


def on_disk(record: object) -> object:
    return orjson.loads(orjson.dumps(record))


@given(annotations)
def test_annotations_come_back(made: Annotation) -> None:
    assert annotation_from(on_disk(annotation_record(made)), "d1") == made


@given(relations)
def test_relations_come_back(made: Relation) -> None:
    assert relation_from(on_disk(relation_record(made)), "d1") == made


@given(judgements)
def test_judgements_come_back(made: Judgement) -> None:
    assert judgement_from(on_disk(judgement_record(made))) == made


@given(changes)
def test_changes_come_back(made: Change) -> None:
    assert change_from(on_disk(change_record(made))) == made


@given(labels)
def test_labels_come_back(made: Label) -> None:
    assert label_from(on_disk(label_record(made))) == made


GOOD = annotation_record(
    Annotation("A1", "d1", "claim", Selector(Span(3, 7), "fire", "", ""), "0" * 64, "anna", "2026-01-02T03:04:05+01:00")
)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("start", -1),
        ("start", True),
        ("start", 9),
        ("end", 2.5),
        ("exact", None),
        ("label", 3),
        ("note", []),
        ("id", 1),
    ],
)
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    with pytest.raises(StorageError, match=f"'{'end' if value == 9 else field}'"):
        annotation_from({**GOOD, field: value}, "d1")


@pytest.mark.parametrize("record", [None, [], "text", 3])
def test_what_is_no_object_is_refused(record: object) -> None:
    for read in (change_from, judgement_from, label_from):
        with pytest.raises(StorageError):
            read(record)


def test_a_field_that_a_later_version_added_is_passed_over() -> None:
    assert annotation_from({**GOOD, "mood": "angry"}, "d1").id == "A1"


def test_a_kind_of_relation_that_is_not_known_is_refused() -> None:
    with pytest.raises(StorageError, match="'kind' is not one of"):
        relation_from({"id": "1", "kind": "likes", "subject": "a", "object": "b"}, "d1")


links = st.builds(
    Link,
    st.builds(Passage, words, spans, words),
    st.builds(Passage, words, spans, words),
    st.integers(0, 1000).map(lambda tenths: tenths / 10),
    st.booleans(),
    st.sampled_from(get_args(LinkKind)),
    st.lists(st.builds(Difference, st.sampled_from(get_args(DifferenceType)), words, words), max_size=3).map(tuple),
    st.just("suggested"),
    st.just(""),
)


@given(links, words, words)
def test_a_link_comes_back_from_its_row(link: Link, here: str, there: str) -> None:
    record = link_record(link, here, there)
    assert link_from(record) == link
    assert (record["here"]["path"], record["there"]["path"]) == (here, there)


@given(links, st.sampled_from(["", "wire"]))
def test_a_row_of_a_link_has_the_columns_of_its_table(link: Link, archive: str) -> None:
    record = link_record(link._replace(archive=archive), "a.txt", "b.txt")
    assert list(record) == [name for name in LINK_COLUMNS if archive or name != "archive"]
    assert list(record["here"]) == list(PASSAGE_COLUMNS)
