"""Editions as projects have them: everything in place, ids unique across machines, several annotators."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from ulid import ULID

from store.exchange.edition import Edition
from store.model import LABELS, Annotation, Document, Judgement, Label, LinkEnd, Relation, Selector, Span, hash_text
from store.records import RELATION_KINDS
from tests.store.exchange.editions import NOTHING, with_documents

ODD = tuple(
    Label(name, key, "italic", "word")
    for name, key in zip(
        ["a:b c", 'said "so"', "Größe", "北京", "O", "none", "class", "null", "Arg1:T1", "back\\slash", "T1", "-"],
        "QWERTYUIOPZX",
        strict=True,
    )
)
"""Labels by names that formats have uses of their own for."""
OWN = Label("weapon of war", "w", "italic", "word", "#ff0000")
TEXTS = st.text(
    st.sampled_from("ab é😀\u0301\u200d\ufeff\n\t\f \u202e\u2028\x1b=<&>'\"|;，北שم")
    | st.characters(exclude_categories=["Cs"]),
    min_size=4,
    max_size=60,
).map(lambda text: f"{text.replace(chr(13), ' ')} end.")
"""Families of emoji, accents, right to left, byte order marks and form feeds within; line ends are line feeds."""
NOTES = st.sampled_from(
    [
        *("", "who?", "=1+1", "a\nb", "<b>&amp;", "“quoted”, then; said by X", "'=apostrophe", "😀"),
        *(
            "@x",
            "-1",
            "a\tb",
            "\ttab first",
            '"',
            "\\n",
            "\n\n",
            "שלום\u200d",
            "long " * 2_000,
            "null",
            "said by; about",
        ),
    ]
)
NAMES = st.sampled_from(["mira", "Ada L.", "=ben", "北京", ""])
TIMES = st.sampled_from(["2024-03-04T09:00:00+01:00", "2024-03-04T08:00:00.5+00:00", "2025-12-31T23:59:59-05:30"])
WORDS = st.sampled_from(["", "Harbour Post", "=Times; & <co>", "  padded "])


@st.composite
def _ids(draw: st.DrawFn) -> str:
    return str(ULID.from_bytes(draw(st.binary(min_size=16, max_size=16))))


@st.composite
def _spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return draw(st.sampled_from([Span(start, end), Span(start, start + 1), Span(start, len(text)), Span(0, len(text))]))


@st.composite
def _annotation(draw: st.DrawFn, id: str, documents: list[Document]) -> Annotation:
    document = draw(st.sampled_from(documents))
    span = draw(_spans(document.text))
    label = draw(st.sampled_from([label.name for label in (*LABELS, OWN, *ODD)]))
    made = (document.id, label, Selector.at(document.text, span), document.sha256)
    return Annotation(id, *made, draw(NAMES), draw(TIMES), draw(NOTES), span)


@st.composite
def _end(draw: st.DrawFn, document: Document) -> LinkEnd:
    return LinkEnd(document.id, Selector.at(document.text, draw(_spans(document.text))), document.sha256)


@st.composite
def _editions(draw: st.DrawFn) -> Edition:
    documents = [
        Document(f"{number:08x}", f"{number}.txt", text, f"Title {number}", hash_text(text), draw(WORDS), "2024-03-03")
        for number, text in enumerate(draw(st.lists(TEXTS, min_size=2, max_size=3, unique=True)), 1)
    ]
    ids = iter(draw(st.lists(_ids(), min_size=12, max_size=12, unique=True)))
    made = [draw(_annotation(next(ids), documents)) for _ in range(draw(st.integers(0, 4)))]
    is_doubled = draw(st.booleans())
    if made and is_doubled:  # the same by somebody else
        made.append(made[0]._replace(id=next(ids), annotator=draw(NAMES)))
    relations = list[Relation]()
    for _ in range(draw(st.integers(0, 2)) if len(made) > 1 else 0):
        subject, object = draw(st.lists(st.sampled_from(made), min_size=2, max_size=2, unique_by=lambda each: each.id))
        kind = draw(st.sampled_from(RELATION_KINDS))
        relations.append(Relation(next(ids), subject.document, kind, subject.id, object.id, draw(NAMES), draw(TIMES)))
    judgements = [
        Judgement(
            next(ids),
            draw(_end(documents[0])),
            draw(_end(documents[1])),
            "accepted",
            draw(st.sampled_from([81.5, 99.0])),
            "paraphrase",
            draw(NAMES),
            draw(TIMES),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    if draw(st.booleans()):
        documents.append(Document("0000000f", "empty.txt", "", "Empty", hash_text(""), "", "2024-03-03"))
    edition = NOTHING._replace(
        name="The bridge",
        labels=(*LABELS, OWN, *ODD),
        annotations=tuple(made),
        relations=tuple(relations),
        judgements=tuple(judgements),
    )
    return with_documents(edition, *documents)


WHOLE: st.SearchStrategy[Edition] = _editions()
"""Texts with emoji, marks, line ends within spans; spans that overlap and nest; every label, relations, links."""


def told(edition: Edition, *, by: Callable[[Annotation], Any]) -> list[Any]:
    """What is to be the same of annotations after a way out and in again, in an order of its own."""
    return sorted(map(by, edition.annotations))
