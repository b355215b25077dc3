"""The fields above a mail or a newsgroup posting: who wrote it, when, about what."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from store.articles.content import shortened
from store.articles.dates import iso_date
from store.articles.encoding import codec_of, decode

LONGEST = 1 << 16
"""Characters within which the fields end; real ones rarely take a tenth."""

LONGEST_FIELD = 2000
"""Characters of one field that are decoded."""

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,76})[ \t]*:[ \t]*(.*)")
_ENVELOPE = re.compile(r">?From .*\d{4}")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>.*")
_REMARKED = re.compile(r"(?P<address>[^() ]+) *\((?P<name>[^()]+)\)")
_COMPANIONS = frozenset(("from", "date", "to", "sent", "newsgroups", "message-id", "received"))
"""Beside a subject, one of these makes a few lines with colons the head of a mail."""


class Described(NamedTuple):
    """What the fields say of a mail."""

    title: str
    source: str
    """The writer's name, or the address where there is none."""
    published: str


def letterhead(text: str) -> Described | None:
    """What the lines above a text say of it as a mail; None where they are not those of a mail."""
    fields = _fields(text[:LONGEST])
    if "subject" not in fields or not _COMPANIONS & fields.keys():
        return None
    return described(fields)


def described(fields: Mapping[str, str]) -> Described:
    """What fields as they stand in a mail say, by their names in small letters."""
    title = shortened(decoded(fields.get("subject", "")))
    date = " ".join((fields.get("date") or fields.get("sent") or "")[:LONGEST_FIELD].split())
    return Described(title, _writer(decoded(fields.get("from", ""))), iso_date(date))


def decoded(value: str) -> str:
    """A field in characters, whatever it was encoded in; bytes that were not declared come as surrogates."""
    value = " ".join(value[:LONGEST_FIELD].split())
    if not value.isascii() and (found := decode(value.encode("utf-8", "surrogateescape"))) is not None:
        value = found.text
    if "=?" not in value:
        return value
    return " ".join(_words(value).split())


def _words(value: str) -> str:
    """A field whose words are encoded (RFC 2047); as it is where they cannot be read."""
    from email.errors import HeaderParseError
    from email.header import decode_header

    try:
        parts = decode_header(value)
    except (ValueError, HeaderParseError):
        return value
    return "".join(
        part if isinstance(part, str) else characters(part, charset or "ascii")[0] for part, charset in parts
    )


def characters(data: bytes, charset: str) -> tuple[str, str]:
    """Bytes in the character set that a mail says they are in, or where that cannot be, as they are guessed.

    Returns:
        The characters, and what is to be remarked of how they were found.
    """
    for encoding in filter(None, (codec_of(charset), "utf-8")):
        try:
            return data.decode(encoding), ""
        except ValueError:
            continue
    found = decode(data)
    if found is None:
        return data.decode("latin_1"), f"said to be {charset}, which it is not; read as ISO-8859-1"
    return found.text, f"said to be {charset}, which it is not; {found.remark}"


def _writer(value: str) -> str:
    """The name in `Name <address>` or `address (Name)`; the address, where there is none."""
    match = _NAMED.fullmatch(value) or _REMARKED.fullmatch(value)
    named = match["name"].strip(" \"'") if match else ""
    address = match["address"] if match else value
    return " ".join((named or address).split())


def _fields(text: str) -> dict[str, str]:
    """The fields at the very top, up to a blank line, by names in small letters; none when any line is no field."""
    fields: dict[str, str] = {}
    name = ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n")):
        if not line.strip():
            break
        if line[0] in " \t" and name:
            fields[name] += f" {line.strip()}" if len(fields[name]) < LONGEST_FIELD else ""
        elif (match := _FIELD.fullmatch(line)) is not None:
            name = match[1].lower()
            fields.setdefault(name, match[2].strip())
        elif number or not _ENVELOPE.match(line):
            return {}
    return fields
