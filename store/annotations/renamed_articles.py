"""Finding the article again that was both changed and renamed, by what had been tagged in it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from store.annotations.standing import StandingAnnotations
from store.disk.database import Database
from store.errors import ArticleError, NotFoundError
from store.library.library import Library
from store.model import Annotation, Entry

LEAST = 0.5
"""Part of the quotes that must be found in an article for it to be the same one."""

LEAD = 2
"""How many times as many quotes it must have as any other article: what outlets share tells nothing."""

WEIGHED = 3
"""Articles, of those with most of the quotes word for word, in which the quotes are also sought altered."""


def successions(
    database: Database, library: Library, standing: StandingAnnotations, most: int | None = None
) -> Iterator[tuple[str, Entry]]:
    """Ids of documents whose article is gone, each with the one article that seems to be it now.

    Only articles count in which nothing has been tagged; reads all of these, when any document is gone.

    Args:
        database: What has been made.
        library: Which articles there are.
        standing: What has been made, as it stands in them.
        most: Articles that are read at most, those first that have the title or the name of one that is gone; None:
            all of them.
    """
    lost = {id: made for id in standing.gone() if (made := _annotations(standing, id))}
    if not lost:
        return
    headers = database.headers()
    titles, names = {headers[id].title for id in lost}, {PurePosixPath(headers[id].path).stem for id in lost}
    free = [entry for entry in library.entries if entry.id not in headers]
    free.sort(key=lambda entry: entry.title not in titles and PurePosixPath(entry.path).stem not in names)
    ranked = _ranked(lost, free[:most], library)
    for id, made in lost.items():
        counts = [(_count_found(standing, library, entry, made), entry) for entry in ranked[id]]
        counts.sort(key=lambda counted: -counted[0])
        others = counts[1][0] if len(counts) > 1 else 0
        if counts and counts[0][0] >= max(LEAST * len(made), LEAD * others):
            yield id, counts[0][1]


def _annotations(standing: StandingAnnotations, id: str) -> Sequence[Annotation]:
    try:
        return standing.annotations(id)
    except (ArticleError, NotFoundError):
        return ()


def _ranked(lost: dict[str, Sequence[Annotation]], free: Sequence[Entry], library: Library) -> dict[str, list[Entry]]:
    """For each document, the articles that have most of its quotes word for word."""
    counted: dict[str, list[tuple[int, Entry]]] = {id: [] for id in lost}
    for entry in free:
        text = _text(library, entry)
        for id, made in lost.items():
            if count := sum(each.selector.exact in text for each in made):
                counted[id].append((count, entry))
    return {id: [entry for _, entry in sorted(of, key=lambda of: -of[0])[:WEIGHED]] for id, of in counted.items()}


def _count_found(standing: StandingAnnotations, library: Library, entry: Entry, made: Sequence[Annotation]) -> int:
    """How many annotations are found in an article."""
    try:
        document = library.read(entry.id)
    except ArticleError:
        return 0
    return sum(standing.place(document, each.selector, each.text) is not None for each in made)


def _text(library: Library, entry: Entry) -> str:
    try:
        return library.read(entry.id).text
    except ArticleError:
        return ""
