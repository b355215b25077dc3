"""The language of a search: every line parses or is refused in one line, and text can always be asked for as it is."""

import re
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import QueryError
from store.library.expressions import Stopwatch, compiled, size, spans
from store.library.folded import folded
from store.library.matching import ReadText, places
from store.library.queries import FIELDS, SearchQuery, Term, as_words, fits, parsed, period
from store.model import Entry, Span

LINES = st.text(alphabet='ab-":/\\.()[]{}?*+0189 é“\n', max_size=30)
TOKENS = st.lists(
    st.sampled_from([*(f"{name}:" for name in FIELDS), "a", '"b c"', "/x+/", "-", "2018-10", "..", '"', "/", " "]),
    max_size=12,
).map("".join)


def found(query: str, text: str, tags: dict[str, list[Span]] | None = None) -> list[str]:
    read = ReadText("x", text, folded(text))
    made = places(parsed(query), read, Stopwatch(), lambda _, label: (tags or {}).get(label, []))
    return [span.of(text) for span in made]


def entry(title: str = "", source: str = "", published: str = "") -> Entry:
    return Entry("x", "x.txt", title, source, published, "", 0, 0, "")


@given(st.one_of(LINES, TOKENS, st.text()))
@settings(max_examples=400)
def test_any_line_parses_or_is_refused_in_one_line(line: str) -> None:
    try:
        query = parsed(line)
    except QueryError as refused:
        error = refused
    else:
        assert all(term.value.strip() for term in query.terms)
        assert len(set(query.terms)) == len(query.terms)
        fits(query, entry("a title", "An Outlet", "2018-10-05"))
        return
    assert error.message
    assert "\n" not in error.message


@given(st.text(alphabet='ab-":/\\ é', max_size=20))
def test_any_text_can_be_looked_for_as_it_is(text: str) -> None:
    query = parsed(as_words(text))
    wanted = " ".join(text.split())
    if wanted:
        asked = (query.words, *query.of("exact"))
        assert wanted in asked
        assert [part for part in asked if part] == [wanted]
    else:
        assert query == SearchQuery()


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("salt exchange", SearchQuery("salt exchange")),
        ("salt source:courier exchange", SearchQuery("salt exchange", (Term("source", "courier"),))),
        ('SOURCE:"Harrow Courier"', SearchQuery("", (Term("source", "Harrow Courier"),))),
        ('-source:courier -fire -"two words" -/x/', SearchQuery("", (
            Term("source", "courier", True), Term("exact", "fire", True), Term("exact", "two words", True),
            Term("expression", "x", True),
        ))),
        ('"open to the end', SearchQuery("", (Term("exact", "open to the end"),))),
        (r"/\d+\/\d+ dead", SearchQuery("", (Term("expression", r"\d+/\d+ dead"),))),
        ("/a/b/ c", SearchQuery("c", (Term("expression", "a/b"),))),
        (r'"he said \"no\""', SearchQuery("", (Term("exact", 'he said "no"'),))),
        ("https://a.example 12:30 - x", SearchQuery("https://a.example 12:30 - x")),
        ('source: "" // label:', SearchQuery()),
    ],
)  # fmt: skip
def test_a_line_asks_for(line: str, query: SearchQuery) -> None:
    assert parsed(line) == query


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2018", "2018", "2018"),
        ("2018-10..2019", "2018-10", "2019"),
        ("..2019", "", "2019"),
        ("2018-10-05..", "2018-10-05", ""),
    ],
)
def test_a_date_is_a_span_of_time(value: str, first: str, last: str) -> None:
    assert period(value) == (first, last)


@pytest.mark.parametrize("value", ["october", "2018-10-05T", "..", "2019..2018", "2018/10", "2018..2017-05"])
def test_a_date_that_is_none_is_one_line_with_the_remedy(value: str) -> None:
    with pytest.raises(QueryError, match=re.escape(f"date:{value}: ") + ".*(write|earlier)"):
        parsed(f"date:{value}")


@given(
    st.dates().map(str),
    st.dates().map(str),
    st.dates().map(str),
    st.sampled_from([4, 7, 10]),
    st.sampled_from([4, 7, 10]),
)
def test_a_range_has_the_days_from_its_first_to_its_last(day: str, one: str, two: str, short: int, long: int) -> None:
    first, last = sorted((one, two))
    query = SearchQuery("", (Term("date", f"{first[:short]}..{last[:long]}"),))
    assert fits(query, entry(published=day)) == (first[:short] <= day[:short] and day[:long] <= last[:long])


def test_fields_choose_articles_whatever_their_case_and_accents() -> None:
    article = entry("Fire in the Salt Exchange", "Café  Courier", "2018-10-05T10:00:00+02:00")
    for line in ("source:cafe", 'source:"cafe courier"', "title:SALT", "date:2018-10", "date:2018-10-05",
                 "date:2017..", "source:ledger source:courier", "-source:ledger", "-date:2019",
                 "source:courier title:fire"):  # fmt: skip
        assert fits(parsed(line), article), line
    for line in ("source:ledger", "title:harbour", "date:2018-11", "-source:courier", "-title:fire", "date:2019..",
                 "source:courier title:water", "-date:2018"):  # fmt: skip
        assert not fits(parsed(line), article), line
    assert not fits(parsed("date:2018"), entry(published=""))
    assert not fits(parsed("date:..2018"), entry(published="last autumn"))


