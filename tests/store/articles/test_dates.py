"""Dates become ISO 8601 where they mean one day for everybody, and are left and told where they do not."""

import re
from datetime import date

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from store.articles import article_of
from store.articles.dates import date_in_name, date_remark, iso_date
from store.articles.month_names import _MONTHS


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2022-01-23", "2022-01-23"),
        ("2022-01-23T13:28:00+02:00", "2022-01-23T13:28:00+02:00"),
        ("2022-01-23 13:28", "2022-01-23T13:28:00"),
        ("23 January 2022", "2022-01-23"),
        ("Jan. 23, 2022", "2022-01-23"),
        ("Sun, 23 Jan 2022 13:28:00 +0200", "2022-01-23T13:28:00+02:00"),
        ("2022/1/23", "2022-01-23"),
        ("2022.01.23 13:28", "2022-01-23T13:28:00"),
        ("2022/23/01", "2022/23/01"),
        ("26.02.1987", "1987-02-26"),
        ("26/02/1987", "1987-02-26"),
        ("02/26/1987", "1987-02-26"),
        ("26. Februar 1987", "1987-02-26"),
        ("Donnerstag, 26. Feb. 1987, 10:20 Uhr", "1987-02-26T10:20:00"),
        ("26 février 1987", "1987-02-26"),
        ("jeudi 26 février 1987 à 10h20", "1987-02-26T10:20:00"),
        ("1er mars 1987", "1987-03-01"),
        ("26 de febrero de 1987", "1987-02-26"),
        ("26 лютого 1987 року", "1987-02-26"),
        ("26 listopada 1987", "1987-11-26"),
        ("26. listopada 1987", "26. listopada 1987"),
        ("26 Şubat 1987", "1987-02-26"),
        ("١٢ مارس ٢٠٢٤", "2024-03-12"),
        ("1987年2月26日", "1987-02-26"),
        ("1987年2月26日（木） 10:20", "1987-02-26T10:20:00"),
        ("1987년 2월 26일", "1987-02-26"),
        ("Feb 26, 1987 3:20 PM", "1987-02-26T15:20:00"),
        ("20240305", "2024-03-05"),
        ("31415926", "31415926"),
        ("26.02.87", "26.02.87"),
        ("5 jui 1987", "5 jui 1987"),
        ("Mon Mar  4 10:11:12 2024", "2024-03-04T10:11:12"),
        ("23-JAN-2022 13:28:13.09", "2022-01-23T13:28:13.090000"),
        ("3-Mar-2022", "2022-03-03"),
        ("31-Feb-2022", "31-Feb-2022"),
        ("01/02/2022", "01/02/2022"),
        ("31 February 2022", "31 February 2022"),
        ("last Tuesday", "last Tuesday"),
        ("", ""),
    ],
)
def test_dates_become_iso_where_they_mean_one_day(given: str, expected: str) -> None:
    assert iso_date(given) == expected


LANGUAGES = [[names.split("|") for names in line.split()] for line in _MONTHS.replace("\n ", " ").strip().splitlines()]
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def test_every_language_has_twelve_months() -> None:
    assert [len(months) for months in LANGUAGES] == [12] * len(LANGUAGES)


@forall(day=DAYS, data=st.data())
def test_a_day_is_read_back_from_any_form_that_means_only_that_day(day: date, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(data.draw(st.sampled_from(LANGUAGES))[day.month - 1]))
    d, m, y = day.day, day.month, f"{day.year:04}"
    forms = [f"{d} {name} {y}", f"{d} de {name} de {y}", f"{name.upper()} {d}, {y}", f"{d}.{m}.{y}", f"{y}/{m}/{d}"]
    forms += [f"{y}年{m}月{d}日", f"{y}-{m:02}-{d:02}"]
    forms += [f"{m}/{d}/{y}", f"{d}/{m}/{y}"] if d > 12 else []
    form = data.draw(st.sampled_from(forms))
    if "listopad" in name and m == 10:
        return  # October in Croatian, November in Polish
    assert iso_date(form) == day.isoformat()


@forall(day=DAYS, sign=st.sampled_from("/-."))
def test_figures_that_mean_two_days_are_never_read_in_silence(day: date, sign: str) -> None:
    form = f"{day.day:02}{sign}{day.month:02}{sign}{day.year:04}"
    is_sure = day.day > 12 or day.day == day.month
    assert bool(date_remark(form)) is not is_sure
    assert iso_date(form) == (day.isoformat() if is_sure or sign == "." else form)


PIECES = st.sampled_from(
    [
        "1987",
        "26",
        "02",
        "2",
        "31",
        "12",
        " ",
        " ",
        ".",
        "/",
        "-",
        ", ",
        "Mar",
        "may",
        "jui",
        "lip",
        "年",
        "月",
        "日",
        "10:20",
        "PM",
        "Mon",
        "+01:00",
        "de",
        "19",
        "T",
    ]
)


@forall(st.lists(PIECES, max_size=9).map("".join) | st.text(max_size=30))
def test_whatever_is_read_stands_there(value: str) -> None:
    found = iso_date(value)
    if found == value:
        return
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)", found)
    assert match is not None
    numbers = [int(each) for each in re.findall(r"\d+", value)]
    runs = "".join(re.findall(r"\d", value))
    assert int(match[1]) in numbers or int(match[1]) % 100 in numbers or match[1] in runs
    assert int(match[3]) in numbers or match[3] in runs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("talk 2024-03-05.srt", "2024-03-05"),
        ("20240305_news.vtt", "2024-03-05"),
        ("25-03-2024.srt", "2024-03-25"),
        ("05-03-2024.srt", ""),
        ("2024-03-05 to 2024-03-07.srt", ""),
        ("1234567890.srt", ""),
        ("s01e02.srt", ""),
    ],
)
def test_the_name_of_subtitles_tells_their_day(name: str, expected: str) -> None:
    assert date_in_name(name) == expected
    cue = b"1\n00:00:01,000 --> 00:00:02,000\nThe pier burned.\n"
    assert article_of(cue, name).published == expected


def test_a_date_that_may_be_two_days_is_told_wherever_it_stands() -> None:
    told = "the date 02/03/1987 means 1987-03-02 or 1987-02-03 and is left as it is; write one of these"
    plain = article_of(b"---\ndate: 02/03/1987\n---\nThe pier burned.", "a.txt")
    assert (plain.published, plain.remarks) == ("02/03/1987", (told,))
    body = b"<p>The pier burned on Monday night, and the harbour office said that nobody was hurt by it.</p>" * 5
    page = article_of(b'<html><meta name="date" content="02/03/1987"><body><article>' + body + b"</article>", "a.html")
    assert (page.published, page.remarks) == ("", (told,))
    dotted = article_of(b"---\ndate: 02.03.1987\n---\nThe pier burned.", "a.txt")
    assert dotted.published == "1987-03-02"
    assert dotted.remarks == ("the date 02.03.1987 is read as 1987-03-02, the day first",)
