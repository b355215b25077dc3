"""Web pages: the article without what stands around it, and what the page says of itself."""

import json
import time
from contextlib import suppress

import pytest

from store.articles.kinds.html import read
from store.errors import ArticleError
from tests.store.articles.making import STORY, page

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "elsewhere"},
        {
            "@type": ["NewsArticle"],
            "headline": "Bridge over the Orrem shut &#8211; Harbour Post",
            "datePublished": "2024-03-04 18:15:11 +01:00",
            "author": [{"@type": "Person", "name": "Ada Brandt"}, {"name": "Lena Osk"}],
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
        },
    ],
}


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_the_text_is_the_article_alone_a_paragraph_a_piece() -> None:
    assert read(page().encode(), "a.html").text == "\n\n".join(["Bridge shut", *STORY])


def test_what_linked_data_says_goes_first() -> None:
    told = '<meta property="og:title" content="Other"><link rel="canonical" href="https://post.example/bridge">'
    content = read(page(head=linked(LINKED) + told).encode(), "a.html")
    assert (content.title, content.source) == ("Bridge over the Orrem shut", "Harbour Post")
    assert (content.author, content.published) == ("Ada Brandt, Lena Osk", "2024-03-04T18:15:11+01:00")
    assert content.url == "https://post.example/bridge"


def test_what_meta_elements_say_comes_next() -> None:
    told = (
        '<meta property="og:title" content="Bridge shut &amp; guarded | Harbour Post">'
        '<meta property="og:site_name" content="Harbour Post"><meta name="author" content="https://x.example/ada">'
        '<meta property="article:published_time" content="2024-03-04T18:15:11.000+0100">'
    )
    content = read(page(head=told).encode(), "a.html")
    assert (content.title, content.source) == ("Bridge shut & guarded", "Harbour Post")
    assert (content.author, content.published) == ("", "2024-03-04T18:15:11+01:00")


@pytest.mark.parametrize("data", ["{", "[" * 5000, '{"@type": "NewsArticle", "headline": 3, "author": [[[]]]}', "null"])
def test_linked_data_that_is_damaged_is_left_aside(data: str) -> None:
    head = f'<script type="application/ld+json">{data}</script>'
    assert read(page(head=head).encode(), "a.html").title == "Bridge shut"


def test_the_address_that_a_browser_wrote_above_a_saved_page_is_its_address() -> None:
    data = "<!-- saved from url=(0027)https://post.example/bridge -->" + page()
    assert read(data.encode(), "a.html").url == "https://post.example/bridge"


def test_an_address_that_is_none_of_the_web_is_none() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd">'
    assert read(page(head=head).encode(), "a.html").url == ""


def test_a_year_alone_is_no_date() -> None:
    around = "<p>Copyright 2010</p>"
    assert not read(page(around=around).encode(), "a.html").published.endswith("-01-01")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1251", '<meta charset="windows-1251">'),
        ("cp1251", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'),
        ("utf-8", ""),
        ("utf-8-sig", '<meta charset="iso-8859-1">'),
        ("utf-16", ""),
    ],
)
def test_a_page_is_read_in_the_encoding_that_it_declares(encoding: str, declared: str) -> None:
    story = ["Мост через реку закрыли в понедельник, сообщил мэр города. Водители ночевали в школе у переправы."] * 3
    content = read(page(story, head=declared).encode(encoding), "a.html")
    assert content.text.startswith("Bridge shut\n\nМост через реку закрыли")


def test_what_is_declared_as_latin_is_read_as_browsers_do() -> None:
    story = [f"“{each}”" for each in STORY]
    content = read(page(story, head='<meta charset="iso-8859-1">').encode("cp1252"), "a.html")
    assert content.text.startswith("Bridge shut\n\n“The bridge")
    assert content.remarks == ()


def test_a_byte_that_is_no_character_is_told() -> None:
    data = page(head='<meta charset="euc-jp">').encode().replace(b"mayor", b"may\xff\xffor")
    content = read(data, "a.html")
    assert "2 bytes are no character" in content.remarks[0]


def test_pictures_that_are_written_into_a_page_do_not_make_it_too_large() -> None:
    picture = "<img src='data:image/png;base64," + "A" * (20 << 20) + "'>"
    assert read(page(around=picture).encode(), "a.html").text.endswith("\n\n".join(STORY))


@pytest.mark.parametrize(
    "data", [b"", b"  ", b"plain words", b"\x00\x01\x02<", b"<html></html>", b"<script>1</script>"]
)
def test_a_page_without_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^a\.html: [^\n]*$"):
        read(data, "a.html")


def test_a_page_that_is_no_article_is_given_whole_and_says_so() -> None:
    content = read(b"<html><body><div>Lost cat</div><div>Call 12</div></body></html>", "a.html")
    assert "Lost cat" in content.text


@pytest.mark.parametrize("deep", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<a><p>"])
def test_a_page_nested_without_end_is_read_or_refused_soon(deep: str) -> None:
    start = time.process_time()
    with suppress(ArticleError):
        read(f"<html><body>{deep * 100_000}{page()}".encode(), "a.html")
    assert time.process_time() - start < 30


def test_a_page_of_more_tags_than_are_read_is_refused() -> None:
    with pytest.raises(ArticleError, match="tags"):
        read(b"<p>" * 500_000, "a.html")


def test_a_page_of_more_markup_than_is_read_is_refused() -> None:
    with pytest.raises(ArticleError, match="16 MB"):
        read(b"<p>" + b"word " * (4 << 20), "a.html")
