"""The history of a project: every change that was made, and taking changes back."""

from collections.abc import Iterable, Iterator, Sequence

from store.disk.headers import META
from store.disk.layout import key_of
from store.errors import NotFoundError, StorageError
from store.project.workspace import Workspace
from store.records.changes import Change, Edit


class History:
    """The audit trail of a project, undo and redo."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def changes(self) -> Iterator[Change]:
        """Every change that was ever made, oldest first: the audit trail."""
        return self._workspace.database.journal.entries()

    def latest(self) -> Iterator[Change]:
        """Every change, newest first, read as far as it is asked for."""
        return self._workspace.database.journal.backwards()

    def undo(self) -> Change | None:
        """Take back this annotator's newest change that still stands; None when there is none.

        Raises:
            StorageError: If somebody changed the same since; nothing is taken back then.
        """
        with self._workspace.writing():
            change = next_undo(self.latest(), self._workspace.annotator)
            if change is None:
                return None
            return self._make(f"undo {change.action}", _reversed(change.edits), undoes=change.id)

    def redo(self) -> Change | None:
        """Make again what this annotator's last undo took back; None when nothing was, or they went on since.

        Raises:
            StorageError: If somebody changed the same since; nothing is made again then.
        """
        with self._workspace.writing():
            change = next_redo(self.latest(), self._workspace.annotator)
            if change is None:
                return None
            return self._make(f"redo {change.action}", list(change.edits), redoes=change.id)

    def back_to(self, change_id: str) -> Change | None:
        """Make everything as it was right after a change, as one change that undo takes back; None: it is so already.

        Raises:
            NotFoundError: If there is no such change.
            StorageError: If somebody else changed something since, which is theirs to take back; nothing changes then.
        """
        with self._workspace.writing():
            later = self._after(change_id)
            for change in later:
                if change.annotator != self._workspace.annotator:
                    done = f"{change.annotator} has since done '{change.action}' ({change.at})"
                    raise StorageError(f"cannot go back there: {done}; nothing was changed", "Changed meanwhile")
            edits = _merged([edit for change in later for edit in _reversed(change.edits)])
            return self._make(f"go back before {later[-1].action}", edits) if edits else None

    def _after(self, change_id: str) -> list[Change]:
        """The changes since one, newest first."""
        later: list[Change] = []
        for change in self.latest():
            if change.id == change_id:
                return later
            later.append(change)
        raise NotFoundError(f"{change_id}: no such change; `variorum history` lists those there are")

    def _make(self, action: str, edits: Sequence[Edit], undoes: str = "", redoes: str = "") -> Change:
        """Keep edits that were made before, now or the other way round, if nobody has come between."""
        wanted = [edit for edit in edits if edit.table != META]
        for edit in wanted:
            found = self._workspace.database.current(key_of(edit)).get(edit.table, {}).get(edit.id)
            if found != edit.before:
                raise StorageError(f"cannot {action}: {self._since(edit)}; nothing was changed", "Changed meanwhile")
        self._check_ends(action, wanted)
        return self._workspace.keep(action, wanted, undoes=undoes, redoes=redoes)

    def _since(self, edit: Edit) -> str:
        """Who changed a record last, in words."""
        for change in self.latest():
            if any((each.table, each.id) == (edit.table, edit.id) for each in change.edits):
                return f"{change.annotator} has since done '{change.action}' ({change.at})"
        return f"{key_of(edit)} was changed by another program"

    def _check_ends(self, action: str, edits: Sequence[Edit]) -> None:
        """Raise StorageError when a relation would lead to an annotation that is not there."""
        removed = {edit.id for edit in edits if edit.after is None}
        added = {edit.id for edit in edits if edit.after is not None}
        lost = [edit for edit in edits if edit.table == "annotations" and edit.after is None]
        if not self._related_besides({edit.document for edit in lost}, removed).isdisjoint(edit.id for edit in lost):
            raise StorageError(f"cannot {action}: it has been related to another since; unrelate it first")
        for edit in edits:
            if edit.table == "relations" and edit.after is not None:
                ends = {str(edit.after.get("subject")), str(edit.after.get("object"))}
                for end in ends - added:
                    self._check_end(action, end)

    def _related_besides(self, documents: set[str], removed: set[str]) -> set[str]:
        """Ids of annotations that relations lead from or to, but for relations that are removed."""
        leading = (edge for document in documents for edge in self._workspace.standing.pointing_into(document))
        return {end for edge in leading if edge.id not in removed for end in (edge.subject, edge.object)}

    def _check_end(self, action: str, annotation: str) -> None:
        try:
            self._workspace.standing.owner(annotation)
        except NotFoundError as error:
            raise StorageError(f"cannot {action}: what it was related to has been removed since") from error


def _reversed(edits: Sequence[Edit]) -> list[Edit]:
    return [Edit(edit.table, edit.document, edit.id, edit.after, edit.before) for edit in edits[::-1]]


def _merged(edits: Sequence[Edit]) -> list[Edit]:
    """One edit a record, from before the first to after the last; none for what comes back to where it was."""
    joined: dict[tuple[str, str, str], Edit] = {}
    for edit in edits:
        key = (edit.table, edit.document, edit.id)
        joined[key] = joined[key]._replace(after=edit.after) if key in joined else edit
    return [edit for edit in joined.values() if edit.before != edit.after and edit.table != META]


def next_undo(changes: Iterable[Change], annotator: str) -> Change | None:
    """What this annotator's next undo takes back: their newest change that is not already taken back."""
    decided: dict[str, bool] = {}
    for change in changes:
        if change.annotator != annotator:
            continue
        if change.undoes:
            decided.setdefault(change.undoes, False)
        elif change.redoes:
            decided.setdefault(change.redoes, True)
        elif decided.get(change.id, True):
            return change
    return None


def next_redo(changes: Iterable[Change], annotator: str) -> Change | None:
    """What this annotator's next redo makes again: the newest undone one, unless they changed something since."""
    redone: set[str] = set()
    wanted = ""
    for change in changes:
        if change.id == wanted:
            return change
        if wanted or change.annotator != annotator:
            continue
        if change.redoes:
            redone.add(change.redoes)
        elif not change.undoes:
            return None
        elif change.undoes in redone:
            redone.remove(change.undoes)
        else:
            wanted = change.undoes
    return None
