"""Texts known from before that are no longer what their files say, though size, time and reader are the same."""

from collections.abc import Iterator

from store.archives.archive import Archive
from store.archives.archives import Archives
from store.disk.layout import REPAIR
from store.library.library import Library
from store.model import Problem, counted


def stale_articles(library: Library) -> list[Problem]:
    """One problem for every article of which another text is known than its file has, or that cannot be read."""
    what = f"what is known of it is another text than it has now; to read it again, {REPAIR}"
    return [Problem(entry.path, unread or f"{entry.path}: {what}") for entry, unread in library.read_anew()]


def stale_archives(archives: Archives) -> list[Problem]:
    """One problem for every archive that could not be read whole, or of which other texts are kept than it has."""
    unread = [
        Problem(str(archive.path), complaint)
        for archive in archives
        if archive.is_searched and (complaint := archive.texts.complaint())
    ]
    return unread + [
        Problem(str(archive.path), f"{archive.path}: {_described(stale)}; to read it again, {REPAIR}")
        for archive, stale in _stale(archives)
    ]


def read_again(library: Library, archives: Archives) -> list[str]:
    """Have all of these read again; one line for each article of the project, and each archive."""
    articles = library.stale()
    library.read_again(articles)
    done = [f"{entry.path}: read again, since another text was known of it" for entry in articles]
    for archive, stale in _stale(archives):
        archive.texts.forget()
        done.append(f"{archive.path}: {_described(stale)}; all are read again when it is next linked against")
    return done


def _stale(archives: Archives) -> Iterator[tuple[Archive, list[str]]]:
    for archive in archives:
        if archive.is_searched and (stale := archive.texts.stale()):
            yield archive, stale


def _described(stale: list[str]) -> str:
    return f"of {counted(len(stale), 'article')} another text is kept than there is now (first: {stale[0]})"
