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
    return Selector.at(text, Span(start, start + len(quote)))


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


_LETTERS = st.sampled_from(
    [*"ab c\n\n.,é", "😀", "\U0001f468\u200d\U0001f469", "한", "ش", "\t", "  ", "<b>&", "\u2028", "|;"]
)
_TEXTS = st.lists(_LETTERS, min_size=3, max_size=40).map("".join).filter(str.strip)
_NOTES = st.sampled_from(["", "", "why?", "two\nlines", "tab\there", '"quoted" \\n', " spaced ", "💡"])
_ANNOTATORS = st.sampled_from(["ada", "ben o'neil", "çelik", "x\ty"])
_NAMES = ("claim", "actor", "source", "said thing", "Größe", "a/b:c")


@st.composite
def consistent_editions(draw: st.DrawFn, kept: str = "") -> Edition:
    """Projects as they are: marks that overlap and nest, by several people, related within and across articles.

    Args:
        draw: Of Hypothesis.
        kept: What every mark must hold besides: `printed`: something else than white space at both ends.
    """
    texts = draw(st.lists(_TEXTS, min_size=1, max_size=3, unique=True))
    documents = [document(f"d{n}", text, f"Title {n}") for n, text in enumerate(texts)]
    made: list[Annotation] = []
    for number in range(draw(st.integers(0, 8))):
        where = draw(st.sampled_from(documents))
        start = draw(st.integers(0, len(where.text) - 1))
        end = draw(st.integers(start + 1, len(where.text)))
        exact = where.text[start:end]
        if kept == "printed" and exact.strip() != exact:
            continue
        selected = Selector.at(where.text, Span(start, end))
        label, note, who = draw(st.sampled_from(_NAMES)), draw(_NOTES), draw(_ANNOTATORS)
        about = (where.sha256, who, f"2024-03-04T09:00:{number:02}+01:00", note, selected.span)
        made.append(Annotation(f"A{number}", where.id, label, selected, *about))
    pairs = [(one, other) for one in made for other in made if one is not other]
    drawn = draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    kinds = st.sampled_from(get_args(RelationKind))
    relations = tuple(
        Relation(f"R{n}", one.document, draw(kinds), one.id, other.id, draw(_ANNOTATORS), CREATED)
        for n, (one, other) in enumerate(drawn)
    )
    return with_documents(NOTHING, *documents)._replace(
        name="Round", labels=LABELS, annotations=tuple(made), relations=relations
    )


def marks_of(edition: Edition) -> list[tuple[object, ...]]:
    """All marks of an edition as they can be compared, whatever ids they have."""
    return sorted(_marks(edition).values(), key=repr)


def edges_of(edition: Edition, *, across: bool = False) -> list[tuple[object, ...]]:
    """All relations of an edition as they can be compared; those across articles only where that is asked for."""
    by_id = {made.id: made for made in edition.annotations}
    marks = _marks(edition)
    return sorted(
        (
            (marks[edge.subject], edge.kind, marks[edge.object], edge.annotator, edge.created)
            for edge in edition.relations
            if across or by_id[edge.subject].document == by_id[edge.object].document
        ),
        key=repr,
    )


def _marks(edition: Edition) -> dict[str, tuple[object, ...]]:
    return {
        made.id: (
            edition.documents[made.document].text,
            made.span,
            made.selector.exact,
            made.label,
            made.note,
            made.annotator,
            made.created,
        )
        for made in edition.annotations
        if made.span is not None
    }
