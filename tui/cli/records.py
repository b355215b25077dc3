"""The JSON objects that the command line prints: names and shapes that scripts rely on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from store.model import Annotation, Comparison, Difference, Entry, Link, Passage, Record

if TYPE_CHECKING:
    from store.archives.archives import Background
    from store.project import Project

DECIMALS = 3
"""Of scores and milliseconds: more is noise, fewer would make ties."""


def document_record(entry: Entry, annotations: int) -> Record:
    """One line of `documents --json`; `characters` are code points."""
    return {
        "id": entry.id,
        "path": entry.path,
        "title": entry.title,
        "source": entry.source,
        "published": entry.published,
        "url": entry.url,
        "characters": entry.characters,
        "annotations": annotations,
    }


def annotation_record(annotation: Annotation, project: "Project") -> Record:
    """One line of `annotations --json`.

    `quote` is what stands from `start` to `end` in the text as it is now; an orphan has no place, and its quote is the
    one that was made.
    """
    span = annotation.span
    return {
        "id": annotation.id,
        "document": annotation.document,
        "path": path_of(annotation.document, project),
        "start": span.start if span else None,
        "end": span.end if span else None,
        "quote": quote(annotation, project),
        "label": annotation.label,
        "note": annotation.note,
        "annotator": annotation.annotator,
        "created": annotation.created,
        "state": annotation.state,
    }


def quote(annotation: Annotation, project: "Project") -> str:
    """The words that an annotation covers now, or covered when it was made."""
    if annotation.span is None or annotation.state == "anchored":
        return annotation.selector.exact
    return annotation.span.of(project.document(annotation.document).text)


def path_of(document: str, project: "Project") -> str:
    """Relative path of a document; empty when its file is gone and only its annotations are left."""
    from store.errors import NotFoundError

    try:
        return project.entry(document).path
    except NotFoundError:
        return ""


def differences_record(differences: Iterable[Difference]) -> list[Record]:
    """`{"type", "here", "there"}` for each."""
    return [{"type": item.type, "here": item.here, "there": item.there} for item in differences]


def comparison_record(comparison: Comparison) -> Record:
    """One line of `compare --json`."""
    return {
        "score": round(comparison.score, DECIMALS),
        "kind": comparison.kind,
        "differences": differences_record(comparison.differences),
    }


def link_record(link: Link, project: "Project") -> Record:
    """One of the links that answer a query; `archive` only when it leads into one."""
    told = {
        "score": round(link.score, DECIMALS),
        "weak": link.weak,
        "kind": link.kind,
        "differences": differences_record(link.differences),
    }
    return passage_record(link.there, project) | told | ({"archive": link.archive} if link.archive else {})


def archive_record(archive: "Background") -> Record:
    """One line of `archive list --json`; `problem` is empty when all is well; of links made elsewhere with `links`."""
    return {
        "name": archive.name,
        "path": str(archive.path),
        "articles": archive.articles,
        "problem": archive.complaint,
    } | ({} if archive.is_searched else {"links": archive.links_made})


def passage_record(passage: Passage, project: "Project") -> Record:
    """A passage and where it stands; `document` and `path` are null for a text that is in no document."""
    document = passage.document
    return {
        "document": document,
        "path": None if document is None else path_of(document, project),
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def full_link_record(link: Link, project: "Project") -> dict[str, Any]:
    """One line of `link`: both ends, and whether a reader accepted it."""
    there = link_record(link, project)
    return {
        "here": passage_record(link.here, project),
        "there": {key: there.pop(key) for key in ("document", "path", "start", "end", "text")},
        **there,
        "state": link.state,
    }
