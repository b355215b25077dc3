"""Which keys are taught in which situation, and which of them come first where one asks for all."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tui.keys.table import KEYS, VIEWS, Key, View


class Hint(NamedTuple):
    """Keys that belong together, taught with one word."""

    ids: tuple[str, ...]
    word: str


Meaning = tuple[str, str, str, str]
"""A sign, the theme colour it has, what it is called, and a sentence that says more."""


class Here(NamedTuple):
    """Where one is, and the keys that are answered there before all others."""

    name: str
    rows: Sequence[Key]
    signs: Sequence[Meaning] = ()
    """What is drawn there alone."""


Situation = Literal["reading", "suggested", "selecting", "walking", "listing", "filtering", View]
"""What the reader is at, for the hints row."""

HINTS: Mapping[Situation, tuple[Hint, ...]] = {
    "reading": (
        Hint(("tag.claim", "tag.actor", "tag.source"), "tag"),
        Hint(("select.start",), "select"),
        Hint(("link.next", "link.previous"), "next link"),
        Hint(("link.open.nth",), "open"),
        Hint(("link.accept", "link.reject"), "accept/reject"),
        Hint(("undo",), "undo"),
        Hint(("search",), "find all"),
        Hint(("export",), "export"),
    ),
    "suggested": (
        Hint(("link.open",), "accept"),
        Hint(("link.reject",), "reject"),
        Hint(("suggestions",), "hide suggestions"),
        Hint(("tag.claim", "tag.actor", "tag.source"), "tag"),
        Hint(("undo",), "undo"),
    ),
    "selecting": (
        Hint(("tag.claim", "tag.actor", "tag.source"), "tag"),
        Hint(("select.grow", "select.shrink"), "grow/shrink"),
        Hint(("select.other",), "other end"),
        Hint(("copy",), "copy"),
        Hint(("link.hand",), "link by hand"),
        Hint(("back",), "back"),
    ),
    "walking": (
        Hint(("link.next", "link.previous"), "next hit"),
        Hint(("back",), "end of the search"),
        Hint(("search",), "hits"),
        Hint(("tag.claim", "tag.actor", "tag.source"), "tag"),
        Hint(("undo",), "undo"),
    ),
    "listing": (
        Hint(("row.next", "row.previous"), "move"),
        Hint(("article.open",), "read"),
        Hint(("article.sort",), "sort"),
        Hint(("article.filter",), "filter"),
        Hint(("pane.next",), "reader"),
        Hint(("search",), "find all"),
    ),
    "filtering": (
        Hint(("row.next", "row.previous"), "move"),
        Hint(("article.open",), "read"),
        Hint(("back",), "all articles"),
    ),
    **{
        view: (Hint(("event.back",), "reading"), Hint(("undo",), "undo"), Hint(("messages",), "messages"))
        for view in VIEWS
    },
    "actors": (
        Hint(("actors.unfold",), "mentions"),
        Hint(("tag.actor",), "tag all mentions"),
        Hint(("link.alias",), "same name"),
        Hint(("undo",), "undo"),
        Hint(("event.back",), "reading"),
    ),
    "board": (
        Hint(("board.unfold",), "wordings"),
        Hint(("tag.claim",), "claim"),
        Hint(("link.conflict",), "conflict"),
        Hint(("link.apparatus",), "apparatus"),
        Hint(("board.sort",), "sort"),
        Hint(("board.filter",), "filter"),
        Hint(("export",), "report"),
        Hint(("event.back",), "reading"),
    ),
    "inbox": (
        Hint(("link.accept", "link.reject"), "accept/reject"),
        Hint(("inbox.copies",), "accept all copies"),
        Hint(("inbox.open",), "read"),
        Hint(("inbox.decided",), "decided"),
        Hint(("undo",), "undo"),
        Hint(("event.back",), "reading"),
    ),
    "disagreements": (
        Hint(("apart.one", "apart.other"), "whose side"),
        Hint(("apart.take",), "take it"),
        Hint(("apart.leave",), "leave both"),
        Hint(("apart.open",), "read"),
        Hint(("undo",), "undo"),
        Hint(("event.back",), "reading"),
    ),
    "overview": (
        Hint(("row.next", "row.previous"), "row"),
        Hint(("overview.left", "overview.right"), "column"),
        Hint(("overview.open",), "compare"),
        Hint(("overview.scroll.down", "overview.scroll.up"), "scroll"),
        Hint(("event.back",), "reading"),
    ),
    "sources": (
        Hint(("row.next", "row.previous"), "move"),
        Hint(("sources.open",), "read/fold"),
        Hint(("suggestions",), "suggested too"),
        Hint(("undo",), "undo"),
        Hint(("event.back",), "reading"),
    ),
    "compare": (
        Hint(("compare.next", "compare.previous"), "next difference"),
        Hint(("compare.open",), "read"),
        Hint(("compare.article.previous", "compare.article.next"), "other article"),
        Hint(("link.accept", "link.reject"), "accept/reject"),
        Hint(("undo",), "undo"),
        Hint(("event.back",), "reading"),
    ),
}
"""The keys that are taught in each situation, most useful first; as many are shown as fit before `ALWAYS`."""

NAMED: Mapping[Situation, str] = {
    "suggested": "On a suggestion",
    "selecting": "While you select",
    "walking": "While you go through hits",
    "listing": "In the list of articles",
    "filtering": "While you filter the list",
}
"""What a situation of the session is called that is not simply reading."""

ALWAYS = (Hint(("help",), "keys"), Hint(("quit",), "quit"))
"""Taught in every situation and at every width: from these two a reader finds all others, and the way out."""


def here(situation: Situation) -> Here:
    """The keys of a situation of the session; none of their own where one simply reads."""
    taught = {id for hint in HINTS[situation] for id in hint.ids} if situation in NAMED else set()
    of_lists = {"articles", "rows"}
    whole = {"selecting": {"Select"}, "listing": of_lists, "filtering": of_lists}.get(situation, set())
    rows = [row for row in KEYS if row.id in taught or whole & {row.group, row.where}]
    return Here(NAMED.get(situation, ""), taught_first(situation, rows))


def taught_first(situation: Situation, rows: Sequence[Key]) -> list[Key]:
    """Rows with those that are taught in a situation in front, in the order in which they are."""
    taught = {id: number for number, id in enumerate(id for hint in HINTS[situation] for id in hint.ids)}
    return sorted(rows, key=lambda row: (taught.get(row.id, len(taught)), row.where != situation))
