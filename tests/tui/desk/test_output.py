"""What leaves a session: a citation, an export."""

import json
from pathlib import Path

import pytest

from store.exchange import EXPORTS
from store.model import Document, Span
from tests.tui.cli.test_export import unpacked
from tests.tui.sitting import Sitting
from tui.desk.output import PICKED_BY, citation, free_path


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


@pytest.mark.parametrize(("key", "name"), zip(PICKED_BY, EXPORTS, strict=False))
async def test_every_format_is_written_where_it_was_asked_for(sitting: Sitting, key: str, name: str) -> None:
    async with sitting:
        await sitting.press("c", "e", key)
        assert sitting.title() == f"Write {name} to"
        await sitting.press("enter")
        path = Path.cwd() / f"Salt-Exchange{EXPORTS[name].suffix}"
        assert sitting.said.startswith(f"written: {path}")
        files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]
        assert any(b"Fourteen" in content for file in files for content in unpacked(file.read_bytes()))


async def test_an_export_never_overwrites(sitting: Sitting) -> None:
    path = Path("Salt-Exchange.json")
    path.write_text("precious", encoding="utf-8")
    async with sitting:
        await sitting.press("e", "1", "ctrl+u")
        await sitting.type(str(path))
        await sitting.press("enter")
        assert sitting.said.startswith("Not exported: ")
        assert sitting.said.endswith("exists and is not overwritten: give another name")
        assert path.read_text(encoding="utf-8") == "precious"


@pytest.mark.parametrize(
    ("name", "reason"), [("report.md", "would become an article"), (".variorum/x.json", "lies among the data")]
)
async def test_an_export_becomes_no_article_and_no_data(sitting: Sitting, folder: Path, name: str, reason: str) -> None:
    async with sitting:
        await sitting.press("e", "1", "ctrl+u")
        await sitting.type(str(folder / name))
        await sitting.press("enter")
        assert f"{reason} of the project: give another name" in sitting.said
        assert not (folder / name).exists()


async def test_an_export_that_cannot_be_written_says_so(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("e", "1", "ctrl+u")
        await sitting.type("nowhere/x.json")
        await sitting.press("enter")
        assert sitting.said.startswith("Not exported: nowhere/x.json cannot be written")


async def test_an_export_can_be_left_at_either_question(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("e", "escape", "e", "2", "escape")
        assert list(Path.cwd().iterdir()) == []
        assert sitting.app.screen is sitting.screen


async def test_an_export_carries_what_was_tagged_a_moment_before(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c", "a", "e", "1", "enter")
        exported = json.loads(Path("Salt-Exchange.json").read_text(encoding="utf-8"))
        assert [note["label"] for note in exported["annotations"]] == ["claim", "actor"]


async def test_the_next_export_is_offered_another_name(sitting: Sitting) -> None:
    async with sitting:
        for name in ("Salt-Exchange.json", "Salt-Exchange-2.json", "Salt-Exchange-3.json"):
            await sitting.press("e", "1", "enter")
            assert sitting.said.startswith(f"written: {Path.cwd() / name}")


@pytest.mark.parametrize("key", PICKED_BY[: len(EXPORTS)])
async def test_what_is_offered_is_no_article_wherever_the_session_was_begun(
    sitting: Sitting, folder: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "inside").mkdir()
    monkeypatch.chdir(folder / "inside")
    before = {path.name for path in folder.rglob("*")}
    async with sitting:
        await sitting.press("c", "e", key, "enter")
        assert sitting.said.startswith(f"written: {folder.parent / 'Salt-Exchange'}")
        sitting.project.refresh()
        assert len(sitting.project.entries()) == 5
    assert {path.name for path in folder.rglob("*") if ".variorum" not in str(path)} == before


def test_a_name_is_offered_where_it_can_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "closed" / "articles"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("os.access", lambda path, _: Path(path) == tmp_path)
    assert free_path(folder, "a.b.json") == tmp_path / "a.b.json"
    (tmp_path / "a.b.json").symlink_to(tmp_path / "nowhere")
    assert free_path(folder, "a.b.json") == tmp_path / "a.b-2.json"
