"""Links of a whole collection as Parquet: one row a link, read row group by row group."""

import json
import os
from collections.abc import Collection, Iterator
from functools import reduce
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.archives.filling import PARQUET
from store.errors import ExportError, StorageError
from store.model import Link, Record
from store.records.links import LINK_COLUMNS, Column, link_from

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import parquet

WRITTEN = "_SUCCESS"
"""A file that Spark leaves in a folder that it has written whole."""

TRAILER = 8
"""Bytes at the end of a Parquet file: how long its footer is, and what it is."""

NAMED_WITHIN = 65_536
"""Bytes of a footer, from its beginning, in which the columns are named."""

COLUMNS = ("here", "there", "differences")
"""By which a file of links is known."""

NAMES = [(end, name) for end in ("here", "there") for name in ("document", "path")]
"""What an end is known by."""

AT_ONCE = 10_000
"""Links held in memory when a file is written or read."""


def schema() -> "pa.Schema":
    """Columns of a file of links."""
    import pyarrow as pa

    return pa.schema([(name, _type(column)) for name, column in LINK_COLUMNS.items()])


def _type(column: Column) -> "pa.DataType":
    import pyarrow as pa

    if isinstance(column, list):
        return pa.list_(_type(column[0]))
    if isinstance(column, type):
        return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[column]
    return pa.struct([(name, _type(inner)) for name, inner in column.items()])


def to_parquet(lines: Path, path: Path) -> None:
    """Write JSON Lines of links as a Parquet file, in bounded memory."""
    import pyarrow as pa
    from pyarrow import parquet

    with lines.open(encoding="utf-8") as stream, parquet.ParquetWriter(path, schema()) as writer:
        records = map(json.loads, stream)
        while batch := list(islice(records, AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(batch, schema()))


def seems_links(path: Path) -> bool:
    """Whether a Parquet file may be one of links, or a folder one that an engine wrote; next to nothing is read.

    Articles that speak of `differences` and of `there` may seem so too.
    """
    try:
        if path.suffix.lower() != PARQUET or path.is_dir():
            return (path / WRITTEN).exists()
        return path.is_file() and all(name.encode() in _footer(path) for name in COLUMNS)
    except (OSError, ValueError):
        return False


def holds_links(path: Path) -> bool:
    """Whether a file holds links for sure, as far as the file can be read and pyarrow is installed."""
    if not seems_links(path) or not path.is_file():
        return seems_links(path)
    try:
        from pyarrow import ArrowException, parquet
    except ImportError:
        return True
    try:
        return set(COLUMNS) <= set(parquet.read_schema(path).names)
    except (OSError, ArrowException, ValueError):
        return True


def files_of(path: Path) -> list[Path]:
    """The Parquet files at a place: itself, or those in a folder."""
    return [path] if path.is_file() else sorted(path.glob(f"*{PARQUET}"))


def count_links(path: Path) -> int:
    """How many links there are.

    Raises:
        ExportError: If they cannot be read, or pyarrow is not installed.
    """
    if not files_of(path):
        raise ExportError(
            f"{path}: holds no {PARQUET} files; put the folder there whole, as it was written", "Not read"
        )
    return sum(file.metadata.num_rows for file in _opened(path))


class Kept(NamedTuple):
    """A row of a Parquet file of links."""

    link: Link
    here: str
    """Path of the article at this end."""
    there: str


def read_links(path: Path, names: Collection[str] = ()) -> Iterator[Kept]:
    """Links that an engine has written, row by row.

    Args:
        path: A Parquet file, or a folder of them.
        names: Only links of the document with one of these ids or paths, whichever end it is: of a group of rows
            without any, nothing is read but the ids and paths.

    Raises:
        ExportError: If they cannot be read, or pyarrow is not installed.
    """
    from pyarrow import ArrowException

    try:
        for file in _opened(path):
            for group in range(file.num_row_groups):
                for record in _records(file, group, names):
                    yield Kept(link_from(record), *(str(record[end].get("path") or "") for end in ("here", "there")))
    except (OSError, ArrowException, KeyError, ValueError, StorageError) as error:
        raise _unreadable(path, error) from error


def _opened(path: Path) -> "Iterator[parquet.ParquetFile]":
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise ExportError(f"{path}: links as Parquet need pyarrow: install variorum[parquet]", "Not read") from error
    try:
        for each in files_of(path):
            with parquet.ParquetFile(each) as file:
                yield file
    except (OSError, ArrowException, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> ExportError:
    if isinstance(error, PermissionError):
        return ExportError(f"{path}: cannot be read (permission denied); check its permissions", "Not read")
    said = str(error).partition("\n")[0]
    return ExportError(f"{path}: no links can be read here ({said}); write them anew", "Not read")


def _footer(path: Path) -> bytes:
    """The end of a Parquet file, in which its columns are named."""
    with path.open("rb") as stream:
        stream.seek(-TRAILER, os.SEEK_END)
        size = int.from_bytes(stream.read(4), "little")
        stream.seek(-TRAILER - size, os.SEEK_END)
        return stream.read(min(size, NAMED_WITHIN))


def _records(file: "parquet.ParquetFile", group: int, names: Collection[str]) -> Iterator[Record]:
    if names:
        ends = file.read_row_group(group, columns=[f"{end}.{name}" for end, name in NAMES]).combine_chunks()
        if not any(_of(batch, names).true_count for batch in ends.to_batches()):
            return
    for batch in file.iter_batches(AT_ONCE, [group]):
        yield from (batch.filter(_of(batch, names)) if names else batch).to_pylist()


def _of(rows: "pa.RecordBatch", names: Collection[str]) -> "pa.BooleanArray":
    """Which rows have one of these ids or paths at an end."""
    import pyarrow as pa
    from pyarrow import compute

    wanted = pa.array(list(names), pa.string())
    fields = {end: {field.name for field in rows.schema.field(end).type} for end, _ in NAMES}
    known = [compute.struct_field(rows[end], name) for end, name in NAMES if name in fields[end]]
    masks = [compute.fill_null(compute.is_in(each.cast(pa.string()), value_set=wanted), False) for each in known]
    return reduce(compute.or_, masks)
