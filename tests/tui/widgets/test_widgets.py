"""The widgets around the readers, each by itself: list, header, hints, links panel, edge."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget

from store.model import LABELS, Difference, Entry, Link, Passage, Span
from tui.keys import HINTS
from tui.keys.situations import Situation
from tui.themes import THEMES
from tui.widgets.article_list import ArticleList
from tui.widgets.candidates import Candidate, Unknown
from tui.widgets.disagreement_rows import around
from tui.widgets.header import Counts, Header
from tui.widgets.hints import BACK, Hints
from tui.widgets.links_panel import LinksPanel
from tui.widgets.pane import Edge
from tui.widgets.wordings import Wording, coloured, differences


class Alone(App[None]):
    """One widget."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.said: list[object] = []
        if isinstance(widget, LinksPanel):
            widget.on_chosen = lambda link: self.said.append(link.score)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {name: value for name, value in THEMES[0].variables.items() if not name.startswith("ansi")}

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_article_list_article_chosen(self, message: ArticleList.ArticleChosen) -> None:
        self.said.append(message.document)

    @property
    def seen(self) -> list[str]:
        """What is to be seen, row by row."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()[: self.size.height]]


def entry(number: int, title: str = "") -> Entry:
    return Entry(f"d{number}", f"{number}.txt", title or f"Report {number}", "", "", "", 900, 150, "")


def listed(articles: ArticleList, entries: list[Entry]) -> None:
    articles.show(entries, {each.id: number for number, each in enumerate(entries, 1)})


async def test_a_list_of_a_thousand_articles_has_one_row_each_and_shows_the_one_at_its_cursor_whole() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    async with app.run_test(size=(25, 11)) as pilot:
        listed(articles, [entry(number) for number in range(1, 1001)])
        articles.show_known({"d1": {"claim": 2, "source": 1}}, {"d1": 40})
        articles.show_open("d1", "d3")
        articles.focus()
        await pilot.pause()
        assert [row.rstrip("▁▂▃▄▅▆▇█ ") for row in app.seen[:5]] == [
            "▸›   1 Report 1",
            "       c2 s1 150w 40%",
            "     2 Report 2",
            "▹    3 Report 3",
            "     4 Report 4",
        ]
        await pilot.press("G")
        assert any("1000 Report 1000" in row for row in app.seen)
        await pilot.press("k", "pageup", "enter")
        assert app.said == ["d989"]
        await pilot.press("g", "k", "enter")
        assert app.said == ["d989", "d1"]


async def test_where_all_fit_each_article_has_rows_for_outlet_date_and_what_is_known() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    about = [entry(n)._replace(source="The Harrow Courier", published="2024-09-04") for n in (1, 2, 3)]
    async with app.run_test(size=(28, 12)) as pilot:
        articles.give(12)
        listed(articles, [*about, entry(4)])
        articles.show_open("d1", "d2")
        await pilot.pause()
        assert app.seen == [
            "▸›1 Report 1",
            "    Harrow Cou… · 2024-09-04",
            "    150w",
            "▹ 2 Report 2",
            "    Harrow Cou… · 2024-09-04",
            "    150w",
            "  3 Report 3",
            "    Harrow Cou… · 2024-09-04",
            "    150w",
            "  4 Report 4",
            "    150w",
            "",
        ]
        articles.give(9)
        await pilot.pause()
        assert app.seen[:5] == [
            "▸›1 Report 1",
            "    Harrow Cou… · 2024-09-04",
            "    150w",
            "▹ 2 Report 2",
            "    Harro… · 2024-09-04 150w",
        ]
        articles.give(8)
        await pilot.pause()
        assert app.seen[2:5] == ["    150w", "▹ 2 Harrow Couri… · Report 2", "  3 Harrow Couri… · Report 3"]


async def test_a_wide_list_has_title_outlet_date_and_counts_in_two_rows_or_one() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    about = [entry(n)._replace(source="The Harrow Courier", published="2024-09-04") for n in (1, 2)]
    async with app.run_test(size=(60, 4)) as pilot:
        articles.give(4)
        listed(articles, about)
        articles.show_linked({}, {"d2": 3})
        await pilot.pause()
        assert app.seen == [
            " ›1 Report 1",
            "    The Harrow Courier · 2024-09-04                     150w",
            "  2 Report 2",
            "    The Harrow Courier · 2024-09-04                  ≠3 150w",
        ]
        articles.give(3)
        await pilot.pause()
        assert app.seen[2].startswith("  2 The Harrow Courier · 2024-09-04 · Report 2  ")
        assert app.seen[2].endswith("  ≠3")


async def test_the_scrollbar_stands_beside_the_text() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    async with app.run_test(size=(30, 8)) as pilot:
        listed(articles, [entry(number, "x" * 500) for number in range(1, 101)])
        await pilot.pause()
        assert articles.show_vertical_scrollbar
        for row in app.seen:
            assert len(row.rstrip("▁▂▃▄▅▆▇█ ")) <= 28


async def test_a_list_follows_what_is_opened_elsewhere_and_shrinks_without_losing_its_place() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    async with app.run_test(size=(25, 11)) as pilot:
        app.set_focus(None)
        await pilot.pause()
        listed(articles, [entry(number) for number in range(1, 1001)])
        articles.show_open("d500", "")
        await pilot.pause()
        assert any("500 Report 500" in row for row in app.seen)
        listed(articles, [entry(1)])
        await pilot.pause()
        assert articles.cursor == 0
        listed(articles, [])
        articles.action_open()
        await pilot.pause()
        assert app.said == []


async def test_a_long_title_in_the_list_is_cut_with_an_ellipsis() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    async with app.run_test(size=(20, 4)) as pilot:
        listed(articles, [entry(1, "港務局星期二表示四台水泵中有兩台停止運轉")])
        await pilot.pause()
        assert app.seen[0].startswith(" ›1 港務局")
        assert app.seen[0].endswith("…")


@pytest.mark.parametrize(
    ("counts", "row"),
    [
        (Counts(5, 41, 12, 3), " Salt   5 articles   41 tags   12 accepted links   here: 3 new links"),
        (Counts(1, 1, 1, 1), " Salt   1 article   1 tag   1 accepted link   here: 1 new link"),
        (Counts(0, 0, 0, 0), " Salt   0 articles   0 tags   0 accepted links   here: 0 new links"),
        (Counts(5, 0, 0, 0, 0, is_looking=True), " Salt   5 articles   0 tags   0 accepted links   here: … new links"),
        (Counts(5, 0, 0, 1, 0, is_looking=True), " Salt   5 articles   0 tags   0 accepted links   here: 1+ new links"),
    ],
)
async def test_the_header_counts_in_words_and_says_what_is_of_the_article_here(counts: Counts, row: str) -> None:
    header = Header("Salt")
    app = Alone(header)
    async with app.run_test(size=(80, 2)) as pilot:
        header.show(counts)
        await pilot.pause()
        assert app.seen[0] == row


async def test_the_header_says_at_the_right_what_goes_on_if_there_is_room() -> None:
    header = Header("Salt")
    app = Alone(header)
    async with app.run_test(size=(100, 2)) as pilot:
        header.show(Counts(5, 41, 12, 3))
        header.show_activity("indexing 3 of 9")
        await pilot.pause()
        assert app.seen[0].endswith("indexing 3 of 9")
        await pilot.resize_terminal(70, 2)
        await pilot.pause()
        assert " ".join(app.seen[0].split()) == "Salt 5 articles 41 tags here: 3 new links indexing 3 of 9"
        await pilot.resize_terminal(20, 2)
        await pilot.pause()
        assert app.seen[0] == " Salt   here: 3 new"


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (101, " A very lo…   5 articles   41 tags   12 accepted links   here: 3 new links  ≠ 2 passages in conflict"),
        (90, " A very long name of…   5 articles   41 tags   12 accepted links   here: 3 new links  ≠2"),
        (60, " A very lon…   5 articles   41 tags   here: 3 new links  ≠2"),
        (40, " A very long name of…   here: 3 new  ≠2"),
        (30, " A very lo…   here: 3 new  ≠2"),
        (20, " A very long…   ≠2"),
        (5, " A…"),
    ],
)
async def test_the_header_tells_in_fewer_words_where_it_is_narrow_and_what_is_here_longest(
    width: int, row: str
) -> None:
    header = Header("A very long name of a project, longer than any screen would have room for")
    app = Alone(header)
    async with app.run_test(size=(width, 2)) as pilot:
        header.show(Counts(5, 41, 12, 3, 2))
        await pilot.pause()
        assert app.seen[0] == row


async def test_the_list_counts_conflicts_per_article() -> None:
    articles = ArticleList(LABELS)
    app = Alone(articles)
    async with app.run_test(size=(25, 6)) as pilot:
        articles.give(6)
        listed(articles, [entry(1), entry(2)])
        articles.show_known({"d1": {"claim": 2}}, {"d1": 40})
        articles.show_linked({}, {"d1": 3})
        await pilot.pause()
        assert app.seen[1::2][:2] == ["    c2 ≠3 150w 40%", "    150w"]
        articles.show_linked({}, {})
        await pilot.pause()
        assert app.seen[1] == "    c2 150w 40%"


async def test_hints_teach_what_fits_and_give_way_to_a_message() -> None:
    hints = Hints({})
    app = Alone(hints)
    async with app.run_test(size=(40, 1)) as pilot:
        hints.offer("selecting")
        await pilot.pause()
        taught = app.seen[0]
        assert taught.startswith(" c a s")
        assert len(taught) <= 40
        hints.say("done")
        await pilot.pause()
        assert app.seen[0] == " done"


@pytest.mark.parametrize("situation", [each for each in HINTS if each not in ("reading", "suggested")])
async def test_the_way_back_is_taught_at_every_width(situation: Situation) -> None:
    hints = Hints({})
    app = Alone(hints)
    async with app.run_test(size=(40, 1)) as pilot:
        hints.offer(situation)
        await pilot.pause()
        back = [hint.word for hint in HINTS[situation] if hint.ids in BACK]
        assert all(f"esc {word}" in app.seen[0] for word in back)
        assert app.seen[0].endswith("? keys  q quit")


async def test_a_message_goes_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Hints, "MESSAGE_SECONDS", 0.02)
    hints = Hints({})
    app = Alone(hints)
    async with app.run_test(size=(40, 1)) as pilot:
        hints.say("done")
        hints.say("not done", severe=True)
        assert hints.message == "not done"
        await pilot.pause(0.1)
        assert hints.message == ""


async def test_a_message_that_does_not_fit_ends_with_the_key_that_shows_it_whole() -> None:
    hints = Hints({})
    app = Alone(hints)
    async with app.run_test(size=(20, 1)) as pilot:
        hints.say("a message with more words than there is room for")
        await pilot.pause()
        assert app.seen[0] == " a message w… M all"


async def test_the_keys_that_are_taught_are_those_that_are_set() -> None:
    hints = Hints({"tag.claim": "f5,m", "help": "slash"})
    app = Alone(hints)
    async with app.run_test(size=(200, 1)) as pilot:
        hints.offer("reading")
        await pilot.pause()
        assert app.seen[0].startswith(" f5 a s")
        assert " / keys" in app.seen[0]


def links(number: int) -> list[Candidate]:
    here = Passage("d0", Span(0, 9), "One came.")
    return [
        Candidate(
            Link(here, Passage(f"d{n}", Span(0, 9), f"Number {n} came."), 100.0 - n, n > 7, "paraphrase", ()),
            n + 1,
            Unknown(f"Report {n}"),
        )
        for n in range(number)
    ]


def compared(rows: Sequence[Candidate]) -> dict[int, tuple[Wording, Wording]]:
    return {
        n: (Wording(1, "One came.", [Span(0, 3)]), Wording(row.number, row.link.there.text, [Span(0, 6)]))
        for n, row in enumerate(rows)
    }


async def test_the_chosen_link_is_always_in_view_with_its_wording_beside() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 9)) as pilot:
        panel.give(9)
        panel.show("Links for this sentence", "4 linked here", links(10), "", compared=compared(links(10)).get)
        for index in range(10):
            await pilot.pause()
            assert any(f"▸{index + 1:<2}" in row and f"Report {index}" in row for row in app.seen)
            assert any(f"{index + 1} Number {index} came." in row for row in app.seen)
            panel.step(1)
        assert panel.chosen == links(10)[9].link
        panel.choose(-5)
        await pilot.pause()
        assert panel.chosen == links(10)[0].link
        assert any("▸1 100 1 Report 0" in row for row in app.seen)


async def test_a_click_chooses_the_link_under_it() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 9)) as pilot:
        panel.give(9)
        panel.show("Links", "", links(10), "")
        panel.choose(6)
        await pilot.pause()
        row = next(number for number, text in enumerate(app.seen) if " 6  95" in text)
        await pilot.click(offset=(5, row))
        assert app.said == [95.0]
        assert panel.chosen == links(10)[5].link


async def test_weak_links_stand_below_a_rule_and_push_no_other_out() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 12)) as pilot:
        panel.give(9)
        for sure in (1, 2, 3):
            panel.show("Links", "", links(10)[8 - sure :], "")
            await pilot.pause()
            shown = ["weak" if "── weak ─" in row else "link" for row in app.seen if " Report " in row or "weak" in row]
            assert shown[: sure + 1] == ["link"] * sure + ["weak"]


async def test_a_click_on_the_rule_chooses_nothing_and_one_below_it_a_weak_link() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 12)) as pilot:
        panel.give(12)
        panel.show("Links", "", links(10)[6:], "")
        await pilot.pause()
        rule = next(number for number, row in enumerate(app.seen) if "── weak ─" in row)
        await pilot.click(offset=(5, rule))
        assert app.said == []
        await pilot.click(offset=(5, rule + 2))
        assert app.said == [92.0]


async def test_where_all_are_weak_none_is_chosen_until_the_reader_does() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 12)) as pilot:
        panel.give(12)
        panel.show("Links", "", links(10)[8:], "No likely match elsewhere.", compared=compared(links(10)[8:]).get)
        await pilot.pause()
        assert panel.chosen is None
        assert "No likely match elsewhere." in app.seen[1]
        assert "── weak ─" in app.seen[2]
        assert panel.step(-1) == links(10)[8].link
        assert panel.step(1) == links(10)[9].link


async def test_the_panel_is_no_higher_than_what_it_shows() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 20)) as pilot:
        panel.give(13)
        heights = []
        for rows in (links(0), links(2), links(10)):
            panel.show("Links", "", rows, "No other article carries this.")
            await pilot.pause()
            heights.append(panel.outer_size.height)
        assert heights == [3, 6, 13]


async def test_a_narrow_candidate_keeps_the_sign_of_its_conflict() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(40, 9)) as pilot:
        panel.give(9)
        row = links(1)[0]._replace(conflicts=(Difference("number", "1", "2"),))
        panel.show("Links", "", [row], "")
        await pilot.pause()
        assert "▸1 100 ≠ 1 R" in app.seen[1]


async def test_links_of_the_same_passage_keep_the_choice_and_of_another_begin_anew() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 9)):
        panel.show("Links", "", links(10), "")
        panel.choose(4)
        panel.show("Links", "", links(9), "")
        assert panel.chosen == links(9)[4].link
        panel.show("Links", "", links(2), "")
        assert panel.chosen == links(2)[1].link
        here = Passage("d9", Span(0, 1), "A")
        other = [row._replace(link=row.link._replace(here=here, score=60.0)) for row in links(3)]
        panel.choose(1)
        panel.show("Links", "", other, "")
        assert panel.chosen == other[0].link


async def test_without_links_the_panel_says_why_and_has_nothing_to_choose() -> None:
    panel = LinksPanel("links")
    app = Alone(panel)
    async with app.run_test(size=(100, 9)) as pilot:
        panel.give(9)
        panel.show("Links", "", (), "No other article carries this.")
        await pilot.pause()
        assert any("No other article carries this." in row for row in app.seen)
        assert panel.step(1) is None
        assert panel.chosen is None


def test_differences_are_said_in_words() -> None:
    found = [
        Difference("number", "20", "fifty-six"),
        Difference("number", "", "3"),
        Difference("negation", "not", ""),
        Difference("wording", "said", "claimed"),
    ]
    assert [line.plain for line in differences(found)] == [
        "numbers  20 → fifty-six - only there 3", "negation only here not",
    ]  # fmt: skip
    assert differences(()) == []
    said = [Difference("attribution", "Osk said", "the ministry says"), Difference("attribution", "Osk said", "")]
    assert differences([*said, said[0]])[0].plain == "said by  Osk said → the ministry says", "each once"
    assert [line.plain for line in differences([Difference("hedge", "reportedly", "")])] == [
        "hedging  only here reportedly"
    ]


def test_conflicts_are_told_first_and_in_full_and_the_rest_in_a_row_a_kind() -> None:
    negation, number = Difference("negation", "not", ""), Difference("number", "20", "fifty-six")
    name = Difference("name", "", "the Harbour Board of Tarsil")
    told = differences([number, name, negation], [number, negation], 20)
    assert [line.plain for line in told] == [
        "≠ numbers  20 → fifty-six", "≠ negation only here not", "  names    only the…",
    ]  # fmt: skip


def test_differences_of_a_kind_stand_in_one_row_as_many_as_have_room_and_the_rest_counted() -> None:
    found = [Difference("name", here, there) for here, there in (("", "Tarsil"), ("", "Orrem Saal"), ("Palune", ""))]
    shown = [differences(found, room=room)[0].plain for room in (70, 44, 40, 24)]
    assert shown == [
        "names    only there Tarsil, Orrem Saal - only here Palune",
        "names    only there Tarsil, Orrem Saal +1",
        "names    only there Tarsil +2",
        "names    only there Tar…",
    ]


def test_differing_words_are_bold_whatever_the_line_breaks() -> None:
    shown = coloured(Wording(2, "One\ncame\x1b.", [Span(4, 8)]), "red")
    assert shown.plain == "2 One came␛."
    assert [(span.start, span.end) for span in shown.spans if span.start > 1] == [(6, 10)]


async def test_the_edge_of_a_pane_is_as_wide_as_it_is() -> None:
    edge = Edge()
    app = Alone(edge)
    async with app.run_test(size=(40, 1)) as pilot:
        edge.show(["claim", "actor", "linked ×2"], "¶9/21 · 48%")
        for width in (40, 20, 8, 5, 3, 1):
            await pilot.resize_terminal(width, 1)
            await pilot.pause()
            content = edge.render()
            assert isinstance(content, Content)
            assert content.cell_length == width
        await pilot.resize_terminal(60, 1)
        assert "claim · actor · linked ×2    ¶9/21 · 48% ──╯" in app.seen[0]


async def test_the_edge_of_a_narrow_pane_keeps_the_place_to_its_last_sign() -> None:
    edge = Edge()
    app = Alone(edge)
    async with app.run_test(size=(47, 1)) as pilot:
        edge.show(["source", "claim", "linked ×1"], "¶13/15 · 82%")
        await pilot.pause()
        assert app.seen[0].endswith(" source · claim · linked ×1  ¶13/15 · 82% ──╯")
        await pilot.resize_terminal(30, 1)
        assert app.seen[0].startswith("╰ source · …")
        assert app.seen[0].endswith("¶13/15 · 82% ──╯")


@pytest.mark.parametrize(
    ("told", "seen"),
    [
        (["suggested claim", "⏎ yes, x no"], " suggested claim · ⏎ yes, x no  34% ──╯"),
        (["claim ×2", "said by “Ilse Brandt”", "note: ask"], " claim ×2 · said by “Il… · note: ask  34% ──╯"),
        (["claim"], " claim · linked ×10, 2 in…  ¶13/15 · 34% ──╯"),
    ],
)
async def test_what_is_told_elsewhere_too_makes_room_for_what_is_told_here_alone(told: list[str], seen: str) -> None:
    edge = Edge()
    app = Alone(edge)
    async with app.run_test(size=(46, 1)) as pilot:
        edge.show(told, "¶13/15 · 34%", "linked ×10, 2 in conflict")
        await pilot.pause()
        assert app.seen[0].endswith(seen)
        await pilot.resize_terminal(100, 1)
        await pilot.pause()
        assert f"{' · '.join(told)} · linked ×10, 2 in conflict    ¶13/15 · 34%" in app.seen[0]


@pytest.mark.parametrize(
    "told", ["claim · note: " + "word " * 2000, "claim · note: " + "死" * 10_000, "claim · \x1b[2J\u202e"]
)
async def test_whatever_is_told_in_the_edge_is_cut_to_the_row(told: str) -> None:
    edge = Edge()
    app = Alone(edge)
    async with app.run_test(size=(60, 1)) as pilot:
        for width in (200, 60, 24, 9, 2):
            await pilot.resize_terminal(width, 1)
            edge.show(told.split(" · "), "¶13/15 · 82%")
            content = edge.render()
            assert isinstance(content, Content)
            assert content.cell_length == width
            assert ("¶13/15 · 82%" in content.plain) is (width > 20)
            assert "claim" in content.plain or width < 30


@given(st.text("ab \n", min_size=1), st.data(), st.integers(0, 9))
def test_what_stands_around_a_span_is_whole_words_and_holds_it(text: str, data: st.DataObject, most: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    begins, words = around(text, span, most)
    assert words == text[begins : begins + len(words)]
    assert span.start - most <= begins <= span.start
    assert span.end <= begins + len(words) <= span.end + most
    ends = begins + len(words)
    assert begins in (0, span.start) or text[begins - 1] == " "
    assert ends in (len(text), span.end) or text[ends] == " "


async def test_the_header_counts_nothing_before_anything_is_counted() -> None:
    header = Header("Salt")
    app = Alone(header)
    async with app.run_test(size=(80, 2)) as pilot:
        await pilot.pause()
        assert app.seen[0].strip() == "Salt"
        header.show(Counts())
        await pilot.pause()
        assert app.seen[0].startswith(" Salt   0 articles   0 tags")
