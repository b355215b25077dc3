"""The face of the store: opening, what others changed, what became of articles, settings."""

import os
from pathlib import Path

import pytest

from store.errors import ProjectError, StorageError
from store.model import Span
from store.project import Project
from tests.store.making import first, quotes, span_of, tag


def test_opening_to_read_writes_nothing_into_the_folder(folder: Path) -> None:
    with Project.open(folder) as project:
        assert [entry.path for entry in project.entries()] == ["1 harbour.txt", "2 chronicle.txt", "3 observer.txt"]
        assert project.entry("2 chronicle.txt").source == "The Amal Chronicle"
        assert project.document(first(project)).text.startswith("Fire closes")
        assert project.tags.of() == []
        assert project.problems == []
        assert project.name == "fire"
        project.index()
    assert not (folder / ".variorum").exists()


def test_the_index_moves_in_with_the_first_tag(folder: Path) -> None:
    with Project.open(folder, annotator="anna") as project:
        project.index()
        tag(project, "A fire in a grain silo")
    with Project.open(folder, annotator="anna") as project:
        assert (folder / ".variorum" / "index" / "linking").is_dir()
        assert len(project.tags.of()) == 1


def test_data_that_was_asked_for_holds_the_index_from_the_start(folder: Path, tmp_path: Path) -> None:
    with Project.open(folder, data=tmp_path / "elsewhere"):
        assert (tmp_path / "elsewhere" / "index").is_dir()


def test_the_cache_forgets_folders_that_are_gone(folder: Path, tmp_path: Path) -> None:
    cache = Path(os.environ["XDG_CACHE_HOME"]) / "variorum"
    with Project.open(folder):
        pass
    assert len(list(cache.iterdir())) == 1
    folder.rename(tmp_path / "moved")
    with Project.open(tmp_path / "moved"):
        pass
    assert [(path / "folder.txt").read_text() for path in cache.iterdir()] == [str(tmp_path / "moved")]


def test_a_folder_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no such folder"):
        Project.open(tmp_path / "nowhere")
    (tmp_path / "file.txt").write_text("text")
    with pytest.raises(ProjectError, match="is a file"):
        Project.open(tmp_path / "file.txt")


def test_an_empty_folder_opens_and_says_so(tmp_path: Path) -> None:
    with Project.open(tmp_path) as project:
        assert project.entries() == []
        assert "no articles" in project.problems[0].message


def test_a_tag_is_found_by_the_next_program(folder: Path, project: Project) -> None:
    made = tag(project, "twelve dock workers", "actor")
    with Project.open(folder) as again:
        (found,) = again.tags.of(made.document)
        assert (found.id, found.label, found.span, found.state) == (made.id, "actor", made.span, "anchored")
        assert again.tags.counts(made.document) == {"actor": 1}
        assert again.tags.get(made.id) == found
        evidence = folder / ".variorum" / "texts" / f"{made.text}.txt"
        assert evidence.read_bytes().decode() == again.document(made.document).text
        assert again.check() == []


def test_another_program_is_seen_at_the_next_refresh(folder: Path, project: Project) -> None:
    assert not project.refresh()
    with Project.open(folder, annotator="ben") as other:
        made = tag(other, "Lena Osk", "actor")
        assert not other.refresh()
        assert project.refresh()
        assert not project.refresh()
        assert project.tags.of() == [made]
        tag(project, "Tarsil", "actor")
        assert not project.refresh()
        assert other.refresh()
        assert len(other.tags.of()) == 2


