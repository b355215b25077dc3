"""The reading session: two readers, the articles, the links; what the keys do there."""

from tui.screens.reading.screen import ReadingScreen

__all__ = ["ReadingScreen"]
