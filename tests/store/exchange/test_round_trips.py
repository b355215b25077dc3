"""What is written in a format and read again is what it was, as far as the format carries it."""

import json
from importlib.util import find_spec

import pytest
from hypothesis import given, settings

from store.exchange import export, read
from store.exchange.edition import Edition
from tests.store.exchange.editions import EDITION, consistent_editions, edges_of, marks_of

needs_cassis = pytest.mark.skipif(find_spec("cassis") is None, reason="dkpro-cassis is not installed")


def back(edition: Edition, to: str, source: str) -> Edition:
    return read(export(edition, to).files, source).edition


def assert_same(found: Edition, edition: Edition) -> None:
    assert marks_of(found) == marks_of(edition)
    assert edges_of(found) == edges_of(edition)
    texts = {document.text for document in edition.documents.values()}
    assert {document.text for document in found.documents.values()} == texts


@settings(deadline=None)
@given(consistent_editions("printed"))
def test_what_goes_out_as_brat_comes_back(edition: Edition) -> None:
    assert_same(back(edition, "brat", "brat"), edition)


@settings(deadline=None)
@given(consistent_editions())
def test_what_goes_out_as_doccano_comes_back(edition: Edition) -> None:
    assert_same(back(edition, "doccano", "doccano"), edition)


@settings(deadline=None)
@given(consistent_editions())
def test_prodigy_is_read_as_doccano(edition: Edition) -> None:
    found = back(edition, "prodigy", "doccano")
    assert marks_of(found) == marks_of(edition)


@settings(deadline=None)
@given(consistent_editions())
def test_what_goes_out_to_label_studio_comes_back(edition: Edition) -> None:
    who = {made.id: made.annotator for made in edition.annotations}
    same = tuple(edge for edge in edition.relations if who[edge.subject] == who[edge.object])
    assert_same(back(edition, "labelstudio", "labelstudio"), edition._replace(relations=same))


@needs_cassis
@pytest.mark.parametrize("format", ["cas-xmi", "cas-json"])
def test_what_goes_out_as_cas_comes_back(format: str) -> None:
    @settings(deadline=None, max_examples=40)
    @given(consistent_editions())
    def holds(edition: Edition) -> None:
        assert_same(back(edition, format, "cas"), edition)

    holds()


@settings(deadline=None, max_examples=40)
@given(consistent_editions())
def test_spacy_has_every_mark_in_its_lines(edition: Edition) -> None:
    lines = export(edition, "spacy").files["articles.jsonl"].decode().split("\n")
    records = [json.loads(line) for line in lines if line]
    found = [(each["text"], s["start"], s["end"], s["label"]) for each in records for s in each["spans"]["sc"]]
    wanted = [(edition.documents[a.document].text, *a.span, a.label) for a in edition.annotations if a.span is not None]
    assert sorted(found) == sorted(wanted)


@settings(deadline=None, max_examples=100)
@given(consistent_editions("printed"))
def test_conll_has_the_outermost_marks_in_its_tags(edition: Edition) -> None:
    lines = export(edition, "conll").files["Round.conll"].decode().split("\n")
    found: list[list[str]] = []
    for line in lines:
        token, _, tag = line.partition("\t")
        if tag.startswith("B-"):
            found.append([tag[2:], token])
        elif tag.startswith("I-"):
            assert found[-1][0] == tag[2:]
            found[-1][1] += token
    wanted = []
    for document in edition.documents.values():
        last = 0
        inside = [(a.span, a.label) for a in edition.annotations if a.document == document.id and a.span]
        for span, label in sorted(inside, key=lambda mark: (mark[0].start, -mark[0].end)):
            if span.start >= last:
                wanted.append((span.length, ["_".join(label.split()), "".join(span.of(document.text).split())]))
                last = span.end
    assert len(found) == len(wanted)
    assert sorted(text for _, text in found) == sorted(text for _, (_, text) in wanted)


@pytest.mark.parametrize("name", ["brat", "doccano", "prodigy", "labelstudio", "spacy", "conll"])
def test_what_is_lost_is_told_by_kind_with_its_count(name: str) -> None:
    losses = export(EDITION, name).losses
    assert "1 orphan: left out" in losses
    assert "2 judged links: left out" in losses
    assert all(loss.split()[0].isdigit() for loss in losses)


def test_formats_of_bare_spans_tell_relations_and_notes() -> None:
    for name in ("spacy", "conll"):
        losses = export(EDITION, name).losses
        assert "1 relation: left out" in losses
        assert "2 notes: left out" in losses