def test_what_another_program_changed_before_an_own_change_is_told_after_it(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    with Project.open(folder, annotator="ben") as other:
        tag(other, "Tarsil", "actor")
    tag(project, "harbour", "actor")
    assert len(quotes(project)) == 3
    assert project.refresh()


def test_an_edited_article_keeps_its_annotations_where_their_words_are(folder: Path, project: Project) -> None:
    made, gone = tag(project, "Lena Osk", "actor"), tag(project, "Ships were sent to Tarsil instead")
    path = folder / "1 harbour.txt"
    data = (folder / ".variorum" / "annotations" / f"{made.document}.json").read_bytes()
    edited = "Correction: see below.\n\n" + path.read_text("utf-8").replace(
        "Ships were sent to Tarsil instead", "No change was made to any timetable"
    )
    path.write_text(edited, "utf-8")
    assert project.refresh()
    moved, orphan = project.tags.of(made.document)
    assert (moved.id, moved.state) == (made.id, "moved")
    assert moved.span is not None
    assert moved.span.of(project.document(made.document).text) == "Lena Osk"
    assert (orphan.id, orphan.state, orphan.span) == (gone.id, "orphan", None)
    assert (folder / ".variorum" / "annotations" / f"{made.document}.json").read_bytes() == data
    assert any("no longer found" in problem.message for problem in project.check())
    home = span_of(project, made.document, "No change was made")
    assert project.tags.move(gone.id, home).state == "anchored"
    assert project.check() == []


def test_a_renamed_article_keeps_its_id_and_annotations(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    (folder / "1 harbour.txt").rename(folder / "9 moved.txt")
    assert project.refresh()
    assert project.entry("9 moved.txt").id == made.document
    assert quotes(project) == ["Lena Osk"]
    project.tags.set_note(made.id, "after the move")
    with Project.open(folder) as again:
        assert quotes(again) == ["Lena Osk"]
        assert again.problems == []


def test_an_article_that_is_gone_is_told_and_its_annotations_are_kept(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    text = (folder / "1 harbour.txt").read_bytes()
    (folder / "1 harbour.txt").unlink()
    assert project.refresh()
    assert "its annotations (1) are kept" in project.problems[0].message
    assert project.tags.of() == []
    edition = project.edition()
    assert [each.id for each in edition.annotations] == [made.id]
    assert any(each.id == made.document for each in edition.entries)
    assert edition.documents[made.document].text.startswith("Fire closes")
    (folder / "1 harbour.txt").write_bytes(text)
    assert project.refresh()
    assert quotes(project) == ["Lena Osk"]
    assert project.problems == []


def test_new_articles_are_seen_at_the_next_refresh(folder: Path, project: Project) -> None:
    (folder / "more").mkdir()
    assert not project.refresh()
    (folder / "more" / "4.txt").write_text("Another article.", "utf-8")
    assert project.refresh()
    assert project.entries()[-1].path == "more/4.txt"


def test_an_article_that_cannot_be_read_is_told_and_the_rest_opens(folder: Path) -> None:
    (folder / "0 picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01\x02\xff" * 50)
    with Project.open(folder) as project:
        assert len(project.entries()) == 3
        assert project.problems[0].path == "0 picture.txt"
        assert str(folder) not in project.problems[0].message


def test_data_may_be_elsewhere(folder: Path, tmp_path: Path) -> None:
    data = tmp_path / "deep" / "data"
    with Project.open(folder, data) as project:
        tag(project, "Lena Osk", "actor")
    assert not (folder / ".variorum").exists()
    with Project.open(folder, data) as again:
        assert quotes(again) == ["Lena Osk"]


def test_labels_of_the_settings_can_be_used_and_are_seen_at_once(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    path = folder / ".variorum" / "project.json"
    path.write_text(
        path.read_text("utf-8").replace(
            '"labels": [',
            '"labels": [{"name": "opinion", "key": "p", "style": "italic"},'
            '{"name": "bad", "key": "c", "style": "bold"},',
        ),
        "utf-8",
    )
    assert project.refresh()
    assert [label.name for label in project.labels] == ["claim", "actor", "source", "opinion"]
    assert "'bad'" in project.problems[0].message
    assert tag(project, "Tarsil", "opinion").label == "opinion"


def test_two_paths_with_the_same_short_hash_are_two_documents(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.library.identity.document_id", lambda path: "aaaaaaaa")
    with Project.open(folder, annotator="anna") as project:
        assert len({entry.id for entry in project.entries()}) == 3
        tag(project, "two\ndoctors", "source", document=1)
        ids = [entry.id for entry in project.entries()]
    with Project.open(folder, annotator="anna") as again:
        assert again.entries()[1].id == ids[1]
        assert [made.document for made in again.tags.of()] == [ids[1]]


def test_a_file_in_the_place_of_the_data_folder_is_named_with_what_helps(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bread is dear.", "utf-8")
    (tmp_path / ".variorum").touch()
    with Project.open(tmp_path) as project, pytest.raises(StorageError, match=r"\.variorum: something else is in its"):
        project.tags.add("a.txt", Span(0, 5), "claim")
