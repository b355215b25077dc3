"""Links and what readers decide of them; search."""

from pathlib import Path

import pytest

from store.errors import VariorumError
from store.model import Link, Passage, Span
from store.project import Project

SENTENCE = "A fire in a grain silo closed the harbour of Port Amal on Monday."


def passage(project: Project, quote: str = SENTENCE, document: int = 0) -> Passage:
    entry = project.entries()[document]
    start = project.document(entry.id).text.index(quote)
    return project.links.passage(entry.id, Span(start, start + len(quote)))


def best(project: Project) -> Link:
    return project.links.of(passage(project))[0]


def test_the_same_sentence_elsewhere_is_linked(project: Project) -> None:
    link = best(project)
    assert link.there.document == project.entries()[1].id
    assert link.there.text == SENTENCE
    assert link.state == "suggested"


def test_an_accepted_link_is_marked_also_from_its_other_end_and_after_reopening(folder: Path, project: Project) -> None:
    link = best(project)
    made = project.links.accept(link)
    assert project.links.accept(link) == made
    assert best(project).state == "accepted"
    with Project.open(folder) as again:
        assert again.links.judgements() == [made]
        assert again.links.of(passage(again, document=1))[0].state == "accepted"
        assert again.check() == []


def test_a_rejected_link_is_not_offered_again_until_that_is_undone(project: Project) -> None:
    link = best(project)
    project.links.reject(link)
    assert link.there.span not in [each.there.span for each in project.links.of(passage(project))]
    project.history.undo()
    assert best(project) == link
    project.history.redo()
    assert link.there.span not in [each.there.span for each in project.links.of(passage(project))]


def test_a_reader_may_change_their_mind_and_take_it_back(project: Project) -> None:
    link = best(project)
    rejected = project.links.reject(link)
    accepted = project.links.accept(link)
    assert accepted.id == rejected.id
    assert [each.state for each in project.links.judgements()] == ["accepted"]
    project.history.undo()
    assert project.links.judgements() == [rejected]
    project.history.undo()
    assert project.links.judgements() == []
    project.history.redo()
    assert project.links.judgements() == [rejected]


def test_a_link_drawn_by_hand_is_offered_from_both_ends(project: Project) -> None:
    here, there = passage(project, "Ships were sent to Tarsil instead."), passage(project, "Nobody comes", 2)
    project.links.accept(Link(here, there, 100.0, False, "paraphrase", ()))
    assert [each.there for each in project.links.of(here) if each.state == "accepted"] == [there]
    assert [each.there for each in project.links.of(there) if each.state == "accepted"] == [here]


def test_a_text_of_no_document_can_be_asked_for_but_not_linked(project: Project) -> None:
    link = project.links.of(Passage(None, Span(0, len(SENTENCE)), SENTENCE))[0]
    assert link.there.text == SENTENCE
    with pytest.raises(VariorumError, match="no document"):
        project.links.accept(link)


def test_judgements_follow_their_words_into_an_edited_or_renamed_article(folder: Path, project: Project) -> None:
    project.links.reject(best(project))
    rejected = best(project).there.span if project.links.of(passage(project)) else None
    path = folder / "2 chronicle.txt"
    path.write_text(path.read_text("utf-8").replace("---\nA fire", "---\nUpdated at noon.\n\nA fire"), "utf-8")
    assert project.refresh()
    assert [each for each in project.links.of(passage(project)) if each.there.text == SENTENCE] == []
    path.write_text(path.read_text("utf-8").replace("Updated at noon.\n\n", ""), "utf-8")
    path.rename(folder / "8 renamed.txt")
    assert project.refresh()
    links = project.links.of(passage(project))
    assert [each for each in links if each.there.text == SENTENCE] == []
    assert rejected is None or links[0].there.span == rejected


def test_search_finds_words_whatever_their_case_accents_and_line_breaks(project: Project) -> None:
    first, _, third = (entry.id for entry in project.entries())
    assert next(hit.document for hit in project.search.find("THE HARBOUR AUTHORITY SAID").hits) == first
    (hit, *_) = project.search.find("cafe zephyr").hits
    assert (hit.document, hit.score) == (third, 100.0)
    assert hit.span.of(project.document(third).text) == "Café Zéphyr"


def test_search_finds_like_words_after_the_exact_ones_and_each_place_once(project: Project) -> None:
    hits = project.search.find("A fire in a grain silo closed the harbour of Port Amal on Tuesday").hits
    assert {hit.document for hit in hits[:2]} == {entry.id for entry in project.entries()[:2]}
    exact = project.search.find(SENTENCE).hits
    assert [hit.score for hit in exact[:2]] == [100.0, 100.0]
    assert len({(hit.document, hit.span) for hit in exact}) == len(exact)
    assert len(project.search.find("the", limit=3).hits) == 3
    assert project.search.find("  ").hits == []
    assert project.search.find("[.*").hits == [] or all(hit.score < 100 for hit in project.search.find("[.*").hits)


def test_search_lists_no_place_for_one_common_word_of_many(project: Project) -> None:
    hits = project.search.find("harbour master of Tarsil").hits
    assert hits == []


@pytest.mark.parametrize(
    ("searched", "found"),
    [
        ("dcok workers", "dock workers"),
        ("Harbuor", "harbour"),
        ("Zephir", "Zéphyr"),
        ("the prmie minister", "The prime minister"),
        ("dock worker injured", "dock workers were injured"),
        ("minister prime called", "prime minister called"),
        ("twelve docks workers", "twelve dock workers"),
        ("promised inquiry", "promised an inquiry"),
    ],
)
def test_search_finds_words_misspelt_inflected_moved_or_left_out(project: Project, searched: str, found: str) -> None:
    hits = project.search.find(searched).hits
    places = [hit.span.of(project.document(hit.document).text) for hit in hits]
    assert found in places
    assert all(5 <= hit.score < 100 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_indexing_tells_its_progress_and_can_be_cancelled(project: Project) -> None:
    told: list[tuple[int, int]] = []
    project.index(lambda done, total: told.append((done, total)), lambda: False)
    assert told[-1] == (3, 3)
    project.index(lambda done, total: told.append((done, total)))
    assert told[-1] == (3, 3)
