"""Every key, from one table: what it is bound to and shown as, and which keys are taught where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from store.model import Label
from tui.keys.situations import ALWAYS, HINTS, NAMED, Here, Hint, Meaning, Situation, here, taught_first
from tui.keys.table import ALSO, EVERYWHERE, KEYS, SHARED, VIEWS, Key, View, Where, key_of

if TYPE_CHECKING:
    from textual.binding import Binding

__all__ = [
    "ALWAYS",
    "EVERYWHERE",
    "FACES",
    "HINTS",
    "KEYS",
    "NAMED",
    "VIEWS",
    "Here",
    "Hint",
    "Key",
    "Meaning",
    "Situation",
    "View",
    "Where",
    "act",
    "actions",
    "as_set",
    "bindings",
    "everywhere",
    "face",
    "faces",
    "groups",
    "here",
    "key_of",
    "own_labels",
    "rebound",
    "rows_of",
    "spelt",
    "taken",
    "taught_first",
]


FACES: Mapping[str, str] = {
    "left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc", "enter": "⏎", "slash": "/", "quotation_mark": '"', "plus": "+", "at": "@",
    "minus": "-", "question_mark": "?", "less_than_sign": "<", "exclamation_mark": "!", "greater_than_sign": ">", "dollar_sign": "$",
    "left_parenthesis": "(", "right_parenthesis": ")", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "left_square_bracket": "[", "full_stop": ".", "comma": ",", "equals_sign": "=", "right_square_bracket": "]", "pagedown": "pgdn", "pageup": "pgup",
}  # fmt: skip
"""How key names are shown where they differ from what is printed on the key."""


def face(key: str) -> str:
    """A key name as a reader knows it: `shift+left` is `shift+←`."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, FACES.get(last, last)])


def faces(keys: str) -> str:
    """All keys of a row for show, separated by a space."""
    return " ".join(face(key) for key in keys.split(","))


def spelt(text: str, rebound: Mapping[str, str]) -> str:
    """A text of ours with each `key_of` in it named as it is set and shown: of several keys the one that is taught."""
    return _STANDS_FOR.sub(lambda found: _face_of(found[1], rebound), text) if "\ue000" in text else text


_STANDS_FOR = re.compile("\ue000([a-z.]*)\ue001")


def _face_of(id: str, rebound: Mapping[str, str]) -> str:
    return next((face(as_set(row, rebound).split(",")[0]) for row in KEYS if row.id == id), "")


def rows_of(where: Where) -> list[Key]:
    """The rows that one part of a screen answers, or one screen of the event: its own, and those that it shares."""
    if where not in VIEWS:
        return [row for row in KEYS if row.where == where]
    shared = (*SHARED, *ALSO.get(where, ()))
    return [row for row in KEYS if row.where in {where, "rows", "event"} or row.id in shared]


def bindings(where: Where) -> "list[Binding]":
    """Textual bindings for one part of a screen; a run of digits gives one binding a digit.

    A screen of the event has none for the moves in rows: the widget that has rows answers them.
    """
    rows = (row for row in rows_of(where) if row.where != "rows" or where == "rows")
    return [binding for row in rows for binding in _expand(row)]


def everywhere() -> "list[Binding]":
    """Textual bindings for acts of the program that a dialog does not bar: what they concern is the terminal."""
    from textual.binding import Binding

    rows = (row for row in KEYS if row.id in EVERYWHERE)
    return [Binding(row.keys, f"app.{row.action}", row.description, show=False, id=row.id) for row in rows]


def actions(where: Where, rebound: Mapping[str, str]) -> dict[str, str]:
    """What each key does that one part of the screen answers, by the key, with the keys that differ from the table."""
    found: dict[str, str] = {}
    for row in (row for row in KEYS if row.where == where):
        action = act(row.action) if where == "session" else row.action
        if row.keys == "1-9":
            found |= {n: action.format(n=n) for n in "123456789"}
        else:
            found |= dict.fromkeys(rebound.get(row.id, row.keys).split(","), action)
    return found


def act(action: str) -> str:
    """What a part of the desk does, as an action of the screen that holds the desk."""
    name, bracket, arguments = action.partition("(")
    return f"act({name!r}, {arguments}" if bracket else f"act({name!r})"


def _expand(row: Key) -> "Iterator[Binding]":
    from textual.binding import Binding

    action = act(row.action) if row.is_of_desk else row.action
    if row.keys == "1-9":
        for n in "123456789":
            yield Binding(n, action.format(n=n), row.description, tooltip=spelt(row.tooltip, {}), id=f"{row.id}.{n}")
    else:
        yield Binding(row.keys, action, row.description, tooltip=spelt(row.tooltip, {}), id=row.id)


