"""Pages as they really are: laid out by tables, behind dialogs, in another encoding than they say, sending one on."""

import json

import pytest

from store.articles import article_of
from store.errors import ArticleError
from store.model import Document

FIRST = "The harbour office said on Monday that the eastern pier had burned for six hours before a boat could reach it."
SECOND = "Nobody was hurt, the fire chief told reporters, but two trawlers and a fuel store were lost in the night."
THIRD = "Fishermen who had moored there since spring said that they had warned the council of the old wiring thrice."
FOURTH = "The council answered in writing that its report on the wiring of all piers was due at the end of the month."
ALL = (FIRST, SECOND, THIRD, FOURTH)
WHOLE = "\n\n".join(ALL)
PARAGRAPHS = "".join(f"<p>{each}</p>" for each in ALL)
HEADING = "<h1>Pier burns</h1>"
LEVY = (
    "<p>The governor suspended the levy in the four villages of the flats on Wednesday, but not in the town.</p>"
    "<p>It brings the province about nine million coppers a year, according to the budget that was passed.</p>"
    "<p>The league says that it takes a fifth of what a family earns in a season of work on the pans.</p>"
)
MENU = "<div class='nav'><a href='/'>Home</a> <a href='/s'>Sport</a></div>"
COOKIES = (
    "<div class='cookie-banner'><h2>We value your privacy</h2><p>We and our 842 partners store and access information"
    " on a device, such as cookies, and process personal data. You may accept all, reject all or manage your choices"
    " at any time in the settings of this site.</p><p>Precise geolocation data, and identification through device"
    " scanning, may be used for advertising by our partners unless you object.</p><button>Accept all</button></div>"
)
PARTS = "".join(f"<news-part>{each}</news-part>" for each in ALL)
UNCLOSED = "".join(f"<P>{each}" for each in ALL)
COMMENT = "<div class=comment><p>This is a scandal, and the council should step down at once.</p></div>"


