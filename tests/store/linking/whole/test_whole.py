"""Links of whole collections: each pair once, the same whoever finds them, in time near-linear."""

import json
import random
from collections.abc import Iterable, Sequence
from importlib.resources import files
from itertools import combinations, pairwise
from multiprocessing import active_children
from pathlib import Path
from tempfile import gettempdir
from typing import IO, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.linking.pair import counterpart
from store.linking.pair.model import SHOWN_FROM
from store.linking.whole import local, pairing
from store.linking.whole.blocking import (
    BLOCK,
    CHAIN,
    COPIES,
    FEW,
    NEAREST,
    Frequencies,
    Member,
    Vector,
    blocks_of,
    counted,
    pairs_in,
    seeds_of,
    vector_of,
)
from store.linking.whole.local import Request, link_all
from store.linking.whole.pairing import WantedLinks, links_between
from store.linking.whole.recurring import Recurring, places_in, recurring
from store.linking.whole.seeding import Blocks, near_each_other
from store.linking.whole.sides import Collection, Side
from store.linking.whole.witnesses import Witness, WitnessPassage, packed, unpacked, witness_of
from store.model import Link
from tests.store.linking.ask.test_linker import COLLECTIONS, A, B, C
from tests.store.linking.making import Library, document

TEXTS = {"a": A, "b": B, "c": C}

NOTHING = Vector({}, 1.0)


def linked(texts: dict[str, str], request: Request | None = None, sources: dict[str, str] | None = None) -> list[Link]:
    documents = [document(id, texts[id], (sources or {}).get(id, "")) for id in sorted(texts)]
    groups = link_all(documents, len(documents), request or Request())
    return [link for links in groups for link in links]


def ends(links: Iterable[Link]) -> list[tuple[object, ...]]:
    return [(link.here.document, link.here.span, link.there.document, link.there.span) for link in links]


def is_among(live: Link, found: Iterable[Link]) -> bool:
    here, there = sorted((live.here, live.there), key=lambda end: str(end.document))
    return any(
        (link.here.document, link.there.document) == (here.document, there.document)
        and link.here.span.overlap(here.span)
        and link.there.span.overlap(there.span)
        for link in found
    )


def collection(witnesses: Sequence[Witness]) -> Collection:
    counts = counted(witnesses)
    frequencies = Frequencies(sum(len(each.rows) for each in witnesses), counts)
    return Collection(frequencies, recurring(place for each in witnesses for place in places_in(each, frequencies)))


def test_what_live_links_show_is_found_once() -> None:
    library = Library(TEXTS)
    linker = library.linker()
    found = linked(TEXTS)
    asked = [
        link
        for id, text in TEXTS.items()
        for row in witness_of(document(id, text)).rows
        for link in linker.links(library.passage(id, row.text[: row.length]))
        if not link.weak
    ]
    assert asked
    assert sum(is_among(live, found) for live in asked) >= 0.8 * len(asked)
    assert len(set(ends(found))) == len(found)


def test_links_have_offsets_scores_and_differences() -> None:
    texts = TEXTS | {"d": A.replace("twenty", "fifty-six")}
    found = linked(texts, Request(weak=True))
    for link in found:
        assert link.here.document is not None
        assert link.there.document is not None
        assert link.here.document < link.there.document
        assert link.here.span.of(texts[link.here.document]) == link.here.text
        assert link.there.span.of(texts[link.there.document]) == link.there.text
        assert 0 <= link.score <= 100
        assert link.weak == (link.score < SHOWN_FROM)
    told = {(each.type, each.here, each.there) for link in found for each in link.differences}
    assert ("number", "twenty", "fifty-six") in told


def test_weak_links_come_on_request_only() -> None:
    shown, all_ = linked(TEXTS), linked(TEXTS, Request(weak=True))
    assert not any(link.weak for link in shown)
    assert set(ends(shown)) <= set(ends(all_))


@settings(max_examples=60, deadline=None)
@given(COLLECTIONS)
def test_what_is_shown_is_the_same_whatever_else_is_told(texts: dict[str, str]) -> None:
    shown, all_ = linked(texts), linked(texts, Request(weak=True))
    assert shown == [link for link in all_ if not link.weak]


