"""Draws the screens on the sample project: for the documents (`make docs`), or every one of them to be looked at.

For the documents each screen is drawn in the dark, and once more in each other look, so that every size is there too.
`python -m tests.tui.picture FOLDER` draws every screen in every size and look into a folder.
"""

import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from seeds import sample_project
from store.model import Span
from store.project import Project
from tests.paths import ROOT
from tests.tui.sitting import Sitting, settled
from tui.config import Config

TAGS = (
    ("1-harrow-courier.txt", "actor", ("Customs Guard", "Pan Workers' League", "Salt Exchange")),
    ("1-harrow-courier.txt", "source", ("hospital staff said", "Residents of the harbour quarter")),
    ("2-tidewater-ledger.txt", "actor", ("Customs Guard",)),
)
"""What has been tagged before a picture is taken: article, label, words."""

TO_CLAIM = ("right_curly_bracket", "right_curly_bracket", "c", "w", "w", "w", "w")
"""Keys that tag a claim of which others tell, and go on in it."""

SCREENS: Mapping[str, tuple[str, ...]] = {
    "session": (),
    "board": ("B", "exclamation_mark"),
    "wordings": ("B", "exclamation_mark", "enter"),
    "apparatus": ("B", "exclamation_mark", "p"),
    "inbox": ("I", "j"),
    "compare": ("C", "n"),
    "overview": ("O",),
    "actors": ("at", "enter"),
    "sources": ("quotation_mark", "i"),
    "suggestions": ("i",),
    "search": ("slash", *"palune", "down"),
    "export": ("e", "down"),
}
"""Every picture by its name: the keys that lead to it from a claim in the first article."""

SIZES = ((120, 36), (80, 24), (200, 60))
"""Columns and rows."""


OTHERWISE = (((80, 24), "light"), ((200, 60), "plain"), ((120, 36), "ansi"))
"""How each screen is drawn once more for the documents: size and look."""


class Look(NamedTuple):
    """A terminal's colours."""

    theme: str
    environment: Mapping[str, str]


LOOKS: Mapping[str, Look] = {
    "dark": Look("dark", {}),
    "light": Look("light", {}),
    "plain": Look("dark", {"NO_COLOR": "1"}),
    "ansi": Look("ansi", {}),
}


async def draw(folder: Path, keys: tuple[str, ...], size: tuple[int, int], theme: str) -> str:
    """A session on the sample with tags and links, and what some keys lead to there, as SVG."""
    with Project.open(folder, annotator="reader") as project:
        for path, label, quotes in TAGS:
            text = project.document(path).text
            for quote in quotes:
                if (start := text.find(quote)) >= 0:
                    project.tags.add(path, Span(start, start + len(quote)), label)
        sitting = Sitting(project, Config(theme=theme), size)
        exports = patch("tui.desk.exporting.free_path", lambda _folder, name, _wished: Path("/home/reader") / name)
        with exports:
            return await drawn(sitting, keys)


async def drawn(sitting: Sitting, keys: tuple[str, ...]) -> str:
    """What keys lead to, as SVG."""
    async with sitting:
        await sitting.press(*TO_CLAIM, *keys)
        await sitting.pilot.pause(sitting.screen.hints.MESSAGE_SECONDS + 0.2)
        await settled(sitting.pilot)
        return sitting.app.export_screenshot(title="Variorum")


def picture(screen: str, size: tuple[int, int], look: Look) -> str:
    """A screen in a size and a look, on a project of its own."""
    with tempfile.TemporaryDirectory() as work:
        os.environ |= {"XDG_STATE_HOME": work, "TERM": "xterm-256color", "COLORTERM": "truecolor", **look.environment}
        try:
            project = sample_project(Path(work) / "Orrem Saal, September 2024")
            return asyncio.run(draw(project, SCREENS[screen], size, look.theme))
        finally:
            for name in look.environment:
                del os.environ[name]


def file_name(screen: str, size: tuple[int, int], look: str) -> str:
    """The name of a picture."""
    return f"{screen}-{size[0]}x{size[1]}-{look}.svg"


def main() -> None:
    """Write the pictures."""
    if folder := next(iter(sys.argv[1:]), ""):
        for screen, size, look in product(SCREENS, SIZES, LOOKS):
            _write(Path(folder) / file_name(screen, size, look), screen, size, look)
        return
    docs = ROOT / "docs"
    for screen in SCREENS:
        _write(docs / ("session.svg" if screen == "session" else f"screens/{screen}.svg"), screen, SIZES[0], "dark")
        for size, look in OTHERWISE:
            _write(docs / "screens" / file_name(screen, size, look), screen, size, look)


def _write(file: Path, screen: str, size: tuple[int, int], look: str) -> None:
    file.write_text(picture(screen, size, LOOKS[look]), encoding="utf-8")


if __name__ == "__main__":
    main()
