"""Plain text files."""

from store.articles.content import Content, emptiness, title_of
from store.articles.dates import date_remark, iso_date
from store.articles.encoding import decode
from store.articles.front_matter import header_of
from store.articles.packs import OPENING
from store.articles.self_described import told_by_form
from store.errors import ArticleError

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (perhaps DOCX or EPUB)"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
"""How files begin that are not text, whatever they are called."""


def read(data: bytes, name: str) -> Content:
    """The text of a plain text file, its front matter taken off.

    Raises:
        ArticleError: If it holds no text.
    """
    text, remark = _text(data, name)
    header = header_of(text)
    fields = header.fields if header else {}
    body = text[header.end :] if header else text
    told = None if header else told_by_form(body)
    return Content(
        text=body,
        title=fields.get("title") or (told and told.title) or title_of(body),
        source=fields.get("source") or (told.source if told else ""),
        published=iso_date(fields.get("date", "")) or (told.published if told else ""),
        url=fields.get("url") or (told.url if told else ""),
        author=fields.get("author", ""),
        remarks=tuple(filter(None, (remark, date_remark(fields.get("date", "")), _several(body), emptiness(body)))),
    )


def _several(text: str) -> str:
    """What is to be remarked of extracts of an encyclopaedia that lie in one file, which is read as one article."""
    opening = OPENING.decode()
    number = text.count(f"\n{opening}") + 1 if text.startswith(opening) else 1
    return f"holds {number} extracts; `variorum add` of it takes them apart" if number > 1 else ""


def _text(data: bytes, name: str) -> tuple[str, str]:
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"{name}: holds {kind}, not text; rename it, or save its text as UTF-8")
    decoded = decode(data)
    if decoded is None:
        raise ArticleError(f"{name}: holds no text in any known encoding; save it as UTF-8 text or take it out")
    return decoded.text, decoded.remark
