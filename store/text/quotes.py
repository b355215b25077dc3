"""Words in quotation marks, never in two pairs of them."""

_PAIRS = frozenset({'""', "“”", "„“", "„”", "””", "««", "»»", "«»", "»«", "「」", "『』"})
"""What opens and what closes; where one sign does both, as in Swedish, it is there twice."""


def quoted(text: str, most: int = 0) -> str:
    """A text on one line in quotation marks, its own where it begins and ends with such.

    Args:
        text: Any text.
        most: Characters between the marks, at most; 0 for all. What is left out is `…`.
    """
    words = " ".join(text.split())
    opens, closes = "“”"
    if len(words) > 1 and words[0] + words[-1] in _PAIRS:
        opens, words, closes = words[0], words[1:-1], words[-1]
    if most and len(words) > most:
        words = f"{words[: most - 1]}…"
    return f"{opens}{words}{closes}"
