"""AnnotationMarks found by bisection are those found by looking at every one."""

from hypothesis import given
from hypothesis import strategies as st

from store.model import LABELS, Annotation, Label, Selector, Span
from tui.widgets.reader.looks import FIRST_LABEL
from tui.widgets.reader.marks import AnnotationMarks, Coverage, LinkMarks

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(1, 20))


def annotated(spans: list[Span], label: str = "claim") -> list[Annotation]:
    return [
        Annotation(str(number), "d", label, Selector(span, "", "", ""), "", "me", "", span=span)
        for number, span in enumerate(spans)
    ]


@given(st.lists(SPANS), SPANS)
def test_coverage_is_the_union_of_its_spans(spans: list[Span], probe: Span) -> None:
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    within = Coverage.of(spans).within(probe)
    seen = {offset for start, end in within for offset in range(start, end) if probe.covers(offset)}
    assert seen == covered & set(range(probe.start, probe.end))
    assert Coverage.of(spans).touches(probe) == bool(seen)


@given(st.lists(SPANS), st.integers(0, 90))
def test_every_annotation_at_an_offset_is_found(spans: list[Span], offset: int) -> None:
    found = {note.id for note in AnnotationMarks(annotated(spans), LABELS).at(offset)}
    assert found == {str(number) for number, span in enumerate(spans) if span.covers(offset)}


@given(st.lists(SPANS), st.lists(SPANS))
def test_outside_of_the_changes_everything_looks_as_before(before: list[Span], after: list[Span]) -> None:
    old, new = AnnotationMarks(annotated(before), LABELS), AnnotationMarks(annotated(after), LABELS)
    changes = old.changes(new)
    assert changes is not None
    changed = {offset for span in changes for offset in range(span.start, span.end)}
    for offset in set(range(90)) - changed:
        here = Span(offset, offset + 1)
        assert bool(old.layers(here)) == bool(new.layers(here))


def test_other_labels_may_change_everything() -> None:
    assert AnnotationMarks((), LABELS).changes(AnnotationMarks((), LABELS[:2])) is None


def test_each_label_has_a_look_of_its_own() -> None:
    marks = AnnotationMarks(annotated([Span(2, 5)], "actor") + annotated([Span(0, 9)]), LABELS)
    assert sorted(marks.layers(Span(0, 9))) == [(0, 9, FIRST_LABEL), (2, 5, FIRST_LABEL << 1)]


def test_the_bar_belongs_to_the_last_label_that_tints() -> None:
    rumour = Label("rumour", "m", "tint")
    marks = AnnotationMarks(annotated([Span(0, 9)]) + annotated([Span(4, 6)], "rumour"), (*LABELS, rumour))
    assert marks.bar(Span(0, 3)) == 0
    assert marks.bar(Span(3, 8)) == 3
    assert marks.bar(Span(20, 30)) is None


def test_an_orphan_and_an_unknown_label_are_not_drawn() -> None:
    orphan = Annotation("o", "d", "claim", Selector(Span(0, 3), "", "", ""), "", "me", "", state="orphan")
    marks = AnnotationMarks([orphan, *annotated([Span(0, 3)], "forgotten")], LABELS)
    assert marks.layers(Span(0, 9)) == []
    assert [note.label for note in marks.at(1)] == ["forgotten"]


def test_a_linked_passage_has_a_diamond_and_then_a_bar() -> None:
    links = LinkMarks([Span(3, 25)], [Span(30, 35)])
    marks = [links.mark(Span(start, start + 10)) for start in (0, 10, 20, 30, 40)]
    assert [mark and (mark.is_first, mark.is_judged) for mark in marks] == [
        (True, False),
        (False, False),
        (False, False),
        (True, True),
        None,
    ]


def test_only_links_that_came_or_went_are_changes() -> None:
    assert LinkMarks([Span(0, 3), Span(5, 9)]).changes(LinkMarks([Span(5, 9)], [Span(11, 12)])) in (
        [Span(0, 3), Span(11, 12)],
        [Span(11, 12), Span(0, 3)],
    )


def test_a_conflict_is_marked_where_it_begins_and_on() -> None:
    links = LinkMarks([Span(3, 12)], [Span(14, 25)], [Span(14, 25)])
    marks = [links.mark(Span(start, start + 10)) for start in (0, 10, 20)]
    assert [mark and (mark.is_first, mark.is_conflict) for mark in marks] == [
        (True, False),
        (True, True),
        (False, True),
    ]
    assert LinkMarks([Span(3, 12)], (), [Span(14, 25)]).changes(LinkMarks([Span(3, 12), Span(14, 25)])) == [
        Span(14, 25),
        Span(14, 25),
    ]


def test_a_linked_passage_that_begins_where_a_conflict_ends_is_no_conflict() -> None:
    mark = LinkMarks([Span(6, 9)], (), [Span(0, 5)]).mark(Span(4, 9))
    assert mark is not None
    assert (mark.is_first, mark.is_conflict) == (True, False)
