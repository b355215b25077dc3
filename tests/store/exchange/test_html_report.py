"""The report as a page that stands alone."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings

from store.exchange import export
from store.exchange.edition import Edition
from store.model import Difference, Link, Passage, Relation, Span
from tests.store.exchange.editions import (
    CLAIM,
    CREATED,
    EDITION,
    EDITIONS,
    NOTHING,
    POST_DOCUMENT,
    TIMES,
    exported,
    with_documents,
)

pytest.importorskip("jinja2")

WORDS = "Fifty-six lorries were stranded at the bridge"
THERE = Passage("times", Span(28, 28 + len(WORDS)), WORDS)
LINK = Link(
    here=Passage("post", CLAIM.selector.span, CLAIM.selector.exact),
    there=THERE,
    score=64.9,
    weak=False,
    kind="paraphrase",
    differences=(Difference("number", "20", "Fifty-six"), Difference("wording", "At least", "")),
)
CARRIED = EDITION._replace(judgements=(), carriers={"C1": [LINK]})


class Elements(HTMLParser):
    """Names and attributes of all elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def report(edition: Edition = CARRIED) -> str:
    return exported("html", edition)


def test_a_claim_tells_who_carries_it_where_when_and_with_which_numbers() -> None:
    assert TIMES[THERE.span.start : THERE.span.end] == WORDS
    shown = " ".join(re.sub(r"<[^>]+>", " ", report().split("<main>")[1]).split())
    assert "At least 20 lorries were stranded Harbour Post , 2024-03-03 Bridge | shut" in shown
    assert (
        f"North Times , 2024-03-03 =Fifty-six [lorries] “{WORDS}” number 20 → Fifty-six paraphrase 64 suggested"
        in shown
    )
    assert "Said by “the mayor’s office”" in shown
    assert "Note: =1+1 | ␛[31m `x` second line" in shown


def test_a_quotation_stands_there_once_and_is_pointed_to_from_elsewhere() -> None:
    again = CLAIM._replace(id="C2", selector=CLAIM.selector._replace(exact="Bridge shut"), span=Span(0, 11))
    other = LINK._replace(here=Passage("post", Span(0, 11), "Bridge shut"))
    relation = Relation("R2", "post", "contradicts", "C2", "C1", "ada", CREATED)
    carriers = {"C1": [LINK], "C2": [other, LINK._replace(there=LINK.here, here=other.here)]}
    page = report(
        CARRIED._replace(
            annotations=(*CARRIED.annotations, again),
            relations=(*CARRIED.relations, relation),
            carriers=carriers,
        )
    )
    assert page.count(WORDS) == 1
    assert page.count(CLAIM.selector.exact) == 1
    assert '<span class="soft">as quoted under</span> <a href="#claim-' in page


def test_links_that_were_accepted_are_told_where_none_were_looked_for() -> None:
    assert 'paraphrase 81<div class="soft">accepted</div>' in report(EDITION)


@settings(deadline=None)
@given(EDITIONS)
def test_nothing_from_outside_becomes_markup_and_nothing_is_loaded(edition: Edition) -> None:
    page = report(edition)
    for tag, attributes in Elements(page).found:
        assert tag not in {"iframe", "img", "link", "object", "embed", "base", "form"}
        assert "src" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        assert re.match(r"#|https?://|$", attributes.get("href") or "")
    assert page.count("<script>") == 1
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page)


def test_what_bites_is_shown() -> None:
    title = "<script>alert(1)</script>{{ 7 * 7 }}"
    document = POST_DOCUMENT._replace(title=title, source='"><img src=x onerror=alert(1)>', url="javascript:alert(1)")
    page = report(with_documents(EDITION, document))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7 * 7 }}" in page
    assert "<img" not in page
    assert 'href="javascript' not in page


def test_an_empty_project_has_a_report() -> None:
    assert "<title>Untitled</title>" in report(NOTHING)
    assert export(NOTHING, "html").losses == ()
