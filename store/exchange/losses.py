"""What a format cannot carry, counted by kind, and told in one line a kind."""

from collections import Counter
from collections.abc import Collection, Iterable

from store.exchange.lookup import Lookup
from store.model import Annotation, Document, Relation, Span, counted

OUT = "left out"
"""What happens to most of what a format has no place for."""

BARE = "without annotator and time"
"""What happens to what a format holds, but not who made it."""

PLAIN = "without key, style and colour"
"""What happens to labels whose names are all that a format holds of them."""

TEXTLESS = "without text, author and pages"
"""What happens to articles in a format that only names them."""

TOLD = {
    "title": "title",
    "source": "outlet",
    "published": "date",
    "url": "address",
    "author": "author",
    "locators": "pages",
}
"""What is told of articles, by field, and as it is called."""

DESCRIBED = ("title", "source", "published", "url")
"""What most formats hold that have any place for it."""


def untold(held: Collection[str] = ()) -> str:
    """`without author, pages`: what happens to articles in a format that holds these fields of them and the text."""
    return f"without {', '.join(name for field, name in TOLD.items() if field not in held)}"


def undescribed(documents: Iterable[Document], held: Collection[str]) -> int:
    """How many articles have anything else told of them than what a format holds."""
    rest = TOLD.keys() - held
    return sum(any(getattr(document, field) for field in rest) for document in documents)


MOST_TOLD = 100
"""Kinds of loss that are told one by one; files of other tools may name as many as they like."""


class Losses:
    """Counts by what is lost and how."""

    def __init__(self) -> None:
        self._counts = Counter[tuple[str, str]]()

    def add(self, what: str, how: str = OUT, count: int = 1) -> None:
        """Count something that is lost; `what` is one of it, `relation`, or one and many, `reply|replies`."""
        if count:
            self._counts[what, how] += count

    def told(self) -> tuple[str, ...]:
        """`3 relations: left out`, in the order in which kinds were first met."""
        told = [f"{counted(count, *what.split('|'))}: {how}" for (what, how), count in self._counts.items()]
        more = len(told) - MOST_TOLD
        return (*told[:MOST_TOLD], f"{more} more kinds of loss") if more > 1 else tuple(told)


Marked = list[tuple[Annotation, Span]]
"""Annotations of an article that stand in it, each with its place, in reading order."""


class Standoff:
    """An edition for formats of texts with marks in them, and what these formats have no place for.

    Orphans and judged links are counted as lost, and so are the settings of labels and what is told of articles.

    Args:
        lookup: Of the edition.
        held: Fields of articles, besides their texts, that the format has places for.
    """

    def __init__(self, lookup: Lookup, held: Collection[str] = ()) -> None:
        self.losses = Losses()
        """To be gone on with by the format."""
        self.articles: list[tuple[Document, Marked]] = []
        """All articles with what is marked in them."""
        edition = lookup.edition
        marked: dict[str, Marked] = {entry.id: [] for entry in edition.entries}
        for annotation in lookup.annotations.values():
            document = lookup.documents.get(annotation.document)
            if annotation.span is None or document is None or not _lies_in(annotation.span, document):
                self.losses.add("orphan")
            else:
                marked[annotation.document].append((annotation, annotation.span))
        self.articles = [(lookup.documents[id], marks) for id, marks in marked.items()]
        self._document_of = {made.id: id for id, marks in marked.items() for made, _ in marks}
        self.losses.add("judged link", count=len(edition.judgements))
        self.losses.add("label", PLAIN, len(lookup.unknown_labels()))
        self.losses.add("article", untold(held), undescribed((document for document, _ in self.articles), held))
        self._relations: dict[str, list[Relation]] = {}
        for relation in edition.relations:
            self._relations.setdefault(self._document_of.get(relation.subject, ""), []).append(relation)

    def relations(self, document: Document) -> list[Relation]:
        """Relations from one mark of an article to another."""
        return [each for each in self._relations.get(document.id, []) if self._stays(each)]

    def lose_relations_across(self) -> None:
        """Count the relations that lead from one article to another, or to what is not carried."""
        self.losses.add(
            "relation",
            "left out, with ends in two articles",
            sum(not self._stays(each) for relations in self._relations.values() for each in relations),
        )

    def lose_relations(self) -> None:
        """Count all relations."""
        self.losses.add("relation", count=sum(map(len, self._relations.values())))

    def lose_remarks(self) -> None:
        """Count all notes, and annotations for whom and when."""
        made = [each for _, marks in self.articles for each, _ in marks]
        self.losses.add("note", count=sum(bool(each.note) for each in made))
        self.losses.add("annotation", BARE, len(made))

    def _stays(self, relation: Relation) -> bool:
        ends = {self._document_of.get(end, end) for end in (relation.subject, relation.object)}
        return len(ends) == 1 and relation.subject != relation.object


def overlapping(marks: Marked) -> int:
    """How many marks share code points with one before them."""
    last, count = 0, 0
    for _, span in sorted(marks, key=lambda mark: (mark[1].start, -mark[1].end)):
        count += span.start < last
        last = max(last, span.end)
    return count


def _lies_in(span: Span, document: Document) -> bool:
    return bool(span.length) and span.end <= len(document.text)
