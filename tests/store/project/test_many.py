"""A change of very many edits costs what its edits cost: no step is done once for every pair of them."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from store.disk import database, journal, tables
from store.model import Span
from store.project import Project
from store.project.tags import NewTag

WORDS = 300


def counted(monkeypatch: pytest.MonkeyPatch, owner: object, name: str, calls: Counter[str]) -> None:
    act: Callable[..., object] = getattr(owner, name)

    def count(*args: object, **named: object) -> object:
        calls[name] += 1
        return act(*args, **named)

    monkeypatch.setattr(owner, name, count)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    made: Counter[str] = Counter()
    counted(monkeypatch, tables.Draft, "write", made)
    counted(monkeypatch, journal, "lines_backwards", made)
    counted(monkeypatch, journal, "parts_of", made)
    counted(monkeypatch, database, "sync_folder", made)
    return made


def wanted(project: Project) -> list[NewTag]:
    found = []
    for entry in project.entries():
        at = 0
        for word in project.document(entry.id).text.split():
            found.append(NewTag(entry.id, Span(at, at + len(word)), "claim"))
            at += len(word) + 1
    return found


def test_many_tags_of_one_article_are_made_in_its_file_at_once(tmp_path: Path, calls: Counter[str]) -> None:
    (tmp_path / "a.txt").write_text(" ".join(f"word{number}" for number in range(WORDS)), "utf-8")
    with Project.open(tmp_path, annotator="anna") as project:
        assert len(project.tags.add_many(wanted(project))) == WORDS
        after = calls.total()
        assert after < 20
        project.history.undo()
        assert project.tags.of() == []
        project.history.redo()
        assert len(project.tags.of()) == WORDS
        assert calls.total() < 4 * after


def test_tags_of_many_articles_go_through_the_history_once(tmp_path: Path, calls: Counter[str]) -> None:
    for number in range(WORDS):
        (tmp_path / f"{number:03}.txt").write_text("one", "utf-8")
    with Project.open(tmp_path, annotator="anna") as project:
        project.tags.add(project.entries()[0].id, Span(0, 3), "actor")
        calls.clear()
        project.tags.add_many(wanted(project))
        project.history.undo()
        project.history.redo()
    assert calls["lines_backwards"] < 20
    assert calls["parts_of"] < 20
    assert calls["sync_folder"] < 20
    with Project.open(tmp_path) as project:
        assert len(project.tags.of()) == WORDS + 1
        assert project.check() == []


def test_files_that_were_lost_get_all_back_before_the_next_change_of_them(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"one two {name}", "utf-8")
    with Project.open(tmp_path, annotator="anna") as project:
        project.tags.add_many(wanted(project))
    lost = sorted((tmp_path / ".variorum" / "annotations").glob("*.json"))
    lost[0].unlink()
    lost[2].unlink()
    with Project.open(tmp_path, annotator="anna") as project:
        ids = [entry.id for entry in project.entries()]
        project.tags.add_many([NewTag(id, Span(0, 7), "actor") for id in ids])
        assert [len(project.tags.of(id)) for id in ids] == [4, 4, 4]
