"""Projects of several annotators, brought together."""

from itertools import permutations
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ProjectError, StorageError
from store.model import Annotation, Span
from store.project import Project
from store.project.merging import merge

TEXTS = {
    "1.txt": "The gate was shut at noon, the guard said. Nine were hurt.\n",
    "2.txt": "Ten were hurt when the gate was shut at noon on Friday.\n",
}


def made(folder: Path, annotator: str, texts: dict[str, str] | None = None) -> Project:
    folder.mkdir()
    for name, text in (TEXTS if texts is None else texts).items():
        (folder / name).write_text(text, encoding="utf-8")
    return Project.open(folder, annotator=annotator)


def said(project: Project) -> list[tuple[str, str, str, str, str]]:
    """What was made, whatever the ids of articles."""
    found = [(project.entry(each.document).path, each) for each in project.tags.of()]
    return sorted((path, a.selector.exact, a.label, a.annotator, a.note) for path, a in found)


def tag(project: Project, path: str, words: str, label: str = "claim", note: str = "") -> Annotation:
    start = project.document(path).text.index(words)
    return project.tags.add(path, Span(start, start + len(words)), label, note)


def test_what_each_has_made_is_there_with_who_made_it(tmp_path: Path) -> None:
    with made(tmp_path / "own", "ada") as own, made(tmp_path / "other", "ben") as other:
        tag(own, "1.txt", "Nine were hurt.")
        claim, source = tag(other, "1.txt", "Nine were hurt.", note="who?"), tag(other, "1.txt", "the guard", "source")
        other.relations.add(claim.id, "said by", source.id)
        both = sorted(said(own) + said(other))
        taken, conflicts = merge(own, [other])
        assert said(own) == both
        assert conflicts == ()
        assert taken.losses == ()
        assert (taken.annotations, taken.relations, taken.already) == (2, 1, 0)
        assert {each.id for each in own.tags.of()} >= {claim.id, source.id}
        (relation,) = own.relations.of("1.txt")
        assert (relation.subject, relation.object, relation.annotator) == (claim.id, source.id, "ben")


def test_merging_again_changes_nothing_and_undo_takes_all_of_it(tmp_path: Path) -> None:
    with (
        made(tmp_path / "own", "ada") as own,
        made(tmp_path / "one", "ben") as one,
        made(tmp_path / "two", "eve") as two,
    ):
        tag(own, "1.txt", "Nine were hurt.")
        before = said(own)
        tag(one, "1.txt", "the guard", "source")
        tag(two, "2.txt", "Ten were hurt")
        merge(own, [one, two])
        once = said(own)
        assert len(once) == 3
        taken, _ = merge(own, [two, one])
        assert taken.change is None
        assert said(own) == once
        own.history.undo()
        assert said(own) == before


def test_the_order_of_the_others_makes_no_difference_where_nothing_conflicts(tmp_path: Path) -> None:
    with made(tmp_path / "one", "ben") as one, made(tmp_path / "two", "eve") as two:
        tag(one, "1.txt", "the guard", "source")
        tag(two, "2.txt", "Ten were hurt")
        tag(two, "1.txt", "the guard", "source")
        with made(tmp_path / "own", "ada") as own, made(tmp_path / "again", "ada") as again:
            merge(own, [one, two])
            merge(again, [two, one])
            assert said(own) == said(again)


def test_a_copy_that_went_on_elsewhere_is_merged_once_and_conflicts_are_listed(tmp_path: Path) -> None:
    with made(tmp_path / "own", "ada") as own:
        same, changed = tag(own, "1.txt", "the guard", "source"), tag(own, "1.txt", "Nine were hurt.")
    copytree(tmp_path / "own", tmp_path / "copy")
    with (
        Project.open(tmp_path / "own", annotator="ada") as own,
        Project.open(tmp_path / "copy", annotator="ada") as copy,
    ):
        own.tags.set_note(changed.id, "sure")
        copy.tags.set_note(changed.id, "doubtful")
        tag(copy, "2.txt", "Ten were hurt")
        taken, conflicts = merge(own, [copy])
        assert (taken.annotations, taken.already) == (1, 2)
        assert [(each.kind, each.id, each.kept, each.other) for each in conflicts] == [
            ("annotation", changed.id, {"note": "sure"}, {"note": "doubtful"})
        ]
        assert own.tags.get(changed.id).note == "sure"
        assert own.tags.get(same.id).label == "source"


def test_articles_that_only_another_has_are_brought_along(tmp_path: Path) -> None:
    with (
        made(tmp_path / "own", "ada") as own,
        made(tmp_path / "other", "ben", {"3.txt": "A third gate fell.\n"}) as other,
    ):
        tag(other, "3.txt", "A third gate fell.")
        taken, _ = merge(own, [other])
        assert taken.articles == ("3.txt",)
        assert ("3.txt", "A third gate fell.", "claim", "ben", "") in said(own)


def test_another_text_under_the_same_path_is_not_taken_for_this_one(tmp_path: Path) -> None:
    with (
        made(tmp_path / "own", "ada") as own,
        made(tmp_path / "other", "ben", {"1.txt": "Rain fell on Monday.\n"}) as other,
    ):
        tag(own, "1.txt", "the guard", "source")
        tag(other, "1.txt", "Rain fell on Monday.")
        merge(own, [other])
        assert sorted(words for _, words, *_ in said(own)) == ["Rain fell on Monday.", "the guard"]
        assert len(own.entries()) == 3


