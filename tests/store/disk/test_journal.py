"""The journal: whole lines only, newest first in little memory, undo and redo as a plain stack per annotator."""

import os
import time
import tracemalloc
from pathlib import Path
from typing import Literal

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.disk import journal as journals
from store.disk.journal import Journal
from store.disk.lines import BLOCK
from store.disk.newest_change import newest_of
from store.errors import StorageError
from store.project.history import next_redo, next_undo
from store.records.changes import Change, Edit, change_record


def change(id: str, annotator: str = "anna", undoes: str = "", redoes: str = "", note: str = "") -> Change:
    edit = Edit("annotations", "d1", f"record-{id}", None, {"note": note})
    return Change(id, "2026-01-02T03:04:05+01:00", annotator, "tag claim", (edit,), undoes, redoes)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "history.jsonl")


def test_a_journal_that_does_not_exist_is_empty(journal: Journal) -> None:
    assert journal.newest() is None
    assert list(journal.entries()) == []
    assert list(journal.backwards()) == []
    assert not journal.torn()


def test_what_is_appended_is_read_forwards_and_backwards(journal: Journal) -> None:
    made = [change(str(number), note="é\r\u2028" * number) for number in range(5)]
    for each in made:
        journal.append(each)
    assert list(Journal(journal.path).entries()) == made
    assert list(Journal(journal.path).backwards()) == made[::-1]
    assert Journal(journal.path).newest() == newest_of(made[-1])


def imported(count: int) -> Change:
    """A change of so many edits, as an import makes one."""
    edits = [Edit("annotations", f"d{n // 500}", f"r{n}", None, {"note": f"{n}, " * 30}) for n in range(count)]
    return change("1")._replace(edits=tuple(edits))


