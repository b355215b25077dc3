"""Subtitles: speech as running text, cue times for citing."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.articles.kinds import plain, subtitles
from store.errors import ArticleError

SRT = """1
00:00:01,000 --> 00:00:04,000
<i>The bridge</i> was shut
on Monday.

2
00:00:04,500 --> 00:00:06,000
{\\an8}Nobody knows
why.

3
00:01:10,000 --> 00:01:12,000
- Was it the barge?
- It was.
"""

VTT = """WEBVTT - Interview

NOTE made by hand

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v Ann Oe>The bridge &amp; the pier

00:04.000 --> 00:05.000
<v Ann Oe>are shut.

00:05.000 --> 00:06.000
<v Bo>Why?
"""

ROLLING = """WEBVTT

00:00:00.000 --> 00:00:02.000
the<00:00:00.500><c> bridge</c>

00:00:02.000 --> 00:00:04.000
the bridge
was<00:00:02.500><c> shut</c>

00:00:04.000 --> 00:00:06.000
was shut
"""


def test_speech_is_running_text_and_times_are_kept() -> None:
    content = subtitles.read(SRT.encode(), "talk.srt")
    assert content.text == "The bridge was shut on Monday. Nobody knows why.\n\n- Was it the barge?\n- It was."
    assert content.title == "The bridge was shut on Monday."
    assert [(content.text[offset:][:6], time) for offset, time in content.locators] == [
        ("The br", "00:00:01"),
        ("Nobody", "00:00:04"),
        ("- Was ", "00:01:10"),
    ]


def test_webvtt_names_speakers_and_leaves_out_notes_and_styles() -> None:
    content = subtitles.read(VTT.encode(), "talk.vtt")
    assert content.text == "Ann Oe: The bridge & the pier are shut.\n\nBo: Why?"
    assert content.locators[-1] == (content.text.index("Bo"), "00:00:05")


def test_automatic_captions_say_every_line_once() -> None:
    assert subtitles.read(ROLLING.encode(), "talk.vtt").text == "the bridge was shut"


def test_cues_without_blank_lines_between_them_are_told_apart() -> None:
    assert subtitles.read(SRT.replace("\n\n", "\n").encode(), "talk.srt").text.startswith(
        "The bridge was shut on Monday. Nobody"
    )


def test_an_encoding_that_was_guessed_is_told() -> None:
    content = subtitles.read("1\n00:00:01,000 --> 00:00:02,000\nDéjà vu à Orléans.\n".encode("cp1252"), "talk.srt")
    assert content.text == "Déjà vu à Orléans."
    assert "windows-1252" in content.remarks[0]


@pytest.mark.parametrize("data", [b"", b"Only words.\n", b"1 --> 2\n", b"00:00:01,000 --> 00:00:02,000\nx\n\n" * 2_001])
def test_what_holds_no_cues_or_too_many_is_refused(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subtitles, "MOST_CUES", 2_000)
    with pytest.raises(ArticleError, match=r"^talk\.srt: .*; "):
        subtitles.read(data, "talk.srt")


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123:,.-> \n<v>{\\}/&#;aé", max_size=400) | st.text(max_size=100))
def test_damaged_subtitles_are_read_or_refused(text: str) -> None:
    for said in (text, f"00:00:01,000 --> 99:99:99,999\n{text}"):
        with suppress(ArticleError):
            content = subtitles.read(said.encode("utf-8", "replace"), "talk.srt")
            assert all(0 <= offset <= len(content.text) for offset, _ in content.locators)


@given(st.text(alphabet='0123:,.-> \n<doc id="title"\'>From Subject', max_size=200))
def test_plain_text_of_any_form_stays_whole(text: str) -> None:
    assert plain.read(text.encode(), "a.txt").text == text or text.startswith("---")


def test_titles_are_found_in_subtitles_extracts_and_below_menus() -> None:
    extract = '<doc id="7" url="https://w.example/7" title="Ravel &amp; Ost">\nRavel & Ost\n\nA port.\n</doc>\n'
    menu = "Home\nNews\nWorld\nSign in\nSkip to content\n"
    said = {
        SRT: "The bridge was shut",
        extract: "Ravel & Ost",
        f"{menu}Eleven hurt at Ravel port\nBy Ann Oe\n": "Eleven hurt at Ravel port",
        "Fog\nRain\nWind\n\nThe poem has no headline.": "The poem has no headline.",
        "---\ntitle: >-\n  Eleven hurt\n  at Ravel\n---\nText.": "Eleven hurt at Ravel",
        '---\ntitle: "He said \\"no\\""\n---\nText.': 'He said "no"',
        "---\ntitle: Eleven hurt\n  at Ravel\nsource: 'Ann''s'\n---\nText.": "Eleven hurt at Ravel",
    }
    assert [plain.read(text.encode(), "a.txt").title for text in said] == list(said.values())
