"""Actors: names that mean the same are one, and every place belongs to the longest name that stands there."""

import re
from collections.abc import Callable, Iterator

from store.model import Span
from store.study.actors import NamePlace, actors

ARTICLES = {
    "a": "The Harbour Guards left. The HG came back, and Guards of the mayor too.",
    "b": "Nobody saw the harbour guards. Palune did.",
}


def places_in(articles: dict[str, str]) -> Callable[[str], Iterator[NamePlace]]:
    def places(name: str) -> Iterator[NamePlace]:
        for id, text in articles.items():
            for found in re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
                yield NamePlace(id, Span(*found.span()))

    return places


def test_names_declared_the_same_are_one_actor_called_by_the_one_tagged_most() -> None:
    tagged = ["HG", "Harbour Guards", "harbour  guards", "Palune"]
    first, second = actors(tagged, [("HG", "Harbour Guards")], places_in(ARTICLES), str.casefold)
    assert first.names == ("Harbour Guards", "HG")
    assert (first.tags, first.documents, len(first.mentions)) == (3, ("a", "b"), 3)
    assert [place.span.of(ARTICLES[place.document]) for place in first.mentions] == [
        "Harbour Guards",
        "HG",
        "harbour guards",
    ]
    assert (second.name, second.tags, second.documents) == ("Palune", 1, ("b",))


def test_a_place_belongs_to_the_longest_name() -> None:
    found = {each.name: each for each in actors(["Guards", "Harbour Guards"], [], places_in(ARTICLES), str.casefold)}
    assert len(found["Harbour Guards"].mentions) == 2
    assert [place.span.start for place in found["Guards"].mentions] == [ARTICLES["a"].index("Guards of")]


def test_aliases_that_nobody_tagged_are_actors_too_and_none_is_none() -> None:
    (found,) = actors([], [("Palune", "The spokeswoman")], places_in(ARTICLES), str.casefold)
    assert (found.names, found.tags, len(found.mentions)) == (("Palune", "The spokeswoman"), 0, 1)
    assert actors([], [], places_in(ARTICLES), str.casefold) == []
    (gone,) = actors(["Osk"], [], places_in(ARTICLES), str.casefold)
    assert (gone.mentions, gone.documents) == ((), ())
