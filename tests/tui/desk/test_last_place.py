"""Where the reader is, is remembered as they go, and a theme only when it was chosen."""

import pytest

from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.app import VariorumApp
from tui.config import Config
from tui.desk.last_place import LastPlace
from tui.places import Place, keep, recall


@pytest.fixture
def as_one_goes(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The place is looked at often, not at the end only."""
    monkeypatch.setattr(LastPlace, "KEEP_SECONDS", 0.1)


@pytest.mark.usefixtures("as_one_goes")
async def test_the_place_is_remembered_as_one_goes(sitting: Sitting) -> None:
    async with sitting:
        folder = sitting.project.folder
        await sitting.press("right_square_bracket", "right_curly_bracket", "z", "W")
        cursor = sitting.reader.cursor
        assert cursor > 0
        await sitting.wait(lambda: recall(folder).weak and recall(folder).cursors.get(sitting.path) == cursor)
        kept = recall(folder)
        assert (kept.here, kept.beside) == ("2-tidewater-ledger.txt", sitting.screen.panes.beside.reader.document.path)  # type: ignore[union-attr]
        assert (kept.zoomed, kept.weak) == (True, True)


@pytest.mark.parametrize(("key", "what"), [("S", "sort"), ("z", "zoomed"), ("W", "weak")])
async def test_what_was_chosen_last_is_remembered_where_nothing_moves_after_it(
    sitting: Sitting, key: str, what: str
) -> None:
    async with sitting:
        sitting.screen.leaving.look()
        await sitting.press(key)
        sitting.screen.leaving.keep_now()
        kept = recall(sitting.project.folder)
        assert getattr(kept, what) == getattr(sitting.screen.desk.place, what) != getattr(Place(), what)


async def test_nothing_is_written_while_nothing_moves(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Place] = []
    monkeypatch.setattr("tui.desk.last_place.keep", lambda _, place: written.append(place))
    async with sitting:
        await sitting.press("j")
        sitting.screen.leaving.look()
        await sitting.wait(lambda: written)
        former = len(written)
        for _ in range(5):
            sitting.screen.leaving.look()
        await settled(sitting.pilot)
        assert len(written) == former


async def test_a_session_that_ends_before_its_articles_are_there_forgets_nothing(project: Project) -> None:
    keep(project.folder, Place(here="3-ostral-today.md", beside="1-harrow-courier.txt"))
    app = VariorumApp(project, Config(theme="dark"))
    app.reading.leaving.keep_now()
    assert recall(project.folder).here == "3-ostral-today.md"


@pytest.mark.parametrize(("colours", "shown"), [(1 << 24, "light"), (256, "light"), (16, "ansi"), (8, "ansi")])
async def test_a_theme_that_was_chosen_is_lost_on_no_terminal(
    project: Project, monkeypatch: pytest.MonkeyPatch, colours: int, shown: str
) -> None:
    keep(project.folder, Place(theme="light"))
    monkeypatch.setattr("tui.app._colours", lambda _: colours)
    async with Sitting(project, Config()) as sitting:
        assert sitting.app.theme == shown
        await sitting.press("j")
        sitting.screen.leaving.keep_now()
    assert (recall(project.folder).theme, recall(project.folder).theme_of_sixteen) == ("light", "")


async def test_each_kind_of_terminal_keeps_the_theme_that_was_chosen_on_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for colours, presses, shown in ((256, 1, "light"), (16, 1, "dark"), (256, 0, "light"), (16, 0, "dark")):
        monkeypatch.setattr("tui.app._colours", lambda _, colours=colours: colours)
        async with Sitting(project, Config()) as sitting:
            await sitting.press(*["ctrl+t"] * presses)
            assert sitting.app.theme == shown
            sitting.screen.leaving.keep_now()


async def test_a_theme_that_only_fitted_is_not_remembered(project: Project) -> None:
    async with Sitting(project, Config()) as sitting:
        sitting.screen.leaving.keep_now()
    assert recall(project.folder).theme == ""
