"""An actor in one row, and a mention in one below it."""

from typing import TYPE_CHECKING

from textual.content import Content

from tui.terminal.sanitise import in_one_line
from tui.widgets.headline import Article, cut, outlet_and_day

if TYPE_CHECKING:
    from store.study.actors import Actor, NamedPassage

COUNTS = ("tags", "mentions", "articles")
"""The columns of numbers."""

COUNT = 10
"""Cells of each."""

LEAST_NAME, MOST_NAME, SHARE = 12, 36, 0.35
"""Cells of a name, and its share of a row."""

INDENT = 4
"""Cells before a mention."""

NAME = 30
"""Cells of the name of an article before a mention, at most; a third of the row where that is less."""


def heads(width: int) -> Content:
    """What the columns are."""
    numbers = "".join(f"{head:>{COUNT}}" for head in COUNTS)
    return Content.styled(f"{'name':<{_name(width)}}{numbers}  also called", "$muted")


def actor_row(actor: "Actor", width: int) -> Content:
    """Name, how often it is tagged and mentioned, in how many articles, and its other names."""
    room = _name(width)
    name = Content.styled(cut(in_one_line(actor.name), room - 1), "bold $actor")
    numbers = (actor.tags, len(actor.mentions), len(actor.documents))
    told = "".join(f"{number:>{COUNT},}" for number in numbers)
    others = in_one_line(" = ".join(actor.names[1:]))
    return Content.assemble(name.pad_right(max(0, room - name.cell_length)), told, "  ", (others, "$muted"))


def mention_row(mention: "NamedPassage", article: Article | None, width: int) -> Content:
    """Its article, and the name in bold among the words around it."""
    room = min(NAME, width // 3)
    called = (outlet_and_day(article, room) or in_one_line(article.title)) if article else ""
    name = Content.styled(cut(called, room), "$muted")
    before = in_one_line(mention.before)
    left = max(0, width - INDENT - room - 2)
    shown = before if len(before) <= left // 3 else before[len(before) - left // 3 :].partition(" ")[2]
    return Content.assemble(
        " " * INDENT,
        name.pad_right(max(0, room - name.cell_length)),
        "  ",
        shown,
        (in_one_line(mention.passage.text), "bold $actor"),
        in_one_line(mention.after),
    )


def _name(width: int) -> int:
    return max(LEAST_NAME, min(MOST_NAME, round(width * SHARE)))
