"""Of wordings about one event, what contradicts and what merely stands beside it: shares found and right."""

import pytest

from store.linking import compare
from store.linking.pair.conflicts import is_conflict
from tests.store.linking.pair.contradictions import LISTS, Held, pairs
from tests.store.linking.pair.contradictions_in_languages import IN_LANGUAGES

KEPT_BACK = 2
"""Of every four pairs, those from this one on."""


def found(pair: Held, kind: str) -> set[tuple[str, str]]:
    """The conflicts of two wordings; of a list of denials the words that deny."""
    told = [each for each in compare(pair.here, pair.there).differences if is_conflict(each)]
    if kind == "negation":
        return {(each.here or each.there, "") for each in told if each.type == kind}
    return {(each.here, each.there) for each in told}


def shares(kind: str, several: list[Held]) -> tuple[float, float]:
    """Precision and recall."""
    each = [(found(pair, kind), set(pair.wanted)) for pair in several]
    right = sum(len(told & wanted) for told, wanted in each)
    return right / sum(len(told) for told, _ in each), right / sum(len(wanted) for _, wanted in each)


@pytest.mark.parametrize("kind", LISTS)
def test_of_what_was_fitted_nearly_nine_in_ten_are_right_and_found(kind: str) -> None:
    fitted = [pair for at, pair in enumerate(pairs(LISTS[kind])) if at % 4 < KEPT_BACK]
    precision, recall = shares(kind, fitted)
    assert precision >= 0.88, "precision"
    assert recall >= 0.88, "recall"


@pytest.mark.parametrize(("kind", "least"), [("number", 0.79), ("date", 0.77), ("name", 0.85), ("negation", 0.68)])
def test_of_what_was_kept_back_more_than_eight_in_ten_are_right(kind: str, least: float) -> None:
    kept = [pair for at, pair in enumerate(pairs(LISTS[kind])) if at % 4 >= KEPT_BACK]
    precision, recall = shares(kind, kept)
    assert precision >= 0.85, "precision"
    assert recall >= least, "recall"


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_has_sixty_pairs_of_which_some_contradict_and_some_do_not(kind: str) -> None:
    listed = pairs(LISTS[kind])
    assert len(listed) >= 60
    assert 20 <= sum(bool(pair.wanted) for pair in listed) <= 45


@pytest.mark.parametrize("kind", LISTS)
def test_the_other_way_round_contradicts_as_much(kind: str) -> None:
    for pair in pairs(LISTS[kind]):
        turned = found(Held(pair.there, pair.here, pair.wanted), kind)
        assert {frozenset(each) for each in found(pair, kind)} == {frozenset(each) for each in turned}


@pytest.mark.parametrize("kind", IN_LANGUAGES)
def test_in_three_languages_nine_in_ten_are_right(kind: str) -> None:
    precision, recall = shares(kind, pairs(IN_LANGUAGES[kind]))
    assert precision >= 0.9, "precision"
    assert recall >= 0.9, "recall"


@pytest.mark.parametrize("kind", IN_LANGUAGES)
def test_in_three_languages_of_what_was_kept_back_eight_in_ten_are_right(kind: str) -> None:
    kept = [pair for at, pair in enumerate(pairs(IN_LANGUAGES[kind])) if at % 4 >= KEPT_BACK]
    precision, recall = shares(kind, kept)
    assert precision >= 0.8, "precision"
    assert recall >= 0.8, "recall"


MEASURED = """
"They spent it all on trips," the 47-page indictment says. | In a 48-page indictment they are charged with it. | 47 > 48
"The crane was rusty," the 12-page report said. | The crane was rusty, according to a 14-page report. | 12 > 14
The bridge must close, the 30-member commission said. | The bridge must close, said the 35-member commission. | 30 > 35
The court held a two-hour hearing on the fire. | At a three-hour hearing the court looked into it. | two > three
Fire gutted a three-storey house in Tarsil. | A four-storey house in Tarsil was gutted by fire. | three > four
The 200-bed hospital was hit by shells. | Shells hit the 250-bed hospital. | 200 > 250
L'acte d'accusation de 47 pages accuse le couple. | Un acte d'accusation de 48 pages accuse le couple. | 47 > 48
El informe de 47 páginas acusa al alcalde. | Un informe de 48 páginas acusa al alcalde. | 47 > 48
Das 47-seitige Gutachten belastet den Minister. | Ein 48-seitiges Gutachten belastet den Minister. | 47 > 48
The dam would hold, five officials said. | The dam would hold, two officials said. | -
"""
"""What measures a thing, by whomever it is told; how many speak is told of the source."""

