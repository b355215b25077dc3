"""What may be tagged, shown when asked for, accepted and rejected."""

import subprocess
import sys

from tests.tui.sitting import Sitting
from tui.widgets.reader.looks import FIRST_LABEL, FIRST_SUGGESTED

SENTENCE = "Three of the dead"
SAID = "hospital staff"


def shown(sitting: Sitting) -> set[int]:
    """The looks of suggestions that are drawn in the article."""
    document = sitting.reader.document
    assert document is not None
    whole = sitting.reader._suggested.layers(type(sitting.reader.sentence)(0, len(document.text)))
    return {look for _, _, look in whole}


def edge(sitting: Sitting) -> str:
    return sitting.screen.panes.active.edge.render().plain


async def test_nothing_is_suggested_before_it_is_asked_for_nor_when_it_is_hidden(sitting: Sitting) -> None:
    async with sitting:
        assert shown(sitting) == set()
        await sitting.press("i")
        assert shown(sitting)
        assert all(FIRST_SUGGESTED <= look < FIRST_LABEL for look in shown(sitting))
        assert sitting.said.startswith("suggested: ")
        assert sitting.tags() == []
        await sitting.press("i")
        assert shown(sitting) == set()
        await sitting.go(SAID)
        assert "suggested" not in edge(sitting)


async def test_enter_accepts_one_and_undo_has_it_suggested_again(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("i")
        await sitting.go(SAID)
        assert "suggested source" in edge(sitting)
        await sitting.press("enter")
        assert [label for label, _ in sitting.tags()] == ["source"]
        await sitting.go(SAID)
        assert "suggested source" not in edge(sitting)
        await sitting.press("u")
        assert sitting.tags() == []
        await sitting.go(SAID)
        assert "suggested source" in edge(sitting)


async def test_a_claim_and_its_source_are_related_when_both_are_accepted(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("i")
        await sitting.go(SENTENCE)
        await sitting.press("enter")
        await sitting.go(SAID)
        await sitting.press("enter")
        (relation,) = sitting.project.relations.of()
        assert relation.kind == "said by"


async def test_x_rejects_for_good_and_undo_brings_it_back(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("i")
        await sitting.go(SAID)
        await sitting.press("x")
        assert sitting.said == "rejected: suggested source “hospital staff” · u brings it back"
        assert sitting.tags() == []
        for _ in range(2):
            await sitting.go(SAID)
            assert "suggested source" not in edge(sitting)
            await sitting.press("i", "i")
        await sitting.press("u")
        await sitting.go(SAID)
        assert "suggested source" in edge(sitting)


async def test_without_a_suggestion_enter_and_x_are_of_links(sitting: Sitting) -> None:
    async with sitting:
        await sitting.go(SAID)
        await sitting.press("enter")
        assert sitting.tags() == []
        assert "suggested" not in sitting.said


async def test_all_of_an_article_are_accepted_as_one_change(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("i")
        changes = len(list(sitting.project.history.changes()))
        await sitting.screen.action_act("suggestions.accept_all")
        await sitting.press("right_parenthesis")
        assert {"claim", "source"} <= {label for label, _ in sitting.tags()}
        assert len(list(sitting.project.history.changes())) == changes + 1
        assert shown(sitting) == set()
        await sitting.press("u")
        assert sitting.tags() == []


def test_a_session_begins_without_the_model_of_suggestions() -> None:
    code = "import sys, tui.desk.reading, tui.screens.reading; print([m for m in sys.modules if 'store.study' in m])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
