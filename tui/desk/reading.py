"""The parts of a desk at which articles are read side by side, and how they hang together."""

from collections.abc import Callable
from typing import NamedTuple

from tui.desk.articles import ArticleKeys
from tui.desk.asking import Asking
from tui.desk.desk import Desk
from tui.desk.find import Find
from tui.desk.going import Going
from tui.desk.history import HistoryKeys
from tui.desk.index import Index
from tui.desk.labels import LabelKeys
from tui.desk.leaving import Leaving
from tui.desk.linked import Linked
from tui.desk.links import LinkKeys
from tui.desk.marking import Marking
from tui.desk.messages import MessageKeys
from tui.desk.names import NameKeys
from tui.desk.output import Output
from tui.desk.panes import Panes
from tui.desk.relations import RelationKeys
from tui.desk.steps import Steps
from tui.desk.tags import TagKeys
from tui.desk.watch import Watch
from tui.widgets.articles_pane import ArticlesPane
from tui.widgets.header import Header
from tui.widgets.hints import Hints
from tui.widgets.links_panel import LinksPanel
from tui.widgets.pane import Pane


class Widgets(NamedTuple):
    """What is on the screen."""

    header: Header
    articles: ArticlesPane
    panes: tuple[Pane, Pane]
    links: LinksPanel
    hints: Hints


class Parts(NamedTuple):
    """The parts that a reading screen passes messages to."""

    panes: Panes
    linked: Linked
    marking: Marking
    asking: Asking
    find: Find
    labels: LabelKeys
    tags: TagKeys
    watch: Watch
    leaving: Leaving


def parts_for_reading(desk: Desk, on: Widgets, taken: Callable[[str], str]) -> Parts:
    """Make the parts, and have the desk answer the keys with them; `taken` says what a character does already."""
    articles = ArticleKeys(desk, on.articles)
    panes = Panes(desk, on.panes, articles)
    linked = Linked(desk, panes)
    marking = Marking(desk, panes, linked)
    index = Index(desk, on.header)
    asking = Asking(desk, panes, on.links, linked=linked, index=index, marking=marking)
    going = Going(desk, panes, linked, asking)
    labels = LabelKeys(desk, taken)
    find, tags = Find(desk, panes, on.hints), TagKeys(desk, panes, marking)
    watch = Watch(desk, panes, on.header, articles, linked=linked, marking=marking, asking=asking)
    desk.parts |= {
        "labels": labels,
        "tags": tags,
        "relations": RelationKeys(desk, panes, marking),
        "history": HistoryKeys(desk),
        "links": LinkKeys(desk, panes, on.links, asking=asking, linked=linked),
        "names": NameKeys(desk, on.links),
        "going": going,
        "steps": Steps(desk.place, panes, find, going, articles),
        "articles": articles,
        "panes": panes,
        "find": find,
        "output": Output(desk, panes),
        "messages": MessageKeys(desk, on.hints),
    }
    panes.on_opened += [find.stop, asking.opened, watch.count]
    return Parts(panes, linked, marking, asking, find, labels, tags, watch, Leaving(desk, panes))
