"""Keys in what is said: named as they are set, wherever that stands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.project import Project
from tests.paths import ROOT
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.keys import KEYS, key_of, spelt

REBOUND = {
    "undo": "f5", "tag.claim": "f6", "tag.actor": "f7", "tag.source": "f8", "tag.relate": "f9", "link.next": "Z",
    "event.back": "f10", "suggestions": "f11", "apart.take": "f12",
}  # fmt: skip

DOES = "undoes|stops|shows|lists|takes|brings|tags?|chooses?|goes?|opens|declares|relates|accepts|rejects"
NAMES = re.compile(rf"(?:^|[·:;,.] |and )([a-zA-Z=!@]|[a-zA-Z] [a-zA-Z]) (?:{DOES})\b")
"""A single letter before what a key does."""


def texts() -> Iterator[tuple[Path, str]]:
    """Every text of the program but what only says what code does."""
    for path in sorted((ROOT / "tui").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                yield path, node.value


def test_no_text_names_a_key_that_a_reader_may_have_set_otherwise() -> None:
    shown = [(path.name, text) for path, text in texts() if path.parent.name != "cli" and NAMES.search(text)]
    assert shown == []


def test_every_key_that_is_named_is_in_the_table() -> None:
    ids = {row.id for row in KEYS}
    named = re.compile(r"""key_of\(((?:['"][a-z.]+['"](?:, )?)+)\)""")
    for path in (ROOT / "tui").rglob("*.py"):
        for found in named.findall(path.read_text("utf-8")):
            assert set(re.findall(r"[a-z.]+", found)) <= ids, path


def test_a_text_names_the_key_that_is_taught() -> None:
    assert (
        spelt(f"{key_of('undo')} undoes, {key_of('link.next', 'link.previous')}", {"undo": "f5,u"}) == "f5 undoes, n N"
    )
    assert all("\ue000" not in spelt(row.tooltip, {}) for row in KEYS)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("f6", "f5 undoes"),
        ("f6 f6", "f5 brings it back"),
        ("at", "f7 tags a name"),
        ("quotation_mark", "f6, and with f8 who says it"),
        ("A", "f6 f7 f8 tag while you read"),
        ("d", "f6 f7 f8 make one"),
    ],
)
async def test_what_is_said_names_keys_as_they_are_set(project: Project, keys: str, said: str) -> None:
    sitting = Sitting(project, Config(theme="dark", keys=REBOUND))
    async with sitting:
        await sitting.press(*keys.split())
        assert said in " ".join(sitting.seen.split()).replace("│ │ ", "")
