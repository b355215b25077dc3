"""What the terminal shows, cell by cell, and the least to write so that it shows something else.

Textual paints a whole widget when a part of it changed, and every piece of text with all its colours. Over a slow
connection that is what a reader waits for. Between the two stands a `Canvas`: it keeps what was written last, and lets
through only the cells and colours that differ. Widths are never guessed: text with anything but plain, single-width
characters goes through as it came, and what it may have shifted counts as unknown.

The sequences are those of ECMA-48 (CUP, CUF, SGR).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple
from unicodedata import category, east_asian_width

_TOKEN = re.compile(
    r"\x1b\[(?P<sgr>[0-9;]*)m"
    r"|\x1b\[(?P<row>[0-9]*);(?P<column>[0-9]*)H"
    r"|(?P<text>[^\x00-\x1f\x7f]+)"
    r"|(?P<break>[\r\n]+)(?=\x1b\[[0-9;]*H)"
    r"|(?P<other>\x1b\[[0-?]*[ -/]*[@-~]|\x1b[\]P_^X].*?(?:\x07|\x1b\\)|\x1b[^\[\]P_^X]|.)",
    re.DOTALL,
)
"""The pieces of what is written. A line break before a place is of no effect and is dropped."""

_HARMLESS = re.compile(r"\x1b\[[?>=<]?(?!1049)[0-9;]*\$?[hlcnpqtu]|\x1b\](?!8;).*", re.DOTALL)
"""What changes no cell: modes other than the alternate screen, questions, titles, the clipboard."""

UNKNOWN = "\0"
"""Stands where the canvas does not know what the terminal shows."""

SHORT_GAP = 4
"""Unchanged cells that are written again rather than jumped over, which would take as many bytes."""


class Look(NamedTuple):
    """How a cell is drawn, in parameters of SGR; all empty: as the terminal draws by itself."""

    ink: str = ""
    paper: str = ""
    rest: tuple[str, ...] = ()
    """Bold, underline and the like, in order."""


PLAIN = Look()


Place = tuple[int, int]
"""Row and column, from 1."""


class Canvas:
    """The cells that a terminal shows, so that only changes need be written."""

    def __init__(self) -> None:
        self._rows: dict[int, _Row] = {}
        self._touched: dict[int, _Row] = {}
        """Rows that are being changed, as the terminal still shows them."""
        self._at: Place | None = None
        """Where the terminal's cursor is, when that is known."""
        self._look = PLAIN
        """What the terminal draws with."""
        self.is_asked = False
        """Whether a key waits for an answer: then something is written even where nothing changes."""

    def forget(self) -> None:
        """Somebody else may have written: everything is drawn again when it comes."""
        self._rows.clear()
        self._at = None

    def changes(self, data: str) -> str:
        """The least that has the effect of `data` on this terminal, which ends each time drawing as by itself."""
        out: list[str] = []
        place, look = self._at, PLAIN
        for token in _TOKEN.finditer(data):
            kind = token.lastgroup
            if kind == "text":
                place = self._draw(out, place, look, token["text"])
            elif kind == "sgr":
                look = _after(look, token["sgr"])
            elif kind == "column":
                place = int(token["row"] or 1), int(token["column"] or 1)
            elif kind == "other":
                place = self._pass(out, place, look, token["other"])
        self._finish(out, place)
        return "".join(out)

    def _pass(self, out: list[str], place: Place | None, look: Look, sequence: str) -> Place | None:
        if _HARMLESS.fullmatch(sequence):
            out.append(sequence)
            return place
        self._write(out, place, look, sequence)
        self.forget()
        return None

    def _finish(self, out: list[str], place: Place | None) -> None:
        """Draw as by itself again, with the cursor where it ends."""
        self._flush(out)
        self._dress(out, PLAIN)
        if place is not None and (place != self._at or (self.is_asked and not out)):
            out.append(f"\x1b[{place[0]};{place[1]}H")
            self._at = place
        self.is_asked = False

    def _draw(self, out: list[str], place: Place | None, look: Look, text: str) -> Place | None:
        """Draw at a place; returns the place after, `None` where that depends on widths."""
        if place is None or not _is_plain(text):
            self._write(out, place, look, text)
            if place is not None and place[0] in self._rows:
                self._rows[place[0]].forget(place[1] - 1)
            return None
        row, column = place
        self._row(row).draw(column - 1, text, look)
        return row, column + len(text)

    def _row(self, row: int) -> "_Row":
        """The row, for changing it."""
        if row not in self._rows:
            self._rows[row] = _Row()
        if row not in self._touched:
            self._touched[row] = self._rows[row].copy()
        return self._rows[row]

    def _write(self, out: list[str], place: Place | None, look: Look, sequence: str) -> None:
        """Write as it came; where the cursor is then is unknown."""
        self._flush(out)
        self._move(out, place)
        self._dress(out, look)
        out.append(sequence)
        self._at = None

    def _flush(self, out: list[str]) -> None:
        """Write what differs in the rows touched so far, all of one look together."""
        pieces: dict[Look, list[tuple[Place, str]]] = {}
        for row, shown in self._touched.items():
            for start, text, look in self._rows[row].beyond(shown):
                pieces.setdefault(look, []).append(((row, start + 1), text))
        self._touched.clear()
        for look, alike in pieces.items():
            for place, text in alike:
                self._move(out, place)
                self._dress(out, look)
                out.append(text)
                self._at = place[0], place[1] + len(text)

    def _move(self, out: list[str], place: Place | None) -> None:
        if place is None or place == self._at:
            return
        row, column = place
        if self._at is not None and self._at[0] == row and self._at[1] < column:
            out.append(f"\x1b[{column - self._at[1]}C")
        else:
            out.append(f"\x1b[{row};{column}H")
        self._at = place

    def _dress(self, out: list[str], look: Look) -> None:
        if look != self._look:
            out.append(_change(self._look, look))
            self._look = look


