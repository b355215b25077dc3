"""How the command line answers to calls of every kind: help, versions, wrong names, wrong options."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.paths import ROOT
from tests.tui.calling import assert_refused, call, program
from tui.cli import main
from tui.cli.command import variorum
from tui.cli.session import is_plain
from tui.cli.verbs import VERBS


def test_an_interrupt_while_the_program_is_still_being_loaded_ends_it_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.cli.printing.open_streams", interrupted)
    with pytest.raises(SystemExit) as ended:
        main(["labels", "nowhere"])
    assert ended.value.code == 130


def test_little_is_loaded_before_an_interrupt_is_looked_for() -> None:
    loads = "import sys; was = set(sys.modules); import tui.cli; print(*sorted({*sys.modules} - was))"
    loaded = subprocess.run([sys.executable, "-S", "-c", loads], capture_output=True, text=True, check=True, cwd=ROOT)
    assert set(loaded.stdout.split()) == {"atexit", "gc", "tui", "tui.cli"}


def test_help_shows_examples_and_every_verb() -> None:
    called = call("--help")
    assert called.code == 0
    assert "Examples:" in called.out
    assert all(f"\n  {verb} " in called.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_with_examples(verb: str) -> None:
    called = call(verb, "--help")
    assert called.code == 0
    assert "\n  Examples:\n    variorum " in called.out
    assert f"\n    variorum {verb} " in called.out
    assert "\\b" not in called.out


@pytest.mark.parametrize("verb", VERBS)
def test_no_summary_of_a_verb_is_cut(verb: str) -> None:
    found = variorum.get_command(click.Context(variorum), verb)
    assert found is not None
    assert not found.get_short_help_str(60).endswith("...")


def test_version_is_told() -> None:
    called = call("--version")
    assert (called.code, called.out.split()[0]) == (0, "variorum")


def test_a_misspelt_verb_is_refused_with_the_one_that_was_meant() -> None:
    assert_refused(call("docments", "folder"), "docments", "did you mean documents?")


def test_a_name_like_no_verb_is_refused() -> None:
    assert_refused(call("/nowhere/at/all"), "/nowhere/at/all", "no such folder", "--help")


@pytest.mark.parametrize(
    "arguments",
    [
        ["documents"],
        ["documents", "--colour"],
        ["tag", "folder", "1", "x", "9", "claim"],
        ["links", "--limit", "0", "folder"],
        ["completion", "tcsh"],
        ["export", "folder"],
        ["--colour"],
    ],
)
def test_wrong_usage_is_one_line_that_names_the_help(arguments: list[str]) -> None:
    assert_refused(call(*arguments), "--help")


def test_a_session_needs_a_terminal(tmp_path: Path) -> None:
    assert_refused(call(tmp_path), "needs a terminal")
    assert_refused(call(environment={"XDG_DATA_HOME": str(tmp_path)}), "needs a terminal")


def test_a_plain_call_needs_a_terminal_too(tmp_path: Path) -> None:
    assert_refused(program(tmp_path), "needs a terminal")
    assert_refused(program(environment={"XDG_DATA_HOME": str(tmp_path)}), "needs a terminal")


def test_what_cannot_hold_the_sample_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    assert_refused(program(environment={"XDG_DATA_HOME": str(file)}), str(file), code=1)


def test_a_folder_named_like_a_verb_needs_a_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "links").mkdir()
    monkeypatch.chdir(tmp_path)
    assert not is_plain(["links"])
    assert is_plain(["./links"])


def test_a_session_needs_a_folder(tmp_path: Path) -> None:
    file = tmp_path / "article.txt"
    file.write_text("One.", encoding="utf-8")
    assert_refused(call(file), str(file), "not a folder")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script_for_the_shell(shell: str) -> None:
    called = call("completion", shell)
    assert called.code == 0
    assert "_VARIORUM_COMPLETE" in called.out


def test_a_shell_that_asks_is_offered_verbs() -> None:
    asking = {"_VARIORUM_COMPLETE": "bash_complete", "COMP_WORDS": "variorum doc", "COMP_CWORD": "1"}
    assert "documents" in program(environment=asking).out


def test_control_characters_in_a_name_do_not_reach_the_terminal() -> None:
    called = call("documents", "\x1b]0;title\x07\nfolder")
    assert "\x1b" not in called.err
    assert called.err.count("\n") == 1
