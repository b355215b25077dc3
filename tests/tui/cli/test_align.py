"""The verb `align`: two articles side by side."""

from pathlib import Path
from typing import Any, get_args

import pytest

from store.model import LinkKind, Span
from store.project import Project
from store.study import alignment, inbox
from tests.tui.calling import assert_refused, call, sample
from tests.tui.cli.sample import COURIER, LEDGER, SHARED, text_of

OBSERVER = "5-lantern-bay-observer.txt"


def rows(project: Path, one: str, other: str) -> list[dict[str, Any]]:
    return call("align", project, one, other, "--json").records[:-1]


def test_every_row_says_where_its_passages_stand_and_what_differs(tmp_path: Path) -> None:
    project = sample(tmp_path)
    *found, counts = call("align", project, COURIER, LEDGER, "--json").records
    for row in found:
        for end, path in (("here", COURIER), ("there", LEDGER)):
            if place := row[end]:
                assert text_of(project, path)[place["start"] : place["end"]] == place["text"]
    roof = next(row for row in found if row["here"] and row["here"]["text"].startswith(SHARED))
    assert (roof["kind"], roof["differences"], roof["there"]["text"]) == ("verbatim", [], roof["here"]["text"])
    assert counts["rows"] == len(found)
    assert counts["matched"] == sum(row["here"] is not None and row["there"] is not None for row in found)
    assert counts["moved"] == sum(row["moved"] for row in found)
    alone = [row for row in found if row["kind"] is None]
    assert counts["only_here"] == sum(row["there"] is None for row in alone)
    assert counts["only_there"] == sum(row["here"] is None for row in alone)


def test_what_contradicts_is_told(tmp_path: Path) -> None:
    conflicts = [each for row in rows(sample(tmp_path), COURIER, OBSERVER) for each in row["conflicts"]]
    assert {"type": "number", "here": "31", "there": "60"} in conflicts


def test_people_read_the_two_beside_each_other(tmp_path: Path) -> None:
    called = call("align", sample(tmp_path), COURIER, OBSERVER)
    heading, *lines = called.out.splitlines()
    assert heading.startswith("The Harrow Courier · 2024-09-04 · ")
    assert "Observer" in heading
    assert any(line[59:61].strip() == "≠" for line in lines)
    assert any(line.strip() == "number: 31 -> 60" for line in lines)
    assert all(len(line) <= 120 for line in lines)
    assert lines[-1].endswith("only there")


def test_what_a_reader_rejected_is_not_level(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    with Project.open(folder) as project:
        link = next(link for link in project.links.between(COURIER, LEDGER) if link.here.text.startswith(SHARED))
        project.links.reject(link)
    assert not any(
        row["there"] and row["here"] and SHARED in row["here"]["text"] for row in rows(folder, COURIER, LEDGER)
    )


def test_one_article_twice_and_no_such_article_are_refused(tmp_path: Path) -> None:
    project = sample(tmp_path)
    assert_refused(call("align", project, COURIER, COURIER), COURIER, "name two articles")
    assert_refused(call("align", project, COURIER, "none.txt"), "none.txt")


def test_an_empty_article_and_one_with_nothing_in_common_are_aligned(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The western half of the roof came down before midnight.\n", "utf-8")
    (tmp_path / "b.txt").write_text("", "utf-8")
    (tmp_path / "c.txt").write_text("Nine ships wait.\n", "utf-8")
    *_, counts = call("align", tmp_path, "a.txt", "b.txt", "--json").records
    assert (counts["only_here"], counts["only_there"]) == (1, 0)
    *found, counts = call("align", tmp_path, "a.txt", "c.txt", "--json").records
    assert (counts["matched"], len(found)) == (0, 2)
    assert call("align", tmp_path, "a.txt", "b.txt").code == 0


def test_a_link_drawn_by_hand_has_the_kind_of_its_wordings_to_scripts(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    ends = (COURIER, Span(0, 40)), (LEDGER, Span(0, 40))
    with Project.open(folder) as project:
        project.links.draw(*(project.links.passage(*end) for end in ends))
    kinds = {"verbatim", "near-verbatim", "paraphrase", "boilerplate"}
    assert {row["kind"] for row in rows(folder, COURIER, LEDGER)} <= {*kinds, None}
    (answer,) = call("links", folder, "--document", COURIER, "--start", 0, "--end", 40, "--json").records
    assert {link["kind"] for link in answer["links"]} <= kinds
    drawn = [record for record in call("link", folder).records if record["state"] == "accepted"]
    assert [record["kind"] for record in drawn] == ["paraphrase"]
    assert call("align", folder, COURIER, LEDGER).code == 0


@pytest.mark.parametrize("kinds", [alignment.KINDS, inbox.KINDS])
def test_every_kind_of_link_has_its_rank(kinds: tuple[LinkKind, ...]) -> None:
    assert sorted(kinds) == sorted(get_args(LinkKind))
