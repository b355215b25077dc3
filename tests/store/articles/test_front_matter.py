"""The header that may stand above an article."""

import pytest

from store.articles.front_matter import header_of


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


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1d"])
def test_a_line_of_a_header_ends_where_a_line_of_a_file_does(end: str) -> None:
    header = header_of(f"---\ntitle: Bridge{end}closed\nsource: Post\n---\nText")
    assert header is not None
    assert header.fields == {"title": f"Bridge{end}closed", "source": "Post"}
