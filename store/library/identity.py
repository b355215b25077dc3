"""Which document a file is: found again by path, then by content, then by where it stood last, else new."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from store.articles import document_id
from store.disk.headers import FileHeader

LENGTHS = range(12, 65, 4)
"""Hexadecimal digits that a longer id may have, when two paths share the short one."""


def identify(
    articles: Sequence[tuple[str, str]], known: Mapping[str, FileHeader], seen: Mapping[str, str]
) -> dict[str, str]:
    """An id for every article, given as (path, hash of its text): that of its data file, where it has one.

    A data file belongs to the article at its path; when nothing is there any more, to the first article that has no
    data file of its own and whose text is the one that was annotated. One that was found so stays with that article
    when its text changes too, as long as the same program looks on.

    Args:
        articles: All of them, in list order.
        known: What each data file says of its article, by id.
        seen: The id of each path when this was last asked.
    """
    ids = _by_path(articles, known)
    _by_content(articles, known, ids)
    _as_seen(articles, known, seen, ids)
    taken = {*known, *ids.values()}
    for path, _ in articles:
        if path not in ids:
            ids[path] = _new_id(path, taken)
            taken.add(ids[path])
    return ids


def _by_path(articles: Iterable[tuple[str, str]], known: Mapping[str, FileHeader]) -> dict[str, str]:
    owners: dict[str, str] = {}
    for id, header in known.items():
        # Of two data files that name one path, the one with the id that the path gives is the elder.
        if header.path and (header.path not in owners or id == document_id(header.path)):
            owners[header.path] = id
    return {path: owners[path] for path, _ in articles if path in owners}


def _by_content(articles: Iterable[tuple[str, str]], known: Mapping[str, FileHeader], ids: dict[str, str]) -> None:
    placed = set(ids.values())
    homeless = {header.sha256: id for id, header in known.items() if id not in placed and header.sha256}
    for path, text in articles:
        if path not in ids and text in homeless:
            ids[path] = homeless.pop(text)


def _as_seen(
    articles: Iterable[tuple[str, str]], known: Mapping[str, FileHeader], seen: Mapping[str, str], ids: dict[str, str]
) -> None:
    placed = set(ids.values())
    for path, _ in articles:
        id = seen.get(path, "")
        if path not in ids and id in known and id not in placed:
            ids[path] = id


def _new_id(path: str, taken: set[str]) -> str:
    id = document_id(path)
    if id not in taken:
        return id
    digits = sha256(path.encode()).hexdigest()
    return next(digits[:length] for length in LENGTHS if digits[:length] not in taken)
