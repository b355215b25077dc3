"""Signs of links, each one character of one cell, so that nothing is said by colour alone."""

LINKED, ACCEPTED, CONFLICT = "◆", "✓", "≠"
"""Of a linked passage, of one whose link the reader accepted, of one that tells something else than another article."""

UNLISTED = "▪"
"""Stands where the number of an article would, for those that the list does not have: of archives, and taken away."""

MEANINGS = (
    (LINKED, "link", "linked passage", "Another article carries it."),
    (ACCEPTED, "link", "accepted link", "The reader found it right."),
    (CONFLICT, "conflict", "conflict", "The same told with another number, date or name, or denied."),
)
"""Each with the theme colour it has, what it is called, and a sentence that says more."""
