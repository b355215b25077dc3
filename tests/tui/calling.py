"""Calls of the command line from tests: inside this process where that is enough, as a program of its own where not."""

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from seeds import sample_project
from tui.cli.command import run

NO_SETTINGS = {"VARIORUM_CONFIG": os.devnull, "VARIORUM_ANNOTATOR": "", "VARIORUM_DATA": "", "VARIORUM_THEME": ""}


@dataclass(frozen=True)
class Called:
    """What a call of the program gave back."""

    code: int
    out: str
    err: str
    raw: bytes = b""
    """What was printed, as it was."""

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


def call(*arguments: object, given: bytes = b"", environment: dict[str, str] | None = None) -> Called:
    """Runs a command in this process, with `given` on standard input and nothing that is a terminal."""
    out, err = io.BytesIO(), io.BytesIO()
    stdin = io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")
    with (
        patch.dict(os.environ, NO_SETTINGS | (environment or {})),
        patch.object(sys, "stdin", stdin),
        redirect_stdout(io.TextIOWrapper(out, encoding="utf-8", write_through=True)) as stdout,
        redirect_stderr(io.TextIOWrapper(err, encoding="utf-8", write_through=True)) as stderr,
    ):
        code = run([str(argument) for argument in arguments])
        stdout.flush()
        stderr.flush()
    raw = out.getvalue()
    return Called(code, raw.decode(errors="surrogateescape"), err.getvalue().decode(), raw)


def program(*arguments: object, given: bytes = b"", environment: dict[str, str] | None = None) -> Called:
    """Runs a command as a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)],
        input=given,
        capture_output=True,
        env=os.environ | NO_SETTINGS | (environment or {}),
        timeout=120,
        check=False,
    )
    return Called(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(), done.stdout)


def assert_refused(called: Called, *words: str, code: int = 2) -> None:
    """One line on standard error that holds the words, nothing on standard output, no traceback."""
    assert called.code == code, called
    assert called.out == ""
    assert called.err.count("\n") == 1, called.err
    assert called.err.startswith("variorum: ")
    for word in words:
        assert word in called.err


def sample(folder: Path) -> Path:
    """A fresh copy of the sample project."""
    return sample_project(folder / "sample")
