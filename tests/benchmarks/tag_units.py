"""What the keys of source and actor take, beside sources that people marked: the share taken exactly.

The folder holds `gold.jsonl`, a line a span with doc, start, end (code points), label, and `docs/` with the texts (a
folder `dev` in it may, or one named after the collection). The cursor is put on every word of every span that is
labelled `source`. Documents are split in two halves by a hash of their names: rules are made on the first half, and
both are told. `a` is measured on those sources that are nothing but a name. Run it so:

    python -m tests.benchmarks.tag_units FOLDER
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from store.model import Span
from store.text import name_at, phrase_at, words

HALVES = ("developed on", "held out")

PRONOUNS = frozenset(("i", "he", "she", "it", "they", "who", "we", "you", "that", "which", "this", "these", "those"))

INSIDE_NAMES = frozenset(("of", "the", "for", "al", "de", "la", "del", "van", "von", "bin"))
"""Words in small letters that a source may hold and be one name all the same; with `and` it is mostly two."""


class Marked(NamedTuple):
    """A source that people marked."""

    document: str
    text: str
    span: Span

    @property
    def bare(self) -> "Marked":
        """The same without the comma and the space that some of them end with."""
        length = len(self.span.of(self.text).rstrip(", "))
        return self._replace(span=Span(self.span.start, self.span.start + length))

    @property
    def half(self) -> str:
        """Which half of the documents it is of."""
        return HALVES[sha256(self.document.encode()).digest()[0] % 2]

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a word that stands for a name."""
        return self.span.of(self.text).lower() in PRONOUNS

    @property
    def is_name(self) -> bool:
        """Whether it is nothing but a name: capitalised words, and small ones between them."""
        said = [word.of(self.text) for word in words(self.text, self.span)]
        inner = all(word[0].isupper() or word in INSIDE_NAMES for word in said)
        whole = bool(said) and said[0][0].isupper() and said[-1][0].isupper() and inner
        return whole and not self.is_pronoun and not any(mark in self.span.of(self.text) for mark in ",'’(")


def marked(folder: Path) -> Iterator[Marked]:
    """The sources of a folder."""
    (gold,) = folder.rglob("gold.jsonl")
    texts: dict[str, str] = {}
    with gold.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["label"] == "source":
                name = record["doc"]
                if name not in texts:
                    texts[name] = (gold.parent / "docs" / name).read_text("utf-8")
                yield Marked(name, texts[name], Span(record["start"], record["end"]))


def share(found: list[Marked], take: Callable[[str, int], Span | None]) -> tuple[float, float, int]:
    """Percent of words at which the whole source is taken, percent of sources where the first word does, and words."""
    hits = tried = first = 0
    for each in found:
        inside = words(each.text, each.span)
        right = [take(each.text, max(word.start, each.span.start)) == each.span for word in inside]
        hits, tried, first = hits + sum(right), tried + len(right), first + (right[:1] == [True])
    return 100 * hits / max(1, tried), 100 * first / max(1, len(found)), tried


def as_source(text: str, offset: int) -> Span | None:
    """What `s` takes."""
    return phrase_at(text, offset)


def wrong(found: list[Marked], take: Callable[[str, int], Span | None]) -> Counter[tuple[str, str, str]]:
    """Sources that are taken otherwise, with their surroundings and what is taken at their last word."""
    told: Counter[tuple[str, str, str]] = Counter()
    for each in found:
        inside = words(each.text, each.span)
        if inside and (taken := take(each.text, inside[-1].start)) != each.span:
            around = Span(max(0, each.span.start - 40), min(len(each.text), each.span.end + 30)).of(each.text)
            told[each.span.of(each.text), taken.of(each.text) if taken else "", " ".join(around.split())] += 1
    return told


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--wrong", type=int, default=0, metavar="N", help="print N of the first half taken otherwise")
    options.add_argument("--key", choices="as", default="s", help="of which key")
    chosen = options.parse_args()
    found = list(marked(chosen.folder))
    takes: dict[str, Callable[[str, int], Span | None]] = {"s": as_source, "a": name_at}
    kinds: dict[str, Callable[[Marked], bool]] = {
        "s, all sources": lambda _: True,
        "s, but for a comma at its end": lambda _: True,
        "s, without pronouns": lambda each: not each.is_pronoun,
        "s, several words": lambda each: " " in each.span.of(each.text),
        "a, sources that are a name": lambda each: each.is_name,
    }
    print(f"{'':30} {'half':14} {'sources':>8} {'words':>8} {'exact, any word':>16} {'exact, first word':>18}")
    for kind, is_meant in kinds.items():
        for half in HALVES:
            meant = [each for each in found if each.half == half and is_meant(each)]
            meant = [each.bare for each in meant] if "comma" in kind else meant
            exact, first, tried = share(meant, takes[kind[0]])
            print(f"{kind:30} {half:14} {len(meant):8} {tried:8} {exact:14.1f} % {first:16.1f} %")
    meant = [each for each in found if each.half == HALVES[0] and (chosen.key == "s" or each.is_name)]
    for (right, taken, around), _ in list(wrong(meant, takes[chosen.key]).items())[::7][: chosen.wrong]:
        print(f"[{right}]  taken: [{taken}]  in: {around}")


if __name__ == "__main__":
    main()
