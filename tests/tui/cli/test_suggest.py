"""The verb `suggest`: what may be tagged."""

from pathlib import Path

from tests.tui.calling import call, sample
from tests.tui.cli.sample import COURIER, text_of


def test_what_may_be_tagged_is_listed_by_article_and_place(tmp_path: Path) -> None:
    project = sample(tmp_path)
    records = call("suggest", project, "--json").records
    assert {"claim", "source"} <= {record["label"] for record in records}
    places = [(record["path"], record["start"]) for record in records]
    assert places == sorted(places)
    for record in records:
        text = text_of(project, record["path"])
        assert text[record["start"] : record["end"]] == record["text"]
        assert 0 <= record["score"] <= 100
        if record["said_by"] is not None:
            assert record["label"] == "claim"
            assert text[record["said_by"]["start"] : record["said_by"]["end"]].strip()


def test_only_one_document_is_asked_where_one_is_named(tmp_path: Path) -> None:
    records = call("suggest", sample(tmp_path), "--document", COURIER, "--json").records
    assert records
    assert {record["path"] for record in records} == {COURIER}


def test_what_is_tagged_with_a_label_is_not_suggested_for_it(tmp_path: Path) -> None:
    project = sample(tmp_path)
    first = next(each for each in call("suggest", project, "--json").records if each["label"] == "source")
    place = (first["path"], first["start"], first["end"])
    assert call("tag", project, *place, "source").code == 0
    left = call("suggest", project, "--json").records
    assert place not in [(each["path"], each["start"], each["end"]) for each in left if each["label"] == "source"]


def test_people_read_a_table(tmp_path: Path) -> None:
    called = call("suggest", sample(tmp_path), "--document", COURIER)
    assert called.code == 0
    assert COURIER in called.out


def test_a_document_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    called = call("suggest", sample(tmp_path), "--document", "none.txt")
    assert called.code != 0
    assert called.err.count("\n") == 1
