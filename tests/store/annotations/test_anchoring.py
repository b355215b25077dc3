"""Finding a span again after its text was edited."""

import random
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from store.annotations.anchoring import describe, locate
from store.errors import SpanError
from store.model import CONTEXT, Selector, Span

ARTICLE = (
    "Engineers closed the Old Mole bridge on Monday after two of its piers had moved. "
    "“Nobody will cross until it is safe,” said Mayor Ilse Brandt, who had asked for an inspection in March. "
    "The Harbour Watch, a group of residents, counted 3,500 lorries a day on the bridge last autumn. "
    "According to the group, at least twenty complaints about cracks went unanswered. "
    "Traders on the north bank expect to lose a third of their winter sales, and want the city to pay for it. "
    "The ministry said that the bridge had passed every inspection since 2011."
)
TEXTS = st.text(st.sampled_from("ab c.\n"), min_size=1, max_size=60) | st.text(min_size=1, max_size=40)
WORDS = st.lists(st.integers(0, 10_000), min_size=12, max_size=120, unique=True).map(
    lambda numbers: " ".join(f"w{number}x{number * 7 % 1000}" for number in numbers)
)


def span_of(part: str, text: str = ARTICLE) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def found_text(text: str, selector: Selector) -> str | None:
    found = locate(text, selector)
    return found[0].of(text) if found else None


@given(TEXTS, st.data())
def test_a_span_is_found_where_it_was_described(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    selector = describe(text, span)
    assert text[max(0, start - CONTEXT) : span.end + CONTEXT] == selector.prefix + selector.exact + selector.suffix
    assert locate(text, selector) == (span, "anchored")


@given(WORDS, st.text(max_size=80), st.data())
def test_an_edit_elsewhere_moves_a_span_exactly_and_never_to_other_text(
    text: str, inserted: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 30))
    span = Span(start, data.draw(st.integers(start + 5, min(len(text), start + 200))))
    before = data.draw(st.booleans())
    if before:
        left = data.draw(st.integers(0, start))
        right = data.draw(st.integers(left, start))
    else:
        left = data.draw(st.integers(span.end, len(text)))
        right = data.draw(st.integers(left, len(text)))
    edited = text[:left] + inserted + text[right:]
    moved = span.shifted(len(inserted) - (right - left)) if before else span
    assume(edited.count(span.of(text)) == 1)
    found = locate(edited, describe(text, span))
    assert found is None or found[0] == moved
    untouched = right <= start - CONTEXT or left >= span.end + CONTEXT
    assert not untouched or (found is not None and found[0] == moved)


