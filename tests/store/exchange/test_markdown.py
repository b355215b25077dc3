"""The report that people hand on."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.exchange import export
from store.exchange.edition import Edition
from store.exchange.markup import inline, lines, link
from store.model import Difference, Link, Passage, Relation, Span
from tests.store.exchange.editions import (
    ACTOR,
    CLAIM,
    CREATED,
    EDITION,
    EDITIONS,
    NOTHING,
    POST_DOCUMENT,
    TIMES_DOCUMENT,
    exported,
    with_documents,
)


def report(edition: Edition = EDITION) -> str:
    return exported("markdown", edition)


def test_a_claim_comes_with_its_words_article_source_and_note() -> None:
    content = report()
    assert "> “At least 20 lorries were stranded”" in content
    assert "- Article: [Bridge \\| shut](<https://example.org/a%20%28b%29?x=1>), Harbour Post, 2024-03-03" in content
    assert "- Said by: “the mayor’s office”" in content
    assert "- Note: =1+1 \\|" in content


def test_who_else_carries_a_claim_stands_below_it_from_either_end_of_the_link() -> None:
    assert (
        "| =Fifty-six \\[lorries\\], North Times, 2024-03-03"
        " | “Fifty-six lorries were stranded at the bridge” |  | paraphrase | 81 | accepted |"
    ) in report()


def test_who_carries_a_claim_is_told_as_on_the_page_with_what_differs_and_whether_it_was_judged() -> None:
    words = "Fifty-six lorries were stranded at the bridge"
    there = Passage("times", Span(28, 28 + len(words)), words)
    here = Passage("post", CLAIM.selector.span, CLAIM.selector.exact)
    differences = (Difference("number", "20", "Fifty-six"), Difference("wording", "At least", ""))
    link = Link(here=here, there=there, score=64.9, weak=False, kind="paraphrase", differences=differences)
    content = report(EDITION._replace(judgements=(), carriers={"C1": [link]}))
    assert f"| “{words}” | number 20 → Fifty-six | paraphrase | 64 | suggested, not checked |" in content


def test_what_stands_in_quotation_marks_gets_no_second_pair_in_any_report() -> None:
    said = POST_DOCUMENT.text.replace("At least 20 lorries were stranded", "“We found 20 lorries stranded xx”")
    assert len(said) == len(POST_DOCUMENT.text)
    edition = with_documents(EDITION, POST_DOCUMENT._replace(text=said), TIMES_DOCUMENT)
    for shown in (report(edition), unescape(exported("html", edition))):
        assert "“We found 20 lorries stranded xx”" in shown
        assert not re.search('[“"]“We found|stranded xx”[”"]|<q>', shown)


def test_actors_and_sources_stand_by_article_with_their_notes() -> None:
    content = report()
    assert content.index("## Actors") < content.index("- **actor**")
    assert "  - officials: who?" in content
    assert "    - Source of: “At least 20 lorries were stranded”" in content


def test_a_note_keeps_its_lines() -> None:
    note = "Who counted?\n\n- the mayor\r\n1. the *police*\n"
    content = report(EDITION._replace(annotations=(CLAIM._replace(note=note), ACTOR._replace(note=note))))
    assert "- Note: Who counted?\\\n  \\- the mayor\\\n  1\\. the \\*police\\*\n" in content
    assert "  - officials: Who counted?\\\n    \\- the mayor\\\n    1\\. the \\*police\\*\n" in content


@given(st.text("#-+=1.) \n*x>|"))
def test_no_line_of_a_note_begins_anything(text: str) -> None:
    for line in lines(text, "").split("\n")[1:]:
        assert not re.match(r"[-+=#>|*]|\d+[.)]", line)


def test_a_title_that_ends_a_sentence_is_not_followed_by_another_stop() -> None:
    document = POST_DOCUMENT._replace(title="It is over.", source="", published="", url="")
    content = report(with_documents(EDITION, document, TIMES_DOCUMENT))
    assert "- It is over.\n  - File " in content
    assert ".." not in content


def test_a_wording_tagged_twice_is_counted() -> None:
    again = ACTOR._replace(id="A2", note="")
    assert "officials (×2): who?" in report(EDITION._replace(annotations=(ACTOR, again)))


def test_orphans_are_listed_with_the_words_they_marked() -> None:
    content = report()
    assert "## Orphans" in content
    assert "“\\*Nobody\\* \\<b\\>slept\\</b\\>”" in content


def test_an_accepted_link_on_no_claim_is_listed() -> None:
    assert "## Other accepted links" in report(EDITION._replace(annotations=(ACTOR,)))
    assert "## Other accepted links" not in report()


def test_a_relation_to_another_article_names_it_and_one_to_nothing_says_so() -> None:
    relations = (
        Relation("R1", "post", "about", "C1", "A1", "ada", CREATED),
        Relation("R2", "post", "contradicts", "C1", "gone", "ada", CREATED),
    )
    content = report(EDITION._replace(relations=relations))
    assert "- About: “officials” (=Fifty-six" in content
    assert "- Contradicts: an annotation that is gone" in content


def test_what_a_report_cannot_carry_is_said() -> None:
    assert "1 rejected link: left out" in export(EDITION, "markdown").losses
    assert export(NOTHING, "markdown").losses == ()


def test_an_empty_project_has_a_report() -> None:
    assert report(NOTHING).startswith("# Untitled\n")


@given(EDITIONS)
def test_nothing_that_a_terminal_obeys_is_in_a_report(edition: Edition) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report(edition))


@given(st.text())
def test_inline_text_is_one_line_and_every_special_character_is_escaped(text: str) -> None:
    shown = inline(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&$]", re.sub(r"\\.", "", shown))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "", "http://", "http://[", "file:///etc/passwd", "//x"])
def test_only_addresses_on_the_web_are_linked(url: str) -> None:
    assert link("Title", url) == "Title"


def test_an_address_cannot_end_its_link() -> None:
    assert link("T", "https://e.org/a>)\n(b") == "[T](<https://e.org/a%3E%29%0A%28b>)"


def test_addresses_in_text_do_not_become_links() -> None:
    assert inline("see https://e.org, www.e.org, a@e.org") == "see https\\://e.org, www\\.e.org, a\\@e.org"


def test_a_moved_claim_says_so() -> None:
    assert "changed after this was tagged" in report(EDITION._replace(annotations=(CLAIM._replace(state="moved"),)))
