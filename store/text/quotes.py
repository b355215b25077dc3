"""Words in quotation marks, never in two pairs of them."""

_OPENING = frozenset('"“«„')
_CLOSING = frozenset('"”»“')


def quoted(text: str) -> str:
    """A text on one line in quotation marks, its own where it begins and ends with such."""
    words = " ".join(text.split())
    return words if len(words) > 1 and words[0] in _OPENING and words[-1] in _CLOSING else f"“{words}”"