def test_a_link_that_both_have_drawn_is_there_once(tmp_path: Path) -> None:
    with made(tmp_path / "own", "ada") as own, made(tmp_path / "other", "ben") as other:
        start = TEXTS["2.txt"].index("the gate")
        for project in (own, other):
            here, there = Span(0, 25), Span(start, start + 25)
            project.links.draw(project.links.passage("1.txt", here), project.links.passage("2.txt", there))
        other.links.draw(other.links.passage("1.txt", Span(43, 58)), other.links.passage("2.txt", Span(0, 13)))
        taken, conflicts = merge(own, [other])
        assert (taken.links, taken.already) == (1, 0)
        assert conflicts == ()
        assert [judged.annotator for judged in own.links.judgements()] == ["ada", "ben"]


def test_two_outlets_with_the_very_same_text_stay_two_articles(tmp_path: Path) -> None:
    wire = "Twelve people died in the fire, the harbour master said.\n"
    texts = {f"{name}.txt": f"---\nsource: {name.title()}\n---\n{wire}" for name in ("courier", "ledger")}
    texts |= {"plain.txt": wire, "plain too.txt": wire}
    first = {name: texts[name] for name in ("ledger.txt", "plain.txt")}
    with (
        made(tmp_path / "own", "ada", first) as own,
        made(tmp_path / "other", "ben", texts) as other,
        made(tmp_path / "new", "eve", {}) as new,
    ):
        for name in texts:
            tag(other, name, "Twelve people died")
        for project in (own, new):
            merge(project, [other])
            assert said(project) == said(other)
            assert {each.path: each.source for each in project.entries()} == {
                each.path: each.source for each in other.entries()
            }
            taken, _ = merge(project, [other])
            assert (taken.change, taken.articles, taken.already) == (None, (), 4)


def test_an_outlets_copy_of_a_text_is_no_article_of_another_outlet(tmp_path: Path) -> None:
    wire = "Twelve people died in the fire, the harbour master said.\n"
    with (
        made(tmp_path / "own", "ada", {"a.txt": f"---\nsource: Courier\n---\n{wire}"}) as own,
        made(tmp_path / "other", "ben", {"b.txt": f"---\nsource: Ledger\n---\n{wire}"}) as other,
    ):
        tag(other, "b.txt", "Twelve people died")
        taken, _ = merge(own, [other])
        assert taken.articles == ("b.txt",)
        assert said(own) == said(other)


def test_a_project_is_not_merged_into_itself_under_whatever_name(tmp_path: Path) -> None:
    with made(tmp_path / "own", "ada") as own:
        tag(own, "1.txt", "the guard", "source")
        before = [*own.history.changes()]
        (tmp_path / "link").symlink_to(tmp_path / "own")
        with (
            Project.open(tmp_path / "link", annotator="ada") as same,
            pytest.raises(ProjectError, match="is the project that is merged into; name another"),
        ):
            merge(own, [same])
        assert [*own.history.changes()] == before


@pytest.mark.parametrize("name", ["annotations", "links.json", "project.json", "gone"])
def test_nothing_is_merged_where_one_of_the_others_cannot_be_read_whole(tmp_path: Path, name: str) -> None:
    with made(tmp_path / "other", "ben", {**TEXTS, "3.txt": "A third gate fell.\n"}) as other:
        tag(other, "3.txt", "A third gate fell.")
        tag(other, "2.txt", "Ten were hurt")
    place = other.data / ("annotations" if name == "gone" else name)
    damaged = sorted(place.glob("*.json"))[0] if place.is_dir() else place
    if name == "gone":
        damaged.unlink()
    else:
        damaged.write_text('{"half', encoding="utf-8")
    with made(tmp_path / "own", "ada") as own, made(tmp_path / "third", "eve") as third:
        tag(third, "1.txt", "the guard", "source")
        with (
            Project.open(tmp_path / "other", annotator="ben") as broken,
            pytest.raises(StorageError, match="nothing was merged") as refusal,
        ):
            merge(own, [third, broken])
        assert damaged.name in refusal.value.message
        assert "--repair" in refusal.value.message
        assert said(own) == []
        assert sorted(path.name for path in (tmp_path / "own").glob("*.txt")) == ["1.txt", "2.txt"]


WORDS = ("The gate", "the guard", "Nine were hurt", "shut at noon")


@settings(max_examples=8, deadline=None)
@given(
    tagged=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(WORDS), st.sampled_from(["claim", "source"])), max_size=6
    )
)
def test_copies_of_one_origin_are_the_same_merged_in_any_order_and_all_at_once(
    tagged: list[tuple[int, str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    top = tmp_path_factory.mktemp("merge")
    with made(top / "origin", "ada") as origin:
        tag(origin, "2.txt", "Ten were hurt")
    for number, who in enumerate(("ben", "eve", "ivo")):
        copytree(top / "origin", top / who)
        with Project.open(top / who, annotator=who) as copy:
            for _, words, label in {each for each in tagged if each[0] == number}:
                tag(copy, "1.txt", words, label)
    outcomes = []
    for at, order in enumerate(permutations(("ben", "eve", "ivo"))):
        copytree(top / "origin", top / f"own {at}")
        others = [Project.open(top / who, annotator=who) for who in order]
        with Project.open(top / f"own {at}", annotator="ada") as own:
            if at % 2:
                merge(own, others)
            else:
                for other in others:
                    merge(own, [other])
            outcomes.append(said(own))
        for other in others:
            other.close()
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert len(outcomes[0]) == 1 + len(set(tagged))
