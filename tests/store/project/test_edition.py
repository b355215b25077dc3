"""An export reads the articles that it carries, and no other."""

from pathlib import Path
from typing import Any

import pytest

from store.articles import read_article
from store.exchange import EXPORTS
from store.model import Document
from store.project import Project
from tests.store.making import tag

OF_TOOLS = {"brat", "doccano", "prodigy", "labelstudio", "cas-xmi", "cas-json", "spacy", "conll"}
CARRY_TEXTS = {"json", "qdpx", "tei", *OF_TOOLS}
"""Formats in which the texts of all articles stand."""


@pytest.fixture
def many(folder: Path) -> Path:
    """Forty more articles, of which nobody has tagged anything."""
    for number in range(40):
        (folder / f"more {number}.txt").write_text(f"Wire {number}\n\nNothing happened in street {number}.\n", "utf-8")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Paths of the articles that were read, in that order."""
    found = list[str]()

    def counted(path: Path, relative: str, *others: Any) -> Document:
        found.append(relative)
        return read_article(path, relative, *others)

    monkeypatch.setattr("store.library.library.read_article", counted)
    return found


@pytest.mark.parametrize("name", EXPORTS)
def test_articles_without_annotations_are_read_only_where_their_texts_are_carried(
    many: Path, reads: list[str], name: str
) -> None:
    with Project.open(many, annotator="anna") as project:
        tag(project, "Lena Osk", "actor")
        tag(project, "prime minister", "actor", 1)
    with Project.open(many) as project:
        reads.clear()
        project.export(name)
        annotated = {"1 harbour.txt", "2 chronicle.txt"}
        expected = {entry.path for entry in project.entries()} if name in CARRY_TEXTS else annotated
        assert sorted(reads) == sorted(expected)


def test_more_annotated_articles_than_stay_in_memory_are_read_once_each(many: Path, reads: list[str]) -> None:
    with Project.open(many, annotator="anna") as project:
        for number in range(40):
            tag(project, "Nothing happened", "claim", number + 3)
    with Project.open(many) as project:
        reads.clear()
        project.export("csv")
        assert len(reads) == len(set(reads)) == 40


def test_an_edition_finds_texts_by_id(project: Project) -> None:
    edition = project.edition()
    assert list(edition.documents) == [entry.id for entry in edition.entries]
    assert len(edition.documents) == 3
    assert edition.documents.get("nothing") is None
    assert [document.path for document in edition.documents.values()] == [entry.path for entry in project.entries()]
