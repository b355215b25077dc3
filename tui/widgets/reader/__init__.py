"""The reader: an article as rows of text with cursor, selection and marks.

Each class adds one thing to the one before: `Rows` wraps and scrolls, `Page` draws marks, `Cursor` has a place in the
text, `MovingByRow`, `MovingByText` and `Selecting` are what keys do with it, `Pointing` is the mouse, and `Reader` has
the document and says what happened.
"""

from tui.widgets.reader.reader import Reader

__all__ = ["Reader"]
