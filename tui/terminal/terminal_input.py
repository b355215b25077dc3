"""Bytes from the terminal as messages: no bytes end a session, and what is pasted is not taken for typed keys."""

from codecs import getincrementaldecoder
from collections.abc import Generator, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.events import Key, Paste
from textual.keys import Keys
from textual.message import Message

KEPT = len(BRACKETED_PASTE_END) - 1
"""Characters that are looked at again: what begins or ends a paste may come in two pieces."""


class LenientParser(XTermParser):
    """Textual's parser, but a meaningless sequence, such as noise on a line, is no key."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterator[Key]:
        try:
            events = [*super()._sequence_to_key_events(sequence, alt)]
        except (ValueError, OverflowError):
            events = [Key(Keys.Ignore.value, sequence)]
        return (event for event in events if not _is_half(event.character or ""))


def _is_half(character: str) -> bool:
    """Whether it is a half of a character, which can be neither shown nor written."""
    return "\ud800" <= character <= "\udfff"


class TerminalInput:
    """The bytes that a terminal sends, cut anywhere, as messages.

    What is no UTF-8, as of a terminal in another encoding, becomes U+FFFD. A paste is taken out before keys are looked
    for: Textual types what follows an escape in it.
    """

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = LenientParser()
        self._last = ""  # that was typed
        self._pasted: list[str] | None = None

    def messages(self, data: bytes) -> Iterator[Message]:
        """The keys, pastes and other events in these bytes.

        Args:
            data: What came; nothing where nothing came for a while, so that a lone escape is that key.
        """
        text = self._decode(data)
        while text:
            if self._pasted is None:
                text = yield from self._typed(text)
            else:
                text = yield from self._in_paste(self._pasted, text)
        yield from self._parser.tick()

    def _typed(self, text: str) -> Generator[Message, None, str]:
        """The events before the next paste; returns the text that is left."""
        before, begins, _ = (self._last + text).partition(BRACKETED_PASTE_START)
        typed = text[: len(before + begins) - len(self._last)]
        self._pasted, self._last = ([], "") if begins else (None, before[-KEPT:])
        yield from self._parser.feed(typed)
        return text[len(typed) :]

    def _in_paste(self, pasted: list[str], text: str) -> Generator[Message, None, str]:
        """The paste, if this is its end; returns the text that is left."""
        joined, ends, left = ("".join(pasted[-1:]) + text).partition(BRACKETED_PASTE_END)
        pasted[-1:] = [joined] if ends else [joined[:-KEPT], joined[-KEPT:]]
        if ends:
            self._pasted = None
            list(self._parser.feed(BRACKETED_PASTE_END))  # it knows of the paste, not of what was in it
            yield Paste("".join(pasted).replace("\0", ""))
        return left
