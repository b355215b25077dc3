"""Settings: the environment over the file over the defaults, and one line for whatever cannot be used."""

from pathlib import Path

import pytest

from tui import themes
from tui.config import THEMES, Config, from_toml, load


def write(tmp_path: Path, content: str) -> dict[str, str]:
    path = tmp_path / "config.toml"
    path.write_text(content, encoding="utf-8")
    return {"VARIORUM_CONFIG": str(path)}


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load({"VARIORUM_CONFIG": str(tmp_path / "none.toml")}) == Config()


def test_the_file_sets_annotator_theme_and_keys(tmp_path: Path) -> None:
    config = load(write(tmp_path, 'annotator = "mira"\ntheme = "light"\n[keys]\ntag.claim = "c,m"\n"undo" = "z"\n'))
    assert (config.annotator, config.theme, config.keys) == ("mira", "light", {"tag.claim": "c,m", "undo": "z"})
    assert config.problems == ()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = write(tmp_path, 'annotator = "mira"\ntheme = "light"\n')
    config = load(environment | {"VARIORUM_ANNOTATOR": "jo", "VARIORUM_THEME": "dark", "VARIORUM_DATA": "/data"})
    assert (config.annotator, config.theme, config.data) == ("jo", "dark", Path("/data"))


@pytest.mark.parametrize("content", [b"annotator = ", b"\xff\xfe", b"= 3"])
def test_a_file_that_is_no_toml_is_told_in_one_line_and_the_defaults_hold(content: bytes) -> None:
    config = from_toml(content, "config.toml")
    assert (config.annotator, config.theme, dict(config.keys)) == ("", "", {})
    assert len(config.problems) == 1
    assert config.problems[0].startswith("config.toml: ")


def test_one_wrong_setting_leaves_the_others(tmp_path: Path) -> None:
    config = load(write(tmp_path, 'annotator = 3\ntheme = "light"\ncolour = "red"\n[keys]\nundo = 5\nredo = "R"\n'))
    assert (config.annotator, config.theme, config.keys) == ("", "light", {"redo": "R"})
    assert [word in problem for word, problem in zip(("colour", "annotator", "undo"), config.problems, strict=True)]


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    assert len(load({"VARIORUM_CONFIG": str(tmp_path)}).problems) == 1


def test_keys_must_be_a_table() -> None:
    assert len(from_toml(b'keys = "c"', "config.toml").problems) == 1


def test_without_a_variable_the_file_lies_in_the_users_configuration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert load({}) == Config()


def test_three_lines_that_are_no_toml_are_three_problems_and_the_rest_holds() -> None:
    content = b'annotator = mira\ntheme = "light"\n[keys]\nundo "z"\nredo = "R"\nredo = "X"\n'
    config = from_toml(content, "config.toml")
    assert (config.theme, config.keys) == ("light", {"redo": "R"})
    assert [problem.partition(": ")[2][:6] for problem in config.problems] == ["line 1", "line 4", "line 6"]


@pytest.mark.parametrize("content", ['annotator = """never\nclosed', "keys = [\n1,\n2", "[[[", "=\n" * 100, "\0"])
def test_what_cannot_be_mended_line_by_line_ends(content: str) -> None:
    config = from_toml(content.encode(), "config.toml")
    assert 1 <= len(config.problems) <= 22
    assert all(problem.startswith("config.toml: ") for problem in config.problems)


def test_a_theme_that_there_is_not_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    config = load(write(tmp_path, 'theme = "drak"\n') | {"VARIORUM_THEME": "lihgt"})
    assert config.theme == ""
    assert [("drak" in one, "lihgt" in one, "dark, light, ansi" in one) for one in config.problems] == [
        (True, False, True),
        (False, True, True),
    ]
    assert tuple(theme.name for theme in themes.THEMES) == THEMES
