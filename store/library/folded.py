"""The texts of a library as they are compared: kept between searches, counted without opening any."""

import re
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from threading import Lock

from store.errors import ArticleError
from store.library.library import Library
from store.model import Cancelled, Entry, Progress, Span
from store.text import fold
from store.text.plain import PlainText, plain
from store.text.scripts import BY_CHARACTER, BY_LETTER

MEMORY = 16_000_000
"""Characters of folded text kept between searches, so that each key of a search typed live need not read all files."""

TOLD = 200
"""Articles that are read between two reports of progress."""

PART = 0.3
"""Share of the articles below which their kept texts are looked up one by one, not gone through from first to last."""

_PART = rf"[^\W_{BY_CHARACTER}{BY_LETTER}]"
"""A letter or digit that makes one word with the next; in scripts without spaces none does."""


def folded(text: str) -> PlainText:
    """A text as it is compared."""
    compared = plain(text)
    return compared._replace(text=fold(compared.text))


def phrase_pattern(words: str, *, whole: bool) -> re.Pattern[str]:
    """Finds words, as `searched` gives them, in a folded text; `whole`: only where they are no part of longer words."""
    first, *others = map(re.escape, words.split(" "))
    # What must not stand before is looked at after the first word: `re` skips to that word as long as it comes first.
    begins = rf"{first}(?<!{_PART}{first})" if whole and re.match(_PART, words[:1]) else first
    pattern = r"\s+".join([begins, *others])
    return re.compile(rf"{pattern}(?!{_PART})" if whole and re.match(_PART, words[-1:]) else pattern)


class FoldedTexts:
    """The texts of a library; callable from any thread."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._folded: OrderedDict[str, PlainText] = OrderedDict()
        self._size = 0
        self._kept: tuple[Sequence[Entry], set[str]] = ((), set())
        self._guard = Lock()

    def of(self, entry: Entry) -> PlainText:
        """A document as it is compared; empty where it cannot be read."""
        with self._guard:
            if entry.sha256 in self._folded:
                self._folded.move_to_end(entry.sha256)
                return self._folded[entry.sha256]
        try:
            read = folded(self.library.read(entry.id).text)
        except ArticleError:
            return PlainText("", ())
        with self._guard:
            if entry.sha256 not in self._folded:
                self._folded[entry.sha256] = read
                self._size += len(read.text)
            while self._size > MEMORY and len(self._folded) > 1:
                self._size -= len(self._folded.popitem(last=False)[1].text)
        return read

    def spans(self, words: str, entry: Entry, *, whole: bool) -> list[Span]:
        """Where words, as `searched` gives them, stand in a document."""
        read = self.of(entry)
        return [read.span(*found.span()) for found in phrase_pattern(words, whole=whole).finditer(read.text)]

    def counts(
        self,
        words: str,
        entries: Sequence[Entry],
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
        *,
        whole: bool = False,
    ) -> Mapping[str, int]:
        """How often words stand in each of the documents that have them, by path.

        Only those are opened whose texts are not kept; `progress` tells of these, `cancelled` is asked before each.
        """
        kept = self._kept_texts()
        is_part = len(entries) < PART * len(self.library.entries)
        known = self._counts_of_kept(words, [entry.path for entry in entries] if is_part else None, whole=whole)
        found = {entry.path: number for entry in entries if (number := known.get(entry.path, 0)) and entry.path in kept}
        unread = [entry for entry in entries if entry.path not in kept]
        for entry in reporting(unread, progress, cancelled):
            if number := len(self.spans(words, entry, whole=whole)):
                found[entry.path] = number
        return found

    def _counts_of_kept(self, words: str, paths: Sequence[str] | None, *, whole: bool) -> Mapping[str, int]:
        if not whole:
            return self.library.places(words, paths)
        pattern = phrase_pattern(words, whole=True)
        return {path: len(pattern.findall(text)) for path, text in self.library.holding(words, paths)}

    def _kept_texts(self) -> set[str]:
        entries = self.library.entries
        if self._kept[0] is not entries:
            self._kept = (entries, self.library.kept_texts())
        return self._kept[1]


def reporting(entries: Sequence[Entry], progress: Progress | None, cancelled: Cancelled | None) -> Iterator[Entry]:
    """Entries one after the other, until it is cancelled, with how many are done."""
    for done, entry in enumerate(entries):
        if cancelled is not None and cancelled():
            return
        if progress is not None and done % TOLD == 0:
            progress(done, len(entries))
        yield entry
    if progress is not None and entries:
        progress(len(entries), len(entries))
