"""The header that may stand above an article."""

import pytest

from store.articles.front_matter import header_of, iso_date


def test_a_header_ends_after_its_closing_fence() -> None:
    text = '---\ntitle: "A bridge: closed"\nSource: Harbour Post\n# note\ntags:\n  - one\n---\n\nText'
    header = header_of(text)
    assert header is not None
    assert header.fields["title"] == "A bridge: closed"
    assert header.fields["source"] == "Harbour Post"
    assert text[header.end :] == "\nText"


@pytest.mark.parametrize(
    "text",
    [
        "Title: no fence\n\nText",
        "---\ntitle: never closed\n\nText",
        "---\nauthor: says nothing of an article\n---\nText",
        "---\ntitle: x\nA line of prose that belongs in no header.\n---\nText",
        "\n---\ntitle: not at the top\n---\nText",
        "----\ntitle: four dashes\n----\nText",
        "---",
        "---\n---\n",
        "--- title: x ---\n",
        "A\n---\ntitle: x\n---\n",
    ],
)
def test_nothing_else_counts_as_a_header(text: str) -> None:
    assert header_of(text) is None


def test_a_header_may_be_all_there_is() -> None:
    header = header_of("---\nurl: https://example.org/a\n---")
    assert header is not None
    assert header.end == len("---\nurl: https://example.org/a\n---")


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
