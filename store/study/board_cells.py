"""Cells of the board: what one article says of a statement, held against the statement's base wording."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from store.model import Comparison, Difference, Link, LinkKind, Passage, Span
from store.text import differ_in_language, fold

Sign = Literal["=", "~", "≠", "«", ""]
"""Verbatim, reworded, denies, names another source; empty where another number or name stands for itself."""

ABSENT = "·"
"""Sign of an article that does not carry a statement."""

SLACK = 4
"""Characters by which two stretches may differ and be one wording: a quotation mark, a full stop, a space."""

PROBABLE = 50.0
"""Score from which two wordings are probably the same statement."""

LINKED_WORD_FOR_WORD = 100.0

Compare = Callable[[str, str], Comparison]
"""Holds two wordings against each other, as `store.linking.compare` does."""

Conflicts = Callable[[Link], tuple[Difference, ...]]
"""Tells the differences of a link that are conflicts, as `store.linking.conflicts` does."""


class Cell(NamedTuple):
    """What one article says of a statement."""

    sign: Sign
    says: str
    """The number, name, source or hedge that it has, in its own words; empty where nothing of the kind is told."""
    passage: Passage
    others: tuple[Passage, ...] = ()
    """Where else the article says it."""
    kind: LinkKind = "verbatim"
    differences: tuple[Difference, ...] = ()
    """From the base wording (`here`) to this one (`there`)."""
    conflicts: tuple[Difference, ...] = ()
    """Those of them that surely are conflicts."""
    is_foreign: bool = False
    """Whether it is in another language than the base."""

    @property
    def shown(self) -> str:
        """The sign and the word, as a board shows them: `= 31`, `60`, `« the ministry`."""
        return " ".join(filter(None, (self.sign, " ".join(self.says.split()))))


class Holder:
    """Holds wordings against a base: by a link where one joins the two directly, else by comparing them.

    Args:
        base: The wording that others are held against.
        links: Those of its group.
        compare: Asked where no link tells, or a weak one tells no differences.
        conflicts: Asked of every link.
    """

    def __init__(self, base: Passage, links: Iterable[Link], compare: Compare, conflicts: Conflicts) -> None:
        self._base = base
        self._compare = compare
        self._conflicts = conflicts
        self._known = _links_from(base, links)

    def cell(self, passages: Sequence[Passage]) -> Cell:
        """The cell of an article by its passages, of which the one most like the base is told."""
        link = self._known_link(passages) or max(map(self._held, passages), key=lambda each: each.score)
        if len(passages) == 1:
            return self._told(link)
        return self._told(link, tuple(each for each in passages if not each.span.overlap(link.there.span)))

    def _known_link(self, passages: Sequence[Passage]) -> Link | None:
        """The surest link from the base to one of some passages of an article, with that passage at its end.

        One that has its own number for one of the base goes before those that leave it out: it is what the article says
        of the statement, where a headline above it or the next sentence only share more words with it.
        """
        known = self._known.get(passages[0].document or "", ())
        ends = [(link, each) for link in known for each in passages if link.there.span.mostly_covers(each.span)]
        best = max(ends, key=lambda end: (_has_another_number(end[0]), end[0].score), default=None)
        return _ending(self._compared(best[0]), best[1]) if best else None

    def _compared(self, link: Link) -> Link:
        """A link with its differences: those of a weak one may not have been told."""
        if not link.weak or link.differences:
            return link
        found = link._replace(differences=self._compare(link.here.text, link.there.text).differences)
        return found if is_one_wording(link.here.span, self._base.span) else _narrowed(found, self._base.text)

    def _held(self, passage: Passage) -> Link:
        if passage.text == self._base.text:
            return Link(self._base, passage, LINKED_WORD_FOR_WORD, False, "verbatim", ())
        found = self._compare(self._base.text, passage.text)
        return Link(self._base, passage, found.score, found.score < PROBABLE, found.kind, found.differences)

    def _told(self, link: Link, others: tuple[Passage, ...] = ()) -> Cell:
        is_foreign = differ_in_language(self._base.text, link.there.text)
        if not link.differences:
            is_same = link.kind == "verbatim" or _words(link.there.text) == _words(self._base.text)
            return Cell("=" if is_same else "~", "", link.there, others, link.kind, is_foreign=is_foreign)
        sure = self._conflicts(link)
        sign, says = _sign(link, sure, sure or self._conflicts(link._replace(state="accepted", weak=False)))
        return Cell(sign, says, link.there, others, link.kind, link.differences, sure, is_foreign)


def _has_another_number(link: Link) -> bool:
    return not link.weak and any(each.type == "number" and each.here and each.there for each in link.differences)


def _words(text: str) -> str:
    """Equal for the same words: a link by hand, or into what recurs everywhere, does not tell by its kind."""
    return " ".join(fold(text).split())


def is_one_wording(one: Span, other: Span) -> bool:
    """Whether two stretches of one article are the same but for a mark or a space."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) <= SLACK


