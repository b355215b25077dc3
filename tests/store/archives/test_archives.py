"""Background collections: linked against, opened, never listed, and no trouble when there is trouble with them."""

import gzip
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from store.archives.filling import names_of
from store.archives.shelf import Shelf
from store.errors import ArchiveError, NotFoundError, VariorumError
from store.exchange import EXPORTS
from store.model import Link, Passage, Span
from store.project import Project
from tests.store.conftest import CHRONICLE

SENTENCE = "A fire in a grain silo closed the harbour of Port Amal on Monday."

AGENCY = f"Before noon\n\nOfficials met in the capital. {SENTENCE} Trade will suffer, an economist said.\n"

REWORDED = "The harbour of Port Amal was closed on Monday by a fire in a grain silo. Nobody knows the cause.\n"

RECORDS = [
    {"id": "a/1", "title": "From the agency", "text": AGENCY, "date": "5 March 2024", "source": "Amal Wire"},
    {"text": REWORDED},
    {"id": 7, "text": "A regatta was held in Tarsil.\r\nThe weather was fine.", "url": "https://tarsil.example/7"},
]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """An archive that is a folder."""
    folder = tmp_path / "wire"
    folder.mkdir()
    (folder / "1 harbour.txt").write_text(AGENCY, "utf-8")
    (folder / "2.txt").write_text(REWORDED, "utf-8")
    return folder


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """An archive that is a compressed file of JSON Lines."""
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{json.dumps(record)}\n" for record in RECORDS).encode()))
    return path


def passage(project: Project) -> Passage:
    text = project.document("1 harbour.txt").text
    return project.links.passage("1 harbour.txt", Span(start := text.index(SENTENCE), start + len(SENTENCE)))


def linked(project: Project, limit: int = 10) -> list[Link]:
    return [link for link in project.links.of(passage(project), limit) if not link.weak]


def of_archives(project: Project) -> list[Link]:
    return [link for link in linked(project) if link.archive]


def add(project: Project, path: Path) -> None:
    project.archives.add(path)
    project.index()


def complaint(project: Project) -> str:
    (problem,) = project.problems
    return problem.message


def test_links_lead_into_an_archive_and_say_so(project: Project, articles: Path) -> None:
    add(project, articles)
    found = linked(project)
    assert [link.archive for link in found] == ["", "wire", "wire"]
    assert [link.kind for link in found] == ["verbatim", "verbatim", "paraphrase"]
    assert project.entry(found[0].there.document or "").path == "2 chronicle.txt"
    assert all(link.here == passage(project) for link in found)


def test_the_limit_holds_for_all_together(project: Project, articles: Path) -> None:
    add(project, articles)
    assert linked(project, 2) == linked(project)[:2]


def test_a_document_of_an_archive_is_opened_but_never_listed(project: Project, articles: Path) -> None:
    before = project.entries()
    add(project, articles)
    link = of_archives(project)[0]
    id = link.there.document or ""
    assert id.startswith("wire:")
    document = project.document(id)
    assert (document.id, document.path, document.text) == (id, "wire:1 harbour.txt", AGENCY)
    assert link.there.span.of(document.text) == SENTENCE == link.there.text
    assert project.entry(id).title == document.title
    assert project.links.passage(id, link.there.span) == link.there
    assert project.entries() == before
    assert {hit.document.partition(":")[0] for hit in project.search.find("economist").hits} == {"wire"}


