"""A project written before the house had rooms opens, undoes, checks and repairs as it did then.

`frozen/` was made by the program at commit 401cca3, `expected.json` is what that program said of it. The data is kept
under another name, so that nobody opens it where it lies.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.exchange import EXPORTS
from store.model import Span
from store.project import Project

FROZEN = Path(__file__).parent / "frozen"
EXPECTED: dict[str, Any] = json.loads((FROZEN / "expected.json").read_text("utf-8"))
SENTENCE = "A storm closed the northern quay of Velm on Friday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy, laid out as it was."""
    shutil.copytree(FROZEN / "articles", tmp_path / "velm")
    shutil.copytree(FROZEN / "data", tmp_path / "velm" / ".variorum")
    return tmp_path / "velm"


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    with Project.open(folder, annotator="anna") as opened:
        opened.index()
        yield opened


def annotations(project: Project) -> list[list[object]]:
    return [
        [
            project.entry(each.document).path,
            each.label,
            each.note,
            each.annotator,
            each.state,
            each.selector.exact,
            list(each.span) if each.span else None,
        ]
        for each in project.tags.of()
    ]


def told(project: Project) -> dict[str, object]:
    """What the program says of the project, as it was asked then."""
    start = project.document("1 quay.txt").text.index(SENTENCE)
    passage = project.links.passage("1 quay.txt", Span(start, start + len(SENTENCE)))
    quote = {each.id: each.selector.exact for each in project.tags.of()}
    judged = project.links.judgements()
    return {
        "labels": [label.name for label in project.labels],
        "aliases": [list(group) for group in project.names.aliases],
        "archives": [archive.name for archive in project.archives],
        "problems": sorted(problem.message for problem in project.check()),
        "annotations": annotations(project),
        "relations": [[each.kind, quote[each.subject], quote[each.object]] for each in project.relations.of()],
        "judgements": [
            [each.state, each.here.selector.exact, each.there.selector.exact, each.annotator] for each in judged
        ],
        "history": [[change.annotator, change.action] for change in project.history.changes()],
        "links": [[link.archive, link.state, link.kind, link.there.text] for link in project.links.of(passage)[:2]],
    }


def but_history(said: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in said.items() if key != "history"}


def made_in(path: Path) -> dict[str, object]:
    """What readers made in a data file; a repair may have found the file's article again under another name."""
    return {name: table for name, table in json.loads(path.read_bytes()).items() if name != "meta"}


def test_it_says_what_it_said(project: Project, folder: Path) -> None:
    assert told(project) == EXPECTED
    for name in EXPORTS:
        assert project.export(name).files
    assert not list(folder.glob(".variorum/**/*.damaged*"))


def test_each_of_its_changes_is_undone_and_made_again(project: Project) -> None:
    undone = 0
    while project.history.undo() is not None:
        undone += 1
    mine = [action for who, action in EXPECTED["history"] if who == "anna"]
    assert undone == len(mine) - 2, "of these, one is an undo and one a redo"
    assert [each.annotator for each in project.tags.of()] == ["bert"]
    assert (project.links.judgements(), project.names.aliases, len(project.archives)) == ([], (), 0)
    while project.history.redo() is not None:
        undone -= 1
    assert undone == 0
    project.index()
    assert but_history(told(project)) == but_history(EXPECTED)


def test_its_files_are_rebuilt_from_its_history(folder: Path) -> None:
    data = folder / ".variorum"
    before = {path: made_in(path) for path in [*data.glob("annotations/*.json"), data / "links.json"]}
    for number, path in enumerate(sorted(before)):
        path.unlink() if number % 2 else path.write_bytes(b"{" + path.read_bytes()[:40])
    with Project.open(folder, annotator="anna") as project:
        project.repair()
    assert {path: made_in(path) for path in before} == before
    with Project.open(folder, annotator="anna") as project:
        project.index()
        assert but_history(told(project)) == but_history(EXPECTED)


def test_it_is_gone_on_with(project: Project, folder: Path) -> None:
    made = project.tags.add("1 quay.txt", Span(0, 5), "doubt")
    project.links.reject(project.links.of(project.links.passage("1 quay.txt", Span(0, 29)))[0])
    with Project.open(folder, annotator="bert") as again:
        assert again.tags.get(made.id).label == "doubt"
        assert len(again.links.judgements()) == len(EXPECTED["judgements"]) + 1
