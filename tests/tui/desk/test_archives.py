"""A session with archives, and one in which names are declared the same."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

import store.linking
from store.linking.ask.linker import Linker
from store.project import Project
from store.project.names import Names
from tests.tui.calling import call
from tests.tui.sitting import Sitting
from tui.config import Config
from tui.desk.names import name_pairs

LEVY = "The levy, three coppers on each sack"
ARMED = '"Armed gangs belonging to the so-called'
QUILLON = "4-quillon-report.md"


@pytest.fixture
def wire(home: Path, folder: Path) -> Path:
    """An archive that holds one of the sample's articles, which the project has no longer."""
    archive = home / "wire"
    archive.mkdir()
    shutil.move(folder / QUILLON, archive / QUILLON)
    return archive


@pytest.fixture
def archived(folder: Path, wire: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """The rest of the sample, linked against that archive by the linker itself."""
    monkeypatch.setattr(store.linking, "Linker", Linker)
    with Project.open(folder, annotator="anna") as project:
        project.archives.add(wire)
        yield project


@pytest.fixture
def reading(archived: Project) -> Sitting:
    return Sitting(archived, Config(theme="dark"))


def place_of(sitting: Sitting, archive: str) -> int:
    """The place of the first link into an archive among those shown."""
    return [link.archive for link in sitting.screen.links_panel.links].index(archive)


async def to_the_link(sitting: Sitting) -> None:
    await sitting.go(LEVY)
    await sitting.press(str(place_of(sitting, "wire") + 1))


async def test_a_link_into_an_archive_says_so_and_is_shown_beside(reading: Sitting) -> None:
    async with reading:
        await to_the_link(reading)
        assert "▪ wire · " in reading.seen
        assert "other articles and wire" in reading.seen
        beside = reading.screen.panes.beside.reader.document
        assert beside is not None
        assert beside.path == f"wire:{QUILLON}"
        assert "─ wire · " in reading.seen
        assert QUILLON not in [entry.path for entry in reading.project.entries()]


async def test_a_copy_of_the_article_that_is_read_is_told_once(reading: Sitting, wire: Path) -> None:
    shutil.copy(reading.project.folder / "1-harrow-courier.txt", wire)
    async with reading:
        await to_the_link(reading)
        assert {link.there.document for link in reading.screen.links_panel.links if link.archive}
        for link in reading.screen.links_panel.links:
            assert "harrow" not in reading.project.entry(link.there.document or "").path
        await reading.wait(lambda: "wire, which has a copy of this one" in reading.seen)


async def test_an_article_of_an_archive_is_only_read(reading: Sitting) -> None:
    async with reading:
        await to_the_link(reading)
        await reading.press("enter", "tab", "c")
        assert reading.path == f"wire:{QUILLON}"
        assert reading.said == (
            "Not tagged: an article of the archive wire is only read; add it to the project to tag it"
        )
        assert reading.tags() == []
        await reading.go("The League says that it costs a family")
        assert [link.archive for link in reading.screen.links_panel.links[:1]] == [""]


async def test_a_link_into_an_archive_is_accepted_and_taken_back(reading: Sitting) -> None:
    async with reading:
        await to_the_link(reading)
        await reading.press("y")
        assert reading.said.startswith("accepted")
        place = place_of(reading, "wire")
        assert reading.screen.links_panel.links[place].state == "accepted"
        await reading.press("u")
        assert reading.screen.links_panel.links[place].state == "suggested"


async def test_an_archive_that_goes_away_is_told_and_the_session_goes_on(reading: Sitting, wire: Path) -> None:
    async with reading:
        await to_the_link(reading)
        away = wire.with_name("away")
        wire.rename(away)
        await reading.wait(lambda: "wire: the archive is not there" in reading.said)
        await reading.wait(lambda: not any(link.archive for link in reading.screen.links_panel.links))
        await reading.press("c")
        assert reading.said.startswith("claim ")
        away.rename(wire)
        await reading.wait(lambda: any(link.archive for link in reading.screen.links_panel.links))


async def test_an_archive_that_is_taken_off_and_brought_back_by_undo(reading: Sitting) -> None:
    async with reading:
        await to_the_link(reading)
        await reading.press("u")
        assert reading.said == "undone: add archive wire"
        assert not any(link.archive for link in reading.screen.links_panel.links)
        await reading.press("ctrl+r")
        assert any(link.archive for link in reading.screen.links_panel.links)


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="pyarrow is not installed")
async def test_links_made_elsewhere_are_shown_without_the_article(
    folder: Path, home: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.linking, "Linker", Linker)
    assert call("link", folder, "--output", home / "made.parquet").code == 0
    (folder / QUILLON).unlink()
    with Project.open(folder, annotator="anna") as project:
        project.archives.add(home / "made.parquet")
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.go(LEVY)
            place = place_of(sitting, "made")
            assert f"▪ made · {QUILLON}" in sitting.seen
            beside = sitting.screen.panes.beside.reader.document
            assert beside is None or beside.path != f"made:{QUILLON}"
            await sitting.press(str(place + 1))
            assert sitting.said.startswith(f"Not found: {QUILLON}: of this article only links are here")
            await sitting.press("y")
            assert sitting.said.startswith(f"Not found: {QUILLON}: of this article only links are here")


