"""What a link must show beside its likeness when the two documents have little else in common."""

import pytest

from store.linking.context.forms import is_date, tells_names_only
from store.linking.context.relatedness import DocumentTerms, Relatedness
from store.linking.whole.local import Request, link_all
from store.linking.words.analysis import analyse
from store.model import Link
from tests.store.linking.making import Library, document

HARBOUR = [
    "Guards closed the northern quay of Port Amal at noon.",
    "The grain silo had been burning since the early morning.",
    "Dockers pulled eleven barges away from the flames.",
    "A crane fell into the basin and sank within minutes.",
    "The harbour master asked two tugs to come from Tarsil.",
    "Bakers feared that flour would be dear before the week was out.",
    "Customs officers carried their ledgers out of the burning sheds.",
    "Insurers sent a surveyor, who was not let through the gate.",
    "The ferry to Karvan waited outside the breakwater all day.",
    "Divers will look at the sunken crane as soon as the smoke clears.",
    "Port Amal has no other silo, and the harvest is five weeks away.",
    "Guards will keep the quay shut until the silo has been pulled down.",
    "The dockers were told to stay at home.",
]
HILLS = [
    "Shepherds took their flocks to the high meadows a week early.",
    "Snow had melted on the southern slopes before the end of March.",
    "Old Berit counted four hundred lambs and lost one to an eagle.",
    "Cheese from the upper huts is sold in the valley every autumn.",
    "Children of the village walk up with bread and come down with wool.",
    "Wolves were seen twice near the pass but kept away from the dogs.",
    "A bridge of planks was laid across the stream for the older ewes.",
    "Hay is scarce, for the last summer was dry and the barns are empty.",
    "Two brothers from the lower farms mended the walls of the fold.",
    "Shearing begins in June and ends with a dance on the green.",
    "Nobody in the meadows remembers a spring as warm as this one.",
    "The lambs will be marked with red chalk on the first of May.",
    "Dogs guard the flocks at night.",
]
FIRE_AGAIN = [
    "A fire in the grain silo shut the northern quay of Port Amal.",
    "Eleven barges were pulled from the flames by dockers.",
    "Two tugs from Tarsil helped the harbour master.",
    "Flour may become dear, bakers said, for the silo held the winter's grain.",
    "The ferry to Karvan could not enter the harbour.",
    "One crane lies at the bottom of the basin, where divers will look for it.",
    "Guards stood at the gates of the quay until midnight.",
    "No surveyor of the insurers has seen the silo yet.",
    "Customs sheds next to the silo burned as well.",
    "The mayor of Port Amal promised to pay the dockers.",
    "It will take weeks before the quay is open again.",
    "The harvest comes in five weeks, and there is no other silo.",
    "Smoke hung over the breakwater.",
]


def page(sentences: list[str], line: str, at: int = 7) -> str:
    return "\n\n".join([*sentences[:at], line, *sentences[at:]])


def shown(line: str, first: str, second: str, sources: dict[str, str] | None = None) -> list[Link]:
    library = Library({"a": first, "b": second}, sources)
    return [link for link in library.linker().links(library.passage("a", line)) if not link.weak]


LINES = [
    "Amal Radio News App",
    "Keep the lamp of this kiosk burning with a small gift from your purse",
    "Every morning our four letter carriers bring you the finest stories of the coast and of the mountains.",
]


@pytest.mark.parametrize("line", LINES)
def test_what_two_unrelated_pages_carry_is_boilerplate_wherever_it_stands(line: str) -> None:
    assert {link.kind for link in shown(line, page(HARBOUR, line), page(HILLS, line, 5))} <= {"boilerplate"}


def test_what_two_reports_of_one_event_carry_is_not() -> None:
    line = "Every boat in the basin was counted twice before nightfall, and none of them was missing."
    assert [link.kind for link in shown(line, page(HARBOUR, line), page(FIRE_AGAIN, line, 4))] == ["verbatim"]


def test_both_ways_of_linking_agree_on_it() -> None:
    line = LINES[2]
    documents = [document("a", page(HARBOUR, line)), document("b", page(HILLS, line, 5))]
    assert [link.kind for links in link_all(documents, 2, Request(processes=1)) for link in links] == ["boilerplate"]


def test_a_quotation_is_a_link_between_any_two_documents() -> None:
    line = "“Whoever counts the lambs of his neighbour will never hear the bells of the valley,” the poet Osk wrote."
    assert [link.kind for link in shown(line, page(HARBOUR, line), page(HILLS, line, 5))] == ["verbatim"]


def test_what_two_named_outlets_copied_is_no_furniture() -> None:
    sources = {"a": "The Amal Chronicle", "b": "Tarsil Evening Post"}
    line = "Fourteen granite lions from the drowned temple were sold to a collector of Karvan for nine silver buckets."
    assert [link.kind for link in shown(line, page(HARBOUR, line), page(HILLS, line, 5), sources)] == ["verbatim"]


