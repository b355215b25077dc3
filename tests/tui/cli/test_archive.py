"""The verb `archive`, and links that lead into one."""

import json
import shutil
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

from store.project import Project
from tests.tui.calling import assert_refused, call
from tests.tui.cli.sample import COURIER, LEDGER, LINK_KEYS, SHARED, where
from tui.cli import resumable

TORCH = "burned down the Salt Exchange to cover their withdrawal"
QUILLON = "4-quillon-report.md"


@pytest.fixture
def wire(tmp_path: Path, project: Path) -> Path:
    folder = tmp_path / "wire"
    folder.mkdir()
    shutil.move(project / QUILLON, folder / QUILLON)
    return folder


def test_an_archive_is_added_listed_and_removed(project: Path, wire: Path) -> None:
    added = call("archive", project, "add", wire)
    assert (added.code, added.out) == (0, "wire\n")
    assert call("archive", project, "list").out.splitlines()[1].split() == ["wire", "1", str(wire)]
    (record,) = call("archive", project, "list", "--json").records
    assert record == {"name": "wire", "path": str(wire), "articles": 1, "problem": ""}
    assert len(call("documents", project, "--json").records) == 4
    assert call("archive", project, "remove", "wire").code == 0
    assert call("archive", project, "list", "--json").records == []


def test_links_into_an_archive_name_it_and_others_are_as_they_were(project: Path, wire: Path) -> None:
    call("archive", project, "add", wire)
    links = call("links", project, "--text", TORCH, "--json").records[0]["links"]
    assert list(links[0]) == [*LINK_KEYS, "archive"]
    assert (links[0]["archive"], links[0]["path"]) == ("wire", f"wire:{QUILLON}")
    assert links[0]["document"].startswith("wire:")
    assert all(list(link) == LINK_KEYS for link in links if not link["path"].startswith("wire:"))
    assert {"wire", None} == {link.get("archive") for link in links}
    assert f"wire:{QUILLON}" in call("links", project, "--text", TORCH).out


def test_links_of_the_whole_project_lead_into_archives(project: Path, wire: Path) -> None:
    own = call("link", project, "--shown").records
    call("archive", project, "add", wire)
    found = call("link", project, "--shown").records
    into = [link for link in found if "archive" in link]
    assert [link for link in found if link not in into] == own
    assert {(link["archive"], link["there"]["path"]) for link in into} == {("wire", f"wire:{QUILLON}")}
    assert any(TORCH in link["there"]["text"] for link in into)


def test_a_copy_of_an_article_in_an_archive_is_no_link_and_that_is_told_in_one_line(project: Path, wire: Path) -> None:
    for name in (COURIER, LEDGER):
        shutil.copy(project / name, wire / f"copy of {name}")
    call("archive", project, "add", wire)
    start, end = where(project, COURIER, SHARED)
    queries = f'{{"path": "{COURIER}", "start": {start}, "end": {end}}}\n' * 3
    asked = call("links", project, "--queries", "-", "--json", given=queries.encode())
    assert f"wire:copy of {COURIER}" not in asked.out
    assert asked.err == f"variorum: copies of {COURIER} in archives are left out of the links: wire\n"
    assert "copies" not in call("links", project, "--text", TORCH).err
    assert "copies of 2 articles in archives are left out of the links: wire" in call("link", project).err


