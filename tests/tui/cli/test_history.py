"""The verb `history`: who changed what, when, before and after."""

from pathlib import Path

import pytest

from store.model import Record, Span
from store.project import Project
from store.project.summary import summary
from store.records.changes import Change, Edit
from tests.tui.calling import assert_refused, call, sample

ARTICLE = "1-harrow-courier.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Tagged by two, relabelled, related, taken back, an alias declared."""
    folder = sample(tmp_path)
    with Project.open(folder, annotator="mira") as opened:
        tag = opened.tags.add(ARTICLE, opened.links.passage(ARTICLE, whole(opened)).span, "claim", "why?")
        opened.tags.relabel(tag.id, "source")
        opened.tags.remove(tag.id)
        opened.history.undo()
    with Project.open(folder, annotator="jo") as opened:
        opened.names.declare(["Sholm Ravadi", "the Ravadi"])
    return folder


def whole(project: Project) -> Span:
    from store.text import sentences

    return next(iter(sentences(project.document(ARTICLE).text)))


def test_changes_are_listed_oldest_first_with_who_and_what(project: Path) -> None:
    records = call("history", project, "--json").records
    assert [(record["annotator"], record["action"]) for record in records] == [
        ("mira", "tag claim"),
        ("mira", records[1]["action"]),
        ("mira", records[2]["action"]),
        ("mira", f"undo {records[2]['action']}"),
        ("jo", "alias Sholm Ravadi = the Ravadi"),
    ]
    assert records[3]["undoes"] == records[2]["id"]
    edit = records[1]["edits"][0]
    assert (edit["path"], edit["before"]["label"], edit["after"]["label"]) == (ARTICLE, "claim", "source")
    assert "label: claim -> source" in records[1]["what"]
    assert records[0]["what"].startswith("“Fourteen dead")
    assert records[4]["what"] == "aliases: nothing -> Sholm Ravadi, the Ravadi"


def test_people_read_them_as_a_table(project: Path) -> None:
    lines = call("history", project).out.splitlines()
    assert lines[0].split() == ["at", "annotator", "action", "path", "what"]
    assert len(lines) == 6
    assert ARTICLE in lines[1]


def test_a_change_of_many_articles_names_a_few_of_them(project: Path, tmp_path: Path) -> None:
    with Project.open(project) as opened:
        named = {entry.path: opened.document(entry.id).text[:9] for entry in opened.entries()}
    rows = [f'{path},claim,"{quote}"' for path, quote in named.items()]
    (tmp_path / "marks.csv").write_text("\n".join(["path,label,quote", *rows]), encoding="utf-8")
    call("import", project, "--from", "csv", tmp_path / "marks.csv")
    told = call("history", project).out
    assert len(named) == 5
    assert sum(path in told.splitlines()[-1] for path in named) == 3
    assert " and 2 more  5 tags" in told


def test_the_newest_can_be_asked_for(project: Path) -> None:
    every = call("history", project, "--json").out.splitlines()
    assert call("history", project, "--json", "--limit", 2).out.splitlines() == every[-2:]
    assert_refused(call("history", project, "--limit", 0), "--limit")


def test_a_project_in_which_nothing_was_done_has_no_history(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    assert call("history", folder).out == call("history", folder, "--json").out == ""
    assert not (folder / ".variorum" / "history.jsonl").exists()


def test_an_article_that_is_gone_is_named_by_its_id(project: Path) -> None:
    (project / ARTICLE).unlink()
    called = call("history", project)
    assert called.code == 0
    assert len(called.out.splitlines()) == 6


NOTE = {"exact": "One  gate\nwas shut", "start": 0, "end": 9, "label": "claim", "note": ""}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("annotations", None, NOTE)], "“One gate was shut”"),
        ([("annotations", NOTE, None)], "“One gate was shut”"),
        ([("annotations", NOTE, NOTE | {"note": "who?"})], "“One gate was shut”; note: nothing -> who?"),
        ([("annotations", NOTE, NOTE | {"end": 5})], "“One gate was shut”; 0-9 -> 0-5"),
        ([("links", None, {"here": NOTE, "there": {"exact": "A door"}})], "“One gate was shut” = “A door”"),
        ([("relations", None, {"kind": "said by"})], "said by"),
        ([("settings", {"labels": []}, {"labels": [{"name": "weapon"}]})], "labels: nothing -> weapon"),
        ([("meta", None, {"path": "a"}), ("annotations", None, NOTE)], "“One gate was shut”"),
        ([("annotations", None, NOTE), ("annotations", None, NOTE), ("relations", NOTE, None)], "2 tags, 1 relation"),
        ([], ""),
    ],
)
def test_what_a_change_did_is_said_in_words(
    edits: list[tuple[str, Record | None, Record | None]], expected: str
) -> None:
    made = tuple(Edit(table, "d", "i", before, after) for table, before, after in edits)  # type: ignore[arg-type]
    assert summary(Change("c", "", "jo", "", made)) == expected
