"""What goes wrong on disk: told in one line, nothing lost, repaired from the history."""

import errno
import os
from pathlib import Path

import pytest

from store.errors import StorageError
from store.project import Project
from tests.store.making import quotes, tag


def test_a_folder_that_must_not_be_written_is_read_and_says_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(os, "access", lambda path, mode: mode & os.W_OK == 0)
    with Project.open(folder) as project:
        assert len(project.entries()) == 3
        assert "--data DIR" in project.problems[0].message
        with pytest.raises(StorageError, match="--data DIR"):
            tag(project, "Lena Osk", "actor")
        assert project.tags.of() == []
    assert sorted(path.suffix for path in folder.iterdir()) == [".txt"] * 3


def test_a_full_disk_is_one_line_and_changes_nothing(
    folder: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag(project, "Lena Osk", "actor")

    def full(descriptor: int, content: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(StorageError, match="disk is full"):
            tag(project, "Tarsil", "actor")
    assert quotes(project) == ["Lena Osk"]
    tag(project, "Tarsil", "actor")
    with Project.open(folder) as again:
        assert quotes(again) == quotes(project) == ["Lena Osk", "Tarsil"]
        assert again.check() == []


def test_a_damaged_file_is_told_on_opening_and_repaired_from_the_history(folder: Path, project: Project) -> None:
    made, other = tag(project, "Lena Osk", "actor"), tag(project, "two\ndoctors", "source", document=1)
    path = folder / ".variorum" / "annotations" / f"{made.document}.json"
    path.write_bytes(path.read_bytes()[:-40])
    with Project.open(folder, annotator="anna") as again:
        assert "damaged" in again.problems[0].message
        assert "--repair" in again.problems[0].message
        assert again.tags.of() == [other]
        with pytest.raises(StorageError, match="--repair"):
            tag(again, "Tarsil", "actor")
        assert again.check() != []
        assert len(again.repair()) == 1
        assert again.problems == []
        assert again.check() == []
        assert again.tags.of() == [made, other]
        assert again.history.undo() is not None


def test_half_a_line_in_the_history_is_put_aside_and_told(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    with (folder / ".variorum" / "history.jsonl").open("ab") as file:
        file.write(b'{"id": "01')
    with Project.open(folder, annotator="anna") as again:
        assert "half written" in again.problems[0].message
        tag(again, "Tarsil", "actor")
        assert len(list(again.history.changes())) == 2
    with Project.open(folder) as later:
        assert later.problems == []


def test_check_names_a_quote_that_its_text_does_not_say(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    path = folder / ".variorum" / "annotations" / f"{made.document}.json"
    path.write_text(path.read_text("utf-8").replace('"exact": "Lena Osk"', '"exact": "Lena Ost"'), "utf-8")
    with Project.open(folder) as again:
        assert any("quotes what its text does not say" in problem.message for problem in again.check())


def test_check_names_evidence_that_was_altered_or_lost(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    path = folder / ".variorum" / "texts" / f"{made.text}.txt"
    path.write_text(path.read_text("utf-8") + "!", "utf-8")
    assert "is not the text that was annotated" in project.check()[0].message
    path.unlink()
    (problem,) = project.check()
    assert problem.message.startswith(f".variorum/texts/{made.text}.txt: is missing")
    assert "--repair" in problem.message
    article = folder / project.entries()[0].path
    article.write_text(article.read_text("utf-8") + "More soon.\n", "utf-8")
    project.refresh()
    assert "restore it from a copy" in project.check()[0].message


@pytest.mark.parametrize("name", ["terms/*.idx", "passages.sqlite"])
def test_check_names_an_index_that_is_damaged(folder: Path, project: Project, tmp_path: Path, name: str) -> None:
    tag(project, "Lena Osk", "actor")
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "1.txt").write_text("A fire in a grain silo closed the harbour.", "utf-8")
    project.archives.add(tmp_path / "archive")
    project.index()
    assert project.check() == []
    project.close()
    with Project.open(folder) as again:
        indexes = [folder / ".variorum" / "index" / "linking", *again.workspace.archives.folders()]
        for index in indexes:
            (path,) = index.glob(name)
            whole = path.read_bytes()
            path.write_bytes(whole[:100] + bytes(byte ^ 255 for byte in whole[100:120]) + whole[120:])
        shown = [".variorum/index/linking", str(indexes[1])]
        problems = again.check()
        assert [problem.path for problem in problems] == shown
        for problem in problems:
            assert problem.message.startswith(f"{problem.path}: the index of links is damaged (")
            assert problem.message.endswith("; delete the folder, and it is made again")


def test_damaged_settings_are_told_and_the_defaults_used(folder: Path) -> None:
    (folder / ".variorum").mkdir()
    (folder / ".variorum" / "project.json").write_text("{")
    with Project.open(folder) as project:
        assert [label.name for label in project.labels] == ["claim", "actor", "source"]
        assert "project.json is damaged" in project.problems[0].message
        tag(project, "Lena Osk", "actor")
        project.repair()
        assert project.problems == []
    assert list((folder / ".variorum").glob("project.json.damaged-*"))


@pytest.mark.parametrize("name", ["write", "fsync", "replace", "open"])
def test_a_first_tag_that_fails_at_any_step_leaves_all_or_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for nth in range(1, 16):
        data = tmp_path / f"data-{nth}"
        with Project.open(folder, data, annotator="anna") as project:
            calls = 0
            real = getattr(os, name)

            def call(*arguments: object, nth: int = nth, real: object = real, **named: object) -> object:
                nonlocal calls
                calls += 1
                if calls == nth:
                    raise OSError(errno.EIO, os.strerror(errno.EIO))
                assert callable(real)
                return real(*arguments, **named)

            with monkeypatch.context() as patch:
                patch.setattr(os, name, call)
                try:
                    tag(project, "Lena Osk", "actor")
                except StorageError:
                    wanted = []
                else:
                    wanted = ["Lena Osk"]
                assert quotes(project) == wanted
            with Project.open(folder, data, annotator="anna") as again:
                assert quotes(again) in ([], ["Lena Osk"])
                tag(again, "Tarsil", "actor")
                assert again.check() == []