def rebound(wishes: Mapping[str, str], labels: Sequence[Label], file: str = "") -> tuple[dict[str, str], list[str]]:
    """The keys that differ from the table: those that a project's labels ask for, and above them the reader's own.

    Args:
        wishes: Keys by id, from the configuration file.
        labels: The project's labels; those that are in the table may have another key.
        file: The configuration file, as what is told of it begins.

    Returns:
        Keys by id, and a line for each wish that cannot be granted and each key that would do two things.
    """
    rows, prefix = {row.id: row for row in KEYS}, f"{file}: " if file else ""
    asked = {f"tag.{label.name}": label.key for label in labels if f"tag.{label.name}" in rows}
    changed = {id: keys for id, keys in asked.items() if keys != rows[id].keys}
    known = {id: keys for id, keys in wishes.items() if id in rows and rows[id].keys != "1-9"}
    told = [f"{prefix}keys.{id}: no such key to set; the list under ? has them" for id in wishes if id not in known]
    granted = {id: ",".join(map(str.strip, keys.split(","))) for id, keys in known.items() if not _misspelt(keys)}
    told += [
        f"{prefix}keys.{id}: no keyboard has {_misspelt(keys)[0]!r}; a key is such as m, f5 or ctrl+o. Using the default"
        for id, keys in known.items()
        if id not in granted
    ]
    changed |= granted
    for key, (one, two) in _doubled(changed):
        mine, other = (two, one) if two in granted else (one, two)
        whose = f"{prefix}keys.{mine}" if mine in granted else mine
        told.append(f"{whose}: {key} does {other} too, so that one of them does not answer; give another key")
    used = {key: row.id for row in _in_session() for key in _pressed(row, changed)}
    own = [label for label in own_labels(labels) if label.key in used]
    return changed, told + [f"label {label.name}: its key {label.key} is taken by {used[label.key]}" for label in own]


def _misspelt(keys: str) -> list[str]:
    """The names in a list of keys that are no key's: nothing would ever answer to them."""
    names = [key.strip() for key in keys.split(",")]
    return [name for name in names if not _is_key(name.rpartition("+")[2] or name[-1:])]


def _is_key(name: str) -> bool:
    """Whether a key has this name, given without `ctrl+` and the like: a character, or what Textual calls it."""
    import unicodedata

    from textual.keys import KEY_NAME_REPLACEMENTS, KEY_TO_UNICODE_NAME, Keys

    if len(name) == 1 or name in {key.value.rpartition("+")[2] for key in Keys} | FACES.keys():
        return True
    if name in {*KEY_NAME_REPLACEMENTS.values(), *KEY_TO_UNICODE_NAME}:
        return True
    try:
        return bool(unicodedata.lookup(name.replace("_", " ")))
    except KeyError:
        return False


def _pressed(row: Key, changed: Mapping[str, str]) -> list[str]:
    """The keys that do it, as a reader knows them, each digit of a run for itself."""
    return list("123456789") if row.keys == "1-9" else [face(key) for key in as_set(row, changed).split(",")]


def _in_session() -> list[Key]:
    """The rows that are answered while one reads."""
    return [row for where in ("reader", "session", "app") for row in rows_of(where)]


def _doubled(changed: Mapping[str, str]) -> "Iterator[tuple[str, tuple[str, str]]]":
    """Each key that does two things on one screen, and ids of the two, each two once."""
    found = dict[tuple[str, str], str]()
    for rows in (_in_session(), *([*rows_of(view), *rows_of("app")] for view in VIEWS)):
        used: dict[str, str] = {}
        for row in rows:
            for key in _pressed(row, changed):
                if key in used:
                    found.setdefault((used[key], row.id), key)
                used[key] = row.id
    return ((key, ids) for ids, key in found.items())


def taken(key: str, rebound: Mapping[str, str]) -> str:
    """What a character does already in a session, in words; empty where it does nothing."""
    for row in _in_session():
        if key in _pressed(row, rebound):
            return f"'{row.description}'"
    return ""


def as_set(row: Key, rebound: Mapping[str, str]) -> str:
    """The keys of a row after the reader's own configuration."""
    return rebound.get(row.id, row.keys)


def own_labels(labels: Sequence[Label]) -> list[Label]:
    """The labels of a project that have no row of their own."""
    rows = {row.id for row in KEYS}
    return [label for label in labels if f"tag.{label.name}" not in rows]


def groups(rows: Sequence[Key] = KEYS) -> dict[str, list[Key]]:
    """Rows under their headings, in the order of the table."""
    grouped: dict[str, list[Key]] = {}
    for row in sorted(rows, key=KEYS.index):
        grouped.setdefault(row.group, []).append(row)
    return grouped