def test_a_score_does_not_depend_on_which_document_is_first() -> None:
    witnesses = [witness_of(document(id, text)) for id, text in TEXTS.items()]
    known = collection(witnesses)
    one, other = Side(witnesses[0], known), Side(witnesses[1], known)
    seeds = [(i, j) for i in range(len(witnesses[0].rows)) for j in range(len(witnesses[1].rows))]
    there = links_between(one, other, seeds, known, WantedLinks(weak=True))
    back = links_between(other, one, [(j, i) for i, j in seeds], known, WantedLinks(weak=True))
    assert {(link.here, link.there, link.score) for link in there} == {
        (link.there, link.here, link.score) for link in back
    }


def test_many_processes_find_what_one_finds() -> None:
    texts = TEXTS | {f"d{number}": f"{A}\n\nReport {number} of the day." for number in range(6)}
    assert linked(texts, Request(processes=2)) == linked(texts, Request(processes=1))


def test_a_process_that_is_ended_leaves_its_work_to_this_one() -> None:
    texts = {f"d{number:02}": f"{A}\n\nReport {number} of the day." for number in range(12)}
    documents = [document(id, text) for id, text in texts.items()]
    found = list[Link]()
    for links in link_all(documents, len(documents), Request(processes=2)):
        found += links
        for process in active_children():
            process.kill()
    assert found == linked(texts, Request(processes=1))


def test_where_no_other_process_can_be_started_this_one_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("too many open files")

    expected = linked(TEXTS, Request(processes=1))
    for place in ("ProcessPoolExecutor", "ProcessPoolExecutor.submit"):
        with monkeypatch.context() as patched:
            patched.setattr(f"store.process.spreading.{place}", refused)
            assert linked(TEXTS, Request(processes=2)) == expected


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file that is always full")
def test_a_temporary_folder_that_is_full_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> IO[bytes]:
        return Path("/dev/full").open("wb")

    monkeypatch.setattr("store.linking.whole.local.TemporaryFile", full)
    with pytest.raises(OSError, match="No space left") as error:
        linked(TEXTS)
    assert error.value.filename == gettempdir()


def test_links_can_be_gone_on_with() -> None:
    documents = [document(id, text) for id, text in TEXTS.items()]
    groups = list(link_all(documents, 3, Request()))
    assert list(link_all(documents, 3, Request(start=1))) == groups[1:]


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("start", "changed", "expected"),
    [
        (0, None, [(0, 6), (3, 6), (5, 6), (6, 6)]),
        (2, None, [(5, 6), (6, 6)]),
        (0, frozenset({"c"}), [(0, 3), (1, 3), (2, 3), (3, 3)]),
    ],
)
def test_progress_counts_pairs_for_the_first_documents_take_longest(
    processes: int, start: int, changed: frozenset[str] | None, expected: list[tuple[int, int]]
) -> None:
    texts, told = TEXTS | {"d": A}, list[tuple[int, int]]()
    documents = [document(id, text) for id, text in texts.items()]
    request = Request(start=start, changed=changed, processes=processes)
    list(link_all(documents, 4, request, linking=lambda *so_far: told.append(so_far)))
    assert told == expected


def test_of_a_single_document_no_pair_is_told() -> None:
    told = list[tuple[int, int]]()
    assert list(link_all([document("a", A)], 1, Request(), linking=lambda *so_far: told.append(so_far))) == [[]]
    assert not told


def test_what_every_page_of_an_outlet_says_is_boilerplate() -> None:
    line = "Hear the Harbour Herald wherever you get your evening radio programmes."
    texts = {name: f"{text}\n\n{line}\n" for name, text in TEXTS.items()}
    found = linked(texts, sources=dict.fromkeys(texts, "Harbour Herald"))
    assert {link.kind for link in found if link.here.text == line} == {"boilerplate"}


def test_declared_names_count_as_one() -> None:
    said = "{} closed the northern quay of Port Amal on Monday after a fire in the grain silo."
    texts = {"a": said.format("The HPA"), "b": said.format("The Harbour Protection Agency")}
    plain, told = linked(texts, Request(weak=True)), linked(texts, Request((("HPA", "Harbour Protection Agency"),)))
    assert told
    assert not any(difference.type == "name" for link in told for difference in link.differences)
    assert max((link.score for link in plain), default=0) <= told[0].score


