"""Articles that say strange things of themselves: every screen and dialog bears them, small and large."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from store.model import Link, Progress
from store.project import Project
from store.project.kept_links import KeptLinks
from store.project.tags import NewTag
from store.text import sentences
from tests.tui.links import FixedLinker
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.screens.reading import ReadingScreen

SAID = "Two of the four pumps at the weir stood still on Tuesday, the board said. "

STRANGE = (
    ("A title that does not end " * 20, "The Outlet Of Eighty Characters " * 3, ""),
    ("Year one", "Weir Gazette", "0001-01-01"),
    ("مضختان من أربع مضخات توقفتا عن العمل", "صحيفة المرفأ", "2024-02-31"),
    ("\u202eReversed\u202c and \x1b[2Jcleared", "\x9b31mPost", "0000-00-00"),
    ("港務局星期二表示四台水泵中有兩台停止運轉" * 25, "👨\u200d👩\u200d👧 " * 20, "2024-03-01T25:61:00"),
    ("e\u0301" * 250, "", "some day in March, as it seems"),
)  # fmt: skip
"""Title, outlet and date."""

SCREENS = ("I", "B", "O", "C", "quotation_mark", "at")
DIALOGS = ("A", "slash", "U", "M", "question_mark", "ctrl+p", "t", "T", "r", "R", "e", "equals_sign")


@pytest.fixture
def strange(home: Path, quick: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """Six articles that carry one sentence, each with a claim and its source, all of it linked."""
    folder = home / ("weir " * 20).strip()
    folder.mkdir()
    for number, (title, outlet, date) in enumerate(STRANGE, 1):
        header = f"---\ntitle: {title}\nsource: {outlet}\ndate: {date}\n---\n"
        (folder / f"{number}{'x' * 100}.txt").write_text(f"{header}{SAID}Report {number} says no more.\n", "utf-8")
    monkeypatch.setattr(FixedLinker, "links", lambda self, passage, limit=10, *_, **__: linked(self, passage.document))
    monkeypatch.setattr(KeptLinks, "all", all_links)
    with Project.open(folder, annotator="a" * 300) as opened:
        for entry in opened.entries():
            claim, source = opened.tags.add_many(
                [
                    NewTag(entry.id, sentences(SAID)[0], "claim", "why? " * 2000),
                    NewTag(entry.id, sentences(SAID)[0]._replace(start=SAID.index("the board")), "source"),
                ]
            )
            opened.relations.add(claim.id, "said by", source.id)
        yield opened


def linked(linker: FixedLinker, document: str | None) -> list[Link]:
    """The sentence of one article linked with that of all others."""
    places = [(id, linker._find(each.path, SAID.strip())) for id, each in linker._documents.items()]
    here = next((place for id, place in places if id == document), None)
    others = [place for id, place in places if id != document and place is not None]
    return [Link(here, there, 90.0, False, "near-verbatim", ()) for there in others] if here is not None else []


def all_links(
    kept: KeptLinks, reading: Progress | None = None, linking: Progress | None = None, *, compared: bool = True
) -> list[Link]:
    """The same as of the whole project."""
    library, linker = kept._workspace.library, FixedLinker(None)
    linker.update([(entry.id, "") for entry in library.entries], library.read)
    ids = [entry.id for entry in library.entries]
    return [link for id in ids for link in linked(linker, id) if ids.index(id) < ids.index(link.there.document or "")]


def is_whole(sitting: Sitting) -> bool:
    """Whether no row is wider than the screen, and nothing that steers a terminal is on it."""
    rows = sitting.seen.split("\n")
    return all(cell_len(row) <= sitting.app.size.width for row in rows) and not set(sitting.seen) & set(
        "\x1b\x9b\u202e"
    )


@pytest.mark.parametrize("size", [(60, 20), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_every_screen_and_dialog_bears_strange_articles(strange: Project, size: tuple[int, int]) -> None:
    async with Sitting(strange, Config(theme="dark"), size) as sitting:
        for key in (*SCREENS, *DIALOGS):
            await sitting.press(key)
            assert is_whole(sitting), key
            await sitting.press("down")
            while not isinstance(sitting.app.screen, ReadingScreen):
                await sitting.press("escape")
        for _ in STRANGE:
            await sitting.press("right_square_bracket", "g", "enter")
            assert is_whole(sitting)
        await sitting.press("S", "F", *"weir", "escape")
        assert is_whole(sitting)
        for impossible in ("0001", "0000", "2024-02-31", "1 Jan"):
            assert impossible not in sitting.seen
        assert len(strange.tags.of()) == 2 * len(STRANGE)


async def test_two_thousand_articles_are_listed_filtered_and_left(home: Path, quick: None) -> None:
    folder = home / "many"
    folder.mkdir()
    for number in range(2000):
        title, outlet, date = STRANGE[number % len(STRANGE)]
        header = f"---\ntitle: {number} {title}\nsource: {outlet}\ndate: {date}\n---\n"
        (folder / f"{number:04}.txt").write_text(f"{header}It rained.\n", "utf-8")
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark"), (60, 20)) as sitting:
            for size in ((60, 20), (120, 36)):
                await sitting.pilot.resize_terminal(*size)
                await sitting.press("shift+tab", "G", "enter")
                assert sitting.path == "1999.txt"
                await sitting.press("S", "F", *"1234", "enter", "enter")
                assert is_whole(sitting)
                assert sitting.path == "1234.txt"
                await sitting.press("shift+tab", "escape", "escape", "S", "S", "S")


@pytest.mark.parametrize("size", [(60, 20), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_alias_of_one_letter_and_a_label_whose_key_is_taken_are_refused_in_one_line(
    project: Project, size: tuple[int, int]
) -> None:
    async with Sitting(project, Config(theme="dark"), size) as sitting:
        await sitting.press("equals_sign", *"Q", "equals_sign", *"Orrem", "enter")
        assert "“Q” is too short for a name" in sitting.said
        assert project.names.aliases == ()
        sitting.screen.desk.parts["labels"].add()  # type: ignore[attr-defined]
        await sitting.wait(lambda: not isinstance(sitting.app.screen, ReadingScreen))
        await settled(sitting.pilot)
        await sitting.press(*"place", "space", "c", "enter")
        told = str(sitting.app.screen.query_one(".refusal", Static).visual)
        assert told == "place: its key 'c' is taken by 'Tag as claim'; choose another"
        assert len(project.labels) == 3
