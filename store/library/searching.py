"""Searching for words like those that were typed: misspelt, inflected, moved, left out, or said otherwise."""

import re
from collections.abc import Callable, Iterable, Sequence

from store.library.catalogue import searched
from store.library.folded import MEMORY, FoldedTexts
from store.model import Entry, Hit, Link, Passage, Span
from store.text import fold, words
from store.text.plain import PlainText, plain

NEARLY = 99.0
"""Score of a place that has every word searched, but not all of them spelt or placed so."""

LEAST_SCORE = 40.0
"""Score of a link from which it is a hit; a link is scored as a statement, and few words are hardly one."""

LEAST_SHARE = 0.6
"""Part of what was searched, by characters, whose words must stand in a place of a lower score.

Measured with 1,054 phrases of one to six words from ten articles, one word of each misspelt, inflected, left out or
moved: of the 998 right places that the linker names, these two floors keep all but one, and of the 20 others that a
search listed, 2 or 3.
"""

LEAST_CLOSE = 0.3
"""How close in sense a passage must be to what was searched."""

MOST_CLOSE = 10
"""Passages that are listed for their sense alone."""

LIKE = 0.75
"""Likeness of two words (Indel) from which one is taken for the other, misspelt or inflected."""

LEAST_LETTERS = 4
"""Letters of a word that is taken for a misspelt one when no article has it."""

WORD = re.compile(r"[^\W\d_]{4,}")
"""A word that a misspelt one may have been."""

LEAST_NAME = 2
"""Letters of a name that is looked for in another's stead."""


class LikeSearch:
    """Searches the texts of a library for like words."""

    def __init__(self, texts: FoldedTexts) -> None:
        self._texts = texts
        self._vocabulary: tuple[Sequence[Entry], list[str]] = ((), [])

    def respelt(self, text: str, entries: Sequence[Entry]) -> str:
        """The text with the likest word that an article has in the place of every one that none has; else empty.

        Empty also where the articles are too many to know all their words.
        """
        folded = respelt = fold(plain(text).text)
        if sum(entry.characters for entry in entries) > MEMORY:
            return ""
        known = self._known_words(entries)
        for word in sorted({span.of(folded) for span in words(folded)} - set(known)):
            is_told = len(word) < LEAST_LETTERS or not word.isalpha()
            if is_told or any(word in self._texts.of(entry).text for entry in entries):
                continue
            if likest := _likest(word, known):
                respelt = re.sub(rf"\b{word}\b", likest, respelt)
        return respelt if respelt != folded else ""

    def _known_words(self, entries: Sequence[Entry]) -> list[str]:
        """Every word of the articles, once."""
        if self._vocabulary[0] is not entries:
            found = {word for entry in entries for word in WORD.findall(self._texts.of(entry).text)}
            self._vocabulary = (entries, sorted(found))
        return self._vocabulary[1]

    def similar(
        self, text: str, links: Iterable[Link], exact: Iterable[Hit], compared: Callable[[str], PlainText]
    ) -> list[Hit]:
        """Hits for words like those searched, best first, each place once and none that is an exact hit already.

        Args:
            text: What is searched.
            links: Passages that the linker finds for it, most of them for a word or two of it.
            exact: Hits found already.
            compared: Gives a document as it is compared, by its id.
        """
        taken: dict[str, list[Span]] = {}
        for hit in exact:
            taken.setdefault(hit.document, []).append(hit.span)
        folded = fold(plain(text).text)
        sought = [word.of(folded) for word in words(folded)]
        found = []
        for link in links:
            near = _hit(link, sought, compared)
            if near is not None and not any(near.span.overlap(other) for other in taken.get(near.document, ())):
                taken.setdefault(near.document, []).append(near.span)
                found.append(near)
        return sorted(found, key=lambda hit: -hit.score)


def _likest(word: str, known: Sequence[str]) -> str:
    """The likest of the known words; empty when none is like it."""
    from rapidfuzz.distance import Indel
    from rapidfuzz.process import extractOne

    found = extractOne(word, known, scorer=Indel.normalized_similarity, score_cutoff=LIKE)
    return found[0] if found else ""


def with_aliases(text: str, groups: Iterable[Sequence[str]]) -> list[str]:
    """A text with each name in it that is declared to be the same as others in their stead, one at a time.

    A name of one letter is not put in: it would be found in every text.
    """
    words, ways = searched(text), dict[str, None]()
    for group in groups:
        names = [name for each in group if (name := searched(each))]
        for name in sorted(names, key=len, reverse=True):
            pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
            if re.search(pattern, words):
                others = (other for other in names if other != name and len(other) >= LEAST_NAME)
                ways |= {re.sub(pattern, other.replace("\\", r"\\"), words): None for other in others}
                break
    return [way for way in ways if way != words]


def close_hits(close: Iterable[tuple[Passage, float]], found: Iterable[Hit]) -> list[Hit]:
    """Hits for passages that are close in sense, scored below all others; none for a place that is a hit already.

    Args:
        close: Passages of documents, and how close each is, 0 to 1.
        found: Hits found already.
    """
    taken = {(hit.document, hit.span) for hit in found}
    return [
        Hit(passage.document, passage.span, LEAST_SCORE * near)
        for passage, near in close
        if passage.document is not None
        and near >= LEAST_CLOSE
        and not any(passage.document == document and passage.span.overlap(span) for document, span in taken)
    ]


def _hit(link: Link, sought: list[str], compared: Callable[[str], PlainText]) -> Hit | None:
    """The hit that a link is: a statement like the one searched, or a place with most of its words; else none."""
    document = link.there.document
    if document is None:
        return None
    if link.score >= LEAST_SCORE:
        return Hit(document, link.there.span, link.score)
    read = compared(document)
    span, share = _near(read.text, read.inside(link.there.span), sought)
    return Hit(document, read.span(*span), NEARLY * share) if share >= LEAST_SHARE else None


def _near(text: str, span: Span, sought: list[str]) -> tuple[Span, float]:
    """The words around `span` that are like those sought, and the share of these, by characters, that they make up."""
    from rapidfuzz.distance import Indel

    reach = sum(map(len, sought)) + len(sought)
    around = words(text, Span(max(0, span.start - reach), min(len(text), span.end + reach)))
    seen, found = set[str](), list[Span]()
    for word in around:
        said = word.of(text)
        if like := {each for each in sought if Indel.normalized_similarity(each, said, score_cutoff=LIKE)}:
            seen |= like
            found.append(word)
    share = sum(len(each) for each in sought if each in seen) / max(1, sum(map(len, sought)))
    ends = [span, *found]
    return Span(min(end.start for end in ends), max(end.end for end in ends)), share
