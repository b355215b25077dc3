"""Files of articles: encodings that readers chose, other versions in their place, and what becomes of annotations."""

from pathlib import Path

import pytest

from store.errors import ArticleError
from store.model import Span
from store.project import Project

CZECH = "Primátorka řekla v pondělí, že most zůstane zavřený.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "most.txt").write_bytes(CZECH.encode("cp1250"))
    (folder / "gate.txt").write_text("The gate was shut at noon. Nobody knew why.\n", encoding="utf-8")
    return folder


def test_a_choice_is_kept_told_undone_and_seen_by_others(folder: Path) -> None:
    with Project.open(folder) as project, Project.open(folder) as other:
        assert project.document("most.txt").text == CZECH
        project.files.choose_encoding(["most.txt"], "Windows-1252")
        wrong = project.document("most.txt")
        assert wrong.text == CZECH.encode("cp1250").decode("cp1252")
        assert "as was chosen" in wrong.remarks[0]
        other.refresh()
        assert other.document("most.txt").text == wrong.text
        project.history.undo()
        assert project.document("most.txt").text == CZECH
    with Project.open(folder) as project:
        project.files.choose_encoding(["most.txt"], "cp1252")
    with Project.open(folder) as project:
        assert project.document("most.txt").text == wrong.text
        project.files.choose_encoding(["most.txt"], "")
        assert project.document("most.txt").text == CZECH


def test_annotations_are_found_again_in_the_text_that_a_choice_makes(folder: Path) -> None:
    with Project.open(folder) as project:
        project.files.choose_encoding(["most.txt"], "cp1252")
        document = project.document("most.txt")
        start = document.text.index("most ")
        project.tags.toggle(document.id, Span(start, start + 4), "actor")
        (told,) = project.files.choose_encoding(["most.txt"], "windows-1250")
        assert (told.kept, told.orphaned) == (1, 0)
        (annotation,) = project.tags.of(document.id)
        assert annotation.span is not None
        assert annotation.span.of(project.document("most.txt").text) == "most"


def test_a_choice_says_nothing_of_a_file_that_holds_something_else_now(folder: Path) -> None:
    with Project.open(folder) as project:
        project.files.choose_encoding(["most.txt"], "cp1252")
    (folder / "most.txt").write_text(CZECH, encoding="utf-8")
    with Project.open(folder) as project:
        assert project.document("most.txt").text == CZECH
        assert project.document("most.txt").remarks == ()


@pytest.mark.parametrize("encoding", ["klingon", "base64", "utf-8", "rot13"])
def test_what_cannot_be_the_encoding_is_refused_and_nothing_changes(folder: Path, encoding: str) -> None:
    with Project.open(folder) as project:
        with pytest.raises(ArticleError, match=r"; (try one|choose another)"):
            project.files.choose_encoding(["gate.txt", "most.txt"], encoding)
        assert project.document("most.txt").text == CZECH


def test_a_settings_file_with_damaged_choices_is_read_without_them(folder: Path) -> None:
    with Project.open(folder) as project:
        project.files.choose_encoding(["most.txt"], "cp1252")
    file = folder / ".variorum" / "project.json"
    file.write_text(file.read_text(encoding="utf-8").replace("cp1252", "nonsense"), encoding="utf-8")
    with Project.open(folder) as project:
        assert project.document("most.txt").text == CZECH
        assert any("encoding 1" in problem.message for problem in project.problems)


def test_another_version_keeps_annotations_and_the_text_they_were_made_in(folder: Path) -> None:
    with Project.open(folder) as project:
        document = project.document("gate.txt")
        for words in ("shut at noon", "Nobody knew why"):
            start = document.text.index(words)
            project.tags.toggle(document.id, Span(start, start + len(words)), "claim")
        told = project.files.replace("gate.txt", b"UPDATE: The gate was shut at noon. The mayor explained.\n")
        assert (told.kept, told.orphaned) == (1, 1)
        assert "1 annotation found again" in told.told
        assert project.entry("gate.txt").id == document.id
        assert (folder / ".variorum" / "texts" / f"{document.sha256}.txt").exists()
        assert len(project.check()) == 1  # the orphan
