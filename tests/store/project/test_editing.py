"""Every change that a reader makes, taking it back, and making it again."""

import threading
from pathlib import Path

import pytest

from store.errors import NotFoundError, SpanError, StorageError, TaggedError, VariorumError
from store.model import Span
from store.project import Project
from store.project.workspace import Workspace
from tests.store.making import first, quotes, span_of, tag


def test_overlapping_nested_and_equal_spans_stand_side_by_side(project: Project) -> None:
    outer = tag(project, "twelve dock workers were injured")
    inner = tag(project, "twelve dock workers", "actor")
    same = tag(project, "twelve dock workers", "source")
    assert [made.id for made in project.tags.of(first(project))] == [outer.id, inner.id, same.id]


def test_one_annotator_labels_a_span_so_only_once(project: Project) -> None:
    here, there = tag(project, "twelve dock workers"), tag(project, "twelve dock workers were injured")
    actor = tag(project, "twelve dock workers", "actor")
    with pytest.raises(TaggedError, match="is tagged claim already") as refused:
        tag(project, "twelve dock workers")
    assert refused.value.id == here.id
    with pytest.raises(TaggedError):
        project.tags.relabel(actor.id, "claim")
    assert here.span is not None
    with pytest.raises(TaggedError):
        project.tags.move(there.id, here.span)
    assert {made.id: made for made in project.tags.of()} == {made.id: made for made in (here, there, actor)}
    assert project.tags.move(here.id, here.span) == here
    assert project.tags.relabel(here.id, "claim") == here


@pytest.mark.parametrize("quote", ["\n\n", " ", ".", ',"', ", "])
def test_what_holds_only_space_or_punctuation_is_not_tagged(project: Project, quote: str) -> None:
    made = tag(project, "Lena Osk", "actor")
    with pytest.raises(SpanError, match="no word, number or symbol"):
        tag(project, quote)
    with pytest.raises(SpanError, match="no word, number or symbol"):
        project.tags.toggle(first(project), span_of(project, first(project), quote), "claim")
    with pytest.raises(SpanError, match="no word, number or symbol"):
        project.tags.move(made.id, span_of(project, first(project), quote))
    assert quotes(project) == ["Lena Osk"]
    assert len(list(project.history.changes())) == 1


@pytest.mark.parametrize("sign", ["7", "€", "😀", "死"])
def test_one_number_or_symbol_may_be_tagged(folder: Path, sign: str) -> None:
    (folder / "1 harbour.txt").write_text(f"It cost {sign}.", "utf-8")
    with Project.open(folder) as project:
        assert tag(project, sign).selector.exact == sign


def test_toggling_again_removes(project: Project) -> None:
    span = span_of(project, first(project), "Lena Osk")
    assert project.tags.toggle(first(project), span, "actor") is not None
    assert project.tags.toggle(first(project), span, "claim") is not None
    assert project.tags.toggle(first(project), span, "actor") is None
    assert project.tags.counts(first(project)) == {"claim": 1}


