"""What a format is said to lose is what it loses, kind by kind: by the registry, by the report, by what comes back."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.exchange import EXPORTS, export, read
from store.exchange.edition import Edition
from store.exchange.losses import TOLD
from store.model import Annotation, Document, Judgement, Relation, Span
from tests.store.exchange.editions import CREATED, EDITION, EDITIONS, POST_DOCUMENT, consistent_editions, place
from tests.store.exchange.editions import annotation as tagged
from tests.store.exchange.test_formats import can_write
from tests.store.exchange.whole import WHOLE

NAMES = [name for name, format in EXPORTS.items() if can_write(format)]

READERS = {
    **{name: name for name in ("json", "webannotation", "csv", "qdpx", "brat", "doccano", "labelstudio")},
    "cas-xmi": "cas",
    "cas-json": "cas",
    "prodigy": "doccano",
}
"""By which reader an export is read back."""

OF_OTHERS = "sharing words with another"
"""What another tool may drop, though the file has it."""

_LINE = re.compile(r"(\d+) ([^:]+): (.+)")


def counts(losses: Iterable[str]) -> Counter[tuple[str, str]]:
    """Counts of a report, by one of what is lost and what happens to it."""
    found = Counter[tuple[str, str]]()
    for line in losses:
        match = _LINE.fullmatch(line)
        assert match, line
        count = int(match[1])
        found[match[2] if count == 1 else match[2].removesuffix("s"), match[3]] += count
    return found


def kinds(name: str, edition: Edition) -> set[str]:
    return {f"{what}: {how}" for what, how in counts(export(edition, name).losses)}


def rich() -> Edition:
    """An edition from which every format loses something of every kind."""
    cursed = POST_DOCUMENT._replace(id="cursed", path="c.txt", text="One\n\x01two, three", sha256="0" * 64)
    cursed = cursed._replace(url="", author="", locators=())
    plain = cursed._replace(id="plain", path="p.txt", text="Nothing here", title="", source="", published="")
    inside = tagged("T1", cursed, "\x01two", "actor", note="\x01" + "n" * 40_000)
    ends = [tagged(f"T{n}", cursed, words, "claim") for n, words in ((2, "\n"), (3, "\n\x01two"), (4, "two, three"))]
    of_ben = tagged("T5", cursed, "three", "source")._replace(annotator="ben")
    gone = tagged("G1", POST_DOCUMENT, "Bridge", "claim")._replace(document="gone")
    pairs = [("T1", "C1"), ("T1", "A1"), ("T1", "T2"), ("T1", "T3"), ("T1", "T5"), ("T5", "T1"), ("T1", "X")]
    pairs += [("O1", "T1"), ("T5", "A1"), ("T1", "G1")]
    drawn = [Relation(f"R1{n}", "cursed", "about", *pair, "ada", CREATED) for n, pair in enumerate(pairs)]
    former = EDITION.judgements[0]
    moved = former.here._replace(selector=former.here.selector._replace(exact="older words"))
    elsewhere = former.here._replace(document="gone")
    links = (former._replace(id="J3", here=moved), former._replace(id="J4", here=elsewhere))
    on_none = former._replace(id="J5", here=place(POST_DOCUMENT, "Bridge"), there=place(cursed, "One"))
    documents = [*EDITION.documents.values(), cursed, plain]
    return EDITION._replace(
        entries=tuple(document.entry for document in documents),
        documents={document.id: document for document in documents},
        annotations=(*EDITION.annotations, inside, *ends, of_ben, gone),
        relations=(*EDITION.relations, *drawn),
        judgements=(*EDITION.judgements, *links, on_none),
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_registry_has_just_the_kinds_that_a_format_tells(name: str) -> None:
    assert kinds(name, rich()) == {*EXPORTS[name].loses}


@settings(deadline=None, max_examples=30)
@given(EDITIONS | consistent_editions())
def test_no_edition_loses_what_the_registry_does_not_have(edition: Edition) -> None:
    for name in NAMES:
        assert kinds(name, edition) <= {*EXPORTS[name].loses}


@st.composite
def lossy(draw: st.DrawFn) -> Edition:
    """Projects with orphans, rejected links, authors and pages; everything is made at a time of its own."""
    edition = draw(WHOLE)
    moments = iter(f"2024-03-04T09:{n // 60:02}:{n % 60:02}+01:00" for n in range(200))
    annotations = list[Annotation]()
    for each in edition.annotations:
        made = each._replace(created=next(moments))
        annotations.append(made._replace(span=None, state="orphan") if draw(st.integers(0, 4)) == 0 else made)
    relations = tuple(each._replace(created=next(moments)) for each in edition.relations)
    judgements = tuple(
        each._replace(created=next(moments), state="rejected" if draw(st.booleans()) else "accepted")
        for each in edition.judgements
    )
    author, locators = draw(st.sampled_from(["", "Ada"])), ((0, "p. 1"),) if draw(st.booleans()) else ()
    documents = {
        id: each._replace(author=author, locators=locators) if draw(st.booleans()) else each
        for id, each in edition.documents.items()
    }
    return edition._replace(
        annotations=tuple(annotations), relations=relations, judgements=judgements, documents=documents
    )


def moment(created: str) -> float:
    try:
        return datetime.fromisoformat(created).timestamp()
    except ValueError:
        return 0.0


def lacking(before: Edition, after: Edition) -> Counter[tuple[str, bool]]:
    """What did not come back, by one of it, and whether it did not at all or is there otherwise."""
    marks = {moment(each.created): each for each in before.annotations}
    edges = {moment(each.created): each for each in before.relations}
    links = {moment(each.created): each for each in before.judgements}
    found = Counter[tuple[str, bool]]()
    back = {moment(each.created) for each in after.annotations}
    for made, each in marks.items():
        found["orphan" if each.span is None else "annotation", True] += made not in back
    for each in after.annotations:
        found["annotation", False] += _place(before, marks.get(moment(each.created))) != _place(after, each)
        found["note", False] += marks[moment(each.created)].note != each.note
    found["relation", True] = len(before.relations) - len(after.relations)
    found["relation", False] = sum(_lacks(edges.get(moment(each.created)), each) for each in after.relations)
    found["link", True] = len(before.judgements) - len(after.judgements)
    found["link", False] = sum(_lacks(links.get(moment(each.created)), each) for each in after.judgements)
    there = {document.path: document for document in after.documents.values()}
    found["article", True] = len(before.documents) - len(there)
    found["article", False] = sum(
        _told(each, there[each.path]) for each in before.documents.values() if each.path in there
    )
    found["label", False] = len({*before.labels} - {*after.labels} - {*before.labels[:3]})
    return +found


def _place(edition: Edition, made: Annotation | None) -> tuple[str, Span | None, str, str] | None:
    # Whether an annotation is an orphan is worked out from its text, so that no format need say it.
    return made and (edition.documents[made.document].path, made.selector.span, made.label, made.annotator)


def _lacks(made: Relation | Judgement | None, back: Relation | Judgement) -> bool:
    """Whether it does not say any more who made it; where nobody was named nothing is lost."""
    return made is None or made.annotator not in {"", back.annotator}


def _told(document: Document, back: Document) -> bool:
    return any(getattr(document, field) not in (getattr(back, field), ()) for field in TOLD) or len(back.text) < len(
        document.text
    )


@pytest.mark.parametrize("name", [name for name in READERS if name in NAMES])
def test_what_is_told_is_what_does_not_come_back(name: str) -> None:
    @settings(deadline=None, max_examples=30)
    @given(lossy())
    def holds(edition: Edition) -> None:
        out = export(edition, name)
        told = Counter[tuple[str, bool]]()
        for (what, how), count in counts(out.losses).items():
            if OF_OTHERS not in how and what != "character":
                told[what.rpartition(" ")[2], how.startswith("left out")] += count
        assert told == lacking(edition, read(out.files, READERS[name]).edition)

    holds()
