"""The verb `archive`, and links that lead into one."""

import json
import shutil
from pathlib import Path

import pytest

from tests.tui.calling import assert_refused, call, sample
from tests.tui.test_cli_project import LINK_KEYS

TORCH = "burned down the Salt Exchange to cover their withdrawal"
QUILLON = "4-quillon-report.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample(tmp_path)


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
