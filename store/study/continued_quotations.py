"""Quotations that begin a stretch without a cue, and what was said before them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.study.attributions import Attribution
from store.study.sayings import Uttered
from store.study.stretches import Stretch


class Before(NamedTuple):
    """The last attribution before a quotation."""

    stretch: Stretch
    attribution: Attribution
    paragraph: int
    """Number of its paragraph, or of that of a quotation that went on from it."""
    place: int
    """Number of its stretch, or of that of such a quotation."""

    @property
    def how(self) -> str:
        """Whether it quotes, and how cue, source and quotation stand to each other."""
        cue, sayer, claims = self.attribution.cue, self.attribution.sayer, self.attribution.claims
        quoted, stretch = self.stretch.quoted, self.stretch
        is_quoted = any(quoted[each.said.first] and quoted[each.said.last] for each in claims)
        side = "n" if sayer is None else "<" if sayer.first < cue else ">"
        is_ahead = any(each.said.first < cue for each in claims)
        ends = max(each.said.last for each in claims) == stretch.length - 1
        return f"{'quoted' if is_quoted else 'told'} {side} {is_ahead} {ends} {stretch.gaps[-1][:2]}"


class Quotation(NamedTuple):
    """A quotation that begins a stretch in which nothing else says whose it is."""

    stretch: Stretch
    said: Uttered
    before: Before | None
    where: str
    """Where it stands to what was said before: `adjacent`, in the `same` paragraph, the `next`, `far`, or `none`."""
    is_open: bool
    """Whether the quotation of the paragraph before was never closed."""


def quotations_on(
    paragraphs: Sequence[Sequence[Stretch]], told: Sequence[Sequence[list[Attribution]]]
) -> Iterator[Quotation]:
    """Quotations that begin a stretch and are in no attribution, in order.

    Args:
        paragraphs: Stretches, by paragraph.
        told: The attributions of each.
    """
    last, is_open = None, False
    for number, (paragraph, found) in enumerate(zip(paragraphs, told, strict=True)):
        for place, (stretch, made) in enumerate(zip(paragraph, found, strict=True)):
            said = _quoted_part(stretch)
            if said is not None and not _is_told(said, made):
                where = _where(last, number, place)
                yield Quotation(stretch, said, last, where, is_open)
                if last is not None and where in ("adjacent", "next"):
                    last = last._replace(paragraph=number, place=place)
            if made:
                last = Before(stretch, made[-1], number, place)
        is_open = bool(paragraph) and _stays_open(paragraph[-1])


def _quoted_part(stretch: Stretch) -> Uttered | None:
    """The quotation that a stretch begins with."""
    if not stretch.length or "“" not in stretch.gaps[0]:
        return None
    last = 0
    while last + 1 < stretch.length and stretch.quoted[last + 1] and "“" not in stretch.gaps[last + 1]:
        last += 1
    return Uttered(0, last)


def _is_told(said: Uttered, made: Sequence[Attribution]) -> bool:
    return any(each.cue <= said.last or any(one.said.first <= said.last for one in each.claims) for each in made)


def _where(last: Before | None, paragraph: int, place: int) -> str:
    if last is None:
        return "none"
    if last.paragraph == paragraph:
        return "adjacent" if last.place == place - 1 else "same"
    return "next" if last.paragraph == paragraph - 1 else "far"


def _stays_open(stretch: Stretch) -> bool:
    if not stretch.quotes or stretch.quotes[-1].end < stretch.span.end:
        return False
    return stretch.text[stretch.span.end - 1] not in "\"”'»’」』“"


def continuing_features(quotation: Quotation) -> list[str]:
    """What tells whether a quotation is said by whoever said something before."""
    stretch, said, where = quotation.stretch, quotation.said, quotation.where
    size, is_whole = min(4, (said.last + 1).bit_length()), said.last == stretch.length - 1
    how = quotation.before.how if quotation.before is not None else "none"
    return [
        "b", where, f"whole {is_whole} {where}", f"size {size} {where}", f"size {size}", f"{where} {how.split()[0]}",
        f"{where} {how}", f"open {quotation.is_open} {where}",
    ]  # fmt: skip
