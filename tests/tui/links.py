"""Links that never change: a stand-in for the linker, so that tuning a score breaks no test of what is shown."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from store.model import Cancelled, Difference, Document, Link, LinkKind, Passage, Progress, Span


@dataclass(frozen=True, slots=True)
class Known:
    """A pair of wordings in two of the sample's articles; it links them in both directions."""

    one: str
    """How the one article's path begins."""
    one_text: str
    other: str
    other_text: str
    score: float
    kind: LinkKind
    differences: tuple[Difference, ...] = field(default=())

    def turned(self) -> "Known":
        """The same pair from the other side."""
        turned = tuple(Difference(change.type, change.there, change.here) for change in self.differences)
        return Known(self.other, self.other_text, self.one, self.one_text, self.score, self.kind, turned)


ROOF = (
    "Shortly before midnight the western half of the roof came down, burying the weighing floor under slates and "
    "burning beams, and for almost an hour nobody could reach the people trapped beneath the gallery."
)

KNOWN = (
    Known("1-", ROOF, "2-", ROOF, 100.0, "verbatim"),
    Known("1-", ROOF, "5-", "The west half of the roof fell few before midnight on the floor of the weighing.", 61.4,
          "paraphrase"),
    Known("1-", ROOF, "5-", "For almost one hour no one could arrive to the persons under the gallery.", 38.0,
          "paraphrase"),
    Known("1-", ROOF, "3-", "before the flames could spread", 1.4, "paraphrase"),
    Known("2-", "Hospital staff put the number of injured at 31.", "4-", "Hospital staff, who spoke of fourteen", 31.0,
          "paraphrase", (Difference("number", "31", "fourteen"),)),
    Known("2-", "Hospital staff put the number of injured at 31.", "5-", "told the doctors of the first hospital", 12.0,
          "paraphrase"),
    Known("1-", "At least 14 people were killed and 31 injured", "5-",
          "At least 14 persons were killed and 60 other injured", 94.2, "paraphrase",
          (Difference("number", "31", "60"), Difference("name", "Orrem Saal", "Oar Room Hall"))),
    Known("1-", "At least 14 people were killed and 31 injured", "4-", "At least nineteen people died", 88.0,
          "paraphrase", (Difference("number", "14", "nineteen"), Difference("hedge", "", "according to a list"))),
    Known("1-", "He promised an inquiry “within ten days”".replace("“", '"').replace("”", '"'), "3-",
          "announced an inquiry, which will report within ten days", 90.0, "paraphrase",
          (Difference("name", "Teodar Lisk", "Theodor Lisk"), Difference("number", "ten", "twelve"),)),
    Known("3-", "set fire to the Salt Exchange in order to cover their retreat", "4-",
          "burned down the Salt Exchange to cover their withdrawal", 91.0, "paraphrase",
          (Difference("name", "Sholm Ravadi", "Cholm Rawady"), Difference("date", "Tuesday", "Monday"),)),
)  # fmt: skip
"""What the sample's articles have in common, as far as tests need it."""

COPY = Known(
    "1-",
    "Fishermen broke open a side gate with an anchor and carried the first of the wounded to the quay on sailcloth.",
    "2-",
    "Fishermen broke open a side gate with an anchor and carried the first of the wounded to the quay on sailcloth.",
    100.0,
    "verbatim",
)
"""What else two of them have word for word; only the event as a whole knows it."""


def every_link(documents: Sequence[Document]) -> list[Link]:
    """The links of `KNOWN` and `COPY` between articles, each from the article that comes first."""
    found = []
    for pair in (*KNOWN, COPY):
        ends = [_placed(documents, *each) for each in ((pair.one, pair.one_text), (pair.other, pair.other_text))]
        if ends[0] is not None and ends[1] is not None:
            is_weak = pair.score < FixedLinker.WEAK
            found.append(Link(ends[0], ends[1], pair.score, is_weak, pair.kind, pair.differences))
    return found


def _placed(documents: Iterable[Document], path: str, text: str) -> Passage | None:
    for document in documents:
        start = document.text.find(text)
        if document.path.startswith(path) and start >= 0:
            return Passage(document.id, Span(start, start + len(text)), text)
    return None


class FixedLinker:
    """Knows the pairs of `KNOWN` and nothing else; works like `store.linking.Linker`."""

    WEAK: ClassVar[float] = 50.0
    """Below this a link is weak."""

    remark = ""
    """Nothing is wrong with an index that there is not."""

    def __init__(self, folder: Path | None, aliases: Sequence[Sequence[str]] = ()) -> None:
        self._documents: dict[str, Document] = {}

    def update(
        self,
        documents: Iterable[tuple[str, str]],
        load: Callable[[str], Document],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        elsewhere: object = None,
        *,
        most: int | None = None,
    ) -> bool:
        """Read the articles."""
        self._documents = {id: load(id) for id, _ in documents}
        if progress is not None:
            progress(len(self._documents), len(self._documents))
        return True

    def missing(self, documents: Iterable[tuple[str, str]]) -> int:
        """How many of these it has not read."""
        return sum(id not in self._documents for id, _ in documents)

    def use_aliases(self, aliases: Sequence[Sequence[str]]) -> None:
        """Names change none of its links."""

    def link_by_sense(self, load: object) -> None:
        """Nor does a model."""

    def link_across_languages(self, load: object) -> None:
        """Nor do other languages."""

    def close_in_sense(self, text: str, limit: int) -> list[tuple[Passage, float]]:
        """It knows nothing of senses."""
        return []

    def links(
        self,
        passage: Passage,
        limit: int = 10,
        within: object = None,
        *,
        by_words: bool = False,
        copies: bool = False,
    ) -> list[Link]:
        """The known pairs one side of which shares a word with the passage, best first."""
        found = [
            Link(passage, there, pair.score, pair.score < self.WEAK, pair.kind, pair.differences)
            for pair in (*KNOWN, *(known.turned() for known in KNOWN))
            if (here := self._find(pair.one, pair.one_text)) is not None
            and here.document == passage.document
            and here.span.overlap(passage.span)
            and (there := self._find(pair.other, pair.other_text)) is not None
        ]
        return sorted(found, key=lambda link: -link.score)[:limit]

    def _find(self, path: str, text: str) -> Passage | None:
        return _placed(self._documents.values(), path, text)

    def close(self) -> None:
        """Nothing to let go of."""


def unmatched_words(here: str, there: str) -> tuple[list[Span], list[Span]]:
    """The words of each text that do not occur in the other, letter by letter."""
    return _lacking(here, there), _lacking(there, here)


def _lacking(text: str, other: str) -> list[Span]:
    found, start, known = [], 0, set(other.split())
    for word in text.split():
        start = text.index(word, start)
        if word not in known:
            found.append(Span(start, start + len(word)))
        start += len(word)
    return found
