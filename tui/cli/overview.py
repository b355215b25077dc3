"""The verb `overview`: articles by articles, what they share and who may follow whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from store.model import Entry, Record, counted
from store.records.links import DECIMALS
from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import GAP, INDENT, columns_left, cut, one_line, padded, progress_line, say, say_json, width
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.overview import Kinship, Overview, Share

HEAD = 24
"""Columns of an outlet before a row, at most."""

DAY = len("2000-01-01")
"""Columns of a date."""

CELL = 9
"""Columns of a cell, and of the outlet over it."""

WIDE = 120
"""Columns of the table where it is no terminal that is written to."""


@click.command(cls=Verb, short_help="Show what articles share, and who follows whom.")
@with_project
@json_option
def overview(project: "Project", as_json: bool) -> int:
    r"""Show what every two articles of PROJECT share, in which order they appeared, and who may follow whom.

    \b
    Examples:
      variorum overview articles/
      variorum overview articles/ --json | jq 'select(.what == "kinship" and .dated)'

    A cell says how many of 100 passages of the row's article the column's article carries, and after = how many
    passages word for word. That one follows another is said only with what speaks for it, and in a direction only where
    the dates tell it; both may follow a third.

    With --json each line has what: article (in order of appearance: document, path, source, published, passages, and
    first, how many statements it surely had before all others), pair (one, other, of_one and of_other: passages,
    copied, reworded, share) or kinship (earlier, later, dated, signs: kind, count, says). Where dated is false, nothing
    tells which of the two came first.
    """
    found = project.study.overview(progress_line("reading"), progress_line("linking"))
    entries = {entry.id: entry for entry in project.entries()}
    if as_json:
        for record in _records(found, entries):
            say_json(record)
    else:
        _say_overview(found, [entries[each.document] for each in found.order], _OutletNames(entries.values()))
    return data_exit_code(project)


def _records(found: "Overview", entries: dict[str, Entry]) -> Iterator[Record]:
    for place in found.order:
        entry = entries[place.document]
        described = {"document": entry.id, "path": entry.path, "source": entry.source, "published": entry.published}
        yield {"what": "article", **described, "passages": place.passages, "first": place.first}
    for each in found.shared:
        ends = {"one": entries[each.one].path, "other": entries[each.other].path}
        yield {"what": "pair", **ends, "of_one": _share_record(each.of_one), "of_other": _share_record(each.of_other)}
    for kinship in found.kinships:
        ends = {"earlier": entries[kinship.earlier].path, "later": entries[kinship.later].path}
        signs = [{"kind": sign.kind, "count": sign.size, "says": list(sign.says)} for sign in kinship.signs]
        yield {"what": "kinship", **ends, "dated": kinship.is_dated, "signs": signs}


def _share_record(share: "Share") -> Record:
    return {**share._asdict(), "share": round(share.part, DECIMALS)}


class _OutletNames:
    """What articles are called in a table: the number that they have in a session, and the outlet as far as it fits."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._names = {entry.id: one_line(f"{number} {entry.called}") for number, entry in enumerate(entries, 1)}
        self.wide = min(HEAD, max(map(width, self._names.values()), default=0))

    def __getitem__(self, document: str) -> str:
        return self._names[document]

    def row(self, entry: Entry) -> str:
        """Before a row: the outlet and the day."""
        from store.text.days import day_given

        return f"{padded(cut(self[entry.id], self.wide), self.wide)}{GAP}{day_given(entry.published)[:DAY]:{DAY}}"

    def over(self, entry: Entry) -> str:
        """Over a column."""
        return padded(cut(self[entry.id], CELL), CELL)


def _say_overview(found: "Overview", entries: Sequence[Entry], names: _OutletNames) -> None:
    _say_table(found, entries, names)
    for place in found.order:
        if place.first:
            statements = counted(place.first, "statement")
            say(f"{names[place.document]} was surely the first with {statements} that others have")
    for kinship in found.kinships:
        say("")
        _say_kinship(kinship, names)


def _say_table(found: "Overview", entries: Sequence[Entry], names: _OutletNames) -> None:
    """A row and a column an article; as many columns beside each other as fit."""
    shares = {(each.one, each.other): each.of_one for each in found.shared}
    shares |= {(each.other, each.one): each.of_other for each in found.shared}
    taken = names.wide + len(GAP) + DAY
    left = columns_left(taken) or WIDE - taken
    at_once = max(1, left // (CELL + len(GAP)))
    for begin in range(0, len(entries), at_once):
        columns = entries[begin : begin + at_once]
        say(GAP.join([" " * taken, *map(names.over, columns)]).rstrip())
        for row in entries:
            cells = (padded(_cell(row, column, shares), CELL) for column in columns)
            say(GAP.join([names.row(row), *cells]).rstrip())
        say("")


def _cell(row: Entry, column: Entry, shares: Mapping[tuple[str, str], "Share"]) -> str:
    share = shares.get((row.id, column.id))
    if row.id == column.id:
        return "-"
    if share is None or not share.carried:
        return "·"
    return f"{100 * share.part:3.0f}" + (f" ={share.copied}" if share.copied else "")


def _say_kinship(kinship: "Kinship", names: _OutletNames) -> None:
    ends = {"earlier": names[kinship.earlier], "later": names[kinship.later]}
    if kinship.is_dated:
        say("{later} may follow {earlier}".format(**ends))
    else:
        say("{earlier} and {later} are akin; which came first is not known".format(**ends))
    for sign in kinship.signs:
        for said in sign.in_words(**ends):
            say(f"{INDENT}{said}")