async def test_the_names_of_a_link_are_declared_the_same(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("At least 14 people")
        await sitting.press("equals_sign")
        assert sitting.title() == "These names mean the same"
        assert "Orrem Saal = Oar Room Hall" in sitting.seen
        await sitting.press("1")
        assert sitting.said == "the same from now on: Orrem Saal = Oar Room Hall · u undoes"
        assert list(sitting.project.names.aliases) == [("Orrem Saal", "Oar Room Hall")]
        await sitting.press("u")
        assert sitting.said == "undone: alias Orrem Saal = Oar Room Hall"
        assert sitting.project.names.aliases == ()


async def test_an_alias_changes_the_links_that_are_shown_at_once(reading: Sitting) -> None:
    async with reading:
        await reading.press("right_square_bracket", "right_square_bracket", "W")
        assert reading.path == "3-ostral-today.md"
        await reading.go(ARMED)
        before = reading.screen.links_panel.links
        number = next(n for n, link in enumerate(before) if ("Sholm Ravadi", "Cholm Rawady") in name_pairs(link))
        await reading.press(*["J"] * number, "equals_sign")
        await reading.type("Sholm Ravadi = Cholm Rawady")
        await reading.press("enter")
        assert reading.project.names.aliases
        there = before[number].there
        links = [link for link in reading.screen.links_panel.links if link.there.document == there.document]
        same = [link for link in links if link.there.span.overlap(there.span)]
        assert same
        assert not any(("Sholm Ravadi", "Cholm Rawady") in name_pairs(link) for link in same)


async def test_names_that_the_articles_make_likely_are_offered_too(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    likely = [("Orrem Saal", "Oar Room Hall"), ("Teodar Lisk", "Theodor Lisk")]
    monkeypatch.setattr(Names, "suggested", lambda names: likely)
    async with sitting:
        await sitting.press("equals_sign")
        assert "Teodar Lisk = Theodor Lisk   suggested" in sitting.seen
        await sitting.press("escape")
        await sitting.go("At least 14 people")
        await sitting.press("equals_sign")
        assert sitting.options() == 2
        await sitting.press("2")
        assert list(sitting.project.names.aliases) == [("Teodar Lisk", "Theodor Lisk")]


async def test_where_no_names_differ_some_can_be_typed(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Names, "suggested", lambda names: [])
    async with sitting:
        await sitting.go("Shortly before midnight")
        await sitting.press("equals_sign")
        assert sitting.options() == 0
        assert "NAME = NAME declares others" in sitting.seen


async def test_names_that_are_in_no_list_are_typed(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("equals_sign")
        await sitting.type("PWL =  Pan Workers' League = The League")
        await sitting.press("enter")
        assert sitting.project.names.aliases == (("PWL", "Pan Workers' League", "The League"),)
        await sitting.press("equals_sign")
        await sitting.type("PWL = pwl")
        await sitting.press("enter")
        assert sitting.said == "Not declared: an alias needs two names that are written differently"


async def test_several_suggestions_are_taken_at_once(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    likely = [("Orrem Saal", "Oar Room Hall"), ("Teodar Lisk", "Theodor Lisk"), ("Sholm", "Cholm")]
    monkeypatch.setattr(Names, "suggested", lambda names: likely)
    async with sitting:
        await sitting.press("equals_sign", "tab", "tab")
        assert "2 marked" in sitting.seen
        await sitting.press("enter")
        assert sitting.project.names.aliases == tuple(likely[:2])
        assert sitting.said == "the same from now on: Orrem Saal = Oar Room Hall and 1 more · u undoes"
        await sitting.press("u")
        assert sitting.project.names.aliases == ()


async def test_the_palette_lists_the_aliases_and_forgets_one(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("ctrl+p")
        await sitting.type("all aliases")
        await sitting.press("enter")
        assert sitting.said.startswith("no aliases yet")
        sitting.project.names.declare(["Sholm Ravadi", "Cholm Rawady"])
        await sitting.press("ctrl+p")
        await sitting.type("all aliases")
        await sitting.press("enter")
        assert "Sholm Ravadi = Cholm Rawady" in sitting.seen
        await sitting.press("escape")
        assert sitting.project.names.aliases
        await sitting.press("ctrl+p")
        await sitting.type("all aliases")
        await sitting.press("enter", "enter")
        assert sitting.project.names.aliases == ()
        assert sitting.said == "no longer the same: Sholm Ravadi = Cholm Rawady · u brings it back"
