"""A row of a list whose further lines begin where its words begin, not below its number or its label."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

LEAST = 20
"""Cells that words have at least; where there are fewer, lines begin at the edge."""


class Hanging(Visual):
    """Lines that are wrapped within a column of their own.

    Args:
        row: One line or several; what stands before the column is of one cell a character.
        indent: Cells before the column; None: as many as a line has spaces at its beginning.
    """

    def __init__(self, row: Content, indent: int | None = None) -> None:
        self._row = row
        self._indent = indent
        self._laid_out = (0, Content(""))

    def __str__(self) -> str:
        """The row as it is, not wrapped."""
        return self._row.plain

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """As Textual draws a visual."""
        return self._at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """As Textual asks a visual: as wide as its longest line."""
        return self._row.get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As Textual asks a visual: its lines at a width."""
        return self._at(width).get_height(rules, width)

    def _at(self, width: int) -> Content:
        if self._laid_out[0] != width:
            lines = [part for line in self._row.split("\n") for part in self._wrapped(line, width)]
            self._laid_out = width, Content("\n").join(lines)
        return self._laid_out[1]

    def _wrapped(self, line: Content, width: int) -> list[Content]:
        wanted = len(line.plain) - len(line.plain.lstrip(" ")) if self._indent is None else self._indent
        indent = wanted if width - wanted >= LEAST else 0
        first, *others = line[indent:].wrap(max(1, width - indent)) or [Content("")]
        return [line[:indent] + first, *(Content(" " * indent) + other for other in others)]
