"""Links are worked out ahead, outwards from the cursor, and give way to keys and to changes."""

import time
from collections.abc import Callable

import pytest

import tui.desk.prefetching
from store.annotations.judgements import Judged
from store.model import Document, Judgement, Link, LinkEnd, LinkState, Passage, Selector, Span, hash_text
from store.text import sentences
from tui.desk.prefetching import KEPT, Prefetcher, outwards

TEXT = "One came. Two came. Three came. Four came. Five came."


def document(text: str = TEXT, *, id: str = "d1") -> Document:
    return Document(id, f"{id}.txt", text, "One", hash_text(text))


def link(passage: Passage, *, weak: bool = False) -> Link:
    return Link(passage, Passage("d2", Span(0, 3), "One"), 70.0, weak, "paraphrase", ())


class Finder:
    """Finds a link for every passage, and remembers the order in which it was asked."""

    def __init__(self, meanwhile: Callable[[str], None] = lambda _: None) -> None:
        self.asked: list[str] = []
        self.judged = 0
        self.state: LinkState = "suggested"
        self.made: tuple[Judged, ...] = ()
        self._meanwhile = meanwhile

    def suggested(self, passage: Passage, limit: int) -> list[Link]:
        self.asked.append(passage.text.split()[0])
        self._meanwhile(self.asked[-1])
        return [link(passage, weak=passage.text.startswith("Two"))][:limit]

    def decided(self, passage: Passage, suggested: list[Link], limit: int) -> list[Link]:
        self.judged += 1
        return [link._replace(state=self.state) for link in suggested][:limit]

    def decisions(self) -> tuple[Judged, ...]:
        return self.made

    def decide(self, state: LinkState, *words: str) -> None:
        """Decide of the links of the sentences that begin so."""
        self.state = state
        ends = [span for span in sentences(TEXT) if span.of(TEXT).startswith(words)]
        self.made = tuple(Judged(judgement(state), ("d1", end), ("d2", Span(0, 3))) for end in ends)


def judgement(state: LinkState) -> Judgement:
    selector = Selector(Span(0, 3), "One", "", "")
    end = LinkEnd("d1", selector, "")
    return Judgement("j1", end, end, "accepted" if state == "accepted" else "rejected", 70.0, "paraphrase", "anna", "")


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui.desk.prefetching, "BREATH_SECONDS", 0.0)


def never() -> bool:
    return False


def nothing() -> None:
    """Nobody is told."""


def test_links_of_an_article_are_not_those_of_its_copy() -> None:
    """A wire story in two papers: what is accepted in one is said of that one, and each is a candidate of the other."""
    ahead, copies = Prefetcher(Finder(), 10), [document(), document(id="d3")]
    for copy in copies:
        ahead.work(copy, 0, never, nothing)
    for copy in copies:
        told = [link.here.document for links in ahead.linked(copy, weak=True).values() for link in links]
        assert set(told) == {copy.id}
    assert {each.id for each in ahead.documents()} == {"d1", "d3"}


def test_spans_go_outwards_from_the_cursor() -> None:
    spans = sentences(TEXT)
    assert [span.of(TEXT).split()[0] for span in outwards(spans, TEXT.index("Three"))] == [
        "Three", "Two", "One", "Four", "Five",
    ]  # fmt: skip


def test_every_sentence_is_looked_at_once_beginning_where_one_reads() -> None:
    find, reports = Finder(), list[int]()
    ahead = Prefetcher(find, 10)
    ahead.work(document(), TEXT.index("Three"), never, lambda: reports.append(1))
    assert find.asked == ["Three", "Two", "One", "Four", "Five"]
    assert reports
    ahead.work(document(), 0, never, nothing)
    assert len(find.asked) == 5


def test_what_is_linked_comes_in_the_order_of_the_text_and_without_weak_links() -> None:
    ahead = Prefetcher(Finder(), 10)
    ahead.work(document(), len(TEXT), never, nothing)
    assert [span.of(TEXT).split()[0] for span in ahead.linked(document())] == ["One", "Three", "Four", "Five"]
    assert ahead.known(document(), sentences(TEXT)[1]) is not None


def test_work_ends_when_it_is_cancelled() -> None:
    find = Finder()
    Prefetcher(find, 10).work(document(), 0, lambda: len(find.asked) == 2, nothing)
    assert find.asked == ["One", "Two"]


def test_what_was_found_before_it_was_forgotten_is_not_kept() -> None:
    ahead = Prefetcher(Finder(lambda word: ahead.forget() if word == "Three" else None), 10)
    before = ahead.age
    ahead.work(document(), 0, never, nothing)
    assert ahead.age > before
    assert ahead.linked(document()) == {}
    ahead.keep(document(), Span(0, 9), [link(Passage("d1", Span(0, 9), "One came."))], before)
    assert ahead.known(document(), Span(0, 9)) is None


def test_another_text_of_the_same_article_is_another_article() -> None:
    ahead = Prefetcher(Finder(), 10)
    ahead.work(document(), 0, never, nothing)
    assert ahead.linked(document(TEXT + " Six came.")) == {}


def test_only_the_last_few_articles_are_remembered() -> None:
    ahead = Prefetcher(Finder(), 10)
    articles = [document(f"One came in {number}.") for number in range(KEPT + 2)]
    for article in articles:
        ahead.work(article, 0, never, nothing)
    assert [bool(ahead.linked(article)) for article in articles] == [False, False, *[True] * KEPT]


def test_a_key_makes_the_next_sentence_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds

    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    monkeypatch.setattr(time, "sleep", sleep)
    moments: list[float] = []
    ahead = Prefetcher(Finder(lambda _: moments.append(now[0])), 10)
    ahead.give_way()
    ahead.work(document(), 0, never, nothing)
    assert moments[0] >= 1000.0 + tui.desk.prefetching.STILL_SECONDS
    assert moments[-1] == moments[0]


def test_waiting_for_keys_ends_when_the_work_is_cancelled(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    find = Finder()
    ahead = Prefetcher(find, 10)
    ahead.give_way()
    ahead.work(document(), 0, lambda: len(slept) > 3, nothing)
    assert len(find.asked) <= 1


def test_a_decision_is_applied_to_what_is_known_and_asks_nothing_again() -> None:
    find = Finder()
    ahead = Prefetcher(find, 10)
    ahead.work(document(), 0, never, nothing)
    before, asked = ahead.linked(document()), list(find.asked)
    find.decide("accepted", "One", "Three")
    judged = find.judged
    after = ahead.linked(document())
    assert list(after) == list(before)
    assert [links[0].state for links in after.values()] == ["accepted", "accepted", "suggested", "suggested"]
    assert find.judged == judged + 2
    assert ahead.linked(document()) is after
    assert (find.asked, find.judged) == (asked, judged + 2)
    find.decide("suggested")
    assert {links[0].state for links in ahead.linked(document()).values()} == {"suggested"}
