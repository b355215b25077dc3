"""The verb `search`."""

from pathlib import Path

import pytest

from tests.tui.calling import assert_refused, call
from tests.tui.cli.sample import tagged

FIELDS = ["document", "path", "start", "end", "text", "score", "title", "source", "published"]


def test_search_finds_exact_words_first(project: Path) -> None:
    records = call("search", project, "sholm ravadi", "--json").records
    assert list(records[0]) == FIELDS
    assert records[0]["text"].lower() == "sholm ravadi"
    assert_refused(call("search", project, "  "), "empty")


def test_search_knows_fields_quotations_and_expressions(project: Path) -> None:
    records = call("search", project, r"/\d+ (people|persons)/ source:courier", "--json").records
    assert {record["source"] for record in records} == {"The Harrow Courier"}
    assert records[0]["text"] == "14 people"
    assert call("search", project, '"levy" -source:courier', "--json").records
    tagged(project, "Three of the dead were guards, hospital staff said.")
    assert [record["text"] for record in call("search", project, "dead label:claim", "--json").records] == ["dead"]


@pytest.mark.parametrize("text", ["/[a/", "date:soon", "label:nonsense", "/(?R)/"])
def test_what_cannot_be_asked_is_refused_in_one_line(project: Path, text: str) -> None:
    assert_refused(call("search", project, text), text.split(":", maxsplit=1)[0])


def test_a_hit_in_an_archive_names_it(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    wire = tmp_path / "wire"
    wire.mkdir()
    (wire / "old.txt").write_text("A zeppelin came down.\n", "utf-8")
    assert call("archive", project, "add", wire).code == 0
    (record,) = call("search", project, "zeppelin", "--json").records
    assert list(record) == [*FIELDS, "archive"]
    assert (record["archive"], record["path"], record["text"]) == ("wire", "wire:old.txt", "zeppelin")


def test_that_nothing_is_found_is_said_and_what_is_not_known(project: Path) -> None:
    (project / "6.txt").write_text("The zeppelin was late.\n", "utf-8")
    called = call("search", project, "zeppelin date:2024")
    assert (called.out, called.code) == ("", 0)
    assert called.err.strip().endswith("nothing found; no date is known of 1 of 6 articles")
