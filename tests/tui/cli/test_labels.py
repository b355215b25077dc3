"""The verb `labels`: what spans can be tagged with."""

import json
from pathlib import Path

import pytest

from tests.tui.calling import assert_refused, call


def test_a_label_is_declared_listed_and_tagged_with(project: Path) -> None:
    added = call("labels", project, "add", "place", "--key", "m", "--style", "reverse", "--unit", "word", "--json")
    assert added.records == [{"name": "place", "key": "m", "style": "reverse", "unit": "word", "colour": ""}]
    names = [record["name"] for record in call("labels", project, "--json").records]
    assert names == ["claim", "actor", "source", "place"]
    assert call("labels", project, "list").out.splitlines()[-1].split() == ["place", "m", "reverse", "word"]
    assert call("tag", project, "1-harrow-courier.txt", 0, 8, "place").code == 0
    assert json.loads(call("history", project, "--json").out.splitlines()[0])["action"] in (
        "add label place",
        "tag place",
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["add", "place", "--key", "c"], "its key 'c' is taken by 'Tag as claim'"),
        (["add", "place", "--key", "?"], "its key '?' is taken by 'Keys'"),
        (["add", "place", "--key", "7"], "its key '7' is taken by 'Open the nth link'"),
        (["add", "place", "--key", "pp"], "its key 'pp' is not one character"),
        (["add", "place", "--key", " "], "its key ' ' is not one character"),
        (["add", "claim", "--key", "m"], "another label has this name"),
        (["add", "\x1b", "--key", "m"], "its name is empty or cannot be printed"),
        (["add", "place"], "add needs a NAME and its key"),
        (["add", "place", "--key", "m", "--style", "loud"], "'loud' is not one of"),
        (["add", "place", "--key", "m", "--unit", "page"], "'page' is not one of"),
        (["list", "place"], "list takes nothing after it"),
    ],
)
def test_a_label_that_cannot_be_is_refused_in_one_line(project: Path, arguments: list[str], told: str) -> None:
    called = call("labels", project, *arguments)
    assert_refused(called, told)
    assert len(called.err.splitlines()) == 1
    assert len(call("labels", project, "--json").records) == 3


def test_the_key_of_an_own_label_is_taken_too(project: Path) -> None:
    assert call("labels", project, "add", "place", "--key", "m").code == 0
    assert_refused(call("labels", project, "add", "hedge", "--key", "m"), "its key 'm' belongs to place")
