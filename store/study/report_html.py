"""The board as a page that stands alone: the table, what is disputed, and every statement with its apparatus.

Nothing in it is loaded or run; it is dark or light as the reader's system is, and prints in black on white.
"""

from collections.abc import Iterable, Iterator, Mapping

from store.study.board import Board
from store.study.board_cells import ABSENT, Cell
from store.study.findings import (
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

SIGNS = {
    "=": "word for word",
    "~": "reworded",
    "≠": "denies it",
    "«": "names another source",
    "": "another number or name",
}
CLASSES = {"=": "same", "~": "free", "≠": "against", "«": "said", "": "other"}

STYLE = """
:root { color-scheme: light dark; --text: #1d2330; --back: #fbfaf7; --soft: #5b6472; --rule: #d5d2c8;
  --against: #a3201d; --same: #2b6a3a; --said: #5a4a9c; }
@media (prefers-color-scheme: dark) { :root { --text: #e4e2dc; --back: #16181d; --soft: #a3a8b3; --rule: #363a44;
  --against: #ff8f86; --same: #8fd19e; --said: #b9a9ff; } }
body { color: var(--text); background: var(--back); font: 1rem/1.5 Georgia, serif; max-width: 60rem; margin: 2rem auto;
  padding: 0 1rem; }
.board { overflow: auto; max-height: 85vh; border: 1px solid var(--rule); }
table { border-collapse: separate; border-spacing: 0; font: .8rem/1.35 system-ui, sans-serif; }
th, td { padding: .25rem .5rem; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
thead th { position: sticky; top: 0; background: var(--back); z-index: 1; min-width: 4.5rem; }
tbody th { position: sticky; left: 0; background: var(--back); min-width: 14rem; font-weight: normal; }
.other, .against { color: var(--against); font-weight: bold; }
.same { color: var(--same); } .said { color: var(--said); }
.absent, .where, .headline { color: var(--soft); }
.day { white-space: nowrap; font-weight: normal; } .signs { list-style: none; padding: 0; display: flex;
  flex-wrap: wrap; gap: 0 1.5rem; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid var(--rule); font-size: 1.08rem; }
section { break-inside: avoid; } h2 { border-bottom: 1px solid var(--rule); } a { color: inherit; }
@media print { :root { --text: #000; --back: #fff; --soft: #444; --rule: #999; --against: #000; --same: #000;
  --said: #000; } body { max-width: none; margin: 0; } .board { overflow: visible; max-height: none; border: 0; }
  thead th, tbody th { position: static; } table { font-size: .6rem; } }
"""

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>"""


def write(board: Board, name: str) -> str:
    """The page of an event that is called `name`."""
    names = {column.entry.id: column.heading for column in board.columns}
    told, title = findings(board), _text(name) or "Untitled"
    whole = (_table(told, board), _disputed(told, names), _statements(told, board, names), _articles(board))
    lines = [_HEAD.format(title=title, style=STYLE), f"<h1>{title}</h1>"]
    lines += [f'<p class="headline">{_text(headline(board))}</p>', *(line for part in whole for line in part)]
    return "\n".join([*lines, "</body>", "</html>", ""])


def _table(told: list[Finding], board: Board) -> Iterator[str]:
    if not told:
        return
    yield '<div class="board" tabindex="0"><table>'
    heads = (
        f'<th scope="col">{_text(column.outlet)}<br><span class="day">{_text(column.day)}</span></th>'
        for column in board.columns
    )
    yield f'<thead><tr><th scope="col">Statement</th>{"".join(heads)}</tr></thead><tbody>'
    for finding in told:
        cells = "".join(_cell(finding.row.cells.get(column.entry.id)) for column in board.columns)
        yield f'<tr><th scope="row">{_named(finding)}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    meanings = {**{sign or "60": meaning for sign, meaning in SIGNS.items()}, ABSENT: "not in the article"}
    legend = "".join(f"<li><b>{_text(sign)}</b> {_text(meaning)}</li>" for sign, meaning in meanings.items())
    yield f'<ul class="where signs">{legend}</ul>'


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return f'<td class="absent">{ABSENT}</td>'
    return f'<td class="{CLASSES[cell.sign]}" title="{SIGNS[cell.sign]}"><bdi>{_text(cell.shown)}</bdi></td>'


def _disputed(told: list[Finding], names: Mapping[str, str]) -> Iterator[str]:
    for heading, found in disputed(told):
        yield f"<h2>{heading}</h2><ul>"
        for finding in found:
            values = _list(dispute_line(each, names) for each in finding.disputes)
            yield f"<li>{_named(finding)}{values}</li>"
        yield "</ul>"


def _statements(told: list[Finding], board: Board, names: Mapping[str, str]) -> Iterator[str]:
    for heading, remark, found in parts(told):
        yield f"<h2>{heading}</h2>" + (f'<p class="where">{remark}</p>' if remark else "")
        for finding in found:
            yield from _statement(finding, board, names)


def _statement(finding: Finding, board: Board, names: Mapping[str, str]) -> Iterator[str]:
    where = listed(finding.witnesses, names)
    yield f'<section id="{finding.anchor}"><h3>{finding.name}</h3>'
    yield f'<blockquote dir="auto">{_text(quoted(finding.row.base.text))}</blockquote>'
    yield f'<p class="where">{_text(where)}</p>'
    yield _list(": ".join(filter(None, told)) for told in told_lines(finding, board, names))
    if variants := finding.apparatus.variants:
        entries = (set_entry(each, names, _text, ("<b>", "</b>")) for each in variants)
        items = "".join(f'<li dir="auto">{each}</li>' for each in entries)
        yield f"<h4>Apparatus</h4><ul>{items}</ul>"
    if finding.wordings:
        yield "<h4>Other wordings</h4><ul>"
    for wording in finding.wordings:
        who = listed(wording.documents, names)
        head = f'<b>{_text(wording.sign)}</b> <span class="where">{_text(who)}</span>'
        yield f'<li dir="auto">{head} {_text(quoted(wording.text))}</li>'
    yield "</ul></section>" if finding.wordings else "</section>"


def _articles(board: Board) -> Iterator[str]:
    yield "<h2>Articles</h2><ul>"
    for column in board.columns:
        entry, address = column.entry, _address(column.entry.url)
        title = _text(entry.title) or _text(entry.path)
        linked = f'<a href="{_text(address)}">{title}</a>' if address else title
        yield f'<li dir="auto">{_text(column.heading)}: {linked}, <span class="where">{_text(entry.path)}</span></li>'
    yield "</ul>"


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f'<li dir="auto">{_text(item)}</li>' for item in items) + "</ul>"


def _named(finding: Finding) -> str:
    return f'<a href="#{finding.anchor}">{finding.name}</a> <bdi>{_text(finding.title)}</bdi>'


def _text(text: str) -> str:
    from html import escape

    from store.exchange.markup import one_line

    return escape(one_line(text))


def _address(url: str) -> str:
    from store.exchange.markup import web_address

    return web_address(url)
