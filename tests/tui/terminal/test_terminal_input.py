"""What a terminal sends: keys and pastes, however they are cut, and noise that is neither."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste
from textual.message import Message

from tui.terminal.terminal_input import TerminalInput

NOISE = [b"\x1b[", b"\x1b", b":R", b"u", b";", b"99999999", b"\x9b", b"\xc3", b"M", b"\x1b[200~", b"\x1b[201~", b"~"]


def heard(pieces: Iterable[bytes]) -> list[Message]:
    terminal_input = TerminalInput()
    return [message for piece in pieces for message in terminal_input.messages(piece)]


def said(messages: Iterable[Message]) -> list[str]:
    """Characters of keys, texts of pastes."""
    return [
        (event.character or "") if isinstance(event, Key) else event.text
        for event in messages
        if isinstance(event, Key | Paste)
    ]


@given(st.lists(st.sampled_from(NOISE), max_size=12))
def test_no_bytes_end_the_session(pieces: list[bytes]) -> None:
    messages = heard([*pieces, b"", b"\x1b[201~", b"x"])
    assert said(messages)[-1] == "x"


def test_bytes_of_another_encoding_are_a_stand_in() -> None:
    assert said(heard([b"caf\xe9!"])) == ["c", "a", "f", "\ufffd", "!"]


def test_a_character_may_come_in_two_pieces() -> None:
    assert said(heard([b"\xc3", b"\xa9"])) == ["é"]


@pytest.mark.parametrize(
    "text", ["two\nlines", "q\x1b[31mred\x1b]0;owned\x07", "\x1b" * 40 + "x", "caf\u00e9 " * 3000, "\x1b[20"]
)
@pytest.mark.parametrize("size", [1, 5, 4096])
def test_what_is_pasted_is_pasted_whole_and_never_typed(text: str, size: int) -> None:
    sent = f"a\x1b[200~{text}\x1b[201~b".encode()
    pieces = (sent[start : start + size] for start in range(0, len(sent), size))
    assert said(heard(pieces)) == ["a", text, "b"]


@pytest.mark.parametrize(("sent", "key"), [(b"\x1b[2~", "insert"), (b"\x1b[20~", "f9"), (b"\x1b[A", "up")])
def test_a_key_that_begins_like_a_paste_is_that_key(sent: bytes, key: str) -> None:
    assert [event.key for event in heard([sent]) if isinstance(event, Key)] == [key]
    assert [event.key for event in heard([sent[:-1], sent[-1:]]) if isinstance(event, Key)] == [key]
