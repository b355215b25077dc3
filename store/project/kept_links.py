"""Every link between the articles of a project, kept until the articles change: finding them takes long.

Where a few articles changed, came or went, only these are held against the others again.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import orjson

from store.disk.atomic import replace_file
from store.errors import StorageError
from store.model import Entry, Link, Progress, hash_text
from store.project.whole import ordered, read_or_empty
from store.project.workspace import Workspace
from store.records.links import link_from, link_record

KEPT = "every-link.jsonl"
"""The file, in the folder of what is derived: what it was made from, then a line a link."""

FORMAT = 3
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
    since: int
    """Articles that changed, came or went since all were linked."""
    links: list[Link]


class KeptLinks:
    """Every link that may tell what belongs together, as the articles have it, whatever readers decided of it.

    Args:
        workspace: The project's.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._known: LinksOfAll | None = None

    def all(self, reading: Progress | None = None, linking: Progress | None = None) -> list[Link]:
        """The links between all articles, each pair of passages once, in the order of the articles.

        Of weak ones no differences are told: there are many, and few are ever looked at.

        Args:
            reading: Called while articles are read, where that is to be done.
            linking: Called as pairs of them are linked.
        """
        entries = ordered(self._workspace.library.entries)
        articles, rules = [(entry.id, entry.sha256) for entry in entries], self._rules()
        known = self._known or self._read()
        if known is None or known.rules != rules:
            known = LinksOfAll(rules, [], 0, [])
        if known.articles != articles:
            known = self._brought_up_to_date(known, entries, articles, reading, linking)
            self._keep(known)
        self._known = known
        return known.links

    def _brought_up_to_date(
        self,
        known: LinksOfAll,
        entries: Sequence[Entry],
        articles: list[Article],
        reading: Progress | None,
        linking: Progress | None,
    ) -> LinksOfAll:
        same = set(known.articles) & set(articles)
        since = known.since + max(len(known.articles), len(articles)) - len(same)
        is_in_order = [each for each in known.articles if each in same] == [each for each in articles if each in same]
        if since * SHARE > len(articles) or not is_in_order:
            found = self._found(entries, None, reading, linking)
            return LinksOfAll(known.rules, articles, 0, _in_order(found, articles))
        stay = {id for id, _ in same}
        links = [link for link in known.links if {link.here.document, link.there.document} <= stay]
        links += self._found(entries, frozenset(id for id, _ in articles if id not in stay), reading, linking)
        return LinksOfAll(known.rules, articles, since, _in_order(links, articles))

    def _found(
        self,
        entries: Sequence[Entry],
        changed: frozenset[str] | None,
        reading: Progress | None,
        linking: Progress | None,
    ) -> list[Link]:
        """The links of all articles, or with those that changed."""
        from store.linking.pair.model import SHOWN_FROM
        from store.linking.whole.local import Request, link_all
        from store.study.groups import LEAST

        if changed is not None and not changed:
            return []
        documents = map(partial(read_or_empty, self._workspace), entries)
        aliases = self._workspace.settings.aliases
        request = Request(aliases, weak=True, least=LEAST, compared_from=SHOWN_FROM, changed=changed, in_order=False)
        found = link_all(documents, len(entries), request, reading, linking)
        return [link for links in found for link in links if link.score >= LEAST]

    def _rules(self) -> str:
        return hash_text(orjson.dumps([FORMAT, _way_of_linking(), self._workspace.settings.aliases]).decode())

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
                return LinksOfAll(str(told["rules"]), articles, int(told["since"]), links)
        return None

    def _keep(self, kept: LinksOfAll) -> None:
        if self._path is None:
            return
        told = {"rules": kept.rules, "since": kept.since, "articles": kept.articles, "links": len(kept.links)}
        lines = [orjson.dumps(told), *(orjson.dumps(link_record(link, None, None)) for link in kept.links)]
        with suppress(StorageError):  # it is found again
            replace_file(self._path, b"\n".join(lines) + b"\n")


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
