"""The versions of Textual that our driver and compositor were tested with: they stand on its insides."""

import os
from functools import cache
from pathlib import Path

import textual

TESTED_VERSIONS = frozenset({"8.2.6", "8.2.7", "8.2.8"})
"""Versions with which the whole suite passes. With any other one Textual's own driver and compositor are used, which
know its insides: more is written to the terminal, nothing else is other."""


@cache
def is_tested() -> bool:
    """Whether the installed version is one of these."""
    return installed() in TESTED_VERSIONS


def installed() -> str:
    """The version that is installed, by the folder that says so: to ask the library for it takes a fiftieth second."""
    beside = os.listdir(Path(textual.__file__).parents[1])  # noqa: PTH208  quicker than a glob
    folders = [name for name in beside if name.startswith("textual-") and name.endswith(".dist-info")]
    named = [folder.removeprefix("textual-").removesuffix(".dist-info") for folder in folders]
    return named[0] if len(named) == 1 else str(textual.__version__)
