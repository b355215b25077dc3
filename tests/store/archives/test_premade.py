"""Links that were made elsewhere: read for the article that is opened, leading to where the other one is found."""

import json
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from store.archives.parquet_links import holds_links, read_links, schema, to_parquet
from store.errors import NotFoundError
from store.model import Link, Passage, Span
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


def of(passage: Passage) -> dict[str, Any]:
    return end("", passage.span.start, passage.text, str(passage.document))


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
    project.archives.add(made)
    project.index()
    return project


def asked(project: Project, quote: str, path: str = "1 harbour.txt") -> list[Link]:
    start = project.document(path).text.index(quote)
    return project.links.of(project.links.passage(path, Span(start, start + len(quote))))


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
    assert not linked.archives.has_text(there)
    with pytest.raises(NotFoundError, match=r"^far/away.txt: of this article only links are here; add it"):
        linked.document(there)
    with pytest.raises(NotFoundError):
        linked.links.accept(premade(linked, SENT)[0])
    with pytest.raises(NotFoundError):
        linked.entry("made:never named")


def test_a_link_leads_into_the_article_of_the_project_and_is_told_once(project: Project, tmp_path: Path) -> None:
    chronicle = project.document("2 chronicle.txt")
    rows = [row(end("1 harbour.txt", HARBOUR.index(CLOSED), CLOSED), end("2 chronicle.txt", 0, CLOSED), score=100)]
    quiet = "The prime minister called for calm and promised an inquiry within a month."
    rows += [row(end("x", 5, SENT, project.entry("1 harbour.txt").id), end("y", 1, quiet, chronicle.id), score=55)]
    before = asked(project, CLOSED)
    project.archives.add(write(tmp_path / "made.parquet", rows))
    project.index()
    assert asked(project, CLOSED) == before
    (link,) = [link for link in asked(project, SENT) if link.score == 55]
    start = chronicle.text.index(quiet)
    assert (link.there, link.archive) == (Passage(chronicle.id, Span(start, start + len(quiet)), quiet), "")
    assert project.links.accept(link).state == "accepted"


def test_a_link_leads_into_an_archive_that_has_the_article(linked: Project, tmp_path: Path) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"id": "far/away.txt", "text": "Rain.\n\nFour ships went to Tarsil."}), "utf-8")
    linked.archives.add(texts)
    linked.index()
    (found,) = [
        link for link in asked(linked, SENT) if link.there.text == "Four ships went to Tarsil." and not link.weak
    ]
    assert found.archive == "texts"
    assert found.there.span.of(linked.document(str(found.there.document)).text) == found.there.text
    there = linked.document(str(found.there.document))
    back = linked.links.of(Passage(there.id, found.there.span, found.there.text))
    assert any(link.there.text == SENT for link in back)


def test_links_of_a_text_that_changed_are_found_again_or_left_out(folder: Path, linked: Project) -> None:
    (folder / "1 harbour.txt").write_text("Late edition\n\n" + HARBOUR.replace(SENT, "Ships turned back."), "utf-8")
    linked.refresh()
    linked.index()
    assert premade(linked, "Ships turned back.") == []
    (link,) = premade(linked, CLOSED)
    assert link.here.span.of(linked.document("1 harbour.txt").text) == CLOSED


def test_every_link_of_the_project_is_told_without_those_made_elsewhere(project: Project, made: Path) -> None:
    before = [link for group in project.links.all(weak=True) for link in group]
    project.archives.add(made)
    project.index()
    assert [link for group in project.links.all(weak=True) for link in group] == before


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
    project.archives.add(path)
    project.index()
    (problem,) = project.problems
    assert problem.message.startswith(f"{path}: ")
    assert "\n" not in problem.message
    assert asked(project, CLOSED)


def test_a_damaged_file_is_one_problem_and_the_session_goes_on(project: Project, made: Path) -> None:
    content = made.read_bytes()
    made.write_bytes(bytes(300) + content[300:])
    project.archives.add(made)
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
    project.archives.add(path)
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
    project.archives.add(write(tmp_path / "made.parquet", rows))
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
    project.archives.add(made)
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
    read = parquet.ParquetFile.iter_batches

    def watched(file: parquet.ParquetFile, size: int, groups: list[int]) -> Iterator[pa.RecordBatch]:
        whole.extend(groups)
        yield from read(file, size, groups)

    monkeypatch.setattr(parquet.ParquetFile, "iter_batches", watched)
    assert [kept.link.score for kept in read_links(path, {"a/c.txt"})] == [99]
    assert whole == [2]


def test_articles_that_speak_of_differences_there_are_articles(project: Project, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"id": ["1"], "text": [f"There are differences, here and there. {CLOSED}"]}), path)
    project.archives.add(path)
    project.index()
    assert {link.archive for link in asked(project, CLOSED) if link.archive} == {"news"}


