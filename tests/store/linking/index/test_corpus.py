"""The index on disk: kept up to date, thrown away when it is no good, never in the way."""

import re
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from store.disk import checksums
from store.errors import ArticleError
from store.linking import Elsewhere, Linker
from store.linking.index import analysts, terms
from store.linking.index.passage_store import FORMAT, PassageStore
from store.linking.passages.cutting import LONGEST, cut
from store.model import Document, Passage, Span, hash_text
from tests.store.linking.making import Library, document

QUOTE = "The northern quay of Port Amal was closed on Monday."
TEXTS = {
    "a": f"{QUOTE} Ships were sent to Tarsil.",
    "b": f"Bakers fear for their flour. {QUOTE}",
    "c": "Shepherds took their flocks to the high meadows a week early.",
}


@pytest.fixture
def library() -> Library:
    return Library(TEXTS)


def found(linker: Linker, library: Library) -> list[str | None]:
    return [link.there.document for link in linker.links(library.passage("a", QUOTE)) if not link.weak]


def test_an_index_is_opened_again_without_reading_anything(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path / "index").close()
    library.read.clear()
    linker = library.linker(tmp_path / "index")
    assert found(linker, library) == ["b"]
    assert library.read == []


def test_only_what_changed_is_read(tmp_path: Path, library: Library) -> None:
    linker = library.linker(tmp_path)
    library.read.clear()
    library.texts["c"] = f"And here too. {QUOTE}"
    linker.update(library.wanted, library.load)
    assert library.read == ["c"]
    assert sorted(map(str, found(linker, library))) == ["b", "c"]


def test_what_is_gone_is_not_found(tmp_path: Path, library: Library) -> None:
    linker = library.linker(tmp_path)
    del library.texts["b"]
    linker.update(library.wanted, library.load)
    assert found(linker, library) == []


def test_a_document_that_cannot_be_read_is_left_out(library: Library) -> None:
    def load(id: str) -> Document:
        if id == "c":
            raise ArticleError("c.txt cannot be read")
        return library.load(id)

    linker = Linker(None)
    linker.update(library.wanted, load)
    assert found(linker, library) == ["b"]


def test_a_cancelled_update_goes_on_next_time(tmp_path: Path, library: Library) -> None:
    linker = Linker(tmp_path)
    linker.update(library.wanted, library.load, cancelled=lambda: True)
    assert found(linker, library) == []
    linker.update(library.wanted, library.load)
    assert found(linker, library) == ["b"]


def test_progress_ends_with_everything_done(library: Library) -> None:
    told: list[tuple[int, int]] = []
    Linker(None).update(library.wanted, library.load, progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)


def test_another_process_sees_what_was_written(tmp_path: Path, library: Library) -> None:
    early, late = library.linker(tmp_path), Linker(tmp_path)
    library.texts["c"] = f"And here too. {QUOTE}"
    late.update(library.wanted, library.load)
    assert sorted(map(str, found(early, library))) == ["b", "c"]


def test_what_is_there_is_used_while_another_process_writes(tmp_path: Path, library: Library) -> None:
    linker = library.linker(tmp_path)
    library.texts["c"] = f"And here too. {QUOTE}"
    with FileLock(tmp_path / "lock"):
        linker.update(library.wanted, library.load)
        assert found(linker, library) == ["b"]
    linker.update(library.wanted, library.load)
    assert sorted(map(str, found(linker, library))) == ["b", "c"]