def test_what_was_stopped_is_gone_on_with_unless_an_archive_changed(
    project: Path, wire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("archive", project, "add", wire)
    output, add = tmp_path / "links.jsonl", resumable.PartialFile.add

    def stop(part: resumable.PartialFile, lines: Iterable[str]) -> None:
        add(part, lines)
        raise KeyboardInterrupt

    monkeypatch.setattr(resumable.PartialFile, "add", stop)
    assert call("link", project, "--output", output).code == 130
    assert "going on after 1 article" in call("link", project, "--output", output).err
    text = (wire / QUILLON).read_text("utf-8")
    (wire / QUILLON).write_text(text.replace(TORCH, f"{TORCH} by night"), "utf-8")
    monkeypatch.setattr(resumable.PartialFile, "add", add)
    changed = call("link", project, "--output", output)
    assert (changed.code, "going on" in changed.err) == (0, False)
    assert f"{TORCH} by night" in output.read_text("utf-8")


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet_tells_into_which_archive_a_link_leads(project: Path, wire: Path, tmp_path: Path) -> None:
    from pyarrow import parquet

    call("archive", project, "add", wire)
    assert call("link", project, "--output", tmp_path / "links.parquet").code == 0
    table = parquet.read_table(tmp_path / "links.parquet")
    assert set(table["archive"].to_pylist()) == {None, "wire"}


def test_json_lines_are_an_archive(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(f"{json.dumps({'id': 'n1', 'text': f'They {TORCH}.'})}\nno article\n", "utf-8")
    added = call("archive", project, "add", path)
    assert (added.code, added.out) == (0, "news\n")
    (warning,) = [line for line in added.err.splitlines() if "news.jsonl" in line]
    assert "line 2: is no JSON object; the rest is used" in warning
    links = call("links", project, "--text", TORCH, "--json").records[0]["links"]
    assert "news:n1" in [link["path"] for link in links]


def test_what_cannot_be_added_or_removed_is_refused(project: Path, tmp_path: Path) -> None:
    assert_refused(call("archive", project, "add", tmp_path / "nothing"), "no such file or folder")
    assert_refused(call("archive", project, "remove", "wire"), "no such archive")
    assert_refused(call("archive", project, "add"), "needs a PATH")
    assert_refused(call("archive", project, "remove"), "needs the NAME")
    assert_refused(call("archive", project, "list", "wire"), "takes nothing")
    assert_refused(call("archive", project, "burn", "wire"), "burn")


def test_tables_and_mailboxes_are_archives_with_their_columns_kept(project: Path, tmp_path: Path) -> None:
    told = "Customs Guard officers said that three of the dead were guards."
    (tmp_path / "wire.csv").write_text(f"day,words,headline\n2024-03-05,{told},Guards\n", encoding="utf-8")
    (tmp_path / "mails.mbox").write_text(f"From a\nSubject: Guards\n\n{told}\n", encoding="utf-8")
    added = call("archive", project, "add", tmp_path / "wire.csv", "--text-column", "words", "--date-column", "day")
    assert (added.code, added.out) == (0, "wire\n")
    assert call("archive", project, "add", tmp_path / "mails.mbox").out == "mails\n"
    listed = call("archive", project, "list", "--json").records
    assert [(each["name"], each["articles"], each["problem"]) for each in listed] == [("wire", 1, ""), ("mails", 1, "")]
    with Project.open(project) as opened:
        archive = next(iter(opened.archives))
        assert archive.is_searched
        (found,) = archive.documents()
        assert (found.text, found.title, found.published) == (told, "Guards", "2024-03-05")
    assert call("archive", project, "remove", "wire").code == 0
    refused = call("archive", project, "add", tmp_path / "mails.mbox", "--text-column", "words")
    assert_refused(refused, "has no columns that could be named")
    assert_refused(call("archive", project, "list", "--text-column", "words"), "belong to archive add")


def test_a_column_that_is_not_there_is_told_and_can_be_said_again(project: Path, tmp_path: Path) -> None:
    (tmp_path / "wire.csv").write_text("words,headline\nThe gate was shut at noon.,Gate\n", encoding="utf-8")
    assert call("archive", project, "add", tmp_path / "wire.csv", "--text-column", "word").code == 0
    (listed,) = call("archive", project, "list", "--json").records
    assert "no column word; name it with --text-column (there are: words, headline)" in listed["problem"]
    assert call("archive", project, "add", tmp_path / "wire.csv", "--text-column", "words").code == 0
    (listed,) = call("archive", project, "list", "--json").records
    assert (listed["articles"], listed["problem"]) == (1, "")
