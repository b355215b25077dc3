"""Files that were made to do harm: each is read or refused in one line, soon, and does nothing else."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.articles import article_of
from store.articles import zipped as archives
from store.articles.feeds import entries
from store.articles.kinds import KINDS
from store.articles.kinds import docx as documents
from store.articles.kinds import warc as web_archives
from store.errors import ArticleError
from tests.store.articles.making import (
    STORY,
    docx,
    docx_paragraph,
    epub,
    odt,
    page,
    pdf,
    warc,
    zipped,
)

SECRET = "the secret of another file"

BOUND, BOMB = 5 << 20, b"\0" * (6 << 20)
"""Bytes that a file may unpack to here, and more than that: a twentieth of what it may, for the sake of time."""


@pytest.fixture
def lower_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds as they are, but for how much is done until they are reached."""
    monkeypatch.setattr(archives, "LARGEST", BOUND)
    monkeypatch.setattr(web_archives, "LARGEST", BOUND)
    monkeypatch.setattr(documents, "LARGEST", BOUND // 2)
    monkeypatch.setattr(web_archives, "MOST_TRIED", 20)


def entities(path: Path) -> str:
    """A document type with a file, an address, and an entity that stands for itself a billion times."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return (
        f'<!DOCTYPE x [<!ENTITY file SYSTEM "file://{path}"><!ENTITY net SYSTEM "http://127.0.0.1:9/x">'
        f'<!ENTITY l0 "ha">{laughs}]>'
    )


def hostile(folder: Path) -> dict[str, bytes]:
    """By the name of a file, what it holds."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    trap = entities(secret)
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"
    deep = "<text:p>" * 100_000
    return {
        "entities.xhtml": f"{trap}<html><body><p>&file;&net;&l11;</p></body></html>".encode(),
        "entities.epub": epub([f"{trap}<html><body><p>One &file;&l11;</p></body></html>"]),
        "package.epub": zipped(
            {"META-INF/container.xml": f"{trap}<container><rootfile full-path='&file;'/></container>"}
        ),
        "outside.epub": epub(["<p>One.</p>"], **{"../../outside": "x"}),
        "elsewhere.epub": zipped(
            {
                "META-INF/container.xml": "<c><rootfile full-path='b.opf'/></c>",
                "b.opf": f"<p><item id='a' href='../../../..{secret}' media-type='text/html'/><itemref idref='a'/></p>",
            }
        ),
        "bomb.epub": epub(["<p>One.</p>"], **{"OPS/c 0.xhtml": BOMB}),
        "bomb.docx": docx(docx_paragraph("One."), **{"word/media/a.png": BOMB}),
        "entities.docx": zipped({"word/document.xml": f"{trap}<w:document/>"}),
        "deep.docx": docx("<w:p><w:r>" * 50_000),
        "tables.docx": docx("<w:tbl><w:tr><w:tc>" * 20_000),
        "bomb.odt": odt("<text:p>One.</text:p>", **{"content.xml": BOMB}),
        "entities.odt": zipped({"content.xml": f"{trap}<x>&file;&l11;</x>"}),
        "deep.odt": odt(f"{deep}One."),
        "spaces.odt": odt('<text:p>a<text:s text:c="99999999999999"/>b</text:p>' * 1000),
        "named.odt": odt(text),
        "many.epub": zipped({f"{n}": "" for n in range(25_000)}),
        "bomb.warc.gz": gzip.compress(warc([("http://a.example/", "text/html", b"<p>" + BOMB)])),
        "short.warc": b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nHTTP/1.1 200 OK\r\n",
        "long.pdf": pdf([[(10, 10, 10, "x" * 60_000)]]),
        "loop.pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 9999999"
        b">>endobj\ntrailer<</Root 1 0 R>>",
        "attributes.html": ("<p " + "a='b' " * 200_000 + ">One</p>").encode(),
        "open.html": ("<p>" + "<" * 300_000).encode(),
        "entity.html": ("<p>" + "&#x41;" * 500_000).encode(),
        "comment.html": (page() + "<!--" * 100_000).encode(),
        "linked.html": page(head='<script type="application/ld+json">' + '{"a":' * 100_000 + "</script>").encode(),
        "space.html": ("<p>" + " " * 5_000_000 + "x").encode(),
    }


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return hostile(tmp_path_factory.mktemp("hostile"))


@pytest.mark.usefixtures("lower_bounds")
def test_files_that_do_harm_are_read_or_refused_soon_and_give_nothing_away(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        start = time.process_time()
        try:
            document = article_of(data, name)
        except ArticleError as error:
            told = error.message
            assert told.startswith(f"{name}: "), told
            assert "\n" not in told
        else:
            told = document.text
            assert len(told) < 10_000_000, name
        assert SECRET not in told, name
        assert time.process_time() - start < 40, name


def test_no_parser_writes_on_the_screen_or_between_what_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    for suffix, whole in WHOLE.items():
        data = whole()
        for part in (1, 4, 7):
            at = len(data) * part // 8
            more = b"\r\nmore\r\n" * 9
            for damaged in (data[:at], data[:at] + data[at + 3 :], data[:at] + more + data[at:]):
                with refusals(f"a{suffix}"):
                    article_of(damaged, f"a{suffix}")
    assert capfd.readouterr() == ("", "")


def test_a_feed_that_does_harm_is_read_or_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    trap = entities(tmp_path / "secret.txt")
    feed = f"{trap}<rss><channel><item><title>One</title><description>&file;&l11;</description></item></channel></rss>"
    with refusals("a.rss"):
        for record in entries(feed.encode(), "a.rss"):
            assert SECRET not in str(record)
            assert len(str(record)) < 10_000


@contextmanager
def refusals(name: str) -> Iterator[None]:
    """A file may be refused, by its name and in one line; nothing else may come of it."""
    told = f"{name}: "
    try:
        yield
    except ArticleError as error:
        told = error.message
    assert told.startswith(f"{name}: ")
    assert "\n" not in told


WHOLE: dict[str, Callable[[], bytes]] = {
    ".html": lambda: page().encode(),
    ".htm": lambda: page().encode(),
    ".xhtml": lambda: page().encode(),
    ".pdf": lambda: pdf([[(60, 700 - 14 * n, 10, each[:60]) for n, each in enumerate(STORY)]] * 2),
    ".epub": lambda: epub([page()]),
    ".docx": lambda: docx("".join(map(docx_paragraph, STORY))),
    ".odt": lambda: odt("".join(f"<text:p>{each}</text:p>" for each in STORY)),
    ".warc": lambda: warc([("https://post.example/bridge", "text/html", page().encode())]),
    ".txt": lambda: "\n\n".join(STORY).encode(),
    ".text": lambda: "\n\n".join(STORY).encode(),
    ".md": ("# Bridge shut\n\n" + "\n\n".join(STORY)).encode,
    ".markdown": ("# Bridge shut\n\n" + "\n\n".join(STORY)).encode,
    ".eml": f"From: Ada <ada@post.example>\nSubject: Bridge\n\n{STORY[0]}\n".encode,
    ".srt": f"1\n00:00:01,000 --> 00:00:04,000\n{STORY[0]}\n".encode,
    ".vtt": f"WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ada>{STORY[0]}\n".encode,
    ".warc.gz": lambda: gzip.compress(warc([("https://post.example/bridge", "text/html", page().encode())])),
}


@cache
def whole_file(suffix: str) -> bytes:
    """A whole file, made once."""
    return WHOLE[suffix]()


KNOWN = [suffix for kind in KINDS for suffix in kind.suffixes]
"""Every suffix that is read: one without a whole file here fails."""

HEAD = "From: a@b.example\nSubject: x\n"
SECONDS = 8.0
"""Of the processor, that one of these files may take."""

CONTENTS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(1 << 20),
    "one line": lambda: b"x" * (1 << 18),
    "words on one line": lambda: b"word " * (1 << 18),
    "blank lines": lambda: b"\n" * (1 << 20),
    "spaces": lambda: b" " * (1 << 20) + b"x",
    "no characters": lambda: bytes(range(0x80, 0xFF)) * 8_000,
    "tags in tags": lambda: b"<html><body>" + b"<div>x" * 100_000,
    "whole tags in tags": lambda: b"<x>" * 100_000 + b"</x>" * 100_000,
    "spans that are not closed": lambda: b"<html><body>" + b"<span>here " * 19_000,
    "brackets": lambda: b"<" * 100_000,
    "comments": lambda: b"<!--" * 60_000,
    "scripts": lambda: b"<html><body><script>" + b"</" * 40_000,
    "entities": lambda: b"<html><body><p>" + b"&#x41;" * 8_000,
    "attributes": ("<html><body><p " + " ".join(f"a{n}=1" for n in range(60_000)) + ">here").encode,
    "attributes of several words": lambda: (b"<html><body>" + b'<p a="one two three" ' * 900 + b">here") * 20,
    "attributes that do not end": lambda: b"<html><body>" + b"<p a='" * 40_000,
    "a list in lists as data": lambda: page(
        head='<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    ).encode(),
    "a charset whose time is squared": lambda: (
        f"{HEAD}Content-Type: text/plain; charset=punycode\n\n".encode() + b"abc-" + b"zz9a" * 100_000
    ),
    "a page in such a charset": lambda: b"<html><meta charset=punycode><p>abc-" + b"zz9a" * 100_000,
    "parts in parts": (
        HEAD + "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(990))
    ).encode,
    "mails in mails": (HEAD + "Content-Type: message/rfc822\n\n" * 990).encode,
    "parts without end": (HEAD + "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\n" * 300_000).encode,
    "a mail of crowded tags": f"{HEAD}Content-Type: text/html\n\n{('<a ' + ' x' * 2000) * 300}".encode,
    "encoded words": ("From: a\nSubject: " + "=?utf-8?b?" * 100_000 + "\n\nx").encode,
    "a cue without end": lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<v" + b" " * (1 << 20),
    "lines of one cue": lambda: (
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<00:01>\n"
        + "".join(f"line {n}\n" for n in range(9_000)).encode()
        + b"\n00:02.000 --> 00:03.000\n"
        + "".join(f"other {n}\n" for n in range(9_000)).encode()
    ),
    "cues": lambda: b"00:01.000 --> 00:02.000\nx\n\n" * 40_000,
    "fields": lambda: b"a: b\n" * 200_000,
    "front matter": lambda: b"---\n" + b"title: x\n" * 100_000,
    "a bomb": lambda: zipped({"content.xml": BOMB, "word/document.xml": BOMB}),
    "a bomb of gzip": lambda: gzip.compress(BOMB),
    "a chapter named a million times": lambda: zipped(
        {
            "META-INF/container.xml": "<c><rootfile full-path='b.opf'/></c>",
            "b.opf": "<p><item id='a' href='a' media-type='text/html'/>" + "<itemref idref='a'/>" * 100_000 + "</p>",
            "a": "<p>here " * 5_000,
        }
    ),
    "pages without text": lambda: warc([("https://post.example/a", "text/html", b"<html></html>")] * 60),
    "a document of rows": lambda: docx("<w:tbl>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 20_000),
}
"""What a file holds in the place of what it should."""


@pytest.fixture(scope="module")
def contents() -> dict[str, bytes]:
    return {what: made() for what, made in CONTENTS.items()}


@pytest.mark.usefixtures("lower_bounds")
@pytest.mark.parametrize("suffix", [kind.suffixes[0] for kind in KINDS])
def test_whatever_stands_in_a_file_is_answered_soon(suffix: str, contents: dict[str, bytes]) -> None:
    for what, data in contents.items():
        began = time.process_time()
        with refusals(f"a{suffix}"):
            article_of(data, f"a{suffix}")
        assert time.process_time() - began < SECONDS, what


def test_what_a_parser_stopped_at_is_refused_and_what_is_long_is_whole() -> None:
    with pytest.raises(ArticleError, match="too deep within each other"):
        article_of(CONTENTS["spans that are not closed"](), "a.html")
    long = "word " * 2_500_000
    assert len(article_of(odt(f"<text:p>{long}</text:p>"), "a.odt").text) == len(long) - 1
    assert len(article_of(f"<html><body><p>{long}".encode(), "a.html").text) == len(long) - 1


@pytest.mark.parametrize("suffix", KNOWN)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_a_file_holds_nothing_but_an_article_error_comes_of_it(suffix: str, data: st.DataObject) -> None:
    whole = whole_file(suffix)
    content = data.draw(st.binary(max_size=400) | damaged(whole), label="content")
    with refusals(f"a{suffix}"):
        article_of(content, f"a{suffix}")


@st.composite
def damaged(draw: st.DrawFn, whole: bytes) -> bytes:
    """A good file with some bytes overwritten, and cut somewhere."""
    content = bytearray(whole)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(content) - 1))
        content[at : at + 4] = draw(st.binary(min_size=1, max_size=4))
    return bytes(content[: draw(st.integers(len(content) // 2, len(content)))])


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"<rss><item>{text}</item></rss>".encode()))
def test_whatever_a_feed_holds_nothing_but_an_article_error_comes_of_it(content: bytes) -> None:
    with refusals("a.rss"):
        list(entries(content, "a.rss"))


def test_every_suffix_has_a_whole_file_here() -> None:
    assert set(KNOWN) == set(WHOLE)
    for suffix, whole in WHOLE.items():
        assert "bridge over the Orrem" in article_of(whole(), f"a{suffix}").text
