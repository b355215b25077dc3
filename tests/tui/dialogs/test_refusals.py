"""Every dialog in which something is typed: what it does not take stays there as it was typed, and why is told."""

import ast
from pathlib import Path
from typing import NamedTuple

import pytest
from textual.widgets import Input

import tui
from store.errors import StorageError
from tests.tui.sitting import Sitting
from tui.dialogs.dialog import Dialog
from tui.widgets.refusal import Refusal


class Typed(NamedTuple):
    """Something typed that a dialog cannot take."""

    opens: tuple[str, ...]
    """Keys that open it."""
    typed: str
    why: str
    """What stands in the reason."""


REFUSED = {
    "label of one word": Typed(("ctrl+p", *"add a label", "enter"), "place", "not a label"),
    "label of a taken key": Typed(("ctrl+p", *"add a label", "enter"), "place c", "is taken by"),
    "label of a taken name": Typed(("ctrl+p", *"add a label", "enter"), "claim ø", "another label has this name"),
    "import of nothing": Typed(("ctrl+p", *"import ann", "enter", "1"), "no/such.json", "no such file or folder"),
    "import of another format": Typed(("ctrl+p", *"import ann", "enter", "1"), "other.txt", "not an export"),
    "export onto a file": Typed(("e",), "other.txt", "not overwritten: give another name, as other-2.txt"),
    "export into nowhere": Typed(("e",), "no/such/x.json", "is no folder: give another place"),
    "export over an article": Typed(("e",), "{folder}/1-harrow-courier.txt", "is an article of the project"),
    "export among the data": Typed(("e",), "{folder}/.variorum/x.json", "lies among the data of the project"),
    "export without a place": Typed(("e",), "", "no place to write to"),
}


def spoken(name: str) -> str:
    return "space" if name == " " else name


async def test_what_is_refused_stays_as_typed_and_why_is_told(sitting: Sitting, folder: Path) -> None:
    Path("other.txt").write_text("nothing of ours", encoding="utf-8")
    async with sitting:
        await sitting.press("c")
        for case, (opens, typed, why) in REFUSED.items():
            await sitting.press(*map(spoken, opens))
            field = path_field(sitting)
            field.focus()
            field.value = typed.format(folder=folder)
            await sitting.press("enter")
            await sitting.wait(lambda why=why: why in told(sitting))  # type: ignore[misc]
            assert path_field(sitting).value == typed.format(folder=folder), case
            await sitting.press("escape", "escape")
    assert Path("other.txt").read_text(encoding="utf-8") == "nothing of ours"


def path_field(sitting: Sitting) -> Input:
    dialog = sitting.app.screen
    assert isinstance(dialog, Dialog)
    (*_, last) = dialog.query(Input)
    assert isinstance(last, Input)
    return last


def told(sitting: Sitting) -> str:
    """What a dialog says is wrong."""
    return " ".join(str(each.visual) for each in sitting.app.screen.query(Refusal) if each.display)


async def test_a_note_that_could_not_be_kept_is_asked_again_as_it_was_typed(
    sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting:
        await sitting.press("c", "t")
        await sitting.type("much thought went into this")

        def full(*_: object) -> None:
            raise StorageError("the disk is full; free some space")

        monkeypatch.setattr(sitting.project.tags, "set_note", full)
        await sitting.press("enter")
        await sitting.wait(lambda: "the disk is full" in told(sitting))
        assert path_field(sitting).value == "much thought went into this"
        await sitting.press("escape")


def test_every_dialog_that_takes_what_is_typed_can_refuse_it() -> None:
    """Those that are asked for text as an answer; the fields of lists only filter them."""
    asking = {"NoteDialog": 0, "ExportOffer": 0}
    for path in Path(tui.__path__[0]).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in asking:
                asking[call.func.id] += 1
                named = {keyword.arg for keyword in call.keywords}
                refuses = {"refuses", "told"} & named or any("_refused" in ast.unparse(each) for each in call.args)
                assert refuses, f"{path}:{call.lineno} asks for text and cannot refuse it in place"
    assert all(asking.values())
