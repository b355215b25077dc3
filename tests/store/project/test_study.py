"""Questions about the event: what they cost is paid once, and what readers decided counts at once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.model import Link
from store.project import Project
from store.project.kept_links import KEPT, KeptLinks
from tests.tui.calling import sample


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return sample(tmp_path)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows whenever links are looked for."""
    calls, real = list[int](), KeptLinks._found

    def counted(kept: KeptLinks, *progress: None) -> Iterator[Link]:
        calls.append(1)
        return real(kept, *progress)

    monkeypatch.setattr(KeptLinks, "_found", counted)
    return calls


def asked(folder: Path) -> list[Link]:
    with Project.open(folder) as project:
        return project.study.links()


def kept_in(folder: Path) -> Path:
    with Project.open(folder) as project:
        assert project.workspace.index is not None
        return project.workspace.index / KEPT


def test_links_are_looked_for_once(seeds: Path, found: list[int]) -> None:
    first = asked(seeds)
    assert first
    assert asked(seeds) == first
    assert len(found) == 1


def test_they_are_looked_for_again_when_an_article_changes(seeds: Path, found: list[int]) -> None:
    asked(seeds)
    article = min(seeds.glob("*.txt"))
    article.write_text(article.read_text("utf-8") + "\nThe harbour master resigned on Friday.\n", "utf-8")
    asked(seeds)
    assert len(found) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b'"score":', b'"sc0re":', 1),
        lambda content: b"\xff\xfe" + content,
    ],
    ids=["empty", "cut short", "a field is wrong", "no text"],
)
def test_what_is_damaged_is_made_again(seeds: Path, found: list[int], damage: Callable[[bytes], bytes]) -> None:
    first, file = asked(seeds), kept_in(seeds)
    file.write_bytes(damage(file.read_bytes()))
    assert asked(seeds) == first
    assert len(found) == 2


def test_decisions_count_at_once(seeds: Path, found: list[int]) -> None:
    with Project.open(seeds) as project:
        links = project.study.links()
        weak = next(link for link in links if link.weak)
        project.links.accept(weak)
        accepted = next(each for each in project.study.links() if (each.here, each.there) == (weak.here, weak.there))
        assert (accepted.state, accepted.weak) == ("accepted", False)
        project.links.reject(accepted)
        assert all((each.here, each.there) != (weak.here, weak.there) for each in project.study.links())
    assert len(found) == 1


def test_links_by_hand_are_among_them(seeds: Path) -> None:
    with Project.open(seeds) as project:
        links = project.study.links()
        one, other = links[0].here, links[-1].there
        if one.document == other.document:
            other = links[-1].here
        project.links.draw(one, other)
        ends = [{each.here, each.there} for each in project.study.links() if each.state == "accepted"]
    assert {one, other} in ends


def test_what_is_judged_leaves_the_inbox_and_can_be_judged_anew(seeds: Path) -> None:
    with Project.open(seeds) as project:
        waiting = project.study.inbox()
        project.links.accept_all([each.link for each in waiting[:2]])
        assert [each.state for each in project.links.judgements()] == ["accepted", "accepted"]
        assert next(iter(project.history.latest())).action == "accept 2 links"
        assert [each.link for each in project.study.inbox()] == [each.link for each in waiting[2:]]
        decided = project.study.decided()
        project.links.reject(decided[0].link)
        assert [each.link.state for each in project.study.decided()] == ["rejected", "accepted"]
        project.history.undo()
        project.history.undo()
        assert project.study.decided() == []
        assert [each.link for each in project.study.inbox()] == [each.link for each in waiting]
