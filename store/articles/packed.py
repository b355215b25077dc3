"""Articles packed into one file: JSON Lines, plain or compressed, and Parquet."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from store.articles.columns_named import Columns
from store.articles.content import shortened, title_of
from store.articles.front_matter import iso_date
from store.articles.json_lines import JSON_LINES, json_lines, object_in, require_file, unreadable
from store.errors import ArticleError
from store.model import line_feeds

PARQUET = (".parquet",)
"""Ends of names of files with an article a row, in columns of those names."""

FIELDS = ("id", "title", "text", "date", "source", "url")
"""What is read of a record; all but the text may be missing."""

ROWS = 256
"""Rows of Parquet in memory at a time."""


class Packed(NamedTuple):
    """One record of a packed file: an article, or why it holds none."""

    share: float
    """How much of the file is read, 0 to 1."""
    key: str
    """The record's own id; empty when it gives none."""
    text: str
    title: str
    source: str
    published: str
    url: str
    complaint: str
    """One line that names the place in the file; empty for an article."""


def is_packed(path: Path) -> bool:
    """Whether a file's name is one of a packed file."""
    return path.name.lower().endswith((*JSON_LINES, *PARQUET))


def can_read_parquet() -> bool:
    """Whether pyarrow is installed, which reads Parquet."""
    return find_spec("pyarrow") is not None


def read_packed(path: Path) -> Iterator[Packed]:
    """Every record of a packed file in its order, a bounded number of them in memory.

    Raises:
        ArticleError: If the file cannot be read, or not to its end; what came before has been given.
    """
    records = rows(path) if path.name.lower().endswith(PARQUET) else lines(path)
    for where, share, record in records:
        if isinstance(record, str):
            yield _complaint(share, f"{where}: {record}")
        else:
            yield _packed(where, share, record)


def _packed(where: str, share: float, record: Mapping[str, Any]) -> Packed:
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return _complaint(share, f'{where}: "text" is no text, or an empty one')
    text = line_feeds(text.removeprefix("\ufeff"))
    told = {name: _on_one_line(record.get(name)) for name in FIELDS if name != "text"}
    title = shortened(told["title"]) or title_of(text)
    return Packed(share, told["id"], text, title, told["source"], iso_date(told["date"]), told["url"], "")


def _complaint(share: float, message: str) -> Packed:
    return Packed(share, "", "", "", "", "", "", message)


def _on_one_line(value: object) -> str:
    return "" if value is None or isinstance(value, dict | list) else " ".join(str(value).split())


def lines(path: Path) -> Iterator[tuple[str, float, Mapping[str, Any] | str]]:
    """Every line that is not blank: where it stands, how much of the file is read, the record or what is wrong."""
    for line in json_lines(path):
        record = object_in(line.content)
        yield f"line {line.number}", line.share, record if record is not None else "is no JSON object"


def rows(path: Path, columns: Columns | None = None) -> Iterator[tuple[str, float, Mapping[str, Any] | str]]:
    """Every row of a Parquet file, as `lines` gives lines.

    Args:
        path: Of the file.
        columns: Which are read, also under other usual names; by default those of `FIELDS`.
    """
    if not can_read_parquet():
        raise ArticleError(f"{path}: reading Parquet needs pyarrow: install variorum[parquet], or use JSON Lines")
    require_file(path)
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    try:
        file = parquet.ParquetFile(path)
        names = file.schema_arrow.names
        read = FIELDS if columns is None else columns.among(names).values()
        total, number = max(1, file.metadata.num_rows), 0
        for batch in file.iter_batches(batch_size=ROWS, columns=[name for name in read if name in names]):
            for record in batch.to_pylist():
                number += 1
                yield f"row {number}", number / total, record
    except (OSError, ValueError, arrow.ArrowException) as error:
        raise unreadable(path, error) from error
