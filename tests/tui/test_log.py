"""What libraries log and warn of never reaches a terminal; with `--log` it stands in a file, a line a record."""

import logging
import os
import re
import sys
from pathlib import Path

import pytest

from store.process.logs import LogFile, line, logged_to, plain
from tests.paths import ROOT
from tests.terminal import Terminal
from tests.tui.calling import Called, assert_refused, call, program, sample

NOISE = Path(__file__).parent / "noise"
"""Makes every process of a program noisy."""

RECORD = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d [A-Z]+ \d+ [\w.]+: .*")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample(tmp_path)


def noisy(*arguments: object, **environment: str) -> Called:
    path = os.pathsep.join((str(NOISE), str(ROOT)))
    return program(*arguments, environment={"PYTHONPATH": path} | environment)


def records(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(map(RECORD.fullmatch, lines)), lines
    return lines


def test_a_verb_prints_nothing_of_what_libraries_log(project: Path) -> None:
    called = noisy("links", project, "--text", "the roof came down", "--json")
    assert (called.code, len(called.records)) == (0, 1)
    assert "NOISE" not in called.err
    assert all(told.startswith("variorum: OURS") for told in called.err.splitlines())


@pytest.mark.parametrize("before", [True, False])
def test_a_log_has_it_a_line_a_record_before_the_verb_or_after_it(project: Path, tmp_path: Path, before: bool) -> None:
    path, option = tmp_path / "all.log", ["--log", tmp_path / "all.log"]
    verb = ["links", project, "--text", "the roof came down", "--json"]
    called = noisy(*option, *verb) if before else noisy(*verb, *option)
    assert (called.code, len(called.records)) == (0, 1)
    lines = records(path)
    assert lines[0].endswith("variorum links begins")
    assert lines[-1].endswith("variorum links ends")
    for word in ("NOISE logged \\x1b[31m\\n", "wrongly", "OURS", "NOISE warned", "thread noisy failed", "destructor"):
        assert any(word in found for found in lines), word


def test_a_log_is_added_to_by_every_call(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.log"
    for _ in range(2):
        assert call("documents", project, "--log", path).code == 0
    assert [found.rpartition(": ")[2] for found in records(path)] == [
        f"variorum documents {what}" for what in ("begins", "ends") * 2
    ]


def test_a_log_can_be_named_by_the_environment(project: Path, tmp_path: Path) -> None:
    assert call("documents", project, environment={"VARIORUM_LOG": str(tmp_path / "all.log")}).code == 0
    assert len(records(tmp_path / "all.log")) == 2


def test_what_is_told_on_standard_error_is_logged_too(project: Path, tmp_path: Path) -> None:
    (project / "empty.txt").touch()
    call("documents", project, "--log", tmp_path / "all.log")
    assert any("tui.cli.printing: empty.txt" in found for found in records(tmp_path / "all.log"))


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("name", ["none/all.log", ""])
def test_a_log_that_cannot_be_written_is_refused(project: Path, tmp_path: Path, name: str, before: bool) -> None:
    option = ["--log", tmp_path / name]
    called = call(*option, "documents", project) if before else call("documents", project, *option)
    assert_refused(called, str(tmp_path / name), "name" if name else "directory")


@pytest.mark.parametrize("name", ["1-harrow-courier.txt", "log.txt", ".variorum/history.jsonl"])
def test_a_log_is_no_article_and_no_data(project: Path, name: str) -> None:
    call("tag", project, "1-harrow-courier.txt", 0, 8, "claim")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    for arguments in (["documents", project, "--log"], ["link", project, "--log"]):
        assert_refused(call(*arguments, project / name), "of the project", "name another file")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_log_that_becomes_full_is_told_and_the_verb_goes_on(project: Path) -> None:
    called = call("documents", project, "--json", "--log", "/dev/full")
    assert (called.code, len(called.records)) == (0, 5)
    assert called.err == "variorum: /dev/full: no space left on device; the log lacks what came after that\n"


def test_two_processes_share_a_log(tmp_path: Path) -> None:
    with logged_to(tmp_path / "a.log"), logged_to(tmp_path / "a.log"):
        logging.getLogger("x").warning("one")
    assert len(records(tmp_path / "a.log")) == 2
    assert "VARIORUM_LOG" not in os.environ


def test_a_record_is_one_plain_line() -> None:
    record = logging.LogRecord("x", logging.INFO, "f", 1, "Gate \x1b]0;owned\x07 \u202e\udc80\n%s", ("héß",), None)
    assert line(record).endswith(rf"INFO {record.process} x: Gate \x1b]0;owned\x07 \u202e\udc80\nhéß")
    assert plain("a b\u2028") == r"a b\u2028"


def test_a_log_that_fails_once_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = LogFile(tmp_path / "a.log")
    os.close(file._descriptor)
    record = logging.LogRecord("x", logging.INFO, "f", 1, "one", (), None)
    file.emit(record)
    assert file.failure is not None
    monkeypatch.setattr(os, "write", lambda *_: pytest.fail("tried again"))
    file.emit(record)


def processes(path: Path) -> set[str]:
    """Which processes have written to a log."""
    return {found.split()[2] for found in path.read_text(encoding="utf-8").splitlines() if RECORD.fullmatch(found)}


@pytest.mark.terminal
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize("logged", [False, True])
def test_nothing_of_it_lands_in_a_session(tmp_path: Path, logged: bool) -> None:
    folder, home, path = tmp_path / "many", tmp_path / "home", tmp_path / "all.log"
    folder.mkdir()
    home.mkdir()
    for number in range(400):
        text = f"Wire {number}\n\nShip {number} left the harbour of Port Amal in the night of the fire, they said.\n"
        (folder / f"{number}.txt").write_text(text * 20, encoding="utf-8")
    environment = {"PYTHONPATH": os.pathsep.join((str(NOISE), str(ROOT)))}
    options = ["--log", str(path)] if logged else []
    terminal = Terminal(str(folder), *options, home=home, environment=environment)
    terminal.wait("Articles")
    if logged:
        terminal.wait(lambda _: path.exists() and len(processes(path)) > 1)
    else:
        terminal.read(6)
    terminal.press("q")
    assert terminal.end() == 0
    assert b"NOISE" not in terminal.received
    assert b"OURS" not in terminal.received
    if logged:
        lines = records(path)
        assert any("NOISE" in found for found in lines)
        assert len(processes(path)) > 1
