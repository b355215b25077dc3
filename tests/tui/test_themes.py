"""Colours can be read: contrast after WCAG 2.2, section 1.4.3, and shapes where there is no colour."""

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from store.model import LABELS, Label
from tui.themes import ANSI, DARK, LIGHT, THEMES, colours_of, fitting, themes_for
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


SYSTEMS = {1 << 24: ColorSystem.TRUECOLOR, 256: ColorSystem.EIGHT_BIT, 16: ColorSystem.STANDARD}


def drawn(theme: Theme, name: str, colours: int) -> Color:
    """A colour as a terminal with so many of them draws it."""
    found = colour(theme, name)
    if found.ansi is None:
        return Color(*RichColor.parse(found.hex).downgrade(SYSTEMS[colours]).get_truecolor())
    at = 0 if found.ansi < 0 else found.ansi
    return Color(*RichColor.from_ansi(at).get_truecolor())


@pytest.mark.parametrize("colours", SYSTEMS)
@pytest.mark.parametrize("name", ["dark", "light", "ansi"])
def test_the_current_sentence_is_never_louder_than_a_claim(name: str, colours: int) -> None:
    theme = next(each for each in themes_for(colours) if each.name == name)

    def loudness(of: str) -> float:
        return abs(luminance(drawn(theme, of, colours)) - luminance(drawn(theme, "background", colours)))

    for quiet in ("sentence-lift", "counterpart"):
        assert loudness(quiet) <= loudness("claim-tint") <= loudness("claim-tint-lifted")


@pytest.mark.parametrize("name", ["dark", "light"])
def test_in_256_colours_what_is_lifted_has_no_colour_and_no_two_grounds_are_one(name: str) -> None:
    theme = next(each for each in themes_for(256) if each.name == name)
    grounds = [drawn(theme, each, 256) for each in ("background", "sentence-lift", "claim-tint", "claim-tint-lifted")]
    grounds += [drawn(theme, each, 256) for each in ("selection", "highlight")]
    assert len(set(grounds)) == len(grounds)
    assert len(set(grounds[1].rgb)) == 1
    for ground in grounds[:5]:
        assert all(contrast(drawn(theme, text, 256), ground) >= READABLE for text in ON_EVERY_GROUND)


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
