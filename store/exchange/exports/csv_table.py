"""Annotations as a table (RFC 4180), one a row, safe in a spreadsheet and readable again.

It begins with a byte order mark, by which the commonest spreadsheet knows that it is UTF-8.
"""

import csv
import io
import re
from collections.abc import Iterator

from store.exchange.edition import Edition, Exported
from store.exchange.lookup import Lookup, present_selector
from store.exchange.losses import BARE, PLAIN, TEXTLESS, Losses
from store.model import Annotation, Relation

COLUMNS = (
    *("document", "path", "title", "source", "published", "url", "start", "end", "quote", "label", "note"),
    *("annotator", "created", "state", "relations", "id", "prefix", "suffix", "text_sha256"),
)
"""What a person reads first, then what a program needs."""

MARK = "\ufeff"
"""What a table begins with."""

_FORMULA = re.compile("['’]*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'['’]*[=+\\-@\t\r\n＝＋－＠]")
"""Cells that a spreadsheet takes for a formula, and those that were kept from it by an apostrophe."""


def write(edition: Edition, name: str) -> Exported:
    """A row for every annotation, in reading order; cells that would be formulas begin with an apostrophe."""
    lookup = Lookup(edition)
    target = io.BytesIO()
    text = io.TextIOWrapper(target, "utf-8", "backslashreplace", newline="")
    text.write(MARK)
    table = csv.writer(text)
    table.writerow(COLUMNS)
    table.writerows(map(guarded, row) for row in rows(lookup))
    text.flush()
    return Exported({name: target.getvalue()}, _losses(lookup).told())


def rows(lookup: Lookup) -> Iterator[list[str]]:
    """Annotations in reading order, as cells under `COLUMNS`, none of them guarded yet."""
    relations = _by_subject(lookup.edition)
    for annotation in lookup.annotations.values():
        yield _row(lookup, annotation, relations.get(annotation.id, []))


def guarded(cell: str) -> str:
    """`cell`, kept from being a formula by an apostrophe; `unguarded` takes exactly that one off."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """`cell` as it was before `guarded`."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _row(lookup: Lookup, annotation: Annotation, relations: list[Relation]) -> list[str]:
    document = lookup.documents.get(annotation.document)
    selector = present_selector(annotation, document)
    about = [document.path, document.title, document.source, document.published, document.url] if document else [""] * 5
    return [
        *(annotation.document, *about, str(selector.span.start), str(selector.span.end), selector.exact),
        *(annotation.label, annotation.note, annotation.annotator, annotation.created, annotation.state),
        "; ".join(f"{relation.kind} {relation.object}" for relation in relations),
        *(annotation.id, selector.prefix, selector.suffix),
        document.sha256 if document and annotation.span else annotation.text,
    ]


def _by_subject(edition: Edition) -> dict[str, list[Relation]]:
    relations: dict[str, list[Relation]] = {}
    for relation in edition.relations:
        relations.setdefault(relation.subject, []).append(relation)
    return relations


def _losses(lookup: Lookup) -> Losses:
    edition, losses = lookup.edition, Losses()
    annotated = {annotation.document for annotation in edition.annotations}
    told = sum({each.subject, each.object} <= lookup.annotations.keys() for each in edition.relations)
    losses.add("relation", BARE, told)
    losses.add("relation", "left out, an end being gone", len(edition.relations) - told)
    losses.add("judged link", count=len(edition.judgements))
    losses.add("article", TEXTLESS, len(lookup.entries.keys() & annotated))
    losses.add("article", "left out, having no annotation", len(lookup.entries.keys() - annotated))
    losses.add("label", PLAIN, len(lookup.unknown_labels()))
    return losses
