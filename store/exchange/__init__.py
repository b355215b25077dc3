"""Exports: one module a format, each a pure function of an `Edition`, each saying what it could not carry."""

from collections.abc import Callable
from dataclasses import dataclass

from store.exchange.exports import csv_table, markdown, native, web_annotation
from store.model import Edition, Exported

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way out."""

    name: str
    """What the command line calls it."""
    suffix: str
    """Of a file that holds it, with its dot."""
    description: str
    """One line, for help and palette."""
    write: Callable[[Edition], Exported]


FORMATS: dict[str, Format] = {
    kind.name: kind
    for kind in (
        Format("json", ".json", "Everything, re-readable, with a published JSON Schema", native.write),
        Format("markdown", ".md", "A report to hand on: claims, who says so, who else carries them", markdown.write),
        Format("csv", ".csv", "A table of annotations, one a row, safe to open in a spreadsheet", csv_table.write),
        Format("webannotation", ".jsonld", "W3C Web Annotation (JSON-LD), for other tools", web_annotation.write),
    )
}
"""Every export, by name."""
