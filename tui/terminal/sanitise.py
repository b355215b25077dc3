"""What a terminal must not receive, replaced by what a reader can see: one code point for one, so that offsets hold.

Article text, titles, file names, search terms and error messages all pass through here before they are drawn.
"""

from itertools import chain

_REPLACEMENT = 0xFFFD

_STAND_INS = {
    0x061C: "⇤",  # Arabic letter mark
    0x200E: "⇥",  # left-to-right mark
    0x200F: "⇤",  # right-to-left mark
    0x2028: "↵",  # line separator
    0x2029: "¶",  # paragraph separator
    0x202A: "⇥",  # left-to-right embedding
    0x202B: "⇤",  # right-to-left embedding
    0x202C: "⇹",  # pop directional formatting
    0x202D: "⇥",  # left-to-right override
    0x202E: "⇤",  # right-to-left override
    0x2066: "⇥",  # left-to-right isolate
    0x2067: "⇤",  # right-to-left isolate
    0x2068: "⇹",  # first strong isolate
    0x2069: "⇹",  # pop directional isolate
}
"""Bidirectional controls, which could show a text in another order than it has, and separators that break a row."""

_TABLE: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x09: " ",
    0x7F: 0x2421,
    **dict.fromkeys(chain(range(0x80, 0xA0), range(0xD800, 0xE000)), _REPLACEMENT),
    **_STAND_INS,
}


def visible(text: str) -> str:
    """`text` with everything that could steer a terminal replaced, as long as it was.

    C0 controls become their pictures (U+2400 + code), a tab one space, DEL U+2421, C1 controls and lone surrogates
    U+FFFD, bidirectional controls arrows, line and paragraph separators their signs. A newline becomes a picture too:
    whoever draws several rows splits them first.
    """
    return text if text.isprintable() else text.translate(_TABLE)


def in_one_line(text: str) -> str:
    """`visible` with a space for each line break, for a passage that is shown outside its article."""
    return visible(text.replace("\n", " "))