@pytest.mark.parametrize("count", [1, 999, 1000, 1001, 2500])
def test_a_change_of_any_size_is_one_line_of_json(journal: Journal, count: int) -> None:
    made = imported(count)
    journal.append(change("0"))
    journal.append(made)
    assert journal.path.read_bytes().splitlines()[1] == orjson.dumps(change_record(made))
    assert Journal(journal.path).newest() == newest_of(made)
    assert not Journal(journal.path).torn()
    assert (
        journal.documents() == Journal(journal.path).documents() == {f"d{n}" for n in range(max(2, -(-count // 500)))}
    )


def test_a_large_change_that_the_disk_does_not_take_leaves_no_trace(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append(change("0"))
    before, calls = journal.path.read_bytes(), iter(range(3))

    def write_all(descriptor: int, content: bytes) -> None:
        if next(calls) == 2:
            raise OSError(28, "No space left on device")
        os.write(descriptor, content)

    monkeypatch.setattr(journals, "write_all", write_all)
    with pytest.raises(StorageError):
        journal.append(imported(2500))
    assert journal.path.read_bytes() == before
    assert journal.newest() == newest_of(change("0"))


def test_appending_an_import_takes_little_more_memory_than_it_has(journal: Journal) -> None:
    made = imported(20_000)
    tracemalloc.start()
    try:
        journal.append(made)
        assert not journal.torn()
        assert len(journal.documents()) == 40
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < journal.path.stat().st_size / 1.2


def test_what_the_newest_change_is_takes_no_more_memory_for_a_large_import_than_for_a_middling_one(
    journal: Journal,
) -> None:
    peaks = []
    for count in (15_000, 60_000):
        journal.append(imported(count))
        tracemalloc.start()
        try:
            again = Journal(journal.path)
            newest = again.newest()
            assert not again.torn()
            peaks.append(tracemalloc.get_traced_memory()[1])
        finally:
            tracemalloc.stop()
        assert newest == newest_of(imported(count))
    assert peaks[1] < 1.2 * peaks[0]


@pytest.mark.parametrize("left", [0.2, 0.5, 0.9, 0.99999])
def test_a_large_import_that_was_half_written_is_passed_over(journal: Journal, left: float) -> None:
    journal.append(change("0"))
    length = journal.append(imported(15_000))
    os.truncate(journal.path, length + int(left * (journal.path.stat().st_size - length)))
    again = Journal(journal.path)
    assert again.newest() == newest_of(change("0"))
    assert again.torn()


@pytest.mark.parametrize("spoilt", [b'"r7000"', b'"edits":[', b'},{"table":'])
def test_a_large_import_that_was_damaged_is_passed_over_as_any_last_line_is(journal: Journal, spoilt: bytes) -> None:
    journal.append(change("0"))
    journal.append(imported(15_000))
    first, last = journal.path.read_bytes().splitlines(keepends=True)
    journal.path.write_bytes(first + last.replace(spoilt, b"#" * len(spoilt), 1))
    assert Journal(journal.path).newest() == newest_of(change("0"))
    assert Journal(journal.path).torn()


@given(st.lists(st.integers(0, 3 * BLOCK), max_size=6))
def test_lines_of_any_length_are_read_backwards(tmp_path_factory: pytest.TempPathFactory, sizes: list[int]) -> None:
    journal = Journal(tmp_path_factory.mktemp("journal") / "history.jsonl")
    made = [change(str(number), note="x" * size) for number, size in enumerate(sizes)]
    for each in made:
        journal.append(each)
    assert list(journal.backwards()) == made[::-1]


def test_a_line_of_a_large_import_is_read_backwards_in_time_that_grows_as_its_length(journal: Journal) -> None:
    made = change("1", note="x" * (512 * BLOCK))
    journal.append(made)
    began = time.process_time()
    assert list(journal.backwards()) == [made]
    assert time.process_time() - began < 2.0


@pytest.mark.parametrize("torn", [b'{"id": "half', b"\x00\x00\x00", b"not json\n", b'a\rb{"x', b"{}"])
def test_a_torn_last_line_is_passed_over_and_put_aside(journal: Journal, torn: bytes) -> None:
    journal.append(change("1"))
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole + torn)
    assert journal.newest() == newest_of(change("1"))
    assert list(journal.backwards()) == [change("1")]
    assert journal.torn()
    journal.mend()
    assert journal.path.read_bytes() == whole
    (aside,) = journal.path.parent.glob("history.jsonl.torn-*")
    assert aside.read_bytes() == torn
    assert aside.name in journal.problems[0].message


def test_a_damaged_line_in_the_middle_is_passed_over_and_told(journal: Journal) -> None:
    journal.append(change("1"))
    with journal.path.open("ab") as file:
        file.write(b'garbage\n{"id": 3}\n')
    journal.append(change("2"))
    assert [each.id for each in journal.entries()] == ["1", "2"]
    assert [each.id for each in journal.backwards()] == ["2", "1"]
    assert ["line 2" in told.message or "line 3" in told.message for told in journal.damage()] == [True, True]


def test_a_last_line_that_a_newer_version_wrote_is_neither_read_nor_torn(journal: Journal) -> None:
    journal.append(change("1"))
    with journal.path.open("ab") as file:
        file.write(b'{"id": "2", "verb": "new"}\n')
    assert not journal.torn()
    with pytest.raises(StorageError, match="upgrade"):
        journal.newest()


def test_text_that_is_not_unicode_is_refused_before_anything_is_written(journal: Journal) -> None:
    with pytest.raises(StorageError, match="UTF-8"):
        journal.append(change("1", note="\udc80"))
    assert not journal.path.exists()


@pytest.mark.parametrize("step", ["write", "fsync", "short"])
def test_a_failed_append_leaves_the_file_as_it_was(
    journal: Journal, step: Literal["write", "fsync", "short"], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append(change("1"))
    before = journal.path.read_bytes()
    real = os.write
    calls = 0

    def full(descriptor: int, content: bytes) -> int:
        nonlocal calls
        calls += 1
        if step == "short" and calls == 1:
            return real(descriptor, bytes(content)[:7])
        raise OSError(28, "No space left on device")

    def no_sync(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync" if step == "fsync" else "write", no_sync if step == "fsync" else full)
    with pytest.raises(StorageError, match=r"history\.jsonl"):
        journal.append(change("2"))
    monkeypatch.undo()
    assert journal.path.read_bytes() == before
    assert journal.newest() == newest_of(change("1"))


def test_what_is_retracted_was_never_there(journal: Journal) -> None:
    journal.append(change("1"))
    length = journal.append(change("2"))
    assert journal.retract(length)
    assert journal.newest() == newest_of(change("1"))


Step = tuple[Literal["do", "undo", "redo"], Literal["anna", "ben"]]


@given(st.lists(st.tuples(st.sampled_from(["do", "undo", "redo"]), st.sampled_from(["anna", "ben"])), max_size=30))
def test_undo_and_redo_are_a_stack_for_each_annotator(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("journal") / "history.jsonl")
    done: dict[str, list[str]] = {"anna": [], "ben": []}
    undone: dict[str, list[str]] = {"anna": [], "ben": []}
    for number, (act, who) in enumerate(steps):
        id = str(number)
        if act == "do":
            journal.append(change(id, who))
            done[who].append(id)
            undone[who].clear()
        elif act == "undo":
            found = next_undo(journal.backwards(), who)
            assert (found.id if found else None) == (done[who][-1] if done[who] else None)
            if found:
                journal.append(change(id, who, undoes=found.id))
                undone[who].append(done[who].pop())
        else:
            found = next_redo(journal.backwards(), who)
            assert (found.id if found else None) == (undone[who][-1] if undone[who] else None)
            if found:
                journal.append(change(id, who, redoes=found.id))
                done[who].append(undone[who].pop())
