"""The board as a report in Markdown: what is disputed, then statement by statement who carries it in which words."""

from collections.abc import Iterator, Mapping

from store.study.board import Board
from store.study.findings import (
    NOTE,
    Finding,
    dispute_line,
    disputed,
    findings,
    headline,
    listed,
    parts,
    set_entry,
    told_lines,
)
from store.text.quotes import quoted


def write(board: Board, name: str) -> str:
    """The report of an event that is called `name`."""
    names = {column.entry.id: column.heading for column in board.columns}
    told = findings(board)
    whole = (_head(board, name), _disputed(told, names), _statements(told, board, names), _articles(board))
    return "\n".join(line for part in whole for line in part).rstrip("\n") + "\n"


def _head(board: Board, name: str) -> Iterator[str]:
    yield from (f"# {_inline(name) or 'Untitled'}", "", headline(board), "")


def _disputed(told: list[Finding], names: Mapping[str, str]) -> Iterator[str]:
    for heading, found in disputed(told):
        yield from (f"## {heading}", "")
        for finding in found:
            yield f"- [{finding.name}](#{finding.anchor}): {_inline(finding.title)}"
            yield from (f"  - {_inline(dispute_line(each, names))}" for each in finding.disputes)
        yield ""


def _statements(told: list[Finding], board: Board, names: Mapping[str, str]) -> Iterator[str]:
    for heading, remark, found in parts(told):
        yield from (f"## {heading}", "", *((remark, "") if remark else ()))
        for finding in found:
            yield from _statement(finding, board, names)


def _statement(finding: Finding, board: Board, names: Mapping[str, str]) -> Iterator[str]:
    where = listed(finding.witnesses, names)
    yield from (f"### {finding.name}", "", f"> {_inline(quoted(finding.row.base.text))}\\", f"> {_inline(where)}", "")
    for what, words in told_lines(finding, board, names):
        yield f"- {f'{_inline(what)}: ' if what else ''}{_lines(words) if what == NOTE else _inline(words)}"
    if variants := finding.apparatus.variants:
        yield from ("- Apparatus:", *(f"  - {set_entry(each, names, _inline, ('', ''))}" for each in variants))
    if finding.wordings:
        yield "- Other wordings:"
    for wording in finding.wordings:
        who = listed(wording.documents, names)
        yield f"  - {_inline(' '.join(filter(None, (wording.sign, who))))}: {_inline(quoted(wording.text))}"
    yield ""


def _articles(board: Board) -> Iterator[str]:
    yield from ("## Articles", "")
    for column in board.columns:
        entry = column.entry
        yield f"- {_inline(column.heading)}: {_link(entry.title, entry.url)}, file {_inline(entry.path)}"


def _inline(text: str) -> str:
    from store.exchange.markup import inline

    return inline(text)


def _lines(text: str) -> str:
    from store.exchange.markup import lines

    return lines(text, "  ")


def _link(title: str, url: str) -> str:
    from store.exchange.markup import link

    return link(title, url)
