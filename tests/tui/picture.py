"""Draws the README's picture of a session on the sample project: `make docs`."""

import asyncio
import os
import tempfile
from pathlib import Path

from seeds import sample_project
from store.model import Span
from store.project import Project
from tests.paths import ROOT
from tui.app import VariorumApp
from tui.config import Config

TAGS = (
    ("1-harrow-courier.txt", "actor", ("Customs Guard", "Pan Workers' League", "Salt Exchange")),
    ("1-harrow-courier.txt", "source", ("hospital staff said", "Residents of the harbour quarter")),
    ("2-tidewater-ledger.txt", "actor", ("Customs Guard",)),
)
"""What has been tagged before the picture is taken: article, label, words."""


async def draw(folder: Path) -> str:
    """A session on the sample, with tags, a claim under the cursor and its links, as SVG."""
    with Project.open(folder, annotator="reader") as project:
        for path, label, quotes in TAGS:
            text = project.document(path).text
            for quote in quotes:
                if (start := text.find(quote)) >= 0:
                    project.tags.add(path, Span(start, start + len(quote)), label)
        app = VariorumApp(project, Config(theme="dark"))
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause(2.0)
            await pilot.press("right_curly_bracket", "right_curly_bracket", "c", "w", "w", "w", "w")
            await pilot.pause(app.reading.hints.MESSAGE_SECONDS + 1)
            return app.export_screenshot(title="Variorum")


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as work:
        os.environ |= {"XDG_STATE_HOME": work, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        picture = asyncio.run(draw(sample_project(Path(work) / "Orrem Saal, September 2024")))
    (ROOT / "docs" / "session.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
