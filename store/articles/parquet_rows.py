"""Tables of articles in Parquet: an article a row, read some hundred rows at a time."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from store.articles.json_lines import require_file, unreadable
from store.articles.options import ReadingOptions
from store.errors import ArticleError

ROWS = 256
"""Rows in memory at a time."""


def records(path: Path, options: ReadingOptions) -> Iterator[tuple[str, float, Mapping[str, Any] | str]]:
    """Every row: where it stands, how much of the file is read, and its cells in the columns of articles.

    Raises:
        ArticleError: If it cannot be read, or pyarrow is not installed, which reads it.
    """
    if find_spec("pyarrow") is None:
        raise ArticleError(f"{path}: reading Parquet needs pyarrow: pip install 'variorum[parquet]'")
    require_file(path)
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    try:
        file = parquet.ParquetFile(path)
        names = file.schema_arrow.names
        read = options.columns.among(names).values()
        total, number = max(1, file.metadata.num_rows), 0
        for batch in file.iter_batches(
            batch_size=ROWS, columns=[name for name in dict.fromkeys(read) if name in names]
        ):
            for record in batch.to_pylist():
                number += 1
                yield f"row {number}", number / total, record
    except (OSError, ValueError, arrow.ArrowException) as error:
        raise unreadable(path, error) from error