class _Row:
    """The cells of one row, as far as they are known."""

    def __init__(self, text: str = "", looks: Sequence[Look] = ()) -> None:
        self._text = text
        self._looks = list(looks)

    def copy(self) -> "_Row":
        return _Row(self._text, self._looks)

    def forget(self, start: int) -> None:
        """From this cell on, nothing is known."""
        self._text = self._text[:start]
        del self._looks[start:]

    def draw(self, start: int, text: str, look: Look) -> None:
        """From now on `text` stands here."""
        end = start + len(text)
        self._reach(end)
        self._text = self._text[:start] + text + self._text[end:]
        blank = _blank(look)
        alike = text.isspace() or look == blank
        self._looks[start:end] = [blank] * len(text) if alike else [blank if char == " " else look for char in text]

    def beyond(self, shown: "_Row") -> Iterator[tuple[int, str, Look]]:
        """Start, text and look of every piece that differs from what is shown."""
        if self._text == shown._text and self._looks == shown._looks:
            return
        if not shown._text and UNKNOWN not in self._text:
            yield from self._pieces()
            return
        shown._reach(len(self._text))
        start, end, look, blank = 0, 0, PLAIN, PLAIN
        cells = zip(self._text, shown._text, self._looks, shown._looks, strict=False)
        for at, (char, was, wears, wore) in enumerate(cells):
            if (char == was and wears == wore) or char == UNKNOWN:
                continue
            if at == end and start < end and (wears == look or (char == " " and wears == blank)):
                end += 1
                continue
            joined = self._joined(start, end, at, look) if start < end and at - end <= SHORT_GAP else None
            if joined is None:
                if start < end:
                    yield start, self._text[start:end], look
                start, joined = at, wears
            end, look, blank = at + 1, joined, _blank(joined)
        if start < end:
            yield start, self._text[start:end], look

    def _pieces(self) -> Iterator[tuple[int, str, Look]]:
        """The same of a whole row of which nothing is shown yet, as of most of a first screen."""
        start, end, look = 0, 0, PLAIN
        for wears, cells in groupby(self._looks):
            until = end + len(list(cells))
            if wears == _blank(look) and self._text[end:until].isspace():
                end = until
            elif look == _blank(wears) and self._text[start:end].isspace():
                end, look = until, wears
            else:
                if start < end:
                    yield start, self._text[start:end], look
                start, end, look = end, until, wears
        yield start, self._text[start:end], look

    def _joined(self, start: int, end: int, last: int, look: Look) -> Look | None:
        """The look in which the piece from `start` to `end` can be drawn on up to `last`, if there is one."""
        for at in range(end, last + 1):
            char, wears = self._text[at], self._looks[at]
            if char == UNKNOWN:
                return None
            if wears == look or (char == " " and wears == _blank(look)):
                continue
            if look != _blank(wears) or not self._text[start:at].isspace():
                return None
            look = wears
        return look

    def _reach(self, end: int) -> None:
        missing = end - len(self._text)
        if missing > 0:
            self._text += UNKNOWN * missing
            self._looks += [PLAIN] * missing


