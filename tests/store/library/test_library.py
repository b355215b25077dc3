"""The list of articles: ids that last, a catalogue that nothing depends on."""

import os
from pathlib import Path

import pytest

from store.disk.headers import FileHeader
from store.errors import NotFoundError
from store.library.catalogue import Catalogue
from store.library.identity import identify
from store.library.library import Library, count_words
from store.model import Document, Span
from store.project import Project
from store.text import words


def header(path: str, sha256: str) -> FileHeader:
    return FileHeader(None, path, "", sha256, "", 0)


def test_a_document_is_found_by_path_before_content() -> None:
    known = {"one": header("a.txt", "A"), "two": header("b.txt", "B")}
    assert identify([("a.txt", "B"), ("b.txt", "A")], known, {}) == {"a.txt": "one", "b.txt": "two"}


def test_a_renamed_document_is_found_by_content_once() -> None:
    known = {"one": header("a.txt", "A")}
    ids = identify([("c.txt", "A"), ("d.txt", "A")], known, {})
    assert ids["c.txt"] == "one"
    assert ids["d.txt"] not in {"one", ""}


def test_a_document_that_was_renamed_and_then_changed_while_one_looks_on_is_the_same() -> None:
    known = {"one": header("a.txt", "A")}
    renamed = identify([("c.txt", "A")], known, {"a.txt": "one"})
    assert identify([("c.txt", "changed")], known, renamed) == {"c.txt": "one"}
    assert identify([("c.txt", "changed"), ("a.txt", "A")], known, renamed)["a.txt"] == "one"
    assert identify([("c.txt", "changed"), ("d.txt", "A")], known, renamed)["d.txt"] == "one"


def test_tags_follow_an_article_that_is_renamed_and_then_changed(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("It rained all day. Two roads were closed.\n", "utf-8")
    with Project.open(tmp_path, annotator="anna") as project:
        id = project.entries()[0].id
        project.tags.add(id, Span(0, 18), "claim")
        (tmp_path / "one.txt").rename(tmp_path / "two.txt")
        assert project.refresh()
        assert project.document(id).path == "two.txt"
        (tmp_path / "two.txt").write_text("Late report.\n\nIt rained all day. Two roads were closed.\n", "utf-8")
        assert project.refresh()
        assert [(entry.id, entry.path) for entry in project.entries()] == [(id, "two.txt")]
        assert project.document(id).text.startswith("Late report.")


def test_an_id_that_a_document_had_before_is_not_given_to_another() -> None:
    fresh = identify([("a.txt", "A")], {}, {})["a.txt"]
    known = {fresh: header("gone.txt", "G")}
    again = identify([("a.txt", "A")], known, {})["a.txt"]
    assert again != fresh
    assert again.startswith(fresh)


def library(folder: Path, catalogue: Catalogue) -> Library:
    opened = Library(folder, catalogue, dict)
    opened.scan()
    return opened


def test_the_second_opening_reads_no_article(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = library(folder, Catalogue(tmp_path / "c.sqlite"))
    first.close()

    def read(*arguments: object) -> Document:
        raise AssertionError("an article was read")

    monkeypatch.setattr("store.library.library.read_article", read)
    assert library(folder, Catalogue(tmp_path / "c.sqlite")).entries == first.entries


def test_only_articles_that_changed_are_read_again(folder: Path, tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "c.sqlite")
    before = library(folder, catalogue).entries
    (folder / "3 observer.txt").write_text("Something else.", "utf-8")
    (folder / "1 harbour.txt").unlink()
    after = library(folder, catalogue).entries
    assert [entry.path for entry in after] == ["2 chronicle.txt", "3 observer.txt"]
    assert after[0] == before[1]
    assert after[1].title == "Something else."
    assert set(catalogue.rows()) == {entry.path for entry in after}


@pytest.mark.parametrize("content", [b"", b"not a database at all, but long enough to be taken for one" * 40])
def test_a_damaged_catalogue_is_made_anew(folder: Path, tmp_path: Path, content: bytes) -> None:
    wanted = library(folder, Catalogue(None)).entries
    path = tmp_path / "c.sqlite"
    path.write_bytes(content)
    assert library(folder, Catalogue(path)).entries == wanted
    assert len(Catalogue(path).rows()) == 3


def test_a_catalogue_that_cannot_be_made_is_kept_in_memory(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    assert len(library(folder, Catalogue(tmp_path / "taken")).entries) == 3


def test_a_document_that_changes_while_open_is_read_again(folder: Path) -> None:
    opened = library(folder, Catalogue(None))
    key = opened.entries[2].id
    assert opened.document(key) is opened.document("3 observer.txt")
    assert not opened.refresh()
    (folder / "3 observer.txt").write_text("Something else altogether.", "utf-8")
    assert opened.refresh()
    assert opened.document(key).text == "Something else altogether."
    assert opened.entry(key).sha256 == opened.document(key).sha256


def test_a_file_whose_name_is_not_unicode_is_told(folder: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_text("text")
    except OSError:
        pytest.skip("this file system has no such names")
    opened = library(folder, Catalogue(None))
    assert len(opened.entries) == 3
    assert "rename" in opened.problems[0].message
    opened.problems[0].message.encode()


@pytest.mark.parametrize("text", ["", "Twelve were hurt, it said.", "港では火災が続いている。" * 3])
def test_words_are_counted_in_any_script(text: str) -> None:
    assert count_words(text) == len(words(text))


def test_its_version_tells_when_the_articles_are_not_what_they_were(folder: Path) -> None:
    opened = library(folder, Catalogue(None))
    before = opened.version
    assert not opened.scan()
    assert opened.version == before
    (folder / "4 late.txt").write_text("A late report.", "utf-8")
    assert opened.refresh()
    assert opened.version != before


def test_a_file_added_to_a_folder_below_is_seen(folder: Path) -> None:
    (folder / "more").mkdir()
    opened = library(folder, Catalogue(None))
    (folder / "more" / "1.txt").write_text("One more report.", "utf-8")
    assert opened.refresh()
    assert opened.entry("more/1.txt").words == 3


def test_links_out_of_the_folder_are_one_problem_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("Nobody should see this.")
    for name in ("4 link.txt", "5 link.txt"):
        (folder / name).symlink_to(tmp_path / "secret.txt")
    with Project.open(folder) as project:
        assert len(project.entries()) == 3
        (problem,) = project.problems
        assert problem.message.startswith("4 link.txt (and 1 more): leads out of the folder")
        assert problem in project.check()
        (folder / "4 link.txt").unlink()
        (folder / "5 link.txt").unlink()
        assert project.refresh() is False
        assert project.problems == []


def test_an_article_that_went_away_is_told_by_its_title_until_it_is_back(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(f"---\ntitle: {'Long ' * 100}\n---\nIt rained.\n", encoding="utf-8")
    with Project.open(tmp_path) as project:
        id = project.entries()[0].id
        path.rename(tmp_path / "two")
        project.refresh()
        for key in (id, "one.txt"):
            with pytest.raises(NotFoundError, match=r"^“(Long ?){8}…” was deleted or renamed \(one\.txt\)"):
                project.document(key)
        (tmp_path / "two").rename(path)
        project.refresh()
        assert project.document(id).text == "It rained.\n"
        with pytest.raises(NotFoundError, match=r"^nothing: the project has no such document"):
            project.document("nothing")
