"""A pronoun that is given as a source: whoever the article named last, else nobody."""

import pytest

from store.model import Span
from store.study.pronouns import named_source

TEXT = (
    "The quay is shut, mayor Ilse Brandt said. Some dockers said it was not.\n\n"
    "“We will pay,” he added, and she agreed. They said no more.\n\n"
    "Nobody was hurt.\n\n"
    "The fund is empty, he said. IT said the servers run; it said so twice."
)


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


BEFORE = [span("mayor Ilse Brandt"), span("Some dockers"), span("he added")._replace(end=span("he added").start + 2)]


def named(around: str, pronoun: str) -> str | None:
    start = TEXT.index(around) + around.index(pronoun)
    found = named_source(TEXT, Span(start, start + len(pronoun)), BEFORE, "en")
    return None if found is None else found.of(TEXT)


@pytest.mark.parametrize(("around", "pronoun"), [("he added", "he"), ("she agreed", "she")])
def test_one_person_is_the_last_source_with_a_name_nearby(around: str, pronoun: str) -> None:
    assert named(around, pronoun) == "mayor Ilse Brandt"


@pytest.mark.parametrize(
    ("around", "pronoun"),
    [("They said", "They"), ("“We will", "We"), ("it said so", "it"), ("empty, he said", "he")],
)
def test_what_an_article_leaves_open_is_nobody(around: str, pronoun: str) -> None:
    assert named(around, pronoun) is None


@pytest.mark.parametrize("words", ["mayor Ilse Brandt", "Some dockers", "IT", "Nobody"])
def test_whoever_is_no_pronoun_stays_who_it_is(words: str) -> None:
    assert named_source(TEXT, span(words), BEFORE, "en") == span(words)


def test_a_language_without_known_pronouns_is_left_alone() -> None:
    assert named_source("x y", Span(0, 1), (), "xx") == Span(0, 1)
