"""A record as one line of JSON Lines, whatever the reader of the file takes for the end of a line."""

import json
from collections.abc import Mapping
from typing import Any

ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Ends of lines to `str.splitlines` and many editors, which JSON lets stand in a text as they are."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_line(record: Mapping[str, Any]) -> str:
    """A JSON object without line breaks of any kind, its text readable."""
    line = _encode(record)
    if not line.isascii():
        for end, escape in ENDS.items():
            line = line.replace(end, escape)
    return line
