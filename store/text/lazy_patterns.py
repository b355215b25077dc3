"""Regular expressions that are compiled when first used: together they would take as long as opening a project."""

import re
from typing import Any, cast


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What the compiled expression has under this name; found at once from then on."""
        found = getattr(re.compile(*self._asked), name)
        setattr(self, name, found)
        return found


def compiled_later(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """What `re.compile` gives, as far as its methods go."""
    return cast("re.Pattern[str]", _Later(pattern, flags))
