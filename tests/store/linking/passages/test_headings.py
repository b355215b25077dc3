"""Headlines that ran into a sentence, and sentences that a line's end cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.passages.headings import mended
from store.model import Span
from store.text import sentences


def parts(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in mended(text, sentences(text, None, language), language)]


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Grain silo burns in the port of Amal", "The grain silo in the port of Amal burned on Monday."),
        ("Forty ships wait outside the harbour", "Forty grain ships have to wait outside the harbour of Amal."),
        ("Dockers close the quay of Tarsil", '"The quay of Tarsil is closed", the dockers said.'),
    ],
)
def test_a_headline_is_cut_from_the_sentence_that_says_it_again(headline: str, sentence: str) -> None:
    assert parts(f"{headline} {sentence} More will follow.") == [headline, sentence, "More will follow."]


@pytest.mark.parametrize(
    "text",
    [
        "The dockers of Port Amal told The Harrow Courier on Monday that they would strike.",
        "Mayor Ilse Tarn met Mayor Joren Falk in Tarsil to talk of the quay.",
        "Port Amal and Port Tarsil lost their grain silos in the fire.",
        "",
        "One.",
    ],
)
def test_a_sentence_with_names_in_it_stays_whole(text: str) -> None:
    assert parts(text) == ([text] if text else [])


def test_only_the_beginning_of_a_document_has_a_headline() -> None:
    later = "Grain silo burns in the port The grain silo in the port burned on Monday."
    assert parts(f"It was late. {later}") == ["It was late.", later]


def test_what_goes_on_in_the_next_line_is_one_sentence() -> None:
    assert parts("I would have gone\nif you had asked me.\nYes.") == ["I would have gone\nif you had asked me.", "Yes."]


@pytest.mark.parametrize("text", ["Tea\nBread", "He came.\nshe left.", "He came\n\nshe left"])
def test_lines_that_end_or_begin_something_stay_apart(text: str) -> None:
    assert len(parts(text)) == 2


@given(st.text(alphabet="Ab c.\n\"'é", max_size=60))
def test_the_parts_cover_what_the_sentences_cover_and_keep_their_order(text: str) -> None:
    spans = mended(text, sentences(text), "en")
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split()) or not spans
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(isinstance(span, Span) and span.length for span in spans)
