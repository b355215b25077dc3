"""The reader: an article as rows of text with cursor, selection and marks.

`Rows` wraps and scrolls, `Page` adds marks, `Cursor` a place in the text, `Moving` and `Selecting` what keys do with
it, `Reader` the document and the messages.
"""

from tui.widgets.reader.reader import Reader

__all__ = ["Reader"]
