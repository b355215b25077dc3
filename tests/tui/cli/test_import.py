"""The verb `import`: counts on standard output, losses and articles as narration, one change that undo takes back."""

import json
from pathlib import Path

from store.project import Project
from tests.tui.calling import assert_refused, call
from tests.tui.cli.sample import COURIER, SHARED, tagged


def exported(project: Path, tmp_path: Path) -> Path:
    tagged(project, SHARED, "claim", "--note", "who saw it?")
    assert call("export", project, "--to", "json", "--output", tmp_path / "x.json").code == 0
    return tmp_path / "x.json"


def test_what_was_exported_is_imported_elsewhere(project: Path, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    (tmp_path / "other").mkdir()
    called = call("import", tmp_path / "other", "--from", "json", file)
    assert called.code == 0
    told = dict(line.split() for line in called.out.splitlines()[1:])
    assert (told["articles"], told["annotations"], told["already"]) == ("5", "1", "0")
    assert f"variorum: {COURIER}: brought along" in called.err
    assert "u in a session takes all of it back, but for the files of articles" in called.err
    assert "who saw it?" in call("annotations", tmp_path / "other", "--json").out


def test_the_same_again_changes_nothing(project: Path, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    (line,) = call("import", project, "--from", "json", file, "--json").out.splitlines()
    assert json.loads(line) == {
        "format": "json",
        "articles": [],
        "labels": [],
        "annotations": 0,
        "relations": 0,
        "links": 0,
        "already": 1,
        "losses": [],
    }


def test_a_loss_is_told_and_strict_makes_it_an_exit_code(project: Path, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["annotations"][0] |= {"exact": "Nobody ever wrote these words", "found": None, "state": "orphan"}
    content["annotations"][0] |= {"id": "another"}
    file.write_text(json.dumps(content), encoding="utf-8")
    first = call("import", project, "--from", "json", file)
    assert first.code == 0
    assert "json: 1 annotation: its words do not stand in the article" in first.err
    assert call("import", project, "--from", "json", file, "--strict").code == 1
    assert call("export", project, "--to", "markdown", "--strict").code == 1
    assert call("export", project, "--to", "json", "--strict").code == 0


def test_a_new_label_gets_a_key_that_does_nothing_in_a_session(project: Path, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["annotations"][0] |= {"id": "another", "label": "quote"}
    file.write_text(json.dumps(content), encoding="utf-8")
    assert call("import", project, "--from", "json", file).code == 0
    with Project.open(project) as opened:
        assert [label.key for label in opened.vocabulary.own] == ["Q"]


def test_annotations_of_nobody_are_in_the_name_of_who_takes_them_in(project: Path, tmp_path: Path) -> None:
    file = exported(project, tmp_path)
    content = json.loads(file.read_text(encoding="utf-8"))
    content["annotations"][0] |= {"id": "another", "label": "actor", "annotator": ""}
    file.write_text(json.dumps(content), encoding="utf-8")
    assert call("import", project, "--from", "json", file, "--annotator", "mira").code == 0
    assert '"annotator": "mira"' in call("annotations", project, "--json").out


def test_a_format_and_a_path_that_are_none_are_named(project: Path, tmp_path: Path) -> None:
    assert_refused(call("import", project, "--from", "docx", tmp_path), "docx: no such format; there are json")
    assert_refused(call("import", project, "--from", "json", tmp_path / "no.json"), "no.json", "check its name")


def test_help_lists_every_format() -> None:
    assert "\n    json            What `export --to json` wrote\n" in call("import", "--help").out


def test_articles_that_are_nowhere_are_told_in_one_line(project: Path, tmp_path: Path) -> None:
    table = tmp_path / "marks.csv"
    rows = [f"gone-{number}.txt,claim,It was shut." for number in range(9)]
    table.write_text("\n".join(["path,label,quote", *rows]), encoding="utf-8")
    told = call("import", project, "--from", "csv", table).err.splitlines()
    assert [line for line in told if "gone-" in line] == [
        "variorum: csv: 9 articles: neither in the project nor brought with a text that can be read: "
        "gone-0.txt, gone-1.txt, gone-2.txt, gone-3.txt, gone-4.txt and 4 more"
    ]


def test_a_file_of_another_format_is_named_once(project: Path, tmp_path: Path) -> None:
    (tmp_path / "x.qdpx").write_text("no zip", encoding="utf-8")
    refused = call("import", project, "--from", "qdpx", tmp_path / "x.qdpx")
    assert_refused(refused, f"{tmp_path / 'x.qdpx'}: ", "is it of the format qdpx?")
    assert refused.err.count("x.qdpx") == 1
