"""Dimming the screen behind a dialog where colours cannot be blended: faint letters, no tints, nothing bold."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen

FAINT = Style(dim=True, bold=False)
"""A terminal draws letters so in any of its own colours."""


class DimmedScreen(BackgroundScreen):
    """A screen that lies below another one."""

    @classmethod
    def process_segments(cls, segments: Iterable[Segment], color: Color) -> Iterable[Segment]:
        """The letters of a screen, faint; what is drawn by its background alone, as a bar for scrolling, goes."""
        for text, style, control in segments:
            yield Segment(text, Style(color=style.color) + FAINT if style else FAINT, control)


def dimmed(rendered: RenderableType) -> RenderableType:
    """What a dialog draws around itself, with the screen below faint."""
    return DimmedScreen(rendered.screen, rendered.color) if isinstance(rendered, BackgroundScreen) else rendered
