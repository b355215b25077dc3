"""What the reader decided once for all projects: a TOML file, and environment variables that speak louder.

```toml
# config.toml in the user's configuration folder, or wherever VARIORUM_CONFIG points
annotator = "mira"
theme = "light"

[keys]
tag.claim = "c,m"
```
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

CONFIG_VARIABLE = "VARIORUM_CONFIG"
"""Names another configuration file."""

DATA_VARIABLE = "VARIORUM_DATA"
"""Folder for the data of the project at hand, as `--data`."""

ANNOTATOR_VARIABLE = "VARIORUM_ANNOTATOR"
"""Who tags, as `--annotator`."""

THEME_VARIABLE = "VARIORUM_THEME"
"""Name of the theme of reading sessions."""

SETTINGS = ("annotator", "theme", "keys")
"""What a configuration file may set."""

THEMES = ("dark", "light", "ansi")
"""Names of the themes that there are."""

MOST_MISTAKES = 20
"""Lines that are left out of a file before all of it is."""


class Config(NamedTuple):
    """Settings of this reader; an empty string means that the default holds."""

    annotator: str = ""
    theme: str = ""
    keys: Mapping[str, str] = {}
    """Key bindings by id of the key table: `{"tag.claim": "c,m"}`."""
    data: Path | None = None
    """Where the project's data lives when not beside its articles; from the environment or `--data` only, since one
    folder cannot serve every project."""
    problems: tuple[str, ...] = ()
    """What could not be used, one line each; defaults stand in for it."""
    file: str = ""
    """The file of the settings, as problems name it; empty where there is none."""


def load(environment: Mapping[str, str] | None = None) -> Config:
    """The settings that hold now: the environment over the file over the defaults. Never raises for a bad file."""
    environment = os.environ if environment is None else environment
    config = from_file(config_path(environment))
    data, problems = environment.get(DATA_VARIABLE, ""), [*config.problems]
    theme = _theme(environment.get(THEME_VARIABLE, ""), THEME_VARIABLE, problems)
    return config._replace(
        annotator=environment.get(ANNOTATOR_VARIABLE, "") or config.annotator,
        theme=theme or config.theme,
        data=Path(data) if data else None,
        problems=tuple(problems),
    )


def config_path(environment: Mapping[str, str]) -> Path:
    """The configuration file; it need not exist."""
    named = environment.get(CONFIG_VARIABLE, "")
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("variorum", appauthor=False) / "config.toml"


def from_file(path: Path) -> Config:
    """The settings of one file; what cannot be used is told in `problems`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Config()
    except OSError as error:
        return Config(problems=(f"{path}: {error.strerror or error}; see to it. Using the default settings",))
    return from_toml(content, str(path))


def from_toml(content: bytes, name: str) -> Config:
    """The settings written in TOML; `name` stands in the problems, of which there is one for each mistake."""
    problems: list[str] = []
    settings = _parsed(content, name, problems)
    problems += [
        f"{name}: {key}: no such setting; known are {', '.join(SETTINGS)}: correct it or take it out"
        for key in unknown(settings)
    ]
    return Config(
        annotator=_text(settings, "annotator", name, problems),
        theme=_theme(_text(settings, "theme", name, problems), f"{name}: theme", problems),
        keys=_keys(settings.get("keys", {}), name, problems),
        problems=tuple(problems),
        file=name,
    )


def _parsed(content: bytes, name: str, problems: list[str]) -> dict[str, Any]:
    """What a file of TOML holds, but for the lines that are none, each of which is a problem."""
    import tomllib

    try:
        lines = content.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        problems.append(f"{name}: not UTF-8 text; save it as UTF-8. Using the default settings")
        return {}
    while True:
        try:
            return tomllib.loads("\n".join(lines))
        except tomllib.TOMLDecodeError as error:
            wrong = _wrong_line(str(error), lines)
            if wrong is None or len(problems) == MOST_MISTAKES:
                problems.append(f"{name}: not valid TOML: {error}; correct it. Using the default settings")
                return {}
            what = str(error).partition(" (at ")[0]
            problems.append(f'{name}: line {wrong + 1}: {what}; a line is such as theme = "light". It is left out')
            lines[wrong] = ""


def _wrong_line(error: str, lines: Sequence[str]) -> int | None:
    """Index of the line that an error of the parser names; None where only the end shows that something is wrong."""
    if found := re.search(r"at line (\d+)", error):
        return int(found[1]) - 1 if lines[int(found[1]) - 1].strip() else None
    written = [number for number, line in enumerate(lines) if line.strip()]
    return written[-1] if written and "=" in lines[written[-1]] else None


def unknown(settings: Mapping[str, Any]) -> list[str]:
    """Settings that nothing reads, most likely misspelt."""
    return [key for key in settings if key not in SETTINGS]


def _text(settings: Mapping[str, Any], key: str, name: str, problems: list[str]) -> str:
    value = settings.get(key, "")
    if isinstance(value, str):
        return value.strip()
    problems.append(f"{name}: {key} must be a text in quotes. Using the default")
    return ""


def _theme(value: str, place: str, problems: list[str]) -> str:
    if not value or value in THEMES:
        return value
    problems.append(f"{place}: there is no {value!r}; give one of {', '.join(THEMES)}. Using the default")
    return ""


def _keys(value: object, name: str, problems: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        problems.append(f'{name}: keys must be a table, [keys] with lines tag.claim = "c". Using the default keys')
        return {}
    bindings = dict(_flat(value))
    problems += [
        f'{name}: keys.{key} must be a text such as "c" or "c,m". Using the default key'
        for key, keys in bindings.items()
        if not isinstance(keys, str)
    ]
    return {key: keys for key, keys in bindings.items() if isinstance(keys, str)}


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, object]]:
    """TOML reads a bare `tag.claim = ` as a table in a table; ids of keys are one name with dots."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
