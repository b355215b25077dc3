"""Search of many articles: counted from what is kept of them, and none is opened that is not listed."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.library.catalogue import searched
from store.library.library import Library
from store.model import Document
from store.project import Project
from store.text import fold

MANY = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project = tmp_path / "ships"
    project.mkdir()
    for number in range(MANY):
        (project / f"{number}.txt").write_text(
            f"Ship {number}.\n\nA ship of the Café\n  Zéphyr line left pier.\n", "utf-8"
        )
    return project


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the articles that are opened from now on."""
    found, read = list[str](), Library.read

    def noted(library: Library, key: str) -> Document:
        document = read(library, key)
        found.append(document.path)
        return document

    monkeypatch.setattr(Library, "read", noted)
    return found


def test_all_places_are_counted_and_only_articles_of_listed_ones_opened(folder: Path, opened: list[str]) -> None:
    with Project.open(folder) as project:
        found = project.search.exact("cafe zephyr", limit=7)
        assert (len(found.hits), found.exact) == (7, MANY)
        assert opened == [f"{number}.txt" for number in range(7)]
        assert {hit.span.of(project.document(hit.document).text) for hit in found.hits} == {"Café\n  Zéphyr"}
        assert project.search.exact("SHIP").exact == 2 * MANY
        assert project.search.exact("phyr line").exact == MANY
        assert project.search.exact("no such words").exact == 0


def test_what_changes_is_counted_as_it_is_now(folder: Path) -> None:
    with Project.open(folder) as project:
        (folder / "3.txt").write_text("Nothing of it is left here.", "utf-8")
        (folder / "4.txt").unlink()
        (folder / "new.txt").write_text("Café Zéphyr, Café Zéphyr, café  zephyr.", "utf-8")
        project.refresh()
        assert project.search.exact("cafe zephyr").exact == MANY - 2 + 3
    with Project.open(folder) as project:
        assert project.search.exact("cafe zephyr").exact == MANY + 1


def test_where_no_texts_can_be_kept_all_articles_are_read_with_progress(
    folder: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.project.workspace.index_folder", lambda *_, **__: None)
    told = list[tuple[int, int]]()
    with Project.open(folder) as project:
        found = project.search.exact("cafe zephyr", 7, lambda done, of: told.append((done, of)))
        assert (len(found.hits), found.exact) == (7, MANY)
        assert told[-1] == (MANY, MANY)
        assert set(opened) == {f"{number}.txt" for number in range(MANY)}
        assert project.search.exact("of the cafe", cancelled=lambda: True).exact == 0


@pytest.mark.skipif(os.name != "posix", reason="damages an open file")
def test_kept_texts_that_are_damaged_are_read_from_the_articles(folder: Path) -> None:
    with Project.open(folder) as project:
        assert project.workspace.index is not None
        path = project.workspace.index / "catalogue.sqlite"
        path.write_bytes(b"no database" * 1000)
        assert project.search.exact("cafe zephyr").exact == MANY
    with Project.open(folder) as project:
        assert project.search.exact("cafe zephyr").exact == MANY


@given(st.text(alphabet="aB é\n\t.\u00a0"))
def test_a_text_is_searched_folded_with_its_words_a_space_apart(text: str) -> None:
    assert searched(text) == " ".join(fold(text).split(" ")).strip() or "  " in fold(text)
    assert searched(text).split() == fold(text).split()
    assert "  " not in searched(text)
