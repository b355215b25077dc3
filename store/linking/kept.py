"""Links of a whole collection as Parquet: one row a link, read row group by row group."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import ExportError
from store.model import Difference, Link, Passage, Record, Span

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 10_000
"""Links held in memory when a file is written or read."""


def schema() -> "pa.Schema":
    """Columns of a file of links: those of a line of `variorum link`."""
    import pyarrow as pa

    end = pa.struct(
        [
            ("document", pa.string()),
            ("path", pa.string()),
            ("start", pa.int64()),
            ("end", pa.int64()),
            ("text", pa.string()),
        ]
    )
    difference = pa.struct([("type", pa.string()), ("here", pa.string()), ("there", pa.string())])
    return pa.schema(
        [
            ("here", end),
            ("there", end),
            ("score", pa.float64()),
            ("weak", pa.bool_()),
            ("kind", pa.string()),
            ("differences", pa.list_(difference)),
            ("state", pa.string()),
            ("archive", pa.string()),
        ]
    )


def to_parquet(lines: Path, path: Path) -> None:
    """Write JSON Lines of links as a Parquet file, in bounded memory."""
    import pyarrow as pa
    from pyarrow import parquet

    with lines.open(encoding="utf-8") as stream, parquet.ParquetWriter(path, schema()) as writer:
        records = map(json.loads, stream)
        while batch := list(islice(records, AT_ONCE)):
            writer.write_table(pa.Table.from_pylist(batch, schema()))


def read_links(place: Path, document: str | None = None) -> Iterator[Link]:
    """Links that an engine has written, read as they are asked for.

    Args:
        place: A Parquet file, or a folder of them.
        document: Only links of the document with this id or path, whichever end it is; parts of the file that cannot
            hold any are not read.

    Raises:
        ExportError: If it is no such place, or pyarrow is not installed.
    """
    for record in read_records(place, document):
        yield _link(record)


def read_records(place: Path, document: str | None = None) -> Iterator[Record]:
    """The same as the objects that `variorum link` prints.

    Raises:
        ExportError: If it is no such place, or pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowInvalid, dataset
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'variorum[parquet]'", "Not read") from error
    try:
        found = dataset.dataset(place, format="parquet")
        for batch in found.to_batches(filter=_of(document), batch_size=AT_ONCE):
            yield from batch.to_pylist()
    except (OSError, ArrowInvalid) as error:
        raise ExportError(f"{place}: no links can be read here ({error})", "Not read") from error


def _of(document: str | None) -> Any:
    """The rows in which a document is one end; None: all."""
    from pyarrow import dataset

    if document is None:
        return None
    fields = [dataset.field(end, name) for end in ("here", "there") for name in ("document", "path")]
    first, *others = [field == document for field in fields]
    for other in others:
        first |= other
    return first


def _link(record: Record) -> Link:
    changed = tuple(Difference(**difference) for difference in record["differences"])
    here, there = _passage(record["here"]), _passage(record["there"])
    return Link(
        here,
        there,
        record["score"],
        record["weak"],
        record["kind"],
        changed,
        record["state"],
        record.get("archive") or "",
    )


def _passage(end: Record) -> Passage:
    return Passage(end["document"], Span(end["start"], end["end"]), end["text"])
