"""What plain text says of itself by its form: a mail saved as text, subtitles, an extract of an encyclopaedia."""

import re
from typing import NamedTuple

from store.articles.content import shortened

_CUE = re.compile(
    r"\s*(?:WEBVTT[^\n]*\n\s*)?(?:\d{1,6}[ \t]*\n)?[ \t]*(?:\d{1,4}:)?\d{1,2}:\d\d[,.]\d{1,3} *-->[^\n]*\n(\s*\S[^\n]*)"
)
_EXTRACT = re.compile(r"\s*<doc (?P<attributes>[^<>\n]{1,2000})>")
_ATTRIBUTE = re.compile(r'([a-z]{1,20})="([^"]*)"')
_FIELD_LINE = re.compile(r"(?:[A-Za-z][A-Za-z0-9-]{0,76}[ \t]*:|>?From )")


class SelfDescribed(NamedTuple):
    """What is known of an article from its form."""

    title: str
    source: str = ""
    published: str = ""
    url: str = ""


def told_by_form(text: str) -> SelfDescribed | None:
    """What the form of a plain text says of it; None for running text."""
    if match := _CUE.match(text[:4000]):
        return SelfDescribed(shortened(re.sub(r"<[^<>]*>|\{\\[^{}]*\}", "", match[1])))
    if match := _EXTRACT.match(text[:4000]):
        return told_by_extract(match["attributes"])
    if _FIELD_LINE.match(text):
        from store.articles.letterhead import letterhead

        found = letterhead(text)
        return SelfDescribed(*found) if found else None
    return None


def told_by_extract(attributes: str) -> SelfDescribed:
    """What the first line of an extract says: `id="12" url="https://…" title="Harbour"`."""
    from html import unescape

    found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}
    return SelfDescribed(shortened(found.get("title", "")), url=found.get("url", ""))
