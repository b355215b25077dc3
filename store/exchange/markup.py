"""Text from outside, made harmless inside a Markdown document (CommonMark with GitHub's tables)."""

import re
from urllib.parse import quote, urlsplit

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_AUTOLINK = re.compile(r"(?<=[A-Za-z])(://)|(?<=\b[Ww]{3})(\.)|(?<=[\w.])(@)(?=\w)")
_BLOCK = re.compile(r"^(?:[-+=#]|\d{1,9}[.)])")
"""What would begin a list, a heading or a line across at the start of a line."""

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys(map(ord, _BIDI), "\ufffd"),
}
"""Stand-ins for what a terminal or browser would obey instead of showing."""


def visible(text: str) -> str:
    """`text` with its lines, and visible stand-ins for all else that a terminal or browser would obey."""
    return "\n".join(line.translate(_VISIBLE) for line in text.split("\n"))


def one_line(text: str) -> str:
    """`text` on one line, with visible stand-ins for what a terminal or browser would obey."""
    return " ".join(text.split()).translate(_VISIBLE)


def inline(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown, HTML or a terminal would act on."""
    shown = one_line(text)
    return _AUTOLINK.sub(lambda match: f"\\{match[0]}", _SPECIAL.sub(r"\\\1", shown))


def lines(text: str, indent: str) -> str:
    """The lines of `text`, each harmless and none blank, as a paragraph begun elsewhere that goes on after `indent`."""
    first, *others = [*filter(None, map(inline, text.splitlines())), ""]
    shown = [_BLOCK.sub(lambda match: f"{match[0][:-1]}\\{match[0][-1]}", line) for line in others]
    return f"\\\n{indent}".join(filter(None, (first, *shown)))


def web_address(url: str) -> str:
    """`url` where a browser opens it from the web, with nothing in it that ends an address; else empty."""
    try:
        scheme, host = urlsplit(url)[:2]
    except ValueError:
        return ""
    return quote(url, safe="/:?#@!$&+,;=%~") if scheme in {"http", "https"} and host else ""


def link(title: str, url: str) -> str:
    """`title`, linked where `url` is one that a browser opens from the web."""
    address = web_address(url)
    return f"[{inline(title)}](<{address}>)" if address else inline(title)
