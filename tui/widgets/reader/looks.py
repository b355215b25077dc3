"""What everything in a text looks like: one visual channel for each thing, so that overlaps need no blending."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color, ColorParseError

from store.model import Label, LabelStyle
from tui.themes import DARK, colours_of

LIFTED: Final = 1
"""In the sentence where the cursor is."""
COUNTERPART: Final = 2
"""In the passage that is compared with another."""
HIT: Final = 4
"""Found by searching."""
CURRENT_HIT: Final = 8
"""The hit that the cursor went to."""
SELECTED: Final = 16
CURSOR: Final = 32
FIRST_SUGGESTED: Final = 64
"""The bit of what is only suggested for the first label; the next two labels have the next."""
SUGGESTED_LABELS: Final = 3
"""How many labels are suggested: the default ones, which come first."""
FIRST_LABEL: Final = FIRST_SUGGESTED << SUGGESTED_LABELS
"""The first label's bit; each further label has the next."""

_TINT, _TINT_LIFTED = 0.28, 0.42
"""How much of a label's colour goes into the background, when the theme has no tint for it."""

_DARK_ANSI = frozenset({0, 1, 4, 5, 8})
"""Terminal colours that white stands out on: black, red, blue, magenta, bright black."""

_ATTRIBUTES: Mapping[LabelStyle, Style] = {
    "bold": Style(bold=True),
    "underline": Style(underline=True),
    "italic": Style(italic=True),
    "reverse": Style(reverse=True),
}


class Channel(NamedTuple):
    """How one label is drawn."""

    style: Style
    lifted: Style
    """The same in a lifted passage."""
    bar: Style | None = None
    """Of its gutter bar, for labels that tint."""


class Looks:
    """All styles of a reader, made once for each theme and each set of labels.

    A *look* is a sum of the constants of this module; `style` gives its style.
    """

    def __init__(
        self,
        base: Style,
        states: Mapping[int, Style],
        channels: tuple[Channel, ...],
        suggested: tuple[Style, ...],
        *,
        link: Style,
        judged: Style,
        conflict: Style,
    ) -> None:
        self.base = base
        """Plain text on the pane's background."""
        self.states = states
        """Styles of the states, later ones over earlier ones."""
        self.channels = channels
        """One for each label, in their order."""
        self.suggested = suggested
        """Of what is only suggested, one for each of the first labels."""
        self.link = link
        """Gutter mark of a linked passage."""
        self.judged = judged
        """Gutter mark of a link that the reader accepted."""
        self.conflict = conflict
        """Gutter mark of a passage that tells something else than another."""
        self._styles: dict[int, Style] = {}

    def style(self, look: int) -> Style:
        """The style of a look."""
        style = self._styles.get(look)
        if style is None:
            style = self._styles[look] = self._combined(look)
        return style

    def gutter(self, *, is_judged: bool, is_conflict: bool) -> Style:
        """The style of the gutter mark of a link."""
        if is_conflict:
            return self.conflict + Style(bold=is_judged)
        return self.judged if is_judged else self.link

    def bar(self, label: int) -> Style:
        """The style of a label's gutter bar."""
        return self.base + (self.channels[label].bar or Style.null())

    def hint(self) -> Style:
        """The style of the gutter bar of a label that tints, where it is only suggested."""
        return self.base + Style(color=self.suggested[0].color) if self.suggested else self.base

    def _combined(self, look: int) -> Style:
        style, is_lifted = self.base, look & (LIFTED | COUNTERPART)
        for state in (LIFTED, COUNTERPART):
            style += self.states[state] if look & state else Style.null()
        if look < FIRST_LABEL:  # under a tag no suggestion is seen, so that a tag always looks the same
            for number, suggested in enumerate(self.suggested):
                style += suggested if look & (FIRST_SUGGESTED << number) else Style.null()
        for number, channel in enumerate(self.channels):
            if look & (FIRST_LABEL << number):
                style += channel.lifted if is_lifted else channel.style
        for state in (HIT, CURRENT_HIT, SELECTED, CURSOR):
            style += self.states[state] if look & state else Style.null()
        if style.reverse and look & CURSOR and look & SELECTED:
            style += Style(reverse=False)
        return style