def test_a_formula_of_unrelated_reports_is_no_link() -> None:
    here = "The annual meeting of the members will be held on the last Sunday of April in the town hall of Quill."
    there = "The annual meeting of its members is held in the town hall of Harrow on the last Sunday of April."
    assert not shown(here, page(HARBOUR, here), page(HILLS, there, 5))


BRIEF = "{} said its board declared a {} stock split, payable {} to holders of record on {} of this month."


@pytest.mark.parametrize(
    ("other", "is_shown"),
    [
        (BRIEF.format("Karvan Mills Inc", "two-for-one", "on Monday", "the third"), False),
        (BRIEF.format("Osk Bakeries", "two-for-one", "next week", "the third"), True),
        (BRIEF.format("The company", "two-for-one", "on Monday", "the third"), True),
    ],
)
def test_a_form_filled_in_for_another_name_is_no_link_between_briefs(other: str, is_shown: bool) -> None:
    line = BRIEF.format("Osk Bakeries Inc", "two-for-one", "on Monday", "the third")
    assert bool(shown(line, f"{line} Bread sold well.", f"{other} It gave no reason.")) == is_shown


def test_a_name_otherwise_written_is_no_other_name_between_briefs() -> None:
    line = "A guard said the stones of {} rolled into the valley before dawn and hit two empty barns."
    here, there = line.format("Ghwayran"), line.format("Ghwairan")
    assert shown(here, f"{here} Nobody was hurt.", f"{there} No reason was given.")


def test_what_one_brief_adds_is_no_other_number() -> None:
    line = "The tonnage of grain landed at the quays rose to 45,300 in the week, the harbour said."
    more = line.replace("rose", "went up").replace("in the week", "from 44,100 in the week")
    assert shown(line, line, f"{more} No reason was given.")


def test_a_form_filled_in_with_another_number_is_no_link_between_briefs() -> None:
    line = "The tonnage of grain landed at the quays rose to 45,300 in the week, the harbour said."
    same, other = line.replace("rose", "went up"), line.replace("45,300", "61,250")
    assert shown(line, line, f"{same} No reason was given.")
    assert not shown(line, line, f"{other} No reason was given.")


def test_a_name_with_its_title_is_a_mention_in_reports_of_one_event_too() -> None:
    here, there = "Harbour Minister Karvan Ostral of Tarsil.", "So said Harbour Minister Karvan Ostral of Tarsil."
    assert not shown(here, page(HARBOUR, here), page(FIRE_AGAIN, there, 4))


def test_selected_words_are_answered_wherever_they_stand() -> None:
    there = "Nobody had ever paid nine silver buckets for granite lions before that winter."
    here = "The guards remember the winter in which somebody paid nine silver buckets for granite lions from the sea."
    found = shown("nine silver buckets for granite lions", page(HARBOUR, here), page(HILLS, there, 5))
    assert [link.there.text for link in found] == ["nine silver buckets for granite lions"]


def test_rows_of_tables_with_other_numbers_are_no_links() -> None:
    here, there = "Net per sack 29 crowns after loss 6 crowns", "Net per sack 41 crowns after loss 3 crowns"
    assert not shown(here, page(HARBOUR, here), page(FIRE_AGAIN, there, 4))


def test_a_run_in_of_a_few_words_states_nothing() -> None:
    here = page(HARBOUR, "**The harbour master.** He came at noon with two ledgers.")
    there = page(FIRE_AGAIN, "**The harbour master.** A pipe was all that he brought.", 4)
    assert not shown("**The harbour master.", here, there)


def test_a_block_of_quotations_that_unrelated_pages_carry_is_boilerplate() -> None:
    lines = [
        f"“Whoever mends the {thing} of his neighbour will hear the bells.”"
        for thing in ("nets", "oars", "roof", "well")
    ]
    block = "\n\n".join(lines)
    assert {link.kind for link in shown(lines[1], page(HARBOUR, block), page(HILLS, block, 5))} == {"boilerplate"}


TOLD = "Nine of the forty dockers who fought the flames were taken to hospital, the port doctor said late on Monday."
RETOLD = "Of forty dockers who fought the flames, 11 are in hospital, as the doctor of the port told us late on Monday."


def counterparts(second: list[str], line: str) -> list[Link]:
    library = Library({"a": page(HARBOUR, TOLD, 2), "b": page(second, line, 10)})
    return library.linker().links(library.passage("a", TOLD))


def test_what_two_reports_of_one_event_tell_in_other_places_is_shown() -> None:
    first = counterparts(FIRE_AGAIN, RETOLD)[0]
    assert (first.there.text, first.weak) == (RETOLD, False)


