"""What one wording has and the other has not: numbers, names, denials, hedges, and the rest of the words.

The two are aligned word by word on their terms. What stands between the same two common words on either side is held
against each other; what has merely moved is no difference.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rapidfuzz.distance import LCSseq

from store.linking.words.analysis import Analysis, stop_terms
from store.linking.words.lexicon import HEDGE_PHRASES, NEUTRAL_ATTRIBUTIONS, attributions, hedges, negations
from store.linking.words.names import Name, names_in, pairs_of, same_name, same_words
from store.model import Difference, DifferenceType

MOST = 24
"""Differences told; wordings that differ in more are different altogether."""


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words of one side that may be of a kind: where they are, and what they mean."""

    first: int
    last: int
    text: str
    meaning: str
    name: Name | None = None


_NOTHING = _Mention(0, 0, "", "")


@dataclass(frozen=True, slots=True)
class _Alignment:
    """For every word of both sides, the gap between common words in which it stands; -1 for a common word."""

    here: list[int]
    there: list[int]
    gaps: int


def differences(one: Analysis, other: Analysis) -> tuple[Difference, ...]:
    """What differs from `one` to `other`: numbers first, then names, denials, hedges and wording, each in order."""
    aligned = _align(one, other)
    used_here, used_there = set[int](), set[int]()
    found = list[Difference]()
    for kind, mentions in _KINDS:
        for mine, theirs in _paired(mentions(one, other), mentions(other, one), aligned):
            if told := list(_difference(kind, mine, theirs)):
                found += told
                used_here |= _indices(mine)
                used_there |= _indices(theirs)
    found += _wording(one, other, aligned, used_here, used_there)
    return tuple(dict.fromkeys(found))[:MOST]


def _difference(kind: DifferenceType, mine: _Mention | None, theirs: _Mention | None) -> Iterator[Difference]:
    if kind == "number" and not (mine and theirs) and (mine or theirs or _NOTHING).meaning.startswith("#"):
        return
    if kind == "hedge" and all(
        mention is None or mention.meaning in NEUTRAL_ATTRIBUTIONS for mention in (mine, theirs)
    ):
        return
    yield Difference(kind, mine.text if mine else "", theirs.text if theirs else "")


def _indices(mention: _Mention | None) -> set[int]:
    return set(range(mention.first, mention.last + 1)) if mention else set()


def _align(one: Analysis, other: Analysis) -> _Alignment:
    here, there, gap = [-1] * one.length, [-1] * other.length, 0
    for block in LCSseq.opcodes(one.terms, other.terms):
        if block.tag == "equal":
            gap += 1
            continue
        here[block.src_start : block.src_end] = [gap] * (block.src_end - block.src_start)
        there[block.dest_start : block.dest_end] = [gap] * (block.dest_end - block.dest_start)
    return _Alignment(here, there, gap + 1)


def _paired(
    here: Sequence[_Mention], there: Sequence[_Mention], aligned: _Alignment
) -> Iterator[tuple[_Mention | None, _Mention | None]]:
    """Mentions that have no equal on the other side, paired where they stand in the same gap, else alone."""
    mine, theirs = _without(here, there), _without(there, here)
    if not mine and not theirs:
        return
    by_name = {mention.name: mention for mention in (*mine, *theirs) if mention.name}
    for one, other in pairs_of([m.name for m in mine if m.name], [m.name for m in theirs if m.name]):
        mine.remove(by_name[one])
        theirs.remove(by_name[other])
        yield by_name[one], by_name[other]
    for gap in range(-1, aligned.gaps):
        in_mine = [mention for mention in mine if aligned.here[mention.last] == gap]
        in_theirs = [mention for mention in theirs if aligned.there[mention.last] == gap]
        yield from zip_longest(in_mine, in_theirs)


def _without(mentions: Sequence[_Mention], others: Sequence[_Mention]) -> list[_Mention]:
    """Those whose meaning the others do not have as often, the later ones of equal meaning left over."""
    left = Counter(mention.meaning for mention in others)
    kept = list[_Mention]()
    for mention in mentions:
        left[mention.meaning] -= 1
        if left[mention.meaning] < 0:
            kept.append(mention)
    return kept


