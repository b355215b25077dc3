"""The verb `board`: who carries which statement, for people, for scripts, and to hand on."""

import json
from pathlib import Path

import pytest

from store.study.board_filter import ORDERS as ALL_ORDERS
from store.study.reports import REPORTS
from tests.tui.calling import assert_refused, call
from tests.tui.cli.sample import COURIER, SHARED, tagged
from tui.cli.board import FORMS, ORDERS

INJURED = "At least 14 people were killed and 31 injured"


def test_people_see_a_sign_for_every_article(project: Path) -> None:
    tagged(project, INJURED)
    lines = call("board", project).out.splitlines()
    assert lines[0].startswith("  1  The Harrow Courier 2024-09-04")
    assert lines[1].startswith("  3  Ostral Today 2024-09-04"), "numbered as a session numbers them, whatever the dates"
    row = next(line for line in lines if line.endswith(INJURED))
    assert row.startswith("claim")
    assert "#" in row


def test_a_claim_is_told_with_the_other_number_and_who_has_it(project: Path) -> None:
    tagged(project, INJURED)
    report = call("board", project, "--to", "markdown").out
    assert "number: 31 injured (The Harrow Courier 2024-09-04) or 60 (Lantern Bay Observer 2024-09-05)" in report
    assert report.count(INJURED) == 1


def test_rows_are_json_lines_that_can_be_chosen(project: Path) -> None:
    tagged(project, SHARED)
    every = call("board", project, "--json").records
    claims = call("board", project, "--claims", "--json").records
    assert [row["claims"][0]["quote"] for row in claims] == [SHARED]
    assert len(every) > 10
    disputed = call("board", project, "--conflicts", "--json").records
    assert disputed == [row for row in every if row["disputed"]]
    signs = {cell["path"]: cell["sign"] for cell in claims[0]["cells"]}
    assert signs[COURIER] == "="


@pytest.mark.parametrize("order", ORDERS)
def test_rows_come_in_the_order_asked_for(project: Path, order: str) -> None:
    rows = call("board", project, "--sort", order, "--json").records
    columns = [each["path"] for each in json.loads(call("board", project, "--to", "json").out)["articles"]]
    keys = {
        "carriers": [-row["documents"] for row in rows],
        "conflict": [not row["disputed"] for row in rows],
        "first": [columns.index(row["cells"][0]["path"]) for row in rows],
    }
    assert keys[order] == sorted(keys[order])


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_printed_or_written_the_same(project: Path, tmp_path: Path, form: str) -> None:
    printed = call("board", project, "--to", form)
    assert printed.code == 0
    assert call("board", project, "--to", form, "--output", tmp_path / "file").out == ""
    assert (tmp_path / "file").read_bytes().decode() == printed.out
    assert "Harrow Courier" in printed.out


def test_a_report_into_a_folder_is_named_after_the_project(project: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    call("board", project, "--to", "html", "--output", tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").iterdir()] == ["sample.html"]


def test_what_the_options_offer_is_what_there_is() -> None:
    assert sorted(FORMS) == sorted(REPORTS)
    assert sorted(ORDERS) == sorted(ALL_ORDERS)


def test_calls_that_say_two_things_or_half_are_refused(project: Path, tmp_path: Path) -> None:
    assert_refused(call("board", project, "--json", "--to", "csv"), "--json", "choose one")
    assert_refused(call("board", project, "--output", tmp_path / "x"), "--output", "--to")
    assert_refused(call("board", project, "--to", "docx"), "docx", "markdown")
    assert_refused(call("board", project, "--to", "csv", "--output", project / COURIER), "name another file")


def test_one_article_has_no_statement_but_what_was_tagged(tmp_path: Path) -> None:
    (tmp_path / "only.txt").write_text("The western half of the roof came down before midnight.\n", "utf-8")
    assert call("board", tmp_path).out == ""
    assert call("tag", tmp_path, "only.txt", 0, 20, "claim").code == 0
    (row,) = call("board", tmp_path, "--json").records
    assert row["documents"] == 1
    assert json.loads(call("board", tmp_path, "--to", "json").out)["rows"] == [row]


@pytest.mark.parametrize(
    "verb", [["board"], ["board", "--to", "markdown"], ["board", "--to", "html"], ["overview"], ["sources"]]
)
def test_an_article_without_an_outlet_is_called_by_its_title_everywhere(tmp_path: Path, verb: list[str]) -> None:
    for name in ("4-blog", "5-note"):
        article = f"Gate stood open by {name[-4:]}\n\nThe gate of the weir stood open all night, guards said.\n"
        (tmp_path / f"{name}.txt").write_text(article, "utf-8")
    command, *options = verb
    lines = call(command, tmp_path, *options).out.splitlines()
    called = [line for line in lines if "file" not in line and "<li" not in line]
    assert any("Gate stood" in line or "Gate st…" in line for line in called)
    assert not any("4-blog" in line for line in called)
