"""What leaves a session: a citation, an export."""

import json
import re
from pathlib import Path
from threading import Event

import pytest

from store.exchange import EXPORTS, Format
from store.exchange.edition import Edition, Exported
from store.model import Document, Span
from store.project import Project
from tests.tui.cli.test_export import unpacked
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.desk.copying import citation
from tui.desk.output import free_path
from tui.dialogs.exporting import ExportDialog
from tui.places import recall
from tui.widgets.refusal import Refusal


def test_a_citation_says_what_stands_where() -> None:
    document = Document(
        "d1", "a/b.txt", "One  two\nthree.", "A title", "", "The Outlet", "2024-09-04", "https://x.example"
    )
    assert (
        citation(document, Span(0, 14))
        == "“One two three” (A title, The Outlet, 2024-09-04, https://x.example, a/b.txt:0-14)"
    )


def test_a_citation_leaves_out_what_is_not_known() -> None:
    assert citation(Document("d1", "b.txt", "One.", "One", ""), Span(0, 4)) == "“One.” (One, b.txt:0-4)"


def test_a_citation_names_author_and_page() -> None:
    document = Document("d1", "b.pdf", "One. Two.", "One", "", author="Ada Brandt", locators=((0, "p. 3"), (5, "p. 4")))
    assert citation(document, Span(0, 9)) == "“One. Two.” (Ada Brandt, One, p. 3–4, b.pdf:0-9)"


async def test_copying_tells_the_terminal_and_says_where_else_it_went(sitting: Sitting, home: Path) -> None:
    async with sitting:
        await sitting.press("Y")
        expected = (
            "“Fourteen dead after fire in Orrem Saal's occupied Salt Exchange” (Fourteen dead after fire in Orrem "
            "Saal's occupied Salt Exchange, The Harrow Courier, 2024-09-04, "
            "https://harrow-courier.example/world/orrem-saal-salt-exchange, 1-harrow-courier.txt:0-63)"
        )
        assert sitting.app.clipboard == expected
        kept = home / "state" / "variorum" / "copied.txt"
        assert kept.read_text(encoding="utf-8") == expected
        assert sitting.said.startswith("copied “Fourteen dead")
        assert sitting.said.endswith(f"to the terminal (OSC 52) and {kept}")


