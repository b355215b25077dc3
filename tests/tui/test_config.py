"""Settings: the environment over the file over the defaults, and one line for whatever cannot be used."""

from pathlib import Path

import pytest

from tui.config import Config, from_toml, load


def write(tmp_path: Path, content: str) -> dict[str, str]:
    path = tmp_path / "config.toml"
    path.write_text(content, encoding="utf-8")
    return {"VARIORUM_CONFIG": str(path)}


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    assert load({"VARIORUM_CONFIG": str(tmp_path / "none.toml")}) == Config()


def test_the_file_sets_annotator_theme_and_keys(tmp_path: Path) -> None:
    config = load(write(tmp_path, 'annotator = "mira"\ntheme = "light"\n[keys]\ntag.claim = "c,1"\n"undo" = "z"\n'))
    assert (config.annotator, config.theme, config.keys) == ("mira", "light", {"tag.claim": "c,1", "undo": "z"})
    assert config.problems == ()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    environment = write(tmp_path, 'annotator = "mira"\ntheme = "light"\n')
    config = load(environment | {"VARIORUM_ANNOTATOR": "jo", "VARIORUM_THEME": "dark", "VARIORUM_DATA": "/data"})
    assert (config.annotator, config.theme, config.data) == ("jo", "dark", Path("/data"))


@pytest.mark.parametrize("content", [b"annotator = ", b"\xff\xfe", b"= 3", b"a = 1\na = 2\n"])
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
