"""Settings as readers write them: what is good is used, what is not is told and left out."""

from pathlib import Path
from typing import Any

import pytest

from store.disk.settings import first_settings, settings_from
from store.model import LABELS
from store.project import Project


def tables(**settings: Any) -> dict[str, dict[str, Any]]:
    return {"settings": {"project": settings}}


def test_without_settings_the_defaults_hold() -> None:
    settings = settings_from({}, "folder")
    assert (settings.name, settings.labels, settings.aliases, settings.problems) == ("folder", LABELS, (), ())


def test_the_first_settings_say_what_holds_anyway() -> None:
    assert settings_from(tables(**first_settings()), "folder") == settings_from({}, "folder")


def test_a_project_may_add_labels_and_restyle_the_default_ones() -> None:
    own = {"name": "opinion", "key": "p", "style": "italic", "unit": "phrase", "colour": "#ff8800"}
    restyled = {"name": "claim", "key": "k", "style": "reverse"}
    taking_its_key = {"name": "cause", "key": "c", "style": "bold"}
    settings = settings_from(tables(labels=[restyled, own, taking_its_key]), "folder")
    assert [(label.name, label.key, label.style) for label in settings.labels] == [
        ("claim", "k", "reverse"),
        ("actor", "a", "bold"),
        ("source", "s", "underline"),
        ("opinion", "p", "italic"),
        ("cause", "c", "bold"),
    ]
    assert settings.problems == ()


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ({"name": "x", "key": "c", "style": "bold"}, "belongs to claim"),
        ({"name": "x", "key": "xy", "style": "bold"}, "one character"),
        ({"name": "x", "key": " ", "style": "bold"}, "one character"),
        ({"name": "x", "key": "x", "style": "blinking"}, "'style'"),
        ({"name": "x", "key": "x", "style": "bold", "unit": "page"}, "'unit'"),
        ({"name": "", "key": "x", "style": "bold"}, "name is empty"),
        ({"name": "x\n", "key": "x", "style": "bold"}, "cannot be printed"),
        ({"key": "x", "style": "bold"}, "'name'"),
        ("x", "not an object"),
    ],
)
def test_a_label_that_cannot_be_used_is_left_out_and_told(label: object, said: str) -> None:
    settings = settings_from(tables(labels=[label, {"name": "good", "key": "g", "style": "bold"}]), "folder")
    assert [each.name for each in settings.labels] == ["claim", "actor", "source", "good"]
    (problem,) = settings.problems
    assert said in problem.message
    assert "project.json" in problem.message


def test_the_second_label_of_a_name_is_left_out() -> None:
    twice = [{"name": "x", "key": "x", "style": "bold"}, {"name": "x", "key": "y", "style": "bold"}]
    settings = settings_from(tables(labels=twice), "folder")
    assert settings.labels[-1].key == "x"
    assert "another label" in settings.problems[0].message


def test_what_is_of_the_wrong_type_is_told_once_each() -> None:
    settings = settings_from(tables(name=3, labels={}, aliases="IS"), "folder")
    assert (settings.name, settings.labels, settings.aliases) == ("folder", LABELS, ())
    assert len(settings.problems) == 3


def test_alias_groups_of_two_or_more_names_are_used() -> None:
    settings = settings_from(tables(aliases=[["IS", "Daesh"], ["alone"], ["a", 3]]), "folder")
    assert settings.aliases == (("IS", "Daesh"),)
    assert len(settings.problems) == 2


def test_linking_by_sense_is_off_until_asked_for() -> None:
    assert not settings_from({}, "folder").semantic
    settings = settings_from(tables(semantic=True), "folder")
    assert (settings.semantic, settings.problems) == (True, ())


def test_linking_by_sense_is_switched_by_true_and_false_alone() -> None:
    settings = settings_from(tables(semantic="yes"), "folder")
    (problem,) = settings.problems
    assert not settings.semantic
    assert "neither true nor false" in problem.message


def test_links_across_languages_are_made_where_they_can_be_unless_the_settings_say_no(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("store.disk.settings.find_spec", lambda name: object())
    assert [settings_from(tables(**chosen), "folder").languages for chosen in ({}, {"languages": True})] == [True, True]
    assert not settings_from(tables(languages=False), "folder").languages


def test_links_across_languages_need_a_package_that_is_asked_for_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.disk.settings.find_spec", lambda name: None)
    assert settings_from({}, "folder").problems == settings_from(tables(languages=False), "folder").problems == ()
    settings = settings_from(tables(languages=True), "folder")
    (problem,) = settings.problems
    assert not settings.languages
    assert "install variorum[languages]" in problem.message


def test_languages_that_are_neither_true_nor_false_are_told() -> None:
    (problem,) = settings_from(tables(languages=1), "folder").problems
    assert "'languages' is neither true nor false" in problem.message


def test_what_is_wrong_is_told_of_the_file_as_the_reader_knows_it(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("The gate was shut.\n", "utf-8")
    data = tmp_path / "elsewhere"
    for place, shown in ((None, ".variorum/project.json"), (data, f"{data}/project.json")):
        kept = place or tmp_path / "articles" / ".variorum"
        kept.mkdir()
        (kept / "project.json").write_text('{"version": 1, "settings": {"project": {"aliases": 3}}}', "utf-8")
        with Project.open(tmp_path / "articles", data=place) as project:
            assert [problem.message for problem in project.problems] == [
                f"{shown}: 'aliases' is not a list; none are used"
            ]
