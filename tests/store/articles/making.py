"""Files of many kinds, made for the tests: small, by hand, with texts of our own."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

STORY = [
    "The bridge over the Orrem was shut on Monday after inspectors found cracks in two of its pillars, the mayor said.",
    "At least twenty lorries were stranded overnight at the eastern bank. Drivers slept in a school at the toll house.",
    "Engineers from the ministry will decide within a week whether the bridge can carry cars again before the summer.",
]


def page(paragraphs: Sequence[str] = STORY, head: str = "", around: str = "") -> str:
    """A web page with a menu, an article and a foot."""
    told = "".join(f"<p>{each}</p>" for each in paragraphs)
    menu = "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Weather</a></li></ul></nav>"
    article = f"<article><h1>Bridge shut</h1>{told}</article>"
    foot = "<footer><p>Subscribe to our newsletter. All rights reserved.</p></footer>"
    top = f"<!DOCTYPE html><html><head><title>Bridge shut</title>{head}</head>"
    return f"{top}<body>{menu}{around}{article}{foot}</body></html>"


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def epub(chapters: Sequence[str], metadata: str = "<dc:title>Bridges</dc:title>", /, **more: bytes | str) -> bytes:
    """A book of chapters of HTML; `more` members by name."""
    container = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
    items = "".join(
        f'<item id="c{n}" href="c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    refs = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    opf = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{refs}</spine></package>"
    )
    pages = {f"OPS/c {n}.xhtml": text for n, text in enumerate(chapters)}
    return zipped({"META-INF/container.xml": container, "OPS/book.opf": opf, **pages, **more})


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def docx(body: str, **more: bytes | str) -> bytes:
    """A DOCX file of a body in its markup."""
    document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
    members = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELATIONS, "word/document.xml": document}
    return zipped({**members, **more})


def docx_paragraph(text: str) -> str:
    """A paragraph in the markup of DOCX."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


_ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, meta: str = "", /, **more: bytes | str) -> bytes:
    """An ODT file of a body in its markup."""
    content = f"<office:document-content {_ODT}><office:body><office:text>{body}</office:text></office:body>"
    told = f"<office:document-meta {_ODT}><office:meta>{meta}</office:meta></office:document-meta>"
    return zipped({"content.xml": f"{content}</office:document-content>", "meta.xml": told, **more})


Placed = tuple[float, float, float, str]
"""Left edge, height above the foot of the page, size, text."""


def pdf(pages: Iterable[Iterable[Placed]], extra: str = "") -> bytes:
    """A PDF of pages of 600 by 800 points, the lines of each in the order given; `extra` goes into the catalogue."""
    streams = [_stream(lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(streams)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
    ]
    for number, stream in enumerate(streams):
        resources = "/Resources << /Font << /F 3 0 R >> >> /MediaBox [0 0 600 800]"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _pdf_file(objects)


def _stream(lines: Iterable[Placed]) -> str:
    drawn = (f"BT /F {size} Tf {left} {height} Td ({_escaped(text)}) Tj ET" for left, height, size, text in lines)
    return "\n".join(drawn)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _pdf_file(objects: Sequence[str]) -> bytes:
    written, places = "%PDF-1.4\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer << /Size {count} /Root 1 0 R >>\nstartxref\n"
    return f"{written}{end}{len(written)}\n%%EOF".encode("latin-1")


def warc(answers: Iterable[tuple[str, str, bytes]], date: str = "2024-03-05T08:00:00Z") -> bytes:
    """A WARC file of answers: each an address, a media type and what was sent."""
    return b"".join(_record(url, media, content, date) for url, media, content in answers)


def _record(url: str, media: str, content: bytes, date: str) -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(content)}\r\n\r\n".encode() + content
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
