"""Pairs of names that may be one, from what the documents themselves say; the reader decides.

Three signs: an acronym in brackets after what it stands for, or elsewhere for the only name with these initials; one
name said in brackets to be another; and two near spellings of which the same is told.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from rapidfuzz import fuzz
from rapidfuzz.distance import Prefix

from store.linking.words.analysis import analyse, stop_terms
from store.linking.words.names import Name, names_in, skeleton
from store.model import Document
from store.text import fold, language_of, paragraphs

MOST_DOCUMENTS = 500
"""Documents that are read: what a whole archive calls alike is no longer for one reader to judge."""

MOST = 50
"""Pairs suggested."""

AROUND = 8
"""Words on either side of a name that make up its context."""

SHARED_CONTEXT = 3
"""Telling words that the contexts of two near spellings must share."""

LONG_ACRONYM = 3
"""Letters from which an acronym is matched with a name by initials alone."""

LONG_NAME = 5
"""Letters from which near spellings are compared."""

NEAR_SPELLING = 75.0
"""Similarity of letters, 0 to 100, of two spellings that sound alike."""

_BRACKET = re.compile(
    r"\s*\((?P<known>also known as |formerly |known as )?[\"“‘']?(?P<inside>[^()\n]{2,60}?)[\"”’']?\)"
)
_SMALL_WORDS = "of the and for in on de la le du des der die und och av"
_SMALL = frozenset(_SMALL_WORDS.split())


@dataclass(slots=True)
class _Seen:
    """What is known of one name, by its folded spelling."""

    text: str
    terms: tuple[str, ...]
    times: int = 0
    context: Counter[str] = field(default_factory=Counter)


def suggest(documents: Iterable[Document], known: Iterable[Sequence[str]] = ()) -> list[tuple[str, str]]:
    """Pairs of names that may be one, the surest first, each as it is written in the documents.

    Args:
        documents: The first `MOST_DOCUMENTS` are read.
        known: Groups of names that are declared already; pairs within one are left out.
    """
    seen: dict[str, _Seen] = {}
    said: list[tuple[str, str]] = []
    for document in islice(documents, MOST_DOCUMENTS):
        said += _read(document, seen)
    pairs = [*said, *_by_initials(seen), *_by_spelling(seen)]
    groups = [{fold(name) for name in group} for group in known]
    told: dict[frozenset[str], tuple[str, str]] = {}
    for one, other in pairs:
        pair = (_in_one_line(one), _in_one_line(other))
        key = frozenset(map(fold, pair))
        if len(key) > 1 and not any(key <= group for group in groups):
            told.setdefault(key, pair)
    return list(told.values())[:MOST]


def _read(document: Document, seen: dict[str, _Seen]) -> list[tuple[str, str]]:
    """Note the names of a document; returns the pairs that it says to be one itself."""
    said, language = list[tuple[str, str]](), language_of(document.text)
    stops = stop_terms(language)
    for span in paragraphs(document.text):
        text = span.of(document.text)
        analysis = analyse(text, language)
        for name in names_in(analysis):
            written = _in_one_line(name.text)
            noted = seen.setdefault(fold(written), _Seen(written, name.terms))
            noted.times += 1
            near = analysis.terms[max(0, name.first - AROUND) : name.last + 1 + AROUND]
            noted.context.update(term for term in near if term not in stops and term not in name.terms)
            said += _in_brackets(text, name)
    return said


def _in_brackets(text: str, name: Name) -> Iterator[tuple[str, str]]:
    """What stands in brackets after a name and is another name for it."""
    bracket = _BRACKET.match(text, name.span.end)
    if not bracket:
        return
    inside = bracket["inside"].strip()
    if bracket["known"] and inside[:1].isupper():
        yield name.text, inside
    elif _is_acronym(inside):
        whole = _expansion(text[: name.span.end], inside)
        if whole:
            yield whole, inside
        elif name.acronym:
            yield name.text, inside
    elif name.acronym and _initials(inside) == name.text.replace(".", "").casefold():
        yield inside, name.text


def _in_one_line(name: str) -> str:
    return " ".join(name.split())


def _is_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def _initials(text: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", text) if word.lower() not in _SMALL).casefold()


def _expansion(before: str, acronym: str) -> str:
    """The last words of a text whose initials an acronym is made of; "" when they are not."""
    letters = acronym.replace(".", "").casefold()
    words = list(re.finditer(r"\w+", before))[-2 * len(letters) :]
    for word in reversed(words):
        tail = before[word.start() :]
        if word[0].lower() not in _SMALL and _initials(tail) == letters and word[0][0].isupper():
            return tail
    return ""


def _by_initials(seen: dict[str, _Seen]) -> Iterator[tuple[str, str]]:
    """Acronyms with the only name that has these initials."""
    names: dict[str, set[str]] = defaultdict(set)
    for name in seen.values():
        for tail in _tails(name.text):
            names[_initials(tail)].add(tail)
    for name in seen.values():
        letters = name.text.replace(".", "")
        if len(letters) >= LONG_ACRONYM and _is_acronym(name.text):
            meant = names.get(letters.casefold(), set())
            if len({fold(one) for one in meant}) == 1:
                yield min(meant), name.text


def _tails(name: str) -> Iterator[str]:
    """A name of several words, and what stands in it after small words: `Guards of the Relief Union`."""
    words = name.split()
    for at, word in enumerate(words[:-1]):
        if word.lower() not in _SMALL and (not at or words[at - 1].lower() in _SMALL):
            yield " ".join(words[at:])


def _by_spelling(seen: dict[str, _Seen]) -> list[tuple[str, str]]:
    """Names that sound alike, with what is told of both, the most shared first."""
    alike: dict[str, list[_Seen]] = defaultdict(list)
    for name in seen.values():
        if len(name.terms) == 1 and len(name.text) >= LONG_NAME and not _is_acronym(name.text):
            alike[skeleton(fold(name.text))].append(name)
    found = list[tuple[int, str, str]]()
    for sound, names in alike.items():
        for one, other in combinations(names, 2) if len(sound) > 1 else ():
            shared = len(one.context.keys() & other.context.keys())
            if shared >= SHARED_CONTEXT and _near(fold(one.text), fold(other.text)):
                found.append((shared, one.text, other.text))
    return [(one, other) for _, one, other in sorted(found, key=lambda each: -each[0])]


def _near(one: str, other: str) -> bool:
    """Spelled alike, but neither an inflection of the other."""
    beginning = Prefix.similarity(one, other)
    return beginning < min(len(one), len(other)) and fuzz.ratio(one, other) >= NEAR_SPELLING
