"""Mails: the text that people wrote is the text of record, subject, writer and date say what it is."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

from store.articles.content import Content, emptiness, title_of
from store.articles.letterhead import characters, decoded, described
from store.articles.parser_errors import parser_errors
from store.articles.plain_markup import text_of_markup
from store.errors import ArticleError
from store.model import line_feeds

MOST_PARTS = 1000
"""Parts of one mail, and how deep they may lie in each other; real ones have a dozen."""

MOST_DIVIDED = 100_000
"""Lines that may part one part from the next, as those that begin with two hyphens may."""

MOST_FIELDS = 5000
"""Lines of fields above a mail and its parts."""

_ENDLESS = re.compile(rb"(?im)^content-[a-z-]+:(?:[^\n]|\n[ \t]){20000}")
"""A field about a part that is longer than any a program writes, and would take minutes to be parsed."""

TOLD = 5
"""Attachments that are named."""


def read(data: bytes, name: str) -> Content:
    """The text of a mail, its quoted lines whole; what is attached is named in a remark.

    Raises:
        ArticleError: If it is no mail, or one with more parts than any that people send.
    """
    _require_bounded(data, name)
    with parser_errors("mail", name):
        mail = message_from_bytes(data)
        fields = {field.lower(): value for field, value in reversed(list(mail.raw_items()))}
        if not fields:
            raise ArticleError(f"{name}: has no fields as mails have; rename it to .txt to read it as plain text")
        text, remarks = _text(mail, name)
    told = described({field: str(value) for field, value in fields.items()})
    text = line_feeds(text)
    remarks = [*dict.fromkeys(remarks), _attached(mail), emptiness(text)]
    title = told.title or title_of(text)
    return Content(text, title, told.source, told.published, remarks=tuple(filter(None, remarks)))


def _require_bounded(data: bytes, name: str) -> None:
    lowered = data.lower()
    nested = lowered.count(b"multipart/") + lowered.count(b"message/rfc822")
    is_divided = nested > 0 and data.count(b"\n--") > MOST_DIVIDED
    if is_divided or nested > MOST_PARTS or lowered.count(b"\ncontent-type:") > MOST_PARTS:
        raise ArticleError(f"{name}: has more than {MOST_PARTS} parts; save its text as UTF-8 and add that")
    if _ENDLESS.search(data):
        raise ArticleError(f"{name}: has a field that does not end; save its text as UTF-8 and add that")
    head = re.split(rb"\r?\n\r?\n|\r\r", data, maxsplit=1)[0]
    if head.count(b"\n") > MOST_FIELDS:
        raise ArticleError(f"{name}: has more than {MOST_FIELDS} lines of fields; save its text as UTF-8 and add that")


def _text(mail: Message, name: str) -> tuple[str, list[str]]:
    """What people wrote: all parts that are plain text, or the HTML of a mail that has none."""
    written = {"text/plain": list[str](), "text/html": list[str]()}
    remarks: list[str] = []
    for part in _parts(mail):
        if part.get_content_type() not in written or _name(part):
            continue
        payload = part.get_payload(decode=True)
        charset = str(part.get_param("charset", "") or "us-ascii")
        text, remark = characters(payload if isinstance(payload, bytes) else b"", charset)
        written[part.get_content_type()].append(text)
        remarks.append(remark)
    plain = "\n\n".join(filter(str.strip, written["text/plain"]))
    if plain or not written["text/html"]:
        return plain, remarks
    return "\n\n".join(text_of_markup(page, name) for page in written["text/html"]), remarks


def _parts(mail: Message) -> Iterator[Message]:
    """The parts of a mail in their order; mails that are attached to it stay closed."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        inner = part.get_payload() if part.get_content_maintype() == "multipart" else None
        if isinstance(inner, list):
            waiting += [each for each in reversed(inner) if isinstance(each, Message)]
        else:
            yield part


def _attached(mail: Message) -> str:
    names = [_name(part) for part in _parts(mail) if part.get_content_type() != "text/html" or _name(part)]
    names = [name for name in names if name]
    if not names:
        return ""
    more = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return f"attached and not read: {', '.join(names[:TOLD])}{more}"


def _name(part: Message) -> str:
    """What a part is called that is attached; empty for one that is text of the mail itself."""
    name = part.get_filename()
    if name:
        return " ".join(decoded(str(name)).split())
    is_text = part.get_content_type() in ("text/plain", "text/html")
    if is_text and part.get_content_disposition() != "attachment":
        return ""
    return "a mail" if part.get_content_type() == "message/rfc822" else part.get_content_type()
