"""What is to be done later is done, though a screen closes or the processor is elsewhere meanwhile."""

from collections.abc import Callable
from typing import Any

from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer


def after(seconds: float, node: MessagePump, act: Callable[[], object]) -> Timer:
    """Do something once, so many seconds from now, while a node is there.

    A timer of Textual that is to run once never runs if the process stands still for that long just as it begins: it
    takes that for a beat that was missed.
    """
    timer = node.set_timer(seconds, act)
    timer._skip = False
    return timer


def hand_on(gone: Screen[Any], below: Screen[Any]) -> None:
    """Do after the next frame of a screen what was to be done after one of the screen that lay over it.

    Textual has the uppermost screen keep it, whoever asked for it, and a screen that closes takes along what it kept.
    """
    kept, gone._callbacks = gone._callbacks, []
    for act, asked_by in kept:
        if asked_by.is_running:
            below._invoke_later(act, asked_by)
