"""The relations of a project: typed edges from one annotation to another."""

from typing import NamedTuple, get_args

from store.errors import ArticleError, NotFoundError, VariorumError
from store.model import Annotation, Relation, RelationKind
from store.project.workspace import Workspace
from store.records.changes import relation_edit


class Related(NamedTuple):
    """A relation as it is seen from one of its ends."""

    relation: Relation
    other: Annotation
    """What stands at the other end."""
    is_subject: bool
    """Whether it is seen from its subject: `said by` the other; else the other is said by it."""


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

    def around(self, document_id: str) -> dict[str, list[Related]]:
        """Relations from and to the annotations of a document, by annotation, oldest first.

        An end that is not there any more, or cannot be read, is left out.

        Raises:
            NotFoundError: If the project has no such document.
        """
        standing, found = self._workspace.standing, dict[str, list[Related]]()
        edges = list(standing.pointing_into(self._workspace.library.entry(document_id).id))
        if not edges:
            return found
        known = {each.id: each for each in standing.annotations(document_id)}
        near = set(known)
        for edge in edges:
            for here, there in ((edge.subject, edge.object), (edge.object, edge.subject)):
                if here in near and (other := self._other(there, known)) is not None:
                    found.setdefault(here, []).append(Related(edge, other, here == edge.subject))
        return found

    def _other(self, id: str, known: dict[str, Annotation]) -> Annotation | None:
        """An annotation wherever it stands; the rest of its document is remembered in `known`."""
        if id not in known:
            standing = self._workspace.standing
            try:
                known.update((each.id, each) for each in standing.annotations(standing.owner(id)))
            except (NotFoundError, ArticleError):
                return None
        return known.get(id)


def _check(subject_id: str, kind: str, object_id: str) -> None:
    if kind not in get_args(RelationKind):
        kinds = ", ".join(get_args(RelationKind))
        raise VariorumError(f"{kind}: no such relation; there are {kinds}", "Not related")
    if subject_id == object_id:
        raise VariorumError("an annotation cannot be related to itself; choose another one", "Not related")
