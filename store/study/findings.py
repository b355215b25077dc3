"""What a report says of each statement: who carries it, what is disputed and by whom, who says so, in which words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from store.model import Difference, DifferenceType, counted
from store.study.apparatus import BETWEEN, Apparatus, Reading, Variant, apparatus, entry
from store.study.board import Board, BoardRow
from store.study.board_cells import agrees
from store.text.quotes import quoted

RELATIONS = {"said by": "Said by", "about": "About", "same as": "Same as", "contradicts": "Contradicts"}
"""How a relation reads from the claim on."""

WORDS_OF_TITLE = 8
LONGEST_TITLE = 80
"""Words and characters by which a list calls a statement, at most."""

TYPES = {"negation": "denial"}
"""What differences are called in a report, where that is not their type."""


ONLY_NAMES = "Where names differ, which may be called otherwise"

UNTAGGED = "Carried by several articles, tagged by nobody"

SUGGESTED = "The program brought these together; nobody has judged yet that they state the same."

NOTE = "Note"

CONTRADICTION = "contradiction"
"""What a reader found to be disputed, of which no number, date, name or denial tells."""


class Dispute(NamedTuple):
    """What articles of one statement say otherwise than each other."""

    what: str
    """`number`, `date`, `name` or `denial`, or that a reader found a contradiction."""
    readings: tuple[Reading, ...]
    """Each value with the articles that have it, that of the base first; empty words where it is not denied."""


class Version(NamedTuple):
    """A wording, told once, and where it stands."""

    sign: str
    """What the board shows in the cell of its first article."""
    text: str
    documents: tuple[str, ...]


class Finding(NamedTuple):
    """A statement as a report tells it."""

    row: BoardRow
    name: str
    """`Claim 2`, or `Statement 5` of one that nobody has tagged."""
    title: str
    """The first words of its base wording."""
    disputes: tuple[Dispute, ...]
    wordings: tuple[Version, ...]
    """All but the base wording, which is the first."""
    witnesses: tuple[str, ...]
    """Articles that have the base wording word for word, its own first."""
    apparatus: Apparatus

    @property
    def anchor(self) -> str:
        """By which a report is led to it."""
        return self.name.lower().replace(" ", "-")


def findings(board: Board) -> list[Finding]:
    """What a report says of each row, in their order."""
    return [_finding(row, number) for number, row in enumerate(board.rows, 1)]


def headline(board: Board) -> str:
    """What the board comes to, in one line."""
    claims = sum(bool(row.claims) for row in board.rows)
    disputed = sum(bool(row.disputants) for row in board.rows)
    parts = [counted(len(board.columns), "article"), counted(claims, "claim")]
    parts.append(f"{counted(len(board.rows) - claims, 'statement')} of several articles that nobody has tagged")
    return f"{', '.join(parts)}; {disputed or 'none'} disputed."


def disputed(told: Iterable[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """Headings and what is disputed under each: numbers, dates and denials, then where nothing but names differ."""
    found = [finding for finding in told if finding.disputes]
    grave = [finding for finding in found if any(each.what != "name" for each in finding.disputes)]
    named = [finding for finding in found if finding not in grave]
    return ((heading, each) for heading, each in (("What is disputed", grave), (ONLY_NAMES, named)) if each)


def parts(told: Sequence[Finding]) -> Iterator[tuple[str, str, list[Finding]]]:
    """Headings, what is remarked below them, and the statements under each: claims, then what nobody has tagged."""
    for heading, remark, has_claims in (("Claims", "", True), (UNTAGGED, SUGGESTED, False)):
        if found := [finding for finding in told if bool(finding.row.claims) is has_claims]:
            yield heading, remark, found


def dispute_line(dispute: Dispute, names: Mapping[str, str]) -> str:
    """`number: 31 injured (Observer 2024-09-05) or 60 (Ledger 2024-09-06)`."""
    if dispute.what == CONTRADICTION:
        return f"{CONTRADICTION}: {' against '.join(listed(each.documents, names) for each in dispute.readings)}"
    values = (f"{_value(each, dispute.what)} ({listed(each.documents, names)})" for each in dispute.readings)
    return f"{dispute.what}: {' or '.join(values)}"


def carried_line(row: BoardRow, board: Board, names: Mapping[str, str]) -> str:
    """How many articles carry a statement, and which one was the first."""
    first = next(iter(row.cells))
    dated = {column.entry.id for column in board.columns if column.day}
    known = f"first in {names[first]}" if first in dated else "in which first is not known"
    return f"Carried by {len(row.cells)} of {counted(len(board.columns), 'article')}, {known}"


def tie_lines(row: BoardRow, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What relations and tags say of a statement: a heading and who or what, each wording once.

    That its own claims say the same or contradict each other is told where it is told what is disputed.
    """
    told = defaultdict[str, dict[str, None]](dict)
    own = {claim.id for claim in row.claims}
    for tie in (each for each in row.ties if each.other.id not in own):
        where = f" ({names.get(tie.other.document, tie.other.document)})" if len(row.cells) > 1 else ""
        told[RELATIONS[tie.kind]][f"{quoted(tie.other.selector.exact)}{where}"] = None
    related = {tie.other.id for tie in row.ties}
    for tag in row.tags:
        if tag.id not in related:
            told[f"Tagged {tag.label}"][quoted(tag.selector.exact)] = None
    for what, words in told.items():
        yield what, "; ".join(words)


