"""What one wording has and the other has not: numbers, names, denials, hedges, and the rest of the words.

The two are aligned word by word on their terms. What stands between the same two common words on either side is held
against each other; what has merely moved is no difference.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from unicodedata import category

from rapidfuzz.distance import LCSseq

from store.linking.words.analysis import Analysis, stop_terms
from store.linking.words.lexicon import HEDGE_PHRASES, NEUTRAL_ATTRIBUTIONS, attributions, hedges, negations
from store.linking.words.names import Name, names_in, pairs_of, same_name, same_words
from store.model import Difference, DifferenceType

STROKES = ("-", "–", "−", ":", "‑", "‐")
"""What stands between the two numbers of a score."""

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
    yield from _turned_pairs(mine, theirs)
    for gap in range(-1, aligned.gaps):
        in_mine = [mention for mention in mine if aligned.here[mention.last] == gap]
        in_theirs = [mention for mention in theirs if aligned.there[mention.last] == gap]
        yield from zip_longest(in_mine, in_theirs)


def _turned_pairs(mine: list[_Mention], theirs: list[_Mention]) -> Iterator[tuple[_Mention, _Mention]]:
    """Scores that are the other way round on the other side, taken out of both lists."""
    for one in [mention for mention in mine if mention.first < mention.last]:
        other = next((mention for mention in theirs if mention.meaning == _turned(one.meaning)), None)
        if other is not None:
            mine.remove(one)
            theirs.remove(other)
            yield one, other


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
    """Numbers by value, sign, currency and order."""
    currencies, pairs = _currencies(other), {term for _, term in _pairs(other)}
    turned = {at: term for at, term in _pairs(analysis) if term not in pairs and _turned(term) in pairs}
    found = list[_Mention]()
    for at, term in enumerate(analysis.terms):
        if at in turned:
            found.append(_mention(analysis, at, at + 1, turned[at]))
        elif at - 1 not in turned and (term[0].isdecimal() or (term[0] == "#" and len(term) > 1)):
            found.append(_number(analysis, at, currencies.get(term, frozenset())))
    return found


def _number(analysis: Analysis, at: int, currencies: frozenset[str]) -> _Mention:
    """A number of one side; it means another where the other side has it in other currencies."""
    sign = "-" if analysis.words[at].startswith("-") else ""
    currency = _currency(analysis, at)
    if not currency or not currencies or currency in currencies:
        return _mention(analysis, at, at, sign + analysis.terms[at])
    mention = _mention(analysis, at, at, f"{sign}{analysis.terms[at]} {currency}")
    return replace(mention, text=currency + mention.text)


def _currency(analysis: Analysis, at: int) -> str:
    """The sign of a currency that stands just before a number, or just after it; empty without one."""
    start, end = analysis.starts[at], analysis.ends[at]
    beside = analysis.text[max(0, start - 2) : start].strip()[-1:], analysis.text[end : end + 2].strip()[:1]
    return next((sign for sign in beside if sign and category(sign) == "Sc"), "")


def _currencies(analysis: Analysis) -> dict[str, frozenset[str]]:
    """The currencies in which each number stands."""
    found: dict[str, frozenset[str]] = {}
    for at, term in enumerate(analysis.terms):
        if term[0].isdecimal() and (currency := _currency(analysis, at)):
            found[term] = found.get(term, frozenset()) | {currency}
    return found


def _pairs(analysis: Analysis) -> list[tuple[int, str]]:
    """Scores and votes: two numbers with a stroke between them, by where the first one stands."""
    ends = zip(analysis.ends, analysis.starts[1:], strict=False)
    return [
        (at, f"{analysis.terms[at]}-{analysis.terms[at + 1]}")
        for at, (end, start) in enumerate(ends)
        if analysis.text[end:start] in STROKES
        and analysis.terms[at][0].isdecimal()
        and analysis.terms[at + 1][0].isdecimal()
    ]


def _turned(pair: str) -> str:
    one, _, other = pair.partition("-")
    return f"{other}-{one}"


def same_numbers(one: Analysis, other: Analysis) -> bool:
    """Whether two wordings of the same words also have the same signs and currencies."""
    return [_currency(one, at) for at in range(one.length)] == [_currency(other, at) for at in range(other.length)]


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
