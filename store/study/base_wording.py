"""Which of several wordings of one statement the others are held against. Pure."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from statistics import median

from store.model import Link, Passage
from store.text import language_shown
from store.text.credits import is_caption
from store.text.lazy_patterns import compiled_later

SHARES = (0.75, 0.5)
"""Shares of the links of the passage that is linked best, from which another one is typical, no aside and no caption;
and from which a whole sentence goes before anything that is none."""

NEARLY = 0.9
"""Share of the best links of an article's passages from which another one of them is linked nearly as well."""

WORDY = 1.5
"""So many times the length of the usual wording are too long: more is told than the others tell."""

_OPENING = "\"'“”‘’«»„([ \n\t"
_CLOSING = "\"'“”‘’«») ]\n\t"
_PARAGRAPHS = compiled_later(r"\n[^\S\n]*\n")  # between a heading and the first sentence below it
_STOPS = tuple(".!?…。！？؟।")


def base_wording(
    passages: Sequence[Passage], links: Iterable[Link], parts: Container[Passage] = (), home: str = ""
) -> Passage:
    """What the others are held against: a whole sentence that most are linked to, of the earliest article that has one.

    A headline, a caption or a part of a sentence that happens to come first is not, nor what says much more.

    Args:
        passages: Of one statement, the earliest first.
        links: Between them.
        parts: Those that are but a part of a sentence.
        home: The language that goes before others, an ISO 639-1 code; empty: none.
    """
    passages = [each for each in passages if home and language_shown(each.text) == home] or passages
    near = _near(passages, links)
    sums = {each: sum(near[each].values()) for each in passages}
    fit, passable = ([each for each in passages if sums[each] >= share * max(sums.values())] for share in SHARES)
    whole = [[each for each in some if each not in parts and is_whole(each.text)] for some in (fit, passable)]
    clear = _of_usual_length(whole[0], passages) or whole[0] or whole[1] or fit
    own = [each for each in clear if each.document == clear[0].document]
    best = max(sums[each] for each in own)
    return max((each for each in own if sums[each] >= NEARLY * best), key=lambda each: each.span.length)


def _of_usual_length(some: Sequence[Passage], passages: Iterable[Passage]) -> Sequence[Passage]:
    usual = median(each.span.length for each in passages)
    return [each for each in some if each.span.length <= WORDY * usual]


def is_whole(text: str) -> bool:
    """Whether a passage reads as a whole sentence: no small letter first, a full stop last, no caption, no heading."""
    if _PARAGRAPHS.search(text.strip()) or is_caption(text):
        return False
    return not text.lstrip(_OPENING)[:1].islower() and text.rstrip(_CLOSING).endswith(_STOPS)


def _near(passages: Sequence[Passage], links: Iterable[Link]) -> Mapping[Passage, Mapping[str | None, float]]:
    """Each passage, and the score of its surest link into every other article."""
    found = {each: defaultdict[str | None, float](float) for each in passages}
    of_article = defaultdict[str | None, list[Passage]](list)
    for each in passages:
        of_article[each.document].append(each)
    for link in links:
        for end, other in ((link.here, link.there), (link.there, link.here)):
            for each in of_article[end.document]:
                if 2 * end.span.overlap(each.span) >= each.span.length:
                    found[each][other.document] = max(link.score, found[each][other.document])
    return found
