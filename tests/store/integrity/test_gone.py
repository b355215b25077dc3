"""Data that is deleted or moved away while a project is open: nothing is begun in its place, and nothing is lost."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.errors import StorageError
from store.model import Span
from store.project import Project
from tests.store.making import quotes, tag
from tests.store.project.test_matching import best


def move_away(data: Path) -> None:
    data.rename(data.parent.with_name("elsewhere"))


def delete_history(data: Path) -> None:
    (data / "history.jsonl").unlink()


WAYS = [move_away, shutil.rmtree, delete_history]
"""How it goes."""


def made(project: Project) -> tuple[object, ...]:
    history = [(change.id, change.at, change.action) for change in project.history.changes()]
    return project.tags.of(), project.relations.of(), project.links.judgements(), project.labels, history


def fill(folder: Path, project: Project) -> None:
    """Two tags, a relation, a link, an undone change, a label of the reader's own, and an address."""
    one, other = tag(project, "Lena Osk", "actor"), tag(project, "two\ndoctors", "source", document=1)
    project.relations.add(one.id, "said by", other.id)
    project.links.accept(best(project))
    tag(project, "Tarsil", "actor")
    project.history.undo()
    settings = folder / ".variorum" / "project.json"
    settings.write_text(settings.read_text("utf-8").replace('"languages": true', '"languages": false'), "utf-8")
    project.refresh()


@pytest.mark.parametrize("go", WAYS)
def test_it_is_told_nothing_is_written_and_what_was_read_is_still_there(
    folder: Path, project: Project, go: Callable[[Path], object]
) -> None:
    fill(folder, project)
    before = made(project)[:4]
    assert project.upkeep.gone() == ""
    data = project.data
    go(data)
    left = sorted(data.rglob("*"))
    assert not project.refresh()
    assert project.upkeep.gone().startswith(".variorum")
    assert "was deleted or moved away while it was open" in project.upkeep.gone()
    for change in (
        lambda: project.tags.add(project.entries()[0].id, Span(0, 5), "claim"),
        project.history.undo,
        lambda: project.links.accept(best(project)),
    ):
        with pytest.raises(StorageError, match="was deleted or moved away"):
            change()
    assert sorted(data.rglob("*")) == left, "nothing is begun in its place"
    assert made(project)[:4] == before


@pytest.mark.parametrize("go", WAYS)
def test_written_anew_it_is_all_there_with_its_whole_history(
    folder: Path, project: Project, go: Callable[[Path], object]
) -> None:
    fill(folder, project)
    before, settings = made(project), (project.data / "project.json").read_bytes()
    go(project.data)
    project.refresh()
    project.upkeep.write_anew()
    assert project.upkeep.gone() == ""
    assert made(project) == before
    assert project.check() == []
    with Project.open(folder, annotator="anna") as again:
        assert made(again) == before
        assert again.check() == []
        assert (again.data / "project.json").read_bytes() == settings
        assert again.history.undo() is not None
    assert project.refresh()
    assert made(project)[0] == again.tags.of()


def test_where_it_is_back_nothing_is_written_anew_and_one_goes_on(folder: Path, project: Project) -> None:
    fill(folder, project)
    before = made(project)
    move_away(project.data)
    assert project.upkeep.gone()
    project.data.parent.with_name("elsewhere").rename(project.data)
    assert project.upkeep.gone() == ""
    assert project.upkeep.write_anew() == []
    assert made(project) == before
    tag(project, "Tarsil", "actor")
    assert "Tarsil" in quotes(project)


def test_another_session_takes_up_what_one_wrote_anew(folder: Path, project: Project) -> None:
    fill(folder, project)
    with Project.open(folder, annotator="ben") as other:
        before = made(other)
        shutil.rmtree(project.data)
        project.upkeep.write_anew()
        assert other.upkeep.gone() == ""
        other.refresh()
        assert made(other) == before
        tag(other, "Tarsil", "actor")
        project.refresh()
        assert "Tarsil" in quotes(project)


def test_files_of_which_the_history_says_nothing_are_written_from_memory(folder: Path, project: Project) -> None:
    fill(folder, project)
    tags = project.tags.of()
    (project.data / "history.jsonl").write_bytes(b"")
    project.refresh()
    assert project.tags.of() == tags
    shutil.rmtree(project.data)
    project.upkeep.write_anew()
    assert project.tags.of() == tags
    with Project.open(folder) as again:
        assert again.tags.of() == tags
        assert again.check() == []


def test_a_project_that_has_no_data_yet_lacks_none(project: Project) -> None:
    assert project.upkeep.gone() == ""
    assert project.upkeep.write_anew() == []
    assert not project.data.exists()
