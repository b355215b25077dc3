"""Quotations that are signed: a dash behind them, and whoever says them. The same in every language."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from store.model import Span
from store.study.stretches import Stretch

LONGEST = 12
"""Words of a signature: a name and who that is."""


class Signed(NamedTuple):
    """A quotation, and whoever signs it."""

    claim: Span
    source: Span


def signed(paragraphs: Sequence[Sequence[Stretch]]) -> Iterator[Signed]:
    """Quotations behind which stand a dash and a name, on the same line or the next, in order."""
    before: Span | None = None
    for stretch in chain.from_iterable(paragraphs):
        first = _signature(stretch, follows_quotation=before is not None)
        if first is not None:
            quote = before if first == 0 else _ending(stretch, stretch.spans[first - 1].end)
            if quote is not None:
                yield Signed(quote, Span(stretch.spans[first].start, stretch.spans[-1].end))
        before = _ending(stretch, stretch.spans[-1].end) if stretch.length else before


def _signature(stretch: Stretch, *, follows_quotation: bool) -> int | None:
    """The first word of a signature that ends a stretch; None where none does."""
    for at in range(max(0, stretch.length - LONGEST), stretch.length):
        stands = stretch.gaps[at] == "-" if at == 0 else set(stretch.gaps[at]) >= {"-", "”"}
        if stands and (at or follows_quotation):
            words = range(at, stretch.length)
            is_name = any(stretch.capitals[each] for each in words) and stretch.capitals[at]
            says = any(stretch.kinds[each] in ("V", "S", "P") or stretch.quoted[each] for each in words)
            return at if is_name and not says else None
    return None


def _ending(stretch: Stretch, last: int) -> Span | None:
    """The quotation that ends behind a word, which ends at `last`, with nothing but marks between."""
    return next((quote for quote in stretch.quotes if quote.start < last <= quote.end), None)
