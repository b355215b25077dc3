"""Files of several articles taken apart: every article becomes a file of its own."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from store.articles.intake import article_file, field_text, file_name
from store.articles.options import ReadingOptions
from store.articles.packs import JSON_LINES, Pack
from store.articles.record_fields import Columns, as_article
from store.errors import ArticleError


class Unpacked(NamedTuple):
    """One article of such a file, or why there is none."""

    where: str
    share: float
    """How much of the file is read, 0 to 1."""
    name: str = ""
    """For its file, after its day and title."""
    content: bytes = b""
    complaint: str = ""
    """Empty for an article."""


def unpacked(path: Path, pack: Pack, options: ReadingOptions) -> Iterator[Unpacked]:
    """Every article of a file, one in memory at a time.

    Raises:
        ArticleError: If it cannot be read, or not to its end; what came before has been given.
    """
    for where, share, found in articles(path, pack, options):
        if isinstance(found, str):
            yield Unpacked(where, share, complaint=found)
        elif isinstance(found, bytes):
            yield _mail(where, share, found, pack.suffix)
        else:
            yield of_record(where, share, found)


def articles(path: Path, pack: Pack, options: ReadingOptions) -> Iterator[tuple[str, float, Any]]:
    """Every record of a file with its fields as those of an article: title, text, date, source, url, author.

    Raises:
        ArticleError: As `unpacked` does; also where a table has no column of a name that was given, or none of texts.
    """
    fields: dict[str, str] = {}
    for where, share, found in pack.records(path, options):
        if isinstance(found, str | bytes) or not pack.has_columns:
            yield where, share, found
            continue
        if pack is JSON_LINES or not fields:
            fields = options.columns.among(found)
        lacking = _lacking(fields, found, is_table=pack is not JSON_LINES)
        if lacking and pack is not JSON_LINES:
            raise ArticleError(f"{path}: {where}: {lacking}")
        yield where, share, lacking or as_article(found, fields)


def of_record(where: str, share: float, record: Mapping[str, Any]) -> Unpacked:
    """An article from its fields, as a text file with what is known of it above."""
    try:
        content = article_file(dict(record))
    except ValueError as error:
        return Unpacked(where, share, complaint=str(error))
    return Unpacked(
        where, share, file_name(field_text(dict(record), "title"), field_text(dict(record), "date")), content
    )


def record_of_line(where: str, record: Mapping[str, Any] | None, columns: Columns) -> Unpacked:
    """An article from one line of JSON Lines; `record` is None where it held no object."""
    if record is None:
        return Unpacked(where, 0, complaint="is no JSON object")
    return of_record(where, 0, as_article(record, columns.among(record)))


def _lacking(fields: Mapping[str, str], record: Mapping[str, Any], *, is_table: bool) -> str:
    """Which field that a call named is not there, or that there is none of texts; empty where nothing is lacking."""
    missing = [(field, name) for field, name in fields.items() if name not in record and (is_table or field == "text")]
    if not missing and ("text" in fields or not is_table):
        return ""
    field, name = missing[0] if missing else ("text", "of texts")
    there = ", ".join(" ".join(each.split()) for each in list(record)[:12]) or "none"  # a head may have line breaks
    return f"no {'column' if is_table else 'field'} {name}; name it with --{field}-column (there are: {there})"


def _mail(where: str, share: float, data: bytes, suffix: str) -> Unpacked:
    from store.articles.kinds import mail

    try:
        content = mail.read(data, where)
    except ArticleError as error:
        return Unpacked(where, share, complaint=str(error).removeprefix(f"{where}: "))
    if not content.text.strip():
        return Unpacked(where, share, complaint="holds no text")
    return Unpacked(where, share, file_name(content.title, content.published, suffix), data)