@given(st.text(st.sampled_from("ab "), min_size=3, max_size=80), st.data())
def test_in_a_repetitive_text_a_span_still_reads_as_it_did_or_is_an_orphan(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    selector = describe(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    at = data.draw(st.integers(0, len(text)))
    edited = text[:at] + data.draw(st.text(st.sampled_from("ab "), max_size=10)) + text[at:]
    found = locate(edited, selector)
    if found and selector.exact in edited:
        assert found[0].of(edited) == selector.exact


@given(TEXTS, TEXTS, st.data())
def test_what_is_found_always_lies_inside_the_text(text: str, other: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    selector = describe(text, Span(start, data.draw(st.integers(start + 1, len(text)))))
    found = locate(other, selector)
    assert found is None or (found[0].length > 0 and found[0].end <= len(other))


@pytest.mark.parametrize(
    ("quote", "old", "new", "expected"),
    [
        ("counted 3,500 lorries a day", "3,500", "nearly 4,000", "counted nearly 4,000 lorries a day"),
        ("at least twenty complaints", "complaints", "written complaints", "at least twenty written complaints"),
        ("Mayor Ilse Brandt", "Ilse Brandt", "Ilse Brand", "Mayor Ilse Brand"),
        ("Nobody will cross until it is safe", "Nobody will", "No one may", "No one may cross until it is safe"),
        ("Traders on the north bank expect to lose", "Traders", "Shops", "Shops on the north bank expect to lose"),
        ("The Harbour Watch", "The Harbour Watch", "The Harbor Watch", "The Harbor Watch"),
    ],
)  # fmt: skip
def test_an_edited_quote_is_recognised(quote: str, old: str, new: str, expected: str) -> None:
    edited = "Updated at noon. " + ARTICLE.replace(old, new)
    found = locate(edited, describe(ARTICLE, span_of(quote)))
    assert found is not None
    assert found[0].of(edited) == expected
    assert found[1] == "moved"


@pytest.mark.parametrize(
    "quote", ["the bridge last autumn", "Mayor Ilse Brandt", "3,500", "a third of their winter sales"]
)
def test_a_deleted_quote_is_an_orphan(quote: str) -> None:
    assert locate(ARTICLE.replace(quote, ""), describe(ARTICLE, span_of(quote))) is None


def test_a_short_quote_whose_sentence_is_gone_does_not_move_to_its_namesake() -> None:
    gone = "According to the group, at least twenty complaints about cracks went unanswered. "
    selector = describe(ARTICLE, Span(span_of(gone).start + 17, span_of(gone).start + 22))
    assert selector.exact == "group"
    assert locate(ARTICLE.replace(gone, ""), selector) is None


def test_another_sentence_in_the_same_place_is_not_taken_for_the_old_one() -> None:
    old = "According to the group, at least twenty complaints about cracks went unanswered."
    new = "A spokeswoman for the city council would not say whether anyone had been warned."
    assert locate(ARTICLE.replace(old, new), describe(ARTICLE, span_of(old))) is None


def test_two_equally_good_places_are_none() -> None:
    selector = describe(ARTICLE, span_of("the Old Mole bridge"))
    assert locate(f"New. {ARTICLE} {ARTICLE}", selector) is None


def test_two_equally_good_altered_places_are_none() -> None:
    selector = describe(ARTICLE, span_of("counted 3,500 lorries a day"))
    edited = ARTICLE.replace("3,500", "4,500")
    assert locate(f"{edited}\n\n{edited}", selector) is None


def test_context_tells_repeated_words_apart() -> None:
    second = ARTICLE.index("bridge", ARTICLE.index("bridge") + 1)
    found = locate("Update: " + ARTICLE, describe(ARTICLE, Span(second, second + 6)))
    assert found == (Span(second + 8, second + 14), "moved")


def test_a_very_common_quote_is_told_apart_by_context() -> None:
    text = "to be " * 2000 + ARTICLE
    span = Span(text.index("to lose"), text.index("to lose") + 2)
    assert locate("x " + text, describe(text, span)) == (span.shifted(2), "moved")


def test_a_very_long_quote_is_found_by_its_ends() -> None:
    source = random.Random(4)
    body = " ".join(f"word{source.randrange(9999)}" for _ in range(2000))
    text = f"{ARTICLE}\n\n{body}\n\n{ARTICLE[::-1]}"
    edited = "Newer. " + text.replace(body[9000:9020], "CHANGED")
    found = locate(edited, describe(text, span_of(body, text)))
    assert found is not None
    assert found[0].of(edited) == body.replace(body[9000:9020], "CHANGED")


def test_scripts_without_spaces_are_found_again() -> None:
    text = "市长星期一表示，自春天以来关闭的大桥在圣诞节前不会重新开放。商人们要求赔偿整个冬天的损失。"
    edited = "更新：" + text.replace("圣诞节", "新年")
    assert (
        found_text(edited, describe(text, span_of("关闭的大桥在圣诞节前不会重新开放", text)))
        == "关闭的大桥在新年前不会重新开放"
    )


@pytest.mark.parametrize("span", [Span(3, 3), Span(0, len(ARTICLE) + 1)])
def test_an_empty_or_outlying_span_cannot_be_described(span: Span) -> None:
    with pytest.raises(SpanError):
        describe(ARTICLE, span)


def test_a_selector_without_a_quote_finds_nothing() -> None:
    assert locate(ARTICLE, describe(ARTICLE, Span(0, 9))._replace(exact="")) is None


@pytest.mark.parametrize("changed", [str.upper, str.title])
def test_a_headline_is_found_in_other_capitals(changed: Callable[[str], str]) -> None:
    headline = "Bridge stays shut after two piers move"
    former = f"{headline}\n\n{ARTICLE}"
    found = locate(f"{changed(headline)}\n\n{ARTICLE}", describe(former, span_of(headline, former)), former)
    assert found == (Span(0, len(headline)), "moved")
