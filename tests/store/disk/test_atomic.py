"""What is said where something cannot be written."""

import errno
from pathlib import Path

from store.disk.atomic import storage_error


def told(path: Path) -> str:
    return storage_error(PermissionError(errno.EACCES, "Permission denied"), path).message


def test_where_nothing_was_kept_data_may_begin_elsewhere(tmp_path: Path) -> None:
    data = tmp_path / ".variorum"
    assert told(data) == f"{data}: must not be written; keep the project's data elsewhere with --data DIR"


def test_what_was_kept_is_to_be_taken_along(tmp_path: Path) -> None:
    data = tmp_path / ".variorum"
    data.mkdir()
    (data / "history.jsonl").touch()
    for path in (data, data / "lock"):
        remedy = f"copy {data} to where it may be, and open the project with --data and the copy"
        assert told(path) == f"{path}: must not be written; {remedy}"