def note_lines(row: BoardRow) -> Iterator[str]:
    """Notes on the claims and tags of a statement."""
    return (each.note for each in (*row.claims, *row.tags) if each.note.strip())


def set_entry(variant: Variant, names: Mapping[str, str], safe: Callable[[str], str], bold: tuple[str, str]) -> str:
    """An entry of the apparatus for a report, its readings bold.

    Args:
        variant: What witnesses change.
        names: What each article is called.
        safe: Makes text harmless in the report.
        bold: What begins and what ends bold text.
    """
    lemma, readings = entry(variant, names)
    return f"{safe(lemma)} {BETWEEN.join(f'{safe(words).join(bold)} {safe(who)}' for words, who in readings)}"


def told_lines(finding: Finding, board: Board, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What a report says of a statement, each with what it is called, if anything; notes may have several lines."""
    yield "", carried_line(finding.row, board, names)
    yield from (("Disputed", dispute_line(each, names)) for each in finding.disputes)
    yield from tie_lines(finding.row, names)
    yield from ((NOTE, note) for note in note_lines(finding.row))


def listed(documents: Iterable[str], names: Mapping[str, str]) -> str:
    """Articles by what they are called."""
    return ", ".join(names.get(document, document) for document in documents)


def _finding(row: BoardRow, number: int) -> Finding:
    name = f"{'Claim' if row.claims else 'Statement'} {number}"
    base, others = _wordings(row)
    found = apparatus(row)
    disputes = tuple(sorted(_disputes(row, found), key=lambda each: each.what == "name"))
    return Finding(row, name, _title(row.base.text), disputes, others, base.documents, found)


def _title(wording: str) -> str:
    """The beginning of a wording; of a short one not all, so that each is quoted once."""
    words = wording[:LONGEST_TITLE].split()
    return f"{' '.join(words[: min(WORDS_OF_TITLE, max(1, 2 * len(words) // 3))])}…"


def _disputes(row: BoardRow, found: Apparatus) -> Iterator[Dispute]:
    """What is disputed with the base, then what the others dispute among themselves."""
    places = defaultdict[tuple[str, str], dict[str, list[str]]](lambda: defaultdict(list))
    for document, cell in row.cells.items():
        for each in cell.conflicts:
            places[each.type, each.here][each.there].append(document)
    for (kind, here), values in places.items():
        value = Difference(cast(DifferenceType, kind), here, "")
        agreeing = [id for id, cell in row.cells.items() if cell.passage == row.base or (here and agrees(cell, value))]
        others = (Reading(there, tuple(documents)) for there, documents in values.items())
        yield Dispute(TYPES.get(kind, kind), (Reading(_lemma(here, found.variants), tuple(agreeing)), *others))
    found_by_readers = [id for id, cell in row.cells.items() if cell.sign == "≠" and not cell.conflicts]
    if found_by_readers:
        sides = Reading("", (row.base.document or "",)), Reading("", tuple(found_by_readers))
        yield Dispute(CONTRADICTION, sides)
    yield from _clashes(row)


def _clashes(row: BoardRow) -> Iterator[Dispute]:
    """What two values stand against each other, with all articles that have either against the other."""
    pairs = defaultdict[tuple[str, frozenset[str]], dict[str, dict[str, None]]](lambda: defaultdict(dict))
    for link in row.clashes:
        for each in link.differences:
            sides = " ".join(each.here.split()), " ".join(each.there.split())
            for words, end in zip(sides, (link.here, link.there), strict=True):
                pairs[each.type, frozenset(map(str.casefold, sides))][words][end.document or ""] = None
    for (kind, _), values in pairs.items():
        yield Dispute(TYPES.get(kind, kind), tuple(Reading(words, tuple(ids)) for words, ids in values.items()))


def _lemma(words: str, variants: Iterable[Variant]) -> str:
    """Words of the base as the apparatus has them: a number with what it counts."""
    return next((each.lemma for each in variants if words and each.lemma.startswith(words)), words)


def _wordings(row: BoardRow) -> tuple[Version, tuple[Version, ...]]:
    """Each wording once, that of the base first; what an article says in several places is told from all of them."""
    told = {_plain(row.base.text): (row.cells[row.base.document or ""].shown, row.base.text, [row.base.document or ""])}
    for document, cell in row.cells.items():
        for passage in (cell.passage, *cell.others):
            shown = cell.shown if passage == cell.passage else ""
            known = told.setdefault(_plain(passage.text), (shown, passage.text, []))
            if document not in known[2]:
                known[2].append(document)
    base, *others = (Version(shown, " ".join(text.split()), tuple(ids)) for shown, text, ids in told.values())
    return base, tuple(others)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _value(reading: Reading, what: str) -> str:
    words = " ".join(reading.words.split())
    if what != TYPES["negation"]:
        return words
    return f"denied with {quoted(words)}" if words else "not denied"
