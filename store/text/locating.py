"""In which place of the original a stretch of a text stands: on which page, at which time."""

from collections.abc import Sequence

from store.model import Span


def place_of(locators: Sequence[tuple[int, str]], span: Span) -> str:
    """The name of the place in which a span begins, and of the one in which it ends where that is another.

    Args:
        locators: Offsets from which the text stands in another place, in order, with its name; may be empty.
        span: In the text.
    """
    first = _name(locators, span.start)
    last = _name(locators, max(span.start, span.end - 1))
    return first if first == last or not first else f"{first}–{_without_common_word(first, last)}"


def _name(locators: Sequence[tuple[int, str]], offset: int) -> str:
    return next((name for start, name in reversed(locators) if start <= offset), "")


def _without_common_word(first: str, last: str) -> str:
    """`4` of `p. 4`, where the other one is `p. 3` too."""
    word, _, rest = last.partition(" ")
    return rest if rest and first.startswith(f"{word} ") else last
