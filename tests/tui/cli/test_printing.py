"""What reaches a terminal is harmless and fits; what reaches a file or pipe is unchanged."""

import io
import os
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.calling import NO_SETTINGS, call
from tui.cli.command import run
from tui.cli.printing import cut, width

EVIL = "Gate \x1b]0;owned\x07 \x9b31m \u202eshut [bold]"


class Terminal(io.TextIOWrapper):
    """A standard output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "gate.txt").write_text(f"{EVIL}\n\nThe gate was shut at noon.\n", encoding="utf-8")
    return tmp_path


def on_terminal(*arguments: object, columns: int = 80) -> str:
    written = io.BytesIO()
    terminal = Terminal(written, encoding="utf-8", write_through=True)
    environment = NO_SETTINGS | {"COLUMNS": str(columns)}
    with patch.object(sys, "stdout", terminal), patch.dict(os.environ, environment):
        run([str(argument) for argument in arguments])
        terminal.flush()
        return written.getvalue().decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ["documents", "{}"],
        ["documents", "{}", "--json"],
        ["search", "{}", "gate"],
        ["links", "{}", "--text", EVIL],
        ["links", "{}", "--text", EVIL, "--json"],
        ["link", "{}"],
        ["export", "{}", "--to", "markdown"],
        ["compare", EVIL, "gate 3", "--json"],
    ],
    ids=" ".join,
)
def test_no_control_character_reaches_a_terminal(project: Path, arguments: list[str]) -> None:
    shown = on_terminal(*(str(project) if argument == "{}" else argument for argument in arguments))
    assert not set(shown) & set("\x1b\x07\x9b\u202e")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_tables_fit_the_terminal(project: Path, columns: int) -> None:
    shown = on_terminal("search", project, "the gate was shut at noon", columns=columns)
    assert all(width(line) <= columns for line in shown.splitlines())


def test_one_long_note_does_not_push_the_other_columns_out(project: Path) -> None:
    for start, note in ((0, "why? " * 2000), (6, "")):
        call("tag", project, "gate.txt", start, start + 4, "actor", "--note", note)
    shown = on_terminal("annotations", project, columns=200)
    assert max(map(width, shown.splitlines())) <= 200
    plain = call("annotations", project).out.splitlines()
    assert max(map(len, (plain[0], plain[-1]))) < 300
    assert sum("why? " * 1999 in line for line in plain) == 1


@given(st.text(min_size=1), st.integers(min_value=2, max_value=40))
def test_a_text_that_is_cut_fits_and_one_that_fits_is_left(text: str, columns: int) -> None:
    assert width(cut(text, columns)) <= columns
    if width(text) <= columns:
        assert cut(text, columns) == text