def test_toggling_leaves_what_another_annotator_made(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    with Project.open(folder, annotator="ben") as other:
        assert made.span is not None
        assert other.tags.toggle(made.document, made.span, "actor") is not None
        assert other.tags.counts(made.document) == {"actor": 2}


def test_label_edges_and_note_can_change_and_be_taken_back(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    project.tags.relabel(made.id, "source")
    project.tags.set_note(made.id, "head of the authority")
    wider = span_of(project, made.document, "said Lena Osk")
    project.tags.move(made.id, wider)
    now = project.tags.get(made.id)
    assert (now.label, now.note, now.span) == ("source", "head of the authority", wider)
    with Project.open(folder, annotator="anna") as again:
        assert [again.history.undo() is not None for _ in range(5)] == [True, True, True, True, False]
        assert again.tags.of() == []
        assert [again.history.redo() is not None for _ in range(5)] == [True, True, True, True, False]
        assert again.tags.get(made.id) == now


def test_a_change_that_changes_nothing_is_not_recorded(project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    project.tags.relabel(made.id, "actor")
    project.tags.set_note(made.id, "")
    assert len(list(project.history.changes())) == 1


def test_removing_an_annotation_removes_its_relations_and_undo_brings_all_back(project: Project) -> None:
    claim = tag(project, "twelve dock workers were injured")
    other = tag(project, "twenty dock workers were injured", document=1)
    source = tag(project, "the\nharbour authority", "source")
    project.relations.add(claim.id, "said by", source.id)
    project.relations.add(other.id, "contradicts", claim.id)
    assert project.relations.add(claim.id, "said by", source.id) == project.relations.of(claim.document)[0]
    project.tags.remove(claim.id)
    assert project.relations.of() == []
    assert len(quotes(project)) == 2
    project.history.undo()
    assert {edge.kind for edge in project.relations.of()} == {"said by", "contradicts"}
    project.relations.remove(project.relations.of(other.document)[0].id)
    assert [edge.kind for edge in project.relations.of()] == ["said by"]


def test_what_is_not_there_is_named(project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    with pytest.raises(NotFoundError, match="no such label"):
        project.tags.add(first(project), Span(0, 4), "opinion")
    with pytest.raises(NotFoundError, match="no such document"):
        project.tags.add("nothing", Span(0, 4), "claim")
    with pytest.raises(NotFoundError, match="no such annotation"):
        project.tags.remove("nothing")
    with pytest.raises(NotFoundError, match="no such relation"):
        project.relations.remove("nothing")
    with pytest.raises(NotFoundError, match="no such format"):
        project.export("nothing")
    with pytest.raises(SpanError):
        project.tags.add(first(project), Span(5, 5), "claim")
    with pytest.raises(SpanError):
        project.links.passage(first(project), Span(5, 5_000_000))
    with pytest.raises(VariorumError, match="itself"):
        project.relations.add(made.id, "about", made.id)


def test_undo_is_refused_where_somebody_else_has_changed_the_same(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    with Project.open(folder, annotator="ben") as other:
        other.tags.set_note(made.id, "checked")
    with pytest.raises(StorageError, match="ben has since done 'note actor'"):
        project.history.undo()
    assert project.refresh()
    assert project.tags.get(made.id).note == "checked"


def test_undo_is_refused_where_somebody_else_has_related_it(folder: Path, project: Project) -> None:
    claim, made = tag(project, "Ships were sent to Tarsil"), tag(project, "Lena Osk", "actor")
    with Project.open(folder, annotator="ben") as other:
        other.relations.add(claim.id, "said by", made.id)
    with pytest.raises(StorageError, match="related"):
        project.history.undo()


def test_undo_does_not_bring_back_an_edge_to_what_is_gone(folder: Path, project: Project) -> None:
    claim, made = tag(project, "Ships were sent to Tarsil"), tag(project, "Lena Osk", "actor")
    edge = project.relations.add(claim.id, "said by", made.id)
    project.relations.remove(edge.id)
    with Project.open(folder, annotator="ben") as other:
        other.tags.remove(made.id)
    with pytest.raises(StorageError, match="removed since"):
        project.history.undo()


def test_each_annotator_takes_back_only_their_own(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    with Project.open(folder, annotator="ben") as other:
        assert other.history.undo() is None
        tag(other, "Tarsil", "actor")
    assert project.history.undo() is not None
    assert quotes(project) == ["Tarsil"]


def test_threads_may_tag_at_once(project: Project) -> None:
    key = first(project)

    def work(offset: int) -> None:
        for number in range(5):
            project.tags.add(key, Span(offset + number, offset + number + 3), "claim")

    threads = [threading.Thread(target=work, args=(offset,)) for offset in (0, 40, 80)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert project.tags.counts(key) == {"claim": 15}
    assert len(list(project.history.changes())) == 15


def test_the_history_says_who_did_what_and_when(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Workspace, "now", lambda workspace: "2026-01-02T03:04:05+01:00")
    with Project.open(folder, annotator="anna") as project:
        made = tag(project, "Lena Osk", "actor")
        project.tags.remove(made.id)
        project.history.undo()
        told = [(change.annotator, change.at, change.action) for change in project.history.changes()]
    moment = ("anna", "2026-01-02T03:04:05+01:00")
    assert told == [(*moment, "tag actor"), (*moment, "untag actor"), (*moment, "undo untag actor")]


def test_whoever_says_a_claim_is_tagged_and_related_in_one_change(project: Project) -> None:
    claim = tag(project, "twelve dock workers were injured")
    span = span_of(project, first(project), "Lena Osk")
    source = project.tags.toggle(first(project), span, "source", claim.id)
    assert source is not None
    (edge,) = project.relations.of()
    assert (edge.subject, edge.kind, edge.object) == (claim.id, "said by", source.id)
    assert len(list(project.history.changes())) == 2
    project.history.undo()
    assert quotes(project) == ["twelve dock workers were injured"]
    assert project.relations.of() == []
    project.history.redo()
    assert project.relations.of() == [edge]
    assert project.tags.toggle(first(project), span, "source", claim.id) is None
    assert project.relations.of() == []
    project.history.undo()
    assert project.relations.of() == [edge]


def test_nothing_is_made_for_a_claim_that_is_gone(project: Project) -> None:
    claim = tag(project, "twelve dock workers were injured")
    project.tags.remove(claim.id)
    with pytest.raises(NotFoundError):
        project.tags.toggle(first(project), span_of(project, first(project), "Lena Osk"), "source", claim.id)
    assert quotes(project) == []


def test_relations_are_told_from_both_ends_and_across_articles(project: Project) -> None:
    claim, source = tag(project, "twelve dock workers were injured"), tag(project, "Lena Osk", "source")
    other = project.entries()[1].id
    there = project.tags.add(other, Span(0, 8), "claim")
    project.relations.add(claim.id, "said by", source.id)
    project.relations.add(there.id, "contradicts", claim.id)
    here = project.relations.around(first(project))
    told = [(each.relation.kind, each.other.id, each.is_subject) for each in here[claim.id]]
    assert told == [("said by", source.id, True), ("contradicts", there.id, False)]
    assert [each.other.id for each in here[source.id]] == [claim.id]
    assert [each.other.id for each in project.relations.around(other)[there.id]] == [claim.id]
