"""A project at one moment, for an export: what was made in it, and its articles to be read as they are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from store.errors import ArticleError, NotFoundError
from store.exchange.edition import Edition
from store.library.library import Library
from store.model import Annotation, Document, Link
from store.project.links import Links
from store.project.tags import Tags
from store.project.workspace import Workspace

MOST_CARRIERS = 50
"""Links of one annotation."""


class Texts(Mapping[str, Document]):
    """The articles of a project by id; none is read before it is asked for, and none is kept in memory.

    Args:
        library: The articles there are.
        known: Those that were read already, or are gone.
        ids: All of them, in order.
    """

    def __init__(self, library: Library, known: Mapping[str, Document], ids: tuple[str, ...]) -> None:
        self._library = library
        self._known = known
        self._ids = dict.fromkeys(ids)

    def __getitem__(self, id: str) -> Document:
        """An article with its text.

        Raises:
            KeyError: If there is none of this id.
            ArticleError: If it cannot be read any more.
        """
        if id not in self._ids:
            raise KeyError(id)
        return self._known.get(id) or self._library.read(id)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Carriers(Mapping[str, Sequence[Link]]):
    """Who carries what annotations mark: shown links of their words into other articles, by the annotation's id.

    Args:
        links: The links of the project, whose index is brought up to date when the first is asked for.
        annotations: Those that can be asked for.
    """

    def __init__(self, links: Links, annotations: Sequence[Annotation]) -> None:
        self._links = links
        self._annotations = {each.id: each for each in annotations if each.span is not None}

    @cached_property
    def _indexed(self) -> Links:
        self._links.index()
        return self._links

    def __getitem__(self, id: str) -> Sequence[Link]:
        """The links of an annotation, best first; archives and boilerplate are left out.

        Raises:
            KeyError: If there is no such annotation, or it has no place.
        """
        annotation = self._annotations[id]
        assert annotation.span is not None
        try:
            passage = self._indexed.passage(annotation.document, annotation.span)
        except (ArticleError, NotFoundError):
            return ()
        found = self._indexed.of(passage, MOST_CARRIERS)
        return [link for link in found if not link.weak and not link.archive and link.kind != "boilerplate"]

    def __contains__(self, id: object) -> bool:
        return id in self._annotations

    def __iter__(self) -> Iterator[str]:
        return iter(self._annotations)

    def __len__(self) -> int:
        return len(self._annotations)


def edition_of(workspace: Workspace, tags: Tags, links: Links) -> Edition:
    """Everything of a project at one moment; articles that are gone as they were when last annotated.

    Only articles that carry annotations are read: where these stand must be looked for in their texts.
    """
    library, standing = workspace.library, workspace.standing
    documents = {id: kept for id in standing.gone() if (kept := standing.document_of_record(id)) is not None}
    entries = (*library.entries, *(kept.entry for kept in documents.values()))
    annotations = list[Annotation]()
    for entry in entries:
        if found := tags.standing_in(entry.id):
            annotations += found
            documents[entry.id] = standing.document(entry.id)
    return Edition(
        workspace.settings.name,
        entries,
        Texts(library, documents, tuple(entry.id for entry in entries)),
        workspace.labels,
        tuple(annotations),
        tuple(edge for entry in entries for edge in standing.relations(entry.id)),
        tuple(links.judgements()),
        Carriers(links, annotations),
    )
