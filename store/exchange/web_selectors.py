"""Selectors of Web Annotations and of Hypothesis: by position, by quote, refined, or in a range."""

from collections.abc import Iterator
from typing import Any

from store.model import Selector, Span

DEEP = 10
"""How far selectors within selectors are followed."""


def selector_of(target: object) -> Selector | None:
    """The words that a target marks and where they stood; None where it names no words and no place."""
    if not isinstance(target, dict):
        return None
    found = {str(each.get("type")): each for each in _flat(target.get("selector"), DEEP)}
    quote = found.get("TextQuoteSelector", {})
    exact, prefix, suffix = (_text(quote, field) for field in ("exact", "prefix", "suffix"))
    span = _span(found.get("TextPositionSelector", {})) or Span(0, len(exact))
    return Selector(span, exact, prefix, suffix) if exact or span.length else None


def _flat(value: object, deep: int) -> "Iterator[dict[str, Any]]":
    """Selectors, those that refine another after it."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict) and deep:
            yield each
            yield from _flat(each.get("refinedBy"), deep - 1)


def _text(quote: dict[str, Any], field: str) -> str:
    value = quote.get(field)
    return value if isinstance(value, str) else ""


def _span(position: dict[str, Any]) -> Span | None:
    """The span of a position; None where it is none."""
    start, end = position.get("start"), position.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
        return None
    return Span(start, end)
