"""Editions to export: one in which everything stands, and any that Hypothesis thinks of."""

from typing import Any, get_args

from hypothesis import strategies as st

from store.exchange import export
from store.exchange.edition import Edition
from store.model import (
    LABELS,
    Annotation,
    Document,
    Judgement,
    Label,
    LinkEnd,
    LinkKind,
    Relation,
    RelationKind,
    Selector,
    Span,
    hash_text,
)

POST = "Bridge shut\n\nAt least 20 lorries were stranded, the mayor’s office said. 😀 *Nobody* <b>slept</b>."
TIMES = "Fifty-six lorries stranded\n\nFifty-six lorries were stranded at the bridge, officials said."
CREATED = "2024-03-04T09:00:00+01:00"


def document(id: str, text: str, title: str, source: str = "", url: str = "") -> Document:
    return Document(id, f"{id}.txt", text, title, hash_text(text), source, "2024-03-03", url, ())


POST_DOCUMENT = document("post", POST, "Bridge | shut", "Harbour Post", "https://example.org/a (b)?x=1")._replace(
    author="Ada Brandt", locators=((0, "p. 1"), (13, "p. 2"))
)
TIMES_DOCUMENT = document("times", TIMES, "=Fifty-six [lorries]", "North Times", "javascript:alert(1)")


def selector(text: str, quote: str) -> Selector:
    start = text.index(quote)
    end = start + len(quote)
    return Selector(Span(start, end), quote, text[max(0, start - 32) : start], text[end : end + 32])


def annotation(id: str, document: Document, quote: str, label: str, note: str = "") -> Annotation:
    made = selector(document.text, quote)
    return Annotation(id, document.id, label, made, document.sha256, "ada", CREATED, note, made.span)


def place(document: Document, quote: str) -> LinkEnd:
    return LinkEnd(document.id, selector(document.text, quote), document.sha256)


CLAIM = annotation(
    "C1", POST_DOCUMENT, "At least 20 lorries were stranded", "claim", "=1+1 | \x1b[31m `x`\nsecond line"
)
SOURCE = annotation("S1", POST_DOCUMENT, "the mayor’s office", "source")
ACTOR = annotation("A1", TIMES_DOCUMENT, "officials", "actor", "who?")
ORPHAN = annotation("O1", POST_DOCUMENT, "*Nobody* <b>slept</b>", "claim")._replace(
    text=hash_text("older"),
    span=None,
    state="orphan",
)
JUDGEMENTS = (
    Judgement(
        id="J1",
        here=place(TIMES_DOCUMENT, "Fifty-six lorries were stranded at the bridge"),
        there=place(POST_DOCUMENT, "At least 20 lorries were stranded"),
        state="accepted",
        score=81.5,
        kind="paraphrase",
        annotator="ada",
        created=CREATED,
    ),
    Judgement(
        id="J2",
        here=place(POST_DOCUMENT, "Bridge shut"),
        there=place(TIMES_DOCUMENT, "officials said."),
        state="rejected",
        score=40.0,
        kind="boilerplate",
        annotator="ben",
        created=CREATED,
    ),
)


def with_documents(edition: Edition, *documents: Document) -> Edition:
    """The same with other articles."""
    entries = tuple(document.entry for document in documents)
    return edition._replace(entries=entries, documents={document.id: document for document in documents})


NOTHING = Edition("", (), {}, (), (), (), ())
EDITION = with_documents(NOTHING, POST_DOCUMENT, TIMES_DOCUMENT)._replace(
    name="The *bridge*",
    labels=(*LABELS, Label("weapon", "w", "italic", "word", "#ff0000")),
    annotations=(ACTOR, SOURCE, ORPHAN, CLAIM),
    relations=(Relation("R1", "post", "said by", "C1", "S1", "ada", CREATED),),
    judgements=JUDGEMENTS,
)
"""Two articles by invented outlets; an orphan, a relation, a link of each kind of verdict, text that bites."""

_STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_IDS = st.text(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), min_size=1, max_size=26)
_HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
_SPANS = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
_SELECTORS = st.builds(Selector, _SPANS, _STRINGS.filter(bool), _STRINGS, _STRINGS)
_TIMES = st.datetimes(timezones=st.timezones()).map(lambda moment: moment.isoformat())


@st.composite
def _annotations(draw: st.DrawFn) -> Annotation:
    span = draw(st.none() | _SPANS)
    return Annotation(
        id=draw(_IDS),
        document=draw(_IDS),
        label=draw(_STRINGS.filter(bool)),
        selector=draw(_SELECTORS),
        text=draw(_HASHES),
        annotator=draw(_STRINGS),
        created=CREATED,
        note=draw(_STRINGS),
        span=span,
        state="orphan" if span is None else draw(st.sampled_from(["anchored", "moved"])),
    )


_LOCATORS = st.lists(st.tuples(st.integers(0, 999), _STRINGS), max_size=3).map(tuple)
_DOCUMENTS = st.builds(
    Document,
    *(_IDS, _STRINGS, _STRINGS, _STRINGS, _HASHES, _STRINGS, _STRINGS, _STRINGS, st.tuples(_STRINGS)),
    author=_STRINGS,
    locators=_LOCATORS,
)
_PLACES = st.builds(LinkEnd, _IDS, _SELECTORS, _HASHES)
_JUDGEMENTS = st.builds(
    Judgement,
    id=_IDS,
    here=_PLACES,
    there=_PLACES,
    state=st.sampled_from(["accepted", "rejected"]),
    score=st.floats(0, 100),
    kind=st.sampled_from(get_args(LinkKind)),
    annotator=_STRINGS,
    created=st.just(CREATED),
)
_RELATIONS = st.builds(
    Relation, _IDS, _IDS, st.sampled_from(get_args(RelationKind)), _IDS, _IDS, _STRINGS, st.just(CREATED)
)


def several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


def _edition(documents: list[Document], **fields: Any) -> Edition:
    return with_documents(NOTHING._replace(**fields), *documents)


def exported(name: str, edition: Edition = EDITION) -> str:
    """The one file of an export, which is text."""
    (content,) = export(edition, name).files.values()
    return content.decode()


EDITIONS: st.SearchStrategy[Edition] = st.builds(
    _edition,
    name=_STRINGS,
    documents=st.lists(_DOCUMENTS, max_size=3, unique_by=lambda document: document.id),
    labels=st.just(LABELS),
    annotations=st.lists(_annotations(), max_size=3, unique_by=lambda annotation: annotation.id).map(tuple),
    relations=several(_RELATIONS),
    judgements=several(_JUDGEMENTS),
)
"""Of any content; ids need not match, as in a project whose files went missing."""
