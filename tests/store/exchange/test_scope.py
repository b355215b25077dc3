"""A part of an edition goes out, and stands for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import NotFoundError
from store.exchange import EXPORTS, export
from store.exchange.edition import Edition
from store.exchange.scope import ALL, Scope, annotators_of, beginning, labels_of, scope_of, scoped, told
from store.model import Document, Relation
from tests.store.exchange.editions import ACTOR, CREATED, EDITION, EDITIONS, consistent_editions
from tests.store.exchange.test_formats import can_write


def test_all_is_the_edition_itself() -> None:
    assert scoped(EDITION, ALL) is EDITION


def test_an_article_takes_along_what_stands_in_it_and_nothing_that_leads_out() -> None:
    part = scoped(EDITION, scope_of(EDITION, documents=["post.txt"]))
    assert [entry.id for entry in part.entries] == ["post"]
    assert [*part.documents] == ["post"]
    assert {each.id for each in part.annotations} == {"S1", "O1", "C1"}
    assert [each.id for each in part.relations] == ["R1"]
    assert part.judgements == ()
    assert told(part, EDITION) == "1 of 2 articles, 3 of 4 annotations, 1 relation, 0 of 2 judged links"


def test_labels_leave_all_articles_and_links() -> None:
    part = scoped(EDITION, scope_of(EDITION, labels=["claim"]))
    assert {each.label for each in part.annotations} == {"claim"}
    assert [label.name for label in part.labels] == ["claim"]
    assert (part.relations, part.judgements, part.entries) == ((), EDITION.judgements, EDITION.entries)


def test_annotators_are_those_of_tags_relations_and_links() -> None:
    theirs = EDITION._replace(
        annotations=(*EDITION.annotations, ACTOR._replace(id="A2", annotator="ben")),
        relations=(*EDITION.relations, Relation("R2", "times", "about", "A1", "A2", "ben", CREATED)),
    )
    part = scoped(theirs, scope_of(theirs, annotators=["ben"]))
    assert ([a.id for a in part.annotations], part.relations, [j.id for j in part.judgements]) == (["A2"], (), ["J2"])
    assert annotators_of(theirs) == ["ada", "ben"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"documents": ["none.txt"]}, "none.txt: no such article"),
        ({"labels": ["clam"]}, "clam: no such label; there are claim, actor, source, weapon"),
        ({"annotators": ["eve"]}, "eve: no such annotator; there are ada, ben"),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(asked: dict[str, list[str]], said: str) -> None:
    with pytest.raises(NotFoundError, match=said):
        scope_of(EDITION, **asked)


@st.composite
def scopes(draw: st.DrawFn, edition: Edition) -> Scope:
    def some(names: list[str]) -> frozenset[str]:
        return frozenset(draw(st.lists(st.sampled_from(names), max_size=2))) if names else frozenset()

    return Scope(some([entry.id for entry in edition.entries]), some(labels_of(edition)), some(annotators_of(edition)))


@given(st.data(), consistent_editions() | EDITIONS)
def test_a_part_holds_exactly_what_is_asked_for_and_nothing_in_it_leads_out(
    data: st.DataObject, edition: Edition
) -> None:
    scope = data.draw(scopes(edition))
    part = scoped(edition, scope)
    ids = {each.id for each in part.annotations}
    for each in edition.annotations:
        wanted = all(
            not asked or has in asked
            for has, asked in zip((each.document, each.label, each.annotator), scope, strict=True)
        )
        assert (each.id in ids) == wanted
    if scope != ALL:
        assert all({each.subject, each.object} <= ids for each in part.relations)
        there = {entry.id for entry in part.entries}
        assert all({each.here.document, each.there.document} <= there for each in part.judgements)
        assert set(part.documents) <= there
    assert scoped(part, scope) == part


@given(st.data(), EDITIONS)
def test_every_format_takes_every_part(data: st.DataObject, edition: Edition) -> None:
    part = scoped(edition, data.draw(scopes(edition)))
    for name, format in EXPORTS.items():
        if can_write(format):
            assert export(part, name).files or format.is_folder


def test_only_articles_in_scope_are_read() -> None:
    class Unread(dict[str, Document]):
        def __getitem__(self, key: str) -> Document:
            assert key == "post"
            return super().__getitem__(key)

    lazy = EDITION._replace(documents=Unread(EDITION.documents))
    assert b"lorries" in export(scoped(lazy, Scope(frozenset(["post"]))), "json").files["The--bridge.json"]


def test_a_beginning_has_as_many_articles_as_fit_and_at_least_one() -> None:
    assert [entry.id for entry in beginning(EDITION, 1, 1).entries] == ["post"]
    assert [entry.id for entry in beginning(EDITION, 3, 10_000).entries] == ["post"]
    assert beginning(EDITION, 4, 10_000).entries == EDITION.entries
    assert beginning(EDITION, 4, 10).annotations == scoped(EDITION, Scope(frozenset(["post"]))).annotations
