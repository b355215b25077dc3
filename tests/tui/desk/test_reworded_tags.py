"""What was tagged and then reworded in its article is quoted as it reads now, and what it read is told."""

import pytest

from store.model import Span
from store.project import Project
from tests.tui.sitting import Sitting
from tui.config import Config

ARTICLE = "1-harrow-courier.txt"
BEFORE, NOW = "Three of the dead were guards, hospital staff", "Nine of the dead were guards, hospital staff"


@pytest.fixture
def reworded(project: Project) -> Project:
    """A claim and its source, of which the newspaper changed a word after they were tagged."""
    start = project.document(ARTICLE).text.index(BEFORE)
    claim = project.tags.add(ARTICLE, Span(start, start + len(f"{BEFORE} said.")), "claim")
    source = project.tags.add(ARTICLE, Span(start, start + len("Three of the dead")), "source")
    project.relations.add(claim.id, "said by", source.id)
    path = project.folder / ARTICLE
    path.write_text(path.read_text(encoding="utf-8").replace(BEFORE, NOW), encoding="utf-8")
    project.refresh()
    return project


async def test_the_line_below_the_reader_quotes_what_reads_now_and_tells_what_read(reworded: Project) -> None:
    async with Sitting(reworded, Config(theme="dark"), (240, 36)) as sitting:
        await sitting.go("of the dead were")
        assert [note.state for note in sitting.project.tags.of()] == ["moved", "moved"]
        assert "says “Nine of the dead" in sitting.seen
        await sitting.go("were guards")
        assert "said by “Nine of the dead” · tagged as “Three of the dead were" in sitting.seen


async def test_all_tags_list_what_reads_now_with_what_read_and_find_both(reworded: Project) -> None:
    async with Sitting(reworded, Config(theme="dark")) as sitting:
        await sitting.press("A")
        assert "[moved] Nine of the dead were guards" in sitting.seen
        assert "tagged as “Three of the dead were guards" in sitting.seen
        for words in ("nine of the dead were", "three of the dead were"):
            await sitting.press("ctrl+u")
            await sitting.type(words)
            assert sitting.options() == 1


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("t", "Note on claim “Nine of the dead"),
        ("T", "Label for “Nine of the dead"),
        ("r", "Relate claim “Nine of the dead"),
        ("R", "Relations of claim “Nine of the dead"),
    ],
)
async def test_what_is_asked_about_a_tag_quotes_what_reads_now(reworded: Project, keys: str, expected: str) -> None:
    async with Sitting(reworded, Config(theme="dark")) as sitting:
        await sitting.go("were guards")
        await sitting.press(keys)
        assert sitting.title().startswith(expected)
        assert "Three of the dead" not in sitting.seen


async def test_what_is_said_of_a_change_to_a_tag_quotes_what_reads_now(reworded: Project) -> None:
    async with Sitting(reworded, Config(theme="dark")) as sitting:
        await sitting.go("were guards")
        await sitting.press("d")
        assert sitting.said.startswith("removed claim “Nine of the dead")
