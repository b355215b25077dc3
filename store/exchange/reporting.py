"""What a report tells: each claim once, who says so, who carries it and with which numbers and names, then the rest."""

from collections.abc import Iterable, Iterator, Sequence
from math import floor
from typing import NamedTuple

from store.exchange.lookup import Lookup
from store.exchange.losses import BARE, PLAIN, TEXTLESS, Losses
from store.model import Annotation, Difference, Entry, Link, Relation

CLAIM = "claim"
"""The label that a report is built around."""

INVERSE = {"said by": "source of", "about": "actor in", "same as": "same as", "contradicts": "contradicted by"}
"""How a relation reads from its other end."""


class TiedTo(NamedTuple):
    """What a claim is related to."""

    kind: str
    words: str
    """Empty where it is a claim of the report, which stands there."""
    claim: int
    """Its number where it is one, else 0."""
    where: Entry | None
    """Its article, where it is another one."""


class TaggedBy(NamedTuple):
    """Who tagged a claim, where and when, and what was noted."""

    where: Entry | None
    annotator: str
    created: str
    note: str
    has_moved: bool


class CarriedAs(NamedTuple):
    """Articles that carry a claim in the same words."""

    words: str
    articles: tuple[Entry, ...]
    differences: tuple[Difference, ...]
    kind: str
    score: str
    """Never more than it is, as in a session; empty where a reader drew the link."""
    is_accepted: bool
    claim: int = 0
    """The number of the claim that these words are, else 0."""
    under: int = 0
    """The number of an earlier claim under which they are quoted, else 0."""

    @property
    def judged(self) -> str:
        """What is known of the link."""
        return "accepted" if self.is_accepted else "suggested, not checked"


class ReportClaim(NamedTuple):
    """A claim, however often its words were tagged."""

    number: int
    words: str
    told: tuple[TaggedBy, ...]
    ties: tuple[TiedTo, ...]
    wordings: tuple[CarriedAs, ...]

    @property
    def outlets(self) -> int:
        """How many articles say so, its own among them."""
        own = {each.where.id for each in self.told if each.where}
        return len(own | {entry.id for wording in self.wordings for entry in wording.articles})


class MentionedAs(NamedTuple):
    """A wording under a label that is no claim."""

    words: str
    times: int
    notes: tuple[str, ...]
    claims: tuple[int, ...]
    """Numbers of the claims that it is tied to."""
    articles: tuple[Entry, ...]


class ReportContent(NamedTuple):
    """All of it."""

    name: str
    counts: tuple[tuple[int, str], ...]
    claims: tuple[ReportClaim, ...]
    labels: tuple[tuple[str, tuple[MentionedAs, ...]], ...]
    orphans: tuple[tuple[Annotation, Entry | None], ...]
    articles: tuple[Entry, ...]


def report(lookup: Lookup) -> ReportContent:
    """The report of an edition."""
    return _Reporting(lookup).report()


