"""An article that was renamed while a session was open, and changed after it closed, keeps its tags in the next one."""

from pathlib import Path

from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config

FORMER, NOW = "1-harrow-courier.txt", "fire updated.txt"


async def test_it_is_found_again_and_that_is_told(folder: Path, project: Project) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("c", "right_curly_bracket", "right_curly_bracket", "c", "a")
        (folder / FORMER).rename(folder / NOW)
        await sitting.wait(lambda: NOW in [entry.path for entry in project.entries()])
        made = {each.id for each in project.tags.of()}
        assert len(made) == 3
    text = (folder / NOW).read_text("utf-8")
    (folder / NOW).write_text(text.replace("Fourteen dead after", "Fifteen people dead after"), "utf-8")
    with Project.open(folder, annotator="anna") as again:
        assert again.tags.of() == []
        async with Sitting(again, Config(theme="dark")) as sitting:
            await sitting.wait(lambda: "is fire updated.txt now" in sitting.said)
            assert sitting.said.startswith(f"{FORMER} is {NOW} now, with its 3 tags")
            assert sitting.said.endswith(" · u undoes")
            assert {each.id for each in again.tags.of(NOW)} == made
            sitting.screen.panes.open(again.entry(NOW).id)
            await sitting.press("g")
            await sitting.wait(lambda: "3 tags" in sitting.seen)
            await sitting.press("t", *"how?", "enter")
            assert [each.note for each in again.tags.of(NOW) if each.note] == ["how?"]
    with Project.open(folder) as later:
        assert {each.id for each in later.tags.of(NOW)} == made
        assert later.problems == []


async def test_what_cannot_be_told_apart_is_told_as_gone_and_left(folder: Path, project: Project) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("c")
    text = (folder / FORMER).read_text("utf-8")
    (folder / FORMER).unlink()
    for name in ("8 first.txt", "9 second.txt"):
        (folder / name).write_text(f"{name} edition.\n\n{text}", "utf-8")
    with Project.open(folder, annotator="anna") as again:
        async with Sitting(again, Config(theme="dark")) as sitting:
            assert sitting.said.startswith(f"{FORMER}: the article is gone; its annotations (1) are kept")
            assert again.upkeep.moved() == []
