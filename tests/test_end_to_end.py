"""What a reader does, from the first key to the morning after a crash, with the real program in a real terminal."""

import json
import os
import shutil
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from seeds import sample_project
from tests.paths import ROOT, SHARED
from tests.terminal import Terminal

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")]

ARTICLES = SHARED / "articles"


def copy_of(name: str, folder: Path) -> Path:
    if name == "seeds":
        return sample_project(folder / "seeds")
    copied = folder / "articles"
    shutil.copytree(ARTICLES, copied)
    for path in (copied, *copied.iterdir()):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return copied


@pytest.fixture(params=["seeds", "shared"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "shared" and not ARTICLES.is_dir():
        pytest.skip("the shared articles are not here")
    return copy_of(request.param, tmp_path)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def asked(project: Path, *arguments: str) -> list[Any]:
    command = [sys.executable, "-m", "tui", arguments[0], str(project), *arguments[1:]]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    return [json.loads(line) for line in done.stdout.splitlines()]


def annotations(project: Path) -> list[Any]:
    return asked(project, "annotations", "--json")


def judged(project: Path) -> list[str]:
    kept = json.loads((project / ".variorum" / "links.json").read_text(encoding="utf-8"))
    return [record["state"] for record in kept["links"].values()]


def opened(project: Path, home: Path, **how: Any) -> Terminal:
    terminal = Terminal(str(project), home=home, **how)
    terminal.wait("Articles" if how.get("columns", 120) >= 100 else "¶")
    terminal.wait(lambda screen: "Looking for links" not in screen and "here: 0" not in screen)
    return terminal


def test_an_hour_of_reading_survives_being_killed(project: Path, home: Path) -> None:
    terminal = opened(project, home)
    terminal.press("n")
    terminal.wait("▸1")
    terminal.press("c")
    terminal.wait("claim “")
    terminal.press("w", "w", "a")
    terminal.wait("actor “")
    terminal.press("s")
    terminal.wait("source “")
    assert sorted(note["label"] for note in annotations(project)) == ["actor", "claim", "source"]

    terminal.press("enter")
    terminal.wait("beside: ")
    terminal.press("y")
    terminal.wait("accepted: ")
    assert judged(project) == ["accepted"]
    terminal.press("u")
    terminal.wait("took back accepted link “")
    assert judged(project) == []
    terminal.press("ctrl+r")
    terminal.wait("made accepted link “")
    assert judged(project) == ["accepted"]

    terminal.press("e")
    terminal.wait("⏎ writes")
    terminal.wait("nothing is lost")
    terminal.press("enter")
    terminal.wait("written: ")
    exported = json.loads(next(home.glob("*.json")).read_text(encoding="utf-8"))
    assert len(exported["annotations"]) == 3

    before = annotations(project)
    terminal.kill(signal.SIGKILL)
    terminal = opened(project, home)
    terminal.wait("3 tags")
    terminal.wait("1 accepted link ")
    assert annotations(project) == before
    terminal.press("u")
    terminal.wait("took back accepted link “")
    terminal.press("u")
    terminal.wait("took back source")
    terminal.press("q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0
    assert [note["label"] for note in annotations(project)] == [
        note["label"] for note in before if note["label"] != "source"
    ]


def test_a_tag_is_kept_when_the_program_is_killed_at_once(project: Path, home: Path) -> None:
    terminal = opened(project, home)
    terminal.press(")")
    os.write(terminal._fd, b"c")
    terminal.wait("claim “")
    terminal.kill(signal.SIGKILL)
    assert [note["label"] for note in annotations(project)] == ["claim"]


def test_reading_goes_on_where_it_was_left(project: Path, home: Path) -> None:
    terminal = opened(project, home)
    terminal.press("]", "]", "}", "}", "}")
    terminal.wait("3 · ")
    shown = terminal.wait(lambda screen: "¶4/" in screen or "¶5/" in screen)
    place = next(row for row in shown.splitlines() if "¶4/" in row or "¶5/" in row)
    terminal.press("z", "q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0
    terminal = Terminal(str(project), home=home)
    terminal.wait("3 · ")
    terminal.wait(place[place.index("¶") : place.index("%")])
    assert "Articles" not in terminal.text
    terminal.kill()


def test_reading_goes_on_where_it_was_when_the_program_was_killed(project: Path, home: Path) -> None:
    terminal = opened(project, home)
    terminal.press("]", "}", "}", "q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0
    terminal = Terminal(str(project), home=home)
    terminal.wait("2 · ")
    terminal.press("]", "}", "}", "}", "}")
    shown = terminal.wait(lambda screen: "¶5/" in screen or "¶6/" in screen)
    place = next(row for row in shown.splitlines() if "¶5/" in row or "¶6/" in row)
    drawn(terminal, rest=1.5)
    terminal.kill(signal.SIGKILL)
    terminal = Terminal(str(project), home=home)
    terminal.wait("3 · ")
    terminal.wait(place[place.index("¶") : place.index("%")])
    terminal.kill()


def hushed(terminal: Terminal) -> None:
    """Wait until the terminal shows no longer what is typed."""
    for _ in range(60_000):
        if not terminal.modes() & termios.ECHO:
            return
        time.sleep(0.001)
    raise AssertionError("what is typed was shown until the end")


def test_what_is_typed_before_the_first_frame_is_not_shown_and_counts(tmp_path: Path, home: Path) -> None:
    terminal = Terminal(str(copy_of("seeds", tmp_path)), home=home)
    before = terminal.modes()
    hushed(terminal)
    assert terminal.modes() & termios.ICANON, "turned off with the first frame only"
    terminal.press(")", ")", ")")
    terminal.wait("linked passage")
    assert b")" not in terminal.received.split(b"\x1b")[0]
    terminal.press("c")
    terminal.wait("claim “")
    assert "claim “The market hall" in terminal.text
    terminal.press("q")
    while terminal.modes() != before:
        terminal.read(0.05)
    assert os.waitstatus_to_exitcode(terminal.end()) == 0


@pytest.mark.parametrize(("how", "later"), [(signal.SIGTERM, 0.0), (signal.SIGHUP, 0.1), (signal.SIGINT, 0.2)])
def test_a_signal_before_the_first_frame_leaves_the_terminal_as_it_was(
    tmp_path: Path, home: Path, how: signal.Signals, later: float
) -> None:
    terminal = Terminal(str(copy_of("seeds", tmp_path)), home=home)
    before = terminal.modes()
    hushed(terminal)
    time.sleep(later)
    os.kill(terminal.pid, how)
    for _ in range(30_000):
        if terminal.modes() == before:
            break
        time.sleep(0.001)
    assert terminal.modes() == before
    terminal.end()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_restores_the_terminal(project: Path, home: Path, how: signal.Signals) -> None:
    terminal = opened(project, home)
    terminal.press("c")
    terminal.wait("claim “")
    status = terminal.kill(how)
    assert os.waitstatus_to_exitcode(status) == 0
    assert b"\x1b[?1049l" in terminal.received
    assert b"\x1b[?25h" in terminal.received.split(b"\x1b[?1049l")[-1]
    assert len(annotations(project)) == 1


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (200, 60)])
def test_every_size_can_be_read_and_tagged(project: Path, home: Path, columns: int, rows: int) -> None:
    terminal = Terminal(str(project), home=home, columns=columns, rows=rows)
    terminal.wait("1 · ")
    terminal.press("c")
    terminal.wait("claim “")
    terminal.resize(columns + 25, rows + 3)
    terminal.wait("1 · ")
    terminal.press("q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0


FLOOD = """The Vellin Post

{day} at dawn the lower sluice of the Vellin harbour gave way and the water rose in Netmaker Lane.

The harbour board said {number} families had to leave their homes in Netmaker Lane before the tide turned.

{own}
"""


def told_twice(folder: Path) -> Path:
    """Two articles that tell one thing with another number."""
    folder.mkdir()
    more = ("Bakers gave away bread from two carts until noon.", "The last ferry was cancelled because of fog.")
    for name, number, own in zip(("a", "b"), ("20", "56"), more, strict=True):
        text = FLOOD.format(day="On Monday", number=number, own=own)
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("columns", "rows"), [(120, 36), (80, 24), (60, 20)])
def test_a_conflict_is_not_missed(tmp_path: Path, home: Path, columns: int, rows: int) -> None:
    terminal = Terminal(str(told_twice(tmp_path / "flood")), home=home, columns=columns, rows=rows)
    terminal.wait("≠ 1 passage in conflict" if columns >= 120 else "≠1")
    terminal.press("!")
    terminal.wait("≠ numbers  20 → 56")
    terminal.wait(", 1 in conflict")
    assert any(row.startswith("│≠") or "││≠" in row for row in terminal.text.splitlines())
    terminal.press("x")
    terminal.wait("rejected: ")
    terminal.wait(lambda screen: "≠1" not in screen and "≠ 1" not in screen)
    terminal.press("u")
    terminal.wait("≠ numbers  20 → 56")
    terminal.press("q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0


def test_a_weak_link_is_listed_and_opened_without_another_key(tmp_path: Path, home: Path) -> None:
    terminal = opened(copy_of("seeds", tmp_path), home)
    terminal.press("f", "By evening the quay", "enter", "escape")
    terminal.wait(lambda screen: "No likely match" in screen and "── weak ──" in screen)
    terminal.wait("J chooses one")
    terminal.press("J", "enter")
    terminal.wait("beside: ")
    terminal.press("y")
    terminal.wait("accepted: ")
    terminal.wait("✓")
    terminal.kill()


def drawn(terminal: Terminal, rest: float = 0.25) -> list[list[object]]:
    """Every cell of the screen once it rests, but for passing messages; the colour of a blank's ink is not seen."""
    terminal.rest(rest)
    rows = [[terminal.screen.buffer[row][at] for at in range(terminal.screen.columns)] for row in range(35)]
    return [[cell._replace(fg="") if cell.data == " " else cell for cell in row] for row in rows]


def test_what_is_drawn_piece_by_piece_is_what_is_drawn_anew(tmp_path: Path, home: Path) -> None:
    terminal = opened(copy_of("seeds", tmp_path), home)
    keys = ["down", "pagedown", "n", "c", ")", "v", ")", "escape", "z", "z", "?", "escape", "2", "/", "e", "enter", "u"]
    drawn(terminal, rest=1.5)
    for key in keys:
        terminal.press(key)
        before = drawn(terminal, rest=0.8)  # what a tag changes in the list of articles comes a moment later
        terminal.press("ctrl+l")
        assert drawn(terminal) == before, key
    terminal.kill()


def test_what_something_else_wrote_goes_when_all_is_drawn_anew(tmp_path: Path, home: Path) -> None:
    terminal = opened(copy_of("seeds", tmp_path), home)
    before = drawn(terminal, rest=1.5)
    terminal.overwrite("Broadcast message: the machine goes down")
    assert drawn(terminal) != before
    terminal.press("ctrl+l")
    assert drawn(terminal) == before
    terminal.kill()


@pytest.fixture
def job(tmp_path: Path, home: Path) -> Iterator[Terminal]:
    """A session on the sample in the foreground of a shell with job control."""
    terminal = Terminal(str(copy_of("seeds", tmp_path)), home=home, shell=True)
    terminal.run_in_shell()
    terminal.wait("Articles")
    terminal.wait(lambda screen: "Looking for links" not in screen and "(0 new)" not in screen)
    drawn(terminal, rest=1.0)
    yield terminal
    terminal.kill()


def modes(terminal: Terminal) -> list[Any]:
    return termios.tcgetattr(terminal._fd)[:4]


@pytest.mark.parametrize("dialog", ["", "e", "?"])
def test_a_session_that_was_suspended_is_drawn_whole_when_it_comes_back(job: Terminal, dialog: str) -> None:
    if dialog:
        job.press(dialog)
    before = drawn(job, rest=1.0)
    job.press("ctrl+z")
    job.wait("Stopped")
    job.run_in_shell("clear; seq 70000")
    job.wait("70000")
    os.write(job._fd, b"fg\r")
    job.wait(lambda screen: "70000" not in screen and "linked passage" in screen)
    assert drawn(job) == before
    job.press("escape", "escape", "c")
    job.wait("claim “")


def test_a_session_that_was_stopped_from_outside_goes_on_and_gives_the_terminal_back(job: Terminal) -> None:
    before, group, how = drawn(job), job.job(), modes(job)
    os.kill(group, signal.SIGSTOP)
    job.run_in_shell("clear; seq 70000")
    job.wait("70000")
    os.write(job._fd, b"fg\r")
    job.wait(lambda screen: "70000" not in screen and "linked passage" in screen)
    assert drawn(job) == before
    assert modes(job) == how
    job.press("c")
    job.wait("claim “")
    job.press("q")
    job.wait("shell> ")
    job.run_in_shell("stty -a | tr ' ' '\\n' | grep -x -- -*echo")
    job.wait(lambda screen: "\necho" in screen)


def test_a_session_that_is_told_to_go_on_without_having_stopped_goes_on(job: Terminal) -> None:
    before = drawn(job)
    os.kill(job.job(), signal.SIGCONT)
    assert drawn(job, rest=0.5) == before
    job.press(*"))))c")
    job.wait("claim “")
    job.press("q")
    job.wait("shell> ")


def test_a_terminal_that_became_smaller_meanwhile_is_drawn_as_it_is(job: Terminal) -> None:
    job.press("ctrl+z")
    job.wait("Stopped")
    job.resize(80, 24)
    job.run_in_shell("fg")
    job.wait(lambda screen: "Stopped" not in screen and "¶" in screen)
    job.press("c")
    job.wait("claim “")


@pytest.mark.parametrize(("burst", "field"), [("/scale", "scale"), ("cttale", "tale")])
def test_a_burst_of_keys_reaches_the_field_that_its_first_opens(
    tmp_path: Path, home: Path, burst: str, field: str
) -> None:
    terminal = opened(copy_of("seeds", tmp_path), home)
    os.write(terminal._fd, burst.encode())
    terminal.wait(field)
    drawn(terminal)
    terminal.press("escape")
    drawn(terminal, rest=0.5)
    terminal.press("q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0
    assert len(annotations(tmp_path / "seeds")) == (burst[0] == "c")


def test_another_process_is_seen_without_a_key(project: Path, home: Path) -> None:
    terminal = opened(project, home)
    first = asked(project, "documents", "--json")[0]["id"]
    subprocess.run(
        [sys.executable, "-m", "tui", "tag", str(project), first, "0", "9", "claim"],
        check=True, capture_output=True, cwd=ROOT,
    )  # fmt: skip
    terminal.wait("1 tag ")
    terminal.kill()


def test_noise_on_the_line_ends_no_session_and_a_paste_is_never_typed(tmp_path: Path, home: Path) -> None:
    project = copy_of("seeds", tmp_path)
    terminal = Terminal(str(project), home=home)
    terminal.wait("Fourteen dead")
    terminal.press("\udc9b", "\x1b[:R", "\x1b[99999999999u", "\x1b[200~q\x1b[31mq\x1b]0;q\x07\udce9\x1b[201~", "c")
    terminal.wait("u undoes")
    terminal.press("q")
    assert terminal.end() == 0
    assert [each["label"] for each in annotations(project)] == ["claim"]


def test_control_characters_of_an_article_never_reach_the_terminal(tmp_path: Path, home: Path) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    nasty = (
        "Title\x1b]0;owned\x07\x1b[31mred [bold]markup[/] \x9b2J \u202eabc\r\n\nSecond \x1b[2J paragraph with words.\n"
    )
    (folder / "a\x1b]0;owned\x07.txt").write_text(nasty, encoding="utf-8")
    (folder / "b.txt").write_text(nasty.replace("Second", "Another"), encoding="utf-8")
    terminal = Terminal(str(folder), home=home)
    terminal.wait("paragraph with words")
    terminal.press("c", "n", "enter", "/")
    terminal.wait("Search all")
    terminal.press("r", "e", "d")
    terminal.read(1.0)
    terminal.press("escape", "A")
    terminal.wait("All tags")
    terminal.kill()
    assert b"owned\x07" not in terminal.received
    assert b"\x1b[31mred" not in terminal.received
    assert "\u202e".encode() not in terminal.received
    assert "\x9b".encode() not in terminal.received


def test_the_event_as_a_whole_from_the_board_to_the_report(project: Path, home: Path) -> None:
    terminal = opened(project, home)
    terminal.press("B")
    terminal.wait(lambda screen: "disputed" in screen and "looking" not in screen and "linking" not in screen)
    terminal.press("!", "p")
    terminal.wait("Apparatus to")
    terminal.press("p", "c")
    terminal.wait("claim “")
    assert [note["label"] for note in annotations(project)] == ["claim"]
    terminal.wait(" 1 claim ")

    terminal.press("g", "enter", "j", "enter")
    terminal.wait("Links for this")
    terminal.press("I")
    before = _to_judge(terminal.wait(" to judge "))
    terminal.press("y")
    terminal.wait("accepted: “")
    terminal.press("x")
    terminal.wait("rejected: “")
    terminal.wait(f" {before - 2} links to judge ")
    assert sorted(judged(project)) == ["accepted", "rejected"]

    terminal.press("escape", "B")
    terminal.wait(" 1 claim ")
    terminal.press("e")
    terminal.wait("⏎ writes")
    terminal.press("enter")
    terminal.wait("written: ")
    report = next(home.glob("*.md")).read_text(encoding="utf-8")
    (claim,) = annotations(project)
    assert " ".join(claim["quote"].split())[:40] in " ".join(report.split())

    terminal.kill(signal.SIGKILL)
    terminal = opened(project, home)
    terminal.wait("1 tag ")
    terminal.wait("1 accepted link ")
    terminal.press("I")
    terminal.wait(f" {before - 2} links to judge ")
    terminal.press("u")
    terminal.wait("took back rejected link")
    terminal.wait(f" {before - 1} links to judge ")
    terminal.press("q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0


def _to_judge(screen: str) -> int:
    return int(screen.partition(" links to judge ")[0].split()[-1])
