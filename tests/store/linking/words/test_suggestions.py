"""Names that may be one, as the documents themselves suggest."""

from collections.abc import Sequence

from store.linking import suggest
from tests.store.linking.making import document

COURIER = """Port Amal counts its losses

The Northern Harbour Council (NHC) closed the quay of Qamrayin on Monday. Guards of the Harrow Relief Union were sent
to the grain silo of Qamrayin, where fire had broken out in the night. The United Dockers (UD) called for a strike.
"""
LEDGER = """Quay stays shut

Fire broke out in the night in the grain silo of Kamraiyn, said guards sent by the HRU. The NTK (NHC) closed the quay
on Monday. Mayor Ilse Tarn (North) asked the Council of Dock Owners for help.
"""
HILLS = """Spring comes early

Shepherds of Ostral took their flocks to the high meadows. Karim Adwan counted forty lambs, Karima Odwan thirty.
"""
RIGHT = {
    ("Northern Harbour Council", "NHC"),
    ("United Dockers", "UD"),
    ("Harrow Relief Union", "HRU"),
    ("NTK", "NHC"),
    ("Qamrayin", "Kamraiyn"),
}


def suggested(*texts: str, known: Sequence[Sequence[str]] = ()) -> list[tuple[str, str]]:
    return suggest([document(str(at), text) for at, text in enumerate(texts)], known)


def test_suggestions_are_right_and_complete_on_a_small_set() -> None:
    assert {frozenset(pair) for pair in suggested(COURIER, LEDGER, HILLS)} == {frozenset(pair) for pair in RIGHT}


def test_what_is_declared_is_not_suggested_again() -> None:
    known = [["QAMRAYIN", "Kamraiyn"], ["NHC", "Northern Harbour Council", "NTK"]]
    told = {frozenset(pair) for pair in suggested(COURIER, LEDGER, HILLS, known=known)}
    assert told == {frozenset(("United Dockers", "UD")), frozenset(("Harrow Relief Union", "HRU"))}


def test_spellings_of_which_different_things_are_told_are_two_names() -> None:
    assert not suggested("A fire broke out in the grain silo of Qamrayin.", "Snow fell on the meadows near Kamraiyn.")


def test_an_acronym_that_could_stand_for_two_names_is_left_alone() -> None:
    texts = ["They met the Harrow Relief Union.", "They left the Hill Riders Union.", "It was the HRU that paid."]
    assert not suggested(*texts)


def test_a_name_across_a_line_end_is_told_in_one_line() -> None:
    wrapped = """Nobody had told the dockers of the quay that their wages would be paid by the Harrow
Relief Union (HRU), which had promised to send flour and blankets to everybody whose
house had burned, and to ask for nothing in return before the ships came in again.
"""
    assert suggested(wrapped) == [("Harrow Relief Union", "HRU")]


def test_nothing_is_suggested_of_nothing() -> None:
    assert suggested() == suggested("", "...", "all in small letters (sic)") == []
