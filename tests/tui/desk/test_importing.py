"""What was annotated with other tools is taken in at the session."""

from pathlib import Path

from textual.widgets import Input, Static

from store.exchange import export
from store.exchange.files import write_files
from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting, settled

COURIER = "1-harrow-courier.txt"


async def ask(sitting: Sitting, format_key: str, path: str) -> None:
    await sitting.screen.desk.act("importing.ask")
    await settled(sitting.pilot)
    await sitting.press(format_key)
    sitting.app.screen.query_one(Input).value = path
    await sitting.press("enter")


async def test_the_palette_has_it(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("ctrl+p")
        await sitting.type("import a")
        await sitting.press("enter")
        assert sitting.title() == "Import annotations of the format"


def made_elsewhere(home: Path, folder: Path) -> Path:
    """A folder of brat files on the sample's first article and on one that the project does not have."""
    other = home / "other"
    other.mkdir()
    (other / COURIER).write_bytes((folder / COURIER).read_bytes())
    (other / "9-new.txt").write_text("A new one\n\nThe bridge was shut, the mayor said.\n", encoding="utf-8")
    with Project.open(other, annotator="ben") as project:
        for path, words in ((COURIER, "Customs Guard"), ("9-new.txt", "the mayor")):
            start = project.document(path).text.index(words)
            project.tags.add(path, Span(start, start + len(words)), "actor")
        write_files(export(project.edition(), "brat").files, home / "brat", is_folder=True)
    return home / "brat"


async def test_what_will_come_is_told_before_and_one_change_takes_it_in(
    sitting: Sitting, home: Path, folder: Path
) -> None:
    path = made_elsewhere(home, folder)
    async with sitting:
        await ask(sitting, "6", str(path))
        assert sitting.title() == "Import brat: 2 articles, 2 annotations"
        assert sitting.tags() == []
        await sitting.press("y")
        assert sitting.said.startswith("taken in: 2 annotations · u undoes · 1 article brought along, which stay")
        assert sorted(sitting.tags()) == [("actor", "Customs Guard"), ("actor", "the mayor")]
        assert "6 articles" in sitting.seen
        await sitting.press("u")
        assert sitting.tags() == []


async def test_it_can_be_left_at_every_question(sitting: Sitting, home: Path, folder: Path) -> None:
    path = made_elsewhere(home, folder)
    async with sitting:
        await ask(sitting, "6", str(path))
        await sitting.press("x")
        await ask(sitting, "6", str(path))
        await sitting.press("escape")
        assert sitting.tags() == []
        assert sitting.app.screen is sitting.screen
        assert len(sitting.project.entries()) == 5


async def test_files_that_are_not_there_or_of_another_format_are_one_line(sitting: Sitting, home: Path) -> None:
    (home / "x.json").write_text("no json", encoding="utf-8")
    async with sitting:
        await ask(sitting, "1", str(home / "none.json"))
        assert str(sitting.app.screen.query_one(".refusal", Static).visual).startswith(f"{home / 'none.json'}: no such")
        await sitting.press("escape")
        await ask(sitting, "1", str(home / "x.json"))
        await sitting.wait(lambda: "x.json" in str(sitting.app.screen.query_one(".refusal", Static).visual))
        assert "x.json" in sitting.said
        await sitting.press("escape")
        assert sitting.app.screen is sitting.screen
