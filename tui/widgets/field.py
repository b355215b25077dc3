"""A field to type into."""

from textual.reactive import reactive
from textual.widgets import Input


class Field(Input):
    """A line of text whose cursor stands still: blinking, it would cost bytes twice a second for nothing."""

    cursor_blink = reactive(False, init=False)
    """Whether the cursor blinks."""
