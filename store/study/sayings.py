"""What may be said by a cue: passages before it and behind it, and what tells of each whether it is the one."""

from collections.abc import Sequence
from typing import NamedTuple

from store.study.cues import THAT, key_of, near
from store.study.sayers import Sayer
from store.study.stretches import Stretch

STARTS, ENDS, ENDS_BEFORE = 7, 14, 4
"""Places where what is said may begin behind a cue, end behind it, and end before it, at most."""

REACH, REACH_QUOTED = 14, 25
"""Words behind a cue within which what is said begins; a quotation begins further off."""

_OPENING = "if whether how what why to as of for about when who where"
_LEADING = "of for about on with as to at in"
_PARTING = """
and but as while when after before because although though since in on at during if who which or
"""
_CUTTING = "as and but which that who than"
_OPENERS = THAT | frozenset(_OPENING.split())
_LEADS = frozenset(_LEADING.split())
_PARTS = frozenset(_PARTING.split())
_CUTS = frozenset(_CUTTING.split())
_MARKS = frozenset(",-;:().”“/")
_STRONG = frozenset(",-;(”")
_SIZES = (1, 2, 4, 9, 20)


class Uttered(NamedTuple):
    """A passage of a stretch, as the indices of its first and last word."""

    first: int
    last: int


def ahead(stretch: Stretch, cue: int, sayer: Sayer | None) -> list[Uttered]:
    """Passages that end before a cue and its source."""
    high = (sayer.first if sayer is not None and sayer.last < cue else cue) - 1
    if high < 0:
        return []
    starts = [0, *(at for at in range(1, high + 1) if _may_begin(stretch, at))]
    starts = list(dict.fromkeys([*starts[:2], *starts[-STARTS:]]))
    ends = [high, *(at for at in range(high - 1, max(-1, high - 12), -1) if _is_cut(stretch, at + 1))]
    return _passages(starts, ends[:ENDS_BEFORE])


def behind(stretch: Stretch, cue: int, sayer: Sayer | None) -> list[Uttered]:
    """Passages that begin behind a cue, and behind its source where that follows."""
    low = (sayer.last if sayer is not None and sayer.first > cue else cue) + 1
    if low >= stretch.length:
        return []
    ends = [at - 1 for at in range(low + 1, stretch.length) if _may_part(stretch, at)]
    return _passages(_starts(stretch, low), list(dict.fromkeys([*ends[: ENDS - 1], stretch.length - 1])))


def _passages(starts: Sequence[int], ends: Sequence[int]) -> list[Uttered]:
    return [Uttered(first, last) for first in starts for last in ends if last >= first]


def _starts(stretch: Stretch, low: int) -> list[int]:
    found, words, gaps = [low], stretch.words, stretch.gaps
    if low + 1 < stretch.length:
        found.append(low + 1)
    for at in range(low, min(low + REACH_QUOTED, stretch.length)):
        opens = words[at] in _OPENERS or ":" in gaps[at]
        follows = at > low and (words[at - 1] in _LEADS or "," in gaps[at])
        if "“" in gaps[at] or (at < low + REACH and (opens or follows)):
            found.append(at)
    return list(dict.fromkeys(found))[:STARTS]


def _may_part(stretch: Stretch, at: int) -> bool:
    return not _MARKS.isdisjoint(stretch.gaps[at]) or stretch.words[at] in _PARTS


def _may_begin(stretch: Stretch, at: int) -> bool:
    return _may_part(stretch, at) or stretch.words[at - 1] in _PARTS or stretch.words[at] in THAT


def _is_cut(stretch: Stretch, at: int) -> bool:
    return not _STRONG.isdisjoint(stretch.gaps[at]) or stretch.words[at] in _CUTS


def said_features(stretch: Stretch, cue: int, sayer: Sayer | None, said: Uttered) -> list[str]:
    """What tells whether a passage is what is said by a cue."""
    gaps, key, (first, last) = stretch.gaps, key_of(stretch, cue), said
    side = "<" if last < cue else ">"
    place = "n" if sayer is None else "<" if sayer.first < cue else ">"
    here = f"{side}{place}"
    distance, skipped = _distance(stretch, cue, sayer, said)
    whole = (first == 0) if side == "<" else (last == stretch.length - 1)
    opens, closes, before = near(stretch, first), near(stretch, last + 1), near(stretch, first - 1)
    start, end = gaps[first][:3], gaps[last + 1][:3]
    inner = gaps[first + 1 : last + 1]
    size = sum(last - first + 1 > each for each in _SIZES)
    sides = sum(gap.count("“") for gap in inner) == sum(gap.count("”") for gap in inner)
    found = [
        "b", here, f"{here} d{distance}", f"{here} key {key}", f"{here} d{distance} opens {opens}",
        f"{here} d{distance} start {start}", f"{here} whole {whole}", f"{here} end {end} {closes}", f"{here} end {end}",
        f"{here} whole {whole} size {size}", f"{here} quotes {'“' in start} {'”' in end} {sides}",
        f"{here} skipped {skipped[:4]}", f"{here} key {key} d{distance}", f"{here} key {key} opens {opens}",
        f"{here} start {start} opens {opens}", f"{side} gap {gaps[cue]} {gaps[cue + 1]} d{distance}",
        f"{side} key {key} whole {whole}", f"{here} closes {closes}", f"{side} last {stretch.kinds[last]}",
        f"{here} before {before}", f"{here} start {start} end {end} whole {whole}", f"{side} key {key} size {size}",
        f"{here} parts {min(4, sum(',' in gap for gap in inner))} whole {whole}",
    ]  # fmt: skip
    return found + _rarer(stretch, cue, said, here, f"opens {opens} end {end} {closes}")


def _distance(stretch: Stretch, cue: int, sayer: Sayer | None, said: Uttered) -> tuple[int, str]:
    """Words between a passage and what says it, and the marks there."""
    if said.last < cue:
        high = min(cue, sayer.first if sayer else cue) - 1
        distance, skipped = high - said.last, stretch.gaps[said.last + 2 : high + 2]
    else:
        low = max(cue, sayer.last if sayer else cue) + 1
        distance, skipped = said.first - low, stretch.gaps[low : said.first]
    return (min(distance, 5) if distance < 8 else 8), "".join(skipped)


def _rarer(stretch: Stretch, cue: int, said: Uttered, here: str, edges: str) -> list[str]:
    found, (first, last), gaps = list[str](), said, stretch.gaps
    if last > cue:
        found.append(f"kind {stretch.kinds[cue]} {edges}")
        found.append(f"> word {stretch.words[first]}")
        found += [f"> next {stretch.words[last + 1]} {gaps[last + 1][:3]}"] if last + 1 < stretch.length else []
    else:
        found.append(f"{here} marks {gaps[last + 1]} {gaps[first][:3]}")
    if any(stretch.kinds[at] == "S" and not stretch.quoted[at] for at in range(first, last + 1)):
        found.append(f"{here} says inside")
    if stretch.quoted[cue]:
        found.append(f"{here} quoted cue")
    return found
