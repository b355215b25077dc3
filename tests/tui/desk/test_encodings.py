"""Reading an article in another encoding, from a session."""

from pathlib import Path

from store.project import Project
from tests.tui.sitting import Sitting, settled
from tui.config import Config

SAID = "Most je zavřený, řekla primátorka.\n"


def session(tmp_path: Path, data: bytes) -> Sitting:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "most.txt").write_bytes(data)
    return Sitting(Project.open(folder), Config(theme="dark"))


async def test_an_encoding_is_picked_by_what_it_makes_of_the_article_and_undone(tmp_path: Path) -> None:
    sitting = session(tmp_path, SAID.encode("cp1250"))
    async with sitting:
        assert sitting.here == SAID
        await sitting.app.reading.action_act("encodings.choose")
        await settled(sitting.pilot)
        await sitting.press("3")
        assert sitting.here == SAID.encode("cp1250").decode("cp1252")
        assert sitting.said.startswith("read as cp1252 · u undoes")
        await sitting.press("u")
        assert sitting.here == SAID


async def test_an_article_that_every_encoding_reads_alike_is_told(tmp_path: Path) -> None:
    sitting = session(tmp_path, b"The gate was shut.\n")
    async with sitting:
        await sitting.app.reading.action_act("encodings.choose")
        await settled(sitting.pilot)
        assert "every encoding reads it the same" in sitting.said


async def test_the_palette_offers_it(tmp_path: Path) -> None:
    sitting = session(tmp_path, SAID.encode("cp1250"))
    async with sitting:
        await sitting.press("ctrl+p", *"another encod", "enter")
        assert sitting.title() == "Read this article in"
