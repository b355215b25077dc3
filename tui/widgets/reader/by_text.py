"""Moving by what the text is made of: clusters, words, sentences, paragraphs."""

from tui.widgets.reader import motion
from tui.widgets.reader.by_row import MovingByRow


class MovingByText(MovingByRow):
    """Moves over units of text; while the reader selects, each move extends the selection."""

    def action_cursor_left(self) -> None:
        """To the cluster before."""
        self.go(motion.left(self._text, self._cursor))

    def action_cursor_right(self) -> None:
        """To the next cluster."""
        self.go(motion.right(self._text, self._cursor))

    def action_word_left(self) -> None:
        """To the start of a word."""
        self.go(motion.word_left(self._text, self._cursor))

    def action_word_right(self) -> None:
        """To the start of the next word."""
        self.go(motion.word_right(self._text, self._cursor))

    def action_sentence_previous(self) -> None:
        """To the start of a sentence."""
        self.go(motion.sentence_previous(self._text, self._cursor, self.language))

    def action_sentence_next(self) -> None:
        """To the start of the next sentence."""
        self.go(self._short_of_end(motion.sentence_next(self._text, self._cursor, self.language)))

    def action_paragraph_previous(self) -> None:
        """To the start of a paragraph."""
        self.go(motion.paragraph_previous(self._text, self._cursor))

    def action_paragraph_next(self) -> None:
        """To the start of the next paragraph."""
        self.go(self._short_of_end(motion.paragraph_next(self._text, self._cursor)))

    def action_top(self) -> None:
        """To the first character."""
        self.go(0)

    def action_bottom(self) -> None:
        """To the last visible character."""
        self.go(self._short_of_end(len(self._text.rstrip())))

    def _short_of_end(self, offset: int) -> int:
        """On the last character rather than behind it, unless the reader selects and wants it in."""
        at_end = offset >= len(self._text.rstrip())
        return motion.last(self._text) if at_end and not self._is_selecting else offset
