"""Building an edition from files that name no ids: texts by path, marks by offsets as the tool counts."""

from itertools import count

from store.exchange.edition import Imported
from store.exchange.edition_builder import EditionBuilder
from store.exchange.offsets import Counting, in_raw
from store.model import RelationKind, Span, line_feeds

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


OTHER_WORDS = "quotes other words than stand where it marks"
"""What is told of an annotation whose tool counted otherwise, or had another text."""


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words, white space aside."""
    return one == other or "".join(one.split()) == "".join(other.split())


class NumberingBuilder:
    """Builds an edition, giving its ids, and counts what of the files it cannot carry."""

    def __init__(self) -> None:
        self._builder = EditionBuilder()
        self.losses = self._builder.losses
        self._known: dict[tuple[str, str], str] = {}
        self._unnamed: dict[tuple[object, ...], str] = {}
        self._countings: dict[str, Counting] = {}
        self._numbers = count()
        self._numbered: dict[str, count[int]] = {}

    def article(self, path: str, text: str, **told: str) -> str:
        """Add an article, its lines ended by line feeds; the same one again is known.

        Args:
            path: Its name.
            text: As the files have it, in which the offsets of marks count.
            told: What is known of it: title, source, published, url.

        Returns:
            Its id, for `mark`.
        """
        kept = line_feeds(text)
        if (path, kept) not in self._known:
            id = self._known[path, kept] = self._new_id(path)
            self._builder.article(id, path, kept, told.pop("title", ""), **told)
            if len(kept) != len(text):
                self._countings[id] = in_raw(text)
        return self._known[path, kept]

    def unnamed(self, name: str, text: str, **told: str) -> str:
        """Add an article of which the files tell no name; the same text again is the same one, whoever marked it.

        Args:
            name: What it is to be called.
            text: As `article` takes it.
            told: As `article` takes it.

        Returns:
            Its id, for `mark`.
        """
        known = self._unnamed.setdefault((line_feeds(text), *sorted(told.items())), name)
        return self.article(known, text, **told)

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
        quote: str = "",
    ) -> str:
        """Add an annotation, its offsets in code points of the text as it was given. Its id; empty where it marks none.

        Where the tool names the words too, and others stand there, that is told.

        Raises:
            StorageError: If there are more than an import may hold.
        """
        start, end = self._kept(article, start), self._kept(article, end)
        if not 0 <= start < end <= len(self._builder.documents[article].text):
            self.losses.add("annotation", "marks no words of its text")
            return ""
        if quote and not same_words(self._builder.documents[article].text[start:end], quote):
            self.losses.add("annotation", OTHER_WORDS)
        id = f"{next(self._numbers)}"
        said = {"note": note, "annotator": annotator, "created": created}
        self._builder.annotate(id, article, label, Span(start, end), **said)
        return id

    def relate(self, subject: str, kind: str, object: str, annotator: str = "", created: str = "") -> None:
        """Add a relation between two annotations; one of a kind that Variorum has not, or of none, is lost."""
        known = KINDS.get(kind.strip().lower().replace("_", " ").replace("-", " "))
        made = self._builder.annotations
        if known is None or subject not in made or object not in made or subject == object:
            how = f"left out, of no kind that Variorum has ({', '.join(dict.fromkeys(KINDS.values()))})"
            self.losses.add("relation", how if known is None else "leads to nothing that was taken in")
            return
        self._builder.relate(f"{next(self._numbers)}", known, (subject, object), annotator, created)

    def imported(self, name: str = "") -> Imported:
        """The whole."""
        return self._builder.imported(name)

    def _new_id(self, path: str) -> str:
        """The path, numbered where another article has it."""
        known = self._builder.documents
        if path not in known:
            return path
        numbers = self._numbered.setdefault(path, count(2))
        return next(id for number in numbers if (id := f"{path} {number}") not in known)

    def _kept(self, article: str, offset: int) -> int:
        counting = self._countings.get(article)
        return counting(offset) if counting else offset
