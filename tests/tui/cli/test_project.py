"""The verbs that work on a project: their JSON shapes, which scripts rely on, and their refusals."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tui.calling import assert_refused, call, sample

COURIER = "1-harrow-courier.txt"
LEDGER = "2-tidewater-ledger.txt"
LINK_KEYS = ["document", "path", "start", "end", "text", "score", "weak", "kind", "differences"]
SHARED = "Shortly before midnight the western half of the roof came down"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return sample(tmp_path)


def text_of(project: Path, path: str) -> str:
    return (project / path).read_text(encoding="utf-8").split("---\n", 2)[2]


def where(project: Path, path: str, quote: str) -> tuple[int, int]:
    start = text_of(project, path).index(quote)
    return start, start + len(quote)


def tagged(project: Path, quote: str, label: str = "claim", *options: str) -> str:
    called = call("tag", project, COURIER, *where(project, COURIER, quote), label, *options)
    assert called.code == 0, called
    return called.out.strip()


def test_documents_are_listed_with_everything_known_of_them(project: Path) -> None:
    records = call("documents", project, "--json").records
    assert [record["path"] for record in records] == sorted(path.name for path in project.iterdir() if path.is_file())
    first = records[0]
    assert list(first) == ["id", "path", "title", "source", "published", "url", "characters", "annotations"]
    assert (first["source"], first["published"], first["annotations"]) == ("The Harrow Courier", "2024-09-04", 0)
    assert first["characters"] == len(text_of(project, COURIER))


def test_people_read_documents_as_a_table(project: Path) -> None:
    called = call("documents", project)
    assert called.out.splitlines()[0].split() == [
        "id",
        "path",
        "source",
        "published",
        "characters",
        "annotations",
        "title",
    ]
    assert len(called.out.splitlines()) == 6


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


def test_search_finds_exact_words_first(project: Path) -> None:
    records = call("search", project, "sholm ravadi", "--json").records
    assert list(records[0]) == ["document", "path", "start", "end", "text", "score"]
    assert records[0]["text"].lower() == "sholm ravadi"
    assert_refused(call("search", project, "  "), "empty")


def test_a_sound_project_passes_the_check(project: Path) -> None:
    tagged(project, SHARED)
    called = call("check", project)
    assert (called.code, called.out) == (0, "")


def test_data_can_be_kept_elsewhere(project: Path, tmp_path: Path) -> None:
    start, end = where(project, COURIER, SHARED)
    data = tmp_path / "data"
    assert call("tag", project, COURIER, start, end, "claim", "--data", data).code == 0
    assert not (project / ".variorum").exists()
    assert len(call("--data", data, "annotations", project, "--json").records) == 1
    assert call("annotations", project, "--json").records == []
