"""Passages that a call names: by a document and two offsets, by a text, or in a line of a file of queries."""

from typing import TYPE_CHECKING

import click

from store.errors import SpanError
from store.model import Passage, Span
from tui.cli.json_lines import JsonLine

if TYPE_CHECKING:
    from store.project import Project


def span_between(start: int, end: int) -> Span:
    """A span from two numbers of the call.

    Raises:
        SpanError: If they are no span.
    """
    if not 0 <= start < end:
        raise SpanError(f"{start} to {end} is no span; START counts from 0 and END must be greater than START")
    return Span(start, end)


def requested_passage(line: JsonLine, project: "Project") -> Passage:
    """The passage that a line of `links --queries` asks for: `{"text"}`, or `{"document" or "path", "start", "end"}`.

    Raises:
        click.UsageError: If the line asks for nothing that the project has.
    """
    record = line.record
    with line.locating_errors():
        if "document" in record or "path" in record:
            key = line.text("document" if "document" in record else "path")
            return project.links.passage(key, span_between(line.offset("start"), line.offset("end")))
        if "text" in record:
            return text_passage(line.text("text"))
    raise click.UsageError(f'{line.place}: needs "text", or "document" or "path" with "start" and "end"')


def text_passage(text: str) -> Passage:
    """A passage that is in no document.

    Raises:
        SpanError: If it holds nothing.
    """
    if not text.strip():
        raise SpanError("the text is empty; give the words whose counterparts you want")
    return Passage(None, Span(0, len(text)), text)
