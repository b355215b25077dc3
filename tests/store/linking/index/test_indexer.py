"""An index that another process writes: the same one, stopped when it should be, and written here when it cannot be."""

import os
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context, spawn
from pathlib import Path

import pytest

from store.linking import Elsewhere, Linker
from store.linking.index import corpus
from store.linking.index.corpus import Corpus
from store.linking.index.indexer import written_apart
from store.model import Document, Passage, Span, hash_text
from store.process import children


def load_below(folder: Path, where: str, id: str) -> Document:
    text = (folder / where).read_text(encoding="utf-8")
    return Document(id, where, text, where, hash_text(text))


def gone(path: str) -> Corpus:
    os._exit(1)


def refusing(path: str) -> Corpus:
    raise OSError("the disk is full")


def unreadable(id: str) -> Document:
    raise AssertionError(f"{id} was read in this process")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    for number in range(40):
        text = f"Ship {number} left for Tarsil with {number} bales.\n\nNobody saw crew {number} again."
        (tmp_path / "articles" / f"{number}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "articles"


@pytest.fixture
def wanted(folder: Path) -> dict[str, str]:
    return {path.name: hash_text(path.read_text(encoding="utf-8")) for path in sorted(folder.iterdir())}


def answers(linker: Linker) -> list[tuple[str | None, Span]]:
    text = "Ship 7 left for Tarsil with 7 bales."
    return [(link.there.document, link.there.span) for link in linker.links(Passage(None, Span(0, len(text)), text))]


def test_another_process_writes_what_this_one_would(
    tmp_path: Path, folder: Path, wanted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "FEWEST", 2)
    told = list[tuple[int, int]]()
    here, there = Linker(None), Linker(tmp_path / "index")
    assert here.update(wanted.items(), lambda key: load_below(folder, key, key))
    elsewhere = Elsewhere(partial(load_below, folder), str)
    assert there.update(wanted.items(), unreadable, lambda done, total: told.append((done, total)), None, elsewhere)
    assert told[-1] == (40, 40)
    assert answers(there) == answers(here)


def test_a_wish_to_stop_reaches_it_and_the_rest_is_done_later(
    tmp_path: Path, folder: Path, wanted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "FEWEST", 2)
    linker = Linker(tmp_path / "index")
    elsewhere = Elsewhere(partial(load_below, folder), str)
    assert not linker.update(wanted.items(), unreadable, None, lambda: True, elsewhere)
    assert linker.update(wanted.items(), unreadable, None, None, elsewhere)
    assert answers(linker)


@pytest.mark.parametrize("index", [gone, refusing])
def test_a_process_that_cannot_do_it_says_nothing_and_leaves_it_to_this_one(
    index: Callable[[str], Corpus], folder: Path, wanted: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    elsewhere = Elsewhere(partial(load_below, folder), str)
    done = written_apart(partial(index, "index"), wanted, elsewhere, lambda done, total: None, lambda: False)
    assert done is None
    assert capfd.readouterr() == ("", "")


def test_a_process_that_ends_before_it_listens_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = get_context("spawn")
    monkeypatch.setattr(spawn, "get_executable", lambda: b"/bin/false")
    monkeypatch.setattr(children, "get_context", lambda kind: context)
    wanted = {f"{number}.txt": hash_text(str(number)) for number in range(5_000)}
    elsewhere = Elsewhere(partial(load_below, folder), str)
    done = written_apart(partial(Corpus, folder), wanted, elsewhere, lambda done, total: None, lambda: False)
    assert done is None


def test_where_it_came_to_nothing_the_index_is_written_here(
    tmp_path: Path, folder: Path, wanted: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpus, "FEWEST", 2)
    monkeypatch.setattr(corpus, "written_apart", lambda *order: None)
    held = Corpus(tmp_path / "index")
    assert held.update(
        wanted.items(), lambda key: load_below(folder, key, key), elsewhere=Elsewhere(partial(load_below, folder), str)
    )
    assert held.store.known() == wanted