def test_packed_articles_are_read_with_what_is_said_of_them(project: Project, lines: Path) -> None:
    add(project, lines)
    agency, reworded = of_archives(project)
    read = project.document(agency.there.document or "")
    assert (read.path, read.title, read.source) == ("news:a/1", "From the agency", "Amal Wire")
    assert read.published == "2024-03-05"
    assert project.document(reworded.there.document or "").text == REWORDED
    assert project.archives[0].articles == len(RECORDS)
    assert project.problems == []


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet_is_an_archive_where_pyarrow_is_installed(project: Project, tmp_path: Path) -> None:
    from importlib import import_module

    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    path = tmp_path / "news.parquet"
    table = {"text": [AGENCY, REWORDED, None], "title": ["One", None, None], "more": [1, 2, 3]}
    parquet.write_table(arrow.table(table), path)
    add(project, path)
    assert [link.archive for link in linked(project)] == ["", "news", "news"]
    assert "row 3" in complaint(project)
    path.write_bytes(path.read_bytes()[:200])
    project.index()
    assert "news.parquet" in complaint(project)


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="pyarrow is installed")
def test_parquet_without_pyarrow_is_refused_with_the_remedy(project: Project, tmp_path: Path) -> None:
    (tmp_path / "news.parquet").write_bytes(b"PAR1")
    with pytest.raises(ArchiveError, match=r"news.parquet: reading Parquet needs pyarrow: install"):
        project.archives.add(tmp_path / "news.parquet")


def test_a_passage_of_an_archive_is_linked_to_the_project_and_not_to_itself(project: Project, articles: Path) -> None:
    add(project, articles)
    there = of_archives(project)[0].there
    found = [link for link in project.links.of(there) if not link.weak]
    assert {link.there.document for link in found} >= {project.entry("1 harbour.txt").id}
    assert there.document not in {link.there.document for link in found}


def test_an_archive_is_indexed_once_for_all_projects(folder: Path, articles: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "1 harbour.txt").write_text(CHRONICLE, "utf-8")
    seen: list[tuple[int, int]] = []
    for project_folder in (folder, other):
        with Project.open(project_folder, annotator="anna") as project:
            project.archives.add(articles)
            project.links.index()
            project.archives.index(lambda done, total: seen.append((done, total)))
            assert of_archives(project)
            assert bool(seen) is (project_folder == folder)
            seen.clear()


def test_what_changes_in_an_archive_is_read_again_at_the_next_index(project: Project, articles: Path) -> None:
    add(project, articles)
    assert len(of_archives(project)) == 2
    (articles / "2.txt").unlink()
    (articles / "3.txt").write_text(f"Late edition\n\n{SENTENCE}\n", "utf-8")
    project.index()
    assert [link.kind for link in of_archives(project)] == ["verbatim", "verbatim"]


def test_a_changed_packed_file_is_read_again(project: Project, lines: Path) -> None:
    add(project, lines)
    lines.write_bytes(gzip.compress(f"{json.dumps(RECORDS[1])}\n".encode()))
    project.index()
    assert [link.there.text for link in of_archives(project)] == [REWORDED.split(". ")[0] + "."]
    assert project.archives[0].articles == 1


def test_the_settings_name_archives_relative_to_the_project(folder: Path, project: Project, lines: Path) -> None:
    (folder / "background").mkdir()
    packed = folder / "background" / "old.jsonl.gz"
    shutil.copy(lines, packed)
    project.archives.add(packed)
    assert '"background/old.jsonl.gz"' in (project.data / "project.json").read_text("utf-8")
    with Project.open(folder) as again:
        assert [archive.name for archive in again.archives] == ["old"]
        again.index()
        assert [link.archive for link in of_archives(again)] == ["old", "old"]


def test_naming_an_archive_is_undone_and_redone(project: Project, articles: Path) -> None:
    add(project, articles)
    assert [change.action for change in project.history.changes()] == ["add archive wire"]
    project.history.undo()
    assert not project.archives
    assert not of_archives(project)
    project.history.redo()
    project.index()
    assert len(of_archives(project)) == 2
    project.archives.remove("wire")
    assert not of_archives(project)
    project.history.undo()
    assert [archive.name for archive in project.archives] == ["wire"]


def test_naming_an_archive_again_changes_nothing(project: Project, articles: Path) -> None:
    assert project.archives.add(articles) is project.archives.add(articles)
    assert len(list(project.history.changes())) == 1


def test_another_program_sees_a_new_archive_at_its_next_look(folder: Path, project: Project, articles: Path) -> None:
    with Project.open(folder, annotator="ben") as other:
        project.archives.add(articles)
        assert other.refresh()
        assert [archive.name for archive in other.archives] == ["wire"]


