"""The map of an article at the right edge of its reader."""

import pytest
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.links import ROOF
from tests.tui.sitting import Sitting
from tui.widgets.minimap import Minimap


def column(sitting: Sitting) -> str:
    """The signs from the corner down."""
    minimap = sitting.screen.panes.active.minimap
    return "".join(row.text[minimap.region.x] for row in rows(sitting, minimap))


def rows(sitting: Sitting, minimap: Minimap) -> list[Strip]:
    region = minimap.region
    return sitting.app.screen._compositor.render_strips()[region.y : region.bottom]


async def test_it_shows_links_conflicts_claims_and_hits(sitting: Sitting) -> None:
    async with sitting:
        assert column(sitting).startswith("╮")
        assert "≠" in column(sitting)
        assert "◆" in column(sitting)
        assert "▌" not in column(sitting)
        await sitting.press("G", "c")
        assert "▌" in column(sitting)
        await sitting.press("u")
        assert "▌" not in column(sitting)
        await sitting.press("f", *"market")
        assert "●" in column(sitting)


async def test_it_stands_beside_what_is_in_sight(sitting: Sitting) -> None:
    async with sitting:
        first = column(sitting)
        await sitting.press("G")
        last = column(sitting)
        assert first.find("┃") < last.find("┃")


async def test_a_key_that_changes_nothing_of_it_draws_nothing_of_it(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting:
        await sitting.go(ROOF)
        minimap = sitting.screen.panes.active.minimap
        drawn: list[str] = []

        def note(*given: Region, **named: bool) -> Minimap:
            drawn.append(column(sitting))
            return minimap

        monkeypatch.setattr(minimap, "refresh", note)
        await sitting.press("l", "w", "h")
        assert not drawn


async def test_only_rows_that_change_are_drawn(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting:
        minimap = sitting.screen.panes.active.minimap
        before, refresh, drawn = column(sitting), minimap.refresh, list[Region]()

        def note(*regions: Region) -> Minimap:
            drawn.extend(regions)
            return refresh(*regions)

        monkeypatch.setattr(minimap, "refresh", note)
        await sitting.press("c")
        changed = {row for row, (then, now) in enumerate(zip(before, column(sitting), strict=True)) if then != now}
        assert changed
        assert {row for region in drawn for row in region.line_range} == changed
