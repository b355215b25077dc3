"""Which passages are somebody's words."""

import pytest

from store.linking.passages.piece import PER_DOCUMENT, Piece
from store.linking.passages.quotation import is_quoted


def asked(before: str, text: str) -> bool:
    whole = Piece(PER_DOCUMENT, 0, len(before) + len(text), before + text, ())
    return is_quoted({PER_DOCUMENT: whole}, PER_DOCUMENT, len(before), text)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "“The quay is shut.”"),
        ("", '"The quay is shut," the mayor said.'),
        ("He said: “Ships wait. ", "The quay is shut."),
        ("", "The quay is shut and will stay so,” the mayor said."),
        ("", "»Der Kai ist geschlossen«, sagte sie."),
        ("", "”Kajen är stängd”, sade hon."),
        ("", "„Der Kai ist geschlossen“, sagte sie."),
        ("", "「北码头关闭了。」"),
    ],
)
def test_words_between_quotation_marks_are_quoted(before: str, text: str) -> None:
    assert asked(before, text)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "The quay is shut."),
        ("", "“The Lamp” shows you the finest stories of the coast every morning."),
        ("“Ships wait.” ", "The quay is shut."),
        ("He said: “Ships wait.\n", "The quay is shut."),
        ("", ""),
    ],
)
def test_passages_without_open_quotation_are_not_quoted(before: str, text: str) -> None:
    assert not asked(before, text)
