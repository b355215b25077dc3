"""Taking one annotator's side where two disagree: one change, after which they agree."""

from pathlib import Path

import pytest

from store.errors import NotFoundError
from store.project import Project
from store.study.agreement import Disagreement
from tests.store.making import span_of

TEXT = "Bridge shut\n\nAt least 20 lorries were stranded, the mayor said. Nobody slept.\n"


def tagged(folder: Path, who: str, *tags: tuple[str, str]) -> None:
    with Project.open(folder, annotator=who) as project:
        for words, label in tags:
            project.tags.add("a.txt", span_of(project, "a.txt", words), label)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "a.txt").write_text(TEXT, encoding="utf-8")
    tagged(tmp_path / "p", "ada", ("At least 20 lorries", "claim"), ("the mayor", "actor"), ("Nobody", "actor"))
    tagged(tmp_path / "p", "ben", ("20 lorries", "claim"), ("the mayor", "source"))
    return tmp_path / "p"


def settle(project: Project, each: Disagreement, side: int) -> None:
    kept, given_up = (each.one, each.other)[:: -1 if side else 1]
    project.tags.take_side(kept and kept.id, given_up and given_up.id, each.annotators[1 - side])


@pytest.mark.parametrize("side", [0, 1])
def test_who_disagreed_agrees_then_and_the_journal_says_who_decided(folder: Path, side: int) -> None:
    with Project.open(folder, annotator="mira") as project:
        before = {each.id: each for each in project.tags.of()}
        found = project.study.agreement().disagreements
        assert [each.kind for each in found] == ["edges", "label", "only one"]
        for number, each in enumerate(found, 1):
            settle(project, each, side)
            left = project.study.agreement().disagreements
            assert len(left) == len(found) - number
        assert {change.annotator for change in list(project.history.latest())[:3]} == {"mira"}
        assert {each.annotator for each in project.tags.of()} == {"ada", "ben"}
        for _ in found:
            project.history.undo()
        assert {each.id: each for each in project.tags.of()} == before
    with Project.open(folder, annotator="mira") as project:
        assert project.check() == []


def test_note_and_relations_of_the_other_tag_stay(folder: Path) -> None:
    with Project.open(folder, annotator="mira") as project:
        each = project.study.agreement().disagreements[0]
        assert each.one is not None
        assert each.other is not None
        actor = next(tag for tag in project.tags.of() if tag.label == "source")
        project.tags.set_note(each.other.id, "why?")
        project.relations.add(each.other.id, "said by", actor.id)
        settle(project, each, 0)
        now = project.tags.get(each.other.id)
        assert (now.note, now.selector.exact, now.annotator) == ("why?", "At least 20 lorries", "ben")
        assert [edge.subject for edge in project.relations.of()] == [each.other.id]


def test_what_is_gone_meanwhile_is_told(folder: Path) -> None:
    with Project.open(folder, annotator="mira") as project:
        each = project.study.agreement().disagreements[0]
        assert each.one is not None
        project.tags.remove(each.one.id)
        with pytest.raises(NotFoundError):
            settle(project, each, 0)
