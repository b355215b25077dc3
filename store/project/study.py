"""Questions about the event as a whole, asked of a project."""

from typing import TYPE_CHECKING

from store.model import Progress
from store.project.links import Links
from store.project.workspace import Workspace

if TYPE_CHECKING:
    from store.model import Annotation, Document
    from store.study.groups import Group
    from store.study.suggestions import Suggestion


class Study:
    """What the articles of a project state together; nothing here changes anything."""

    def __init__(self, workspace: Workspace, links: Links) -> None:
        self._workspace = workspace
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

    def suggestions(self, document: "Document") -> "list[Suggestion]":
        """What in a document may be tagged with the labels of the project, by place.

        Nothing is suggested where something is tagged with that label already, whoever did it.
        """
        from store.study.suggestions import suggestions

        tagged = [each for each in self._workspace.standing.annotations(document.id) if each.span is not None]
        labels = {label.name for label in self._workspace.settings.labels}
        found = suggestions(document.text)
        return [each for each in found if each.label in labels and not _is_tagged(each, tagged)]


def _is_tagged(suggestion: "Suggestion", tagged: "list[Annotation]") -> bool:
    same = (each.span for each in tagged if each.label == suggestion.label and each.span is not None)
    return any(suggestion.span.overlap(span) for span in same)
