"""A tagged article whose file goes away while a session is open: its tags are kept, and that is said."""

import shutil
from pathlib import Path

from tests.tui.sitting import Sitting

COURIER, LEDGER = "1-harrow-courier.txt", "2-tidewater-ledger.txt"


def header(sitting: Sitting) -> str:
    return sitting.seen.splitlines()[0]


async def test_it_is_told_with_its_tags_and_when_it_is_back(sitting: Sitting, folder: Path, tmp_path: Path) -> None:
    async with sitting:
        await sitting.press("right_square_bracket", "c", "a", "left_square_bracket")
        assert "2 tags" in header(sitting)
        shutil.move(folder / LEDGER, tmp_path / "away.txt")
        await sitting.wait(lambda: "0 tags" in header(sitting))
        assert sitting.said.startswith(f"2 tags of {LEDGER} kept, its file is missing")
        assert sitting.said in sitting.seen
        shutil.move(tmp_path / "away.txt", folder / LEDGER)
        await sitting.wait(lambda: "2 tags" in header(sitting))
        assert sitting.said == f"there again, with what was tagged in it: {LEDGER}"


async def test_of_the_one_that_is_read_too_and_of_several(sitting: Sitting, folder: Path) -> None:
    async with sitting:
        await sitting.press("c", "right_square_bracket", "c", "left_square_bracket")
        for name in (COURIER, LEDGER):
            (folder / name).unlink()
        await sitting.wait(lambda: "0 tags" in header(sitting))
        assert sitting.said.startswith(f"2 tags of {COURIER}, {LEDGER} kept, their files are missing")


async def test_one_that_was_only_renamed_or_has_no_tags_misses_nothing(sitting: Sitting, folder: Path) -> None:
    async with sitting:
        await sitting.press("c")
        (folder / COURIER).rename(folder / "renamed.txt")
        (folder / LEDGER).unlink()
        await sitting.wait(lambda: "4 articles" in header(sitting))
        await sitting.pilot.pause(0.3)
        assert "missing" not in sitting.said
        assert "1 tag" in header(sitting)