TEXT = "The fire began.\nFireman Ólsen said: the  fire killed 31 people, not 60. 港の火事 fire-fighters."


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("fire", ["fire", "Fire", "fire", "fire"]),
        ('"fire"', ["fire", "fire", "fire"]),
        ('"THE FIRE"', ["The fire", "the  fire"]),
        ('"火事"', ["火事"]),
        ("olsen", ["Ólsen"]),
        (r"/\d+/", ["31", "60"]),
        (r"/^fireman \w+/", ["Fireman Ólsen"]),
        (r"/killed \d+/ /\d+ people/", ["killed 31"]),
        ('"fire" /60/', ["fire", "fire", "60", "fire"]),
        ('"fire" /61/', []),
        ("fire -water", ["fire", "Fire", "fire", "fire"]),
        ("fire -killed", []),
        ("fire -kill", ["fire", "Fire", "fire", "fire"]),
        (r"fire -/\d{3}/", ["fire", "Fire", "fire", "fire"]),
        (r"fire -/\d{2}/", []),
        ("-water", ["The fire began."]),
        (r"/x*/", []),
    ],
)
def test_a_query_finds_in_a_text(query: str, places: list[str]) -> None:
    assert found(query, TEXT) == places


def test_a_label_keeps_to_what_is_tagged_so() -> None:
    start = TEXT.index("the  fire killed")
    tags = {"claim": [Span(start, start + 26)], "actor": [Span(16, 29)]}
    assert found("fire label:claim", TEXT, tags) == ["fire"]
    assert found("fire label:claim label:actor", TEXT, tags) == ["Fire", "fire"]
    assert found("fire -label:claim", TEXT, tags) == ["fire", "Fire", "fire"]
    assert found("label:actor", TEXT, tags) == ["Fireman Ólsen"]
    assert found("-label:actor", TEXT, tags) == []
    assert found("fire label:source", TEXT, tags) == []


@given(st.text(alphabet="aA b.é", max_size=40), st.text(alphabet="aA bé", min_size=1, max_size=4))
def test_exact_words_are_found_where_they_are_no_part_of_others(text: str, words: str) -> None:
    wanted = " ".join(words.split()).lower().replace("é", "e")
    spaced = re.sub(r"[^a-z]+", " ", text.lower().replace("é", "e"))
    if wanted and "." not in text:
        count = len(re.findall(rf"(?=(?<!\S){wanted}(?!\S))", spaced))
        assert bool(found(f'"{words}"', text)) == bool(count)


@pytest.mark.parametrize("expression", ["[a", "(?P<x>", "*a", "(", r"\p{Nonsense}", "(" * 900, "x{4,2}"])
def test_a_bad_expression_is_one_line(expression: str) -> None:
    with pytest.raises(QueryError, match=r"^/.*/: no regular expression") as error:
        parsed(f"/{expression}/")
    assert len(error.value.message) < 200


@pytest.mark.parametrize("expression", ["(?:(?:a{1000}){1000}){1000}", "a{99999999999}", "(?R)", "(?1)(a)", "a" * 1001])
def test_an_expression_that_would_take_too_much_room_is_refused_at_once(expression: str) -> None:
    began = time.process_time()
    with pytest.raises(QueryError, match=r"write it out|make it shorter"):
        compiled(expression)
    assert time.process_time() - began < 1


@given(st.text(alphabet="ab(){}[]|*+?\\^$.1,", max_size=25))
@settings(deadline=None)
def test_any_expression_is_refused_or_bounded(expression: str) -> None:
    began = time.process_time()
    with suppress(QueryError):
        for span in spans(expression, "abab1 (a) {b}\n" * 20, Stopwatch(0.2)):
            assert span.length
    assert time.process_time() - began < 10


def test_what_an_honest_expression_takes_is_granted_by_the_length_of_the_text() -> None:
    watch = Stopwatch(0.5)
    for _ in range(20):
        assert list(spans(r"\d+ (dead|killed)", "It rained on the harbour. " * 10_000, watch)) == []
    assert watch.left > 0.5


def test_what_is_repeated_counts_as_often_as_it_is() -> None:
    assert size(r"\d{4}-\d{2}") == 7
    assert size("((a{3}b){2}c){2}") == 24
    assert size(r"[\]{9}]{5}") == 5


def test_a_runaway_expression_ends_and_leaves_nothing_of_the_budget() -> None:
    watch = Stopwatch()
    with pytest.raises(QueryError, match=r"too slow; write it more simply"):
        list(spans("(a|aa)+$", "a" * 200 + "b", watch))
    assert watch.left == 0
