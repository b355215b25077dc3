"""Files that were made to do harm: each is read or refused in one line, soon, and does nothing else."""

import gzip
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.articles import article_of
from store.articles.feeds import entries
from store.articles.kinds import KINDS
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
    bomb = b"\0" * (120 << 20)
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
        "bomb.epub": epub(["<p>One.</p>"], **{"OPS/c 0.xhtml": bomb}),
        "bomb.docx": docx(docx_paragraph("One."), **{"word/media/a.png": bomb}),
        "entities.docx": zipped({"word/document.xml": f"{trap}<w:document/>"}),
        "deep.docx": docx("<w:p><w:r>" * 50_000),
        "tables.docx": docx("<w:tbl><w:tr><w:tc>" * 20_000),
        "bomb.odt": odt("<text:p>One.</text:p>", **{"content.xml": bomb}),
        "entities.odt": zipped({"content.xml": f"{trap}<x>&file;&l11;</x>"}),
        "deep.odt": odt(f"{deep}One."),
        "spaces.odt": odt('<text:p>a<text:s text:c="99999999999999"/>b</text:p>' * 1000),
        "named.odt": odt(text),
        "many.epub": zipped({f"{n}": "" for n in range(25_000)}),
        "bomb.warc.gz": gzip.compress(warc([("http://a.example/", "text/html", b"<p>" + bomb)])),
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


def test_files_that_do_harm_are_read_or_refused_soon_and_give_nothing_away(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        start = time.monotonic()
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
        assert time.monotonic() - start < 40, name


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
    ".warc.gz": lambda: gzip.compress(warc([("https://post.example/bridge", "text/html", page().encode())])),
}

KNOWN = [suffix for kind in KINDS for suffix in kind.suffixes if suffix in WHOLE]


@pytest.mark.parametrize("suffix", KNOWN)
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_a_file_holds_nothing_but_an_article_error_comes_of_it(suffix: str, data: st.DataObject) -> None:
    whole = WHOLE[suffix]()
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
    made = {
        suffix
        for kind in KINDS
        if kind.module in {"html", "pdf", "epub", "docx", "odt", "warc"}
        for suffix in kind.suffixes
    }
    assert made == set(WHOLE)
    for suffix, whole in WHOLE.items():
        assert "bridge over the Orrem" in article_of(whole(), f"a{suffix}").text
