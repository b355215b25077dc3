"""The words of the field as plain data: documents, spans, annotations, links.

Offsets everywhere are Unicode code points of a document's text of record, half-open. Nothing here reads or writes.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import Any, Literal, NamedTuple, Self

Record = dict[str, Any]
"""One JSON object as it stands on disk."""

Progress = Callable[[int, int], None]
"""Called with (done, total) by whatever takes long."""

Cancelled = Callable[[], bool]
"""Asked now and then by whatever takes long; true means stop at the next safe place."""

AnnotationState = Literal["anchored", "moved", "orphan"]
"""Found where it was made, found elsewhere after its text changed, or not found."""

LinkState = Literal["suggested", "accepted", "rejected"]
LinkKind = Literal["verbatim", "near-verbatim", "paraphrase", "boilerplate", "by hand"]
DifferenceType = Literal["number", "date", "name", "attribution", "negation", "hedge", "wording"]
RelationKind = Literal["said by", "about", "same as", "contradicts"]

LabelStyle = Literal["tint", "bold", "underline", "italic", "reverse"]
"""The visual channel that a label owns, so that overlapping labels need no blending."""

LabelUnit = Literal["sentence", "word", "phrase"]
"""What a label tags when nothing is selected; a phrase is whoever is named."""

ARCHIVED = ":"
"""Parts an archive's name from the id that a document has in it; no id of a project's own document holds it."""


def never() -> bool:
    """A `Cancelled` for what nobody stops."""
    return False


def silent(done: int, of: int) -> None:
    """A `Progress` for what nobody watches."""


def archive_of(document: str | None) -> str:
    """Name of the archive whose document an id is; empty for a document of the project."""
    return (document or "").rpartition(ARCHIVED)[0]


def counted(count: int, one: str, many: str = "") -> str:
    """`1 relation`, `2 relations`."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def hash_text(text: str) -> str:
    """SHA-256 of a text of record, in hexadecimal: the name under which it is kept as evidence."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def line_feeds(text: str) -> str:
    """A text as it is of record: every line ended by a line feed, however it was."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Span(NamedTuple("Bounds", [("start", int), ("end", int)])):
    """Half-open `[start, end)` in code points of a text of record.

    Raises:
        ValueError: If it begins before the text or ends before it begins.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> Self:
        """Check the order of the two."""
        if not 0 <= start <= end:
            raise ValueError(f"not a span: {start}-{end}")
        return tuple.__new__(cls, (start, end))

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, offset: int) -> bool:
        """Whether the code point at `offset` lies inside."""
        return self.start <= offset < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: "Span") -> int:
        """Code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def mostly_covers(self, other: "Span") -> bool:
        """Whether the two cover each other by at least half of the longer one."""
        return 0 < max(self.length, other.length) <= 2 * self.overlap(other)

    def shifted(self, by: int) -> "Span":
        """The same length, `by` code points further on."""
        return Span(self.start + by, self.end + by)


class Document(NamedTuple):
    """One article. Its text of record never changes; a changed file is read as a new document under the same id."""

    id: str
    """Short hash of the first path under which the project knew it."""
    path: str
    """POSIX path relative to the project folder."""
    text: str
    """The text of record, which every offset refers to."""
    title: str
    sha256: str
    """`hash_text(text)`."""
    source: str = ""
    """The outlet, as the article names it."""
    published: str = ""
    """Date of publication as the article gives it, ISO 8601 where it could be read so."""
    url: str = ""
    remarks: tuple[str, ...] = ()
    """What reading the file had to assume, one line each, for the reader: an encoding, an empty text."""
    author: str = ""
    locators: tuple[tuple[int, str], ...] = ()
    """Offsets from which the text stands in another place of the original, in order, and its name: `p. 3`."""

    @property
    def entry(self) -> "Entry":
        """What a list shows of it, its words counted by the spaces between them."""
        described = (self.id, self.path, self.title, self.source, self.published, self.url)
        return Entry(*described, len(self.text), len(self.text.split()), self.sha256, self.remarks)


class Entry(NamedTuple):
    """What the catalogue knows of a document without opening it."""

    id: str
    path: str
    title: str
    source: str
    published: str
    url: str
    characters: int
    words: int
    sha256: str
    remarks: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """What the article is called by where there is no room for all: its outlet, else its title, else its file."""
        return " ".join((self.source.strip() or self.title.strip() or self.path).split())


