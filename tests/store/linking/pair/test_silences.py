"""Who does not say something has not denied it."""

import pytest

from store.linking import compare
from store.linking.words.denying import TELLING
from store.linking.words.lexicon import NEGATIONS

SILENT = [
    ("A spokesman declined to say who had told the guards to move.", "Somebody had told the guards to move."),
    ("The agency refused to name the officer who gave the order.", "The agency named the officer who gave the order."),
    ("The mayor would not say how many guards had died.", "The mayor said how many guards had died."),
    ("The mayor won't immediately identify the guards.", "The mayor identified the guards."),
    ("The mayor did not say who had chained the doors.", "The guards had chained the doors."),
    ("The mayor could not say who had chained the doors.", "The guards had chained the doors."),
    ("The mayor was unable to say who chained the doors.", "The guards chained the doors."),
    ("The governor, who declined to comment, left the port.", "The governor, who commented on it, left the port."),
    ("The mayor declined to give any number of the dead.", "The mayor gave a number of the dead."),
    ("The agency left, without saying why it left.", "The agency left and said why it left."),
    ("Das Amt wollte nicht sagen, wer die Türen der Halle schloss.", "Das Amt wollte sagen, wer die Halle schloss."),
    (
        "Der Minister wollte sich nicht äußern, und die Türen der Halle sind noch geschlossen.",
        "Der Minister äußerte sich, und die Türen der Halle sind noch geschlossen.",
    ),
    (
        "Le ministère n'a pas voulu dire qui a fermé les portes de la salle.",
        "Le ministère a voulu dire qui a fermé les portes de la salle.",
    ),
    (
        "El ministerio no quiso decir quién cerró las puertas de la sala.",
        "El ministerio quiso decir quién cerró las puertas de la sala.",
    ),
    (
        "Ministeriet ville inte säga vem som stängde dörrarna till hallen.",
        "Ministeriet ville säga vem som stängde dörrarna till hallen.",
    ),
    ("Министерство не стало говорить, кто закрыл двери зала.", "Министерство стало говорить, кто закрыл двери зала."),
    (
        "Il ministero non ha voluto dire chi ha chiuso le porte della sala.",
        "Il ministero ha voluto dire chi ha chiuso le porte della sala.",
    ),
]

DENIED = [
    ("The governor refused to visit the hospital.", "The governor visited the hospital.", "refused"),
    ("The governor refused to give the money back.", "The governor gave the money back.", "refused"),
    ("The mayor did not say that the bridge was safe.", "The mayor said that the bridge was safe.", "not"),
    ("The doctors could not identify the dead.", "The doctors identified the dead.", "not"),
    ("The mayor, who declined to comment, did not visit the hall.", "The mayor visited the hall.", "not"),
    ("The guards, the mayor said, had not opened the doors.", "The guards had opened the doors.", "not"),
]


def denials(here: str, there: str) -> set[str]:
    return {each.here or each.there for each in compare(here, there).differences if each.type == "negation"}


@pytest.mark.parametrize(("here", "there"), SILENT)
def test_what_somebody_does_not_say_is_not_denied(here: str, there: str) -> None:
    assert not denials(here, there)
    assert not denials(there, here)


@pytest.mark.parametrize(("here", "there", "word"), DENIED)
def test_what_is_refused_or_denied_otherwise_still_is(here: str, there: str, word: str) -> None:
    assert denials(here, there) == {word}
    assert denials(there, here) == {word}


def test_verbs_of_telling_are_of_languages_whose_denials_are_known() -> None:
    assert set(TELLING) <= set(NEGATIONS)
