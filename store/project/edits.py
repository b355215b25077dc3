"""Annotations and relations as edits of their records."""

from store.model import Annotation, Edit, Relation
from store.records import annotation_record, relation_record


def annotation_edit(before: Annotation | None, after: Annotation | None) -> Edit:
    """The edit that makes, changes or removes an annotation; one of the two is given."""
    either = before or after
    assert either is not None
    records = [None if each is None else annotation_record(each) for each in (before, after)]
    return Edit("annotations", either.document, either.id, *records)


def rejection_edit(rejected: Annotation) -> Edit:
    """The edit that keeps a suggestion as one that is not to come again."""
    return Edit("suggestions", rejected.document, rejected.id, None, annotation_record(rejected))


def relation_edit(before: Relation | None, after: Relation | None) -> Edit:
    """The edit that makes, changes or removes a relation; one of the two is given."""
    either = before or after
    assert either is not None
    records = [None if each is None else relation_record(each) for each in (before, after)]
    return Edit("relations", either.document, either.id, *records)
