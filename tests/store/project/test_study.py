"""Questions about the event: what they cost is paid once, and what readers decided counts at once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from store.linking.whole import differing, local, pairing
from store.linking.whole.blocking import Seeds
from store.linking.whole.sides import Side
from store.model import Link
from store.project import Project
from store.project.kept_links import KEPT
from store.project.link_search import LinkSearch
from tests.tui.calling import sample


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return sample(tmp_path)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows whenever links are looked for."""
    calls, real = list[int](), LinkSearch.links

    def counted(search: LinkSearch, *asked: Any) -> list[Link]:
        calls.append(1)
        return real(search, *asked)

    monkeypatch.setattr(LinkSearch, "links", counted)
    return calls


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """Grows by two articles whenever they are held against each other."""
    calls, real = list[frozenset[str]](), pairing.links_with

    def counted(one: Side, others: Iterable[tuple[Side, Seeds]], *asked: Any) -> Iterator[list[Link]]:
        every = list(others)
        calls.extend(frozenset((one.witness.path, other.witness.path)) for other, _ in every)
        return real(one, every, *asked)

    monkeypatch.setattr(local, "links_with", counted)
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


def test_what_was_weak_has_differences_once_it_is_accepted(seeds: Path) -> None:
    with Project.open(seeds) as project:
        every = project.study.links()
        assert all(not link.differences for link in every if link.weak)
        assert any(link.differences for link in every if not link.weak)
        weak = next(link for link in every if link.weak and link.kind == "paraphrase")
        project.links.accept(weak)
        (accepted,) = (link for link in project.study.links() if link.state == "accepted")
    assert ends(accepted) == ends(weak)
    assert accepted.differences


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the number of links whose ends are held against each other for their differences."""
    calls, real = list[int](), differing.with_differences

    def counted(links: Sequence[Link], *known: Any) -> list[Link]:
        calls.append(sum(not link.weak and not link.differences for link in links))
        return real(links, *known)

    monkeypatch.setattr(differing, "with_differences", counted)
    return calls


def test_differences_are_told_when_they_are_asked_for_and_kept_then(seeds: Path, compared: list[int]) -> None:
    with Project.open(seeds) as project:
        groups = project.study.groups()
    assert groups
    assert not compared
    first = asked(seeds)
    assert compared[0] > 10
    assert asked(seeds) == first
    assert len(compared) == 1
    with Project.open(seeds) as project:
        assert [group.passages for group in project.study.groups()] == [group.passages for group in groups]
    add_to(seeds, "The harbour master resigned on Friday.")
    asked(seeds)
    assert compared[1] < 0.75 * compared[0], "what was told of the other articles is told again"


def test_many_links_are_compared_by_several_processes_as_by_one(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bare = [link._replace(differences=()) for link in asked(seeds)]
    languages = {end.document or "": "en" for link in bare for end in (link.here, link.there)}
    expected = differing.with_differences(bare, (), languages)
    assert any(link.differences for link in expected)
    for name, value in (("FEWEST", 1), ("CHUNK", 3), ("cores", lambda: 2)):
        monkeypatch.setattr(differing, name, value)
    assert differing.with_differences(bare, (), languages) == expected


def test_they_are_looked_for_again_when_an_article_changes(seeds: Path, found: list[int]) -> None:
    asked(seeds)
    article = min(seeds.glob("*.txt"))
    article.write_text(article.read_text("utf-8") + "\nThe harbour master resigned on Friday.\n", "utf-8")
    asked(seeds)
    assert len(found) == 2


def add_to(folder: Path, sentence: str) -> str:
    """The name of the article that it was added to."""
    article = min(folder.glob("*.txt"))
    article.write_text(f"{article.read_text('utf-8')}\n{sentence}\n", "utf-8")
    return article.name


def test_only_an_article_that_changed_is_held_against_the_others_again(seeds: Path, held: list[frozenset[str]]) -> None:
    before = asked(seeds)
    held.clear()
    changed = add_to(seeds, "The harbour master resigned on Friday.")
    after = asked(seeds)
    assert held
    assert all(changed in pair for pair in held)
    with Project.open(seeds) as project:
        id = project.entry(changed).id
    assert [each for each in after if id not in ends(each)] == [each for each in before if id not in ends(each)]
    assert_like(after, linked_anew(seeds))


def test_an_article_that_comes_is_held_against_all_and_one_that_goes_against_none(
    seeds: Path, held: list[frozenset[str]]
) -> None:
    before = asked(seeds)
    held.clear()
    new = seeds / "zz.txt"
    new.write_text((min(seeds.glob("*.txt"))).read_text("utf-8").upper(), "utf-8")
    assert_like(asked(seeds), linked_anew(seeds))
    new.unlink()
    held.clear()
    assert_like(asked(seeds), before)
    assert all("zz.txt" not in pair for pair in held)


def test_where_many_articles_change_all_are_linked_again(seeds: Path, held: list[frozenset[str]]) -> None:
    asked(seeds)
    whole = set(held)
    for article in seeds.glob("*.txt"):
        article.write_text(f"{article.read_text('utf-8')}\nThe port was closed.\n", "utf-8")
    held.clear()
    asked(seeds)
    assert set(held) >= whole


def ends(link: Link) -> set[str | None]:
    return {link.here.document, link.there.document}


def linked_anew(folder: Path) -> list[Link]:
    kept_in(folder).unlink()
    return asked(folder)


def assert_like(some: list[Link], others: list[Link]) -> None:
    """The same but for few: how common a word is was counted before the change."""
    here, there = ({(each.here, each.there) for each in links} for links in (some, others))
    assert len(here & there) >= 0.9 * len(here | there)


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
