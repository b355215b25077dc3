"""The data files: whole before or after whatever fails, one writer at a time, what is damaged never overwritten."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest
from tinydb import TinyDB

from store.disk.database import Database
from store.disk.headers import DamagedError, NewerError, encode_tables
from store.disk.storage import AtomicStorage
from store.disk.tables import Records
from store.errors import StorageError
from store.integrity.reconciling import Standing
from store.integrity.repairing import repair
from store.model import Record
from store.records.changes import Change, Edit
from tests.paths import ROOT

FILE = "annotations/d1.json"
OTHER = "annotations/d2.json"
TABLE = "annotations"


def edit(id: str, before: Record | None, after: Record | None, document: str = "d1") -> Edit:
    return Edit("annotations", document, id, before, after)


def change(id: str, *edits: Edit) -> Change:
    return Change(id, "2026-01-02T03:04:05+01:00", "anna", "tag claim", edits)


def described(document: str = "d1") -> Edit:
    return Edit("meta", document, "file", None, {"path": f"{document}.txt", "title": "T", "sha256": "0" * 64})


def records(database: Database, key: str = FILE) -> dict[str, Record]:
    return database.tables(key).get(TABLE, {})


def test_nothing_is_made_before_the_first_commit(tmp_path: Path) -> None:
    database = Database(tmp_path / "data")
    assert database.tables(FILE) == {}
    assert not database.refresh()
    assert not (tmp_path / "data").exists()


def test_a_commit_is_on_disk_in_the_order_of_ids_with_the_header_first(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", described(), edit("2", None, {"note": "second"})))
    database.commit(change("C2", edit("1", None, {"note": "first"})))
    content = (tmp_path / FILE).read_bytes()
    assert content.startswith(b'{\n  "meta": {\n    "file": {\n      "version": 1,')
    tables = orjson.loads(content)
    assert list(tables) == ["meta", "annotations"]
    assert list(tables[TABLE]) == ["1", "2"]
    assert tables["meta"]["file"]["change"] == "C2"
    assert database.headers()["d1"].path == "d1.txt"
    assert Database(tmp_path).headers() == database.headers()


def test_data_files_are_what_tinydb_reads(tmp_path: Path) -> None:
    Database(tmp_path).commit(change("C1", edit("1", None, {"note": "kept"})))
    stock = TinyDB(tmp_path / FILE, access_mode="r")
    stock.table_class = Records
    assert [dict(record) for record in stock.table(TABLE).all()] == [{"note": "kept"}]
    stock.close()


def test_our_storage_serves_tinydb_directly(tmp_path: Path) -> None:
    file = TinyDB(tmp_path / "direct.json", storage=AtomicStorage)
    file.table("meta").insert({"version": 1})
    assert (tmp_path / "direct.json").exists()
    assert list((tmp_path).iterdir()) == [tmp_path / "direct.json"]


def test_a_change_whose_record_is_no_longer_what_it_expects_is_refused(tmp_path: Path) -> None:
    one, two = Database(tmp_path), Database(tmp_path)
    one.commit(change("C1", edit("1", None, {"note": "old"})))
    two.commit(change("C2", edit("1", {"note": "old"}, {"note": "new"})))
    with pytest.raises(StorageError, match="somebody else"):
        one.commit(change("C3", edit("1", {"note": "old"}, {"note": "mine"})))
    assert one.refresh()
    assert records(one) == {"1": {"note": "new"}}


def test_a_document_id_cannot_name_a_file_elsewhere(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="document id"):
        Database(tmp_path / "data").commit(change("C1", edit("1", None, {}, "../../elsewhere")))
    assert not list(tmp_path.glob("*.json"))


def test_what_another_program_wrote_is_seen_after_refresh(tmp_path: Path) -> None:
    one, two = Database(tmp_path), Database(tmp_path)
    one.commit(change("C1", edit("1", None, {"note": "a"})))
    assert two.refresh()
    assert records(two) == {"1": {"note": "a"}}
    assert not two.refresh()
    two.commit(change("C2", edit("2", None, {"note": "b"})))
    assert not two.refresh()
    one.commit(change("C3", edit("3", None, {"note": "c"}, "d2")))
    assert one.refresh()
    assert list(records(one)) == ["1", "2"]


def test_what_another_program_wrote_just_before_a_commit_is_not_hidden_by_it(tmp_path: Path) -> None:
    one, two = Database(tmp_path), Database(tmp_path)
    one.commit(change("C1", edit("1", None, {"note": "a"})))
    two.refresh()
    records(two)
    one.commit(change("C2", edit("1", {"note": "a"}, {"note": "b"})))
    two.commit(change("C3", edit("9", None, {"note": "z"}, "d2")))
    assert two.refresh()
    assert records(two) == {"1": {"note": "b"}}


DAMAGE = [b"", b"{", b"[]", b'{"annotations": {}}', b'{"meta": {"file": {"version": "x"}}}', b"\xff\xfe"]


@pytest.mark.parametrize("content", DAMAGE)
def test_a_damaged_file_is_told_refuses_writes_and_is_rebuilt(tmp_path: Path, content: bytes) -> None:
    database = Database(tmp_path / ".variorum")
    database.commit(change("C1", described(), edit("1", None, {"note": "a"})))
    database.commit(change("C2", described("d2"), edit("2", None, {"note": "b"}, "d2")))
    path = tmp_path / ".variorum" / FILE
    path.write_bytes(content)
    again = Database(tmp_path / ".variorum")
    (told,) = again.file_problems()
    assert str(path) in told.message
    assert f"check {tmp_path} --repair" in told.message
    assert list(records(again, OTHER)) == ["2"]
    with pytest.raises(DamagedError):
        again.commit(change("C3", edit("3", None, {"note": "c"})))
    assert path.read_bytes() == content
    again.commit(change("C4", edit("4", None, {"note": "d"}, "d2")))
    assert len(repair(again)) == 1
    assert records(again) == {"1": {"note": "a"}}
    assert again.headers()["d1"].path == "d1.txt"
    assert next(path.parent.glob("d1.json.damaged-*")).read_bytes() == content
    again.commit(change("C5", edit("3", None, {"note": "c"})))
    assert not Database(tmp_path / ".variorum").file_problems()


def test_a_newer_file_is_told_and_left_alone_even_by_repair(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", edit("1", None, {"note": "a"})))
    tables = orjson.loads((tmp_path / FILE).read_bytes())
    tables["meta"]["file"]["version"] = 99
    (tmp_path / FILE).write_bytes(encode_tables(tables))
    before = (tmp_path / FILE).read_bytes()
    again = Database(tmp_path)
    assert "upgrade" in again.file_problems()[0].message
    with pytest.raises(NewerError, match="upgrade"):
        again.commit(change("C2", edit("2", None, {})))
    assert repair(again) == []
    assert (tmp_path / FILE).read_bytes() == before


def test_a_newer_project_file_stops_every_write(tmp_path: Path) -> None:
    (tmp_path / "project.json").write_text('{"meta": {"file": {"version": 2}}}')
    with pytest.raises(NewerError, match="upgrade"):
        Database(tmp_path).commit(change("C1", edit("1", None, {})))
    assert not (tmp_path / "history.jsonl").exists()


def test_a_large_file_opens_by_its_top(tmp_path: Path) -> None:
    database = Database(tmp_path)
    many = [edit(f"{number:05}", None, {"note": "x" * 90}) for number in range(1000)]
    database.commit(change("C1", described(), *many))
    again = Database(tmp_path)
    assert again.headers()["d1"].path == "d1.txt"
    half = (tmp_path / FILE).read_bytes()[:-2000]
    (tmp_path / FILE).write_bytes(half)
    assert "damaged" in Database(tmp_path).file_problems()[0].message


def test_a_file_that_lost_its_last_renames_is_completed_from_the_history(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", edit("1", None, {"note": "a"})))
    old = (tmp_path / FILE).read_bytes()
    database.commit(change("C2", edit("2", None, {"note": "b"})))
    database.commit(change("C3", edit("1", {"note": "a"}, None)))
    (tmp_path / FILE).write_bytes(old)
    again = Database(tmp_path)
    assert again.lags()
    assert records(again) == {"2": {"note": "b"}}
    with again.locked():
        pass
    assert orjson.loads((tmp_path / FILE).read_bytes())[TABLE] == {"2": {"note": "b"}}


def test_repair_completes_a_file_that_lags_though_others_were_written_since(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", edit("1", None, {"note": "a"})))
    old = (tmp_path / FILE).read_bytes()
    database.commit(change("C2", edit("2", None, {"note": "b"})))
    database.commit(change("C3", edit("3", None, {"note": "c"}, "d2")))
    (tmp_path / FILE).write_bytes(old)
    again = Database(tmp_path)
    assert Standing(again).behind() == [FILE]
    assert len(repair(again)) == 1
    assert list(records(again)) == ["1", "2"]
    assert Standing(again).behind() == []


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted", "put back as it once was"])
def test_a_change_in_a_file_that_lags_does_not_hide_what_it_lacks(tmp_path: Path, is_deleted: bool) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", edit("1", None, {"note": "a"})))
    old = (tmp_path / FILE).read_bytes()
    database.commit(change("C2", edit("2", None, {"note": "b"})))
    database.commit(change("C3", edit("3", None, {"note": "c"}, "d2")))
    if is_deleted:
        (tmp_path / FILE).unlink()
    else:
        (tmp_path / FILE).write_bytes(old)
    again = Database(tmp_path)
    again.commit(change("C4", edit("4", None, {"note": "d"})))
    assert list(records(again)) == ["1", "2", "4"]
    assert list(records(Database(tmp_path))) == ["1", "2", "4"]
    assert Standing(again).behind() == []


def test_a_file_whose_history_is_gone_is_left_as_it_is(tmp_path: Path) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", edit("1", None, {"note": "a"})))
    (tmp_path / "history.jsonl").unlink()
    again = Database(tmp_path)
    again.commit(change("C2", edit("2", None, {"note": "b"})))
    assert list(records(again)) == ["1", "2"]


Shown = tuple[dict[str, Record], dict[str, Record]]


def both(database: Database) -> Shown:
    return records(database), records(database, OTHER)


Fault = Callable[[pytest.MonkeyPatch, int], list[int]]


def failing(name: str) -> Fault:
    """Make the n-th call of `os.<name>` and every later one of it fail; gives the count of calls."""

    def install(patch: pytest.MonkeyPatch, nth: int) -> list[int]:
        calls = [0]
        real = getattr(os, name)

        def call(*arguments: Any, **named: Any) -> Any:
            calls[0] += 1
            if calls[0] >= nth:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*arguments, **named)

        patch.setattr(os, name, call)
        return calls

    return install


def failing_once(name: str) -> Fault:
    """Make just the n-th call of `os.<name>` fail."""

    def install(patch: pytest.MonkeyPatch, nth: int) -> list[int]:
        calls = [0]
        real = getattr(os, name)

        def call(*arguments: Any, **named: Any) -> Any:
            calls[0] += 1
            if calls[0] == nth:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            return real(*arguments, **named)

        patch.setattr(os, name, call)
        return calls

    return install


@pytest.mark.parametrize("nth", range(1, 9))
@pytest.mark.parametrize("name", ["write", "fsync", "replace", "open", "truncate", "ftruncate"])
@pytest.mark.parametrize("kind", [failing, failing_once])
def test_after_any_failure_the_project_is_as_before_or_as_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Callable[[str], Fault], name: str, nth: int
) -> None:
    database = Database(tmp_path)
    database.commit(change("C1", edit("1", None, {"note": "a"}), edit("2", None, {"note": "b"}, "d2")))
    before = both(database)
    act = change("C2", edit("1", {"note": "a"}, {"note": "A"}), edit("2", {"note": "b"}, None, "d2"))
    after: Shown = ({"1": {"note": "A"}}, {})
    with monkeypatch.context() as patch:
        kind(name)(patch, nth)
        failed = _refused(database, act)
        seen = both(database)
    assert seen == (before if failed else after)
    if not (name in {"truncate", "open"} and failed):
        assert both(Database(tmp_path)) == seen
    assert both(Database(tmp_path)) in (before, after)
    now = both(Database(tmp_path))[0]
    recovered = Database(tmp_path)
    recovered.commit(change("C3", edit("3", None, {"note": "c"})))
    assert both(Database(tmp_path))[0] == {**now, "3": {"note": "c"}}
    assert not list(tmp_path.rglob("*.tmp"))
    assert Standing(recovered).behind() == []


def _refused(database: Database, act: Change) -> bool:
    try:
        database.commit(act)
    except StorageError as error:
        return "\n" not in str(error)
    return False


def test_a_first_commit_that_fails_leaves_an_empty_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for nth in range(1, 12):
        data = tmp_path / str(nth)
        database = Database(data)
        with monkeypatch.context() as patch:
            failing("fsync")(patch, nth)
            failed = _refused(database, change("C1", edit("1", None, {"note": "a"})))
        assert records(Database(data)) in ({}, {"1": {"note": "a"}})
        assert records(database) == ({} if failed else {"1": {"note": "a"}})


WRITER = """
import sys
from pathlib import Path
from store.disk.database import Database
from store.records.changes import Change, Edit

