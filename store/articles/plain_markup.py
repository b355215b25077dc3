"""The text of HTML by the standard library alone: of mails, whose text must be the same whatever is installed."""

import re
from html.parser import HTMLParser

from store.articles.blocks import MOST_TAGS, require_bounded
from store.errors import ArticleError

_HIDDEN = frozenset(("head", "script", "style", "title", "template", "noscript"))
_BLOCKS = frozenset(
    "address article aside blockquote br center dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav"  # noqa: SIM905  shorter to read
    " ol p pre section table tr ul".split()
)
_PARAGRAPHS = frozenset(("p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"))


def text_of_markup(markup: str, name: str) -> str:
    """The text of a piece of HTML: a line for every block, a blank line between paragraphs.

    Raises:
        ArticleError: If it has more tags than a mail that people read.
    """
    require_bounded(markup, name)
    if markup.count("<") + markup.count("&") > MOST_TAGS:
        raise ArticleError(f"{name}: has more than {MOST_TAGS:,} tags; save its text as UTF-8 and add that")
    lines = _Lines()
    lines.feed(_without_comments(markup))
    lines.close()
    return lines.text()


class _Lines(HTMLParser):
    """Collects text, with newlines where blocks begin and end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._pieces.append(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        joined = "".join(self._pieces)
        lines = (" ".join(line.split()) for line in joined.split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()

    def _part(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._pieces.append("\n\n" if tag in _PARAGRAPHS else "\n")
        elif tag in ("td", "th"):
            self._pieces.append(" ")


def _without_comments(markup: str) -> str:
    """Markup without comments and declarations, which damaged ones make slow to parse."""
    return re.sub(r"<!--.*?(?:-->|\Z)|<[!?][^>]{0,1000}>?", "", markup, flags=re.DOTALL)
