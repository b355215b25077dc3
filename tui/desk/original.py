"""The original of an article: its page on the web, or the file that it was read from, opened outside."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from store.model import Document, archive_of
from tui.desk.desk import Desk
from tui.desk.panes import Panes


class OriginalKeys:
    """What opens the original of the article where one reads."""

    def __init__(self, desk: Desk, panes: Panes) -> None:
        self._desk = desk
        self._panes = panes

    def open(self) -> None:
        """Open the page or the file; where there are both, ask which."""
        document = self._panes.document
        if document is None:
            self._desk.say("no article is open")
            return
        targets = targets_of(document, self._desk.project.folder)
        if len(targets) > 1:
            choices = [(target, f"{what:<9} {target}", str(n)) for n, (what, target) in enumerate(targets, 1)]
            self._desk.pick("Open outside", choices, self._open)
        elif targets:
            self._open(targets[0][1])
        else:
            self._desk.say("nothing is known of where this article came from")

    def _open(self, target: str | None) -> None:
        if target is not None:
            self._desk.work(partial(_opened, target), self._desk.say, "original")


def targets_of(document: Document, folder: Path) -> list[tuple[str, str]]:
    """What an article can be opened as outside: each in a word, and as it is handed to the system."""
    from store.articles.page_facts import is_address

    found = [("its page", document.url)] if is_address(document.url) else []
    path = (folder / document.path).absolute()
    if not archive_of(document.id) and path.is_file():
        found.append(("its file", str(path)))
    return found


def _opened(target: str, _: Callable[[], bool]) -> str:
    """Open it, and say what was done."""
    from tui.terminal.opener import open_outside, way_out

    way = way_out(target)
    if open_outside(target):
        return f"opened {target} ({way})"
    why = "could not open it" if way else "no display here"
    return f"{why}; the original is {target}"
