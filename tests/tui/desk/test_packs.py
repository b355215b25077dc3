"""Packs of articles in the folder are told in a session, and one key takes them in."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from store.articles.batch import Batch
from store.articles.intake import ProjectFiles
from store.model import Cancelled
from store.project import Project
from store.project.packs import ProjectPacks, Told
from tests.tui.sitting import Sitting
from tui.config import Config

TABLE = "title,body,date\nFire,The pier burned at dawn.,2024-03-05\nFlood,The quay was under water.,2024-03-06\n"
MAIL = "From a\nSubject: Fire\n\nThe pier burned.\n"


async def test_a_pack_is_told_at_the_beginning_and_taken_in_by_a_key(sitting: Sitting, folder: Path) -> None:
    (folder / "dump.csv").write_text(TABLE, encoding="utf-8")
    async with sitting:
        await sitting.wait(lambda: "dump.csv" in sitting.said)
        assert sitting.said == "1 pack of articles lies here unread: dump.csv · P takes its articles in"
        assert "5 articles   1 pack unread" in sitting.seen
        await sitting.press("P")
        await sitting.wait(lambda: "added" in sitting.said)
        assert sitting.said.startswith("2 added to the folder, 0 there already, 0 failed")
        await sitting.wait(lambda: "7 articles   0 tags" in sitting.seen)
        assert (folder / "2024-03-05-fire.txt").exists()
        await sitting.press("P")
        assert sitting.said.startswith("no packs of articles lie here unread")


async def test_a_pack_that_is_dropped_in_meanwhile_is_told(sitting: Sitting, folder: Path) -> None:
    async with sitting:
        (folder / "mails.mbox").write_text(MAIL, encoding="utf-8")
        sitting.screen.watching._look()
        await sitting.wait(lambda: sitting.said.startswith("1 pack of articles lies here unread: mails.mbox"))


async def test_what_could_not_be_taken_in_is_told_and_listed(sitting: Sitting, folder: Path) -> None:
    (folder / "mails.mbox").write_text(MAIL, encoding="utf-8")
    (folder / "bad.mbox").write_text("nothing", encoding="utf-8")
    async with sitting:
        await sitting.wait(lambda: "2 packs unread" in sitting.seen)
        await sitting.press("P")
        await sitting.wait(lambda: "1 of 2, M lists them: 1 added to the folder" in sitting.seen)
        await sitting.press("M")
        await sitting.wait(lambda: "1 skipped: does not begin with `From `" in sitting.seen)


async def test_a_folder_of_nothing_but_packs_becomes_a_project_by_one_key(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packs"
    folder.mkdir()
    (folder / "dump.csv").write_text(TABLE, encoding="utf-8")
    with Project.open(folder) as project:
        async with (sitting := Sitting(project, Config())):
            await sitting.wait(lambda: "1 pack unread" in sitting.seen)
            await sitting.press("P")
            await sitting.wait(lambda: "2 articles" in sitting.seen)
            await sitting.wait(lambda: "The pier burned at dawn." in sitting.seen)


async def test_the_same_key_stops_it(sitting: Sitting, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(packs: ProjectPacks, paths: Sequence[str], tell: Told, cancelled: Cancelled) -> Batch:
        tell("dump.csv", 0.5)
        while not cancelled():
            time.sleep(0.01)
        return Batch(ProjectFiles(folder))

    monkeypatch.setattr(ProjectPacks, "take_in", slow)
    (folder / "dump.csv").write_text(TABLE, encoding="utf-8")
    async with sitting:
        await sitting.wait(lambda: "1 pack unread" in sitting.seen)
        sitting.hurry("P")
        await sitting.wait(lambda: "taking in dump.csv 50% · P stops" in sitting.seen)
        sitting.hurry("P")
        await sitting.wait(lambda: "0 added to the folder" in sitting.seen)
        said = [each.text for each in sitting.screen.hints.said]
        assert "stopped; what was taken in stays, P goes on from there" in said