def test_the_same_told_in_an_unrelated_page_stays_weak() -> None:
    here = next(link for link in counterparts(FIRE_AGAIN, RETOLD) if link.there.text == RETOLD)
    there = next(link for link in counterparts(HILLS, RETOLD) if RETOLD.startswith(link.there.text[:20]))
    assert there.weak
    assert not here.weak


def test_a_whole_collection_is_linked_by_the_same_rule() -> None:
    documents = [document("a", page(HARBOUR, TOLD, 2)), document("b", page(FIRE_AGAIN, RETOLD, 10))]
    found = [link for links in link_all(documents, 2, Request(processes=1)) for link in links]
    assert RETOLD in {passage.text for link in found for passage in (link.here, link.there)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three of the dead were guards, hospital staff said.", "Hospital staff put the number of injured at 31."),
        ("According to the harbour police, the ferry sank.", "The harbour police said that two men were held."),
        ("Laut der Hafenpolizei sank die Fähre.", "Zwei Männer wurden laut der Hafenpolizei verhaftet."),
    ],
)
def test_who_says_so_in_common_is_a_mention(one: str, other: str) -> None:
    language = "de" if one.startswith("Laut") else "en"
    assert tells_names_only(analyse(one, language), analyse(other, language), None)


def test_what_is_said_in_common_besides_is_none() -> None:
    one, other = "The ferry sank, hospital staff said.", "Hospital staff said the ferry was lost."
    assert not tells_names_only(analyse(one, "en"), analyse(other, "en"), None)


PLAIN = "A jury indicted the mayor, who misused what the campaign had raised, for fraud; the charges are new."
"""What an article has without capitals."""

TITLED = """
The two men had close ties to Vice Governor Amal bin Seyran. | Vice Governor Amal bin Seyran opened the fair on Monday.
Vice Governor Amal bin Seyran opened the fair. | A judge cleared a driver of Vice Governor Amal bin Seyran of theft.
Reporters follow Vice Governor Amal bin Seyran. | The vice governor fell out with Amal bin Seyran's cousins in May.
"""


@pytest.mark.parametrize("line", TITLED.strip().splitlines())
def test_a_name_with_its_title_in_common_is_a_mention(line: str) -> None:
    one, other = (analyse(each, "en") for each in line.split(" | "))
    assert tells_names_only(one, other, None)
    assert tells_names_only(other, one, None)


def test_what_a_titled_name_did_in_common_is_none() -> None:
    one = analyse("The two men had close ties to Vice Governor Amal bin Seyran.", "en")
    other = analyse("The vice governor, Amal bin Seyran, had ties to both of the men.", "en")
    assert not tells_names_only(one, other, None)


def test_what_is_told_nearly_word_for_word_is_none_though_it_be_mostly_names() -> None:
    one = analyse(
        "The Head of the Harbour Guard, Rear Admiral Jon Seyran, got praise from the President of Tarsil.", "en"
    )
    other = analyse(
        "The Head of the Harbour Guard, Rear Admiral Jon Seyran, was thanked by the President of Tarsil.", "en"
    )
    assert not tells_names_only(one, other, None)


def test_headlines_in_title_case_do_not_name_all_that_they_tell() -> None:
    one = analyse("Mayor Lisk Indicted On Campaign Fraud Charges", "en")
    other = analyse("Lisk Is Indicted, Accused of Misusing Campaign Funds in Tarsil", "en")
    told = Relatedness(*(DocumentTerms([(each, analyse(each, "en").terms, None)], "en") for each in (PLAIN, PLAIN)))
    assert not tells_names_only(one, other, told)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Sunday 23 January 2022 - 13:28"),
        ("en", "2024-09-04"),
        ("ru", "23 января 2022, 13:28"),
        ("de", "Montag, 3. Mai 2021"),
        ("fr", "lundi 3 mai 2021 à 14h30"),
    ],
)
def test_a_line_with_a_date_and_nothing_else_is_a_date(language: str, line: str) -> None:
    assert is_date(analyse(line, language))


@pytest.mark.parametrize("line", ["The mayor resigned on 3 May 2021.", "Pier closed Monday", "Fourteen", ""])
def test_what_tells_more_than_a_date_is_none(line: str) -> None:
    assert not is_date(analyse(line, "en"))


def test_lines_of_who_wrote_a_report_are_no_statement() -> None:
    one, other = "Analysis by diplomatic correspondent Mira Holt", "By diplomatic correspondent Mira Holt in Tarsil"
    documents = [
        document("a", "\n\n".join([one, *HARBOUR])),
        document("b", "\n\n".join([other, *(HARBOUR[at] for at in (0, 1, 2, 5)), *HILLS])),
    ]
    found = [link for links in link_all(documents, 2, Request(processes=1, weak=True)) for link in links]
    assert all(link.weak for link in found if {one, other} & {link.here.text, link.there.text})
    assert any(not link.weak for link in found)
