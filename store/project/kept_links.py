"""Every link between the articles of a project, kept until the articles change: finding them takes long."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from importlib.resources import files
from pathlib import Path

import orjson

from store.disk.atomic import replace_file
from store.errors import StorageError
from store.model import Link, Progress, hash_text
from store.project.whole import ordered, read_or_empty
from store.project.workspace import Workspace
from store.records.links import link_from, link_record

KEPT = "every-link.jsonl"
"""The file, in the folder of what is derived: what it was made from, then a line a link."""

FORMAT = 1
"""Raised when what is kept becomes other."""


class KeptLinks:
    """Every link that may tell what belongs together, as the articles have it, whatever readers decided of it.

    Args:
        workspace: The project's.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: tuple[str, list[Link]] = ("", [])

    def all(self, reading: Progress | None = None, linking: Progress | None = None) -> list[Link]:
        """The links between all articles, each pair of passages once, in the order of the articles.

        Args:
            reading: Called while articles are read, where that is to be done.
            linking: Called while they are linked.
        """
        inputs = self._inputs()
        if self._known[0] != inputs:
            links = self._read(inputs)
            if links is None:
                links = list(self._found(reading, linking))
                self._keep(inputs, links)
            self._known = (inputs, links)
        return self._known[1]

    def _found(self, reading: Progress | None, linking: Progress | None) -> Iterator[Link]:
        from store.linking.whole.local import Request, link_all
        from store.study.groups import LEAST

        entries = ordered(self._workspace.library.entries)
        documents = map(partial(read_or_empty, self._workspace), entries)
        request = Request(self._workspace.settings.aliases, weak=True, least=LEAST)
        for links in link_all(documents, len(entries), request, reading, linking):
            yield from (link for link in links if link.score >= LEAST)

    def _inputs(self) -> str:
        """A digest of all that links depend on."""
        entries = [(entry.id, entry.sha256) for entry in ordered(self._workspace.library.entries)]
        fitted = hash_text(files("store.linking.pair").joinpath("model.json").read_text("utf-8"))
        return hash_text(orjson.dumps([FORMAT, fitted, entries, self._workspace.settings.aliases]).decode())

    @property
    def _path(self) -> Path | None:
        folder = self._workspace.index
        return folder / KEPT if folder else None

    def _read(self, inputs: str) -> list[Link] | None:
        """The links that are kept; None where there are none, or of other articles, or damaged."""
        if self._path is None:
            return None
        with suppress(OSError, ValueError, StorageError):
            first, *lines = self._path.read_bytes().splitlines()
            if orjson.loads(first) == {"inputs": inputs, "links": len(lines)}:
                return [link_from(orjson.loads(line)) for line in lines]
        return None

    def _keep(self, inputs: str, links: list[Link]) -> None:
        if self._path is None:
            return
        lines = [orjson.dumps({"inputs": inputs, "links": len(links)})]
        lines += [orjson.dumps(link_record(link, None, None)) for link in links]
        with suppress(StorageError):  # it is found again
            replace_file(self._path, b"\n".join(lines) + b"\n")
