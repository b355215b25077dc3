"""Denials: what one side denies and the other affirms. A denial has a scope, the first thing after it that tells."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import dropwhile, pairwise
from typing import NamedTuple

from store.linking.pair.differences.mentions import Told, between, take_pairs, text_of, told
from store.linking.pair.differences.surroundings import MARKS, Surroundings, after, before
from store.linking.words.analysis import PASSAGES, Analysis, stop_terms
from store.linking.words.denying import (
    AFFIRMING,
    ASKED,
    AWAITED,
    BEFORE_TELLING,
    BESIDE_DENIALS,
    BETWEEN_DENIALS,
    CONCORD,
    DENYING_ACTS,
    DOUBTING,
    GIVING,
    NOTIONS,
    OF_WHAT_STANDS_BEFORE,
    POSSIBLE,
    SAYING,
    SUPPOSING,
    TELLING,
    TENTATIVE,
    TOLD,
    UNABLE,
    UNWILLING,
)
from store.linking.words.irregular import bases
from store.linking.words.lexicon import conjunctions, listed, negations

MAYBE = frozenset({"may", "might", "durfte", "pourrait", "podria", "potrebbe"})
"""Before a denial: what may not be is not denied."""

SCOPE = 5
"""Telling words after a denial by which it is known again on the other side."""

CONCORDANT = 4
"""Words between two denials of one clause, at most."""

THAT = frozenset({"that", "dass", "que", "что", "att", "che"})
"""What follows is denied too: did not believe that he knew."""

ENDS = frozenset('.;:!?”"»')
"""Marks with which what is denied ends."""

SENTENCE_ENDS = frozenset(".!?…。？！؟")
QUESTION_MARKS = frozenset("?？؟")
"""With which a question ends, that affirms nothing."""

QUOTED = frozenset('"“«')
"""After these what is denied may stand: did not "want to talk"."""

CLAUSE = MARKS - frozenset('"“”«»')
"""Signs at which a denial, a doubt or a supposition ends."""

SAME_WORD = 0.5
"""Cosine from which two words beside what is denied are of whom or of what it is denied."""

NEAREST = 4
"""Words before it, and words behind it, that tell of whom and of what."""

REACH, BEHIND, SUPPOSED = 8, 3, 40
"""Words over which a denial or doubt reaches forwards and backwards, and a supposition forwards, in one clause."""

TELLING_WITHIN = 4
"""Words behind a denial, at most, up to a verb of telling; or behind that up to what is told."""

KIN_BEGINNING = 4
"""Letters that words of one origin begin with alike: `closed`, `closure`."""

_PREFIXES = frozenset({"un", "in", "im", "il", "ir"})
_SUFFIXES = ("able", "ible", "ent", "ant", "ate", "ity", "al", "ive", "ly", "ete", "ect", "ular")


class Denial(NamedTuple):
    """A word that denies, and what."""

    first: int
    last: int
    text: str
    scope: tuple[str, ...]
    """Terms, the nearest first; what cannot be known is left out."""


def negation(beside: Surroundings) -> Told:
    """Denials of what the other side affirms."""
    held = beside.held
    mine, theirs = denials_in(held.one, held.other), denials_in(held.other, held.one)
    take_pairs(mine, theirs, _of_one_thing)
    if len(mine) == len(theirs):  # what is left on either side denies the same in other words, if there is any
        return told("negation", ())
    alone = [(denial, None) for denial in mine if _is_affirmed(denial, beside)]
    turned = Surroundings(held.turned())
    return told("negation", [*alone, *((None, each) for each in theirs if _is_affirmed(each, turned))])


def _is_affirmed(denial: Denial, beside: Surroundings) -> bool:
    """Whether the other side says what is denied, as often as this side has it, and says it of the same."""
    own, other = beside.held.one, beside.held.other
    head = denial.scope[0] if denial.scope else ""
    if _is_supposed(own, denial.first) or own.words[max(0, denial.first - 1)] in MAYBE:
        return False
    if any(pair == ("last", head) for pair in zip(other.words, other.terms[1:], strict=False)):
        return False  # `last seen on Monday` says that nobody was since
    if (head in other.terms or head in other.words) and other.terms.count(head) < own.terms.count(head):
        return False
    verb, may = bases(own.language), _possibly(own, denial.last + 1) | {own.words[denial.last].removesuffix("n't")}
    return any(
        not _is_cut_off(other, at)
        and not _is_open(other, at)
        and _possibly(other, at) <= may
        and _says_of_the_same(denial, at, beside)
        for at, (word, term) in enumerate(zip(other.words, other.terms, strict=True))
        if head in (word, term) or _kin(head, term) or verb.get(head, head) == verb.get(term, term)
    )


def _is_cut_off(analysis: Analysis, at: int) -> bool:
    """Whether a word opens what was cut out of a sentence, of which the denial may have been left behind."""
    return at == 0 and analysis.text[analysis.starts[0]].islower()


def _says_of_the_same(denial: Denial, there: int, beside: Surroundings) -> bool:
    """Whether beside what is denied either side has something else that is alike, if it has anything else."""
    own, other = beside.held.one, beside.held.other
    head = own.terms.index(denial.scope[0]) if denial.scope[0] in own.terms else denial.last
    ahead = [at for at in before(own, denial.first, NEAREST) if at != head], before(other, there, NEAREST)
    behind = after(own, max(head, denial.last), NEAREST), after(other, there, NEAREST)
    known = [side for side in (ahead, behind) if all(side)]
    return not known or any(beside.alike(*side, SAME_WORD) for side in known)


def _is_supposed(analysis: Analysis, at: int) -> bool:
    """Whether a word stands after `if` or `the idea that`, so that nothing is affirmed by it nor denied."""
    ahead = _clause_before(analysis, at, SUPPOSED)
    is_thought = any(word in NOTIONS and after == "that" for word, after in pairwise(ahead))
    return is_thought or not SUPPOSING.isdisjoint(ahead)


def _is_open(analysis: Analysis, at: int) -> bool:
    """Whether a word is denied, doubted or only supposed where it stands."""
    ahead, behind = _clause_before(analysis, at, REACH), _clause_after(analysis, at)
    near = behind[:BEHIND]
    return (
        _denies(analysis, at - len(ahead), at)
        or _denies(analysis, at + 1, at + 1 + len(near))
        or not DOUBTING.isdisjoint((*ahead, *near))
        or _is_supposed(analysis, at)
        or _is_asked(analysis, at)
        or not (DOUBTING | AWAITED).isdisjoint(behind)
    )


def _denies(analysis: Analysis, first: int, end: int) -> bool:
    """Whether one of these words denies what stands beside it, other than an act, or two that take each other back."""
    listed, left = negations(analysis.language), list[int]()
    for at in range(first, end):
        word = analysis.words[at]
        if not (word in listed or word.endswith("n't")) or _is_act(analysis, at):
            continue
        if left and _takes_back(analysis, left[-1], at):
            left.pop()
        else:
            left.append(at)
    return bool(left)


def _is_act(analysis: Analysis, at: int) -> bool:
    """Whether what may deny tells an act here: the bank failed, the vessel failed an inspection."""
    return analysis.words[at] in DENYING_ACTS and analysis.words[at + 1 : at + 2] != ("to",)


def _takes_back(analysis: Analysis, before: int, at: int) -> bool:
    """Whether of two denials of one clause the second takes back the first: did not deny, not without."""
    return analysis.language not in CONCORD and BETWEEN_DENIALS.issuperset(analysis.words[before + 1 : at])


def _is_asked(analysis: Analysis, at: int) -> bool:
    """Whether a word stands in a question."""
    closing = (mark for mark in analysis.text[analysis.ends[at] :] if mark in SENTENCE_ENDS)
    return next(closing, "") in QUESTION_MARKS


def _possibly(analysis: Analysis, at: int) -> frozenset[str]:
    """Words of possibility before a word: what may be is not what is, unless that is what the other side denies."""
    return POSSIBLE.intersection(_clause_before(analysis, at, REACH))


def _clause_before(analysis: Analysis, at: int, most: int) -> Sequence[str]:
    first = at
    while first and at - first < most and CLAUSE.isdisjoint(between(analysis, first)):
        first -= 1
    return analysis.words[first:at]


def _clause_after(analysis: Analysis, at: int) -> Sequence[str]:
    last = at + 1
    while last < analysis.length and CLAUSE.isdisjoint(between(analysis, last)):
        last += 1
    return analysis.words[at + 1 : last]


def _of_one_thing(one: Denial, other: Denial) -> bool:
    return any(a == b or _kin(a, b) for a in one.scope for b in other.scope) or (not one.scope and not other.scope)


def _kin(one: str, other: str) -> bool:
    alike = len(one) >= KIN_BEGINNING and one[:KIN_BEGINNING] == other[:KIN_BEGINNING]
    return alike and abs(len(one) - len(other)) <= 3


def denials_in(analysis: Analysis, other: Analysis) -> list[Denial]:
    """Denials in order; two of one clause count once, or not at all where the second takes back the first."""
    listed, english, possible = negations(analysis.language), analysis.language == "en", _possible(analysis)
    their_terms = frozenset((*other.terms, *other.words)) if possible and english else frozenset[str]()
    found = list[Denial]()
    for at in possible:
        word = analysis.words[at]
        if word == "yet":
            denial = _denial(analysis, at) if analysis.words[at + 1 : at + 2] == ("to",) else None
        elif word in listed or word.endswith("n't") or (word[:2] == "n'" and analysis.language == "fr"):
            denial = _denial(analysis, at)
        else:
            denial = _by_prefix(analysis, at, their_terms, other.words)
        if denial:
            _add(analysis, found, denial)
    return found


@lru_cache(PASSAGES)
def _possible(analysis: Analysis) -> Sequence[int]:
    """Where a denial may be."""
    listed, english = negations(analysis.language), analysis.language == "en"
    return [
        at
        for at, word in enumerate(analysis.words)
        if word in listed or word[:2] in _PREFIXES or "'" in word or (english and word == "yet")
    ]


def _by_prefix(analysis: Analysis, at: int, terms: frozenset[str], words: Sequence[str]) -> Denial | None:
    """`impossible` where the other side has `possible` and not this."""
    word, term = analysis.words[at], analysis.terms[at]
    rest = next((each for each in (term[2:], word[2:]) if len(each) >= 3 and each in terms), "")
    is_no_longer = any(each.startswith(rest) and len(each) <= len(word) for each in words)
    denies = rest and is_no_longer and term not in terms and (word.startswith("un") or word.endswith(_SUFFIXES))
    return Denial(at, at, text_of(analysis, at, at), (rest,)) if denies and word[:2] in _PREFIXES else None


def _denial(analysis: Analysis, at: int) -> Denial | None:
    words = analysis.words
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == "not" and between(analysis, at).strip() == ",":
        return None  # `respect, not pity` says what is meant by naming what is not
    if f"{words[at]}|{after}" in AFFIRMING or (after in TENTATIVE and words[at + 2 : at + 3] == ("than",)):
        return None
    if _is_act(analysis, at) or (words[at] == "rather" and after != "than"):
        return None
    if words[at] == "no" and after[:1].isdecimal() and "." in between(analysis, at + 1):
        return None
    if _is_of_telling(analysis, at):
        return None
    last = at + 1 if words[at] == "no" and after == "one" else at
    return Denial(at, last, text_of(analysis, at, last), _scope(analysis, last))


def _is_of_telling(analysis: Analysis, at: int) -> bool:
    """Whether what denies says that something was not told, whatever it is: `declined to say who told the guards`."""
    ahead, behind = analysis.words[max(0, at - 1) : at], _clause_after(analysis, at)
    if analysis.language != "en":
        return not listed(TELLING.get(analysis.language, "")).isdisjoint(behind[:TELLING_WITHIN])
    rest = list(dropwhile(BEFORE_TELLING.__contains__, behind))
    verb, told = rest[:1], rest[1 : 1 + TELLING_WITHIN]
    beside = {analysis.words[at], *ahead}
    if not SAYING.isdisjoint(verb) and not (UNABLE.isdisjoint(beside) and ASKED.isdisjoint(told)):
        return True
    gives = not GIVING.isdisjoint(verb) and not TOLD.isdisjoint(told)
    return not UNWILLING.isdisjoint(beside) and (gives or not listed(TELLING["en"]).isdisjoint(verb))


def _scope(analysis: Analysis, last: int) -> tuple[str, ...]:
    """What is denied: the telling words that follow in the clause, or where there are none, the one before."""
    stops, others = stop_terms(analysis.language), negations(analysis.language) | BESIDE_DENIALS
    found = list[str]()
    follows = last and CLAUSE.isdisjoint(between(analysis, last)) and analysis.terms[last - 1] not in stops
    if analysis.words[last] in OF_WHAT_STANDS_BEFORE and follows:
        found.append(analysis.terms[last - 1])
    # of characters the next pair still has one of the denial
    first = last + 2 if analysis.language == "zh" else last + 1
    for at in range(first, min(last + 11, analysis.length)):
        joins = bool(found) and analysis.words[at] in conjunctions(analysis.language) - THAT
        gap = between(analysis, at)
        opens = gap[:1].isspace() and gap.strip() in QUOTED
        if len(found) == SCOPE or joins or (not ENDS.isdisjoint(gap) and not opens):
            break
        tells = analysis.words[at] not in others or _is_act(analysis, at)
        if analysis.terms[at] not in stops and tells:
            found.append(analysis.terms[at])
    if found:
        return tuple(found)
    before = [term for term in analysis.terms[max(0, last - 4) : last] if term not in stops]
    return tuple(before[-1:])


def _ends_clause(analysis: Analysis, at: int) -> bool:
    mark = between(analysis, at).strip()
    return analysis.words[at] in conjunctions(analysis.language) or (bool(mark) and mark[0] in ",.;:—–!?")


def _add(analysis: Analysis, found: list[Denial], denial: Denial) -> None:
    """A denial, joined to the one before it or taken back with it."""
    before = found[-1] if found else None
    apart: Sequence[str] = analysis.words[before.last + 1 : denial.first] if before else ()
    within = before and not any(_ends_clause(analysis, at) for at in range(before.last + 1, denial.first + 1))
    if before and within and analysis.language in CONCORD and len(apart) <= CONCORDANT:
        text = text_of(analysis, before.first, denial.last)
        found[-1] = Denial(before.first, denial.last, text, (*denial.scope, *before.scope)[: SCOPE + 1])
    elif before and within and _takes_back(analysis, before.last, denial.first):
        found.pop()
    else:
        found.append(denial)
