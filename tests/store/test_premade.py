"""Links that were made elsewhere: read for the article that is opened, leading to where the other one is found."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotFoundError
from store.model import Link, Passage, Span
from store.parquet_links import holds_links, read_links, schema, to_parquet
from store.project import Project
from tests.store.conftest import CHRONICLE, HARBOUR

pytestmark = pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")

CLOSED = "A fire in a grain silo closed the harbour of Port Amal on Monday."
SENT = "Ships were sent to Tarsil instead."


def end(path: str, start: int, text: str, document: str = "") -> dict[str, Any]:
    return {
        "document": document or f"id of {path}",
        "path": path,
        "start": start,
        "end": start + len(text),
        "text": text,
    }


def row(here: dict[str, Any], there: dict[str, Any], **told: Any) -> dict[str, Any]:
    changed = [{"type": "number", "here": "three", "there": "four"}]
    plain = {"score": 81.5, "weak": False, "kind": "paraphrase", "differences": changed, "state": "accepted"}
    return {"here": here, "there": there, **plain, **told}


ROWS = [
    row(end("1 harbour.txt", HARBOUR.index(SENT), SENT), end("far/away.txt", 700, "Four ships went to Tarsil.")),
    row(end("a/b.txt", 9, "The port of Amal was shut."), end("1 harbour.txt", HARBOUR.index(CLOSED), CLOSED), score=64),
    row(end("a/b.txt", 9, "The port of Amal was shut."), end("a/c.txt", 0, "Amal's port is shut."), score=99),
    row(end("1 harbour.txt", HARBOUR.index(SENT), SENT), end("a/b.txt", 90, "No ship came."), score=12, weak=True),
]


def write(path: Path, rows: list[dict[str, Any]]) -> Path:
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(f"{json.dumps(each)}\n" for each in rows), "utf-8")
    to_parquet(lines, path)
    lines.unlink()
    return path


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return write(tmp_path / "made.parquet", ROWS)


@pytest.fixture
def linked(project: Project, made: Path) -> Project:
    project.add_archive(made)
    project.index()
    return project


def asked(project: Project, quote: str, path: str = "1 harbour.txt") -> list[Link]:
    start = project.document(path).text.index(quote)
    return project.links(project.passage(path, Span(start, start + len(quote))))


def premade(project: Project, quote: str) -> list[Link]:
    return [link for link in asked(project, quote) if link.archive == "made"]


def test_links_of_an_article_are_shown_from_either_end(linked: Project) -> None:
    strong, weak = premade(linked, SENT)
    assert (strong.score, strong.there.text, strong.here.text) == (81.5, "Four ships went to Tarsil.", SENT)
    assert (weak.score, weak.weak) == (12, True)
    (back,) = premade(linked, CLOSED)
    assert (back.score, back.here.text, back.there.text) == (64, CLOSED, "The port of Amal was shut.")
    assert [(each.here, each.there) for each in back.differences] == [("four", "three")]
    assert {strong.state, back.state} == {"suggested"}


def test_an_article_that_only_links_name_is_told_by_its_path_and_not_opened(linked: Project) -> None:
    there = premade(linked, SENT)[0].there.document
    assert there is not None
    assert (linked.entry(there).path, linked.entry(there).title) == ("made:far/away.txt", "far/away.txt")
    assert not linked.has_text(there)
    with pytest.raises(NotFoundError, match=r"^far/away.txt: of this article only links are here; add it"):
        linked.document(there)
    with pytest.raises(NotFoundError):
        linked.accept(premade(linked, SENT)[0])
    with pytest.raises(NotFoundError):
        linked.entry("made:never named")


def test_a_link_leads_into_the_article_of_the_project_and_is_told_once(project: Project, tmp_path: Path) -> None:
    chronicle = project.document("2 chronicle.txt")
    rows = [row(end("1 harbour.txt", HARBOUR.index(CLOSED), CLOSED), end("2 chronicle.txt", 0, CLOSED), score=100)]
    quiet = "The prime minister called for calm and promised an inquiry within a month."
    rows += [row(end("x", 5, SENT, project.entry("1 harbour.txt").id), end("y", 1, quiet, chronicle.id), score=55)]
    before = asked(project, CLOSED)
    project.add_archive(write(tmp_path / "made.parquet", rows))
    project.index()
    assert asked(project, CLOSED) == before
    (link,) = [link for link in asked(project, SENT) if link.score == 55]
    start = chronicle.text.index(quiet)
    assert (link.there, link.archive) == (Passage(chronicle.id, Span(start, start + len(quiet)), quiet), "")
    assert project.accept(link).state == "accepted"


def test_a_link_leads_into_an_archive_that_has_the_article(linked: Project, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "far/away.txt", "text": "Rain.\n\nFour ships went to Tarsil."}), "utf-8")
    linked.add_archive(texts)
    linked.index()
    (found,) = [
        link for link in asked(linked, SENT) if link.there.text == "Four ships went to Tarsil." and not link.weak
    ]
    assert found.archive == "texts"
    assert found.there.span.of(linked.document(str(found.there.document)).text) == found.there.text
    there = linked.document(str(found.there.document))
    back = linked.links(Passage(there.id, found.there.span, found.there.text))
    assert any(link.there.text == SENT for link in back)


def test_links_of_a_text_that_changed_are_found_again_or_left_out(folder: Path, linked: Project) -> None:
    (folder / "1 harbour.txt").write_text("Late edition\n\n" + HARBOUR.replace(SENT, "Ships turned back."), "utf-8")
    linked.refresh()
    linked.index()
    assert premade(linked, "Ships turned back.") == []
    (link,) = premade(linked, CLOSED)
    assert link.here.span.of(linked.document("1 harbour.txt").text) == CLOSED


def test_every_link_of_the_project_is_told_without_those_made_elsewhere(project: Project, made: Path) -> None:
    before = [link for group in project.link_all(weak=True) for link in group]
    project.add_archive(made)
    project.index()
    assert [link for group in project.link_all(weak=True) for link in group] == before


def test_only_files_of_links_are_taken_for_such(made: Path, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    articles = tmp_path / "articles.parquet"
    parquet.write_table(pa.table({"id": ["1"], "text": [CHRONICLE]}), articles)
    assert (holds_links(made), holds_links(articles), holds_links(tmp_path), holds_links(tmp_path / "none")) == (
        True, False, False, False,
    )  # fmt: skip
    written = tmp_path / "by-spark"
    written.mkdir()
    made.rename(written / "part-0.parquet")
    assert not holds_links(written)
    (written / "_SUCCESS").touch()
    assert holds_links(written)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"\0" * 99, b"here there differences \xff\xff\xff\x7fPAR1"])
def test_what_is_no_parquet_is_one_problem(project: Project, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "made.parquet"
    path.write_bytes(content)
    project.add_archive(path)
    project.index()
    (problem,) = project.problems
    assert problem.message.startswith(f"{path}: ")
    assert "\n" not in problem.message
    assert asked(project, CLOSED)


def test_a_damaged_file_is_one_problem_and_the_session_goes_on(project: Project, made: Path) -> None:
    content = made.read_bytes()
    made.write_bytes(bytes(300) + content[300:])
    project.add_archive(made)
    project.index()
    assert premade(project, SENT) == []
    (problem,) = project.problems
    assert problem.message.startswith(f"{made}: ")


@pytest.mark.parametrize(
    "wrong",
    [
        {"score": None},
        {"score": float("nan")},
        {"score": 101.0},
        {"kind": "guess"},
        {"weak": None},
        {"differences": None},
        {"differences": [{"type": "mood", "here": "", "there": ""}]},
        {"there": None},
        {"there": end("x", 0, "") | {"end": -4}},
        {"there": end("x", 9, "") | {"end": 4}},
        {"there": end("x", 0, "") | {"text": None}},
    ],
)
def test_a_row_that_is_no_link_is_one_problem(project: Project, tmp_path: Path, wrong: dict[str, Any]) -> None:
    path = write(tmp_path / "made.parquet", [ROWS[0] | wrong])
    project.add_archive(path)
    project.index()
    assert premade(project, SENT) == []
    (problem,) = project.problems
    assert problem.message.startswith(f"{path}: no links can be read here (field '")


def test_ids_of_other_articles_may_be_of_any_form(project: Project, tmp_path: Path) -> None:
    here = end("1 harbour.txt", HARBOUR.index(SENT), SENT)
    ids = ["urn:news:7", "wire:abc", "../../x", "\x1b[31m", ""]
    rows = [row(here, end("", at, f"Ships went elsewhere, {at}.", id)) for at, id in enumerate(ids)]
    for each, id in zip(rows, ids, strict=True):
        each["there"]["document"], each["there"]["path"] = id, ""
    project.add_archive(write(tmp_path / "made.parquet", rows))
    project.index()
    found = premade(project, SENT)
    assert {project.entry(str(link.there.document)).title for link in found} == set(ids)
    assert len({link.there.document for link in found}) == len(ids)


def test_links_that_go_away_and_come_back(linked: Project, made: Path) -> None:
    away = made.rename(made.with_name("elsewhere"))
    assert premade(linked, SENT) == []
    assert "the links are not there" in linked.problems[0].message
    away.rename(made)
    linked.index()
    assert linked.problems == []
    assert premade(linked, SENT)


def test_links_in_place_of_articles_are_links(project: Project, made: Path, tmp_path: Path) -> None:
    away = made.rename(tmp_path / "away")
    (tmp_path / "made.parquet").write_bytes(b"not yet")
    project.add_archive(made)
    project.index()
    away.replace(made)
    project.index()
    assert premade(project, SENT)


def test_groups_of_rows_without_the_article_are_not_read_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    path, whole = tmp_path / "made.parquet", list[int]()
    with parquet.ParquetWriter(path, schema()) as writer:
        for each in ROWS:
            writer.write_table(pa.Table.from_pylist([each], schema()))
    read = parquet.ParquetFile.read_row_group

    def watched(file: parquet.ParquetFile, group: int, columns: list[str] | None = None) -> pa.Table:
        whole.extend([group] if columns is None else [])
        return read(file, group, columns)

    monkeypatch.setattr(parquet.ParquetFile, "read_row_group", watched)
    assert [kept.link.score for kept in read_links(path, {"a/c.txt"})] == [99]
    assert whole == [2]
