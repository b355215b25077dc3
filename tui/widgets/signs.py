"""Signs of links, each one character of one cell, so that nothing is said by colour alone."""

from collections.abc import Mapping

from tui.keys import Meaning

LINKED, ACCEPTED, CONFLICT = "◆", "✓", "≠"
"""Of a linked passage, of one whose link the reader accepted, of one that tells something else than another article."""

UNLISTED = "▪"
"""Stands where the number of an article would, for those that the list does not have: of archives, and taken away."""

SHADES = "░▒▓█"
"""For a quarter of an article's passages at most, a half, three quarters, and more."""

COPIED, REWORDED = "=", "~"
"""Behind a share: most of it is word for word, or it is not."""

MEANINGS: tuple[Meaning, ...] = (
    (LINKED, "link", "linked passage", "Another article carries it."),
    (ACCEPTED, "link", "accepted link", "The reader found it right."),
    (CONFLICT, "conflict", "conflict", "The same told with another number, date or name, or denied."),
)
"""Those of links, wherever links are shown."""

IN_READER: tuple[Meaning, ...] = (
    ("▌", "claim", "claim", "What is tagged as one; at the right edge, where in the article."),
    ("┊", "muted", "suggested", "It may be tagged: ⏎ tags it, x does not."),
    ("●", "foreground", "hit", "At the right edge: what was looked for stands there."),
)
"""Those beside a text; what `suggestions` are is told by their key."""

OF_VIEWS: Mapping[str, tuple[Meaning, ...]] = {
    "board": (
        ("31", "conflict", "another value", "The article has this number, date or name instead."),
        ("≠", "conflict", "denied", "The article denies the statement."),
        ("=", "foreground", "the same words", "Behind it the value, where the statement has one."),
        ("~", "foreground", "other words", "Behind it a value that may count something else, or a hedge."),
        ("«", "source", "another source", "Behind it who says so in that article."),
        ("·", "muted", "not there", "The article does not carry the statement."),
        ("▌", "claim", "claim", "The statement is tagged as one."),
    ),
    "compare": (
        ("=", "link", "the same words", "Of the two passages side by side."),
        ("~", "link", "other words", "The two state the same."),
        ("≠", "conflict", "conflict", "With another number, date or name, or denied."),
        ("-", "link", "site furniture", "A line that every page of the outlet has."),
        ("/", "link", "moved", "It stands elsewhere in the other article."),
        ("?", "link", "hardly sure", "Perhaps not the same statement."),
        ('"', "link", "said again", "Another row has the same."),
    ),
    "overview": (
        (SHADES, "link", "share", "Of the row's article the column's carries up to 25%, 50%, 75%, 100%."),
        (COPIED, "actor", "mostly the same words", "At least half of what the two share."),
        (REWORDED, "link", "mostly other words", "They state the same."),
        ("·", "muted", "nothing", "They share no passage."),
    ),
}
"""Those of a screen of the event, by its name."""
