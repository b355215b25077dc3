"""Searching a project by more than words: fields, labels, expressions, and in its archives."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import QueryError
from store.library.expressions import Stopwatch
from store.library.folded import folded
from store.library.matching import ReadText, places
from store.library.queries import fits, parsed
from store.model import Found, Span
from store.project import Project

ARTICLES = {
    "1.txt": ("Fire at the quay", "The Harrow Courier", "2018-10-05", "A fire killed 31 people.\nThe quay burned."),
    "2.txt": ("Quay closed", "Tidewater Ledger", "2018-10-06", "The fire killed 60 people, firemen said.\n"),
    "3.txt": ("Strike goes on", "The Harrow Courier", "2019-01-02", "The strike goes on. No fire was seen.\n"),
    "4.txt": ("Undated", "", "", "A campfire is no fire. Seventy-one people came.\n"),
}
ARCHIVED = ("Old fire", "Amal Wire", "2017-05-01", "An old fire killed 5 people at the Café Zéphyr.\n")


def written(title: str, source: str, day: str, text: str) -> str:
    fields = (("title", title), ("source", source), ("date", day))
    return "\n".join(["---", *(f"{name}: {value}" for name, value in fields if value), "---", text])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "quay"
    folder.mkdir()
    for name, article in ARTICLES.items():
        (folder / name).write_text(written(*article), "utf-8")
    return folder


def texts(project: Project, found: Found) -> list[str]:
    """`1 fire` for each hit."""
    return [
        f"{Path(document.path).stem} {hit.span.of(document.text)}"
        for hit in found.hits
        for document in [project.document(hit.document)]
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("fire source:courier", ["1 fire", "3 fire"]),
        ('"fire" date:2018-10', ["1 fire", "2 fire"]),
        ("fire date:2018-10-06..2019", ["2 fire", "2 fire", "3 fire"]),
        ('fire title:quay -"firemen"', ["1 fire"]),
        (r"/\d+ people/", ["1 31 people", "2 60 people"]),
        (r"/\d+ people/ -source:ledger", ["1 31 people"]),
        ('"fire"', ["1 fire", "2 fire", "3 fire", "4 fire"]),
        ("source:courier", ["1 A fire killed 31 people.", "3 The strike goes on. No fire was seen."]),
        ("date:2019", ["3 The strike goes on. No fire was seen."]),
        ('-"killed" -title:undated', ["3 The strike goes on. No fire was seen."]),
        ('"strike" "fire"', ["3 strike", "3 fire"]),
        ("title:nothing", []),
        ("", []),
        ("source:", []),
    ],
)
def test_terms_choose_articles_and_places(folder: Path, asked: str, found: list[str]) -> None:
    with Project.open(folder) as project:
        exact = project.search.exact(asked)
        assert texts(project, exact) == found
        assert exact.exact == len(found)


def test_like_words_keep_to_the_articles_that_are_asked_for(folder: Path) -> None:
    with Project.open(folder) as project:
        assert {text[0] for text in texts(project, project.search.find("peple were killed"))} == {"1", "2"}
        assert {text[0] for text in texts(project, project.search.find("peple were killed source:ledger"))} == {"2"}
        near = project.search.find('peple were killed "quay"')
        assert texts(project, near)[0] == "1 quay"
        assert {hit.score for hit in near.hits} != {100.0}
        assert project.search.find('peple were killed "strike"').hits == []
        assert project.search.find("peple were killed label:claim").hits == []


def test_a_label_is_searched_as_it_stands_now(folder: Path) -> None:
    with Project.open(folder, annotator="anna") as project:
        assert project.search.exact("label:claim").hits == []
        project.tags.add("1.txt", Span(0, 24), "claim")
        project.tags.add("2.txt", Span(27, 34), "actor")
        assert texts(project, project.search.exact("label:claim")) == ["1 A fire killed 31 people."]
        assert texts(project, project.search.exact("fire label:claim")) == ["1 fire"]
        assert texts(project, project.search.exact("fire label:Actor")) == ["2 fire"]
        assert [text[0] for text in texts(project, project.search.exact('"fire" -label:claim'))] == ["2", "3", "4"]
        assert texts(project, project.search.exact("/killed/ label:claim")) == ["1 killed"]
        found = project.search.find("peple were killed label:claim")
        assert {text[0] for text in texts(project, found)} <= {"1"}
        project.history.undo()
        assert project.search.exact("label:actor").hits == []
        with pytest.raises(QueryError, match="label:clam: the project has no such label; it has claim, actor, source"):
            project.search.exact("label:clam")


def test_archives_are_searched_after_the_project_each_text_once(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "wire"
    archive.mkdir()
    (archive / "old.txt").write_text(written(*ARCHIVED), "utf-8")
    (archive / "copy.txt").write_text(written(*ARTICLES["1.txt"]), "utf-8")
    with Project.open(folder) as project:
        project.archives.add(archive)
        project.index()
        found = project.search.exact('"fire"')
        assert [project.document(hit.document).path for hit in found.hits] == [*ARTICLES, "wire:old.txt"]
        assert found.exact == 5
        assert project.search.exact("cafe zephyr").exact == 1
        assert project.search.exact(r"/killed \d people/ source:amal").exact == 1
        assert project.search.exact("fire source:courier").exact == 2
        assert project.search.exact("fire label:claim").hits == []
        near = project.search.find("old fire kiled five people")
        assert any(hit.document.startswith("wire:") and hit.score < 100 for hit in near.hits)
        archive.rename(tmp_path / "away")
        assert project.search.exact('"fire"').exact == 4


def test_a_slow_expression_ends_the_search_with_one_line(folder: Path) -> None:
    (folder / "5.txt").write_text("a" * 200 + "b", "utf-8")
    with Project.open(folder) as project, pytest.raises(QueryError, match="too slow"):
        project.search.exact("/(a|aa)+$/")


def test_answers_grow_and_end_with_everything(folder: Path) -> None:
    with Project.open(folder) as project:
        answers = list(project.search.answers(r"/\w+/", limit=3))
        assert len(answers[-1].hits) == 3
        assert answers[-1].exact > 20
        assert all(len(one.hits) <= len(two.hits) for one, two in pairwise(answers))
        assert list(project.search.answers("fire", cancelled=lambda: True))[-1].hits == []


def test_text_with_signs_of_the_language_is_asked_for_as_words(folder: Path) -> None:
    (folder / "5.txt").write_text('He said: "no" /twice/ -loudly- source:none.\n', "utf-8")
    with Project.open(folder) as project:
        for text in ('said: "no" /twice/', "-loudly- source:none", "A fire killed"):
            assert project.search.exact(project.search.as_words(text)).exact == 1


WORDS = st.sampled_from(["fire", "strike", '"fire"', '"no fire"', "/fire/", "/\\d+/", "-killed", '-"a fire"', "-/no/"])
CHOICES = st.sampled_from(
    ["source:courier", "-source:ledger", "date:2018", "title:quay", "-title:strike", "date:..2018"]
)


@given(st.lists(st.one_of(WORDS, CHOICES), min_size=1, max_size=4).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_what_is_found_without_opening_is_what_stands_there(opened: Project, asked: str) -> None:
    query, wanted = parsed(asked), []
    for entry in opened.entries():
        document = opened.document(entry.id)
        read = ReadText(document.id, document.text, folded(document.text))
        if fits(query, document):
            wanted += [(entry.id, span) for span in places(query, read, Stopwatch(), lambda *_: [])]
    found = opened.search.exact(asked)
    assert [(hit.document, hit.span) for hit in found.hits] == wanted
    assert found.exact == len(wanted)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Project:
    folder = tmp_path_factory.mktemp("quay")
    for name, article in ARTICLES.items():
        (folder / name).write_text(written(*article), "utf-8")
    return Project.open(folder)
