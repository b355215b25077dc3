"""Files of an export, written whole or not at all."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange.files import file_stem, places, utf8, write_files

FILES = {"one.txt": b"One.", "more/two.ann": b"T1"}


def below(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes no file but the first."""
    synced = list[int]()

    def fsync(descriptor: int) -> None:
        synced.append(descriptor)
        if len(synced) > 1:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.fsync", fsync)


def test_one_file_takes_the_place_of_another_only_where_it_may(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_bytes(b"mine")
    with pytest.raises(FileExistsError) as refused:
        write_files({"a.md": b"new"}, path, is_folder=False)
    assert (path.read_bytes(), refused.value.filename) == (b"mine", str(path))
    write_files({"a.md": b"new"}, path, is_folder=False, replace=True)
    assert below(tmp_path) == {"report.md": b"new"}


def test_a_folder_is_written_where_there_is_none_or_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("new", "empty"):
        write_files(FILES, tmp_path / name, is_folder=True)
        assert below(tmp_path / name) == FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "new"]


@pytest.mark.parametrize("taken", ["file", "folder"])
def test_a_folder_takes_the_place_of_nothing(tmp_path: Path, taken: str) -> None:
    there = tmp_path / "out" if taken == "file" else tmp_path / "out" / "mine.txt"
    there.parent.mkdir(exist_ok=True)
    there.write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_files(FILES, tmp_path / "out", is_folder=True, replace=True)
    assert list(below(tmp_path).values()) == [b"mine"]


def test_a_full_disk_leaves_nothing_of_a_folder(tmp_path: Path, full: None) -> None:
    with pytest.raises(OSError, match="space") as refused:
        write_files(FILES, tmp_path / "out", is_folder=True)
    assert refused.value.filename == str(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("replace", [False, True])
def test_a_full_disk_leaves_nothing_of_a_file(tmp_path: Path, full: None, replace: bool) -> None:
    path = tmp_path / "report.md"
    write_files({"a": b"first"}, tmp_path / "first.md", is_folder=False)
    with pytest.raises(OSError, match="space") as refused:
        write_files({"a": b"new"}, path, is_folder=False, replace=replace)
    assert refused.value.filename == str(path)
    assert below(tmp_path) == {"first.md": b"first"}


def test_what_a_killed_call_left_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".out.part").mkdir()
    (tmp_path / ".a.md.part").write_bytes(b"half")
    write_files(FILES, tmp_path / "out", is_folder=True)
    write_files({"a": b"new"}, tmp_path / "a.md", is_folder=False, replace=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "out"]


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", ""])
def test_no_file_leaves_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        write_files({name: b""}, tmp_path / "out", is_folder=True)
    assert list(tmp_path.iterdir()) == []
    assert places(FILES, Path("a"), is_folder=True) == {Path("a/one.txt"): b"One.", Path("a/more/two.ann"): b"T1"}


@given(st.text())
def test_the_name_of_a_project_becomes_the_name_of_a_file(name: str) -> None:
    stem = file_stem(name)
    assert stem
    assert not set(stem) & set('/\\:*?"<>|\0 ')
    assert stem not in {".", ".."}
    assert utf8(stem)
