"""Importing asyncio and Textual without modules that a session never uses, which take an eighth of its start.

TLS comes with asyncio, which does without where Python was built so. Textual's command palette comes with its program
and brings a dozen widgets; ours is another one. Whoever imports them later gets them as they are.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType

PALETTE = "textual.command"


class StandIn(ModuleType):
    """A module that has every class that is asked of it, an empty one."""

    def __getattr__(self, name: str) -> type:
        """The empty class of this name."""
        if name.startswith("_"):
            raise AttributeError(name)
        return type(name, (), {})


def import_asyncio() -> None:
    """Import asyncio without TLS, which nothing in a session speaks."""
    with _instead("ssl", None):
        import_module("asyncio")


def import_textual() -> None:
    """Import Textual without its command palette; as it is where its version is not one that was tested."""
    from tui.terminal.textual_version import is_tested  # which imports asyncio

    if is_tested():
        with _instead(PALETTE, StandIn(PALETTE)):
            import_module("textual.app")


@contextmanager
def _instead(name: str, module: ModuleType | None) -> Iterator[None]:
    """Have a module stand for another that is not imported yet; None: as if that could not be imported."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = module  # type: ignore[assignment]  # what the import system documents
    try:
        yield
    finally:
        del sys.modules[name]
