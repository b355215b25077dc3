"""Colours can be read: contrast after WCAG 2.2, section 1.4.3, and shapes where there is no colour."""

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from store.model import LABELS, Label
from tui.themes import ANSI, DARK, LIGHT, THEMES, colours_of, fitting
from tui.widgets.reader.looks import looks_of

READABLE = 4.5
"""Contrast that text of normal size needs, level AA."""

TEXTS = (
    "foreground",
    "actor",
    "source",
    "link",
    "conflict",
    "muted",
    "claim-bar",
    "label-1",
    "label-2",
    "label-3",
    "label-4",
)
GROUNDS = ("background", "panel", "claim-tint", "sentence-lift", "counterpart")
ON_EVERY_GROUND = ("foreground", "actor", "source")

BESIDE = ("claim-bar", "claim-tint")
"""The bar stands beside the tint, never on it."""


def colour(theme: Theme, name: str) -> Color:
    found = theme.variables.get(name) or getattr(theme, name)
    assert found is not None
    return Color.parse(found)


def luminance(colour: Color) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio as WCAG 2.2 defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_defined() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_can_be_read_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    if (text, ground) != BESIDE:
        assert contrast(colour(theme, text), colour(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", ["claim-tint-lifted", "selection", "highlight"])
@pytest.mark.parametrize("text", ON_EVERY_GROUND)
def test_the_text_of_an_article_can_be_read_whatever_lies_over_it(theme: Theme, text: str, ground: str) -> None:
    assert contrast(colour(theme, text), colour(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", ["primary", "error", "warning", "success", "accent"])
def test_what_the_screen_says_can_be_read(theme: Theme, name: str) -> None:
    for ground in ("background", "panel"):
        assert contrast(colour(theme, name), colour(theme, ground)) >= READABLE


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_the_cursor_stands_out(theme: Theme) -> None:
    cursor = colour(theme, "cursor-background")
    assert contrast(cursor, colour(theme, "cursor-foreground")) >= READABLE
    for ground in (*GROUNDS, "selection"):
        assert contrast(cursor, colour(theme, ground)) >= READABLE


def test_themes_name_the_same_colours() -> None:
    names = [{name for name in theme.variables if name in DARK.variables} for theme in THEMES]
    assert names == [set(DARK.variables)] * 3


def test_the_sixteen_colour_theme_uses_nothing_else() -> None:
    own = [ANSI.primary, ANSI.foreground, ANSI.background, *(ANSI.variables[name] for name in DARK.variables)]
    assert all(str(name).startswith("ansi_") for name in own)


@pytest.mark.parametrize(
    ("wish", "colours", "name"),
    [("", 1 << 24, "dark"), ("", 256, "dark"), ("", 16, "ansi"), ("light", 16, "light"), ("unknown", 256, "dark")],
)
def test_a_session_starts_with_what_was_wished_for_or_fits(wish: str, colours: int, name: str) -> None:
    assert fitting(wish, colours) == name


def test_each_label_owns_a_shape_so_that_nothing_is_said_by_colour_alone() -> None:
    assert len({label.style for label in LABELS}) == len(LABELS)


def test_a_label_has_its_own_colour_or_the_themes() -> None:
    assert colours_of(LABELS) == {"claim": "$claim-bar", "actor": "$actor", "source": "$source"}
    assert colours_of([Label("place", "p", "italic", colour="label-3")]) == {"place": "$label-3"}
    assert colours_of([Label("place", "p", "italic", colour="#aa0000")]) == {"place": "#aa0000"}


def test_each_label_has_one_colour_wherever_it_is_shown() -> None:
    labels = (*LABELS, Label("place", "p", "italic"), Label("doubt", "D", "underline"))
    variables = {"label-1": "#ff0000", "label-2": "#00ff00"}
    looks = looks_of(variables, Style(), Color.parse("#000000"), labels)
    assert [colours_of(labels)[name] for name in ("place", "doubt")] == ["$label-1", "$label-2"]
    assert [channel.style.color for channel in looks.channels[-2:]] == [
        RichColor.parse("#ff0000"),
        RichColor.parse("#00ff00"),
    ]
