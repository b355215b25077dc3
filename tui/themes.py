"""Colours: dark, light, and one that uses nothing but the terminal's own sixteen.

One visual channel belongs to each label (tint, bold, underline), so overlapping labels need no blending and every mark
keeps a shape where there is no colour. Contrast against the tints was measured to be at least 4.5 to 1.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import cycle

from textual.theme import Theme

from store.model import Label

DARK = Theme(
    name="dark",
    primary="#6cb6ff",
    secondary="#9ca4b1",
    warning="#f2bd6b",
    error="#ff8a80",
    success="#86d9a4",
    accent="#d59bf6",
    foreground="#cfd3da",
    background="#14171d",
    surface="#14171d",
    panel="#1a1e26",
    dark=True,
    variables={
        "claim-tint": "#1c3a5e",
        "claim-tint-lifted": "#22487a",
        "claim-bar": "#6cb6ff",
        "actor": "#f2bd6b",
        "source": "#86d9a4",
        "link": "#d59bf6",
        "conflict": "#ff8a80",
        "sentence-lift": "#222730",
        "selection": "#4a2f6b",
        "highlight": "#5c4a12",
        "counterpart": "#222730",
        "cursor-foreground": "#14171d",
        "cursor-background": "#ffffff",
        "muted": "#9ca4b1",
        "frame": "#373e4c",
        "label-1": "#ff9e9e",
        "label-2": "#7fd6d6",
        "label-3": "#c5e478",
        "label-4": "#ffb3e6",
    },
)

LIGHT = Theme(
    name="light",
    primary="#0b5cad",
    secondary="#5c636b",
    warning="#7d4100",
    error="#b3261e",
    success="#0a5c33",
    accent="#8a2fc0",
    foreground="#2b2f36",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f1efe9",
    dark=False,
    variables={
        "claim-tint": "#d3e5fb",
        "claim-tint-lifted": "#b9d6f7",
        "claim-bar": "#0b5cad",
        "actor": "#7d4100",
        "source": "#0a5c33",
        "link": "#8a2fc0",
        "conflict": "#b3261e",
        "sentence-lift": "#efece4",
        "selection": "#e3cdf5",
        "highlight": "#ffe9a8",
        "counterpart": "#efece4",
        "cursor-foreground": "#fbfaf7",
        "cursor-background": "#2b2f36",
        "muted": "#5c636b",
        "frame": "#cfcabd",
        "label-1": "#a3242b",
        "label-2": "#0b6265",
        "label-3": "#4d6100",
        "label-4": "#a01f74",
    },
)

ANSI = Theme(
    name="ansi",
    ansi=True,
    primary="ansi_bright_blue",
    secondary="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_magenta",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    dark=True,
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-background": "ansi_black",
        "input-cursor-foreground": "ansi_bright_white",
        "input-cursor-text-style": "none",
        "input-selection-background": "ansi_bright_blue",
        "input-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "claim-tint": "ansi_blue",
        "claim-tint-lifted": "ansi_blue",
        "claim-bar": "ansi_blue",
        "actor": "ansi_yellow",
        "source": "ansi_green",
        "link": "ansi_magenta",
        "conflict": "ansi_red",
        "sentence-lift": "ansi_default",
        "selection": "ansi_default",
        "highlight": "ansi_yellow",
        "counterpart": "ansi_default",
        "cursor-foreground": "ansi_black",
        "cursor-background": "ansi_white",
        "muted": "ansi_default",
        "frame": "ansi_default",
        "label-1": "ansi_red",
        "label-2": "ansi_cyan",
        "label-3": "ansi_green",
        "label-4": "ansi_magenta",
    },
)

IN_256 = {
    "dark": {
        "claim-tint": "#000087",
        "claim-tint-lifted": "#0000af",
        "sentence-lift": "#1c1c1c",
        "counterpart": "#1c1c1c",
        "selection": "#5f005f",
        "frame": "#444444",
    },
    "light": {
        "claim-tint": "#d7d7ff",
        "claim-tint-lifted": "#afd7ff",
        "sentence-lift": "#f0f0f0",
        "counterpart": "#f0f0f0",
        "selection": "#ffd7ff",
        "actor": "#5f0000",
        "source": "#005f00",
        "frame": "#c6c6c6",
    },
}
"""What a terminal of 256 colours is given instead, by theme: what its palette has. Left to what is nearest, the
lift of the current sentence became a blue as strong as a claim's, and a selection in the light theme a claim's tint."""

THEMES = (DARK, LIGHT, ANSI)
"""In the order in which the theme key goes through them."""


DEFAULT_COLOURS: Mapping[str, str] = {"claim": "$claim-bar", "actor": "$actor", "source": "$source"}
"""Colours of the default labels."""

SPARE_COLOURS = 4
"""How many colours a theme holds ready for labels of a project's own."""


def themes_for(colours: int) -> list[Theme]:
    """The themes as a terminal with so many colours shows them best."""
    if colours > 256:
        return list(THEMES)
    return [replace(each, variables=each.variables | IN_256.get(each.name, {})) for each in THEMES]


FEW = 16
"""Colours up to which a terminal's own are used."""


def fitting(name: str, colours: int) -> str:
    """The theme to start with: what was asked for, else what the terminal can show.

    Args:
        name: A theme's name, or empty for no wish.
        colours: How many colours the terminal has; few call for the terminal's own.
    """
    if name in {theme.name for theme in THEMES}:
        return name
    return "ansi" if colours <= FEW else "dark"


def colours_of(labels: Sequence[Label]) -> dict[str, str]:
    """A colour for each label by its name, the same wherever the label is shown, as Textual styles write it.

    A label's own colour goes first, then the theme's for the default labels, then one of those that themes hold ready.
    """
    spare = cycle(f"$label-{number}" for number in range(1, SPARE_COLOURS + 1))
    return {label.name: _named(label.colour) or DEFAULT_COLOURS.get(label.name) or next(spare) for label in labels}


def _named(colour: str) -> str:
    return f"${colour}" if colour.startswith("label-") else colour
