"""The verb `links`."""

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from filelock import FileLock

from store.disk.layout import LINKING
from store.project import Project
from tests.tui.calling import assert_refused, call
from tests.tui.cli.sample import COURIER, LEDGER, LINK_KEYS, SHARED, text_of, where


def test_links_of_a_span(project: Path) -> None:
    start, end = where(project, COURIER, SHARED)
    (answer,) = call(
        "links", project, "--document", COURIER, "--start", start, "--end", end, "--json"
    ).records  # fmt: skip
    assert list(answer) == ["links", "milliseconds"]
    assert isinstance(answer["milliseconds"], float)
    best = answer["links"][0]
    assert list(best) == LINK_KEYS
    assert (best["path"], best["kind"], best["weak"]) == (LEDGER, "verbatim", False)
    assert text_of(project, LEDGER)[best["start"] : best["end"]] == best["text"]
    assert all(link["path"] != COURIER for link in answer["links"])


def test_links_of_a_text_come_from_every_article(project: Path) -> None:
    (answer,) = call("links", project, "--text", SHARED, "--json", "--limit", "2").records
    assert {link["path"] for link in answer["links"]} == {COURIER, LEDGER}


def test_queries_are_answered_in_order_one_line_each(project: Path) -> None:
    start, end = where(project, COURIER, SHARED)
    queries: list[dict[str, Any]] = [
        {"text": "chickens lay eggs"},
        {"path": COURIER, "start": start, "end": end},
        {"document": LEDGER, "start": 0, "end": 40},
    ]
    given = b"\n\n".join(json.dumps(query).encode() for query in queries)
    answers = call("links", project, "--queries", "-", "--json", given=given).records
    assert len(answers) == 3
    assert answers[1]["links"][0]["path"] == LEDGER


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "7",
        "{}",
        '{"text": 4}',
        '{"text": " "}',
        '{"path": "no-such.txt", "start": 0, "end": 4}',
        '{"path": "1-harrow-courier.txt", "start": 0}',
        '{"path": "1-harrow-courier.txt", "start": 0, "end": 999999}',
        '{"path": "1-harrow-courier.txt", "start": true, "end": 4}',
        '{"path": "1-harrow-courier.txt", "start": 4, "end": 4}',
    ],
)
def test_a_bad_query_is_named_by_file_and_line(project: Path, tmp_path: Path, line: str) -> None:
    queries = tmp_path / "queries.jsonl"
    queries.write_text(f'{{"text": "the roof came down"}}\n{line}\n', encoding="utf-8")
    called = call("links", project, "--queries", queries, "--json")
    assert (called.code, len(called.records)) == (2, 1)
    assert called.err.count("\n") == 1
    assert f"{queries}: line 2" in called.err


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--document", COURIER],
        ["--start", "1", "--end", "2"],
        ["--text", "x", "--queries", "-"],
        ["--queries", "nowhere.jsonl"],
        ["--text", " "],
        ["--document", COURIER, "--start", "4", "--end", "4"],
        ["--document", "no-such.txt", "--start", "0", "--end", "4"],
    ],
)
def test_a_call_that_asks_for_no_passage_is_refused(project: Path, options: list[str]) -> None:
    assert_refused(call("links", project, *options))


def test_people_read_links_in_words(project: Path) -> None:
    called = call(
        "links", project, "--text", "At least 16 people were killed when a fire tore through the Salt Exchange"
    )
    assert COURIER in called.out
    assert "number: 16 -> 14" in called.out


@pytest.fixture
def other_program(project: Path) -> Iterator[FileLock]:
    """Somebody else who has begun to index the project, and holds its lock."""
    with Project.open(project) as opened:
        assert opened.workspace.index is not None
        folder = opened.workspace.index / LINKING
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / "lock", thread_local=False) as lock:
        yield lock


def test_an_answer_from_half_an_index_says_so(project: Path, other_program: FileLock) -> None:
    called = call("links", project, "--text", SHARED, "--json")
    (answer,) = called.records
    assert answer["indexing"] == {"done": 0, "of": 5}
    assert answer["links"] == []
    assert called.err.count("\n") == 1
    assert "only 0 of 5 articles can be found so far; --wait waits for the rest" in called.err


def test_nobody_is_told_that_no_article_carries_it_before_all_were_looked_at(
    project: Path, other_program: FileLock
) -> None:
    called = call("links", project, "--text", SHARED)
    assert "no other article carries this" not in called.out
    assert "none of the 0 articles indexed so far carries this" in called.out


def test_a_patient_question_waits_for_the_other_program(project: Path, other_program: FileLock) -> None:
    Timer(0.5, other_program.release).start()
    called = call("links", project, "--text", SHARED, "--json", "--wait")
    (answer,) = called.records
    assert list(answer) == ["links", "milliseconds"]
    assert len(answer["links"]) > 1
    assert called.err == ""
