"""The JSON objects that the command line prints: names and shapes that scripts rely on."""

from typing import TYPE_CHECKING

from store.model import Annotation, Document, Entry, Hit, Link, Passage, Record, archive_of
from store.records import changes
from store.records.changes import Change
from store.records.links import DECIMALS, counterpart_record, link_record

if TYPE_CHECKING:
    from store.archives.kinds import Background
    from store.project import Project
    from store.study.groups import Group
    from store.study.suggestions import Suggestion


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
        "quote": project.words(annotation),
        "label": annotation.label,
        "note": annotation.note,
        "annotator": annotation.annotator,
        "created": annotation.created,
        "state": annotation.state,
    }


def path_of(document: str | None, project: "Project") -> str | None:
    """Relative path of a document; empty when its file is gone and only its annotations are left, null for none."""
    from store.errors import NotFoundError

    try:
        return None if document is None else project.entry(document).path
    except NotFoundError:
        return ""


def hit_record(hit: Hit, project: "Project") -> Record:
    """One line of `search --json`; `archive` only where it is in one."""
    document = project.document(hit.document)
    archive = archive_of(hit.document)
    return {
        "document": hit.document,
        "path": document.path,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.span.of(document.text),
        "score": round(hit.score, DECIMALS),
        "title": document.title,
        "source": document.source,
        "published": document.published,
    } | ({"archive": archive} if archive else {})


def archive_record(archive: "Background") -> Record:
    """One line of `archive list --json`; `problem` is empty when all is well; of links made elsewhere with `links`."""
    return {
        "name": archive.name,
        "path": str(archive.path),
        "articles": archive.articles,
        "problem": archive.complaint,
    } | ({} if archive.is_searched else {"links": archive.links_made})


def counterpart(link: Link, project: "Project") -> Record:
    """One of the links that answer a query; `archive` only when it leads into one."""
    return counterpart_record(of_its_wording(link), path_of(link.there.document, project))


def pair(link: Link, project: "Project") -> Record:
    """One line of `link`: both ends, and whether a reader accepted it."""
    paths = path_of(link.here.document, project), path_of(link.there.document, project)
    return link_record(of_its_wording(link), *paths)


def of_its_wording(link: Link) -> Link:
    """A link with one of the four kinds that scripts know: one drawn by hand is told by how alike its wordings are."""
    if link.kind != "by hand":
        return link
    from store.linking import compare

    return link._replace(kind=compare(link.here.text, link.there.text).kind)


def group_record(group: "Group", project: "Project") -> Record:
    """One line of `groups --json`."""
    return {
        "documents": len(group.documents),
        "passages": [passage_record(passage, project) for passage in group.passages],
    }


def passage_record(passage: Passage, project: "Project") -> Record:
    """A passage of an article, and which article that is."""
    entry = project.entry(passage.document or "")
    return {
        "document": entry.id,
        "path": entry.path,
        "source": entry.source,
        "published": entry.published,
        "start": passage.span.start,
        "end": passage.span.end,
        "text": passage.text,
    }


def suggestion_record(suggestion: "Suggestion", document: Document) -> Record:
    """One line of `suggest --json`; `said_by` is where the source of a claim stands, null where none is suggested."""
    source = suggestion.said_by
    return {
        "document": document.id,
        "path": document.path,
        "start": suggestion.span.start,
        "end": suggestion.span.end,
        "text": suggestion.span.of(document.text),
        "label": suggestion.label,
        "score": suggestion.score,
        "said_by": {"start": source.start, "end": source.end} if source is not None else None,
    }


def change_record(change: Change, project: "Project") -> Record:
    """One line of `history --json`: the change as the history has it, paths of documents, what it did in words."""
    from store.project.summary import summary

    record = changes.change_record(change)
    for edit in record["edits"]:
        edit["path"] = path_of(edit["document"] or None, project)
    return {**record, "what": summary(change)}
