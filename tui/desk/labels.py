"""The labels of the project: declared in a session, and answered from then on."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from store.errors import VariorumError
from store.model import Label, LabelStyle, LabelUnit
from tui.desk.desk import UNDOES, Desk, quote

if TYPE_CHECKING:
    from store.project.workspace import Touched

EXAMPLE = "place m italic word"
"""How a label is written."""


class LabelKeys:
    """What is declared of the project's labels.

    Args:
        desk: The desk.
        taken: What a character does already, in words; empty where it does nothing.
    """

    def __init__(self, desk: Desk, taken: Callable[[str], str]) -> None:
        self._desk = desk
        self.taken = taken
        """What a character does already, in words."""
        self._labels = desk.project.labels
        self.on_changed: list[Callable[[], None]] = []
        """Called when the project has other labels."""
        desk.on_changed.append(self._changed)

    @property
    def own(self) -> Mapping[str, str]:
        """The labels that only this project has, by their keys."""
        return {label.key: label.name for label in self._desk.project.vocabulary.own}

    def add(self) -> None:
        """Ask for a label: its name, its key, how it looks, what it tags when nothing is selected."""
        self._ask()

    def _ask(self, typed: str = "", error: VariorumError | None = None) -> None:
        from tui.dialogs.note import NoteDialog

        styles, units = "|".join(get_args(LabelStyle)), "|".join(get_args(LabelUnit))
        asked = f"A label: name, key, {styles}, {units}"
        told = error.message if error else ""
        asking = NoteDialog(asked, typed, f"{EXAMPLE} · esc leaves it", refuses=self._refusal, told=told)
        self._desk.screen.app.push_screen(asking, self._add)

    def _refusal(self, typed: str) -> str:
        """What is wrong with a line that should be a label."""
        label = label_of(typed)
        if label is None:
            return f"not a label: {quote(typed)}; write it as {EXAMPLE}"
        act = self.taken(label.key)
        return f"{label.name}: its key '{label.key}' is taken by {act}; choose another" if act else ""

    def _add(self, typed: str | None) -> None:
        label = label_of(typed) if typed else None
        if typed and label is not None:
            report = f"label {label.name}: {label.key} tags{UNDOES}"
            add = partial(self._desk.project.vocabulary.add, label)
            self._desk.change(add, lambda _: report, partial(self._ask, typed))

    def _changed(self, touched: "Touched") -> None:
        former, self._labels = self._labels, self._desk.project.labels
        if touched.settings and self._labels != former:
            for show in self.on_changed:
                show()


def label_of(typed: str) -> Label | None:
    """The label that a line means: a name, a key, then style and unit, which may be left out; None where it is none."""
    words = typed.split()
    unit = words.pop() if words[-1] in get_args(LabelUnit) else "sentence"
    style = words.pop() if words and words[-1] in get_args(LabelStyle) else "italic"
    if len(words) < 2 or len(words[-1]) != 1:
        return None
    *name, key = words
    return Label(" ".join(name), key, cast(LabelStyle, style), cast(LabelUnit, unit))
