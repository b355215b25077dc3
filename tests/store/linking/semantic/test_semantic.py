"""Linking by sense: what is kept, how two rankings become one, and that nothing depends on it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import VariorumError
from store.linking import Linker
from store.linking.passages.piece import Piece
from store.linking.semantic.fusion import fused, in_full, likeness, ordered
from store.linking.semantic.model import StaticModel, load_model
from store.linking.semantic.vectors import VectorStore, sketch
from store.linking.words.aliases import Aliases
from store.linking.words.embedding import DIMENSIONS
from store.model import Link, Passage, Span
from tests.store.linking.making import Library, match

SKETCH = DIMENSIONS // 8

SENSES = (
    {"storm", "gale", "tempest"},
    {"harbour", "port", "docks"},
    {"closed", "shut", "halted"},
    {"mayor", "councillor"},
    {"budget", "spending"},
    {"approved", "passed"},
    {"orchard", "apple", "fruit"},
)


class Thesaurus:
    """A model whose words have the sense of their group, and no other."""

    dimensions = DIMENSIONS

    def __init__(self, name: str = "thesaurus") -> None:
        self.name = name
        self.asked: list[str] = []

    def embed(self, text: str) -> bytes:
        self.asked.append(text)
        words = {word.strip(".,").lower() for word in text.split()}
        numbers = [0] * DIMENSIONS
        for at, sense in enumerate(SENSES):
            for place in range(at * 36, at * 36 + 36):
                numbers[place] = 100 if words & sense else -1
        return bytes(number % 256 for number in numbers) if any(number > 0 for number in numbers) else bytes(DIMENSIONS)


TEXTS = {
    "a": "The gale shut the docks on Monday. Ferries stayed away. Sailors waited in the taverns.",
    "b": "A councillor said spending had passed. The vote was close. Nobody left early.",
    "c": "Fruit was cheap this year. The market stayed open. Bees did well.",
}


def with_sense(texts: dict[str, str], model: Thesaurus, folder: Path | None = None) -> tuple[Linker, Library]:
    library, linker = Library(texts), Linker(folder)
    linker.link_by_sense(lambda: model)
    linker.update(library.wanted, library.load)
    return linker, library


def from_nowhere(linker: Linker, text: str) -> list[Link]:
    return linker.links(Passage(None, Span(0, len(text)), text))


vectors = st.binary(min_size=DIMENSIONS, max_size=DIMENSIONS)


@given(vectors, vectors)
def test_likeness_is_the_same_from_either_side_and_at_most_one(one: bytes, other: bytes) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert -1.000001 <= likeness(one, other) <= 1.000001
    assert likeness(one, one) == pytest.approx(1.0 if any(one) else 0.0)


@given(vectors)
def test_a_sketch_holds_the_sign_of_each_number(vector: bytes) -> None:
    bits = int.from_bytes(sketch(vector), "big")
    signs = [bool(bits >> (DIMENSIONS - 1 - at) & 1) for at in range(DIMENSIONS)]
    assert signs == [number > 0 for number in memoryview(vector).cast("b")]


def test_vectors_are_kept_by_text_and_place(tmp_path: Path) -> None:
    one, two, three = (bytes([number]) * DIMENSIONS for number in (1, 2, 3))
    store = VectorStore(tmp_path / "v", "model", DIMENSIONS)
    store.add([("x", [one, two]), ("y", [three]), ("empty", [])])
    store.close()
    again = VectorStore(tmp_path / "v", "model", DIMENSIONS)
    numbers = {each.sha256: each.number for each in again.sketches()}
    assert again.known() == {"x", "y", "empty"}
    assert again.vectors([(numbers["x"], 1), (numbers["y"], 0)]) == [two, three]
    assert {each.sha256: len(each.sketches) for each in again.sketches()} == {"x": 2 * SKETCH, "y": SKETCH, "empty": 0}
    again.remove(["x"])
    assert again.known() == {"y", "empty"}
    assert again.vectors([(numbers["x"], 1), (numbers["y"], 9)]) == [bytes(DIMENSIONS)] * 2


def test_a_text_that_two_processes_add_is_kept_once(tmp_path: Path) -> None:
    here, there = VectorStore(tmp_path / "v", "model", DIMENSIONS), VectorStore(tmp_path / "v", "model", DIMENSIONS)
    here.add([("x", [b"\1" * DIMENSIONS])])
    there.add([("x", [b"\1" * DIMENSIONS]), ("y", [])])
    assert here.known() == there.known() == {"x", "y"}


def foreign(path: Path) -> None:
    path.write_bytes(b"not a database, and longer than the header of one would be" * 9)


def of_another_model(path: Path) -> None:
    store = VectorStore(path, "another", DIMENSIONS)
    store.add([("old", [])])
    store.close()


@pytest.mark.parametrize("spoil", [foreign, of_another_model])
def test_vectors_that_are_damaged_or_of_another_model_are_made_again(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(tmp_path / "v")
    store = VectorStore(tmp_path / "v", "model", DIMENSIONS)
    assert store.known() == set()
    store.add([("x", [])])
    assert store.known() == {"x"}


def test_vectors_that_another_program_holds_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.linking.semantic.vectors.BUSY", 0.01)
    store = VectorStore(tmp_path / "v", "model", DIMENSIONS)
    store.add([("x", [])])
    holder = sqlite3.connect(tmp_path / "v", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError):
        VectorStore(tmp_path / "v", "model", DIMENSIONS).add([("y", [])])
    holder.execute("ROLLBACK")
    assert VectorStore(tmp_path / "v", "model", DIMENSIONS).known() == {"x"}


def piece(number: int) -> Piece:
    return Piece(number, 0, 1, "x", ())


def test_what_both_rankings_have_comes_first() -> None:
    both = fused([piece(1), piece(2), piece(3)], [piece(4), piece(3)], 24)
    assert [each.number for each in both] == [3, 1, 4, 2]


def test_a_shortlist_of_both_is_no_longer_than_one_of_words() -> None:
    both = fused([piece(at) for at in range(24)], [piece(at) for at in range(100, 124)], 24)
    assert len(both) == 24
    assert sum(each.number >= 100 for each in both) == 12


def test_sense_changes_the_order_and_neither_the_scores_nor_the_place_of_copies() -> None:
    given = [match(1, "a", score=1, verbatim=True), match(2, "b", score=60), match(3, "c", score=30)]
    found = ordered(given, [0.0, 0.1, 0.9])
    assert [each.number for each in found] == [1, 3, 2]
    assert [round(each.score) for each in found] == [1, 30, 60]


def test_a_counterpart_that_shares_too_few_words_is_told_as_the_whole_passage_and_once() -> None:
    text = "The docks were shut by a gale."
    pieces = {7: Piece(7, 0, len(text), text + " ", ())}
    found = in_full([match(7, "The", words=0), match(7, "The docks", words=0)], pieces, Aliases(()))
    assert [(each.span, each.analysis.text) for each in found] == [(Span(0, len(text)), text)]
    assert in_full([match(7, "The docks")], pieces, Aliases(()))[0].analysis.text == "The docks"


def test_every_passage_has_a_vector_and_only_what_is_new_is_made(tmp_path: Path) -> None:
    model = Thesaurus()
    linker, library = with_sense(TEXTS, model, tmp_path)
    assert len(model.asked) == 9
    library.texts["b"] = "Spending passed. Nobody left."
    linker.update(library.wanted, library.load)
    assert model.asked[9:] == ["Spending passed.", "Nobody left."]
    linker.close()
    assert VectorStore(tmp_path / "vectors.sqlite", "thesaurus", DIMENSIONS).known() == {
        sha256 for _, sha256 in library.wanted
    }


def test_vectors_are_found_again_and_made_again_for_another_model(tmp_path: Path) -> None:
    with_sense(TEXTS, Thesaurus(), tmp_path)[0].close()
    same, other = Thesaurus(), Thesaurus("another")
    with_sense(TEXTS, same, tmp_path)[0].close()
    with_sense(TEXTS, other, tmp_path)[0].close()
    assert (len(same.asked), len(other.asked)) == (0, 9)


def test_making_vectors_can_be_cancelled_and_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.linking.semantic.sense.BATCH", 1)
    model, library, linker = Thesaurus(), Library(TEXTS), Linker(tmp_path)
    linker.update(library.wanted, library.load)
    linker.link_by_sense(lambda: model)
    told: list[tuple[int, int]] = []
    whole = linker.update(library.wanted, library.load, lambda *done: told.append(done), lambda: len(model.asked) >= 6)
    assert (whole, told[0][1], len(model.asked)) == (False, 3, 6)
    assert linker.update(library.wanted, library.load)
    assert len(model.asked) == 9


def test_a_passage_with_surroundings_is_linked_by_its_words_alone() -> None:
    model = Thesaurus()
    linker, library = with_sense(TEXTS, model)
    asked = len(model.asked)
    without = library.linker().links(library.passage("a", "Ferries stayed away."))
    assert linker.links(library.passage("a", "Ferries stayed away.")) == without
    assert len(model.asked) == asked


def test_a_model_that_cannot_be_had_is_told_and_links_go_on() -> None:
    def missing() -> Thesaurus:
        raise VariorumError("no model here")

    library, linker = Library(TEXTS), Linker(None)
    linker.link_by_sense(missing)
    assert linker.update(library.wanted, library.load)
    assert linker.remark == "links are found by their words only (no model here)"
    assert from_nowhere(linker, "The market stayed open") == from_nowhere(library.linker(), "The market stayed open")


def test_vectors_that_cannot_be_kept_are_told_with_their_place(tmp_path: Path) -> None:
    (tmp_path / "vectors.sqlite").mkdir()
    linker, _ = with_sense(TEXTS, Thesaurus(), tmp_path)
    assert str(tmp_path / "vectors.sqlite") in linker.remark
    assert from_nowhere(linker, "The market stayed open")


def test_a_model_taken_away_is_not_asked_any_more() -> None:
    model = Thesaurus()
    linker, _ = with_sense(TEXTS, model)
    asked = len(model.asked)
    linker.link_by_sense(None)
    from_nowhere(linker, "The market stayed open")
    assert len(model.asked) == asked


def test_a_text_from_nowhere_finds_what_says_the_same_in_other_words() -> None:
    text = "tempest: port halted"
    linker, library = with_sense(TEXTS, Thesaurus())
    assert from_nowhere(library.linker(), text) == []
    link = from_nowhere(linker, text)[0]
    assert (link.there.document, link.there.text, link.weak) == ("a", "The gale shut the docks on Monday.", True)
    assert link.there.span.of(TEXTS["a"]) == link.there.text


def test_what_is_new_or_gone_is_found_or_not_at_once() -> None:
    linker, library = with_sense(TEXTS, Thesaurus())
    assert from_nowhere(linker, "apple orchard")[0].there.document == "c"
    del library.texts["c"]
    library.texts["d"] = "Fruit rotted. Rain fell. Prices rose."
    linker.update(library.wanted, library.load)
    assert from_nowhere(linker, "apple orchard")[0].there.document == "d"


@pytest.mark.parametrize("texts", [{}, {"a": ""}, {"a": "", "b": "Fruit rotted.", "c": "   "}])
def test_projects_of_little_or_nothing_are_no_trouble(texts: dict[str, str]) -> None:
    linker, _ = with_sense(texts, Thesaurus())
    assert [link.there.document for link in from_nowhere(linker, "apple orchard")] == ["b"] * ("b" in texts)
    assert from_nowhere(linker, "no sense at all") == from_nowhere(linker, "!!") == []
    assert linker.remark == ""


def test_what_has_another_sense_is_not_brought_up() -> None:
    linker, _ = with_sense(TEXTS, Thesaurus())
    assert {link.there.document for link in from_nowhere(linker, "apple orchard")} == {"c"}


def test_the_search_finds_the_closest_among_more_than_it_compares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.linking.semantic.nearest.NEAR", 5)
    monkeypatch.setattr("store.linking.semantic.nearest.AT_ONCE", 7)
    texts = {str(at): "Nothing here. At all. Ever." for at in range(20)} | TEXTS
    linker, _ = with_sense(texts, Thesaurus())
    assert from_nowhere(linker, "mayor budget approved")[0].there.document == "b"


def test_the_installed_model_knows_words_of_like_sense() -> None:
    model = load_model()
    asked = model.embed("The doctor cured the child.")
    near, far = model.embed("A physician healed the kid."), model.embed("Shares fell on Tuesday.")
    assert likeness(asked, near) > likeness(asked, far) + 0.2
    assert model.embed("") == bytes(DIMENSIONS)
    assert len(model.embed("half a pair: \ud800")) == DIMENSIONS


def test_another_model_or_none_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(VariorumError, match="install wordllama again"):
        StaticModel(tmp_path).embed("x")
    for folder, name in (("weights", "l2_supercat_256.safetensors"), ("tokenizers", "x")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(b"other")
    with pytest.raises(VariorumError, match="damaged"):
        StaticModel(tmp_path).embed("x")
