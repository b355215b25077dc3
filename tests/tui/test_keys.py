"""The key table holds together, and everything made from it."""

import re
from collections import Counter

import pytest
from textual.app import App

from store.model import LABELS, Label
from tests.tui.sitting import Sitting
from tui.app import VariorumApp
from tui.keys import KEYS, VIEWS, Key, Where, act, bindings, faces, groups, rebound, rows_of
from tui.screens.reading import ReadingScreen
from tui.widgets.article_list import ArticleList
from tui.widgets.reader import Reader
from tui.widgets.row_list import RowList

ANSWERS: dict[Where, type] = {
    "reader": Reader,
    "rows": RowList,
    "articles": ArticleList,
    "session": ReadingScreen,
    "app": VariorumApp,
    "tour": VariorumApp,
    "help": VariorumApp,
}

UNDELIVERABLE = {"ctrl+i", "ctrl+m", "ctrl+h", "ctrl+space", "ctrl+enter", "ctrl+a", "ctrl+b", "ctrl+s", "ctrl+q"}


def test_every_row_has_an_id_of_its_own() -> None:
    assert [id for id, number in Counter(row.id for row in KEYS).items() if number > 1] == []


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.id)
def test_every_row_says_what_it_does(row: Key) -> None:
    assert row.description
    assert row.tooltip.endswith(".")


@pytest.mark.parametrize("row", [row for row in KEYS if not row.is_of_desk], ids=lambda row: row.id)
def test_a_widget_or_the_program_answers_its_keys(row: Key) -> None:
    action = re.sub(r"\(.*", "", row.action)
    assert hasattr(ANSWERS[row.where], f"action_{action}")


async def test_a_part_of_the_desk_answers_every_key_of_the_session(sitting: Sitting) -> None:
    async with sitting:
        parts = sitting.app.reading.desk.parts
        for row in KEYS:
            if row.where == "session":
                part, _, name = re.sub(r"\(.*", "", row.action).partition(".")
                assert callable(getattr(parts[part], name)), row.id


def test_an_act_of_a_part_is_an_action_of_the_screen() -> None:
    assert act("tags.remove") == "act('tags.remove')"
    assert act("tags.tag('claim')") == "act('tags.tag', 'claim')"


@pytest.mark.parametrize("row", KEYS, ids=lambda row: row.id)
def test_no_act_depends_on_a_key_that_terminals_steal(row: Key) -> None:
    assert set(row.keys.split(",")) - UNDELIVERABLE


def test_no_key_does_two_things_in_one_place() -> None:
    for places in ({"reader", "app"}, {"rows", "articles", "app"}):
        used = [key for row in KEYS if row.where in places for key in row.keys.split(",")]
        assert [key for key, number in Counter(used).items() if number > 1] == []
    for view in VIEWS:
        used = [key for row in (*rows_of(view), *rows_of("app")) for key in row.keys.split(",")]
        assert [key for key, number in Counter(used).items() if number > 1] == []
    used = [key for row in KEYS if row.where in {"reader", "session", "app"} for key in row.keys.split(",")]
    assert [key for key, number in Counter(used).items() if number > 1] == []


def test_a_run_of_digits_is_a_binding_a_digit() -> None:
    digits = [binding for binding in bindings("session") if "open_nth" in binding.action]
    assert [(binding.key, binding.action) for binding in digits][::8] == [
        ("1", "act('links.open_nth', 1)"),
        ("9", "act('links.open_nth', 9)"),
    ]


def test_bindings_can_be_rebound_by_id() -> None:
    assert all(binding.id for where in ANSWERS for binding in bindings(where))
    assert issubclass(VariorumApp, App)


def test_keys_are_shown_as_they_are_printed() -> None:
    assert faces("left,h,shift+right,slash") == "← h shift+→ /"


def test_every_key_stands_under_one_heading() -> None:
    assert sum(map(len, groups().values())) == len(KEYS)


def test_a_project_may_set_the_keys_of_the_default_labels() -> None:
    changed, told = rebound({}, [LABELS[0]._replace(key="m"), *LABELS[1:]])
    assert (changed, told) == ({"tag.claim": "m"}, [])


def test_the_readers_own_keys_come_first() -> None:
    assert rebound({"tag.claim": "m", "quit": "Q"}, LABELS) == ({"tag.claim": "m", "quit": "Q"}, [])


def test_a_wish_that_cannot_be_granted_is_told() -> None:
    changed, told = rebound({"tag.calim": "m", "link.open.nth": "1-8", "undo": "q"}, LABELS)
    assert changed == {"undo": "q"}
    assert [line.split(" ")[0] for line in told] == ["keys.tag.calim:", "keys.link.open.nth:", "keys.undo:"]
    assert told[2] == "keys.undo: q does quit too, so that one of them does not answer; give another key"
    assert all(
        line.startswith("config.toml: keys.") for line in rebound({"x": "m", "undo": "q"}, LABELS, "config.toml")[1]
    )


@pytest.mark.parametrize("keys", ["ctrl+nonsense", "", "c,", "enterr", "c m"])
def test_a_key_that_no_keyboard_has_is_told_and_the_default_holds(keys: str) -> None:
    changed, told = rebound({"undo": keys}, LABELS)
    assert changed == {}
    assert [line.partition(":")[0] for line in told] == ["keys.undo"]
    assert "no keyboard has" in told[0]


@pytest.mark.parametrize("keys", ["m", "ctrl+o", "f5", "&", "ampersand", "shift+f3", "ctrl+pageup", "Ä", "backspace"])
def test_every_key_that_there_is_may_be_set(keys: str) -> None:
    assert rebound({"undo": f"u, {keys}"}, LABELS) == ({"undo": f"u,{keys}"}, [])


def test_a_digit_is_a_key_that_opens_a_link() -> None:
    told = rebound({"tag.claim": "c,1"}, [*LABELS, Label("place", "2", "italic")])[1]
    assert [line.partition(" does ")[0] for line in told[:1]] == ["keys.tag.claim: 1"]
    assert "link.open.nth" in told[0]
    assert told[1] == "label place: its key 2 is taken by link.open.nth"


def test_a_label_on_a_key_that_is_taken_is_told() -> None:
    told = rebound({}, [*LABELS, Label("place", "/", "italic"), Label("rumour", "m", "italic")])[1]
    assert told == ["label place: its key / is taken by search"]