def page(body: str, head: str = "<title>Pier burns</title>") -> Document:
    """What is read of a page."""
    return article_of(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


BREAKS = "<br><br>".join(ALL)
BLOCKS = "".join(f"<div>{each}</div>" for each in ALL)
SIDE = "<td><a href=a>News</a><br><a href=b>Sport</a></td>"
TABLE = f"<table><tr><td>{HEADING}{UNCLOSED}</td></tr></table>"

LAID_OUT = {
    "by breaks": f"{MENU}{HEADING}<div id='txt'>{BREAKS}</div>",
    "by blocks": f"{MENU}{HEADING}<div>{BLOCKS}</div>",
    "by a table": f"<table><tr>{SIDE}<td>{HEADING}{BREAKS}</td></tr></table>",
    "by tables in tables": f"<table><tr>{SIDE}<td>{TABLE}</td></tr></table>",
    "by its own elements": f"{HEADING}<news-text>{PARTS}</news-text>",
    "with unclosed tags": f"<CENTER>{HEADING}</CENTER>{UNCLOSED}<HR>",
    "as it was typed": f"{HEADING}<pre>{WHOLE}</pre>",
    "twice, for two widths": f"<div class=desktop>{PARAGRAPHS}</div><div class=mobile>{PARAGRAPHS}</div>",
    "behind a dialog": f"{COOKIES}{MENU}<article>{HEADING}{PARAGRAPHS}</article>",
    "with comments": f"<article>{HEADING}{PARAGRAPHS}</article><section id=comments>{COMMENT * 8}</section>",
}


@pytest.mark.parametrize("how", LAID_OUT)
def test_the_paragraphs_of_a_page_are_found_however_it_is_laid_out(how: str) -> None:
    found = page(LAID_OUT[how])
    assert found.text.removeprefix("Pier burns\n\n") == WHOLE
    assert found.title == "Pier burns"
    assert found.remarks == ()


def test_a_table_of_figures_stays_a_table() -> None:
    rows = "<tr><th>Year</th><th>Fires</th></tr><tr><td>2023</td><td>4</td></tr>"
    assert "2023 | 4" in page(f"<article>{HEADING}{PARAGRAPHS}<table>{rows}</table></article>").text


def test_a_dialog_that_is_longer_than_the_article_is_not_taken_for_it() -> None:
    found = page(f"{COOKIES}<article>{HEADING}<p>{FIRST}</p></article>")
    assert FIRST in found.text
    assert "partners" not in found.text


def test_an_article_about_what_dialogs_are_called_after_is_one() -> None:
    found = page(f"<div class='post tag-cookies'>{HEADING}{PARAGRAPHS}</div>")
    assert FOURTH in found.text


def test_paragraphs_of_an_article_that_only_linked_data_has_are_kept() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Pier burns", "articleBody": WHOLE})
    head = f"<title>Pier burns</title><script type='application/ld+json'>{data}</script>"
    assert page("<div id=root></div><noscript>Enable scripts.</noscript>", head).text == WHOLE


RUSSIAN = "В понедельник управление порта сообщило, что восточный причал горел шесть часов."
GERMAN = "Für die Löscharbeiten rückten sämtliche Züge aus, sagte der Bürgermeister."


@pytest.mark.parametrize(
    ("said", "text"), [("windows-1251", RUSSIAN), ("koi8-r", RUSSIAN), ("iso-8859-1", GERMAN), ("windows-1252", GERMAN)]
)
def test_utf8_that_says_it_is_something_else_is_read_as_utf8_and_that_is_told(said: str, text: str) -> None:
    found = page(f"<article><p>{text}</p></article>", f"<meta charset={said}>")
    assert found.text == text
    assert found.remarks == (f"said to be {said}, which it is not; read as UTF-8",)


def test_what_is_said_to_be_utf8_and_is_not_is_guessed_and_told() -> None:
    data = f"<html><head><meta charset=utf-8></head><body><article><p>{RUSSIAN}</p></article>".encode("cp1251")
    found = article_of(data, "a.html")
    assert (found.text, found.remarks) == (RUSSIAN, ("not UTF-8; read as windows-1251, a guess",))


@pytest.mark.parametrize(
    "content",
    ["0; url=https://courier.example/pier", "0;URL='https://courier.example/pier'", "5, https://courier.example/pier"],
)
def test_a_page_that_only_sends_one_on_is_refused_with_where_it_leads(content: str) -> None:
    with pytest.raises(ArticleError, match=r"^a\.html: only leads on to https://courier.example/pier; add that page"):
        page("You are being sent on.", f'<meta http-equiv="Refresh" content="{content}">')


def test_a_page_that_is_loaded_anew_every_minute_is_an_article() -> None:
    assert page(f"<article><p>{FIRST}</p></article>", "<meta http-equiv=refresh content=60>").text == FIRST


def test_frames_are_no_text() -> None:
    with pytest.raises(ArticleError, match=r"^a\.html: holds frames, no text; open the one with the text"):
        page(
            "", "<frameset cols='20%,80%'><frame src=a.html><noframes>This browser has no frames.</noframes></frameset>"
        )


def test_a_text_that_may_be_cut_short_is_remarked() -> None:
    told = "the page asks for a subscription; see whether the text is whole"
    stub = f"<article>{HEADING}<p>{FIRST}</p><div class='paywall'><p>Subscribe to read on.</p></div></article>"
    assert page(stub).remarks == (told,)
    data = json.dumps({"@type": "NewsArticle", "headline": "Pier burns", "isAccessibleForFree": "False"})
    head = f"<script type='application/ld+json'>{data}</script>"
    assert page(f"<article>{HEADING}<p>{FIRST}</p></article>", head).remarks == (told,)
    assert page(f"<article>{HEADING}{PARAGRAPHS * 6}</article>", head).remarks == ()


def test_another_article_of_the_page_is_not_left_out_in_silence() -> None:
    one, other = (
        f"<article><h2>{name}</h2><p>{a}</p><p>{b}</p></article>"
        for name, a, b in (("A", FIRST, SECOND), ("B", THIRD, FOURTH))
    )
    found = page(one + other)
    assert FIRST in found.text
    assert FOURTH in found.text or found.remarks
    first = f"<article>{HEADING}{PARAGRAPHS}</article>"
    second = f"<article><h1>Levy <b>withdrawn</b></h1>{LEVY}</article>"
    found = page(first + second)
    assert (FIRST in found.text, LEVY[3:50] in found.text) in {(True, False), (False, True)}
    left_out = "Levy withdrawn" if FIRST in found.text else "Pier burns"
    told = f"the page holds another article (“{left_out}”), which is left out; save what is wanted of it by itself"
    assert found.remarks == (told,)
    teaser = (
        "<article><h3><a href=x>Ten boats</a></h3><p>Our pick of the best boats of the year, in pictures.</p></article>"
    )
    assert page(f"<article>{HEADING}{PARAGRAPHS}</article>{teaser * 5}").remarks == ()