class Problem(NamedTuple):
    """Something wrong with one file; the rest of the project goes on."""

    path: str
    """Path as the reader knows it, relative to the project where it lies inside."""
    message: str
    """One line that names the file and the remedy."""


class Label(NamedTuple):
    """A kind of span that readers tag."""

    name: str
    key: str
    """The key that tags with it."""
    style: LabelStyle
    unit: LabelUnit = "sentence"
    """What is tagged when nothing is selected."""
    colour: str = ""
    """Name of a theme colour or `#rrggbb`; empty: the theme chooses."""


LABELS = (
    Label("claim", "c", "tint", "sentence"),
    Label("actor", "a", "bold", "word"),
    Label("source", "s", "underline", "phrase"),
)
"""The default label set."""


CONTEXT = 32
"""Code points on each side of a quote by which it is found again."""


class Selector(NamedTuple):
    """Where a span was and what stood there: W3C TextPositionSelector and TextQuoteSelector in one."""

    span: Span
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def at(cls, text: str, span: Span) -> Self:
        """Where a span stands that lies inside `text`, with up to `CONTEXT` code points on each side."""
        before, after = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
        return cls(span, span.of(text), before, after)


class Annotation(NamedTuple):
    """A labelled span, with who said so and when.

    `selector` is what was made and is kept; `span` and `state`, where it is found now, are worked out on reading.
    """

    id: str
    document: str
    label: str
    selector: Selector
    text: str
    """SHA-256 of the text of record that the reader had before them."""
    annotator: str
    created: str
    """ISO 8601 with zone."""
    note: str = ""
    span: Span | None = None
    state: AnnotationState = "anchored"


class Relation(NamedTuple):
    """A typed edge from one annotation to another; it lives with the document of its subject."""

    id: str
    document: str
    kind: RelationKind
    subject: str
    object: str
    annotator: str
    created: str


class Passage(NamedTuple):
    """A span used for linking: a sentence, or what the reader selected."""

    document: str | None
    """None for a text that is in no document."""
    span: Span
    text: str


class Indexing(NamedTuple):
    """How far an index of links is that is being built, here or by another program."""

    done: int
    of: int
    """Articles that can be found in it, and all that are to be."""


class Hit(NamedTuple):
    """Where a search found its words, or words like them."""

    document: str
    span: Span
    score: float
    """0 to 100; 100 where the words stand exactly so, but for case, accents and the kind of quotes and spaces."""


class Found(NamedTuple):
    """What a search found."""

    hits: list[Hit]
    """The first ones: those where the words stand exactly so, in list order, then like ones, best first."""
    exact: int
    """In how many places the words stand exactly so, also those that are not among the hits."""


class Difference(NamedTuple):
    """What one wording has and the other has not, or has otherwise; either side may be empty."""

    type: DifferenceType
    here: str
    there: str


class Comparison(NamedTuple):
    """Two wordings held against each other."""

    score: float
    """0 to 100; 50 means "probably the same statement"."""
    kind: LinkKind
    differences: tuple[Difference, ...]


class Link(NamedTuple):
    """A passage matched to a passage of another document."""

    here: Passage
    there: Passage
    score: float
    weak: bool
    """Below what a session shows unasked."""
    kind: LinkKind
    differences: tuple[Difference, ...]
    state: LinkState = "suggested"
    archive: str = ""
    """Name of the background collection in which `there` stands; empty for the project's own articles."""

    def turned(self) -> Self:
        """The same from its other end."""
        differences = tuple(Difference(each.type, each.there, each.here) for each in self.differences)
        return self._replace(here=self.there, there=self.here, differences=differences)


class LinkEnd(NamedTuple):
    """One end of a judged link, able to find itself again."""

    document: str
    selector: Selector
    text: str
    """SHA-256 of the text of record."""


class Judgement(NamedTuple):
    """What a reader decided of a link; kept, so that a rejected link is not offered again."""

    id: str
    here: LinkEnd
    there: LinkEnd
    state: Literal["accepted", "rejected"]
    score: float
    kind: LinkKind
    annotator: str
    created: str
