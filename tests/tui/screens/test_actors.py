"""The actors: who is named where, tagged everywhere at once, names declared the same."""

import pytest

from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config


def said(sitting: Sitting) -> str:
    return sitting.app._views.seen.hints.message


def row(sitting: Sitting, name: str) -> list[str]:
    """The words of the row of an actor behind its name."""
    line = next(line for line in sitting.seen.splitlines() if line.startswith("│") and line[3:].startswith(name))
    return line[3:].removeprefix(name).strip("│ ").split()


def tag(project: Project, path: str, words: str) -> None:
    start = project.document(path).text.index(words)
    project.tags.add(path, Span(start, start + len(words)), "actor")


@pytest.fixture
def named(project: Project, sitting: Sitting) -> Sitting:
    """A session on a project in which two names are tagged, each once."""
    tag(project, "1-harrow-courier.txt", "Customs Guard")
    tag(project, "1-harrow-courier.txt", "Idra Palune")
    return sitting


async def test_it_lists_tags_mentions_articles_and_other_names(named: Sitting) -> None:
    named.project.names.declare(["Idra Palune", "Idra Paluna"])
    async with named:
        await named.press("at")
        guards, palune = named.project.voices.actors()
        assert row(named, "Customs Guard") == ["1", str(len(guards.mentions)), str(len(guards.documents))]
        assert row(named, "Idra Palune") == [
            "1",
            str(len(palune.mentions)),
            str(len(palune.documents)),
            "Idra",
            "Paluna",
        ]
        assert len(palune.documents) > 1
        assert "2 actors" in named.seen


async def test_it_walks_the_mentions(named: Sitting) -> None:
    async with named:
        await named.press("at", "enter")
        first, second = named.project.voices.actors()[0].mentions[:2]
        assert "hours after the Customs Guard surrounded" in " ".join(named.seen.split())
        await named.press("j", "j", "enter")
        assert named.app.screen is named.screen
        assert named.here.startswith("Customs Guard")
        assert named.reader.cursor == second.span.start
        await named.press("at", "enter", "enter")
        assert named.reader.cursor == first.span.start


async def test_escape_folds_the_mentions_then_leaves(named: Sitting) -> None:
    async with named:
        await named.press("at", "enter", "escape")
        assert "surrounded" not in named.seen
        assert "Customs Guard" in named.seen
        await named.press("escape")
        assert named.app.screen is named.screen


async def test_all_mentions_are_tagged_in_one_change(project: Project, sitting: Sitting) -> None:
    tag(project, "1-harrow-courier.txt", "Salt Exchange")
    (found,) = project.voices.actors()
    here = sum(project.entry(each.document).path.startswith("1-") for each in found.mentions)
    others = f"{len(found.mentions) - here} in {len(found.documents) - 1} others"
    assert here > 1
    async with sitting:
        await sitting.press("at", "a")
        assert said(sitting) == f"actor “Salt Exchange”: {here - 1} here, {others} · u undoes"
        assert row(sitting, "Salt Exchange")[:2] == [str(len(found.mentions))] * 2
        await sitting.press("a")
        assert said(sitting) == "every mention of “Salt Exchange” is tagged already"
        await sitting.press("u")
        assert row(sitting, "Salt Exchange")[0] == "1"
        assert len(project.tags.of()) == 1


async def test_a_name_that_is_typed_is_the_same_from_now_on(named: Sitting) -> None:
    async with named:
        await named.press("at", "j", "equals_sign")
        await named.type("Mrs. Idra Paluna")
        await named.press("enter")
        assert said(named) == "the same from now on: Idra Palune = Mrs. Idra Paluna · u undoes"
        assert "Mrs. Idra Paluna" in named.seen
        await named.press("u")
        assert named.project.names.aliases == ()


async def test_another_actor_is_merged_by_choosing_it(named: Sitting) -> None:
    async with named:
        await named.press("at", "equals_sign")
        assert "Customs Guard = Idra Palune" in named.seen
        await named.press("enter")
        assert "1 actor " in named.seen
        assert named.project.names.aliases == (("Customs Guard", "Idra Palune"),)


async def test_where_nobody_is_tagged_it_says_how(sitting: Sitting) -> None:
    async with sitting:
        await sitting.press("at")
        assert "Nobody is tagged as an actor: a tags a name while you read" in sitting.seen
        await sitting.press("enter", "a", "j", "G")
        assert said(sitting) == "nobody here to tag"
        await sitting.press("escape")
        assert sitting.app.screen is sitting.screen


async def test_long_names_and_other_scripts_keep_the_columns_at_any_size(project: Project) -> None:
    text = "Title\n\n東京電力の社長と" + "Governor " * 60 + "met وزارة الخارجية today.\n"
    (project.folder / "9.txt").write_text(text, "utf-8")
    project.scan()
    for words in ("東京電力の社長", "Governor " * 55, "وزارة الخارجية"):
        tag(project, "9.txt", words)
    async with Sitting(project, Config(theme="dark"), (80, 24)) as sitting:
        await sitting.press("at", "enter", "j")
        for size in ((80, 24), (30, 8), (12, 4), (200, 60)):
            await sitting.pilot.resize_terminal(*size)
            await sitting.press("j", "k")
            strips = sitting.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips[: size[1]]} == {size[0]}
