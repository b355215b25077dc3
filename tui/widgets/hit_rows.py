"""What a search found: a row an article, below it a row a hit, and one hit within its sentence."""

from collections.abc import Iterable, Mapping, Sequence
from math import floor
from typing import NamedTuple

from textual.content import Content

from store.model import Document, Hit, Span, archive_of, counted
from store.text import snap
from tui.terminal.sanitise import in_one_line, visible
from tui.widgets.headline import DOT, cut, headline
from tui.widgets.signs import UNLISTED

AROUND = 40
"""Characters shown before a hit, as far as they begin with a word; a third of the row where that is less."""

SHOWN = 200
"""Characters that are kept of a hit and of what follows it: more than a row has."""

SENTENCE = 600
"""Characters that are kept of the sentence of a hit."""

LIKENESS = 4
"""Cells of what is said of a hit in like words: `~87`."""

INDENT = 2 + LIKENESS
"""Cells before the words of a hit: its mark and how like it is."""

MARKED = "✓"

EXACT = 100
"""Score of a hit that stands just so."""


class ShownHit(NamedTuple):
    """A hit and the words around it."""

    hit: Hit
    before: str
    words: str
    after: str
    sentence: Content
    """The whole sentence, or sentences, around it."""


class HitGroup(NamedTuple):
    """The hits of one article, in the order of its text."""

    article: Document
    """Without its text."""
    hits: Sequence[ShownHit]

    @property
    def archive(self) -> str:
        """In which archive it is; empty for the project's own."""
        return archive_of(self.article.id)


class HitLine(NamedTuple):
    """A row of the list: a hit, or without one its article."""

    group: HitGroup
    hit: ShownHit | None = None


def shown_hit(hit: Hit, text: str) -> ShownHit:
    """A hit as it is shown, from the text that it is in."""
    start, end = hit.span
    first = _word_start(text, max(0, start - AROUND), start)
    return ShownHit(
        hit,
        text[first:start],
        text[start : min(end, start + SHOWN)],
        text[end : end + SHOWN],
        _sentence(hit.span, text),
    )


def grouped(hits: Iterable[Hit], known: Mapping[Hit, ShownHit], articles: Mapping[str, Document]) -> list[HitGroup]:
    """Hits by article, the article of the first hit first; those of which nothing is known are left out."""
    groups: dict[str, list[ShownHit]] = {}
    for hit in hits:
        if hit in known:
            groups.setdefault(hit.document, []).append(known[hit])
    return [HitGroup(articles[id], sorted(those, key=lambda each: each.hit.span)) for id, those in groups.items()]


def lines_of(groups: Iterable[HitGroup]) -> list[HitLine]:
    """The rows of some groups."""
    return [line for group in groups for line in (HitLine(group), *(HitLine(group, hit) for hit in group.hits))]


def article_row(group: HitGroup, width: int) -> Content:
    """Archive, outlet, date and title, and how many hits."""
    number = counted(len(group.hits), "hit")
    archive = f"{UNLISTED} {cut(visible(group.archive), width // 3)}{DOT}" if group.archive else ""
    taken = Content(archive).cell_length + len(number) + 2
    named = headline(group.article, max(1, width - taken)).styled()
    row = Content.assemble((archive, "bold $link"), named.stylize_before("bold"))
    return Content.assemble(row.pad_right(max(2, width - row.cell_length - len(number))), (number, "$muted"))


def hit_row(shown: ShownHit, width: int, *, is_marked: bool) -> Content:
    """Its mark, how like it is unless it stands just so, and the hit in bold among the words around it."""
    room = max(1, width - INDENT)
    least = max(0, len(shown.before) - room // 3)
    before = shown.before[_word_start(shown.before, least, len(shown.before)) :]
    return Content.assemble(
        (f"{MARKED if is_marked else ' '} ", "bold $primary"),
        (f"{_likeness(shown.hit):<{LIKENESS}}", "$muted"),
        in_one_line(before),
        (in_one_line(shown.words), "bold $actor"),
        in_one_line(shown.after),
    ).truncate(width, ellipsis=True)


def _likeness(hit: Hit) -> str:
    return f"~{floor(hit.score)}" if hit.score < EXACT else ""


def sentence_rows(shown: ShownHit, width: int, most: int) -> Content:
    """The sentence of a hit in at most so many rows."""
    rows = shown.sentence.wrap(max(1, width))
    if len(rows) > most:
        rows = [*rows[: most - 1], Content.assemble(rows[most - 1].truncate(max(1, width - 2)), " …")]
    return Content("\n").join(rows[:most])


def _sentence(span: Span, text: str) -> Content:
    around = snap(text, span, "sentence")
    start = max(around.start, _word_start(text, max(0, span.start - SENTENCE // 3), span.start))
    end = min(around.end, start + SENTENCE)
    return Content.assemble(
        "…" if start > around.start else "",
        in_one_line(text[start : span.start]),
        (in_one_line(text[span.start : min(end, span.end)]), "bold $actor"),
        in_one_line(text[span.end : end]),
        "…" if end < around.end else "",
    )


def _word_start(text: str, start: int, limit: int) -> int:
    """The first offset from `start` on where a word begins, so that what is shown does not begin inside one."""
    space = text.find(" ", start, limit) if start else -1
    return space + 1 if space >= 0 else start
