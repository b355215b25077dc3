"""The session around the readers: keys and their help, palette, themes, other programs, trouble, the end."""

import re
import time
from pathlib import Path
from typing import Any

import pytest

from store.errors import StorageError
from store.model import Span
from store.project import Project
from store.project.tags import Tags
from tests.tui.links import ROOF
from tests.tui.sitting import Sitting, settled
from tui.config import Config
from tui.dialogs.help import HelpDialog
from tui.keys import faces, rows_of, spelt
from tui.screens.acts import Acts
from tui.themes import THEMES


def shown(screen: HelpDialog) -> str:
    """The help with what stands in one row in one line."""
    return " ".join(str(screen.text(200)).split())


async def test_ctrl_c_says_how_to_leave(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("ctrl+c")
        assert sitting.said == "q quits; everything is already saved"


async def test_help_lists_every_row_of_the_key_table_and_closes(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("question_mark")
        screen = sitting.app.screen
        assert isinstance(screen, HelpDialog)
        table = shown(screen)
        for row in (row for where in ("reader", "articles", "session", "app") for row in rows_of(where)):
            assert f"{faces(row.keys)} " in table
            assert f"{row.description}. {spelt(row.tooltip, {})} {row.id}" in table
        assert "Conflict. The same told with another number, date or name, or denied." in table
        await sitting.press("j", "k", "escape")
        assert sitting.app.screen is sitting.screen


async def test_the_palette_has_every_act_by_name_and_does_it(sitting: Sitting) -> None:
    async with sitting:
        titles = [act.title for act in Acts(sitting.app, sitting.app._views, {}).all()]
        for row in (row for where in ("reader", "session", "app") for row in rows_of(where)):
            title = f"{row.group}: {row.description} · {faces(row.keys)}"
            assert title in titles or row.where == "articles" or row.id in {"palette", "link.open.nth"}
        await sitting.press("ctrl+p")
        assert "Tag: Tag as claim · c" in sitting.seen
        await sitting.type("weak links")
        assert sitting.options() == 1
        assert "Links: Count weak links · W" in sitting.seen
        assert "Listed below the rule, probably not the same statement; marked and counted, or not." in sitting.seen
        await sitting.press("enter")
        assert sitting.said == "weak links are marked and counted"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_help_cuts_no_sentence_and_the_hints_always_name_help_and_the_way_out(
    project: Project, size: tuple[int, int]
) -> None:
    async with Sitting(project, Config(theme="dark"), size=size) as sitting:
        for keys in ([], ["v"], ["escape", "shift+tab"]):
            await sitting.press(*keys)
            hints = sitting.seen.splitlines()[-1]
            assert hints.endswith("? keys  q quit")
            assert hints.startswith(" ")
        await sitting.press("question_mark")
        screen = sitting.app.screen
        assert isinstance(screen, HelpDialog)
        for row in (row for where in ("reader", "articles", "session", "app") for row in rows_of(where)):
            assert f"{row.description}. {spelt(row.tooltip, {})}" in shown(screen)
        for width in (30, 54, 110):
            assert all(len(line) <= width for line in str(screen.text(width)).splitlines())


async def test_the_theme_key_goes_round_and_the_choice_is_said(sitting: Sitting) -> None:
    async with sitting:
        seen = []
        for _ in THEMES:
            await sitting.press("ctrl+t")
            seen.append(sitting.app.theme)
            assert sitting.said == f"theme: {sitting.app.theme}"
        assert seen == ["light", "ansi", "dark"]


async def test_keys_that_were_rebound_work_and_are_taught(project: Project) -> None:
    config = Config(theme="dark", keys={"tag.claim": "m,f5", "undo": "X"})
    async with Sitting(project, config) as sitting:
        await sitting.press("c")
        assert sitting.tags() == []
        await sitting.press("m")
        assert len(sitting.tags()) == 1
        await sitting.press("f5", "f5", "X")
        assert sitting.tags() == []
        await sitting.press("question_mark")
        assert isinstance(sitting.app.screen, HelpDialog)
        assert "m f5 Tag as claim." in shown(sitting.app.screen)
    async with Sitting(project, config) as sitting:
        assert sitting.seen.splitlines()[-1].lstrip().startswith("m")


async def test_another_programs_tag_appears(sitting: Sitting) -> None:
    async with sitting:
        with Project.open(sitting.project.folder, annotator="berta") as other:
            other.tags.add("1-harrow-courier.txt", Span(0, 8), "actor")
        await sitting.wait(lambda: sitting.reader.marks_at_cursor)
        await sitting.wait(lambda: "1 tag " in sitting.seen)
        assert [note.annotator for note in sitting.reader.marks_at_cursor] == ["berta"]


async def test_another_programs_tag_leaves_what_one_is_finding(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("f")
        await sitting.type("levy")
        await sitting.press("enter")
        with Project.open(sitting.project.folder, annotator="berta") as other:
            other.tags.add("1-harrow-courier.txt", Span(0, 8), "actor")
        await sitting.wait(lambda: "1 tag " in sitting.seen)
        assert len(sitting.screen.find.hits) == 3


async def test_an_article_that_changed_on_disk_is_read_again_with_its_tags(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go("Customs Guard surrounded")
        await sitting.press("a")
        article = sitting.project.folder / sitting.path
        text = article.read_text(encoding="utf-8")
        article.write_text(
            text.replace("Fourteen dead after fire", "Fourteen people dead after a fire"), encoding="utf-8"
        )
        await sitting.wait(lambda: "people dead" in sitting.seen)
        await settled(sitting.pilot)
        assert sitting.said == f"{sitting.path} changed on disk; its tags were looked for in the new text"
        await sitting.go("Customs Guard surrounded")
        assert [note.state for note in sitting.reader.marks_at_cursor] == ["moved"]


async def test_an_article_that_comes_and_one_that_goes_are_seen(sitting: Sitting) -> None:
    async with sitting:
        (sitting.project.folder / "6-new.txt").write_text("A new voice\n\nIt says little.\n", encoding="utf-8")
        await sitting.wait(lambda: "6 articles" in sitting.seen)
        (sitting.project.folder / "2-tidewater-ledger.txt").unlink()
        await sitting.wait(lambda: "5 articles" in sitting.seen)
        await settled(sitting.pilot)
        await sitting.go(ROOF)
        assert [link.score for link in sitting.screen.links_panel.links] == [61.4, 38.0]
        await sitting.press("c", "right_square_bracket", "right_square_bracket", "tab")
        assert len(sitting.tags()) == 1


async def test_readers_number_their_articles_as_the_list_does_when_others_come_or_go(sitting: Sitting) -> None:
    async with sitting:
        titles = [pane.reader for pane in sitting.screen.panes.both]
        assert [str(reader.border_title)[:3] for reader in titles] == ["1 ·", "2 ·"]
        (sitting.project.folder / "0-new.txt").write_text("A new voice\n\nIt says little.\n", encoding="utf-8")
        await sitting.wait(lambda: "6 articles" in sitting.seen)
        assert [str(reader.border_title)[:3] for reader in titles] == ["2 ·", "3 ·"]
        (sitting.project.folder / sitting.path).unlink()
        await sitting.wait(lambda: "5 articles" in sitting.seen)
        assert [str(reader.border_title)[:3] for reader in titles] == ["▪ ·", "2 ·"]


async def test_a_sheet_scrolls_with_the_keys_of_every_list(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("question_mark")
        sheet = sitting.app.screen.query_one("#sheet")
        await sitting.press("G")
        assert sheet.scroll_y == sheet.max_scroll_y > 0
        await sitting.press("g")
        assert sheet.scroll_y == 0
        await sitting.press("ctrl+d")
        assert sheet.scroll_y > 0
        await sitting.press("ctrl+u")
        assert sheet.scroll_y == 0


async def test_the_first_article_that_comes_into_an_empty_folder_is_opened(home: Path, quick: None) -> None:
    (home / "bare").mkdir()
    with Project.open(home / "bare", annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            (project.folder / "one.txt").write_text("One\n\nIt rained.\n", encoding="utf-8")
            await sitting.wait(lambda: "It rained." in sitting.seen)
            await sitting.press("c")
            assert sitting.tags() == [("claim", "One")]


async def test_an_open_article_that_is_taken_away_stays_to_be_read_and_no_key_breaks_it(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("c")
        (sitting.project.folder / sitting.path).unlink()
        await sitting.wait(lambda: "4 articles" in sitting.seen)
        gone = "“Fourteen dead after fire in Orrem Saal's…” was deleted or renamed (1-harrow-courier.txt): put it back"
        await sitting.wait(lambda: sitting.said.startswith("1 tag of 1-harrow-courier.txt kept, its file is missing"))
        assert "Fourteen dead after fire" in sitting.seen
        await sitting.press("a")
        assert sitting.said.startswith(f"Not found: {gone}")
        await sitting.press("c", "less_than_sign", "greater_than_sign", "d", "t", "r", "Y", "W", "L", "n", "J")
        assert sitting.app.screen is sitting.screen
        await sitting.press("right_square_bracket")
        assert sitting.path in {entry.path for entry in sitting.project.entries()}


async def test_problems_of_the_project_are_said_at_the_start(folder: Path, quick: None) -> None:
    (folder / "6-binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "7-binary.txt").write_bytes(bytes(range(256)) * 40)
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            assert sitting.said.startswith("6-binary.txt")
            assert sitting.said.endswith("(and 1 more: variorum check)")


async def test_what_reading_a_file_had_to_assume_is_said_when_it_is_opened(folder: Path, quick: None) -> None:
    (folder / "6-old.txt").write_bytes("Die Türen waren verschlossen, sagten Zeugen.\n".encode("cp1252") * 5)
    with Project.open(folder, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("left_square_bracket")
            assert sitting.said.startswith("6-old.txt: not UTF-8; read as ")


async def test_quitting_waits_for_what_was_tagged_a_moment_before(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    toggle = Tags.toggle

    def slow(tags: Tags, *arguments: Any) -> Any:
        time.sleep(0.1)
        return toggle(tags, *arguments)

    monkeypatch.setattr(Tags, "toggle", slow)
    async with sitting:
        sitting.hurry("c", "a", "s", "q")
        await sitting.wait(lambda: sitting.app._exit)
        assert len(sitting.tags()) == 3


HOSTILE = "[bold]Title[/] \x1b[31mred \x9b2J \u202eturned [x]"
SAFE = "[bold]Title[/] ␛[31mred \ufffd2J ⇤turned [x]"


@pytest.fixture
def hostile(home: Path, quick: None) -> Path:
    folder = home / "[bold]hostile"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}[b].txt").write_text(f"{HOSTILE}\n\nOne [b]sentence[/b] here.\n", encoding="utf-8")
    return folder


async def test_what_steers_a_terminal_or_looks_like_markup_is_shown_as_it_is(hostile: Path) -> None:
    with Project.open(hostile, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark"), size=(160, 36)) as sitting:
            assert "[bold]hostile" in sitting.seen
            assert "1 · [bold]Title[/] ␛[31mred \ufffd2J ⇤turned" in sitting.seen
            await sitting.press("c")
            assert sitting.said == f"claim “{SAFE}” · u undoes"
            assert sitting.said in sitting.seen
            for keys in (("t",), ("T",), ("a", "r"), ("A",), ("v", "w", "w", "slash")):
                await sitting.press(*keys)
                assert "[bold]Title" in sitting.seen
                assert not set(sitting.seen) & set("\x1b\x9b\u202e")
                await sitting.press("escape", "escape")


async def test_what_is_searched_for_is_shown_as_it_is(hostile: Path) -> None:
    with Project.open(hostile, annotator="anna") as project:
        async with Sitting(project, Config(theme="dark")) as sitting:
            await sitting.press("slash")
            await sitting.type("[b]sentence[/b]")
            assert "[b]sentence[/b]" in sitting.seen
            assert sitting.options() >= 1
            await sitting.press("enter", "f")
            await sitting.type("[b]")
            assert "find [b]" in sitting.seen


async def test_an_error_is_shown_as_it_is(sitting: Sitting) -> None:
    async with sitting:
        sitting.screen.desk.complain(StorageError("a\x1b[2Jb [bold]c[/]\nd"))
        await settled(sitting.pilot)
        assert "Not saved: a␛[2Jb [bold]c[/]␊d" in sitting.seen


async def test_a_motion_bound_to_another_key_leaves_the_key_it_had(project: Project) -> None:
    config = Config(theme="dark", keys={"move.right": "f9"})
    async with Sitting(project, config) as sitting:
        start = sitting.reader.cursor
        await sitting.press("l")
        assert sitting.reader.cursor == start
        await sitting.press("f9")
        assert sitting.reader.cursor == start + 1


async def test_a_move_that_leads_nowhere_is_answered_at_once_and_draws_nothing(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("G", "pagedown", "pagedown")
        answers, place = list[None](), sitting.reader.cursor
        sitting.reader.answer = lambda: answers.append(None)
        await sitting.press("down", "pagedown")
        assert (len(answers), sitting.reader.cursor) == (2, place)
        await sitting.press("left")
        assert len(answers) == 2


async def test_every_mistake_of_the_settings_is_listed(project: Project) -> None:
    problems = ("config.toml: theme: there is no 'drak'", "config.toml: anotator: no such setting")
    config = Config(theme="dark", keys={"tag.clam": "c"}, problems=problems, file="config.toml")
    async with Sitting(project, config) as sitting:
        assert sitting.said.startswith("1 of 3, M lists them: config.toml: theme")
        await sitting.press("M")
        for word in ("drak", "anotator", "tag.clam"):
            assert "\n".join(sitting.seen.splitlines()[:-1]).count(word) == 1, sitting.seen


async def test_a_message_is_cut_with_the_key_that_lists_it_whole(sitting: Sitting) -> None:
    async with sitting:
        long = "Not exported: " + " ".join(f"word{n}" for n in range(200)) + " END"
        sitting.screen.desk.say(long)
        await settled(sitting.pilot)
        assert sitting.seen.splitlines()[-1].endswith("… M all")
        await sitting.press("M")
        seen = sitting.seen
        assert "END" in seen
        assert re.search(r"\d\d:\d\d:\d\d  Not exported: word0", seen)
        await sitting.press("M")
        assert sitting.app.screen is sitting.screen


async def test_messages_are_listed_the_last_one_first_and_what_would_steer_a_terminal_is_shown(
    sitting: Sitting,
) -> None:
    async with sitting:
        sitting.screen.desk.say("first \x1b[2J")
        sitting.screen.desk.say("second")
        await sitting.press("M")
        assert sitting.seen.index("second") < sitting.seen.index("first ␛[2J")


@pytest.mark.parametrize("opens", ["e", "slash", "question_mark"])
async def test_the_terminals_cursor_comes_back_from_a_dialog(sitting: Sitting, opens: str) -> None:
    async with sitting:
        await sitting.press("j", "l")
        before = sitting.app.cursor_position
        await sitting.press(opens, "escape")
        assert sitting.app.cursor_position == before