@lru_cache(maxsize=256)
def _blank(look: Look) -> Look:
    """How a space looks: its ink is not seen unless something is drawn through it."""
    return look if look.rest else Look(paper=look.paper)


def _is_plain(text: str) -> bool:
    return text.isascii() or all(map(_is_narrow, text))


@lru_cache(maxsize=4096)
def _is_narrow(char: str) -> bool:
    """Whether every terminal gives it one cell: no wide character, nothing that combines or is invisible."""
    return east_asian_width(char) not in "WF" and category(char)[0] not in "MC"


_EXTENDED = frozenset({"38", "48", "58"})
_PLAIN_INK = frozenset(map(str, (*range(30, 38), *range(90, 98))))
_PLAIN_PAPER = frozenset(map(str, (*range(40, 48), *range(100, 108))))
_ENDS = {
    "22": ("1", "2"),
    "23": ("3",),
    "24": ("4", "21"),
    "25": ("5", "6"),
    "27": ("7",),
    "28": ("8",),
    "29": ("9",),
    "55": ("53",),
}
"""Parameters that end others."""


@lru_cache(maxsize=1024)
def _after(look: Look, parameters: str) -> Look:
    """The look after a sequence with these parameters."""
    for parameter in _parameters(parameters):
        head = parameter.partition(";")[0]
        if head in ("", "0"):
            look = PLAIN
        elif head == "38" or head in _PLAIN_INK:
            look = look._replace(ink=parameter)
        elif head == "48" or head in _PLAIN_PAPER:
            look = look._replace(paper=parameter)
        elif head in ("39", "49"):
            look = look._replace(ink="") if head == "39" else look._replace(paper="")
        else:
            kept = {one for one in look.rest if one not in _ENDS.get(head, (head,))}
            look = look._replace(rest=tuple(sorted(kept if head in _ENDS else kept | {parameter})))
    return look


def _parameters(sequence: str) -> Iterator[str]:
    """Each parameter, those of an extended colour in one."""
    numbers = iter(sequence.split(";"))
    for number in numbers:
        if number not in _EXTENDED:
            yield number
            continue
        kind = next(numbers, "")
        yield ";".join((number, kind, *(next(numbers, "") for _ in range(3 if kind == "2" else 1))))


@lru_cache(maxsize=4096)
def _change(before: Look, after: Look) -> str:
    """The shortest sequence that leads from one look to another."""
    if set(before.rest) - set(after.rest):
        wanted = [one for one in ("0", *after.rest, after.ink, after.paper) if one]
        return f"\x1b[{';'.join(wanted) if len(wanted) > 1 else ''}m"
    changed = [one for one in after.rest if one not in before.rest]
    changed += [after.ink or "39"] if after.ink != before.ink else []
    changed += [after.paper or "49"] if after.paper != before.paper else []
    return "\x1b[m" if after == PLAIN else f"\x1b[{';'.join(changed)}m"