def test_links_into_an_archive_are_judged_kept_and_taken_back(folder: Path, project: Project, articles: Path) -> None:
    add(project, articles)
    agency, reworded = of_archives(project)
    project.links.accept(agency)
    project.links.reject(reworded)
    assert [(link.archive, link.state) for link in of_archives(project)] == [("wire", "accepted")]
    assert project.check() == []
    with Project.open(folder, annotator="anna") as again:
        again.links.index()
        assert [(link.archive, link.state) for link in of_archives(again)] == [("wire", "accepted")]
        again.archives.index()
        assert [(link.archive, link.state) for link in of_archives(again)] == [("wire", "accepted")]
        again.history.undo()
        assert len(of_archives(again)) == 2
    for name in EXPORTS:
        assert project.export(name).files


def whole(project: Project, *, weak: bool = False) -> list[Link]:
    return [link for group in project.links.all(weak=weak) for link in group]


def test_links_of_the_whole_project_lead_into_archives(project: Project, articles: Path) -> None:
    own = whole(project)
    add(project, articles)
    found = [link for link in whole(project) if link.archive]
    assert [link for link in whole(project) if not link.archive] == own
    assert {link.there.document for link in of_archives(project)} <= {link.there.document for link in found}
    for link in found:
        assert link.archive == "wire"
        assert link.here.span.of(project.document(str(link.here.document)).text) == link.here.text
        assert link.there.span.of(project.document(str(link.there.document)).text) == link.there.text
    assert not any(link.weak for link in found)
    assert len(whole(project, weak=True)) > len(own) + len(found)


def test_what_was_decided_of_links_into_archives_holds_for_the_whole_project(project: Project, articles: Path) -> None:
    add(project, articles)
    right, wrong = of_archives(project)[:2]
    project.links.accept(right)
    project.links.reject(wrong)
    found = [link for link in whole(project) if link.archive]
    assert [link.state for link in found if link.there == right.there and link.here == right.here] == ["accepted"]
    assert not any(link.there == wrong.there and link.here == wrong.here for link in found)


def test_a_link_drawn_into_an_archive_is_told_from_the_article_of_the_project(project: Project, articles: Path) -> None:
    add(project, articles)
    there = next(link.there for link in of_archives(project))
    here = project.links.passage("1 harbour.txt", Span(0, 6))
    project.links.draw(Passage(there.document, Span(0, 4), project.document(str(there.document)).text[:4]), here)
    told = [link for link in whole(project) if link.state == "accepted"]
    assert [(link.here.document, link.there.document, link.archive) for link in told] == [
        (here.document, there.document, "wire")
    ]


def test_an_archive_is_not_tagged(project: Project, articles: Path) -> None:
    add(project, articles)
    there = of_archives(project)[0].there
    changes = len(list(project.history.changes()))
    for act in (project.tags.add, project.tags.toggle):
        with pytest.raises(VariorumError, match="archive wire is only read"):
            act(there.document or "", there.span, "claim")
    assert len(list(project.history.changes())) == changes
    with pytest.raises(NotFoundError):
        project.tags.of(there.document)


def test_aliases_hold_in_archives_too(project: Project, articles: Path) -> None:
    (articles / "4.txt").write_text(f"Elsewhere\n\n{SENTENCE.replace('Port Amal', 'Mina Amala')}\n", "utf-8")
    add(project, articles)

    def score() -> float:
        return next(link.score for link in project.links.of(passage(project)) if "Mina" in link.there.text)

    before = score()
    project.names.declare(["Port Amal", "Mina Amala"])
    assert score() > before


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda path: None, "no such file or folder"),
        (lambda path: path.write_text("text"), "is no collection of articles"),
    ],
)
def test_what_is_no_collection_is_refused(
    project: Project, tmp_path: Path, made: Callable[[Path], object], said: str
) -> None:
    path = tmp_path / "old.zip"
    made(path)
    with pytest.raises(ArchiveError, match=said):
        project.archives.add(path)
    assert not list(project.archives)


