"""Files that hold several articles: a line of the table each; every article is brought in as a file of its own."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from store.articles import delimited, extracts, mailboxes, packed
from store.articles.columns_named import Columns, as_article
from store.articles.intake import article_file, field_text, file_name
from store.articles.json_lines import JSON_LINES
from store.articles.kinds import kind_of
from store.errors import ArticleError

Records = Iterator[tuple[str, float, Any]]
"""Where each stands, how much of the file is read (0 to 1), and the record, the bytes of a file, or what is wrong."""


class Pack(NamedTuple):
    """One line of the table."""

    name: str
    """What messages and documents call it."""
    suffixes: tuple[str, ...]
    """Ends of its file names, in small letters."""
    records: Callable[[Path, Columns], Records]
    suffix: str = ".txt"
    """What the file of one article ends in."""


PACKS = (
    Pack("JSON Lines", JSON_LINES, lambda path, _: packed.lines(path)),
    Pack("CSV", (".csv", ".tsv", ".tab", ".csv.gz", ".tsv.gz"), lambda path, _: delimited.rows(path)),
    Pack("Parquet", packed.PARQUET, packed.rows),
    Pack("mailbox", (".mbox", ".mbx"), lambda path, _: mailboxes.mails(path), ".eml"),
)
"""Every kind of file of several articles that is known by its name."""

EXTRACTS = Pack("extracts of an encyclopaedia", (), lambda path, _: extracts.extracts(path))
"""Is known by how it begins."""

ENDINGS = ", ".join(suffix for pack in PACKS for suffix in pack.suffixes[:1])
"""What such files may end in, for messages and help."""


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


def pack_of(path: Path) -> Pack | None:
    """What kind of file of several articles this is, by its name or how it begins; None for any other."""
    name = path.name.lower()
    for pack in PACKS:
        if name.endswith(pack.suffixes):
            return pack
    return EXTRACTS if (not path.suffix or name.endswith(".txt")) and _holds_extracts(path) else None


def unpacked(path: Path, pack: Pack, columns: Columns) -> Iterator[Unpacked]:
    """Every article of a file, one in memory at a time.

    Raises:
        ArticleError: If it cannot be read, or not to its end; what came before has been given.
    """
    fields: dict[str, str] = {}
    for where, share, found in pack.records(path, columns):
        if isinstance(found, str):
            yield Unpacked(where, share, complaint=found)
        elif isinstance(found, bytes):
            yield _mail(where, share, found, pack.suffix)
        else:
            if pack.name == "JSON Lines" or not fields:
                fields = (Columns() if pack is EXTRACTS else columns).among(found)
            lacking = _lacking(fields, found, is_table=pack.name != "JSON Lines")
            if lacking and pack.name != "JSON Lines":
                raise ArticleError(f"{path}: {where}: {lacking}")
            if lacking:
                yield Unpacked(where, share, complaint=lacking)
            else:
                yield of_record(where, share, as_article(found, fields))


def of_record(where: str, share: float, record: Mapping[str, Any]) -> Unpacked:
    """An article from its fields, as a text file with what is known of it above."""
    try:
        content = article_file(dict(record))
    except ValueError as error:
        return Unpacked(where, share, complaint=str(error))
    return Unpacked(
        where, share, file_name(field_text(dict(record), "title"), field_text(dict(record), "date")), content
    )


def _lacking(fields: Mapping[str, str], record: Mapping[str, Any], *, is_table: bool) -> str:
    """Which field that a call named is not there, or that there is none of texts; empty where nothing is lacking."""
    missing = [(field, name) for field, name in fields.items() if name not in record and (is_table or field == "text")]
    if not missing and ("text" in fields or not is_table):
        return ""
    field, name = missing[0] if missing else ("text", "of texts")
    there = ", ".join(list(record)[:12]) or "none"
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


def _holds_extracts(path: Path) -> bool:
    """Whether a file begins as extracts do, and holds several or could not be read as an article."""
    if path.exists() and not path.is_file():
        return False
    try:
        with path.open("rb") as stream:
            if stream.read(len(extracts.OPENING)) != extracts.OPENING:
                return False
            return kind_of(path.name) is None or b"\n" + extracts.OPENING in stream.read(1 << 24)
    except OSError:
        return False
