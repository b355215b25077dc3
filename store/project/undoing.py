"""Which change undo takes back and redo makes again: read off the history, which has both for changes of their own."""

from collections.abc import Iterable

from store.records.changes import Change


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
