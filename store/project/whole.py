"""Every link of a project: between its articles, and from them into its archives."""

from collections.abc import Iterable, Iterator
from contextlib import closing

from store.annotations.judgements import Judged
from store.model import Entry, Link, Passage, Progress, Span
from store.project.articles import order, ordered, read_or_empty
from store.project.foreign import ForeignLinks
from store.project.judgements import Judgements, decided, drawn_link
from store.project.linker import ProjectLinker
from store.project.workspace import Workspace
from store.text import sentences

OF_A_PASSAGE = 10
"""Links of one sentence into one archive, at most."""


def link_all(
    workspace: Workspace,
    linker: ProjectLinker,
    judgements: Judgements,
    *,
    weak: bool,
    start: int,
    reading: Progress | None,
    linking: Progress | None,
) -> Iterator[list[Link]]:
    """The links of all documents of a project; the arguments and the order are those of `Links.all`."""
    from store.linking.pair.model import SHOWN_FROM
    from store.linking.whole.local import Request
    from store.linking.whole.local import link_all as links_between_all
    from store.linking.whole.pairing import TOLD_FROM

    entries = ordered(workspace.library.entries)
    foreign = ForeignLinks(linker, entries, TOLD_FROM if weak else SHOWN_FROM)
    if workspace.settings.languages:
        foreign.prepare(reading)
    request = Request(workspace.settings.aliases, weak, start=start)
    documents = (read_or_empty(workspace, entry) for entry in entries)
    found = links_between_all(documents, len(entries), request, reading, linking)
    with closing(found):
        for entry, links in zip(entries[start:], found, strict=True):
            judged = tuple(each for each in judgements.located() if entry.id in (each.here[0], each.there[0]))
            kept = decided([*foreign.added(entry, links), *_into_archives(workspace, linker, entry, weak)], judged)
            yield kept + list(drawn(workspace, entry, judged, kept))


def _into_archives(workspace: Workspace, linker: ProjectLinker, entry: Entry, weak: bool) -> Iterator[Link]:
    """Links of the sentences of a document into archives."""
    from store.linking.whole.pairing import TOLD_FROM

    archives = [archive for archive in workspace.archives if archive.is_searched]
    text = read_or_empty(workspace, entry).text if archives else ""
    for span in sentences(text):
        for archive in archives:
            asked = Passage(entry.id, span, span.of(text))
            links = workspace.archives.links_into(archive, asked, OF_A_PASSAGE, linker.ready())[:OF_A_PASSAGE]
            yield from (link for link in links if not link.weak or (weak and link.score >= TOLD_FROM))


def drawn(workspace: Workspace, entry: Entry, judged: Iterable[Judged], found: list[Link]) -> Iterator[Link]:
    """Links that readers drew, each with the document that comes first of its two."""
    for each in judged:
        if each.judgement.state == "accepted" and not any(each.is_of(link) for link in found):
            here, there = sorted((each.here, each.there), key=lambda end: order(workspace.describe(end[0])))
            if here[0] == entry.id:
                yield drawn_link(_passage(workspace, *here), _passage(workspace, *there), each.judgement)


def _passage(workspace: Workspace, document: str, span: Span) -> Passage:
    return Passage(document, span, span.of(workspace.read(document).text))
