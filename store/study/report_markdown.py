"""The board as a report in Markdown: what is disputed, then statement by statement who carries it in which words."""

from collections.abc import Iterator, Mapping

from store.study.board import Board
from store.study.findings import (
    SUGGESTED,
    Finding,
    carried_line,
    dispute_line,
    disputed,
    findings,
    headline,
    note_lines,
    set_entry,
    tie_lines,
)
from store.text.quotes import quoted


def write(board: Board, name: str) -> str:
    """The report of an event that is called `name`."""
    names = {column.entry.id: column.heading for column in board.columns}
    told = findings(board)
    parts = (_head(board, name), _disputed(told, names), _statements(told, board, names), _articles(board))
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


def _head(board: Board, name: str) -> Iterator[str]:
    yield from (f"# {_inline(name) or 'Untitled'}", "", headline(board), "")


def _disputed(told: list[Finding], names: Mapping[str, str]) -> Iterator[str]:
    for heading, found in disputed(told):
        yield from (f"## {heading}", "")
        for finding in found:
            yield f"- [{finding.name}](#{_anchor(finding.name)}): {_inline(finding.title)}"
            yield from (f"  - {_inline(dispute_line(each, names))}" for each in finding.disputes)
        yield ""


def _statements(told: list[Finding], board: Board, names: Mapping[str, str]) -> Iterator[str]:
    for part, of_part in (("Claims", True), ("Carried by several articles, tagged by nobody", False)):
        found = [finding for finding in told if bool(finding.row.claims) is of_part]
        if found:
            yield from (f"## {part}", "", *((SUGGESTED, "") if not of_part else ()))
        for finding in found:
            yield from _statement(finding, board, names)


def _statement(finding: Finding, board: Board, names: Mapping[str, str]) -> Iterator[str]:
    where = ", ".join(names[document] for document in finding.witnesses)
    yield from (f"### {finding.name}", "", f"> {_inline(quoted(finding.row.base.text))}\\", f"> {_inline(where)}", "")
    yield f"- {_inline(carried_line(finding.row, board, names))}"
    yield from (f"- Disputed: {_inline(dispute_line(each, names))}" for each in finding.disputes)
    yield from (f"- {_inline(what)}: {_inline(words)}" for what, words in tie_lines(finding.row, names))
    yield from (f"- Note: {_lines(note)}" for note in note_lines(finding.row))
    if variants := finding.apparatus.variants:
        yield from ("- Apparatus:", *(f"  - {set_entry(each, names, _inline, ('', ''))}" for each in variants))
    if finding.wordings:
        yield "- Other wordings:"
    for wording in finding.wordings:
        who = ", ".join(names[document] for document in wording.documents)
        yield f"  - {_inline(' '.join(filter(None, (wording.sign, who))))}: {_inline(quoted(wording.text))}"
    yield ""


def _articles(board: Board) -> Iterator[str]:
    yield from ("## Articles", "")
    for column in board.columns:
        entry = column.entry
        yield f"- {_inline(column.heading)}: {_link(entry.title, entry.url)}, file {_inline(entry.path)}"


def _anchor(name: str) -> str:
    return name.lower().replace(" ", "-")


def _inline(text: str) -> str:
    from store.exchange.markup import inline

    return inline(text)


def _lines(text: str) -> str:
    from store.exchange.markup import lines

    return lines(text, "  ")


def _link(title: str, url: str) -> str:
    from store.exchange.markup import link

    return link(title, url)
