"""Who is cited for what: an outlet, the agency it cites, whom that cites."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from store.model import Passage, Span

_CITING = re.compile(r"[,\s]+(?:citing|quoting|quotes|quoted|cites|cited|referring to|relying on)\s+", re.IGNORECASE)
"""Between who cites and who is cited, where a source names both: "SANA quoting local sources"."""


class Citation(NamedTuple):
    """That somebody is given as the source of a passage."""

    claim: Passage
    source: str
    """Who says it, as the article names it."""
    where: Span | None = None
    """Where the source is named; so a source is found whose own source is named too."""
    is_suggested: bool = False
    """Whether nobody has tagged it yet."""


class CitedVoice(NamedTuple):
    """An outlet or a source, what it is cited for, and whom it cites."""

    name: str
    claims: tuple[Passage, ...]
    """Of an outlet all that it claims; of a source what comes through it."""
    cites: tuple["CitedVoice", ...]
    """Those cited for most first."""
    suggested: frozenset[Passage] = frozenset()
    """Those of its claims that nobody has tagged yet."""

    @property
    def is_suggested(self) -> bool:
        """Whether there is it only by suggestions."""
        return bool(self.claims) and self.suggested.issuperset(self.claims)

    @property
    def unsourced(self) -> tuple[Passage, ...]:
        """What it says without saying who told it; of an outlet these are claims without a source."""
        told = {claim for each in self.cites for claim in each.claims}
        return tuple(claim for claim in self.claims if claim not in told)


@dataclass
class _Branch:
    """A voice while the tree grows."""

    name: str
    claims: dict[Passage, None] = field(default_factory=dict)
    cites: dict[str, "_Branch"] = field(default_factory=dict)

    def voice(self, suggested: frozenset[Passage]) -> CitedVoice:
        cites = sorted((each.voice(suggested) for each in self.cites.values()), key=lambda each: -len(each.claims))
        return CitedVoice(self.name, tuple(self.claims), tuple(cites), suggested.intersection(self.claims))


def sources(
    claims: Iterable[Passage],
    citations: Iterable[Citation],
    outlets: Mapping[str, str],
    same: Callable[[str], str] = str.casefold,
) -> list[CitedVoice]:
    """The tree of who is cited for what, an outlet a root.

    Args:
        claims: What is claimed, with a source or without.
        citations: Who is given as the source of what; a source whose place is itself given a source cites that.
        outlets: By its id what the outlet of an article is called, in the order wanted.
        same: Gives what names of one voice have in common.
    """
    told, roots = list(citations), dict[str, _Branch]()
    for outlet in outlets.values():
        roots.setdefault(same(outlet), _Branch(outlet))
    for claim in (*claims, *(each.claim for each in told if not _is_source(each.claim, told))):
        roots[same(outlets[claim.document or ""])].claims[claim] = None
    for each in told:
        if not _is_source(each.claim, told):
            for voices in _chains(each, told, ()):
                _grow(roots[same(outlets[each.claim.document or ""])], each.claim, voices, same)
    suggested = frozenset(each.claim for each in told if each.is_suggested)
    return [root.voice(suggested) for root in roots.values()]


def _is_source(passage: Passage, citations: Iterable[Citation]) -> bool:
    """Whether a passage is where a source is named, and so no claim of its own."""
    return any(
        each.where is not None and passage.document == each.claim.document and each.where.mostly_covers(passage.span)
        for each in citations
    )


def _chains(citation: Citation, citations: Sequence[Citation], before: tuple[Citation, ...]) -> Iterator[list[str]]:
    """Who is cited, whom that cites, and so on; what cites itself ends there."""
    names = [name.strip() for name in _CITING.split(citation.source) if name.strip()]
    onward = [
        each
        for each in citations
        if each.claim.document == citation.claim.document
        and citation.where is not None
        and citation.where.mostly_covers(each.claim.span)
        and each not in before
        and each != citation
    ]
    if not onward:
        yield names
    for each in onward:
        for further in _chains(each, citations, (*before, citation)):
            yield names + further


def _grow(root: _Branch, claim: Passage, voices: Iterable[str], same: Callable[[str], str]) -> None:
    branch = root
    for voice in voices:
        branch = branch.cites.setdefault(same(voice), _Branch(voice))
        branch.claims[claim] = None
