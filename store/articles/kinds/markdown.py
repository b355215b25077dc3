"""Markdown files. The text of record is the source as written, so that offsets hold in the file itself."""

import re

from store.articles.content import Content, shortened, title_of
from store.articles.kinds import plain

_HEADING = (
    r"(?m)^ {0,3}(?:#{1,6}[ \t]+(?P<atx>[^\n]*?)[ \t]*#*[ \t]*|(?P<setext>[^\n]*\S[^\n]*)\n {0,3}(?:=+|-+)[ \t]*)$"
)
_MARKUP = r"!?\[([^\]\n]*)\]\([^)\n]*\)|[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}"
_SEARCHED = 4000
"""Code points in which the first heading is looked for."""


def read(data: bytes, name: str) -> Content:
    """The source of a Markdown file, its front matter taken off; the first heading is its title.

    Raises:
        ArticleError: If it holds no text.
    """
    content = plain.read(data, name)
    if content.title != title_of(content.text):
        return content
    heading = re.search(_HEADING, content.text[:_SEARCHED])
    words = (heading["atx"] or heading["setext"] or "") if heading else ""
    title = shortened(re.sub(_MARKUP, r"\1", words))
    return content._replace(title=title) if title else content
