"""Nouns agree with their numbers."""

from store.model import counted


def test_nouns_agree_with_their_numbers() -> None:
    assert [counted(number, "tag") for number in (0, 1, 2)] == ["0 tags", "1 tag", "2 tags"]
    assert [counted(number, "match", "matches") for number in (1, 2)] == ["1 match", "2 matches"]
