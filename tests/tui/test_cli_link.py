"""`variorum link`: everything with everything, gone on with where it was stopped."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from seeds import sample_project
from store.parquet_links import read_links
from tests.tui.calling import assert_refused, call
from tui.cli import resuming


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample_project(tmp_path / "sample")


def test_a_stopped_call_goes_on_where_it_was(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tmp_path / "whole.jsonl"
    assert call("link", project, "--output", whole).code == 0
    output = tmp_path / "links.jsonl"
    add, added = resuming.Part.add, list[object]()

    def stop(part: resuming.Part, lines: object) -> None:
        if len(added) == 2:
            raise KeyboardInterrupt
        added.append(None)
        add(part, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(resuming.Part, "add", stop)
    assert call("link", project, "--output", output).code == 130
    assert not output.exists()
    part = output.with_name("links.jsonl.part")
    assert part.stat().st_size
    with part.open("ab") as stream:
        stream.write(b'{"torn')
    monkeypatch.setattr(resuming.Part, "add", add)
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
        first, second = [link for links in opened.link_all() for link in links][:2]
        opened.reject(first)
        opened.accept(second)
        left = [link for links in opened.link_all() for link in links]
        assert (first.here, first.there) not in [(link.here, link.there) for link in left]
        assert [(link.here, link.there) for link in left if link.state == "accepted"] == [(second.here, second.there)]


def test_links_that_a_reader_drew_are_told(project: Path) -> None:
    from store.model import Span
    from store.project import Project

    with Project.open(project) as opened:
        one, other = opened.link_order()[:2]
        opened.link(opened.passage(other.id, Span(0, 12)), opened.passage(one.id, Span(0, 12)))
        told = [link for links in opened.link_all() for link in links if link.state == "accepted"]
        assert [(link.here.document, link.there.document) for link in told] == [(one.id, other.id)]


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet_holds_what_json_lines_hold(project: Path, tmp_path: Path) -> None:
    from store.project import Project

    output = tmp_path / "links.parquet"
    assert call("link", project, "--output", output).code == 0
    with Project.open(project) as opened:
        links = [link for group in opened.link_all(weak=True) for link in group]
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