@pytest.mark.parametrize(
    "text", ["", " \n ", "...", "20 21 22", "the of and", "Same. " * 50, "word " * 2000, "\ud800x"]
)
def test_texts_of_any_kind_are_gone_through(text: str) -> None:
    assert linked({"a": text, "b": A, "c": text}) is not None


def test_a_witness_survives_packing() -> None:
    made = witness_of(document("a", A, "Herald"))
    assert unpacked(packed(made)) == made
    assert made.number == unpacked(packed(made)).number


WORDS = [f"word{number}" for number in range(40)]


@st.composite
def _rows(draw: st.DrawFn) -> list[WitnessPassage]:
    number = draw(st.integers(2, 30))
    return [
        WitnessPassage(0, 1, "", " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))), None)
        for _ in range(number)
    ]


@given(_rows())
@settings(max_examples=50)
def test_each_promising_pair_comes_from_one_block_whatever_the_order(rows: list[WitnessPassage]) -> None:
    witnesses = [Witness(f"{at}", f"{at}", "en", "", [row]) for at, row in enumerate(rows)]
    assert _pairs(witnesses) == _pairs(random.Random(1).sample(witnesses, len(witnesses)))
    found = _pairs(witnesses)
    assert len(set(found)) == len(found)


def _pairs(witnesses: Sequence[Witness]) -> list[tuple[str, str]]:
    frequencies = Frequencies(len(witnesses), counted(witnesses))
    blocks: dict[str, list[Member]] = {}
    for witness in witnesses:
        told = blocks_of(witness.rows[0], "en", witness.number, frequencies)
        for block in told:
            blocks.setdefault(block, []).append(Member(witness.key, 0, told, NOTHING))
    return sorted(
        (a.document, b.document) for block, all_ in blocks.items() for a, b in pairs_in(block, all_, frequencies)
    )


def test_no_block_grows_with_the_collection() -> None:
    rows = [WitnessPassage(0, 1, "", "harbour quay fire", 7) for _ in range(40 * BLOCK)]
    witnesses = [Witness(f"{at}", f"{at}", "en", "", [row]) for at, row in enumerate(rows)]
    frequencies = Frequencies(len(rows), counted(witnesses))
    sizes: dict[str, int] = {}
    for witness in witnesses:
        for block in blocks_of(witness.rows[0], "en", witness.number, frequencies):
            sizes[block] = sizes.get(block, 0) + 1
    assert sizes
    assert max(sizes.values()) < 2 * CHAIN
    assert len(rows) - len(sizes) <= len(_pairs(witnesses)) < len(rows)


@pytest.mark.parametrize("copies", [3, COPIES, COPIES + 1, COPIES + 9])
def test_a_line_that_recurs_often_is_linked_with_the_next_one_only(copies: int) -> None:
    line = "Our kiosk on the market square sells every issue of the last ten years."
    texts = {
        f"d{at:03}": f"{line}\n\nReport{at} lambs{at} bells{at} hills{at} valley{at} rivers{at}."
        for at in range(copies)
    }
    found = [
        (link.here.document, link.there.document)
        for link in linked(texts, Request(weak=True))
        if link.here.text == line
    ]
    names = list(texts)
    assert sorted(found) == sorted(combinations(names, 2) if copies <= COPIES else pairwise(names))


def test_a_chain_leads_from_every_copy_in_a_document_to_the_next_document() -> None:
    rows = [WitnessPassage(0, 1, "", "harbour quay fire", 7)] * (COPIES + 1)
    told = blocks_of(rows[0], "en", 0, Frequencies(len(rows), {"\n7": len(rows)}))
    members = [Member(document, at, told, NOTHING) for document in "cab" for at in range(2)]
    pairs = pairs_in(next(iter(told)), members, Frequencies(10_000, {"\n7": len(rows)}))
    assert sorted((one.document, one.passage, other.document, other.passage) for one, other in pairs) == [
        ("a", 0, "b", 0), ("a", 1, "b", 0), ("b", 0, "c", 0), ("b", 1, "c", 0)
    ]  # fmt: skip


def test_blocks_of_local_and_of_pairwise_search_agree() -> None:
    texts = {f"d{number}": text for number, text in enumerate([A, B, C, A.upper(), B.lower()])}
    witnesses = [witness_of(document(id, text)) for id, text in texts.items()]
    known = collection(witnesses)
    by_hand = list[Link]()
    for one, other in combinations(witnesses, 2):
        seeds = [(i, j) for i in range(len(one.rows)) for j in range(len(other.rows))]
        by_hand += links_between(Side(one, known), Side(other, known), seeds, known)
    assert set(ends(linked(texts))) <= set(ends(by_hand))


def test_documents_are_held_against_each_other_where_two_passages_are_alike() -> None:
    lines = ["Divers raised the brass bell of the ferry Odessa.", "Divers raised the old brass bell."]
    others = [
        "The Odessa bell raised a song about seven geese, nine larks, six wrens, two owls and one very late heron."
    ]
    witnesses = [witness_of(document(f"d{at}", text)) for at, text in enumerate([*lines, *others])]
    blocks = Blocks(Frequencies(5000, counted(witnesses)))
    for witness in witnesses:
        blocks.add(witness)
    assert blocks.seeds(0, witnesses[0]) == {1: [(0, 0)]}
    assert blocks.seeds(2, witnesses[2]) == {}


def random_witnesses(seed: int) -> list[Witness]:
    chosen = random.Random(seed)
    words = [f"{first}{second}" for first in ("har", "bel", "quay", "lamb", "tor") for second in ("bour", "fry", "nel")]
    texts = [". ".join(" ".join(chosen.choices(words, k=6)) for _ in range(9)) for _ in range(12)]
    return [witness_of(document(f"d{at:02}", text)) for at, text in enumerate(texts)]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000))
