"""What may be tagged in a project: what is left of it, accepted, rejected for good, and taken back."""

from pathlib import Path

import pytest

from store.project import Project

TEXT = (
    "The crane fell at noon.\n\nThe harbour master said that two ships had left before dawn. "
    "According to the ministry, 31 people were injured.\n"
)
NAME = "9 crane.txt"


@pytest.fixture
def crane(folder: Path) -> Project:
    """A project with an article in which two things are said."""
    (folder / NAME).write_text(TEXT, "utf-8")
    return Project.open(folder)


def left(project: Project) -> list[tuple[str, str]]:
    document = project.document(NAME)
    return [(each.label, each.span.of(document.text)) for each in project.suggestions.of(document)]


MASTER = ("source", "The harbour master")
SHIPS = ("claim", "that two ships had left before dawn")


def accept(project: Project, *wanted: tuple[str, str]) -> None:
    document = project.document(NAME)
    found = project.suggestions.of(document)
    chosen = [each for each in found if (each.label, each.span.of(document.text)) in wanted]
    assert len(chosen) == len(wanted)
    project.suggestions.accept(document, chosen)


def reject(project: Project, wanted: tuple[str, str]) -> None:
    document = project.document(NAME)
    found = project.suggestions.of(document)
    project.suggestions.reject(
        document, next(each for each in found if (each.label, each.span.of(document.text)) == wanted)
    )


def test_what_is_accepted_is_tagged_related_and_suggested_no_more(crane: Project) -> None:
    accept(crane, MASTER, SHIPS)
    assert {(each.label, each.selector.exact) for each in crane.tags.of(crane.entry(NAME).id)} == {MASTER, SHIPS}
    (edge,) = crane.relations.of()
    assert (crane.tags.get(edge.subject).label, edge.kind) == ("claim", "said by")
    assert not {MASTER, SHIPS} & set(left(crane))
    assert len(list(crane.history.changes())) == 1
    crane.history.undo()
    assert crane.tags.of() == []
    assert {MASTER, SHIPS} <= set(left(crane))


@pytest.mark.parametrize("order", [(MASTER, SHIPS), (SHIPS, MASTER)])
def test_one_after_the_other_is_related_too(crane: Project, order: tuple[tuple[str, str], tuple[str, str]]) -> None:
    for wanted in order:
        accept(crane, wanted)
    assert [edge.kind for edge in crane.relations.of()] == ["said by"]


def test_what_is_rejected_does_not_come_again(folder: Path, crane: Project) -> None:
    reject(crane, SHIPS)
    assert SHIPS not in left(crane)
    assert crane.tags.of() == []
    with Project.open(folder, annotator="ben") as later:
        assert SHIPS not in left(later)
        assert MASTER in left(later)
    crane.history.undo()
    assert SHIPS in left(crane)
    crane.history.redo()
    assert SHIPS not in left(crane)


def test_what_is_rejected_does_not_come_again_when_the_article_grows(folder: Path, crane: Project) -> None:
    reject(crane, SHIPS)
    (folder / NAME).write_text(f"Nobody saw it.\n\n{TEXT}", "utf-8")
    with Project.open(folder) as later:
        assert SHIPS not in left(later)
        assert MASTER in left(later)


def test_a_project_with_rejected_suggestions_is_whole(crane: Project) -> None:
    reject(crane, SHIPS)
    assert crane.check() == []
    assert [change.action for change in crane.history.changes()] == ["reject suggested claim"]


def test_what_was_tagged_meanwhile_is_not_tagged_twice(crane: Project) -> None:
    document = crane.document(NAME)
    found = crane.suggestions.of(document)
    crane.suggestions.accept(document, found)
    count = len(crane.tags.of())
    assert crane.suggestions.accept(document, found) == []
    assert len(crane.tags.of()) == count
