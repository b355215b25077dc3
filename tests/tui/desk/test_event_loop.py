"""What takes long is done in threads: the event loop is for keys."""

from collections.abc import Callable
from threading import current_thread, main_thread

import pytest

from store.annotations import anchoring
from store.model import Span
from store.project import Project, judgements
from tests.tui.links import ROOF
from tests.tui.sitting import Sitting
from tui.config import Config

COURIER = "1-harrow-courier.txt"


class Heard:
    """Counts the calls of a function, those on the event loop apart."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> None:
        self.all = self.on_the_loop = 0
        self._act: Callable[..., object] = getattr(owner, name)
        monkeypatch.setattr(owner, name, self._count)

    def _count(self, *arguments: object) -> object:
        self.all += 1
        self.on_the_loop += current_thread() is main_thread()
        return self._act(*arguments)


def tag_every_word(project: Project, path: str) -> None:
    text, at = project.document(path).text, 0
    for word in text.split()[:300]:
        at = text.index(word, at)
        if word.isalpha():
            project.tags.add(path, Span(at, at + len(word)), "actor")


async def test_many_quotes_are_looked_for_in_a_changed_text_off_the_loop(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag_every_word(project, COURIER)
    file = project.folder / COURIER
    file.write_text("A new first line.\n\n" + file.read_text("utf-8"), "utf-8")
    project.refresh()
    looked = Heard(monkeypatch, anchoring, "locate")
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.press("j", "right_square_bracket", "left_square_bracket", "A", "escape")
    assert looked.all > 100
    assert looked.on_the_loop == 0


async def test_what_was_decided_of_links_is_parsed_once_a_change_and_off_the_loop(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Sitting(project, Config(theme="dark")) as sitting:
        await sitting.go(ROOF)
        await sitting.press("y")
        parsed = Heard(monkeypatch, judgements, "judgement_from")
        await sitting.press("c", "a", "s", "u", "j", "n", "N")
        assert parsed.all == 0
        await sitting.go(ROOF)
        await sitting.press("x")
        assert 0 < parsed.all <= 2
        assert parsed.on_the_loop == 0
