"""Every link between the articles of a project, kept until the articles change: search them takes long.

Where a few articles changed, came or went, only these are held against the others again.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import orjson

from store.disk.atomic import replace_file
from store.errors import StorageError
from store.model import Link, Progress, hash_text
from store.project.articles import ordered
from store.project.link_search import LinkSearch
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace
from store.records.links import link_from, link_record

KEPT = "every-link.jsonl"
"""The file, in the folder of what is derived: what it was made from, then a line a link."""

FORMAT = 6
"""Raised when what is kept becomes other."""

SHARE = 3
"""Of so many articles one may have changed since all were linked; of more, all are linked again, for how common a word
is among them has become other."""

Article = tuple[str, str]
"""The id of an article and the hash of its text."""


class LinksOfAll(NamedTuple):
    """Links and what they were found in."""

    rules: str
    """A digest of all that links depend on besides the articles."""
    articles: list[Article]
    """In the order in which they were linked."""
    are_across: bool
    """Whether they lead across languages too."""
    are_compared: bool
    """Whether it is told of each that is shown unasked what differs."""
    since: int
    """Articles that changed, came or went since all were linked."""
    links: list[Link]


class KeptLinks:
    """Every link that may tell what belongs together, as the articles have it, whatever readers decided of it.

    Args:
        workspace: The project's.
        linker: Its own.
    """

    def __init__(self, workspace: Workspace, linker: ProjectLinker) -> None:
        self._workspace = workspace
        self._linker = linker
        self._known: LinksOfAll | None = None

    def all(
        self, reading: Progress | None = None, linking: Progress | None = None, *, compared: bool = True
    ) -> list[Link]:
        """The links between all articles, each pair of passages once, in the order of the articles.

        Of weak ones no differences are told: there are many, and few are ever looked at.

        Args:
            reading: Called while articles are read, where that is to be done.
            linking: Called as pairs of them are linked.
            compared: Whether differences are asked for; else they may be missing.
        """
        known = before = self._before()
        entries = ordered(self._workspace.library.entries)
        articles, is_whole = [(entry.id, entry.sha256) for entry in entries], True
        if known.articles != articles:
            search = LinkSearch(self._workspace, self._linker, entries, reading, linking)
            known, is_whole = _brought_up_to_date(known, articles, search), search.is_whole
        if compared and not known.are_compared:
            known = self._compared(known)
        if is_whole:
            self._known = known
            if known is not before:
                self._keep(known)
        return known.links

    def _before(self) -> LinksOfAll:
        """What is known from before; nothing, where other rules hold now."""
        known, rules = self._known or self._read(), self._rules()
        if known is not None and known.rules == rules:
            return known
        return LinksOfAll(rules, [], are_across=False, are_compared=True, since=0, links=[])

    def _compared(self, known: LinksOfAll) -> LinksOfAll:
        from store.linking.whole.differing import with_differences

        languages = self._linker.languages.by_article(self._workspace.library.entries)
        links = with_differences(known.links, self._workspace.settings.aliases, languages)
        return known._replace(links=links, are_compared=True)

    def _rules(self) -> str:
        settings = self._workspace.settings
        return hash_text(orjson.dumps([FORMAT, _way_of_linking(), settings.aliases, settings.languages]).decode())

    @property
    def _path(self) -> Path | None:
        folder = self._workspace.index
        return folder / KEPT if folder else None

    def _read(self) -> LinksOfAll | None:
        """What is kept; None where there is nothing, or it is damaged."""
        if self._path is None:
            return None
        with suppress(OSError, ValueError, StorageError, LookupError, TypeError):
            first, *lines = self._path.read_bytes().splitlines()
            told = orjson.loads(first)
            if told["links"] == len(lines):
                articles = [(str(id), str(sha)) for id, sha in told["articles"]]
                links = [link_from(orjson.loads(line)) for line in lines]
                across, compared = bool(told["across"]), bool(told["compared"])
                return LinksOfAll(str(told["rules"]), articles, across, compared, int(told["since"]), links)
        return None

    def _keep(self, kept: LinksOfAll) -> None:
        if self._path is None:
            return
        told = {
            "rules": kept.rules,
            "across": kept.are_across,
            "compared": kept.are_compared,
            "since": kept.since,
            "articles": kept.articles,
            "links": len(kept.links),
        }
        lines = [orjson.dumps(told), *(orjson.dumps(link_record(link, None, None)) for link in kept.links)]
        with suppress(StorageError):  # it is found again
            replace_file(self._path, b"\n".join(lines) + b"\n")


def _brought_up_to_date(known: LinksOfAll, articles: list[Article], search: LinkSearch) -> LinksOfAll:
    """What is known, without what articles had that are gone or other, and with what they have now."""
    search.prepare()
    same = set(known.articles) & set(articles)
    since = known.since + max(len(known.articles), len(articles)) - len(same)
    is_in_order = [each for each in known.articles if each in same] == [each for each in articles if each in same]
    if since * SHARE > len(articles) or not is_in_order or known.are_across != search.is_across:
        links = _in_order(search.links(None), articles)
        return LinksOfAll(known.rules, articles, search.is_across, are_compared=False, since=0, links=links)
    stay = {id for id, _ in same}
    links = [link for link in known.links if {link.here.document, link.there.document} <= stay]
    links += search.links(frozenset(id for id, _ in articles if id not in stay))
    return known._replace(articles=articles, are_compared=False, since=since, links=_in_order(links, articles))


def _in_order(links: Iterable[Link], articles: Sequence[Article]) -> list[Link]:
    """In the order in which linking all gives them."""
    rank = {id: at for at, (id, _) in enumerate(articles)}
    return sorted(
        links,
        key=lambda link: (
            rank[link.here.document or ""],
            rank[link.there.document or ""],
            link.here.span,
            link.there.span,
        ),
    )


@cache
def _way_of_linking() -> str:
    """A digest of the code that links and of what was fitted for it: where it is another, links are told otherwise."""
    folder = Path(str(files("store.linking")))
    each = [path.read_bytes() for path in sorted(folder.rglob("*")) if path.suffix in {".py", ".json"}]
    return sha256(b"\0".join(each)).hexdigest()
