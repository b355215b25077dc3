"""A plot of a few lines, both axes logarithmic, as SVG that reads on light and dark pages."""

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 380, 300
LEFT, RIGHT, TOP, BOTTOM = 56, 20, 36, 44
INKS = ("#b4552d", "#2d7fb4", "#3c8c5a")


class Line(NamedTuple):
    """A named line through points, all above 0."""

    name: str
    across: Sequence[float]
    up: Sequence[float]


class Panel(NamedTuple):
    """One pair of axes."""

    title: str
    across: str
    lines: Sequence[Line]


def drawn(panels: Sequence[Panel]) -> str:
    """The panels side by side."""
    parts = "".join(f'<g transform="translate({WIDTH * at} 0)">{_panel(each)}</g>' for at, each in enumerate(panels))
    style = (
        "text{font:12px sans-serif;fill:#777}.t{font-weight:bold}.g{stroke:#8884;fill:none}.l{fill:none;stroke-width:2}"
    )
    box = f"{WIDTH * len(panels)} {HEIGHT}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {box}"><style>{style}</style>{parts}</svg>\n'


def _panel(panel: Panel) -> str:
    right, top = (
        _decades(values)
        for values in ([x for line in panel.lines for x in line.across], [y for line in panel.lines for y in line.up])
    )
    parts: list[str] = [
        _text(WIDTH / 2, 18, panel.title, "middle", "t"),
        _text(WIDTH / 2, HEIGHT - 6, panel.across, "middle"),
    ]
    for power in range(right[0], right[1] + 1):
        x = _x(10.0**power, right)
        parts.append(f'<path class="g" d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}"/>')
        parts.append(_text(x, HEIGHT - BOTTOM + 16, f"{10**power:,}", "middle"))
    for power in range(top[0], top[1] + 1):
        y = _y(10.0**power, top)
        parts.append(f'<path class="g" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>')
        parts.append(_text(LEFT - 6, y + 4, f"{10.0**power:,g}", "end"))
    for line, ink in zip(panel.lines, INKS, strict=False):
        points = [(_x(across, right), _y(up, top)) for across, up in zip(line.across, line.up, strict=True)]
        path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        parts.append(f'<path class="l" stroke="{ink}" d="M{path}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>' for x, y in points]
        parts.append(_text(points[-1][0] - 6, points[-1][1] - 8, line.name, "end"))
    return "".join(parts)


def _text(x: float, y: float, said: str, anchor: str, kind: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" class="{kind}">{escape(said)}</text>'


def _decades(values: Sequence[float]) -> tuple[int, int]:
    return math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))


def _x(value: float, decades: tuple[int, int]) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * (math.log10(value) - decades[0]) / (decades[1] - decades[0])


def _y(value: float, decades: tuple[int, int]) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (math.log10(value) - decades[0]) / (decades[1] - decades[0])
