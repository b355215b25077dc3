"""brat standoff: for each article its text and a file of annotations, and the configuration that brat wants.

What brat has no line for, who and when, and notes of several lines, stands in comments of kinds of their own, which
the reader of this house knows. See https://brat.nlplab.org/standoff.html.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import get_args

from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.lookup import Lookup
from store.exchange.losses import Standoff
from store.exchange.naming import file_names, identifiers
from store.model import Annotation, Document, Relation, RelationKind, Span

KINDS = {kind: kind.replace(" ", "_") for kind in get_args(RelationKind)}
"""Relations as brat names them: it takes no spaces."""

MINE = "# written by Variorum: each name as brat takes it, and as it is"
"""First line of the table of names, by which the reader knows it."""

_LINE = re.compile("[^\r\n]+")


def write(edition: Edition, name: str) -> Exported:
    """A folder: NAME.txt and NAME.ann for each article, annotation.conf and visual.conf."""
    lookup = Lookup(edition)
    standoff = Standoff(lookup)
    standoff.lose_relations_across()
    labels = [label.name for label in edition.labels] + [annotation.label for annotation in edition.annotations]
    types = identifiers(labels)
    names = file_names(edition.entries)
    files: dict[str, bytes] = {}
    for document, marks in standoff.articles:
        lines = list(_lines(standoff, document, marks, types))
        files[f"{names[document.id]}.txt"] = utf8(document.text)
        files[f"{names[document.id]}.ann"] = utf8("".join(f"{line}\n" for line in lines))
    files["annotation.conf"] = utf8(_configuration(types.values()))
    files["visual.conf"] = utf8(_display(types))
    return Exported(files, standoff.losses.told())


def fragments(text: str, span: Span) -> list[tuple[int, int]]:
    """The parts of a span that stand on one line each: brat's annotations cross no line."""
    return [match.span() for match in _LINE.finditer(text, span.start, span.end)]


def _lines(
    standoff: Standoff, document: Document, marks: list[tuple[Annotation, Span]], types: dict[str, str]
) -> Iterator[str]:
    ids: dict[str, str] = {}
    comments: list[tuple[str, str, str]] = []
    for annotation, span in marks:
        parts = fragments(document.text, span)
        if not parts:
            standoff.losses.add("annotation", "left out, marking nothing but ends of lines")
            continue
        if (parts[0][0], parts[-1][1]) != span:
            standoff.losses.add("annotation", "without the ends of lines at the edges")
        id = ids[annotation.id] = f"T{len(ids) + 1}"
        places = ";".join(f"{start} {end}" for start, end in parts)
        words = " ".join(document.text[a:b] for a, b in parts).replace("\t", " ")  # columns are parted by tabs
        yield f"{id}\t{types[annotation.label]} {places}\t{words}"
        comments += [(id, kind, value) for kind, value in _remarks(annotation, annotation.note)]
    within = standoff.relations(document)
    drawn = [each for each in within if {each.subject, each.object} <= ids.keys()]
    standoff.losses.add("relation", "left out, an end being left out", len(within) - len(drawn))
    for number, edge in enumerate(drawn, 1):
        yield f"R{number}\t{KINDS[edge.kind]} Arg1:{ids[edge.subject]} Arg2:{ids[edge.object]}"
        comments += [(f"R{number}", kind, value) for kind, value in _remarks(edge)]
    for number, (id, kind, value) in enumerate(comments, 1):
        yield f"#{number}\t{kind} {id}\t{value}"


def _remarks(made: Annotation | Relation, note: str = "") -> Iterator[tuple[str, str]]:
    """Comments on an annotation or relation, each with its kind."""
    plain = " ".join(note.split())
    if note:
        yield "AnnotatorNotes", plain or "-"
    if note != plain:
        yield "Note", json.dumps(note)
    yield "Annotator", json.dumps(made.annotator)
    yield "Created", made.created


def _configuration(types: Iterable[str]) -> str:
    relations = "\n".join(f"{kind}\tArg1:<ENTITY>, Arg2:<ENTITY>" for kind in KINDS.values())
    return f"[entities]\n{chr(10).join(types)}\n\n[relations]\n{relations}\n\n[events]\n\n[attributes]\n"


def _display(types: dict[str, str]) -> str:
    rows = "\n".join(f"{short} | {' '.join(name.split())}" for name, short in types.items())
    kinds = "\n".join(f"{short} | {kind}" for kind, short in KINDS.items())
    names = "\n".join(f"# {short}\t{json.dumps(name)}" for name, short in types.items())
    return f"{MINE}\n{names}\n\n[labels]\n{rows}\n{kinds}\n\n[drawing]\n"
