"""Questions while an index is being built: answered at once from what is there, and told so."""

import json
import multiprocessing
import time
from multiprocessing.synchronize import Event
from pathlib import Path
from threading import Thread

import pytest

from store.archives import kept_texts
from store.linking.index import corpus
from store.model import Indexing, Passage, Span
from store.project import Project
from store.project.linker import FEW, ProjectLinker

ASKED = "The shooting began near the north gate of the mall"
MANY = FEW + 40


def passage() -> Passage:
    return Passage(None, Span(0, len(ASKED)), ASKED)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Articles enough that no question indexes them itself, of which the first is committed early."""
    monkeypatch.setattr(corpus, "FIRST_CHARACTERS", 1)
    project = tmp_path / "mall"
    project.mkdir()
    (project / "0.txt").write_text(f"{ASKED}, police said. Nobody was hurt.\n", "utf-8")
    for number in range(1, MANY):
        (project / f"{number}.txt").write_text(f"Ship {number} left pier {number * 7} at dawn.\n", "utf-8")
    return project


def found(project: Project) -> list[str]:
    """Paths of the articles that carry the passage."""
    return [project.entry(str(link.there.document)).path for link in project.links.of(passage()) if not link.weak]


def test_a_question_is_answered_while_another_thread_indexes(folder: Path) -> None:
    with Project.open(folder) as project:
        states, answers = list[Indexing | None](), list[list[str]]()

        def ask(done: int, total: int) -> None:
            # In the middle of indexing, by another thread than the one that indexes.
            if done and not answers:
                asking = Thread(target=lambda: answers.append(found(project)))
                asking.start()
                asking.join(60)
                states.append(project.indexing())

        project.index(ask)
        assert answers == [["0.txt"]]
        assert states[0] is not None
        assert 0 < states[0].done < states[0].of == MANY
        assert project.indexing() is None


def test_search_needs_no_index_for_words_that_stand_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ProjectLinker, "index", lambda *_: pytest.fail("searching has waited for an index"))
    with Project.open(folder) as project:
        assert [hit.document for hit in project.search.find("shooting began").hits] == [project.entry("0.txt").id]


def index_slowly(folder: Path, begun: Event, go_on: Event) -> None:
    """Another program that indexes, and stops in the middle until it is told to go on."""
    corpus.FIRST_CHARACTERS = 1

    def told(done: int, total: int) -> None:
        if done:
            begun.set()
            go_on.wait(300)

    with Project.open(folder) as project:
        project.index(told)


def test_an_answer_says_how_far_another_program_is(folder: Path) -> None:
    context = multiprocessing.get_context("spawn")
    begun, go_on = context.Event(), context.Event()
    other = context.Process(target=index_slowly, args=(folder, begun, go_on))
    other.start()
    try:
        assert begun.wait(300)
        with Project.open(folder) as project:
            began = time.monotonic()
            project.index()
            assert found(project) == ["0.txt"]
            assert time.monotonic() - began < 200
            state = project.indexing()
            assert state is not None
            assert 0 < state.done < state.of == MANY
            go_on.set()
            other.join(30)
            project.index()
            assert project.indexing() is None
    finally:
        go_on.set()
        other.join(30)


def test_a_few_new_articles_are_found_by_the_next_question(folder: Path) -> None:
    with Project.open(folder) as project:
        project.index()
        (folder / "new.txt").write_text(f"{ASKED}, a witness said.\n", "utf-8")
        project.refresh()
        assert sorted(found(project)) == ["0.txt", "new.txt"]
        assert project.indexing() is None


def test_an_archive_is_asked_as_far_as_it_is_indexed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed = tmp_path / "wire.jsonl"
    lines = [{"text": f"{ASKED}, the wire said."}, *({"text": f"Ship {n} came to pier {n}."} for n in range(400))]
    packed.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    with Project.open(folder) as project:
        project.archives.add(packed)
        assert not [link for link in project.links.of(passage()) if link.archive]
        project.index()
        assert [link.archive for link in project.links.of(passage()) if link.archive] == ["wire"]
    monkeypatch.setattr(kept_texts, "fill", lambda *_: pytest.fail("a question has filled the shelf"))
    with Project.open(folder) as project:
        assert [link.archive for link in project.links.of(passage()) if link.archive] == ["wire"]
