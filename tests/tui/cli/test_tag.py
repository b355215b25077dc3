"""The verbs `tag` and `annotations`: what one writes the other lists."""

from pathlib import Path

import pytest

from tests.tui.calling import assert_refused, call
from tests.tui.cli.sample import COURIER, LEDGER, SHARED, tagged, text_of, where


def test_a_tag_is_listed_with_its_quote_and_place(project: Path) -> None:
    made = tagged(project, SHARED, "claim", "--note", "slates?")
    (record,) = call("annotations", project, "--json").records
    start, end = where(project, COURIER, SHARED)
    assert list(record) == [
        "id", "document", "path", "start", "end", "quote", "label", "note", "annotator", "created", "state",
    ]  # fmt: skip
    assert (record["id"], record["path"], record["start"], record["end"]) == (made, COURIER, start, end)
    assert (record["quote"], record["label"], record["note"], record["state"]) == (
        SHARED,
        "claim",
        "slates?",
        "anchored",
    )
    assert call("documents", project, "--json").records[0]["annotations"] == 1


def test_what_is_tagged_so_already_stays_one_tag_and_gives_its_id(project: Path) -> None:
    made = tagged(project, SHARED, "claim", "--note", "slates?")
    start, end = where(project, COURIER, SHARED)
    for again in ((), ("--note", "slates?")):
        done = call("tag", project, COURIER, start, end, "claim", *again)
        assert (done.code, done.out.strip()) == (0, made)
        assert f"{COURIER}: {start}-{end} is tagged claim already" in done.err
    assert_refused(call("tag", project, COURIER, start, end, "claim", "--note", "beams"), "tagged claim already")
    assert [each["id"] for each in call("annotations", project, "--json").records] == [made]
    assert call("tag", project, COURIER, start, end, "claim", "--annotator", "jo").out.strip() != made


def test_annotations_of_one_document_by_path_or_id(project: Path) -> None:
    tagged(project, SHARED)
    identifier = call("documents", project, "--json").records[0]["id"]
    assert len(call("annotations", project, "--document", COURIER, "--json").records) == 1
    assert len(call("annotations", project, "--document", identifier, "--json").records) == 1
    assert call("annotations", project, "--document", LEDGER, "--json").records == []


def test_the_annotator_is_the_one_who_was_named_last(project: Path) -> None:
    start, end = where(project, COURIER, SHARED)
    call("--annotator", "jo", "tag", project, COURIER, start, end, "claim")
    call("--annotator", "jo", "tag", project, COURIER, start, end, "actor", "--annotator", "mira")
    call("tag", project, COURIER, start, end, "source", environment={"VARIORUM_ANNOTATOR": "sam"})
    found = call("annotations", project, "--json").records
    assert {record["label"]: record["annotator"] for record in found} == {
        "claim": "jo",
        "actor": "mira",
        "source": "sam",
    }


def test_an_edit_elsewhere_moves_a_tag_and_the_loss_of_its_quote_orphans_it(project: Path) -> None:
    tagged(project, SHARED)
    article = project / COURIER
    content = article.read_text(encoding="utf-8")
    article.write_text(content.replace("By our correspondent", "By our own correspondent"), encoding="utf-8")
    (moved,) = call("annotations", project, "--json").records
    assert (moved["state"], moved["quote"]) == ("moved", SHARED)
    assert text_of(project, COURIER)[moved["start"] : moved["end"]] == SHARED
    article.write_text("Nothing of it is left.\n", encoding="utf-8")
    (orphan,) = call("annotations", project, "--json").records
    assert (orphan["state"], orphan["start"], orphan["quote"]) == ("orphan", None, SHARED)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["no-such.txt", "0", "5", "claim"], ["no-such.txt"]),
        ([COURIER, "0", "5", "rumour"], ["rumour", "claim"]),
        ([COURIER, "5", "5", "claim"], ["5"]),
        ([COURIER, "9", "5", "claim"], ["9", "5"]),
        ([COURIER, "0", "999999", "claim"], ["999999"]),
    ],
)
def test_what_cannot_be_tagged_is_refused(project: Path, arguments: list[str], words: list[str]) -> None:
    assert_refused(call("tag", project, *arguments), *words)
    assert call("annotations", project, "--json").records == []


def test_data_can_be_kept_elsewhere(project: Path, tmp_path: Path) -> None:
    start, end = where(project, COURIER, SHARED)
    data = tmp_path / "data"
    assert call("tag", project, COURIER, start, end, "claim", "--data", data).code == 0
    assert not (project / ".variorum").exists()
    assert len(call("--data", data, "annotations", project, "--json").records) == 1
    assert call("annotations", project, "--json").records == []
