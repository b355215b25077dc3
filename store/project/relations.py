"""The relations of a project: typed edges from one annotation to another."""

from typing import get_args

from store.errors import NotFoundError, VariorumError
from store.model import Relation, RelationKind
from store.project.edits import relation_edit
from store.project.workspace import Workspace


class Relations:
    """The relations of a project; each mutator is one change, on disk when it returns.

    They raise StorageError when the change could not be kept, and NotFoundError for what is not there.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add(self, subject_id: str, kind: RelationKind, object_id: str) -> Relation:
        """Draw an edge from one annotation to another; the one that is there already is given back.

        Raises:
            VariorumError: If the kind is not one of a relation's, or both ends are the same.
        """
        _check(subject_id, kind, object_id)
        workspace = self._workspace
        with workspace.writing():
            document = workspace.standing.owner(subject_id)
            workspace.standing.owner(object_id)
            for edge in workspace.standing.relations(document):
                if (edge.subject, edge.kind, edge.object) == (subject_id, kind, object_id):
                    return edge
            ends = (document, kind, subject_id, object_id)
            drawn = Relation(workspace.new_id(), *ends, workspace.annotator, workspace.now())
            workspace.keep(f"relate {kind}", [relation_edit(None, drawn)])
            return drawn

    def remove(self, relation_id: str) -> None:
        """Remove a relation."""
        workspace = self._workspace
        with workspace.writing():
            for document in list(workspace.database.headers()):
                for edge in workspace.standing.relations(document):
                    if edge.id == relation_id:
                        workspace.keep(f"unrelate {edge.kind}", [relation_edit(edge, None)])
                        return
        raise NotFoundError(f"{relation_id}: no such relation; it may have been removed meanwhile")

    def of(self, document_id: str | None = None) -> list[Relation]:
        """Relations whose subjects stand in a document; of all documents without an id.

        Raises:
            NotFoundError: If the project has no such document.
        """
        workspace = self._workspace
        return [edge for id in workspace.library.ids(document_id) for edge in workspace.standing.relations(id)]


def _check(subject_id: str, kind: str, object_id: str) -> None:
    if kind not in get_args(RelationKind):
        kinds = ", ".join(get_args(RelationKind))
        raise VariorumError(f"{kind}: no such relation; there are {kinds}", "Not related")
    if subject_id == object_id:
        raise VariorumError("an annotation cannot be related to itself; choose another one", "Not related")