OTHERS = """
The 15 men sent to the port could not act without orders of the mayor. | The two men had close ties to the mayor. | -
The three guards spoke with the mayor. | The mayor, who has five children, spoke on Monday. | -
The 12 students sat on the steps of the church. | The two students had known the priest for years. | -
Nine women from Darn wrote to the mayor. | The mayor employs four women in her office. | -
Five residents told the paper of a smell. | The paper, read by 900 residents, has moved. | -
The mayor met 12 miners at the town hall. | At the town hall the mayor met 20 miners. | 12 > 20
Nine women wrote to the mayor of Darn. | Eleven women wrote a letter to the mayor of Darn. | Nine > Eleven
"""
"""People of whom nobody says what befell them: others, unless the rest says the same."""


@pytest.mark.parametrize("pair", [*pairs(MEASURED), *pairs(OTHERS)], ids=lambda pair: pair.here[:40])
def test_numbers_of_one_thing_contradict_and_of_others_do_not(pair: Held) -> None:
    assert found(pair, "number") == pair.wanted


ASIDE = """
You deserve respect, not a seat in the bar, she wrote. | She wrote that they deserve a seat in the bar. | -
It was a warning, not a threat, the minister said. | The minister said that it was a threat. | -
The mayor had nothing to do with the sale of the pier. | The mayor spoke of the sale of the pier. | -
Make sure that they don't tolerate hatred, he told the party. | He told the party that hatred is tolerated in it. | -
The board must ensure no ship leaves the port. | The last ship leaves the port at noon, the board said. | -
She lied to the court and nothing happened to her. | She lied to the court and suffered no harm. | -
The guards did not stop the lorry at the gate. | The guards stopped the lorry at the gate. | not > -
"""
"""Denials of an aside, of what is only wished for, or of the same in other words, and one that is none of these."""


@pytest.mark.parametrize("pair", pairs(ASIDE), ids=lambda pair: pair.here[:40])
def test_what_is_set_against_something_wished_for_or_denied_on_both_sides_is_no_contradiction(pair: Held) -> None:
    assert {words for words, _ in found(pair, "negation")} == {words for words, _ in pair.wanted}


BESIDE = """
Rusk is charged with robbing 20 banks. | The banks: charged with robbing them are Dale Rusk, 52, and Tom Orr, 44. | -
He is charged with robbing 20 banks, the sheriff said. | The sheriff charged him with robbing 31 banks. | 20 > 31
"""
"""An age behind a name, and a number that counts."""


@pytest.mark.parametrize("pair", pairs(BESIDE), ids=lambda pair: pair.there[:40])
def test_an_age_behind_a_name_is_held_against_no_count(pair: Held) -> None:
    assert found(pair, "number") == pair.wanted


THOUGHT = """
Who lost as much as the other side, he asked? | The other side did not lose as much, he said. | -
They fight for efforts to get a deal passed. | They warned of failure to get a deal passed. | -
The guards plan to attend the trial. | The guards might not attend the trial. | -
"""
"""What is asked, tried or only possible on one side."""


@pytest.mark.parametrize("pair", pairs(THOUGHT), ids=lambda pair: pair.here[:40])
def test_what_nobody_affirms_or_denies_is_no_contradiction(pair: Held) -> None:
    assert found(pair, "negation") == set()


APART = """
Lisk was elected in 1995 and left the council. | Lisk was elected in November and left the council. | -
Lisk was elected in 1995 and left the council. | Lisk was elected in 1997 and left the council. | 1995 > 1997
Lisk was elected in May and left the council. | Lisk was elected in November and left the council. | May > November
"""
"""Dates of which nothing that one tells is told by the other, and such as tell the same of two."""


@pytest.mark.parametrize("pair", pairs(APART), ids=lambda pair: pair.wanted)
def test_a_year_is_held_against_no_month(pair: Held) -> None:
    assert found(pair, "date") == pair.wanted
