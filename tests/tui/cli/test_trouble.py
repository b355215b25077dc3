"""Bad input and bad places: one clear line each, and the rest goes on."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.paths import ROOT
from tests.tui.calling import NO_SETTINGS, assert_refused, call, program


def test_a_missing_project_is_refused(tmp_path: Path) -> None:
    assert_refused(call("documents", tmp_path / "none"), "none")
    assert not (tmp_path / "none").exists()


def test_a_file_in_place_of_a_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("One.", encoding="utf-8")
    assert_refused(call("documents", tmp_path / "file.txt"), "file.txt")


def test_an_empty_project_is_told_with_what_to_do(tmp_path: Path) -> None:
    called = call("documents", tmp_path, "--json")
    assert (called.code, called.out) == (0, "")
    assert str(tmp_path) in called.err
    assert called.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "white space"),
        ("old.txt", "Die Tür war zu, als der Wärter kam, und später größer.".encode("cp1252"), "old.txt"),
        ("binary.txt", bytes(range(256)) * 50, "binary.txt"),
    ],
    ids=["empty", "blank", "latin", "binary"],
)
def test_a_troublesome_article_is_told_and_the_others_are_read(
    project: Path, name: str, content: bytes, word: str
) -> None:
    (project / name).write_bytes(content)
    called = call("documents", project, "--json")
    assert called.code == 0
    assert len(called.records) >= 5
    lines = [line for line in called.err.splitlines() if name in line]
    assert len(lines) == 1, called.err
    assert word in lines[0]


def test_a_line_of_247000_characters_is_an_article(project: Path) -> None:
    (project / "6-long.txt").write_text("salt " * 49_400, encoding="utf-8")
    record = call("documents", project, "--json").records[-1]
    assert record["characters"] == 247_000
    assert call("tag", project, "6-long.txt", 123_000, 123_004, "claim").code == 0
    assert call("links", project, "--document", "6-long.txt", "--start", 0, "--end", 247_000, "--json").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_disk_under_standard_output_is_one_line(project: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full, patch.object(sys, "stdout", full):
        from tui.cli.command import run

        with patch.dict(os.environ, NO_SETTINGS):
            assert run(["documents", str(project)]) == 1


def test_a_full_disk_under_an_export_keeps_what_was_there(project: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text("mine", encoding="utf-8")
    full = OSError(errno.ENOSPC, "No space left on device", str(report))
    with patch("os.replace", side_effect=full):
        called = call("export", project, "--to", "markdown", "--output", report)
    assert_refused(called, str(report), "free some space", code=1)
    assert [path.name for path in tmp_path.glob("*.md")] == ["report.md"]
    assert report.read_text(encoding="utf-8") == "mine"


def test_an_export_into_a_missing_folder_is_refused(project: Path, tmp_path: Path) -> None:
    assert_refused(call("export", project, "--to", "csv", "--output", tmp_path / "none" / "x.csv"), "x.csv")


def test_a_reader_that_closes_the_pipe_is_no_error(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        with patch.dict(os.environ, NO_SETTINGS):
            called = program_into(writing, "documents", project)
    finally:
        os.close(writing)
    assert called == (0, "")


def program_into(stdout: int, *arguments: object) -> tuple[int, str]:
    import subprocess

    command = [sys.executable, "-m", "tui", *map(str, arguments)]
    done = subprocess.run(command, stdout=stdout, stderr=subprocess.PIPE, text=True, check=False)
    return done.returncode, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="closing streams is a habit of POSIX shells")
@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        ("<&-", "compare --pairs -", 0),
        (">&-", "documents .", 1),
        (">&- 2>&-", "documents .", 1),
        ("2>&-", "documents .", 0),
        ("<&- >&- 2>&-", "tag . 1-harrow-courier.txt 0 8 claim", 1),
    ],
)
def test_closed_streams_end_in_no_traceback(project: Path, closed: str, arguments: str, code: int) -> None:
    import subprocess

    command = f'"{sys.executable}" -m tui {arguments} {closed}'
    environment = os.environ | NO_SETTINGS | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, shell=True, cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == code
    assert done.stderr.count("\n") == (1 if closed == ">&-" else 0), done.stderr
    assert call("check", project).code == 0


def test_a_wrong_span_names_the_article(project: Path) -> None:
    called = call("tag", project, "1-harrow-courier.txt", 0, 999_999, "claim")
    assert_refused(called, "1-harrow-courier.txt", "0-999999", "lies outside")


def test_an_interrupt_ends_quietly(project: Path) -> None:
    with patch("store.project.Project.entries", side_effect=KeyboardInterrupt):
        called = call("documents", project)
    assert (called.code, called.out, called.err) == (130, "", "")


def test_a_bad_settings_file_is_told_and_the_verb_goes_on(project: Path, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text("annotator = ", encoding="utf-8")
    called = call("documents", project, "--json", environment={"VARIORUM_CONFIG": str(config)})
    assert len(called.records) == 5
    assert called.err.count("\n") == 1
    assert str(config) in called.err


def test_a_damaged_tag_file_is_told_and_left_as_it_is(project: Path) -> None:
    assert call("tag", project, "1-harrow-courier.txt", 0, 8, "claim").code == 0
    (damaged,) = (project / ".variorum" / "annotations").glob("*.json")
    damaged.write_text("{ this is not", encoding="utf-8")
    called = call("documents", project, "--json")
    assert len(called.records) == 5
    assert called.code == 1
    assert damaged.name in called.err
    assert "Traceback" not in called.err
    assert call("annotations", project).code == 1
    assert call("export", project, "--to", "json").code == 1
    checked = call("check", project)
    assert (checked.code, checked.err) == (1, "")
    assert damaged.name in checked.out
    assert damaged.read_text(encoding="utf-8") == "{ this is not"
    assert call("check", project, "--repair").code == 0
    assert len(call("annotations", project, "--json").records) == 1


def test_a_file_of_a_newer_version_is_told_and_not_written_to(project: Path) -> None:
    assert call("tag", project, "1-harrow-courier.txt", 0, 8, "claim").code == 0
    (newer,) = (project / ".variorum" / "annotations").glob("*.json")
    content = newer.read_text(encoding="utf-8").replace('"version": 1', '"version": 999')
    newer.write_text(content, encoding="utf-8")
    assert newer.name in call("documents", project).err
    assert_refused(call("tag", project, "1-harrow-courier.txt", 9, 14, "claim"), newer.name, code=1)
    assert newer.read_text(encoding="utf-8") == content


def test_data_that_cannot_be_written_refuses_the_tag(project: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("mine", encoding="utf-8")
    called = call("tag", project, "1-harrow-courier.txt", 0, 8, "claim", "--data", in_the_way / "data")
    assert_refused(called, "file", code=1)
    assert in_the_way.read_text(encoding="utf-8") == "mine"


def test_the_program_itself_answers(project: Path) -> None:
    called = program("documents", project, "--json")
    assert (called.code, len(called.records), called.err) == (0, 5, "")


def test_a_lost_history_is_a_problem_until_it_is_repaired(project: Path) -> None:
    assert call("tag", project, "1-harrow-courier.txt", 0, 12, "claim").code == 0
    (project / ".variorum" / "history.jsonl").unlink()
    called = call("check", project)
    assert called.code == 1
    assert called.out.startswith(".variorum/history.jsonl: is gone")
    assert "history.jsonl: is gone" in call("documents", project).err
    repaired = call("check", project, "--repair")
    assert (repaired.code, repaired.out) == (0, "")
    assert ".variorum/annotations/" in repaired.err
    assert call("check", project).code == 0


def test_white_space_is_no_tag(project: Path) -> None:
    text = (project / "1-harrow-courier.txt").read_text(encoding="utf-8").split("---\n", 2)[2]
    start = text.index("\n")
    assert_refused(
        call("tag", project, "1-harrow-courier.txt", start, start + 1, "claim"),
        "1-harrow-courier.txt",
        "no word, number or symbol",
        code=2,
    )


@pytest.mark.skipif(not hasattr(signal, "SIGTERM") or os.name != "posix", reason="signals of a Unix kind")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_call_that_is_told_to_end_while_it_indexes_says_nothing(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for each in range(1500):
        (folder / f"{each}.txt").write_text(f"Ship {each} left pier {each} at dawn, the clerk said. " * 9, "utf-8")
    command = [sys.executable, "-m", "tui", "links", str(folder), "--text", "ship left"]
    cache = tmp_path / "cache"
    environment = os.environ | NO_SETTINGS | {"XDG_CACHE_HOME": str(cache)}
    calling = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)
    while not cache.exists():  # what takes the signal was set up before
        assert calling.poll() is None
        time.sleep(0.01)
    calling.send_signal(number)
    out, err = calling.communicate()
    assert err == b""
    # Where all was said already, the signal may come while Python itself is ending.
    assert calling.returncode in ((0, -number) if out else (128 + number,))


def test_settings_with_four_mistakes_are_four_lines(project: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    settings.write_text('theme = "drak"\nanotator = "mira"\n[keys]\ntag.clam = "c"\nundo = "q"\n', encoding="utf-8")
    called = call("documents", project, "--json", environment={"VARIORUM_CONFIG": str(settings)})
    assert called.code == 0
    told = [line for line in called.err.splitlines() if str(settings) in line]
    assert len(told) == 4
    for word in ("drak", "anotator", "tag.clam", "keys.undo: q"):
        assert sum(word in line for line in told) == 1