def test_the_project_itself_is_no_archive(project: Project) -> None:
    with pytest.raises(ArchiveError, match="is the project itself"):
        project.archives.add(project.folder)


def test_a_folder_around_the_project_or_in_it_leads_to_none_of_its_own_articles(folder: Path, project: Project) -> None:
    (folder / "more").mkdir()
    (folder / "more" / "3.txt").write_text(REWORDED, "utf-8")
    (folder.parent / "beside.txt").write_text(AGENCY, "utf-8")
    project.refresh()
    for path in (folder.parent, folder / "more"):
        add(project, path)
    told = [*project.links.of(passage(project), 40), *whole(project, weak=True)]
    found = {link.there.document or "" for link in told if ":" in (link.there.document or "")}
    assert [project.archives[0].entry(id).path.partition(":")[2] for id in found] == ["beside.txt"]


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "no articles in this archive"), (b"\x00\x01", "nothing of the archive could be read: ")]
)
def test_an_archive_of_which_nothing_is_used_is_told_so(
    project: Project, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "wire.jsonl").write_bytes(content)
    add(project, tmp_path / "wire.jsonl")
    assert complaint(project).startswith(f"{tmp_path / 'wire.jsonl'}: {said}")
    assert "the rest" not in complaint(project)


def test_a_byte_order_mark_before_the_first_article_is_none_of_it(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "marked.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "".join(f"{json.dumps(record)}\n" for record in RECORDS).encode())
    add(project, path)
    assert (project.archives[0].articles, project.problems) == (3, [])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
@pytest.mark.parametrize("name", ["wire.jsonl", "wire.parquet"])
def test_a_pipe_in_the_place_of_an_archive_is_not_waited_for(project: Project, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    add(project, tmp_path / name)
    assert "is not a regular file" in complaint(project)
    assert linked(project)


def test_an_unknown_archive_cannot_be_removed(project: Project) -> None:
    with pytest.raises(NotFoundError, match="wire: the project has no such archive; it names none"):
        project.archives.remove("wire")


def test_unknown_documents_of_archives_are_told(project: Project, articles: Path) -> None:
    add(project, articles)
    with pytest.raises(NotFoundError, match="the archive wire has no such document"):
        project.document("wire:12ab34cd")
    with pytest.raises(NotFoundError, match="names no archive agency"):
        project.entry("agency:12ab34cd")


def test_an_archive_that_disappears_while_open_is_one_problem(project: Project, articles: Path, lines: Path) -> None:
    add(project, articles)
    add(project, lines)
    away = articles.with_name("away")
    articles.rename(away)
    assert {link.archive for link in linked(project)} == {"", "news"}
    assert "wire: the archive is not there; put it back" in complaint(project)
    project.index()
    away.rename(articles)
    assert {link.archive for link in linked(project)} == {"", "news", "wire"}
    assert project.problems == []


def test_an_archive_that_is_missing_from_the_start_is_one_problem(folder: Path, project: Project, lines: Path) -> None:
    project.archives.add(lines)
    lines.unlink()
    with Project.open(folder) as again:
        assert len(linked(again)) == 1
        assert "news.jsonl.gz: the archive is not there" in complaint(again)


def test_a_damaged_file_is_one_problem_and_what_can_be_read_is_used(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl.gz"
    records = [*RECORDS, *({"text": f"Ferry {number} was late."} for number in range(2000))]
    path.write_bytes(gzip.compress("".join(f"{json.dumps(record)}\n" for record in records).encode(), 0)[:-180])
    add(project, path)
    assert "cut.jsonl.gz: not all of the archive could be read" in complaint(project)
    assert [link.archive for link in linked(project)] == ["", "cut", "cut"]
    path.write_bytes(b"no gzip at all")
    project.index()
    assert "cut.jsonl.gz" in complaint(project)


def test_lines_that_hold_no_article_are_one_problem(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    path.write_text(f'{json.dumps(RECORDS[0])}\n\n[1]\n{{"text": ""}}\n"word"\n{{', "utf-8")
    add(project, path)
    assert complaint(project).endswith("line 3: is no JSON object, and 3 more; the rest is used")
    assert len(of_archives(project)) == 1
    project.index()
    assert "line 3" in complaint(project)


def test_a_link_into_an_archive_may_be_drawn_by_hand(project: Project, articles: Path) -> None:
    add(project, articles)
    there = project.links.passage(of_archives(project)[0].there.document or "", Span(0, len("Before noon")))
    project.links.draw(passage(project), there)
    assert [(link.archive, link.there) for link in linked(project) if link.state == "accepted"] == [("wire", there)]


def test_a_folder_that_turns_out_empty_keeps_what_is_known_of_it(project: Project, articles: Path) -> None:
    add(project, articles)
    away = articles.with_name("away")
    articles.rename(away)
    articles.mkdir()
    project.index()
    assert "no articles in this archive" in complaint(project)
    articles.rmdir()
    away.rename(articles)
    project.index()
    assert len(of_archives(project)) == 2
    assert project.problems == []


def test_an_archive_whose_path_no_system_takes_is_one_problem(folder: Path, project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    path = project.data / "project.json"
    path.write_text(path.read_text("utf-8").replace('"archives": []', f'"archives": ["{"x" * 5000}"]'), "utf-8")
    assert project.refresh()
    assert len(linked(project)) == 1
    assert "the archive is not there" in complaint(project)


def test_an_unreadable_article_of_a_folder_is_one_problem(project: Project, articles: Path) -> None:
    (articles / "0.txt").write_bytes(b"\0\1\2\3" * 100)
    add(project, articles)
    assert "0.txt" in complaint(project)
    assert len(of_archives(project)) == 2


def test_a_damaged_index_is_made_again(folder: Path, project: Project, articles: Path, no_home: Path) -> None:
    add(project, articles)
    project.close()
    (shelf,) = no_home.rglob("articles.sqlite")
    shelf.write_bytes(b"no database " * 1000)
    with Project.open(folder, annotator="anna") as again:
        again.index()
        assert len(of_archives(again)) == 2
        assert again.problems == []


def test_indexing_archives_can_be_cancelled_and_goes_on_later(project: Project, articles: Path) -> None:
    project.archives.add(articles)
    project.index(cancelled=lambda: True)
    assert not of_archives(project)
    project.index()
    assert len(of_archives(project)) == 2


def test_names_of_archives_are_their_own() -> None:
    assert names_of(["/a/news.jsonl.gz", "b/news", "c/news.parquet", "x:y.jsonl", "/"]) == [
        "news",
        "news-2",
        "news-3",
        "x-y",
        "archive",
    ]


def test_records_that_share_an_id_are_all_kept(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "twice.jsonl"
    path.write_text("".join(f"{json.dumps({'id': 1, 'text': text})}\n" for text in (AGENCY, REWORDED)), "utf-8")
    add(project, path)
    assert len(of_archives(project)) == 2


def test_a_shelf_of_another_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite"
    Shelf(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("insert into facts values ('source', '1 2')")
        connection.execute("pragma user_version = 99")
    shelf = Shelf(path)
    assert shelf.fact("source") == ""
    shelf.close()


def test_a_copy_of_the_article_itself_is_told_once_and_not_at_every_sentence(
    folder: Path, project: Project, articles: Path
) -> None:
    text = (folder / "1 harbour.txt").read_text("utf-8")
    (articles / "copy.txt").write_text(f"From another shelf\n\n{text.replace(' ', '  ')}", "utf-8")
    project.archives.add(articles)
    project.index()
    asked = passage(project)
    there = [link.there.document for link in project.links.of(asked) if link.archive]
    assert there
    assert "wire:copy.txt" not in {project.entry(id or "").path for id in there}
    assert project.archives.copies([asked.document or ""]) == {asked.document: ["wire"]}
    (articles / "copy.txt").unlink()
    project.refresh()
    project.index()
    project.links.of(asked)
    assert project.archives.copies([asked.document or ""]) == {}