def test_columns_may_be_written_in_other_ways(project: Project, tmp_path: Path) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    rows = json.loads(json.dumps(ROWS))
    for each in rows:
        each["here"]["document"] = each["here"].pop("path")
        each["there"]["document"] = each["there"].pop("path")
    table = pa.Table.from_pylist(rows)
    field = table.schema.field("here").type
    wide = pa.struct([(each.name, pa.large_string() if each.type == pa.string() else each.type) for each in field])
    parquet.write_table(table.set_column(0, "here", table["here"].cast(wide)), tmp_path / "MADE.PARQUET")
    project.archives.add(tmp_path / "MADE.PARQUET")
    project.index()
    assert [link.score for link in asked(project, SENT) if link.archive == "MADE"] == [81.5, 12]


def test_characters_that_are_none_are_one_problem(project: Project, made: Path) -> None:
    content = made.read_bytes()
    made.write_bytes(content.replace(b"Four ships", b"\xff\xfe ships"))
    project.archives.add(made)
    project.index()
    assert premade(project, SENT) == []
    assert [problem.message.startswith(f"{made}: no links can be read here") for problem in project.problems] == [True]


def test_of_two_links_to_one_passage_the_one_that_is_not_weak_is_shown(project: Project, tmp_path: Path) -> None:
    closed = end("1 harbour.txt", HARBOUR.index(CLOSED), CLOSED)
    weak = next(link.there for link in asked(project, CLOSED) if link.weak)
    there = end("", weak.span.start, weak.text, str(weak.document))
    project.archives.add(write(tmp_path / "made.parquet", [row(closed, there, score=90)] * 2))
    project.index()
    assert [(link.score, link.weak) for link in asked(project, CLOSED) if link.there == weak] == [(90, False)]


@pytest.mark.parametrize("record", [{"id": "far/away.txt"}, {}])
def test_links_into_an_archive_are_found_there_again(project: Project, tmp_path: Path, record: dict[str, str]) -> None:
    texts = tmp_path / "texts.jsonl"
    texts.write_text(json.dumps({"text": f"Rain.\n\n{CLOSED} Four ships went to Tarsil.", **record}), "utf-8")
    project.archives.add(texts)
    project.index()
    found = [link for group in project.links.all() for link in group if link.archive]
    told = [row(of(link.here), of(link.there)) for link in found]
    before = asked(project, CLOSED)
    project.archives.add(write(tmp_path / "made.parquet", told))
    project.index()
    assert found
    assert asked(project, CLOSED) == before
    back = project.links.of(found[0].there)
    assert not any(link.archive == "made" for link in back)
    keys = [link.there._replace(document=str(link.there.document).rpartition(":")[2]) for link in found]
    plain = [row(of(link.here), of(there)) for link, there in zip(found, keys, strict=True)]
    write(tmp_path / "made.parquet", plain)
    project.index()
    assert not any(link.archive == "made" for link in asked(project, CLOSED))


def test_a_file_that_is_written_anew_is_read_anew(linked: Project, made: Path) -> None:
    assert premade(linked, SENT)[0].score == 81.5
    write(made, [row(ROWS[0]["here"], ROWS[0]["there"], score=77)])
    assert [link.score for link in premade(linked, SENT)] == [77]


def test_a_part_that_was_damaged_and_is_put_right_is_shown_again(project: Project, made: Path) -> None:
    folder = made.with_name("by-spark")
    folder.mkdir()
    (folder / "_SUCCESS").touch()
    project.archives.add(folder)
    project.index()
    assert "holds no .parquet files" in project.problems[0].message
    (folder / "part-0.parquet").write_bytes(b"damaged")
    project.index()
    assert "no links can be read here" in project.problems[0].message
    project.refresh()
    made.rename(folder / "part-0.parquet")
    assert project.refresh()
    project.index()
    assert project.problems == []
    assert [link.score for link in asked(project, SENT) if link.archive == "by-spark"] == [81.5, 12]


def test_articles_known_by_their_paths_alone_are_told_apart(project: Project, tmp_path: Path) -> None:
    here = end("1 harbour.txt", HARBOUR.index(SENT), SENT)
    rows = [row(here, end(path, 0, "Ships went.") | {"document": ""}) for path in ("far/a.txt", "far/b.txt")]
    project.archives.add(write(tmp_path / "made.parquet", rows))
    project.index()
    titles = [project.entry(str(link.there.document)).title for link in premade(project, SENT)]
    assert sorted(titles) == ["far/a.txt", "far/b.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
@pytest.mark.parametrize("name", ["made.parquet", "made.jsonl"])
def test_what_must_not_be_read_is_told_with_its_remedy(project: Project, made: Path, name: str) -> None:
    path = made.rename(made.with_name(name))
    project.archives.add(path)
    path.chmod(0)
    project.index()
    [problem] = project.problems
    assert problem.message.startswith(str(path))
    assert problem.message.count("check its permissions") == 1
