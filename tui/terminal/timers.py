"""Timers and callbacks that run even if a screen closes or the processor is elsewhere meanwhile."""

from collections.abc import Callable
from typing import Any

from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer


def after(seconds: float, node: MessagePump, act: Callable[[], object]) -> Timer:
    """Run `act` once, so many seconds from now, while a node is there.

    A timer of Textual that is to run once never runs if the process stands still for that long just as it begins: it
    takes that for a beat that was missed.
    """
    timer = node.set_timer(seconds, act)
    timer._skip = False
    return timer


def hand_on_callbacks(gone: Screen[Any], below: Screen[Any]) -> None:
    """Give the callbacks that a closed screen kept for its next frame to the screen below it.

    Textual has the uppermost screen keep it, whoever asked for it, and a screen that closes takes along what it kept.
    """
    kept, gone._callbacks = gone._callbacks, []
    for act, asked_by in kept:
        if asked_by.is_running:
            below._invoke_later(act, asked_by)