def contradicting(cell: Cell, base: Passage, conflicts: Conflicts) -> Cell:
    """A cell of which a reader found that it contradicts the base: whatever differs so is a conflict then."""
    link = Link(base, cell.passage, LINKED_WORD_FOR_WORD, False, cell.kind, cell.differences, "accepted")
    sure = conflicts(link)
    return cell._replace(sign="≠", says=next((each.there for each in sure), ""), conflicts=sure)


def valued(cells: Mapping[str, Cell], clashes: Iterable[Link]) -> dict[str, Cell]:
    """The cells of a statement, each with the value of what is disputed among them, where it has one."""
    value = _disputed(cells.values())
    found = {document: _with_value(cell, value) if value else cell for document, cell in cells.items()}
    for link in clashes:
        difference = link.differences[0]
        for end, own in ((link.here, difference.here), (link.there, difference.there)):
            cell = found[end.document or ""]
            is_told = is_one_wording(end.span, cell.passage.span)
            if is_told and cell.sign == "~" and not cell.says and difference.type != "negation":
                # In another language the value may be the base's in other letters: that stays a rewording.
                found[end.document or ""] = cell._replace(sign="~" if cell.is_foreign else "", says=own)
    return found


def agrees(cell: Cell, value: Difference) -> bool:
    """Whether a cell has a disputed value of the base: a number that is not told to differ, else the very words.

    In another language a number in words may go unnoticed.
    """
    if cell.sign == "≠" or any((each.type, each.here) == (value.type, value.here) for each in cell.differences):
        return False
    return (value.type == "number" and not cell.is_foreign) or value.here.casefold() in cell.passage.text.casefold()


def _disputed(cells: Iterable[Cell]) -> Difference | None:
    """What the base says that most articles have otherwise, as the first of these differences; None without any."""
    counts = defaultdict[tuple[str, str], list[Difference]](list)
    for cell in cells:
        for each in cell.conflicts:
            if each.here and each.type != "negation":
                counts[each.type, each.here].append(each)
    return max(counts.values(), key=len)[0] if counts else None


def _with_value(cell: Cell, value: Difference) -> Cell:
    own = next((each for each in cell.differences if (each.type, each.here) == (value.type, value.here)), None)
    if own is None:
        is_free = cell.sign in {"=", "~"} and not cell.says
        return cell._replace(says=value.here) if is_free and agrees(cell, value) else cell
    return cell._replace(says=own.there) if own in cell.conflicts and not cell.sign else cell


def _links_from(base: Passage, links: Iterable[Link]) -> Mapping[str, list[Link]]:
    """Links that lead from the base wording, by the article at their end; else from a passage that it is a part of."""
    document, span = base.document, base.span
    whole, parts = defaultdict[str, list[Link]](list), defaultdict[str, list[Link]](list)
    for link in links:
        if link.here.document == document:
            leading = link
        elif link.there.document == document:
            leading = link.turned()
        else:
            continue
        if is_one_wording(leading.here.span, span):
            whole[leading.there.document or ""].append(leading)
        elif leading.here.span.contains(span):
            parts[leading.there.document or ""].append(_narrowed(leading, base.text))
    return {**parts, **whole}


def _ending(link: Link, passage: Passage) -> Link:
    """A link that ends in a passage which is most of its own end: of its differences those with words in there."""
    if is_one_wording(link.there.span, passage.span):
        return link._replace(there=passage)
    inside = tuple(each for each in link.differences if each.there in passage.text)
    return link._replace(there=passage, differences=inside, kind=_freer(link.kind))


def _freer(kind: LinkKind) -> LinkKind:
    """The kind of a link between other stretches than it was told of: the words are not all the same."""
    return "near-verbatim" if kind == "verbatim" else kind


def _narrowed(link: Link, words: str) -> Link:
    """A link from a part of its passage: of its differences those whose words stand in that part."""
    inside = tuple(each for each in link.differences if each.here and each.here in words)
    return link._replace(differences=inside)


def _sign(link: Link, sure: Sequence[Difference], possible: Sequence[Difference]) -> tuple[Sign, str]:
    """A denial goes before another value, that before another source.

    Another number in a freer wording may count something else: it stands beside `~`, and is no conflict.
    """
    if any(each.type == "negation" for each in sure):
        return "≠", ""
    if sure:
        return "", sure[0].there
    if source := next((each.there for each in link.differences if each.type == "attribution" and each.there), ""):
        return "«", source
    if link.kind == "verbatim":
        return "=", ""
    hedge = next((each.there for each in link.differences if each.type == "hedge"), "")
    return "~", next((each.there for each in possible if each.type == "number"), hedge)
