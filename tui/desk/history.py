"""Undo, redo, and going back to an earlier state."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from store.errors import NotFoundError
from store.model import Record, counted
from tui.desk.desk import UNDOES, Desk, quote

if TYPE_CHECKING:
    from store.records.changes import Change

REMOVING = ("untag", "unrelate")
"""What is done where something is removed."""

OF_TAG = {"note": "note on ", "move": "edges of ", "relabel": "label of ", "settle": "side taken in "}
"""What of a tag was changed, by what was done."""


class HistoryKeys:
    """What the keys do that take changes back.

    Args:
        desk: What they stand on.
        reading: Tells the id of the article that is read; empty where several are looked at.
    """

    def __init__(self, desk: Desk, reading: Callable[[], str] = str) -> None:
        self._desk = desk
        self._reading = reading

    def undo(self) -> None:
        """Take back the last change."""
        self._desk.change(partial(self._told, self._desk.project.history.undo, "undo"), str)

    def redo(self) -> None:
        """Make the change again that was taken back."""
        self._desk.change(partial(self._told, self._desk.project.history.redo, "redo"), str)

    def list(self) -> None:
        """List the last changes, and go back to the one that is chosen."""
        from tui.dialogs.changes import ChangesDialog

        self._desk.screen.app.push_screen(ChangesDialog(self._desk.project), self._go_back)

    def _told(self, act: Callable[[], "Change | None"], verb: str) -> str:
        """Do it, and say what it was about; in a thread, since the tag of a relation may stand in another article."""
        change = act()
        if change is None:
            return f"nothing to {verb}"
        done = change.action.removeprefix(verb).strip()
        what = self._what(change, done.partition(" ")[0])
        if not what:
            return f"{'undone' if verb == 'undo' else 'redone'}: {done}"
        if done.startswith(REMOVING):
            return f"brought back {what}" if verb == "undo" else f"removed {what} again"
        return f"took back {what}" if verb == "undo" else f"made {what} again"

    def _what(self, change: "Change", done: str) -> str:
        """The one tag or link that a change was about, `claim “…”`, and what of it; empty for other things."""
        tags = [edit for edit in change.edits if edit.table == "annotations"]
        relations = [edit for edit in change.edits if edit.table == "relations"]
        links = [edit for edit in change.edits if edit.table == "links"]
        if len(tags) == 1:
            besides = f" and {counted(len(relations), 'relation')}" if relations else ""
            return f"{OF_TAG.get(done, '')}{_named(tags[0].after or tags[0].before or {})}{besides}"
        if len(relations) == 1 and not tags:
            return self._relation(relations[0].after or relations[0].before or {})
        if len(links) == 1 and not tags:
            now, former = links[0].after or {}, links[0].before or {}
            judged = (former or now) if change.action.startswith("undo") else (now or former)
            return _link(judged, self._reading())
        return ""

    def _relation(self, record: Record) -> str:
        """A relation, and whose it is as far as that is there."""
        tags, kind = self._desk.project.tags, record.get("kind", "")
        try:
            subject, object = tags.get(str(record.get("subject"))), tags.get(str(record.get("object")))
        except NotFoundError:
            return f"“{kind}”"
        ends = f"{subject.label} {quote(subject.selector.exact)}", quote(object.selector.exact)
        return f"{ends[0]} {kind} {ends[1]}"

    def _go_back(self, change: "Change | None") -> None:
        if change is not None:
            self._desk.change(partial(self._desk.project.history.back_to, change.id), partial(_gone_back, change))


def _named(record: Record) -> str:
    """`claim “the roof came down”`, of an annotation's record."""
    return f"{record.get('label', '')} {quote(str(record.get('exact', '')))}"


def _link(record: Record, reading: str) -> str:
    """`accepted link “the roof came down”`, of a judgement's record: by the words that were said when it was judged.

    They are those of the other article, as seen from the one that is read; else those at its first end.
    """
    ends = [end for end in (record.get("here"), record.get("there")) if isinstance(end, Mapping)]
    exact = next((end.get("exact", "") for end in ends if end.get("document") != reading), "")
    return f"{record.get('state', '')} link {quote(str(exact))}"


def _gone_back(to: "Change", made: "Change | None") -> str:
    if made is None:
        return f"nothing has changed since: {to.action}"
    return f"as it was right after: {to.action}{UNDOES}"
