"""Who is cited for what, as a tree on the screen."""

import re

from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting

CLAIM, SOURCE = "Three of the dead were guards", "hospital staff"
PATH = "1-harrow-courier.txt"


def cite(project: Project) -> None:
    text = project.document(PATH).text
    starts = {words: text.index(words) for words in (CLAIM, SOURCE)}
    made = {
        words: project.tags.add(PATH, Span(start, start + len(words)), "claim" if words == CLAIM else "source")
        for words, start in starts.items()
    }
    project.relations.add(made[CLAIM].id, "said by", made[SOURCE].id)


async def test_nothing_cited_says_how_to_begin(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("quotation_mark", "enter", "j")
        assert "No source is cited yet" in sitting.seen


async def test_an_outlet_has_whom_it_cites_below_it_and_a_claim_leads_to_its_place(sitting: Sitting) -> None:
    cite(sitting.project)
    async with sitting:
        await sitting.press("quotation_mark")
        rows = [row.strip("│› ") for row in sitting.seen.splitlines()[1:]]
        assert rows[1].startswith("- The Harrow Courier")
        assert rows[2].startswith(f"- {SOURCE}")
        assert rows[3].startswith(f"“{CLAIM}")
        await sitting.press("j", "j", "enter")
        assert sitting.app.screen is sitting.screen
        assert sitting.here.startswith(CLAIM)


async def test_a_name_folds_and_changes_are_shown(sitting: Sitting) -> None:
    cite(sitting.project)
    async with sitting:
        await sitting.press("quotation_mark", "enter")
        assert CLAIM not in sitting.seen
        await sitting.press("enter")
        assert CLAIM in sitting.seen
        await sitting.press("u")
        assert f"- {SOURCE}" not in sitting.seen
        assert CLAIM in sitting.seen


async def test_what_is_suggested_comes_and_goes(sitting: Sitting) -> None:
    cite(sitting.project)
    async with sitting:
        await sitting.press("quotation_mark")
        assert "suggested" not in sitting.seen.splitlines()[2]
        await sitting.press("i")
        assert re.search(r"[1-9]\d* suggested", sitting.seen.splitlines()[0])
        assert "suggested “" in sitting.seen
        await sitting.press("i")
        assert "suggested “" not in sitting.seen
