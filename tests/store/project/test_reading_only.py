"""Reading a project writes nothing that readers made; what is odd in its history is told, not cut."""

from pathlib import Path

import pytest

from store.errors import ArchiveError
from store.model import Span
from store.project import Project


@pytest.fixture
def tagged(folder: Path) -> Path:
    with Project.open(folder, annotator="anna") as project:
        for number in range(3):
            project.tags.add("1 harbour.txt", Span(number * 5, number * 5 + 4), "claim")
    return folder


def look(folder: Path) -> list[str]:
    with Project.open(folder) as project:
        list(project.history.changes())
        project.tags.of()
        return [problem.message for problem in project.problems]


@pytest.mark.parametrize("spoil", ["end", "half", "garbage"])
def test_a_project_that_is_only_read_keeps_its_history_to_the_byte(tagged: Path, spoil: str) -> None:
    path = tagged / ".variorum" / "history.jsonl"
    content = path.read_bytes()
    spoilt = {"end": content[:-1], "half": content + b'{"id": "01', "garbage": content + b"bad\nbad\nbad\n"}[spoil]
    path.write_bytes(spoilt)
    for _ in range(3):
        told = look(tagged)
        assert bool(told) == (spoil != "end")
    assert path.read_bytes() == spoilt
    assert not list(path.parent.glob("*.torn*"))


def test_a_last_change_that_lacks_its_line_end_is_a_change(tagged: Path) -> None:
    path = tagged / ".variorum" / "history.jsonl"
    path.write_bytes(path.read_bytes()[:-1])
    with Project.open(tagged, annotator="anna") as project:
        assert len(list(project.history.changes())) == 3
        project.tags.add("1 harbour.txt", Span(20, 24), "claim")
        assert len(list(project.history.changes())) == 4
        assert project.check() == []
        for _ in range(4):
            assert project.history.undo() is not None
        assert project.tags.of() == []


def test_the_data_of_a_project_is_no_archive(tagged: Path) -> None:
    with Project.open(tagged) as project:
        for path in (tagged / ".variorum", tagged / ".variorum" / "texts"):
            with pytest.raises(ArchiveError, match="the project's own data"):
                project.archives.add(path)


def test_check_says_what_could_not_be_read_of_an_archive(tagged: Path, tmp_path: Path) -> None:
    packed = tmp_path / "bg.jsonl"
    packed.write_text('{"text": "One thing happened."}\nno\n{"text": 7}\n', "utf-8")
    with Project.open(tagged) as project:
        project.archives.add(packed)
        project.index()
    with Project.open(tagged) as project:
        assert any("not all of the archive could be read" in problem.message for problem in project.check())
