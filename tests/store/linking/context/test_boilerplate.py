"""Site furniture, told from wire copy."""

import pytest

from store.model import Link
from tests.store.linking.making import Library

REPORT = "Guards closed the northern quay at noon, and {} boats were turned away from Port Amal before it grew dark."
FURNITURE = "Our kiosk on the market square sells every issue of the last ten years."


def asked(texts: dict[str, str], quote: str, sources: dict[str, str] | None = None) -> list[Link]:
    library = Library(texts, sources)
    return library.linker().links(library.passage("a", quote))


def test_a_site_speaking_of_itself_is_boilerplate() -> None:
    share = "Share this story with your friends."
    texts = {"a": f"{REPORT.format(12)}\n\n{share}", "b": f"Shepherds went up early.\n\n{share}"}
    assert [link.kind for link in asked(texts, share) if not link.weak] == ["boilerplate"]


def test_what_one_document_says_twice_and_another_too_is_boilerplate() -> None:
    texts = {"a": f"{REPORT.format(12)}\n\n{FURNITURE}", "b": f"{FURNITURE}\n\nSnow fell in the hills.\n\n{FURNITURE}"}
    assert {link.kind for link in asked(texts, FURNITURE) if not link.weak} == {"boilerplate"}


def test_a_quotation_that_one_document_also_sets_in_large_type_is_not() -> None:
    quote = "The quay stays shut until every last lamp on it has been paid for and lit"
    texts = {
        "a": f"{REPORT.format(12)} “{quote},” the harbour master said.",
        "b": f"“{quote}.”\n\nSnow fell in the hills.\n\nShe was plain. “{quote},” she told the guards of Port Amal.",
    }
    kinds = {link.kind for link in asked(texts, quote) if not link.weak}
    assert kinds == {"verbatim"}


def test_what_recurs_in_one_outlet_is_boilerplate() -> None:
    texts = {name: f"{REPORT.format(number)} {FURNITURE}" for number, name in enumerate("abc", 12)}
    sources = dict.fromkeys("abc", "The Amal Chronicle")
    assert {link.kind for link in asked(texts, FURNITURE, sources) if not link.weak} == {"boilerplate"}


def test_what_several_outlets_carry_is_not() -> None:
    texts = {name: f"{REPORT.format(12)} The mayor of {place} was told at once." for name, place in
             zip("abc", ("Amal", "Tarsil", "Karvan"), strict=True)}  # fmt: skip
    sources = {"a": "One", "b": "Two", "c": "Three"}
    assert {link.kind for link in asked(texts, REPORT.format(12), sources) if not link.weak} == {"verbatim"}


@pytest.mark.parametrize(("outlets", "kind"), [("abcdefgh", "verbatim"), ("aabbccdd", "boilerplate")])
def test_one_sentence_that_many_outlets_carry_at_the_edge_is_no_furniture(outlets: str, kind: str) -> None:
    """An agency's only sentence stands in each outlet once; what two outlets of every two pages have is their own."""
    things = ("boat", "bridge", "kiln", "roof", "cart", "mill", "gate", "lamp")
    texts = {
        name: "\n\n".join(f"{thing.title()} number {at} was mended by a {thing} wright." for at in range(9))
        + f"\n\n{REPORT.format(12)}"
        for name, thing in zip("abcdefgh", things, strict=True)
    }
    sources = {name: f"The {outlet} Chronicle" for name, outlet in zip("abcdefgh", outlets, strict=True)}
    assert {link.kind for link in asked(texts, REPORT.format(12), sources) if not link.weak} == {kind}


def test_it_comes_after_what_is_said_of_the_event() -> None:
    quote = f"{REPORT.format(12)} Share this story with your friends."
    texts = {"a": quote, "b": quote, "c": REPORT.format(14)}
    kinds = [link.kind for link in asked(texts, quote) if not link.weak]
    assert kinds == sorted(kinds, key=lambda kind: kind == "boilerplate")


@pytest.mark.parametrize(
    "line",
    [
        "News  /  Ostral",
        "www.amalchronicle.example",
        "SHARE THIS ARTICLE",
        "Home » World » Ostral",
        "Amal Radio News App",
    ],
)
def test_a_short_line_at_the_edge_of_two_pages_is_boilerplate(line: str) -> None:
    body = (
        "Guards closed the northern quay at noon, and {} boats were turned away.\n\nThe mayor of {} was told at once."
    )
    texts = {"a": f"{line}\n\n{body.format(12, 'Amal')}", "b": f"{line}\n\nSnow fell.\n\nShepherds went up early."}
    same = [link.kind for link in asked(texts, line) if link.there.text == line]
    assert same == ["boilerplate"]


def test_a_headline_that_two_outlets_carry_is_not() -> None:
    texts = {
        "a": f"Guards close the northern quay of Port Amal for good\n\n{REPORT.format(12)}",
        "b": f"Guards close the northern quay of Port Amal for good\n\n{REPORT.format(12)}",
    }
    found = asked(texts, "Guards close the northern quay of Port Amal for good")
    assert found[0].kind == "verbatim"


def test_two_calls_to_subscribe_are_boilerplate_in_any_wording() -> None:
    call = "Sign up for our daily newsletters and special offers, dear reader."
    other = "Sign up for our newsletters and our daily special offers, dear reader."
    texts = {"a": f"{REPORT.format(12)}\n\n{call}", "b": f"Shepherds went up early.\n\n{other}"}
    assert {link.kind for link in asked(texts, call) if not link.weak} == {"boilerplate"}


def test_a_short_wording_that_many_pages_share_is_boilerplate_wherever_it_stands() -> None:
    button = "Show every picture again"
    texts = {
        name: "\n\n".join(f"In {place}, {thing} number {at} was mended." for at in range(9))
        + f"\n\n{button}\n\n"
        + "\n\n".join(f"Then {place} slept, and so did {thing} number {at}." for at in range(9))
        for name, place, thing in zip(
            "abcdef", ("Amal", "Tarsil", "Karvan", "Ostral", "Quill", "Harrow"),
            ("boat", "bridge", "kiln", "roof", "cart", "mill"), strict=True,
        )
    }  # fmt: skip
    assert {link.kind for link in asked(texts, button) if not link.weak} == {"boilerplate"}


def test_where_to_write_to_is_boilerplate_in_reports_of_one_event_too() -> None:
    line = "Write to Lena Osk at lena.osk@amalchronicle.example"
    texts = {"a": f"{REPORT.format(12)}\n\n{line}", "b": f"{REPORT.format(14)} Ships wait.\n\n{line}"}
    assert {link.kind for link in asked(texts, line) if link.there.text == line} == {"boilerplate"}
