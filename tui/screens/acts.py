"""Every act by name, for the palette: those of the key table that are answered here, and those without a key."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from tui.keys import KEYS, Key, act, as_set, faces, own_labels, rows_of, spelt
from tui.screens.event import EventScreen
from tui.screens.views import Views

if TYPE_CHECKING:
    from tui.dialogs.palette import Act, Run


class Acts:
    """The acts of the screen that is seen.

    Args:
        app: Does them.
        views: What is seen.
        rebound: Keys that differ from the table, by id.
    """

    def __init__(self, app: App[None], views: Views, rebound: Mapping[str, str]) -> None:
        self._app = app
        self._views = views
        self._rebound = rebound

    def all(self) -> "Iterator[Act]":
        """By area, in the order of the table."""
        from tui.dialogs.palette import Act

        seen = self._views.seen
        for row in self._views.rows():
            if row.keys != "1-9" and row.id != "palette":
                area = seen.NAMED if isinstance(seen, EventScreen) and row.where != "app" else row.group
                yield Act(
                    area,
                    row.description,
                    faces(as_set(row, self._rebound)),
                    spelt(row.tooltip, self._rebound),
                    self._runner(row),
                )
        yield from self._learning()
        if seen is self._views.reading:
            yield from self._keyless()

    def _learning(self) -> "Iterator[Act]":
        """The tour, which is taken from the list of keys, and left by keys of its own."""
        from tui.dialogs.palette import Act

        within = {"help": faces(as_set(next(row for row in KEYS if row.id == "help"), self._rebound)).split()[0]}
        for row in (*rows_of("help"), *rows_of("tour")):
            keys = f"{within.get(row.where, '')} {faces(as_set(row, self._rebound))}".strip()
            yield Act(row.group, row.description, keys, spelt(row.tooltip, self._rebound), self._runner(row))

    def _keyless(self) -> "Iterator[Act]":
        """What is done at the session and has no key in the table."""
        from tui.dialogs.palette import Act

        listed = "Every group of names that mean the same; the one you pick is forgotten."
        yield Act("Links", "All aliases", "", listed, self._act("names.list"))
        declares = "A label of this project: its name, key, look, and what it tags."
        yield Act("Tag", "Add a label", "", declares, self._act("labels.add"))
        accepts = "What is suggested in this article as claims, sources and actors, as one change."
        yield Act("Tag", "Accept all suggestions", "", accepts, self._act("suggestions.accept_all"))
        decodes = "Where the one that was guessed is wrong; tags are found again in the text."
        yield Act("Everything else", "Read in another encoding", "", decodes, self._act("encodings.choose"))
        takes = "What was annotated with other tools: format, files, what will come, then one change."
        yield Act("Everything else", "Import annotations", "", takes, self._act("importing.ask"))
        for label in own_labels(self._views.reading.desk.project.labels):
            yield Act("Tag", f"Tag as {label.name}", label.key, "", self._act(f"tags.tag({label.name!r})"))

    def _runner(self, row: Key) -> "Run":
        if row.is_of_desk:
            return self._act(row.action)
        node = self._views.reading.panes.reader if row.where == "reader" else self._app
        return partial(self._app.run_action, row.action, default_namespace=node)

    def _act(self, action: str) -> "Run":
        return partial(self._app.run_action, act(action), default_namespace=self._views.seen)
