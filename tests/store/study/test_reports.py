"""What is handed on of a board: the finding, each quotation once, and nothing that acts on its reader."""

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.model import Difference
from store.study.board import Board
from store.study.reports import REPORTS, report
from tests.store.study.making_boards import COUNTS, ENTRIES, GATES, TEXTS, claim, entry, group, link, made, relation

READ = ["markdown", "html"]


def finding() -> Board:
    """A claim with its source, what others make of it, a note, and a denial."""
    told, source, denied = claim("a1", note="who counted?"), claim("a1", "source", words="injured"), claim("d1")
    relations = [relation(told, "said by", source), relation(told, "contradicts", denied)]
    return made(COUNTS, GATES, tags=[told, source, denied], relations=relations)


def words(form: str, board: Board, name: str = "The fire") -> str:
    """A report as it is read, without its marks."""
    made = report(board, form, name)
    if form == "html":
        made = re.sub(r"<style>.*?</style>|<[^>]+>", " ", made, flags=re.DOTALL)
    return " ".join(made.replace("\\", "").replace("&#x27;", "'").split())


@pytest.mark.parametrize("form", READ)
def test_a_report_says_who_has_which_number_who_says_so_and_what_was_noted(form: str) -> None:
    told = words(form, finding())
    assert "number: 31 were (Outlet A 2024-09-04, Outlet C) or 60 (Outlet B 2024-09-05)" in told
    assert "contradiction: Outlet A 2024-09-04 against Outlet D" in told
    assert "Carried by 4 of 4 articles, first in Outlet A 2024-09-04" in told
    assert "Said by: “injured” (Outlet A 2024-09-04)" in told
    assert "Note: who counted?" in told
    assert "31 were] 60 Outlet B 2024-09-05" in told
    assert told.index("What is disputed") < told.index("Claims") < told.index("tagged by nobody")


@pytest.mark.parametrize("form", READ)
def test_where_only_names_differ_stands_apart_and_what_nobody_judged_is_said_to_be_so(form: str) -> None:
    spelt = group(link("a3", "b3", Difference("name", "Palune", "Paluna")))
    told = words(form, made(COUNTS, spelt))
    assert told.index("number: 31 were") < told.index("Where names differ") < told.index("name: Palune")
    assert "nobody has judged yet" in told
    assert "nobody has judged yet" not in words(form, made(tags=[claim("a1")]))


@pytest.mark.parametrize("form", READ)
def test_each_quotation_stands_once(form: str) -> None:
    told = words(form, finding())
    for text in TEXTS.values():
        assert told.count(text) == 1, text


@pytest.mark.parametrize("form", READ)
def test_without_a_date_nobody_is_said_to_be_first(form: str) -> None:
    board = made(COUNTS, entries=[entry(id) for id in "abc"])
    assert "in which first is not known" in words(form, board)


@pytest.mark.parametrize("form", REPORTS)
@pytest.mark.parametrize("entries", [[], ENTRIES[:1], ENTRIES])
def test_a_board_without_rows_is_a_report_that_says_so(form: str, entries: list[object]) -> None:
    told = report(made(entries=entries), form, "")  # type: ignore[arg-type]
    assert told.endswith("\n")
    if form in READ:
        assert "none disputed" in told


class Tags(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found = list[tuple[str, dict[str, str | None]]]()
        self.open = list[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "div", "table", "thead", "tbody"),
    *("tr", "th", "td", "br", "a", "bdi", "ul", "li", "section", "blockquote", "b", "span", "q"),
}

HOSTILE = "<script>alert(1)</script>\"' onload=x \u202e\x1b[2J\x00 =cmd()|[x](javascript:y) &lt; " + "שלום " * 20


@pytest.mark.parametrize("form", READ)
def test_text_from_outside_is_shown_and_not_obeyed(form: str) -> None:
    entries = [entry(id, HOSTILE, "2024", HOSTILE * 5, url="javascript:alert(1)", path=HOSTILE) for id in "ab"]
    tags = [claim("a1", note=HOSTILE)]
    board = made(group(link("a1", "b1", Difference("number", HOSTILE, HOSTILE + "9"))), entries=entries, tags=tags)
    told = report(board, form, HOSTILE)
    assert not any(each in told for each in "\u202e\x1b\x00")
    assert not re.search(r"(?<!\\)<script", told)
    assert form == "html" or not re.search(r"(?<!\\)\]\(<?javascript", told)
    if form == "html":
        page = Tags(told)
        assert page.open == []
        assert {tag for tag, _ in page.found} <= ELEMENTS
        assert not any(
            name.startswith("on") or "javascript" in (v or "") for _, a in page.found for name, v in a.items()
        )


def test_a_page_loads_nothing_and_is_dark_light_and_printable() -> None:
    page = report(finding(), "html", "The fire")
    loading = {"src", "data", "srcset", "poster"}
    assert not any(loading & attributes.keys() for _, attributes in Tags(page).found)
    assert all((attributes["href"] or "").startswith("#") for tag, attributes in Tags(page).found if tag == "a")
    for wanted in ("prefers-color-scheme: dark", "@media print", "Content-Security-Policy", "default-src 'none'"):
        assert wanted in page


def test_links_of_a_page_lead_to_its_statements() -> None:
    found = Tags(report(finding(), "html", "")).found
    ids = {attributes["id"] for _, attributes in found if "id" in attributes}
    assert {f"#{id}" for id in ids} == {attributes["href"] for tag, attributes in found if tag == "a"}


def table(board: Board) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(report(board, "csv", "").removeprefix("\ufeff"), newline="")))


def test_a_table_has_a_column_an_article() -> None:
    first, second = table(finding())
    assert first["claim"] == "yes"
    assert first["said by"] == "injured"
    assert (first["Outlet A 2024-09-04"], first["Outlet B 2024-09-05"], first["Outlet D"]) == (
        "same 31",
        "60",
        "denies",
    )
    assert (second["claim"], second["Outlet D"]) == ("no", "")


@given(st.text(st.sampled_from("=+-@'\ta ")), st.text())
def test_no_cell_of_a_table_is_a_formula(value: str, title: str) -> None:
    board = made(
        group(link("a1", "b1", Difference("number", "31", f"={value}"))),
        entries=[entry("a", f"={value}"), entry("b", f"@{title}")],
    )
    for row in csv.reader(io.StringIO(report(board, "csv", "").removeprefix("\ufeff"), newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)


def test_json_has_every_passage_and_difference() -> None:
    told = json.loads(report(finding(), "json", "The fire"))
    assert told["name"] == "The fire"
    assert told["articles"][0]["heading"] == "Outlet A 2024-09-04"
    (first, _) = told["rows"]
    assert first["disputed"] == ["a", "b", "d"]
    assert [(cell["document"], cell["sign"], cell["says"]) for cell in first["cells"]][1] == ("b", "", "60")
    assert first["cells"][1]["conflicts"] == [{"type": "number", "here": "31", "there": "60"}]
    assert first["apparatus"][0]["lemma"] == "31 were"
    assert first["relations"][0]["kind"] == "said by"


def test_a_table_begins_with_the_mark_by_which_a_spreadsheet_knows_utf_8() -> None:
    assert report(finding(), "csv", "").startswith("\ufeffstatement,")
