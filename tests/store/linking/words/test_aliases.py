"""Names declared to be the same."""

from store.linking.words.aliases import Aliases
from store.linking.words.analysis import analyse
from tests.store.linking.making import Library

GROUP = ["NDF", "Northern Dock Force", "Hafr Shamal"]
TEXTS = {
    "a": "The NDF surrounded the quay at dawn.",
    "b": "Fighters of Hafr Shamal surrounded the quay at dawn. Bread was short.",
    "c": "Hafr Shamal claimed the bridge.",
    "d": "Bread was short again, and the bakers closed early on most days of that week.",
}


def test_a_name_of_several_words_becomes_one_term() -> None:
    aliases = Aliases([GROUP])
    short = aliases.one_term(analyse("The NDF left.", "en"))
    long = aliases.one_term(analyse("The Northern Dock Force left.", "en"))
    assert short.terms == long.terms
    assert long.text[long.starts[1] : long.ends[1]] == "Northern Dock Force"


def test_without_groups_nothing_changes() -> None:
    analysis = analyse("The NDF left.", "en")
    assert Aliases().one_term(analysis) is analysis


def test_declared_names_are_no_difference_and_raise_the_score() -> None:
    library = Library(TEXTS)
    passage = library.passage("a", TEXTS["a"])
    plain, aware = (library.linker(aliases=groups).links(passage)[0] for groups in ((), [GROUP]))
    assert aware.there.document == plain.there.document == "b"
    assert aware.score > plain.score
    assert any(each.type == "name" for each in plain.differences)
    assert not any(each.type == "name" for each in aware.differences)


def test_declared_names_are_retrieved() -> None:
    library = Library(TEXTS)
    passage = library.passage("a", "NDF")
    assert library.linker().links(passage) == []
    assert {link.there.document for link in library.linker(aliases=[GROUP]).links(passage)} == {"b", "c"}
