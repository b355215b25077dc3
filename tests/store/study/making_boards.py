"""Boards from a few passages, for tests that say only what they are about."""

from collections.abc import Sequence
from typing import Any

from store.model import Annotation, Comparison, Difference, Entry, Link, LinkKind, Passage, Relation, Selector, Span
from store.study.board import Board, board
from store.study.groups import Group

TEXTS = {
    "a1": "At least 14 died and 31 were injured.",
    "b1": "At least 14 died and 60 were injured.",
    "c1": "At least 14 died and 31 were injured.",
    "d1": "Fourteen people lost their lives.",
    "a2": "The gate was chained.",
    "b2": "The gate was not chained.",
    "c2": "According to the guard the gate was chained.",
}
"""Wordings by name: the article and a number in it."""


def passage(name: str) -> Passage:
    text = TEXTS.get(name, name)
    start = int(name[1:]) * 1000
    return Passage(name[0], Span(start, start + len(text)), text)


def link(one: str, other: str, *differences: Difference, **changes: Any) -> Link:
    kind: LinkKind = "verbatim" if TEXTS.get(one, one) == TEXTS.get(other, other) else "near-verbatim"
    made = Link(passage(one), passage(other), 95.0, False, kind, differences)
    return made._replace(**changes)


def group(*links: Link) -> Group:
    ends = {end for each in links for end in (each.here, each.there)}
    return Group(tuple(sorted(ends, key=lambda end: (end.document or "", end.span))), links)


def entry(id: str, source: str = "", published: str = "", title: str = "A title", **changes: Any) -> Entry:
    made = Entry(id, f"{id}.txt", title, source or f"Outlet {id.upper()}", published, "", 100, 20, "0" * 64)
    return made._replace(**changes)


def claim(name: str, label: str = "claim", words: str = "", note: str = "", id: str = "") -> Annotation:
    """A tag on a passage, or on some words of it."""
    whole = passage(name)
    start = whole.span.start + (whole.text.index(words) if words else 0)
    quote = words or whole.text
    span = Span(start, start + len(quote))
    selector = Selector(span, quote, "", "")
    return Annotation(
        id or f"{label}-{name}", name[0], label, selector, "0" * 64, "mira", "2024-01-01T00:00:00Z", note, span
    )


def relation(one: Annotation, kind: Any, other: Annotation) -> Relation:
    return Relation(f"{one.id} {kind}", one.document, kind, one.id, other.id, "mira", "2024-01-01T00:00:00Z")


class Asked:
    """A comparison that tells nothing, and how often it was asked."""

    def __init__(self) -> None:
        self.pairs = list[tuple[str, str]]()

    def __call__(self, one: str, other: str) -> Comparison:
        self.pairs.append((one, other))
        return Comparison(60.0, "paraphrase", ())


def conflicts(link: Link) -> tuple[Difference, ...]:
    """What the linking calls a conflict, in short."""
    is_sure = (link.score >= 85 or link.state == "accepted") and not link.weak
    found = (each for each in link.differences if each.type == "negation" or (each.here and each.there))
    return tuple(each for each in found if each.type in {"number", "date", "name", "negation"}) if is_sure else ()


ENTRIES = [entry("a", published="2024-09-04"), entry("b", published="2024-09-05"), entry("c"), entry("d")]
INJURED = Difference("number", "31", "60")
NOT = Difference("negation", "", "not")
GUARD = Difference("attribution", "", "the guard")


def made(
    *groups: Group,
    entries: Sequence[Entry] = ENTRIES,
    links: Sequence[Link] = (),
    tags: Sequence[Annotation] = (),
    relations: Sequence[Relation] = (),
) -> Board:
    return board(entries, groups, links, tags, relations, compare=Asked(), conflicts=conflicts)


COUNTS = group(link("a1", "b1", INJURED), link("a1", "c1"))
GATES = group(link("a2", "b2", NOT), link("a2", "c2", GUARD))