def test_an_index_of_another_format_is_made_again(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "passages.sqlite")) as connection:
        connection.execute("PRAGMA user_version = 999")
    assert found(library.linker(tmp_path), library) == ["b"]
    with closing(sqlite3.connect(tmp_path / "passages.sqlite")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_deleting_it_loses_nothing(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path / "index").close()
    shutil.rmtree(tmp_path / "index")
    assert found(library.linker(tmp_path / "index"), library) == ["b"]


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("content", [b"", b"not an index at all", bytes(5000)], ids=["empty", "text", "zeros"])
def test_any_file_may_be_damaged(tmp_path: Path, library: Library, content: bytes) -> None:
    library.linker(tmp_path / "whole").close()
    for name in files_of(tmp_path / "whole"):
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(tmp_path / "whole", folder)
        (folder / name).write_bytes(content)
        assert found(library.linker(folder), library) == ["b"], name


def test_any_file_may_be_cut_short(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path / "whole").close()
    for name in files_of(tmp_path / "whole"):
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(tmp_path / "whole", folder)
        whole = (folder / name).read_bytes()
        (folder / name).write_bytes(whole[: len(whole) // 2])
        assert found(library.linker(folder), library) == ["b"], name


def test_any_file_may_be_missing(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path / "whole").close()
    for name in files_of(tmp_path / "whole"):
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(tmp_path / "whole", folder)
        (folder / name).unlink()
        assert found(library.linker(folder), library) == ["b"], name


def test_an_index_that_vanishes_while_open_is_made_again(tmp_path: Path, library: Library) -> None:
    linker = library.linker(tmp_path / "index")
    shutil.rmtree(tmp_path / "index")
    assert found(linker, library) == ["b"]


def test_where_nothing_can_be_written_it_lives_in_memory(tmp_path: Path, library: Library) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert found(library.linker(tmp_path / "file" / "index"), library) == ["b"]


def test_passages_joined_are_the_text(library: Library) -> None:
    text = "  One. Two!\n\n\tThree, with no end\nand a line more\n\n" + "x y, " * 1000 + "\n\nLast.  "
    rows = cut(document("d", text)).rows
    assert "".join(told for _, _, _, told, _, _ in rows) == text[rows[0][1] :]
    assert all(told[:length] == text[start : start + length] for _, start, length, told, _, _ in rows)
    assert all(length <= LONGEST for _, _, length, _, _, _ in rows)


def test_half_a_surrogate_pair_is_survived(library: Library) -> None:
    library.texts["b"] = f"Odd \ud800 sign. {QUOTE}"
    linker = Linker(None)
    linker.update([(id, id) for id in library.texts], lambda key: Document(key, key, library.texts[key], key, key))
    assert found(linker, library) == ["b"]


def test_a_passage_of_an_unknown_document_is_taken_as_a_text(library: Library) -> None:
    passage = library.passage("a", QUOTE)
    links = library.linker().links(Passage("elsewhere", passage.span, passage.text))
    assert {link.there.document for link in links[:2]} == {"a", "b"}


def stored(folder: Path, count: int) -> list[tuple[str, str]]:
    """Articles on disk, of which each shares a sentence with the one before; ids are their file names."""
    folder.mkdir()
    for number in range(count):
        text = (
            f"Bulletin {number} of the quay of Port Amal. Ship {number // 2} left for Tarsil with {number // 2} bales."
        )
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return [(f"{number}.txt", hash_text((folder / f"{number}.txt").read_text("utf-8"))) for number in range(count)]


def load_below(folder: Path, where: str, id: str) -> Document:
    """Found by its name in another process."""
    return document(id, (folder / where).read_text("utf-8"))


def answers(linker: Linker) -> list[tuple[str | None, Span]]:
    text = "Ship 7 left for Tarsil with 7 bales."
    return [(link.there.document, link.there.span) for link in linker.links(Passage(None, Span(0, len(text)), text))]


def unreadable(id: str) -> Document:
    raise AssertionError(f"{id} was read in this process")


def test_other_processes_read_what_this_one_would(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysts, "FEWEST", 2)
    monkeypatch.setattr(analysts, "cores", lambda: 2)
    folder, told = tmp_path / "articles", list[tuple[int, int]]()
    wanted = stored(folder, 40)
    here, there = Linker(None), Linker(tmp_path / "index")
    assert here.update(wanted, lambda key: load_below(folder, key, key))
    elsewhere = Elsewhere(partial(load_below, folder), str)
    assert there.update(wanted, unreadable, lambda done, total: told.append((done, total)), elsewhere=elsewhere)
    assert told[-1] == (40, 40)
    assert answers(there) == answers(here)
    assert {"14.txt", "15.txt"} <= {id for id, _ in answers(there)}


def test_where_no_process_can_be_started_this_one_does_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr(analysts, "FEWEST", 2)
    monkeypatch.setattr(analysts, "cores", lambda: 2)
    monkeypatch.setattr(analysts, "ProcessPoolExecutor", refuse)
    folder = tmp_path / "articles"
    linker = Linker(tmp_path / "index")
    elsewhere = Elsewhere(partial(load_below, folder), str)
    assert linker.update(stored(folder, 20), lambda key: load_below(folder, key, key), elsewhere=elsewhere)
    assert {"14.txt", "15.txt"} <= {id for id, _ in answers(linker)}


def test_an_update_tells_whether_anything_is_left_to_be_done(tmp_path: Path, library: Library) -> None:
    linker = Linker(tmp_path)
    with FileLock(tmp_path / "lock"):
        assert not linker.update(library.wanted, library.load)
    assert not linker.update(library.wanted, library.load, cancelled=lambda: True)
    assert linker.update(library.wanted, library.load)
    assert linker.update(library.wanted, library.load)


def test_an_index_that_another_process_is_making_is_not_thrown_away(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path).close()
    (tmp_path / "terms" / "meta.json").write_bytes(b"")
    with FileLock(tmp_path / "lock"):
        linker = library.linker(tmp_path)
        assert found(linker, library) == ["b"]
        assert "another program is writing it" in linker.remark
    assert (tmp_path / "passages.sqlite").exists()


def test_a_full_disk_is_told_in_one_line_and_memory_must_do(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = Linker(tmp_path)

    def full(self: PassageStore, documents: object) -> list[int]:
        monkeypatch.undo()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(PassageStore, "add", full)
    linker.update(library.wanted, library.load)
    assert found(linker, library) == ["b"]
    assert "disk is full" in linker.remark
    assert "\n" not in linker.remark


def test_what_is_being_written_does_not_keep_a_question_waiting(tmp_path: Path, library: Library) -> None:
    linker = library.linker(tmp_path)
    with sqlite3.connect(tmp_path / "passages.sqlite") as writing:
        writing.execute("BEGIN IMMEDIATE")
        assert found(linker, library) == ["b"]
    writing.close()


def damaged(folder: Path, name: str, at: int) -> None:
    """Turn every bit of one byte of a file."""
    content = bytearray((folder / name).read_bytes())
    content[at] ^= 255
    (folder / name).write_bytes(content)


def segments_of(folder: Path) -> list[str]:
    """The files of tantivy that hold what is found."""
    return [name for name in files_of(folder) if name.startswith("terms/") and re.match("[0-9a-f]{32}", name[6:])]


@pytest.mark.parametrize("part", [0, 0.3, 0.6, 0.9])
def test_any_byte_of_a_segment_may_be_damaged(
    tmp_path: Path, library: Library, part: float, capfd: pytest.CaptureFixture[str]
) -> None:
    library.linker(tmp_path / "whole").close()
    assert segments_of(tmp_path / "whole")
    for name in segments_of(tmp_path / "whole"):
        folder = tmp_path / name.replace("/", "-")
        shutil.copytree(tmp_path / "whole", folder)
        damaged(folder, name, int((folder / name).stat().st_size * part))
        library.read.clear()
        assert found(library.linker(folder), library) == ["b"], name
        assert sorted(library.read) == ["a", "b", "c"], name
    assert capfd.readouterr().err == ""


def test_a_panic_over_what_is_too_large_to_be_verified_counts_as_damage(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(terms, "VERIFIED", 0)
    library.linker(tmp_path / "whole").close()
    (name,) = (name for name in segments_of(tmp_path / "whole") if name.endswith(".idx"))
    for at in range(0, (tmp_path / "whole" / name).stat().st_size - 100, 10):
        folder = tmp_path / str(at)
        shutil.copytree(tmp_path / "whole", folder)
        damaged(folder, name, at)
        linker = library.linker(folder)
        assert [linker.links(library.passage(id, text.split(".")[0])) for id, text in TEXTS.items()]
    assert "panicked" in capfd.readouterr().err


def test_a_number_that_is_too_large_counts_as_damage(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    linker = library.linker(tmp_path)

    def search(*_: object, **__: object) -> list[tuple[int, float]]:
        monkeypatch.undo()
        return [(1 << 64, 1.0)]

    monkeypatch.setattr(terms.TermIndex, "search", search)
    assert found(linker, library) == ["b"]


def test_a_segment_that_is_still_being_written_is_not_held_against_the_index(tmp_path: Path, library: Library) -> None:
    library.linker(tmp_path).close()
    (tmp_path / "terms" / f"{'0' * 32}.idx").write_bytes(b"begun")
    library.read.clear()
    assert found(library.linker(tmp_path), library) == ["b"]
    assert library.read == []


def test_a_segment_that_another_process_merges_away_meanwhile_is_passed_over(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.linker(tmp_path).close()

    def vanish(path: Path) -> None:
        raise FileNotFoundError(path)

    monkeypatch.setattr(checksums, "_verify", vanish)
    library.read.clear()
    assert found(library.linker(tmp_path), library) == ["b"]
    assert library.read == []


def test_an_index_from_which_something_was_removed_is_opened_again(tmp_path: Path, library: Library) -> None:
    library.texts |= {str(number): f"Bulletin {number} of the quay." for number in range(20)}
    library.linker(tmp_path).close()
    del library.texts["7"]
    library.linker(tmp_path).close()
    (name,) = (name for name in files_of(tmp_path) if name.endswith(".del"))
    library.read.clear()
    assert found(library.linker(tmp_path), library) == ["b"]
    assert library.read == []
    damaged(tmp_path, name, 0)
    assert found(library.linker(tmp_path), library) == ["b"]
    assert len(library.read) == len(library.texts)


@pytest.mark.parametrize("damage", ["text = x'c3'", "terms = x'c3'", "start = 'x'", "length = .5", "wording = 'x'"])
def test_a_passage_that_cannot_be_right_is_damage(tmp_path: Path, library: Library, damage: str) -> None:
    library.linker(tmp_path).close()
    with sqlite3.connect(tmp_path / "passages.sqlite") as connection:
        connection.execute(f"UPDATE passages SET {damage}")
    connection.close()
    assert found(library.linker(tmp_path), library) == ["b"]


def test_passages_of_what_is_gone_no_longer_count(library: Library) -> None:
    linker = library.linker()
    former = linker._corpus.index.size
    del library.texts["b"]
    linker.update(library.wanted, library.load)
    assert linker._corpus.index.size == former - 2


def test_whoever_interrupts_is_obeyed(tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    linker = library.linker(tmp_path)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(terms.TermIndex, "_telling", interrupt)
    with pytest.raises(KeyboardInterrupt):
        found(linker, library)
