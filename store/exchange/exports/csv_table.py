"""Annotations as a table (RFC 4180), one a row, safe in a spreadsheet and readable again."""

import csv
import io
import re

from store.errors import StorageError
from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.lookup import Lookup, present_selector
from store.model import Annotation, Relation, Selector, Span, counted

COLUMNS = (
    *("document", "path", "title", "source", "published", "url", "start", "end", "quote", "label", "note"),
    *("annotator", "created", "state", "relations", "id", "prefix", "suffix", "sha256"),
)
"""What a person reads first, then what a program needs."""

_FORMULA = re.compile("['’]*[=+\\-@\t\r\n＝＋－＠]")
_GUARDED = re.compile("'['’]*[=+\\-@\t\r\n＝＋－＠]")
"""Cells that a spreadsheet takes for a formula, and those that were kept from it by an apostrophe."""


def write(edition: Edition, name: str) -> Exported:
    """A row for every annotation, in reading order; cells that would be formulas begin with an apostrophe."""
    lookup = Lookup(edition)
    target = io.StringIO(newline="")
    table = csv.writer(target)
    table.writerow(COLUMNS)
    relations = _by_subject(edition)
    for annotation in lookup.annotations.values():
        table.writerow(guarded(cell) for cell in _row(lookup, annotation, relations.get(annotation.id, [])))
    return Exported({name: utf8(target.getvalue())}, tuple(_losses(lookup)))


def read(content: str) -> list[Annotation]:
    """The annotations of a table, their selectors as the articles stood when it was written.

    Raises:
        StorageError: If a column is missing or an offset is no number.
    """
    annotations = []
    rows = csv.DictReader(io.StringIO(content, newline=""))
    for number, row in enumerate(rows, 2):
        cells = {name: unguarded(cell or "") for name, cell in row.items() if name is not None}
        try:
            annotations.append(_annotation(cells))
        except (KeyError, ValueError) as error:
            raise StorageError(f"row {number}: {error} is missing or no offset", "Cannot read this table") from error
    return annotations


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


def _annotation(cells: dict[str, str]) -> Annotation:
    span = Span(int(cells["start"]), int(cells["end"]))
    orphan = cells["state"] == "orphan"
    return Annotation(
        id=cells["id"],
        document=cells["document"],
        label=cells["label"],
        selector=Selector(span, cells["quote"], cells["prefix"], cells["suffix"]),
        text=cells["sha256"],
        annotator=cells["annotator"],
        created=cells["created"],
        note=cells["note"],
        span=None if orphan else span,
        state="orphan" if orphan else "anchored",
    )


def _by_subject(edition: Edition) -> dict[str, list[Relation]]:
    relations: dict[str, list[Relation]] = {}
    for relation in edition.relations:
        relations.setdefault(relation.subject, []).append(relation)
    return relations


def _losses(lookup: Lookup) -> list[str]:
    edition = lookup.edition
    bare = len(lookup.entries.keys() - {annotation.document for annotation in edition.annotations})
    lost = {
        "without annotator and time": counted(len(edition.relations), "relation"),
        "left out": counted(len(edition.judgements), "judged link"),
        "left out, having no annotation": counted(bare, "article"),
        "left out, but for their titles": "article texts" if edition.annotations else "0",
    }
    losses = [f"{what}: {how}" for how, what in lost.items() if not what.startswith("0")]
    labels = lookup.unknown_labels()
    return [*losses, f"keys, styles and colours of labels: {', '.join(labels)}"] if labels else losses
