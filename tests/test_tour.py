"""The README's five minutes on the sample, walked in a real terminal: every key, and what is said to be seen then."""

import os
import re
import signal
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.terminal import Terminal
from tui.desk.tour import STEPS

pytestmark = [pytest.mark.terminal, pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")]

HEADING = "## Five minutes on the sample"

TOKEN = re.compile(
    r"`(?P<key>[^`]+)`(?:[^`*]{0,40}?\buntil\b[^`*\"]*\"(?P<until>[^\"]+)\")?"
    r"|\*\*(?P<seen>[^*]+)\*\*",
)
"""A key that is pressed once, or until the cursor is at some words; and what is on the screen then."""

MOST_PRESSES = 40
"""After which a key that is to be pressed until something is reached does not lead there."""


def steps() -> list[str]:
    """The numbered steps of the tour, a line each."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition(HEADING)[2].partition("\n## ")[0]
    return re.findall(r"^\d+\. (.+)$", section, flags=re.MULTILINE)


def at_cursor(terminal: Terminal) -> str:
    """The text from the cursor to the end of its row in the reader."""
    cursor = terminal.screen.cursor
    row = re.split("[│┃▌◆✓≠●]", terminal.screen.display[cursor.y][cursor.x :])[0]  # up to the frame, with its map
    return row.strip().lstrip('"“# ')


def is_at(terminal: Terminal, words: str) -> bool:
    """Whether the cursor is on these words, of which the last may stand in the next row."""
    here = at_cursor(terminal)
    return here.startswith(words) or (bool(here) and words.startswith(f"{here} "))


def press_until(terminal: Terminal, key: str, words: str) -> None:
    for _ in range(MOST_PRESSES):
        terminal.read(0.3)
        if is_at(terminal, words):
            return
        terminal.press(key)
    raise AssertionError(f"{key} never led to {words!r}:\n{terminal.text}")


def shows(words: str, screen: str) -> bool:
    return words in " ".join(screen.split())


def walk(terminal: Terminal, step: str) -> int:
    """Do what a step says; how many keys it has."""
    keys = 0
    for token in TOKEN.finditer(step):
        if seen := token["seen"]:
            terminal.wait(partial(shows, seen))
        elif token["until"]:
            press_until(terminal, token["key"], token["until"])
        elif not token["key"].startswith("variorum"):
            terminal.press(token["key"])
            terminal.read(0.7)
        keys += bool(token["key"])
    return keys


def opened(home: Path) -> Terminal:
    terminal = Terminal(home=home)
    terminal.wait("Articles")
    terminal.wait(lambda screen: "Looking for links" not in screen and "(0 new)" not in screen)
    terminal.read(1.0)
    return terminal


def wait_for_step(terminal: Terminal, number: int) -> None:
    terminal.wait(
        lambda screen: f"\n {number}/{len(STEPS)}  " in screen or (number > len(STEPS) and "That was" in screen)
    )


def left_of(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_tour_that_the_program_leads_is_walked_to_its_end_and_leaves_nothing(tmp_path: Path) -> None:
    places, work, home = (tmp_path / name for name in ("places", "work", "home"))
    for folder in (places, work, home):
        folder.mkdir()
    terminal = Terminal("learn", home=home, working=work, environment={"TMPDIR": str(places)})
    for number, step in enumerate(steps()[:-1], 1):
        wait_for_step(terminal, number)
        if number == 1:
            terminal.wait(lambda screen: "Looking for links" not in screen and "(0 new)" not in screen)
            terminal.read(1.0)
        assert walk(terminal, step), step
    wait_for_step(terminal, len(STEPS) + 1)
    terminal.press("q")
    assert os.waitstatus_to_exitcode(terminal.end()) == 0
    assert (left_of(places), left_of(work), left_of(home)) == ([], [], ["state"])
    assert left_of(home / "state" / "variorum") == ["known"]


def test_the_tour_is_taken_from_the_list_of_keys_and_comes_back_to_the_session(tmp_path: Path) -> None:
    terminal = opened(tmp_path)
    terminal.press(")", ")", "c")
    terminal.wait("claim “At least 14")
    terminal.press("?")
    terminal.wait("L takes the tour")
    terminal.press("L")
    wait_for_step(terminal, 1)
    terminal.press("ctrl+z")
    terminal.wait("no shell to go back to")
    terminal.press("f3")
    terminal.wait(lambda screen: "f2 skips" not in screen)
    terminal.press("q")
    terminal.wait("1 tag ")
    terminal.press("u")
    terminal.wait("took back claim “At least 14")
    assert os.waitstatus_to_exitcode(terminal.kill(signal.SIGTERM)) == 0


def test_a_session_that_is_ended_during_the_tour_ends_the_tour_too(tmp_path: Path) -> None:
    places = tmp_path / "places"
    places.mkdir()
    terminal = Terminal(home=tmp_path, environment={"TMPDIR": str(places)})
    terminal.wait("Articles")
    terminal.press("?")
    terminal.wait("L takes the tour")
    terminal.press("L")
    wait_for_step(terminal, 1)
    assert os.waitstatus_to_exitcode(terminal.kill(signal.SIGTERM)) == 0
    assert left_of(places) == []


def test_the_tour_of_the_readme_is_true(tmp_path: Path) -> None:
    terminal = opened(tmp_path)
    for step in steps()[:-1]:
        assert walk(terminal, step), step
    terminal.read(1.0)
    here = at_cursor(terminal)
    assert walk(terminal, steps()[-1])
    assert os.waitstatus_to_exitcode(terminal.end()) == 0
    assert [path.name for path in tmp_path.glob("*.html")] == ["sample.html"]
    terminal = opened(tmp_path)
    assert at_cursor(terminal) == here
    terminal.kill()
