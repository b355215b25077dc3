"""Whether a passage stands in somebody's mouth: then its wording is the speaker's, whoever prints it."""

import re

_MARKS = re.compile(r"(?P<open>[“„«]|(?:(?<=\s)|(?<=[(\[—–])|^)\"(?=\S))|(?P<close>[”»]|\")", re.MULTILINE)
"""A straight mark opens after a space or at the beginning of a line, and closes elsewhere."""

REACH = 3000
"""Characters before a passage in which a quotation may have begun."""


def is_within_quotation(text: str, start: int) -> bool:
    """Whether a quotation that began before `start` is still open there.

    One that goes on over paragraphs opens each anew and is closed once, so the last mark decides.
    """
    marks = list(_MARKS.finditer(text, max(0, start - REACH), start))
    return bool(marks) and marks[-1]["open"] is not None
