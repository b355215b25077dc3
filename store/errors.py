"""What goes wrong, as errors of one line that name the file and the remedy.

One line each: what happened, to which file, and what to do. The command line prints `str(error)`; the reading session
shows `title` above `message`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class VariorumError(Exception):
    """A problem that is told to the reader in one line.

    Args:
        message: What happened, naming the file and the remedy; one line.
        title: A few words above the message where there is room for two lines.
    """

    title = "Something is wrong"

    def __init__(self, message: str, title: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if title is not None:
            self.title = title


class ArticleError(VariorumError):
    """An article file that cannot be read; the rest of the project opens."""

    title = "Cannot read this article"


class ProjectError(VariorumError):
    """A project folder that cannot be opened: missing, not a folder, unreadable."""

    title = "Cannot open this project"


class NotFoundError(VariorumError):
    """A document, annotation, label or format that the project does not have."""

    title = "Not found"


class SpanError(VariorumError):
    """A span that does not lie inside its text, or holds nothing."""

    title = "Not a span of this text"


class TaggedError(VariorumError):
    """A span that its annotator has labelled just so already.

    Args:
        id: Of the annotation that is there.
        note: Its note.
        message: As of any error.
    """

    title = "Already tagged"

    def __init__(self, id: str, note: str, message: str) -> None:
        super().__init__(message)
        self.id = id
        self.note = note


class QueryError(VariorumError):
    """A search that cannot be made as it is typed."""

    title = "Not searched"


class ArchiveError(VariorumError):
    """A file or folder that cannot be an archive of a project."""

    title = "Not an archive"


class LabelError(VariorumError):
    """A label that a project cannot have beside those it has."""

    title = "Not a label"


class StorageError(VariorumError):
    """Data that cannot be written, or must not be: full disk, read-only folder, damaged or newer file."""

    title = "Not saved"


class GoneError(StorageError):
    """Data that was there and is not any more: nothing is begun in its place unasked."""

    title = "Nothing can be kept"


class DerivedIndexError(VariorumError):
    """A derived index that cannot be used; deleting it loses nothing."""

    title = "The index cannot be used"


class ExportError(VariorumError):
    """An export that could not be made or written."""

    title = "Not exported"


@contextmanager
def errors_naming(path: Path) -> Iterator[None]:
    """Has what the system refuses within a `with` told of the file that was asked for, whatever stands in for it.

    Raises:
        OSError: The same error, with the name of that file.
    """
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror or str(error), str(path)) from error
