"""Questions about the event as a whole, asked of a project."""

from typing import TYPE_CHECKING

from store.model import Progress
from store.project.links import Links

if TYPE_CHECKING:
    from store.study.groups import Group


class Study:
    """What the articles of a project state together; nothing here changes anything."""

    def __init__(self, links: Links) -> None:
        self._links = links

    def groups(self, reading: Progress | None = None, linking: Progress | None = None) -> "list[Group]":
        """The passages of all articles that state the same, by every link between them as readers decided of it.

        Args:
            reading: Called while articles are read.
            linking: Called while they are linked, which takes long.
        """
        from store.study.groups import groups

        found = (link for some in self._links.all(weak=True, reading=reading, linking=linking) for link in some)
        return groups(found, [entry.id for entry in self._links.order()])
