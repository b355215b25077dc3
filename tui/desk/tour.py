"""The tour of the sample: what to press, and by what it is seen that this was done. README has the same steps."""

from collections.abc import Callable
from typing import NamedTuple


class TourCounts(NamedTuple):
    """What was done to the project."""

    said_by: int
    """How many claims have somebody who says them."""
    judged: int
    """How many links were judged."""
    taken_back: str
    """Id of the last change, if that took another one back."""


class Sight(NamedTuple):
    """What the tour sees of a session."""

    place: tuple[str, int]
    """Path of the article that is read, and the offset of the cursor."""
    passage: str
    """The sentence under the cursor, or what is selected."""
    labels: frozenset[str]
    """Of the tags under the cursor."""
    links: int
    """How many the links panel lists."""
    is_beside: bool
    """Whether the chosen link is open in the other reader."""
    view: str
    """The screen of the event that is in front, or nothing."""
    dialog: str
    """The name of the class of the dialog in front, or nothing."""
    counts: TourCounts
    written: int
    """How many exports were written."""


class Step(NamedTuple):
    """One act to be learned."""

    text: str
    """What to press and why: keys in backquotes, those of the key table by their ids; what is then seen in stars."""
    is_done: Callable[[Sight, Sight], bool]
    """Whether it was done, from what was seen when the step began and what is seen now."""


STEPS: tuple[Step, ...] = (
    Step(
        'Press `move.sentence.next` until "Shortly before midnight": below stands who else says so, **verbatim**.',
        lambda _, now: now.passage.startswith("Shortly before midnight"),
    ),
    Step(
        "`tag.claim` tags the sentence, **claim “Shortly before midnight**; the same key takes it off again.",
        lambda _, now: "claim" in now.labels,
    ),
    Step(
        'Press `move.sentence.next` until "Fishermen", then `tag.actor` for who acts: **actor “Fishermen**.',
        lambda _, now: "actor" in now.labels,
    ),
    Step(
        'Press `move.sentence.next` until "Residents", `tag.claim`, and `tag.source` for who says it: **“Residents**.',
        lambda _, now: {"claim", "source"} <= now.labels and now.counts.said_by > 0,
    ),
    Step(
        "`link.next` goes to the next passage that others carry, with **Links for this sentence**.",
        lambda begun, now: now.place != begun.place and now.links > 0,
    ),
    Step(
        "`link.open` opens the chosen one **beside**; words that differ are bold.",
        lambda _, now: now.is_beside,
    ),
    Step(
        "`link.accept` says that the link is right: **accepted**, and kept with the project.",
        lambda begun, now: now.counts.judged > begun.counts.judged,
    ),
    Step(
        "`undo` takes the last change back, **took back**: any change, also after a restart.",
        lambda begun, now: now.counts.taken_back not in {"", begun.counts.taken_back},
    ),
    Step(
        "`view.board` opens the **Board**: who carries which statement of the event, with which numbers.",
        lambda _, now: now.view == "board",
    ),
    Step(
        "`view.inbox` opens the **Inbox**: the links that nobody has judged, conflicts first.",
        lambda _, now: now.view == "inbox",
    ),
    Step(
        "`event.back` and `event.back` lead back to reading; `search` opens **Search all articles**.",
        lambda _, now: now.dialog == "SearchDialog",
    ),
    Step(
        "Type a word such as `explosions`; `enter` goes to where it stands.",
        lambda begun, now: not now.dialog and now.place != begun.place,
    ),
    Step(
        "`export` exports: type `html` for a report to hand on; `enter` writes it, **written:** to that file.",
        lambda begun, now: now.written > begun.written,
    ),
    Step(
        "`help` lists the **Keys** of wherever you are; `escape` closes it.",
        lambda _, now: now.dialog == "HelpDialog",
    ),
)
"""The steps in their order."""

FAREWELL = "That was the tour. `quit` leaves, and this copy goes with it; `variorum FOLDER` reads your own articles."
"""Said after the last step."""