async def test_a_selection_is_what_is_copied(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("v", "w", "w", "Y")
        assert sitting.app.clipboard.startswith("“Fourteen dead” (")


async def test_every_format_is_written_where_it_was_asked_for(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        for name in EXPORTS:
            await sitting.press("e")
            await choose(sitting, name)
            await sitting.press("enter")
            path = Path.cwd() / f"Salt-Exchange{EXPORTS[name].suffix}"
            assert sitting.said.startswith(f"written: {path}"), name
            files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
            assert any(b"Fourteen" in content for file in files for content in unpacked(file.read_bytes())), name
            path.rename(path.with_name(name))


async def choose(sitting: Sitting, name: str) -> None:
    """Choose a format by typing its name, and where others have these words, by going down."""
    await sitting.type(name)
    dialog = sitting.app.screen
    assert isinstance(dialog, ExportDialog)
    while dialog._format != name:
        await sitting.press("down")


async def place(sitting: Sitting, path: str) -> None:
    """Go to the field of the place and type another one."""
    dialog = sitting.app.screen
    assert isinstance(dialog, ExportDialog)
    while dialog.focused is not dialog._path:
        await sitting.press("tab")
    await sitting.press("ctrl+u")
    await sitting.type(path)


async def test_the_first_lines_are_seen_and_what_is_lost(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "e")
        await choose(sitting, "csv")
        assert "document,path,title" in sitting.seen
        assert "5 articles, 1 annotation" in sitting.seen
        assert "− 1 article: without text, author and pages" in sitting.seen
        assert "− 4 articles: left out, having no annotation" in sitting.seen
        await sitting.press("ctrl+u")
        await choose(sitting, "json")
        assert '"format": "variorum"' in sitting.seen
        assert "nothing is lost" in sitting.seen
        await sitting.press("ctrl+u")
        await sitting.type("no such")
        assert "no format has these words" in sitting.seen
        await sitting.press("enter", "escape")
        assert sitting.app.screen is sitting.screen


async def test_a_part_is_ticked_seen_and_written(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "a", "right_square_bracket", "c", "e")
        await choose(sitting, "json")
        assert "[ ] this article only" in sitting.seen
        await sitting.press("tab", "space", "down", "space")
        assert "[x] this article only" in sitting.seen
        assert "[x] claim" in sitting.seen
        assert "1 of 5 articles, 1 of 3 annotations" in sitting.seen
        await sitting.press("tab", "enter")
        exported = json.loads(Path("Salt-Exchange.json").read_text(encoding="utf-8"))
        assert [note["label"] for note in exported["annotations"]] == ["claim"]
        assert [each["path"] for each in exported["documents"]] == [sitting.path]


async def test_the_next_export_begins_with_the_same(sitting: Sitting, home: Path) -> None:
    (home / "elsewhere").mkdir()
    async with sitting:
        await sitting.press("c", "e")
        await choose(sitting, "brat")
        await sitting.press("tab", "space")
        await place(sitting, str(home / "elsewhere" / "mine"))
        await sitting.press("enter")
        assert (home / "elsewhere" / "mine" / "annotation.conf").exists()
        await sitting.press("e")
        dialog = sitting.app.screen
        assert isinstance(dialog, ExportDialog)
        assert dialog._format == "brat"
        assert dialog._path.value == str(home / "elsewhere" / "Salt-Exchange")
        assert "[x] this article only" in sitting.seen
        sitting.screen.leaving.keep_now()
        assert recall(sitting.project.folder).export_parts == ["document"]


async def test_tags_of_one_annotator_can_be_written(folder: Path, quick: None) -> None:
    for who, words in (("anna", "Fourteen"), ("ben", "dead")):
        with Project.open(folder, annotator=who) as project:
            start = project.document("1-harrow-courier.txt").text.index(words)
            project.tags.add("1-harrow-courier.txt", Span(start, start + len(words)), "actor")
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("e")
            assert "[ ] by anna" in sitting.seen
            assert "[ ] by ben" in sitting.seen
            await sitting.press("tab", "up", "space", "tab", "enter")
            exported = json.loads(Path("Salt-Exchange.json").read_text(encoding="utf-8"))
            assert [note["annotator"] for note in exported["annotations"]] == ["ben"]


async def test_keys_do_not_wait_for_a_sample(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one is made a reader goes on; then only the one is made that is still wanted."""
    made, may_end = list[str](), Event()

    def slow(edition: Edition, format: str) -> Exported:
        made.append(format)
        may_end.wait(60)
        return Exported({f"x.{format}": b"lines of " + format.encode()})

    async with sitting:
        await sitting.press("e")
        monkeypatch.setattr("store.exchange.export", slow)
        dialog = sitting.app.screen
        assert isinstance(dialog, ExportDialog)
        sitting.hurry("down")
        await sitting.wait(lambda: made)
        sitting.hurry(*["down"] * 11)
        await sitting.wait(lambda: dialog._format == [*EXPORTS][12])
        assert made == made[:1]
        may_end.set()
        await sitting.wait(lambda: f"lines of {[*EXPORTS][12]}" in sitting.seen)
        assert made[1:] == [[*EXPORTS][12]]


async def test_a_big_project_is_sampled_from_its_beginning(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.desk.exporting.CHARACTERS", 1000)
    async with sitting:
        await sitting.press("c", "e")
        await choose(sitting, "conll")
        assert "below of the first 1 article; all is told when written" in sitting.seen


async def test_a_preview_of_a_report_says_that_links_are_looked_up_when_it_is_written(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "e")
        await choose(sitting, "html")
        assert "below without links that nobody judged" in sitting.seen
        assert re.search(r"[.]html  [\d,]+ (bytes|kB) and more", sitting.seen)
        await sitting.press("escape", "e")
        assert "and more" not in sitting.seen
        assert "without links that nobody judged" not in sitting.seen


async def test_what_stands_in_a_preview_reaches_no_terminal_raw(sitting: Sitting, folder: Path) -> None:
    (folder / "0-bad.txt").write_text("Evil \x1b]0;title\x07 \x1b[31m words\n", encoding="utf-8")
    sitting.project.scan()
    async with sitting:
        await sitting.press("e")
        await choose(sitting, "doccano")
        assert "\x1b" not in sitting.seen
        assert "\\u001b[31m" in sitting.seen or "␛[31m" in sitting.seen


async def test_a_format_that_needs_what_is_not_installed_says_so(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXPORTS, "deep", Format("deep", ".x", "Deep", "deep", ("no_such_package",), "deep"))
    async with sitting:
        await sitting.press("e")
        await choose(sitting, "deep")
        assert "deep needs no_such_package" in sitting.seen
        await sitting.press("enter")
        assert "deep needs no_such_package: pip install 'variorum[deep]'" in sitting.said


def refused(sitting: Sitting) -> str:
    """Why the dialog, which is still there, did not take an order."""
    return str(sitting.app.screen.query_one(Refusal).visual)


async def test_an_export_never_overwrites(sitting: Sitting) -> None:
    path = Path("Salt-Exchange.json")
    path.write_text("precious", encoding="utf-8")
    async with sitting:
        await sitting.press("e")
        await place(sitting, str(path))
        await sitting.press("enter")
        assert refused(sitting).endswith("exists and is not overwritten: give another name, as Salt-Exchange-2.json")
        assert path.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    ("name", "reason"), [("report.md", "would become an article"), (".variorum/x.json", "lies among the data")]
)
async def test_an_export_becomes_no_article_and_no_data(sitting: Sitting, folder: Path, name: str, reason: str) -> None:
    async with sitting:
        await sitting.press("e")
        await place(sitting, str(folder / name))
        await sitting.press("enter")
        assert f"{reason} of the project: give another name" in refused(sitting)
        assert not (folder / name).exists()


async def test_an_export_that_cannot_be_written_says_so(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("e")
        await place(sitting, "nowhere/x.json")
        await sitting.press("enter")
        assert refused(sitting).endswith("nowhere is no folder: give another place")


async def test_a_place_that_was_typed_stays_with_another_format(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("e")
        await place(sitting, "mine.txt")
        await sitting.press("down", "enter")
        assert sitting.said.startswith("written: mine.txt · not carried:")


async def test_an_export_can_be_left(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("e", "escape", "e", "tab", "tab", "escape")
        assert list(Path.cwd().iterdir()) == []
        assert sitting.app.screen is sitting.screen


async def test_an_export_carries_what_was_tagged_a_moment_before(sitting: Sitting) -> None:
    async with sitting:
        sitting.hurry("c", "a", "e", "enter")
        await sitting.wait(lambda: Path("Salt-Exchange.json").exists())
        await settled(sitting.pilot)
        exported = json.loads(Path("Salt-Exchange.json").read_text(encoding="utf-8"))
        assert [note["label"] for note in exported["annotations"]] == ["claim", "actor"]


async def test_the_next_export_is_offered_another_name(sitting: Sitting) -> None:
    async with sitting:
        for name in ("Salt-Exchange.json", "Salt-Exchange-2.json", "Salt-Exchange-3.json"):
            await sitting.press("e", "enter")
            assert sitting.said.startswith(f"written: {Path.cwd() / name}")


async def test_what_is_offered_is_no_article_wherever_the_session_was_begun(
    sitting: Sitting, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "inside").mkdir()
    monkeypatch.chdir(folder / "inside")
    before = {path.name for path in folder.rglob("*")}
    async with sitting:
        await sitting.press("c")
        for _ in range(3):
            await sitting.press("e", "down", "enter")
            assert sitting.said.startswith(f"written: {folder.parent / 'Salt-Exchange'}")
        sitting.project.refresh()
        assert len(sitting.project.entries()) == 5
    assert {path.name for path in folder.rglob("*") if ".variorum" not in str(path)} == before


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12), (20, 6), (200, 60)])
async def test_the_export_dialog_fits_any_size(project: Project, size: tuple[int, int]) -> None:
    async with Sitting(project, Config(theme="dark"), size) as sitting:
        await sitting.press("c", "e", "down", "tab", "space", "pagedown", "pageup")
        await sitting.pilot.resize_terminal(100, 30)
        await sitting.press("up")
        assert "Export Salt Exchange" in sitting.seen


def test_a_name_is_offered_where_it_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "closed" / "articles"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("os.access", lambda path, _: Path(path) == tmp_path)
    assert free_path(folder, "a.b.json") == tmp_path / "a.b.json"
    (tmp_path / "a.b.json").symlink_to(tmp_path / "nowhere")
    assert free_path(folder, "a.b.json") == tmp_path / "a.b-2.json"
