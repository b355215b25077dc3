"""EPUB, DOCX, ODT and WARC: their texts in order, and what must not come along."""

import gzip

import pytest

from store.articles.kinds import docx, epub, odt, warc
from store.errors import ArticleError
from tests.store.articles.making import STORY, page
from tests.store.articles.making import docx as docx_file
from tests.store.articles.making import docx_paragraph as paragraph
from tests.store.articles.making import epub as epub_file
from tests.store.articles.making import odt as odt_file
from tests.store.articles.making import warc as warc_file

CHAPTER = "<html><head><title>x</title></head><body><h1>{}</h1><p>Text of&nbsp;{}.<br/>Line.</p></body></html>"


def test_a_book_is_read_chapter_by_chapter_with_what_it_says_of_itself() -> None:
    told = (
        "<dc:title>Bridges</dc:title><dc:creator>Ada Brandt</dc:creator><dc:creator>Lena Osk</dc:creator>"
        "<dc:publisher>Harbour Press</dc:publisher><dc:date>2024-03-05</dc:date>"
    )
    content = epub.read(epub_file([CHAPTER.format("One", 1), CHAPTER.format("Two", 2)], told), "a.epub")
    assert content.text == "One\n\nText of 1.\nLine.\n\nTwo\n\nText of 2.\nLine."
    assert (content.title, content.author) == ("Bridges", "Ada Brandt, Lena Osk")
    assert (content.source, content.published) == ("Harbour Press", "2024-03-05")


def test_a_page_number_between_the_lines_of_a_book_is_left_out() -> None:
    chapter = '<p>One <span epub:type="pagebreak">169</span>two.</p>'
    assert epub.read(epub_file([chapter]), "a.epub").text == "One two."


def test_a_locked_book_is_told_and_a_garbled_font_is_no_lock() -> None:
    locked = '<encryption><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></encryption>'
    font = '<encryption><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></encryption>'
    with pytest.raises(ArticleError, match="DRM"):
        epub.read(epub_file([CHAPTER], **{"META-INF/encryption.xml": locked}), "a.epub")
    assert epub.read(epub_file([CHAPTER], **{"META-INF/encryption.xml": font}), "a.epub").text


def test_a_document_is_read_with_its_tables_and_without_what_was_deleted() -> None:
    deleted = (
        "<w:p><w:del><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:ins><w:r><w:t>Kept.</w:t></w:r></w:ins></w:p>"
    )
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("Lorries", "20"))
    body = f"{paragraph('Bridge shut')}{deleted}<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    told = "<dc:title>A bridge</dc:title><dc:creator>Ada Brandt</dc:creator>"
    core = f'<cp:coreProperties xmlns:cp="x" xmlns:dc="y">{told}</cp:coreProperties>'
    content = docx.read(docx_file(body, **{"docProps/core.xml": core}), "a.docx")
    assert content.text.startswith("Bridge shut\n\nKept.\n\nLorries")
    assert "20" in content.text
    assert (content.title, content.author) == ("A bridge", "Ada Brandt")


def test_nothing_outside_of_a_document_is_read() -> None:
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/passwd" '
        'TargetMode="External"/></Relationships>'
    )
    blip = (
        '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
        '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
        '<a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rId9"/>'
        "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    data = docx_file(paragraph("One.") + blip.replace("rId9", "r9"), **{"word/_rels/document.xml.rels": link})
    assert docx.read(data, "a.docx").text == "One."


def test_a_text_document_is_read_without_comments_and_deletions_with_notes_at_its_end() -> None:
    body = (
        "<text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes><text:h>Bridge shut</text:h>"
        '<text:p>One<text:s text:c="2"/>two<text:note><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>As told.</text:p></text:note-body></text:note> three<text:line-break/>four."
        "<office:annotation><text:p>Really?</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>"
    )
    content = odt.read(odt_file(body, "<dc:title>A bridge</dc:title><dc:creator>Ada</dc:creator>"), "a.odt")
    assert content.text == "Bridge shut\n\nOne two three\nfour.\n\na\n\nAs told."
    assert (content.title, content.author) == ("A bridge", "Ada")


def test_the_page_of_a_web_archive_is_read_compressed_or_not() -> None:
    data = warc_file(
        [
            ("https://post.example/style.css", "text/css", b"p {}"),
            (
                "https://post.example/bridge",
                "text/html; charset=windows-1252",
                page([f"“{each}”" for each in STORY]).encode("cp1252"),
            ),
        ]
    )
    for each in (data, gzip.compress(data)):
        content = warc.read(each, "a.warc.gz")
        assert "“The bridge over" in content.text
        assert content.url == "https://post.example/bridge"
        assert content.remarks == ()


def test_more_pages_of_a_web_archive_are_told() -> None:
    data = warc_file([(f"https://post.example/{n}", "text/html", page().encode()) for n in range(3)])
    content = warc.read(data, "a.warc")
    assert content.url == "https://post.example/0"
    assert content.remarks == ("holds 2 more pages, not shown; save them as files of their own",)
