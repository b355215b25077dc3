"""`variorum link`: everything with everything, gone on with where it was stopped."""

import errno
import json
import os
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest

from seeds import sample_project
from store.archives.parquet_links import read_links
from tests.tui.calling import Called, assert_refused, call
from tests.tui.cli.sample import COURIER, LEDGER
from tui.cli import resumable

ARTICLE = "1-harrow-courier.txt"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample_project(tmp_path / "sample")


def below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_stopped_call_goes_on_where_it_was(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tmp_path / "whole.jsonl"
    assert call("link", project, "--output", whole).code == 0
    output = tmp_path / "links.jsonl"
    add, added = resumable.PartialFile.add, list[object]()

    def stop(part: resumable.PartialFile, lines: object) -> None:
        if len(added) == 2:
            raise KeyboardInterrupt
        added.append(None)
        add(part, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(resumable.PartialFile, "add", stop)
    assert call("link", project, "--output", output).code == 130
    assert not output.exists()
    part = output.with_name("links.jsonl.part")
    assert part.stat().st_size
    with part.open("ab") as stream:
        stream.write(b'{"torn')
    monkeypatch.setattr(resumable.PartialFile, "add", add)
    again = call("link", project, "--output", output)
    assert "going on after 2 articles" in again.err
    assert output.read_bytes() == whole.read_bytes()
    assert sorted(path.name for path in tmp_path.glob("links*")) == ["links.jsonl"]


@pytest.mark.parametrize("state", ["", "[]", "{}", '{"inputs": "other", "done": 1, "bytes": 0}', "\x00"])
def test_what_was_kept_of_something_else_is_not_gone_on_with(project: Path, tmp_path: Path, state: str) -> None:
    output = tmp_path / "links.jsonl"
    output.with_name("links.jsonl.part").write_text("not a link\n")
    output.with_name("links.jsonl.part.json").write_text(state)
    called = call("link", project, "--output", output)
    assert (called.code, called.err) == (0, "")
    assert all("score" in json.loads(line) for line in output.read_text(encoding="utf-8").splitlines())


def test_weak_links_are_told_and_marked_unless_only_those_shown_are_wanted(project: Path) -> None:
    every = [json.loads(line) for line in call("link", project).out.splitlines()]
    shown = [json.loads(line) for line in call("link", project, "--shown").out.splitlines()]
    assert shown
    assert shown == [link for link in every if not link["weak"]]
    assert {link["score"] < 50 for link in every if link["weak"]} == {True}


def test_rejected_links_are_left_out_and_accepted_ones_marked(project: Path) -> None:
    from store.project import Project

    with Project.open(project) as opened:
        first, second = [link for links in opened.links.all() for link in links][:2]
        opened.links.reject(first)
        opened.links.accept(second)
        left = [link for links in opened.links.all() for link in links]
        assert (first.here, first.there) not in [(link.here, link.there) for link in left]
        assert [(link.here, link.there) for link in left if link.state == "accepted"] == [(second.here, second.there)]


def test_links_that_a_reader_drew_are_told(project: Path) -> None:
    from store.model import Span
    from store.project import Project

    with Project.open(project) as opened:
        one, other = opened.links.order()[:2]
        opened.links.draw(opened.links.passage(other.id, Span(0, 12)), opened.links.passage(one.id, Span(0, 12)))
        told = [link for links in opened.links.all() for link in links if link.state == "accepted"]
        assert [(link.here.document, link.there.document) for link in told] == [(one.id, other.id)]


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet_holds_what_json_lines_hold(project: Path, tmp_path: Path) -> None:
    from store.project import Project

    output = tmp_path / "links.parquet"
    assert call("link", project, "--output", output).code == 0
    with Project.open(project) as opened:
        links = [link for group in opened.links.all(weak=True) for link in group]
    assert [row.link for row in read_links(output)] == links
    document = links[0].here.document
    assert [row.link for row in read_links(output, {str(document)})] == [
        link for link in links if document in (link.here.document, link.there.document)
    ]
    assert [path.name for path in tmp_path.glob("links*")] == ["links.parquet"]


def test_parquet_without_pyarrow_is_refused(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    called = call("link", project, "--output", tmp_path / "links.parquet")
    assert_refused(called)
    assert "variorum[parquet]" in called.err


@pytest.mark.parametrize(
    "arguments",
    [[], ["one", "two"], ["one", "--master", "local"], ["--engine", "spark", "one"], ["one", "--engine", "other"]],
)
def test_wrong_calls_are_refused(arguments: list[str]) -> None:
    assert_refused(call("link", *arguments))


@pytest.mark.parametrize("name", [ARTICLE, "./more/../4-quillon-report.md"])
def test_an_article_is_not_written_over(project: Path, name: str) -> None:
    (project / "more").mkdir()
    before = below(project)
    called = call("link", project, "--output", project / name)
    assert_refused(called, f"{project / name}: is an article of the project; name another file")
    assert below(project) == before


@pytest.mark.parametrize("name", ["links.txt", "LINKS.MD", "more/links.markdown"])
def test_links_do_not_become_an_article(project: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "more").mkdir()
    before = below(project)
    monkeypatch.chdir(project)
    assert_refused(call("link", ".", "--output", name), f"{name}: would become an article of the project")
    assert below(project) == before


def test_an_article_is_known_through_links_to_its_folder(project: Path, tmp_path: Path) -> None:
    (tmp_path / "also").symlink_to(project)
    assert_refused(call("link", project, "--output", tmp_path / "also" / ARTICLE), "is an article")
    assert_refused(call("link", tmp_path / "also", "--output", project / ARTICLE), "is an article")


@pytest.mark.parametrize("chosen", [False, True])
def test_the_data_of_the_project_are_not_written_over(project: Path, tmp_path: Path, chosen: bool) -> None:
    data = tmp_path / "kept" if chosen else project / ".variorum"
    options = ["--data", data] if chosen else []
    assert call("tag", project, ARTICLE, 0, 8, "claim", *options).code == 0
    before = below(tmp_path)
    for name in ("history.jsonl", "annotations/new.json"):
        called = call("link", project, *options, "--output", data / name)
        assert_refused(called, f"{data / name}: lies among the data of the project; name another file")
    assert below(tmp_path) == before


def test_a_link_among_the_data_is_not_written_over(project: Path, tmp_path: Path) -> None:
    link = project / ".variorum" / "history.jsonl"
    link.parent.mkdir()
    link.symlink_to(tmp_path / "elsewhere.jsonl")
    assert_refused(call("link", project, "--output", link), "among the data")
    assert link.is_symlink()


def test_data_are_not_written_over_where_others_are_chosen(project: Path, tmp_path: Path) -> None:
    assert call("tag", project, ARTICLE, 0, 8, "claim").code == 0
    history = project / ".variorum" / "history.jsonl"
    assert_refused(call("link", project, "--data", tmp_path / "other", "--output", history), "among the data")
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize("name", ["sample/links.jsonl", "sample/.links.txt", "links.txt", "links.jsonl"])
def test_other_files_may_be_written_over(project: Path, tmp_path: Path, name: str) -> None:
    output = tmp_path / name
    output.write_text("old", encoding="utf-8")
    assert call("link", project, "--shown", "--output", output).code == 0
    assert output.read_text(encoding="utf-8") == call("link", project, "--shown").out
    assert len(call("documents", project, "--json").records) == 5


def test_two_calls_do_not_write_one_file(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output, add, others = tmp_path / "links.jsonl", resumable.PartialFile.add, list[Called]()

    def overtaken(part: resumable.PartialFile, lines: Iterable[str]) -> None:
        if not others:
            before = below(tmp_path)
            others.append(call("link", project, "--output", output))
            assert below(tmp_path) == before
        add(part, lines)

    monkeypatch.setattr(resumable.PartialFile, "add", overtaken)
    assert call("link", project, "--output", output).code == 0
    assert_refused(others[0], f"{output}: another call is writing this file", code=1)
    assert output.read_text(encoding="utf-8") == call("link", project).out
    assert [path.name for path in tmp_path.glob("links*")] == ["links.jsonl"]


def test_the_lock_of_a_killed_call_is_no_hindrance(project: Path, tmp_path: Path) -> None:
    (tmp_path / "links.jsonl.part.lock").touch()
    assert call("link", project, "--output", tmp_path / "links.jsonl").code == 0
    assert [path.name for path in tmp_path.glob("links*")] == ["links.jsonl"]


def test_a_call_that_is_stopped_within_an_article_tells_nothing_twice(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, add, added = tmp_path / "links.jsonl", resumable.PartialFile.add, list[object]()

    def torn(lines: Iterable[str]) -> Iterable[str]:
        for line in lines:
            yield line
            raise KeyboardInterrupt

    def stop(part: resumable.PartialFile, lines: Iterable[str]) -> None:
        made = list(lines)
        if made:
            added.append(None)
        add(part, torn(made) if len(added) == 2 else made)

    monkeypatch.setattr(resumable.PartialFile, "add", stop)
    assert call("link", project, "--output", output).code == 130
    monkeypatch.setattr(resumable.PartialFile, "add", add)
    assert "going on after" in call("link", project, "--output", output).err
    assert output.read_text(encoding="utf-8") == call("link", project).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no device that is always full")
def test_a_full_device_is_named(project: Path) -> None:
    called = call("link", project, "--output", "/dev/full")
    assert_refused(called, "/dev/full: no space left on device; free some space", code=1)


def test_an_output_that_the_disk_does_not_take_is_named(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    output = tmp_path / "links.jsonl"
    monkeypatch.setattr("os.fsync", full)
    called = call("link", project, "--output", output)
    assert_refused(called, f"{output}: no space left on device; free some space", code=1)
    assert not output.exists()


def test_a_file_in_place_of_a_folder_is_told(project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    output = tmp_path / "file" / "links.jsonl"
    assert_refused(call("link", project, "--output", output), f"{output}: {output.parent} is not a directory", code=2)


def test_a_missing_folder_is_told_and_not_made(project: Path, tmp_path: Path) -> None:
    output = tmp_path / "none" / "links.jsonl"
    assert_refused(call("link", project, "--output", output), f"{output}: there is no folder", code=2)
    assert not output.parent.exists()


def test_every_link_of_the_project_is_streamed_once(project: Path, tmp_path: Path) -> None:
    output = tmp_path / "links.jsonl"
    called = call("link", project, "--output", output)
    assert (called.code, called.out) == (0, "")
    records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert records == call("link", project).records
    assert {"here", "there", "score", "weak", "kind", "differences", "state"} == set(records[0])
    ends = [
        frozenset((link[end]["path"], link[end]["start"], link[end]["end"]) for end in ("here", "there"))
        for link in records
    ]
    assert len(set(ends)) == len(ends)
    assert {COURIER, LEDGER} in [{link["here"]["path"], link["there"]["path"]} for link in records]
