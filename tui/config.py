"""What the reader decided once for all projects: a TOML file, and environment variables that speak louder.

```toml
# config.toml in the user's configuration folder, or wherever VARIORUM_CONFIG points
annotator = "mira"
theme = "light"

[keys]
tag.claim = "c,1"
```
"""

import os
from collections.abc import Iterator, Mapping
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


class Config(NamedTuple):
    """Settings of this reader; an empty string means that the default holds."""

    annotator: str = ""
    theme: str = ""
    keys: Mapping[str, str] = {}
    """Key bindings by id of the key table: `{"tag.claim": "c,1"}`."""
    data: Path | None = None
    """Where the project's data lives when not beside its articles; from the environment or `--data` only, since one
    folder cannot serve every project."""
    problems: tuple[str, ...] = ()
    """What could not be used, one line each; defaults stand in for it."""


def load(environment: Mapping[str, str] | None = None) -> Config:
    """The settings that hold now: the environment over the file over the defaults. Never raises for a bad file."""
    environment = os.environ if environment is None else environment
    config = from_file(config_path(environment))
    data = environment.get(DATA_VARIABLE, "")
    return config._replace(
        annotator=environment.get(ANNOTATOR_VARIABLE, "") or config.annotator,
        theme=environment.get(THEME_VARIABLE, "") or config.theme,
        data=Path(data) if data else None,
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
        return Config(problems=(f"{path}: {error.strerror or error}; using the default settings",))
    return from_toml(content, str(path))


def from_toml(content: bytes, name: str) -> Config:
    """The settings written in TOML; `name` stands in the problems."""
    import tomllib

    try:
        settings = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return Config(problems=(f"{name}: not valid TOML ({error}); using the default settings",))
    problems = [f"{name}: unknown setting {key!r}; known are {', '.join(SETTINGS)}" for key in unknown(settings)]
    return Config(
        annotator=_text(settings, "annotator", name, problems),
        theme=_text(settings, "theme", name, problems),
        keys=_keys(settings.get("keys", {}), name, problems),
        problems=tuple(problems),
    )


def unknown(settings: Mapping[str, Any]) -> list[str]:
    """Settings that nothing reads, most likely misspelt."""
    return [key for key in settings if key not in SETTINGS]


def _text(settings: Mapping[str, Any], key: str, name: str, problems: list[str]) -> str:
    value = settings.get(key, "")
    if isinstance(value, str):
        return value.strip()
    problems.append(f"{name}: {key} must be a text in quotes; using the default")
    return ""


def _keys(value: object, name: str, problems: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        problems.append(
            f'{name}: keys must be a table such as [keys] with lines tag.claim = "c"; using the default keys'
        )
        return {}
    bindings = dict(_flat(value))
    problems += [
        f'{name}: keys.{key} must be a text such as "c" or "c,1"; using the default key'
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
