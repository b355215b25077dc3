"""Where the reader left off is remembered, and never in the way."""

from pathlib import Path

import pytest

from tui.places import Place, keep, recall


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_place_is_recalled_as_it_was_kept(tmp_path: Path) -> None:
    place = Place(
        here="a.txt",
        beside="b.txt",
        cursors={"a.txt": 17},
        read={"a.txt": 40},
        zoomed=True,
        theme="light",
        theme_of_sixteen="dark",
    )
    keep(tmp_path, place)
    assert recall(tmp_path) == place


def test_projects_do_not_share_a_place(tmp_path: Path) -> None:
    keep(tmp_path / "one", Place(here="a.txt"))
    assert recall(tmp_path / "two") == Place()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"here": 3, "cursors": {"a": "x", "b": -1}}', '{"unknown": 1}', "\0"]
)
def test_a_file_that_cannot_be_understood_is_forgotten(tmp_path: Path, state: Path, content: str) -> None:
    keep(tmp_path, Place(here="a.txt"))
    next((state / "variorum" / "places").iterdir()).write_text(content, encoding="utf-8")
    assert recall(tmp_path) == Place()


def test_a_place_that_cannot_be_kept_is_no_error(tmp_path: Path, state: Path) -> None:
    state.write_text("a file where a folder should be", encoding="utf-8")
    keep(tmp_path, Place(here="a.txt"))
    assert recall(tmp_path) == Place()