class _Reporting:
    """An edition as a report tells it."""

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup
        self._tagged = dict[str, list[Annotation]]()
        for annotation in lookup.annotations.values():
            if annotation.label == CLAIM and annotation.span is not None:
                self._tagged.setdefault(_same(lookup.quote(annotation)), []).append(annotation)
        self._numbers = {words: number for number, words in enumerate(self._tagged, 1)}
        self._number_of = {each.id: self._numbers[words] for words, same in self._tagged.items() for each in same}
        self._quoted = dict[str, int]()
        self._edges = dict[str, list[tuple[Relation, str]]]()
        for relation in lookup.edition.relations:
            self._edges.setdefault(relation.subject, []).append((relation, relation.object))
            self._edges.setdefault(relation.object, []).append((relation, relation.subject))

    def report(self) -> ReportContent:
        edition = self._lookup.edition
        return ReportContent(
            edition.name or "Untitled",
            (
                (len(edition.entries), "article"),
                (len(edition.annotations), "annotation"),
                (len(edition.relations), "relation"),
                (len(self._lookup.judged("accepted")), "accepted link"),
            ),
            tuple(self._claim(number, same) for number, same in enumerate(self._tagged.values(), 1)),
            tuple(self._labels()),
            tuple(
                (each, self._entry(each.document)) for each in self._lookup.annotations.values() if each.span is None
            ),
            edition.entries,
        )

    def _entry(self, document: str | None) -> Entry | None:
        return self._lookup.entries.get(document or "")

    def _claim(self, number: int, same: list[Annotation]) -> ReportClaim:
        told = (
            TaggedBy(self._entry(each.document), each.annotator, each.created, each.note.strip(), each.state == "moved")
            for each in same
        )
        ties = dict.fromkeys(tie for each in same for tie in self._ties(each))
        return ReportClaim(
            number, self._lookup.quote(same[0]), tuple(told), tuple(ties), tuple(self._wordings(number, same))
        )

    def _ties(self, annotation: Annotation) -> Iterator[TiedTo]:
        for relation, end in self._edges.get(annotation.id, ()):
            other = self._lookup.annotations.get(end)
            if other is None:
                continue
            kind = relation.kind if relation.subject == annotation.id else INVERSE[relation.kind]
            number = self._number_of.get(end, 0)
            where = self._entry(other.document) if other.document != annotation.document else None
            yield TiedTo(kind, "" if number else self._lookup.quote(other), number, where)

    def _wordings(self, number: int, same: list[Annotation]) -> Iterator[CarriedAs]:
        """Who carries a claim; words that stand in the report already are led to."""
        for each in carried(self._lookup, same):
            words = _same(each.words)
            own, under = self._numbers.get(words, 0), self._quoted.setdefault(words, number)
            yield each._replace(claim=own, under=under if under != number else 0)

    def _labels(self) -> Iterator[tuple[str, tuple[MentionedAs, ...]]]:
        """Everything but claims, label by label, each wording once, the most frequent first."""
        found = dict[str, dict[str, list[Annotation]]]()
        for annotation in self._lookup.annotations.values():
            if annotation.label != CLAIM and annotation.span is not None:
                words = _same(self._lookup.quote(annotation))
                found.setdefault(annotation.label, {}).setdefault(words, []).append(annotation)
        known = [label.name for label in self._lookup.edition.labels]
        for label in sorted(found, key=lambda name: (known.index(name) if name in known else len(known), name)):
            yield label, tuple(sorted(map(self._mention, found[label].values()), key=lambda each: -each.times))

    def _mention(self, same: list[Annotation]) -> MentionedAs:
        ends = (end for each in same for _, end in self._edges.get(each.id, ()))
        claims = sorted({self._number_of[end] for end in ends if end in self._number_of})
        notes = dict.fromkeys(each.note.strip() for each in same if each.note.strip())
        return MentionedAs(
            self._lookup.quote(same[0]), len(same), tuple(notes), tuple(claims), tuple(self._articles(same))
        )

    def _articles(self, annotations: Iterable[Annotation]) -> list[Entry]:
        return [*dict.fromkeys(filter(None, (self._entry(each.document) for each in annotations)))]


def carried(lookup: Lookup, claim: Sequence[Annotation]) -> Iterator[CarriedAs]:
    """Who carries a claim, however often tagged: the same words once, accepted before suggested, the surest first.

    Every report tells all of them, those that nobody judged too, and says which these are.
    """
    found, tagged = dict[str, list[Link]](), {each.document for each in claim}
    for link in (link for each in claim for link in lookup.carriers(each)):
        if _same(link.there.text) == _same(lookup.quote(claim[0])) and link.there.document in tagged:
            continue
        found.setdefault(_same(link.there.text), []).append(link)
    for links in found.values():
        best = max(links, key=lambda link: (link.state == "accepted", link.score))
        articles = dict.fromkeys(filter(None, (lookup.entries.get(link.there.document or "") for link in links)))
        told = dict.fromkeys(each for each in best.differences if each.type != "wording")
        score = "" if best.kind == "by hand" else str(floor(best.score))
        yield CarriedAs(best.there.text, tuple(articles), tuple(told), best.kind, score, best.state == "accepted")


def losses_of(lookup: Lookup, annotations: int, relations: int, links: int) -> Losses:
    """What any report loses, and of how many of these that it tells it tells neither annotator nor time."""
    edition, losses = lookup.edition, Losses()
    losses.add("annotation", "without position", sum(each.span is not None for each in edition.annotations))
    losses.add("annotation", BARE, annotations)
    losses.add("relation", BARE, relations)
    losses.add("accepted link", BARE, links)
    losses.add("rejected link", count=len(lookup.judged("rejected")))
    losses.add("article", TEXTLESS, len(edition.entries))
    losses.add("label", PLAIN, len(lookup.unknown_labels()))
    return losses


def _same(words: str) -> str:
    """Words by which two quotations are one."""
    return " ".join(words.split()).casefold()