def _mention(analysis: Analysis, first: int, last: int, meaning: str) -> _Mention:
    return _Mention(first, last, analysis.text[analysis.starts[first] : analysis.ends[last]], meaning)


def _numbers(analysis: Analysis, other: Analysis) -> list[_Mention]:
    """Numbers by value; `one` counts only where the other side has the numeral."""
    del other
    return [
        _mention(analysis, at, at, term)
        for at, term in enumerate(analysis.terms)
        if term[0].isdecimal() or (term[0] == "#" and len(term) > 1)
    ]


def _names(analysis: Analysis, other: Analysis) -> list[_Mention]:
    """Names that the other side lacks in full and in part; an acronym of a name that both have is none."""
    mine, theirs, others = names_in(analysis), names_in(other), set(other.terms)
    return [
        _Mention(name.first, name.last, name.text, " ".join(name.terms), name)
        for name in mine
        if name.terms[-1] not in others
        and not any(same_words(name, there) for there in theirs)
        and not (name.acronym and any(own.terms[-1] in others and same_name(own, name) for own in mine if own != name))
    ]


def _negations(analysis: Analysis, other: Analysis) -> list[_Mention]:
    """Denials; all mean the same, so that only their number differs."""
    del other
    listed = negations(analysis.language)
    return [
        _mention(analysis, at, at, "not")
        for at, word in enumerate(analysis.words)
        if word in listed or (analysis.language == "en" and word.endswith("n't"))
    ]


def _hedges(analysis: Analysis, other: Analysis) -> list[_Mention]:
    """Words and phrases that keep a distance, and verbs that say who says so."""
    del other
    found, end = list[_Mention](), 0
    listed = hedges(analysis.language) | attributions(analysis.language)
    candidates = [at for at, word in enumerate(analysis.words) if word in listed or word in HEDGE_PHRASES]
    for at in candidates:
        taken = _phrase_length(analysis.words, at) or (1 if analysis.words[at] in listed else 0)
        if taken and at >= end:
            end = at + taken
            found.append(_mention(analysis, at, end - 1, " ".join(analysis.terms[at:end])))
    return found


def _phrase_length(words: Sequence[str], at: int) -> int:
    phrases = HEDGE_PHRASES.get(words[at], ())
    return max((len(phrase) for phrase in phrases if tuple(words[at : at + len(phrase)]) == phrase), default=0)


def _wording(
    one: Analysis, other: Analysis, aligned: _Alignment, used_here: set[int], used_there: set[int]
) -> Iterator[Difference]:
    """Runs of words that only one side has, held against what stands in their place."""
    mine = _surplus(one, other, aligned.here, used_here)
    theirs = _surplus(other, one, aligned.there, used_there)
    for gap in sorted(mine.keys() | theirs.keys()):
        here, there = mine.get(gap, []), theirs.get(gap, [])
        if _tells(one, here) or _tells(other, there):
            yield Difference("wording", _run(one, here), _run(other, there))


def _surplus(one: Analysis, other: Analysis, gaps: Sequence[int], used: set[int]) -> dict[int, list[int]]:
    """Indices by gap of words that stand in a gap and whose term the other side lacks altogether."""
    has = set(other.terms)
    found: dict[int, list[int]] = {}
    for at, gap in enumerate(gaps):
        if gap >= 0 and at not in used and one.terms[at] not in has:
            found.setdefault(gap, []).append(at)
    return found


def _tells(analysis: Analysis, indices: Sequence[int]) -> bool:
    stops = stop_terms(analysis.language)
    return any(analysis.terms[at] not in stops for at in indices)


def _run(analysis: Analysis, indices: Sequence[int]) -> str:
    return analysis.text[analysis.starts[indices[0]] : analysis.ends[indices[-1]]] if indices else ""


_Mentions = Callable[[Analysis, Analysis], list[_Mention]]

_KINDS: tuple[tuple[DifferenceType, _Mentions], ...] = (
    ("number", _numbers),
    ("name", _names),
    ("negation", _negations),
    ("hedge", _hedges),
)
