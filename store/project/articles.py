"""The articles of a project as they are gone through where all are asked for."""

from collections.abc import Iterable

from store.errors import ArticleError, NotFoundError
from store.model import Annotation, Document, Entry, archive_of
from store.project.workspace import Workspace


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Documents in the order in which all are linked."""
    return sorted(entries, key=order)


def read_or_empty(workspace: Workspace, entry: Entry) -> Document:
    """A document; without a text where its file cannot be read any more, which the project's problems say."""
    try:
        return workspace.library.read(entry.id)
    except (ArticleError, NotFoundError):
        return Document(entry.id, entry.path, "", entry.title, entry.sha256)


def words_of(workspace: Workspace, annotation: Annotation) -> str:
    """What an annotation marks as its article stands now; of an orphan, or without a text, what it marked."""
    if annotation.span is None or annotation.state == "anchored":
        return annotation.selector.exact
    try:
        return annotation.span.of(workspace.library.read(annotation.document).text)
    except (ArticleError, NotFoundError):
        return annotation.selector.exact


def order(entry: Entry) -> tuple[str, str, str]:
    """Articles of the project by path; those of archives after them all."""
    return archive_of(entry.id), entry.path, entry.id
