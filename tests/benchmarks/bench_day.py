"""What acts of a day's work take until they are seen: judging a link among forty articles, filtering two thousand.

Run with `python -m tests.benchmarks.bench_day [--rounds N]`. A line each: milliseconds of the wall clock from the
change being on disk (or the key) to the first paint, which shows it, and to the last that it sets off, as when another
article is opened beside; and of the processor on the event loop to the last. Medians and the slowest. Twenty
milliseconds are asked for.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from textual.app import App
from textual.pilot import Pilot

from store.disk.database import Database
from store.project import Project
from tests.tui.sitting import press, settled
from tui.app import VariorumApp
from tui.config import Config
from tui.desk.desk import Desk

QUIET = 0.25
"""Seconds after which nothing more is painted for an act."""

NAMES = ["Orsk", "Lund", "Brandt", "Halvor", "Mire", "Tasken", "Pell", "Orrem", "Vint", "Sabel"]
HAPPENED = (
    "{0} said {1} of the four pumps at the weir of {2} stood still on Tuesday night.",
    "The board of {2} ordered {0} to repair {1} pumps before the next flood came.",
    "At least {1} people were taken to the hospital of {2}, the office of {0} said.",
    "Nobody had warned {0} that the gates of {2} would open at {1} in the morning.",
    "{0} and the mayor of {2} promised an inquiry within {1} days.",
)


def article(number: int) -> str:
    """A report on one subject: some sentences as in others, some with other names and numbers."""
    told = [
        each.format(NAMES[(number // 7 + at) % 10], 2 + (number // 5 + at) % 9, NAMES[at % 10])
        for at, each in enumerate(HAPPENED * 5)
    ]
    header = f"title: Report {number} on the weir\nsource: Paper {number}\ndate: 2024-03-{number % 28 + 1:02}"
    return f"---\n{header}\n---\n{' '.join(told)}\n"


class Taken(NamedTuple):
    """Milliseconds: of the clock to the first and to the last paint, of the processor to the last."""

    first: float
    last: float
    worked: float


class Clock:
    """When a change was on disk, when something was painted last, and what the event loop had worked by then."""

    def __init__(self) -> None:
        self.kept = self.first = self.painted = self.worked = self.shown = 0.0

    def on(self) -> list[AbstractContextManager[object]]:
        """Patches under which these moments are noted."""
        commit, display, show = Database.commit, App._display, Desk.show_changed

        def committed(database: Database, *given: object) -> None:
            commit(database, *given)  # type: ignore[arg-type]
            self.kept = time.perf_counter()
            self.first = 0.0

        def displayed(app: App[None], *given: object) -> None:
            display(app, *given)  # type: ignore[arg-type]
            self.painted, self.worked = time.perf_counter(), time.thread_time()
            self.first = self.first or self.painted

        def showing(desk: Desk) -> None:
            self.shown = time.thread_time()
            show(desk)

        patched = ((Database, "commit", committed), (App, "_display", displayed), (Desk, "show_changed", showing))
        return [patch.object(*each) for each in patched]

    async def measured(self, app: VariorumApp, key: str, *, from_disk: bool) -> Taken:
        """What an act takes from its key, or from the change being on disk."""
        self.kept = self.first = self.painted = 0.0
        began, work = time.perf_counter(), time.thread_time()
        press(app, key)
        while time.perf_counter() - max(began, self.painted) < QUIET:
            await asyncio.sleep(0.01)
        since, worked = (self.kept, self.shown) if from_disk else (began, work)
        return Taken(1000 * (self.first - since), 1000 * (self.painted - since), 1000 * (self.worked - worked))


async def judging(app: VariorumApp, pilot: Pilot[None], clock: Clock, rounds: int) -> dict[str, list[Taken]]:
    """Accept, undo, reject and undo the best link of one passage after the other."""
    found: dict[str, list[Taken]] = {}
    for _ in range(rounds):
        await pilot.press("n")
        await settled(pilot)
        for key, what in (("y", "accept"), ("u", "undo accept"), ("x", "reject"), ("u", "undo reject")):
            found.setdefault(what, []).append(await clock.measured(app, key, from_disk=True))
            await settled(pilot)
    return found


async def filtering(app: VariorumApp, pilot: Pilot[None], clock: Clock, rounds: int) -> dict[str, list[Taken]]:
    """Type the first letter into the list's filter, and take it back."""
    found: dict[str, list[Taken]] = {}
    for _ in range(rounds):
        await pilot.press("F")
        await settled(pilot)
        found.setdefault("first letter", []).append(await clock.measured(app, "w", from_disk=False))
        found.setdefault("second letter", []).append(await clock.measured(app, "e", from_disk=False))
        await pilot.press("escape", "escape")
        await settled(pilot)
    return found


Act = Callable[[VariorumApp, Pilot[None], Clock, int], Awaitable[dict[str, list[Taken]]]]


async def measure(articles: int, act: Act, rounds: int) -> None:
    """Run a session on so many articles, and print what was measured."""
    clock = Clock()
    with tempfile.TemporaryDirectory() as place:
        os.environ.update({f"XDG_{kind}_HOME": f"{place}/{kind}" for kind in ("STATE", "CACHE", "CONFIG", "DATA")})
        folder = Path(place) / "weir"
        folder.mkdir()
        for number in range(articles):
            text = article(number) if act is judging else article(number)[:160] + "\n"
            (folder / f"{number:04}.txt").write_text(text, "utf-8")
        with Project.open(folder, annotator="bench") as project:
            app = VariorumApp(project, Config(theme="dark"))
            with ExitStack() as patched:
                for each in clock.on():
                    patched.enter_context(each)
                async with app.run_test(size=(120, 36)) as pilot:
                    while not app.reading.begun or any(worker.group in {"index", "ahead"} for worker in app.workers):
                        await pilot.pause(0.2)
                    for what, taken in (await act(app, pilot, clock, rounds)).items():
                        _print(f"{what}, {articles:,} articles", taken)


def _print(what: str, taken: list[Taken]) -> None:
    first, last, worked = (
        f"{statistics.median(each):6.1f} (most {max(each):6.1f})" for each in zip(*taken, strict=True)
    )
    print(f"{what:<32} first paint {first} ms   last {last} ms   processor {worked} ms", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    asyncio.run(measure(40, judging, rounds))
    asyncio.run(measure(2000, filtering, rounds))


if __name__ == "__main__":
    main()
