"""DOCX files: the text as it stands now, without comments and what was deleted."""

from io import BytesIO

from store.articles.blocks import block_text, parsed
from store.articles.content import Content, shortened, title_of
from store.articles.parser_errors import parser_errors
from store.articles.safe_xml import parsed_xml, text_of
from store.articles.zipped import Zipped, unzipped
from store.errors import ArticleError

CORE = "docProps/core.xml"
"""Where title and author stand."""

LARGEST = 64 << 20
"""Bytes of the text with its markup; a thousand pages take some ten."""

MOST_TAGS = 500_000
"""Tags of the whole document, which decide how long it takes: a quarter of a minute, for some thousand pages."""

STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh\ncomment-reference => "

_HIDDEN = frozenset(("script", "style", "img"))

_SIGNS = (b"<!DOCTYPE", b"<!ENTITY")
"""What declares entities begins so."""

_LONGEST_SIGN = 8
"""Bytes of such a sign that may stand at the end of one piece while the rest begins the next."""


def read(data: bytes, name: str) -> Content:
    """The text of a DOCX file.

    Raises:
        ArticleError: If it is damaged, locked, or holds no text.
    """
    with unzipped(data, "DOCX", name) as document:
        _require_plain(document, name)
        core = parsed_xml(document.read(CORE), name) if CORE in document else None
    markup = _markup(data, name)
    root = parsed(markup, name) if markup else None
    text = block_text(root, _HIDDEN) if root is not None else ""
    if not text:
        raise ArticleError(
            f"{name}: holds no text; if it shows pictures of pages, save it as PDF and run ocrmypdf over it"
        )
    return Content(
        text=text,
        title=_title(text_of(core, "title") if core is not None else "") or title_of(text),
        author=text_of(core, "creator") if core is not None else "",
    )


def _require_plain(document: Zipped, name: str) -> None:
    """See that the parser, which knows no bounds, finds nothing that grows.

    Raises:
        ArticleError: If the text is too long, or declares entities, which no program that writes such files does.
    """
    size = tags = 0
    for member in document.names():
        is_markup, last = member.lower().endswith((".xml", ".rels")), b""
        for piece in document.pieces(member):  # also of pictures, whose size is bounded with the rest
            if not is_markup:
                continue
            size, tags = size + len(piece), tags + piece.count(b"<")
            if size > LARGEST or tags > MOST_TAGS:
                most = f"{LARGEST >> 20} MB of text, or {MOST_TAGS:,} tags"
                raise ArticleError(f"{name}: holds more than {most}; split it, or save its text as UTF-8")
            if _declares(last + piece) or (not last and piece.startswith((b"\xff\xfe", b"\xfe\xff"))):
                said = "declares a document type, which no office program does"
                raise ArticleError(f"{name}: {said}; save it anew from one")
            last = piece[-_LONGEST_SIGN:]


def _declares(content: bytes) -> bool:
    return any(sign in content for sign in _SIGNS)


def _markup(data: bytes, name: str) -> str:
    """The document as HTML, without its pictures; nothing is read from outside."""
    import mammoth

    with parser_errors("DOCX", name):
        made = mammoth.convert_to_html(BytesIO(data), style_map=STYLES, convert_image=lambda image: [])
        return str(made.value)


def _title(said: str) -> str:
    """A title; not the name of a file, nor what templates leave there."""
    return "" if "." in said[-6:] and " " not in said else shortened(said)
