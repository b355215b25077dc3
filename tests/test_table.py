"""The table of commands in docs/command-line.md: every row is called, on the sample, with and without --json."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from seeds import sample_project
from tests.paths import ROOT
from tests.tui.calling import Called, call

Calls = tuple[tuple[str, ...], ...]

HERE, COURIER, LEDGER = "PROJECT", "1-harrow-courier.txt", "2-tidewater-ledger.txt"

TRIED: Mapping[str, Calls] = {
    "actors": ((HERE,),),
    "add": ((HERE, "FILE"), (HERE, "FOLDER"), (HERE, "-")),
    "agreement": ((HERE,),),
    "align": ((HERE, COURIER, LEDGER),),
    "annotations": ((HERE,),),
    "archive": ((HERE, "add", "FOLDER"), (HERE, "list"), (HERE, "remove", "more")),
    "board": ((HERE,),),
    "check": ((HERE,),),
    "compare": (("fourteen people died", "eight people died"),),
    "completion": (("bash",), ("zsh",), ("fish",)),
    "documents": ((HERE,),),
    "export": ((HERE, "--to", "csv", "--output", "OUTPUT"),),
    "groups": ((HERE,),),
    "history": ((HERE,),),
    "import": ((HERE, "EXPORTED", "--from", "json"),),
    "labels": ((HERE,), (HERE, "list"), (HERE, "add", "place", "--key", "m")),
    "link": ((HERE,), ("FOLDER",)),
    "links": ((HERE, "--text", "the roof came down"),),
    "merge": ((HERE, "OTHER"),),
    "overview": ((HERE,),),
    "search": ((HERE, "roof"),),
    "sources": ((HERE,),),
    "suggest": ((HERE,),),
    "tag": ((HERE, COURIER, "0", "12", "actor"),),
}
"""Calls of each command that together use all that its row has; names in capitals stand for places."""

STAYS = {"learn", "serve"}
"""Commands that are there until one leaves them: tests of their own try them."""


def rows() -> dict[str, str]:
    """The rows of the table, by command."""
    table = (
        (ROOT / "docs/command-line.md")
        .read_text(encoding="utf-8")
        .partition("<!-- verbs -->\n```\n")[2]
        .partition("```")[0]
    )
    return {row.split()[1]: row for row in table.splitlines()[1:]}


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    """What the names in capitals stand for."""
    more = tmp_path / "more"
    more.mkdir()
    (more / "late.txt").write_text("Late report\n\nThe roof came down on Wednesday.\n", encoding="utf-8")
    project = sample_project(tmp_path / "Salt Exchange")
    other, exported = sample_project(tmp_path / "Another"), tmp_path / "exported.json"
    assert call("tag", other, COURIER, "0", "8", "claim").code == 0
    assert call("export", other, "--to", "json", "--output", exported).code == 0
    return {
        "OTHER": str(other),
        "EXPORTED": str(exported),
        HERE: str(project),
        "FILE": str(more / "late.txt"),
        "FOLDER": str(more),
        "OUTPUT": str(tmp_path / "out"),
    }


def tried(verb: str, arguments: tuple[str, ...], places: Mapping[str, str], *options: str) -> Called:
    return call(
        verb, *(places.get(word, word) for word in arguments), *options, given=b"Piped\n\nThe roof came down.\n"
    )


def test_every_command_of_the_table_is_tried_with_every_word_that_its_row_has() -> None:
    assert rows().keys() == TRIED.keys() | STAYS
    for verb, row in ((verb, row) for verb, row in rows().items() if verb not in STAYS):
        usage = row[: row.index("  ")]
        literal = {
            word
            for word in usage.replace("[", " ")
            .replace("{", " ")
            .replace("]", " ")
            .replace("}", " ")
            .replace("|", " ")
            .split()[2:]
            if word.islower() and word != "--json"
        }
        assert literal <= {word for call in TRIED[verb] for word in call}, verb


@pytest.mark.parametrize("verb", TRIED)
def test_a_command_of_the_table_does_what_its_row_says(places: dict[str, str], verb: str) -> None:
    for arguments in TRIED[verb]:
        called = tried(verb, arguments, places)
        assert called.code == 0, called.err
        assert "Traceback" not in called.err


@pytest.mark.parametrize("verb", [verb for verb in TRIED if verb != "completion"])
def test_a_command_of_the_table_prints_json_lines(places: dict[str, str], verb: str) -> None:
    assert "[--json]" in rows()[verb]
    for arguments in TRIED[verb]:
        called = tried(verb, arguments, places, "--json")
        assert called.code == 0, called.err
        assert all(isinstance(json.loads(line), dict) for line in called.out.splitlines())