def test_one_machine_and_many_hold_the_same_against_each_other(seed: int) -> None:
    witnesses = random_witnesses(seed)
    frequencies = Frequencies(5000, counted(witnesses))
    blocks, members, pairs = Blocks(frequencies), dict[str, list[Member]](), dict[str, list[Any]]()
    for witness in witnesses:
        blocks.add(witness)
        for at, row in enumerate(witness.rows):
            told = blocks_of(row, "en", witness.number, frequencies)
            for block in told:
                vector = vector_of(row, frequencies.weights("en"), frequencies)
                members.setdefault(block, []).append(Member(witness.key, at, told, vector))
    for block, inside in members.items():
        for one, other in pairs_in(block, inside, frequencies):
            pair = one.passage, one.likeness(other), other.document, other.passage
            pairs.setdefault(one.document, []).append(pair)
    for at, witness in enumerate(witnesses):
        alone = {witnesses[other].key: seeds for other, seeds in blocks.seeds(at, witness).items()}
        assert alone == seeds_of(pairs.get(witness.key, []), frequencies)


def test_a_passage_is_held_against_all_that_is_near_and_the_nearest_of_the_rest() -> None:
    near = [(0, 0.9, at, 0) for at in range(2 * NEAREST)]
    rest = [(0, 0.5 - at / 100, 100 + at, 0) for at in range(2 * NEAREST)]
    found = seeds_of([*rest[::-1], *near], Frequencies(5000, {}))
    assert sorted(found) == [*range(2 * NEAREST), *range(100, 100 + NEAREST)]
    assert seeds_of(rest, Frequencies(FEW - 1, {})).keys() == {other for _, _, other, _ in rest}


def test_places_are_remembered_in_whatever_order_they_come() -> None:
    places = [(1, number << 20, "Herald") for number in range(80)]
    assert recurring(places) == recurring(reversed(places))
    assert isinstance(recurring([]), Recurring)


@settings(max_examples=40, deadline=None)
@given(COLLECTIONS, st.sampled_from([0.0, 20.0, 60.0]))
def test_what_cannot_reach_a_score_is_left_out_and_nothing_else(texts: dict[str, str], least: float) -> None:
    bounded = linked(texts, Request(weak=True, least=least))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "fits", lambda side: False)
        assert bounded == linked(texts, Request(weak=True, least=least))
    every = linked(texts, Request(weak=True))
    assert [link for link in bounded if link.score >= least] == [link for link in every if link.score >= least]