def looks_of(
    variables: Mapping[str, str],
    base: Style,
    background: Color,
    labels: Sequence[Label],
    *,
    ansi: bool = False,
    colourless: bool = False,
) -> Looks:
    """The looks of a theme.

    Args:
        variables: The theme's variables; those of the dark theme for what that it does not name.
        base: Text colour and background of the pane.
        background: The same background, for blending.
        labels: Whatever the project tags with.
        ansi: Use nothing but the terminal's sixteen colours and text attributes.
        colourless: Colours will be taken away afterwards: give a shape to what otherwise has but a colour.
    """
    theme = _Theme(variables, background, ansi, colourless)
    return Looks(
        base,
        _states(theme),
        tuple(_channels(theme, labels)),
        tuple(_suggested(theme, label) for label in labels[:SUGGESTED_LABELS]),
        link=base + Style(color=theme.rich("link")),
        judged=base + Style(color=theme.rich("link"), bold=True),
        conflict=base + Style(color=theme.rich("conflict")),
    )


class _Theme(NamedTuple):
    variables: Mapping[str, str]
    background: Color
    ansi: bool
    colourless: bool

    def read(self, name: str) -> Color:
        """The colour that a variable, else the name itself, stands for; blended where it is translucent."""
        name = name.removeprefix("$")
        for value in (self.variables.get(name), DARK.variables.get(name), name):
            if value and (colour := _parsed(value)) is not None:
                return colour if colour.ansi is not None else self.background + colour
        return self.background.inverse

    def rich(self, name: str) -> RichColor:
        """The same for a `rich` style."""
        return self.read(name).rich_color


def _parsed(value: str) -> Color | None:
    try:
        return Color.parse(value)
    except ColorParseError:
        return None


def _states(theme: _Theme) -> dict[int, Style]:
    hit = Style(color="black" if theme.ansi else None, bgcolor=theme.rich("highlight"))
    if theme.colourless:
        hit += Style(underline=True, italic=True)
    front, back = theme.rich("cursor-foreground"), theme.rich("cursor-background")
    return {
        LIFTED: Style(bgcolor=theme.rich("sentence-lift")),
        COUNTERPART: Style(bgcolor=theme.rich("counterpart")),
        HIT: hit,
        CURRENT_HIT: hit + Style(bold=True, underline=True),
        SELECTED: Style(reverse=True) if theme.ansi or theme.colourless else Style(bgcolor=theme.rich("selection")),
        # Reversed, a cursor is still seen where every colour is taken away.
        CURSOR: Style(color=back, bgcolor=front, reverse=True) if theme.ansi else Style(color=front, bgcolor=back),
    }


def _suggested(theme: _Theme, label: Label) -> Style:
    """Muted and in italics, with the shape of the label."""
    shape = _ATTRIBUTES.get(label.style, Style.null())
    return shape + Style(color=theme.rich("muted"), italic=True, dim=True if theme.ansi else None)


def _channels(theme: _Theme, labels: Sequence[Label]) -> Iterator[Channel]:
    colours = colours_of(labels)
    for label in labels:
        if label.style == "tint":
            is_themed = label.name == "claim" and not label.colour
            yield _themed_tint(theme, label.name) if is_themed else _tint(theme, colours[label.name])
        else:
            style = _ATTRIBUTES[label.style] + Style(color=theme.rich(colours[label.name]))
            yield Channel(style, style)


def _themed_tint(theme: _Theme, name: str) -> Channel:
    front = "white" if theme.ansi else None
    return Channel(
        Style(color=front, bgcolor=theme.rich(f"{name}-tint")),
        Style(color=front, bgcolor=theme.rich(f"{name}-tint-lifted")),
        Style(color=theme.rich(f"{name}-bar")),
    )


def _tint(theme: _Theme, name: str) -> Channel:
    """A tint mixed from one colour."""
    colour = theme.read(name)
    bar = Style(color=colour.rich_color)
    if theme.ansi:
        front = "white" if colour.ansi in _DARK_ANSI else "black"
        tinted = Style(color=front, bgcolor=colour.rich_color)
        return Channel(tinted, tinted, bar)
    tint, lifted = (theme.background.blend(colour, share).rich_color for share in (_TINT, _TINT_LIFTED))
    return Channel(Style(bgcolor=tint), Style(bgcolor=lifted), bar)
