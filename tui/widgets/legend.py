"""The legend: what the marks in a text mean, each shown as it looks."""

from textual.content import Content

from store.model import Label
from tui.terminal.sanitise import visible
from tui.themes import colours_of
from tui.widgets.signs import MEANINGS


def legend(labels: tuple[Label, ...]) -> Content:
    """A row for each label, and one for each sign of a link."""
    colours = colours_of(labels)
    rows = [
        Content.styled("Legend", "$muted"),
        *(Content.assemble(" ", _sample(label, colours[label.name])) for label in labels),
        *(Content.assemble(" ", (sign, f"${colour}"), f" {name}") for sign, colour, name, _ in MEANINGS),
    ]
    return Content("\n").join(rows)


def _sample(label: Label, colour: str) -> Content:
    name = visible(label.name)
    if label.style == "tint":
        return Content.assemble((f" {name} ", "$foreground on $claim-tint"), " tint + ", ("▌", "$claim-bar"))
    return Content.assemble((name, f"{label.style} {colour}"), f" {label.style}")