folder, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
database = Database(folder)
for number in range(count):
    id = f"{name}{number:05}"
    edits = tuple(Edit("annotations", document, id, None, {"note": id}) for document in ("d1", "d2"))
    database.commit(Change(id, "now", name, "tag claim", edits))
    print(id, flush=True)
"""


def writer(folder: Path, name: str, count: int) -> "subprocess.Popen[bytes]":
    root = ROOT
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder), name, str(count)], stdout=subprocess.PIPE, cwd=root
    )


def test_two_programs_lose_nothing_of_each_other(tmp_path: Path) -> None:
    running = [writer(tmp_path, name, 25) for name in "ab"]
    outputs = [program.communicate(timeout=60)[0].split() for program in running]
    wanted = {id.decode() for output in outputs for id in output}
    assert len(wanted) == 50
    database = Database(tmp_path)
    assert set(records(database)) == set(records(database, OTHER)) == wanted
    assert len(list(database.journal.entries())) == 50


def test_a_killed_program_keeps_what_it_confirmed_and_nothing_by_halves(tmp_path: Path) -> None:
    confirmed: set[str] = set()
    for round in range(6):
        program = writer(tmp_path, f"r{round}-", 100_000)
        assert program.stdout is not None
        confirmed.add(program.stdout.readline().decode().strip())
        time.sleep(0.013 * round)
        program.send_signal(signal.SIGKILL)
        confirmed |= {line.decode().strip() for line in program.stdout if line.endswith(b"\n")}
        program.wait()
        database = Database(tmp_path)
        assert records(database) == records(database, OTHER)
        assert confirmed <= set(records(database))
        with database.locked():
            pass
        assert records(Database(tmp_path)) == records(database)
        assert not database.lags()
