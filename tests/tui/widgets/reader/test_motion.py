"""Where moves lead."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.widgets.reader.texts import HARBOUR, HARD_ARTICLES
from tui.widgets.reader import motion

TEXT = "Two pumps failed. Nobody was hurt.\n\nThe gate held."


def at(word: str, text: str = TEXT) -> int:
    return text.index(word)


@given(HARD_ARTICLES, st.data())
def test_moving_right_ends_at_the_end_and_left_at_the_start(text: str, data: st.DataObject) -> None:
    offset = start = data.draw(st.integers(0, len(text)))
    while offset < len(text):
        assert motion.right(text, offset) > offset
        offset = motion.right(text, offset)
    assert offset == max(start, len(text))
    while offset > 0:
        assert motion.left(text, offset) < offset
        offset = motion.left(text, offset)


@given(HARD_ARTICLES, st.data())
def test_every_move_stays_inside_the_text(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    for move in (motion.word_left, motion.word_right, motion.sentence_next, motion.sentence_previous):
        assert 0 <= move(text, offset) <= len(text)
    assert motion.paragraph_previous(text, offset) <= len(text)
    assert motion.paragraph_next(text, offset) <= len(text)


def test_a_family_is_one_step() -> None:
    text = "a👨\u200d👩\u200d👧b"
    assert motion.right(text, 1) == 6
    assert motion.left(text, 6) == 1


def test_what_takes_no_cell_is_stepped_over() -> None:
    assert motion.right("a\u200bb", 0) == 2
    assert motion.left("a\u200bb", 2) == 0


def test_words_are_gone_over_from_start_to_start() -> None:
    assert motion.word_right(TEXT, 0) == at("pumps")
    assert motion.word_right(TEXT, at("failed")) == at("Nobody")
    assert motion.word_left(TEXT, at("failed") + 2) == at("failed")
    assert motion.word_left(TEXT, at("failed")) == at("pumps")
    assert motion.word_right(TEXT, at("held")) == len(TEXT)
    assert motion.word_left(TEXT, 0) == 0


def test_the_next_word_may_be_far() -> None:
    text = "here" + " " * 5000 + "there"
    assert motion.word_right(text, 0) == 5004
    assert motion.word_left(text, 5004) == 0


def test_sentences_are_gone_over_from_start_to_start() -> None:
    assert motion.sentence_next(TEXT, 0) == at("Nobody")
    assert motion.sentence_next(TEXT, at("was")) == at("The gate")
    assert motion.sentence_next(TEXT, at("gate")) == len(TEXT)
    assert motion.sentence_previous(TEXT, at("hurt")) == at("Nobody")
    assert motion.sentence_previous(TEXT, at("The gate")) == at("Nobody")
    assert motion.sentence_previous(TEXT, 0) == 0


def test_paragraphs_are_gone_over_from_start_to_start() -> None:
    assert motion.paragraph_next(TEXT, 5) == at("The gate")
    assert motion.paragraph_previous(TEXT, at("held")) == at("The gate")
    assert motion.paragraph_previous(TEXT, at("The gate")) == 0


def test_the_last_character_is_the_last_that_can_be_seen() -> None:
    assert HARBOUR[motion.last(HARBOUR)] == "."
    assert motion.last("") == 0
    assert motion.last(" \n ") == 0
