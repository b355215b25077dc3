"""The house stays as small as it is; the documents say what the code says."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.docs import PIECES, between, purpose
from tests.house import ceilings, modules
from tests.paths import ROOT

TOP = {
    *("tui", "store", "seeds", "tests", "docs", ".ci", "pyproject.toml", "Makefile"),
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"),
}
"""What stands at the top of the repository, beside hidden files."""


@pytest.mark.skipif(which("git") is None, reason="no git here")
def test_nothing_stands_at_the_top_that_does_not_belong_there() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("no repository that git reads")
    tops = {path.partition("/")[0] for path in listed.stdout.split("\0") if path}
    assert {top for top in tops if not top.startswith(".") or top == ".ci"} == TOP


@pytest.mark.parametrize(("file", "marker"), PIECES, ids=" ".join)
def test_what_a_document_has_from_the_code_is_true(file: str, marker: str) -> None:
    assert between(file, marker) == PIECES[file, marker](), "run: make docs"


@pytest.mark.parametrize("document", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda path: path.name)
def test_every_file_that_a_document_links_to_is_there(document: Path) -> None:
    text = re.sub(r"`[^`]*`", "", document.read_text(encoding="utf-8"))
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_every_module_says_in_its_first_line_what_it_is_for() -> None:
    assert [module for module in modules() if not purpose(module)] == []


def test_the_house_stays_under_its_ceilings() -> None:
    assert [ceiling for ceiling in ceilings() if ceiling.figure > ceiling.most] == []


CLOCKS_ON_THE_WALL = re.compile(r"\bperf_counter|assert .*\bmonotonic\(\) - \w+ <")
"""Bounds of time by what a busy machine does meanwhile, not by what the program itself takes."""

WAITING_ITSELF = {"tests/tui/cli/test_add_web.py", "tests/store/project/test_indexing.py"}
"""Tests of how long something waits, which takes no processor."""


def test_bounds_of_time_are_told_by_the_clock_of_the_processor() -> None:
    modules = {path.relative_to(ROOT).as_posix(): path for path in (ROOT / "tests").rglob("test_*.py")}
    looking = {name for name, path in modules.items() if CLOCKS_ON_THE_WALL.search(path.read_text(encoding="utf-8"))}
    assert looking - {Path(__file__).relative_to(ROOT).as_posix()} <= WAITING_ITSELF, "take time.process_time"