@settings(max_examples=40, deadline=None)
@given(COLLECTIONS)
def test_what_is_not_aligned_would_end_nowhere_else(texts: dict[str, str]) -> None:
    told = linked(texts, Request(weak=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "taken_whole", lambda against, pairs: ([False] * len(pairs.here),) * 2)
        assert told == linked(texts, Request(weak=True))
        patch.setattr(counterpart, "is_taken_whole", lambda *asked: False)
        assert told == linked(texts, Request(weak=True))


def test_differences_are_told_from_the_score_asked_for() -> None:
    every = linked(TEXTS, Request(weak=True))
    scores = sorted(link.score for link in every if link.differences)
    few = linked(TEXTS, Request(weak=True, compared_from=scores[-1]))
    assert scores[0] < scores[-1]
    assert few == [link if link.score >= scores[-1] else link._replace(differences=()) for link in every]


def test_all_that_is_bounded_raises_the_score() -> None:
    """So that the most of each feature gives the highest score that there may be."""
    fitted = json.loads(files("store.linking.pair").joinpath("model.json").read_text("utf-8"))["links"]
    raising = {"coverage", "order", "mass", "words", "lesser", "unnamed_share", "context", "nearest"}
    for name, value in fitted["coefficients"].items():
        assert value >= 0 or raising.isdisjoint(name.split("*")), name


def test_documents_that_share_much_come_soon_after_each_other() -> None:
    events = 5
    later = [{at: 9 if at % events == n % events else 1 for at in range(n + 1, 40)} for n in range(40)]
    order = near_each_other(later)
    assert sorted(order) == list(range(40))
    assert [at % events for at in order] == sorted(at % events for at in range(40))


def test_in_whatever_order_documents_are_linked_the_links_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    told = list[tuple[int, int]]()
    expected = linked(TEXTS, Request(weak=True))
    monkeypatch.setattr(local, "MOST_PASSAGES", 0)
    monkeypatch.setattr(local, "near_each_other", lambda later: list(range(len(later)))[::-1])
    documents, request = [document(id, TEXTS[id]) for id in sorted(TEXTS)], Request(weak=True, in_order=False)
    groups = list(link_all(documents, 3, request, linking=lambda *so_far: told.append(so_far)))
    assert [link for links in groups[::-1] for link in links] == expected
    assert told == [(0, 3), (1, 3), (3, 3)]


def test_only_what_changed_is_held_against_others() -> None:
    every = linked(TEXTS, Request(weak=True))
    of_a = [link for link in every if "a" in (link.here.document, link.there.document)]
    assert linked(TEXTS, Request(weak=True, changed=frozenset({"a"}))) == of_a
    assert linked(TEXTS, Request(weak=True, changed=frozenset())) == []


@pytest.mark.parametrize(
    "around",
    [
        "部长周二说，桥梁已经关闭，居民必须等待。",
        "Министр заявил во вторник, что мост закрыт.\n\nМэр не ответил на вопросы, паромы ходят.",
        "قال الوزير إن الجسر مغلق منذ يومين.\n\nولم يجب رئيس البلدية عن أي سؤال حتى المساء.",
    ],
    ids=["zh", "ru", "ar"],
)
def test_a_sentence_in_an_article_of_other_letters_is_linked_as_in_its_own_language(around: str) -> None:
    quoted = "Nineteen miners were trapped when explosions shook both tunnels of the colliery at Varda, rescuers said."
    other = (
        "Explosions have shaken the tunnels of Varda's colliery, trapping fourteen miners, a rescuer told reporters."
    )
    (plain,), (among,) = (
        linked({"a": text, "b": f"{other}\n\nFerries run as usual."}, Request(least=20.0, weak=True))
        for text in (f"{quoted}\n\nNobody answered questions.", f"{around}\n\n{quoted}\n\n{around}")
    )
    assert not among.weak
    assert among.differences == plain.differences
    assert [each for each in among.differences if each.type == "number"]
