"""Lines on standard output and standard error: data, JSON Lines, tables, warnings, progress."""

import io
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.model import Progress, Record

log = logging.getLogger(__name__)

INDENT = "    "
"""Before what belongs to the line above."""

GAP = "  "
"""Between two columns of a table."""

WIDEST = 60
"""Columns of a terminal that a column of a table takes at most, so that one long note does not push all others out."""

NARROWEST = 8
"""Columns of the terminal under which no cell of the last column is cut."""

MOST_WARNINGS = 20
"""Warnings of one kind that are told; the rest is counted."""


def open_streams() -> None:
    """Gives a process that was started with closed standard streams such as hold and take nothing.

    Otherwise the first file that is opened would get their number. What is written to a closed standard output fails
    then as on a full disk, and is told.
    """
    import os

    for number, name, reads in ((0, "stdin", True), (1, "stdout", False), (2, "stderr", False)):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDONLY if number < 2 else os.O_WRONLY)
            os.dup2(descriptor, number)
            if descriptor != number:
                os.close(descriptor)
            setattr(sys, name, open(number, "r" if reads else "w", encoding="utf-8", closefd=False))  # noqa: SIM115


def use_utf8() -> None:
    """Makes data UTF-8 whatever the locale; names of files that are not Unicode come out as JSON escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def one_line(text: str) -> str:
    """A text with every run of white space made one space."""
    return " ".join(text.split())


def terminal_safe(text: str) -> str:
    """A text from outside as it may go to standard output: unchanged into a file or pipe, harmless on a terminal."""
    if not sys.stdout.isatty():
        return text
    from tui.terminal.sanitise import visible

    return visible(text)


def say(text: str) -> None:
    """One line of data."""
    sys.stdout.write(f"{terminal_safe(text)}\n")


def say_json(record: Mapping[str, Any]) -> None:
    """One JSON object on a line of its own."""
    from store.records.lines import json_line

    say(json_line(record))


def warn(message: str) -> None:
    """One line of narration, whatever the message holds, which the log has too."""
    log.info("%s", message)
    tell(message)


def tell(message: str) -> None:
    """Say something on standard error that the log has already."""
    from tui.terminal.sanitise import visible

    sys.stdout.flush()
    sys.stderr.write(f"variorum: {visible(one_line(message))}\n")
    sys.stderr.flush()


def warn_all(messages: Sequence[str], rest: str) -> None:
    """Warnings of one kind; beyond `MOST_WARNINGS` they are counted, and `rest` says how to see them."""
    for message in messages[:MOST_WARNINGS]:
        warn(message)
    if len(messages) > MOST_WARNINGS:
        warn(f"and {len(messages) - MOST_WARNINGS} more; {rest}")


def width(text: str) -> int:
    """Columns of a terminal that a text takes, near enough for a table."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def cut(text: str, columns: int) -> str:
    """As much of a text as fits."""
    if width(text) <= columns:
        return text
    text = text[:columns]
    while width(text) > columns - 1:
        text = text[:-1]
    return f"{text}…"


def padded(text: str, columns: int) -> str:
    """A text with as many spaces after it as it leaves columns."""
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> list[str]:
    """A text as lines of so many columns at most, parted between words, or within one that is longer than a line."""
    lines = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= columns:
            lines[-1] = joined
            continue
        lines += [""] if lines[-1] else []
        for letter in word:
            if width(lines[-1] + letter) > columns:
                lines.append("")
            lines[-1] += letter
    return lines


def columns_left(taken: int = 0) -> int | None:
    """Columns of the terminal that are not taken; None when standard output is no terminal and nothing is cut."""
    if not sys.stdout.isatty():
        return None
    import shutil

    return max(NARROWEST, shutil.get_terminal_size().columns - taken)


def say_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Aligned columns under headings; on a terminal the last column is cut to fit, and what is very long in others."""
    table = [list(headings), *([one_line(cell) for cell in row] for row in rows)]
    widths = [min(WIDEST, max(width(row[column]) for row in table)) for column in range(len(headings) - 1)]
    left = columns_left(sum(widths) + len(GAP) * len(widths))
    for row in table:
        cells = [
            padded(cell if left is None else cut(cell, size), size) for cell, size in zip(row, widths, strict=False)
        ]
        last = row[-1] if left is None else cut(row[-1], left)
        say(GAP.join([*cells, last]).rstrip())


def say_records(records: Iterable["Record"], as_json: bool, row: Mapping[str, Callable[["Record"], object]]) -> None:
    """Records as JSON Lines, or as a table whose columns are made from them; nothing for none."""
    if as_json:
        for record in records:
            say_json(record)
    elif rows := [[str(cell(record)) for cell in row.values()] for record in records]:
        say_table(list(row), rows)


def columns(*names: str) -> dict[str, Callable[["Record"], object]]:
    """Columns that are fields of records as they stand."""
    return {name: itemgetter(name) for name in names}


def difference_lines(differences: Iterable["Record"]) -> Iterator[str]:
    """Each difference that changes what is said, on a line; other wording is left to the eye."""
    for item in differences:
        if item["type"] != "wording":
            here, there = one_line(item["here"]) or "nothing", one_line(item["there"]) or "nothing"
            yield f"{item['type']}: {here} -> {there}"


def progress_line(what: str) -> "Progress | None":
    """A progress that rewrites one line of a terminal's standard error; None when nobody watches."""
    if not sys.stderr.isatty():
        return None

    def narrate(done: int, total: int) -> None:
        end = "\n" if done >= total else ""
        sys.stderr.write(f"\r{what} {done}/{total}{end}")
        sys.stderr.flush()

    return narrate
