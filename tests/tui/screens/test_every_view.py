"""What every screen of the event bears, one as the other: strange articles, few of them, any size, other programs."""

import shutil
from pathlib import Path
from typing import get_args

import pytest

from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.dialogs.pick import PickDialog
from tui.keys import KEYS, View

VIEWS: tuple[View, ...] = get_args(View)

SIZES = ((200, 60), (20, 5), (60, 20))
"""Columns and rows, from one to the next; the first session has 120 by 36."""

FIRE = "A fire killed 14 people in the old hall on Tuesday night, the governor said."

STRANGE = {
    "1.txt": f"{'عنوان طويل ' * 50}\n\n{FIRE}\n",
    "2.txt": f"{'長い題名' * 125}\n\n火事で古い会館の14人が死亡した。\n\n{FIRE}\n",
    "3.txt": f"---\ntitle: One hour\nsource: {'Out' * 27}\ndate: 2024-09-04T10:00\n---\n\n{FIRE.replace('14', '41')}\n",
    "4.txt": f"---\ntitle: The same hour\nsource: {'Out' * 27}\ndate: 2024-09-04T10:00\n---\n\n{FIRE}\n",
    "5.txt": f"---\ntitle: \u202eturned\x1b[31m red\ndate: 0001-01-01\n---\n\n{FIRE}\n",
    "6.txt": "\n",
}
"""Articles that nobody wrote for a table: no outlet, no date, long titles in other scripts, one hour twice."""


def key_of(view: View) -> str:
    return next(row.keys for row in KEYS if row.id == f"view.{view}")


def project_of(folder: Path, articles: dict[str, str]) -> Project:
    folder.mkdir()
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Project.open(folder, annotator="anna")


def tag(project: Project, path: str) -> None:
    start = project.document(path).text.index("A fire")
    claim = project.tags.add(path, Span(start, start + 40), "claim")
    source = project.tags.add(path, Span(start + 62, start + 74), "source")
    project.tags.add(path, Span(start + 62, start + 74), "actor")
    project.relations.add(claim.id, "said by", source.id)


@pytest.mark.parametrize("view", VIEWS)
async def test_strange_articles_stay_in_their_columns_at_any_size_and_others_change_them(
    home: Path, view: View
) -> None:
    with project_of(home / "strange", STRANGE) as project, project_of(home / "x", {}):
        tag(project, "1.txt")
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press(key_of(view))
            for width, height in SIZES:
                await sitting.pilot.resize_terminal(width, height)
                await sitting.press("down", "enter", "G", "g")
                if sitting.app.screen is sitting.screen:
                    await sitting.press(key_of(view))
                strips = sitting.app.screen._compositor.render_strips()[:height]
                assert {strip.cell_length for strip in strips} == {width}
                assert not {"\x1b", "\u202e"} & set(sitting.seen)
            with Project.open(project.folder, annotator="berta") as other:
                (project.folder / "4.txt").unlink()
                other.scan()
                tag(other, "3.txt")
            for tell in sitting.screen.desk.on_others:
                tell()
            await sitting.press("down", "enter", "escape", "escape")
            assert sitting.app.is_running


@pytest.mark.parametrize("articles", [{}, {"1.txt": STRANGE["1.txt"]}], ids=["none", "one"])
async def test_where_there_is_nothing_to_hold_against_each_other_it_says_what_to_do(
    home: Path, articles: dict[str, str]
) -> None:
    with project_of(home / "few", articles) as project:
        async with Sitting(project, Config(theme="dark"), (80, 24)) as sitting:
            for view in VIEWS:
                await sitting.press(key_of(view))
                body = " ".join(sitting.seen.split("\n", 1)[1].split())
                assert len(body) > 60, view
                keys = {key for row in KEYS for key in row.keys.split(",") if row.where in {view, "rows"}}
                await sitting.press(*sorted(keys - {"escape", "q"}))
                assert sitting.app.is_running
                while sitting.app.screen is not sitting.screen:
                    await sitting.press("escape")


@pytest.mark.parametrize("view", VIEWS)
async def test_data_that_goes_away_below_it_is_asked_about_and_written_anew(sitting: Sitting, view: View) -> None:
    async with sitting:
        await sitting.press("c", key_of(view))
        seen, data = sitting.app.screen, sitting.project.data
        shutil.rmtree(data)
        await sitting.wait(lambda: isinstance(sitting.app.screen, PickDialog))
        await sitting.press("escape", "u")
        assert isinstance(sitting.app.screen, PickDialog)
        assert not data.exists()
        await sitting.press("j", "enter")
        assert sitting.app.screen is seen
        assert "written anew: .variorum, with 1 tag" in sitting.seen
        assert len(sitting.tags()) == 1
