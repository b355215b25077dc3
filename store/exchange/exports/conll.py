"""CoNLL columns: a token a line with its IOB2 tag, a blank line after each sentence, an article after `-DOCSTART-`.

Tags cannot overlap: the outermost wins, the longest from where it begins, and the rest is counted as lost.
"""

from collections.abc import Iterator

from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.lookup import Lookup
from store.exchange.losses import Marked, Standoff
from store.exchange.tokens import tokens
from store.model import Document


def write(edition: Edition, name: str) -> Exported:
    """One file of all articles."""
    standoff = Standoff(Lookup(edition))
    standoff.lose_relations()
    standoff.lose_remarks()
    lines = [line for article in standoff.articles for line in _lines(standoff, *article)]
    return Exported({name: utf8("".join(f"{line}\n" for line in lines) or "\n")}, standoff.losses.told())


def _lines(standoff: Standoff, document: Document, marks: Marked) -> Iterator[str]:
    kept = outermost(marks)
    standoff.losses.add("annotation", "left out, sharing words with one that begins before", len(marks) - len(kept))
    yield from ("-DOCSTART-\tO", "")
    waiting = [*kept]
    tag, is_begun = "", False
    for token in tokens(document.text, [span for _, span in kept]):
        if waiting and token.span.start >= waiting[0][1].end:
            waiting.pop(0)
        inside = bool(waiting) and waiting[0][1].start <= token.span.start
        is_first = inside and waiting[0][1].start == token.span.start
        is_begun = False if is_first else is_begun
        tag = "_".join(waiting[0][0].label.split()) if inside else ""
        if token.text.isspace():
            if "\n" in token.text and not inside:
                yield ""
            continue
        yield f"{token.text}\t{'O' if not inside else f'I-{tag}' if is_begun else f'B-{tag}'}"
        is_begun = inside
    yield ""


def outermost(marks: Marked) -> Marked:
    """Marks that share nothing: each the first that begins, of those the longest."""
    kept: Marked = []
    for made, span in sorted(marks, key=lambda mark: (mark[1].start, -mark[1].end)):
        if not kept or span.start >= kept[-1][1].end:
            kept.append((made, span))
    return kept
