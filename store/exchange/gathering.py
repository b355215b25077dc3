"""What the files of another tool hold, gathered article by article and mark by mark into an edition."""

import json
import re
from bisect import bisect_left
from typing import Any

from store.errors import StorageError
from store.exchange.edition import Edition, Imported
from store.exchange.losing import Losses
from store.model import Annotation, Document, Relation, RelationKind, Selector, Span, hash_text, line_feeds

KINDS: dict[str, RelationKind] = {
    "said by": "said by",
    "about": "about",
    "same as": "same as",
    "contradicts": "contradicts",
    "coref": "same as",
    "coreference": "same as",
    "equiv": "same as",
    "alias": "same as",
    "contradiction": "contradicts",
}
"""Kinds of relations by names that tools have for them, in small letters with spaces."""

CONTEXT = 32
"""Code points of a selector's context."""

MOST = 2_000_000
"""Annotations and relations of one import."""


class Gathering:
    """An edition in the making, and what of the files it cannot carry."""

    def __init__(self) -> None:
        self.losses = Losses()
        self._documents: dict[str, Document] = {}
        self._removed: dict[str, list[int]] = {}
        self._annotations: dict[str, Annotation] = {}
        self._relations: list[Relation] = []

    def article(self, path: str, text: str, **told: str) -> str:
        """Add an article, its lines ended by line feeds; the same one again is known.

        Args:
            path: Its name.
            text: As the files have it, in which the offsets of marks count.
            told: What is known of it: title, source, published, url.

        Returns:
            Its id, for `mark`.
        """
        id, kept = path, line_feeds(text)
        number = 1
        while id in self._documents and self._documents[id].text != kept:
            number += 1
            id = f"{path} {number}"
        if id not in self._documents:
            source, published, url = (told.get(field, "") for field in ("source", "published", "url"))
            self._documents[id] = Document(
                id, path, kept, told.get("title", ""), hash_text(kept), source, published, url
            )
            if len(kept) != len(text):
                self._removed[id] = [match.start() for match in re.finditer("\r\n", text)]
        return id

    def mark(
        self,
        article: str,
        start: int,
        end: int,
        label: str,
        *,
        note: str = "",
        annotator: str = "",
        created: str = "",
    ) -> str:
        """Add an annotation, its offsets in code points of the text as it was given. Its id; empty where it marks none.

        Raises:
            StorageError: If there are more than `MOST`.
        """
        document = self._documents[article]
        start, end = self._kept(article, start), self._kept(article, end)
        if not 0 <= start < end <= len(document.text):
            self.losses.add("annotation", "marks no words of its text")
            return ""
        span, text = Span(start, end), document.text
        around = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
        id = self._next_id()
        selector = Selector(span, text[start:end], *around)
        self._annotations[id] = Annotation(
            id, article, label, selector, document.sha256, annotator, created, note, span
        )
        return id

    def relate(self, subject: str, kind: str, object: str, annotator: str = "", created: str = "") -> None:
        """Add a relation between two annotations; one of a kind that Variorum has not, or of none, is lost."""
        known = KINDS.get(kind.strip().lower().replace("_", " ").replace("-", " "))
        if known is None or subject not in self._annotations or object not in self._annotations or subject == object:
            how = f"left out, of no kind that Variorum has ({', '.join(dict.fromkeys(KINDS.values()))})"
            self.losses.add("relation", how if known is None else "leads to nothing that was taken in")
            return
        document = self._annotations[subject].document
        self._relations.append(Relation(self._next_id(), document, known, subject, object, annotator, created))

    def imported(self, name: str = "") -> Imported:
        """The whole."""
        documents = dict(self._documents)
        entries = tuple(document.entry for document in documents.values())
        made = tuple(self._annotations.values())
        return Imported(Edition(name, entries, documents, (), made, tuple(self._relations), ()), self.losses.told())

    def _kept(self, article: str, offset: int) -> int:
        removed = self._removed.get(article)
        return offset - bisect_left(removed, offset) if removed else offset

    def _next_id(self) -> str:
        number = len(self._annotations) + len(self._relations)
        if number >= MOST:
            raise StorageError(f"holds more than {MOST} annotations; import it in parts")
        return f"{number}"


def decoded(content: bytes, name: str) -> str:
    """The text of a file in UTF-8.

    Raises:
        StorageError: If it is none; names it.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(name, f"it is no text in UTF-8 (byte {error.start})") from error


def parsed_json(content: bytes | str, name: str) -> Any:
    """What a JSON file holds.

    Raises:
        StorageError: If it is none; names it.
    """
    try:
        return json.loads(content if isinstance(content, str) else decoded(content, name))
    except (ValueError, RecursionError) as error:
        raise refused(name, f"it is no JSON ({' '.join(str(error).split())})") from error


def refused(name: str, why: str) -> StorageError:
    """The error for a file that is not what it should be."""
    return StorageError(f"{name}: {why}", "Cannot read this file")


def number_in(value: object) -> int:
    """A whole number, or -1 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def string_in(value: object) -> str:
    """A string, or a number as one; empty for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def objects_in(value: object) -> list[dict[str, Any]]:
    """The objects of a list; none of anything else."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
