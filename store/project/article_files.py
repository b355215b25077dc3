"""Files of articles: in which encoding one is, and another version in its place; its annotations are found again."""

from hashlib import sha256
from typing import NamedTuple

from store.articles import CHOOSABLE, normalised
from store.articles.encoding import decode_as, shown
from store.disk.atomic import replace_file, sync_folder
from store.errors import ArticleError
from store.model import Annotation, Entry, Record, counted
from store.project.declarations import declare, declared
from store.project.workspace import Workspace

SAMPLED = 400
"""Bytes after the first that encodings read differently."""

BEFORE = 20
"""Characters before that letter which are shown."""


class Reanchored(NamedTuple):
    """How the annotations of an article fared when its text changed."""

    path: str
    kept: int
    """Found again, where they were or elsewhere."""
    orphaned: int

    @property
    def told(self) -> str:
        """In words; empty for an article without annotations."""
        if not self.kept + self.orphaned:
            return ""
        lost = f", {self.orphaned} not: press A in a session to see to them" if self.orphaned else ""
        return f"{self.path}: {counted(self.kept, 'annotation')} found again in its text{lost}"


class Sample(NamedTuple):
    """A piece of an article as one encoding reads it."""

    encoding: str
    name: str
    """As readers know it."""
    text: str
    """Words about the first letters that encodings read differently, on one line."""


class FilesOfArticles:
    """Reads article files in other encodings, and puts other versions in their place."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def samples(self, path: str) -> list[Sample]:
        """What every encoding makes of an article that can read it, those that read it alike once, likelier ones first.

        Empty for one that holds nothing but ASCII, which all read the same.

        Raises:
            NotFoundError: If the project has no such article.
            ArticleError: If it cannot be read.
        """
        from store.articles.guessed_encoding import likely_encodings

        data = self._bytes(self._workspace.library.entry(path))
        if data.isascii():
            return []
        at = next(place for place, byte in enumerate(data) if byte > 127)
        found: dict[str, Sample] = {}
        for encoding in dict.fromkeys([*likely_encodings(data), *CHOOSABLE]):
            whole = (decode_as(data[: SAMPLED + at - cut], encoding) for cut in range(4))  # a sign may be cut in two
            if (decoded := next(filter(None, whole), None)) is not None:
                text = " ".join(decoded.text[max(0, at - BEFORE) :][: 3 * BEFORE].split())
                found.setdefault(decoded.text, Sample(encoding, shown(encoding), text))
        return list(found.values())

    def choose_encoding(self, paths: list[str], encoding: str) -> list[Reanchored]:
        """Have articles read in an encoding from now on, as one change; an empty one has it guessed again.

        Args:
            paths: Of articles of the project.
            encoding: Any name that Python knows.

        Raises:
            NotFoundError: If the project has no such article.
            ArticleError: If the encoding is unknown, or one of the articles is no text in it.
            StorageError: If it could not be kept.
        """
        workspace = self._workspace
        entries = [workspace.library.entry(path) for path in paths]
        chosen = _known(encoding) if encoding else ""
        records = [self._record(entry, chosen) for entry in entries] if chosen else []
        with workspace.writing():
            record, listed = declared(workspace, "encodings")
            others = [each for each in listed if not (isinstance(each, dict) and each.get("path") in set(paths))]
            action = f"read {counted(len(paths), 'article')} as {chosen}" if chosen else "guess encodings again"
            declare(workspace, action, record, "encodings", [*others, *records])
        return [self._reanchored(entry) for entry in entries]

    def replace(self, path: str, content: bytes) -> Reanchored:
        """Put another version in the place of an article's file; the text that was annotated stays kept.

        Raises:
            NotFoundError: If the project has no such article.
            StorageError: If it could not be written; the former file stands untouched then.
        """
        workspace = self._workspace
        entry = workspace.library.entry(path)
        with workspace.writing():
            if self._annotations(entry):
                workspace.database.texts.keep([workspace.library.document(entry.id)])
            file = workspace.folder / entry.path
            replace_file(file, content)
            sync_folder(file.parent)
            workspace.library.read_again([entry])
        return self._reanchored(entry)

    def _record(self, entry: Entry, encoding: str) -> Record:
        data = self._bytes(entry)
        if decode_as(data, encoding) is None:
            raise ArticleError(f"{entry.path}: holds no text in {encoding}; choose another encoding")
        return {"path": entry.path, "sha256": sha256(data).hexdigest(), "encoding": encoding}

    def _bytes(self, entry: Entry) -> bytes:
        try:
            return (self._workspace.folder / entry.path).read_bytes()
        except OSError as error:
            raise ArticleError(f"{entry.path}: cannot be read ({error.strerror}); check its permissions") from error

    def _reanchored(self, entry: Entry) -> Reanchored:
        states = [annotation.state for annotation in self._annotations(entry)]
        orphaned = states.count("orphan")
        return Reanchored(entry.path, len(states) - orphaned, orphaned)

    def _annotations(self, entry: Entry) -> tuple[Annotation, ...]:
        return self._workspace.standing.annotations(entry.id)


def _known(encoding: str) -> str:
    try:
        return normalised(encoding)
    except LookupError as error:
        raise ArticleError(f"{encoding}: no encoding of this name; try one such as windows-1250 or koi8-r") from error
