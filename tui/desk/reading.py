"""The parts of a desk at which articles are read side by side, and how they hang together."""

from typing import NamedTuple

from tui.desk.answering import Answering
from tui.desk.articles import ArticleKeys
from tui.desk.asking import Asking
from tui.desk.copying import CopyKeys
from tui.desk.desk import Desk
from tui.desk.encodings import EncodingKeys
from tui.desk.exporting import Exporting
from tui.desk.find import Find
from tui.desk.history import HistoryKeys
from tui.desk.importing import ImportKeys
from tui.desk.index import Index
from tui.desk.labels import LabelKeys
from tui.desk.linked import Linked
from tui.desk.links import LinkKeys
from tui.desk.marking import Marking
from tui.desk.messages import MessageKeys
from tui.desk.names import NameKeys, pairs_of
from tui.desk.next_passage import NextPassage
from tui.desk.original import OriginalKeys
from tui.desk.packs import PackKeys
from tui.desk.panes import Panes
from tui.desk.relations import RelationKeys
from tui.desk.steps import Steps
from tui.desk.suggesting import SuggestionKeys
from tui.desk.tags import TagKeys
from tui.desk.watch import Watch
from tui.widgets.header import Header
from tui.widgets.hints import Hints
from tui.widgets.links_panel import LinksPanel


class Widgets(NamedTuple):
    """The widgets of the reading screen."""

    header: Header
    links: LinksPanel
    hints: Hints


class Parts(NamedTuple):
    """The parts that a reading screen passes messages to."""

    linked: Linked
    marking: Marking
    asking: Asking
    find: Find
    tags: TagKeys
    watch: Watch
    suggesting: SuggestionKeys


def parts_for_reading(desk: Desk, panes: Panes, articles: ArticleKeys, labels: LabelKeys, on: Widgets) -> Parts:
    """Make the parts that the first frame did without, and have the desk answer the keys with all of them."""
    linked = Linked(desk, panes)
    marking = Marking(desk, panes, linked)
    index = Index(desk, on.header)
    answering = Answering(desk, panes, on.links, linked=linked, index=index, marking=marking)
    asking = Asking(desk, panes, answering, linked=linked, index=index, marking=marking)
    going = NextPassage(desk, panes, articles, linked, asking)
    find, tags = Find(desk, panes, on.hints, marking), TagKeys(desk, panes, marking)
    suggesting = SuggestionKeys(desk, panes, marking, on.hints.face_of)
    links = LinkKeys(desk, panes, on.links, answering=answering, linked=linked)
    watch = Watch(desk, panes, on.header, articles, linked=linked, marking=marking, asking=asking)
    desk.parts |= _apart(desk, panes, on) | {
        "packs": _packs(desk, watch, on),
        "importing": ImportKeys(desk, labels),
        "labels": labels,
        "tags": tags,
        "relations": RelationKeys(desk, panes, marking),
        "links": links,
        "suggestions": suggesting,
        "going": going,
        "steps": Steps(desk.place, panes, find, going, articles, links=links, suggestions=suggesting),
        "articles": articles,
        "panes": panes,
        "find": find,
    }
    panes.on_opened += [asking.opened, watch.count]
    on.links.on_chosen = answering.follow
    return Parts(linked, marking, asking, find, tags, watch, suggesting)


def _packs(desk: Desk, watch: Watch, on: Widgets) -> PackKeys:
    """Files of several articles, looked for whenever files may have come or gone."""
    packs = PackKeys(desk, on.header)
    watch.on_files.append(packs.look)
    packs.on_taken.append(watch.look_again)
    return packs


def _apart(desk: Desk, panes: Panes, on: Widgets) -> dict[str, object]:
    """Parts that hang together with no other."""
    return {
        "history": HistoryKeys(desk, lambda: panes.document.id if panes.document else ""),
        "names": NameKeys(desk, lambda: pairs_of(on.links.chosen)),
        "copying": CopyKeys(desk, panes),
        "exporting": Exporting(desk, lambda: panes.document),
        "original": OriginalKeys(desk, panes),
        "encodings": EncodingKeys(desk, panes),
        "messages": MessageKeys(desk, on.hints),
    }
