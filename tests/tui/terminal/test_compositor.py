"""Asking widgets only for what is seen draws the same as asking them for everything."""

from collections.abc import Mapping
from itertools import pairwise

import pytest
from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip

from tests.tui.sitting import Sitting
from tui.terminal.compositor import SparingCompositor


class Stock(SparingCompositor):
    """The same screen, drawn as Textual does it."""

    _get_renders = Compositor._get_renders


def drawn(compositor: Compositor, crop: Region) -> list[Strip]:
    """What is drawn in `crop`, row by row."""
    chops = compositor._render_chops(crop, crop.line_range.__contains__)
    rows = [(compositor.cuts[y], chops[y]) for y in crop.line_range]
    return [_row(cuts, chop, crop) for cuts, chop in rows]


def _row(cuts: list[int], chop: Mapping[int, Strip], crop: Region) -> Strip:
    """The pieces of a row as far as they reach into `crop`; what lies apart from it is never written."""
    seen = [(left, chop[left]) for left, right in pairwise(cuts) if left < crop.right and right > crop.x]
    left = seen[0][0]
    return Strip.join([strip for _, strip in seen]).crop(crop.x - left, crop.right - left).simplify()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_every_part_of_the_screen_is_drawn_as_textual_draws_it(sitting: Sitting, size: tuple[int, int]) -> None:
    sitting = Sitting(sitting.project, sitting.app.config, size)
    async with sitting:
        for keys in ("", "n", "z", "z", "slash", "escape", "b"):
            await sitting.press(*filter(None, [keys]))
            compositor = sitting.screen._compositor
            assert type(compositor) is SparingCompositor
            whole = sitting.screen.size.region
            for crop in (whole, *_parts(whole)):
                sparing = drawn(compositor, crop)
                compositor.__class__ = Stock
                assert sparing == drawn(compositor, crop)
                compositor.__class__ = SparingCompositor


def _parts(whole: Region) -> list[Region]:
    """Regions of many sizes all over the screen, those of each size elsewhere."""
    sizes = ((1, 1), (4, 1), (47, 20), (whole.width, 1), (3, whole.height), (30, 7))
    return [
        Region(x, y, width, height).intersection(whole)
        for number, (width, height) in enumerate(sizes)
        for x in range(5 * number, whole.width, 29)
        for y in range(2 * number, whole.height, 9)
    ]
