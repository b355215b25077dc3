"""Data that goes away while a session is open: told at once, asked about, written anew or waited for."""

import shutil
from pathlib import Path

from store.project import Project
from tests.tui.sitting import Sitting
from tui.dialogs.note import NoteDialog
from tui.dialogs.pick import PickDialog

GONE = ".variorum: was deleted or moved away"


def is_asked(sitting: Sitting) -> bool:
    return isinstance(sitting.app.screen, PickDialog)


async def test_it_is_told_and_asked_at_once_and_written_anew_with_its_history(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "right_parenthesis", "c")
        project, made = sitting.project, sitting.tags()
        shutil.rmtree(project.data)
        await sitting.wait(lambda: is_asked(sitting))
        await sitting.wait(lambda: GONE in sitting.seen)
        assert sitting.tags() == made
        await sitting.press("j", "enter")
        assert "2 tags" in sitting.seen
        assert sitting.said == "written anew: .variorum, with 2 tags and its history"
        await sitting.press("right_parenthesis", "c", "u", "u")
        assert sitting.tags() == made[:1]
    with Project.open(project.folder) as again:
        assert len(again.tags.of()) == 1
        assert again.check() == []


async def test_who_waits_is_told_when_it_is_back_and_asked_again_when_a_change_is_refused(
    sitting: Sitting, tmp_path: Path
) -> None:
    async with sitting:
        await sitting.press("c")
        data = sitting.project.data
        data.rename(tmp_path / "elsewhere")
        await sitting.wait(lambda: is_asked(sitting))
        await sitting.press("enter", "right_parenthesis")
        assert not is_asked(sitting)
        await sitting.press("c")
        assert is_asked(sitting)
        assert not data.exists()
        await sitting.press("escape")
        (tmp_path / "elsewhere").rename(data)
        await sitting.wait(lambda: "is there again" in sitting.said)
        await sitting.press("c")
        assert len(sitting.tags()) == 2


async def test_who_leaves_is_asked_first_and_nothing_is_written(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        data = sitting.project.data
        shutil.rmtree(data)
        await sitting.wait(lambda: is_asked(sitting))
        await sitting.press("escape", "q")
        assert is_asked(sitting)
        await sitting.press("j", "j", "enter")
        await sitting.wait(lambda: sitting.app._exit)
        assert not data.exists()


async def test_no_other_question_is_disturbed(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "t")
        shutil.rmtree(sitting.project.data)
        await sitting.wait(lambda: GONE in sitting.said)
        await sitting.pilot.pause(0.5)
        assert isinstance(sitting.app.screen, NoteDialog)
        await sitting.press("n", "o", "enter")
        await sitting.wait(lambda: "was deleted or moved away" in sitting.seen)
        assert isinstance(sitting.app.screen, NoteDialog)
        await sitting.press("escape", "c")
        await sitting.wait(lambda: is_asked(sitting))
