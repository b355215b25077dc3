"""brat standoff, read: text-bound annotations, relations, notes; events become marks of their triggers.

See https://brat.nlplab.org/standoff.html.
"""

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from store.exchange.edition import Imported
from store.exchange.exports.brat import MINE
from store.exchange.losses import OUT
from store.exchange.numbering_builder import OTHER_WORDS, NumberingBuilder, same_words
from store.exchange.parsing import decoded, refused

_MARK = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_RELATION = re.compile(r"(\S+) [^\s:]+:(\S+) [^\s:]+:(\S+)")
_ROLE = re.compile(r"([^\s:]+):(\S+)")
"""Of an event: its type and trigger, a role and what fills it. Names hold no colon, so there is one way to read it."""

_REMARKS = {"AnnotatorNotes", "Note", "Annotator", "Created"}
ROLES = ("content", "source")
"""Roles of an event whose first is said by the second."""

MOST_COMPARED = 1_000_000
"""Pairs of a file and a text that are held against each other where no name tells which belong together."""

SEVERAL = "in several parts, marked from the first to the last"
"""What becomes of a mark of words that do not stand together."""

_SAMPLE = 20
"""Marks by which it is told whether a file belongs to a text."""


class _BratMark(NamedTuple):
    label: str
    start: int
    end: int
    is_whole: bool
    quote: str

    def says_of(self, text: str) -> bool:
        """Whether the words that it quotes stand where it marks, white space aside."""
        # A mark of a whole book that quotes one word is not worth looking at each of its words.
        if self.end - self.start > 2 * len(self.quote) + _SAMPLE:
            return False
        return same_words(text[self.start : self.end], self.quote)


def read(files: Mapping[str, bytes]) -> Imported:
    """All `.ann` files with their texts; one whose text is called otherwise is told by what it quotes.

    Raises:
        StorageError: If there is no such file, one has no text, or a line is none of brat's; names it.
    """
    builder = NumberingBuilder()
    texts = {name: decoded(content, name) for name, content in files.items() if name.endswith(".txt")}
    marked = {name: decoded(content, name) for name, content in files.items() if name.endswith(".ann")}
    if not marked:
        raise refused(next(iter(files), "no file"), "there is no .ann file of brat here; name the folder of them")
    labels = _names(files)
    _require_comparable(marked, texts)
    articles = {name: builder.article(name, content) for name, content in texts.items()}
    for name, content in marked.items():
        file = _Annotated(name, content, labels)
        text = _text_of(file, texts)
        file.gather(builder, text, texts[text], articles[text])
    return builder.imported()


def _names(files: Mapping[str, bytes]) -> dict[str, str]:
    """Labels as they are, by what brat calls them, where Variorum wrote the files."""
    found: dict[str, str] = {}
    for name, content in files.items():
        lines = content.decode("utf-8", "replace").split("\n") if name.endswith("visual.conf") else []
        if lines and lines[0] == MINE:
            for line in lines[1 : lines.index("")] if "" in lines else []:
                short, _, label = line.removeprefix("# ").partition("\t")
                found[short] = _json_string(label) or short
    return found


def _require_comparable(marked: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """See that it does not take hours to find the texts of files whose names do not tell them.

    Raises:
        StorageError: If there are too many of these.
    """
    nameless = [name for name in marked if f"{name.removesuffix('.ann')}.txt" not in texts]
    if len(nameless) * len(texts) > MOST_COMPARED:
        many = f"{len(nameless):,} .ann files are not called like one of {len(texts):,} texts"
        raise refused(nameless[0], f"{many}; rename them, or import them in parts")


def _text_of(file: "_Annotated", texts: Mapping[str, str]) -> str:
    """The name of the text that a file marks: the one called like it, else the one that has its words.

    Raises:
        StorageError: If there is none.
    """
    own = f"{file.name.removesuffix('.ann')}.txt"
    if own in texts:
        return own
    fitting = [name for name, text in texts.items() if file.fits(text)] if file.marks else list(texts)[:1]
    if not fitting:
        raise refused(file.name, f"its text {PurePosixPath(own).name} is missing; name the folder that has both")
    return max(fitting, key=lambda name: len(_shared(file.name, name)))


def _shared(one: str, other: str) -> str:
    """What two names begin with, of their last parts."""
    stems = [_stem(one), _stem(other)]
    length = next((at for at, (a, b) in enumerate(zip(*stems, strict=False)) if a != b), min(map(len, stems)))
    return stems[0][:length]


def _stem(name: str) -> str:
    """A file's name without folders, which some write before two underscores, and without its end."""
    return PurePosixPath(name).stem.rpartition("__")[2]


class _Annotated:
    """The lines of one `.ann` file.

    Raises:
        StorageError: If a line is none of brat's; names file and line.
    """

    def __init__(self, name: str, content: str, labels: Mapping[str, str]) -> None:
        self.name = name
        self.marks: dict[str, _BratMark] = {}
        self._labels = labels
        self._relations: dict[str, tuple[str, str, str]] = {}
        self._remarks: dict[tuple[str, str], str] = {}
        self._triggers: dict[str, str] = {}
        self._roles: list[dict[str, str]] = []
        self._lost: list[str] = []
        for number, line in enumerate(content.replace("\r\n", "\n").split("\n"), 1):
            if line.strip() and not self._take(line):
                raise refused(name, f"line {number} is none of brat's ({line[:40].strip()})")

    def fits(self, text: str) -> bool:
        """Whether a text has the words that are marked where they are marked."""
        marks = list(self.marks.values())
        marks = marks[:: max(1, len(marks) // _SAMPLE)]
        return 2 * sum(not mark.is_whole or mark.says_of(text) for mark in marks) > len(marks)

    def gather(self, builder: NumberingBuilder, name: str, text: str, article: str) -> None:
        """Add all of it to what is gathered of a text, which is an article there."""
        stem, other = _stem(self.name), _stem(name)
        annotator = "" if stem == other else stem.removeprefix(_shared(self.name, name)).strip("-_. ")
        ids: dict[str, str] = {}
        events: dict[str, list[str]] = {}
        for event, trigger in self._triggers.items():
            events.setdefault(trigger, []).append(event)
        for key, mark in self.marks.items():
            if not mark.says_of(text):
                builder.losses.add("annotation", OTHER_WORDS if mark.is_whole else SEVERAL)
            about = self._about(key, annotator)
            label = self._labels.get(mark.label, mark.label)
            note = "\n".join(filter(None, map(self._note, (key, *events.get(key, ())))))
            if id := builder.mark(article, mark.start, mark.end, label, note=note, **about):
                ids[key] = id
        ids |= {event: ids[trigger] for event, trigger in self._triggers.items() if trigger in ids}
        for key, (subject, kind, object) in self._relations.items():
            builder.relate(ids.get(subject, ""), kind, ids.get(object, ""), **self._about(key, annotator))
        self._gather_events(builder, ids, annotator)
        for what in self._lost:
            builder.losses.add(what)

    def _gather_events(self, builder: NumberingBuilder, ids: Mapping[str, str], annotator: str) -> None:
        for roles in self._roles:
            said, by = (ids.get(roles.get(role, ""), "") for role in ROLES)
            if said and by:
                builder.relate(said, "said by", by, annotator)
            rest = roles.keys() - (set(ROLES) if said and by else set())
            builder.losses.add("event role", OUT, len(rest))

    def _about(self, key: str, annotator: str) -> dict[str, str]:
        told = _json_string(self._remarks.get((key, "Annotator"), ""))
        return {"annotator": told or annotator, "created": self._remarks.get((key, "Created"), "")}

    def _note(self, key: str) -> str:
        note = _json_string(self._remarks.get((key, "Note"), ""))
        return note or self._remarks.get((key, "AnnotatorNotes"), "")

    def _take(self, line: str) -> bool:
        """Know one line; false where it is none of brat's."""
        key, _, rest = line.partition("\t")
        said, _, value = rest.partition("\t")
        if key.startswith("T"):
            return self._take_mark(key, said, value)
        if key.startswith("#"):
            kind, _, about = said.partition(" ")
            if kind in _REMARKS and (kind != "AnnotatorNotes" or about[:1] in ("T", "E")):
                former = self._remarks.get((about, kind), "") if kind == "AnnotatorNotes" else ""
                self._remarks[about, kind] = f"{former}\n{value}" if former else value
            else:
                self._lost.append("comment")
        elif key.startswith("R"):
            match = _RELATION.match(rest)
            if match:
                self._relations[key] = (match[2], match[1], match[3])
            return match is not None
        elif key.startswith("E"):
            return self._take_event(key, rest)
        elif key == "*":
            self._take_set(said.split())
        elif key[:1] in ("A", "M", "N"):
            self._lost.append("attribute" if key[0] != "N" else "normalisation")
        else:
            return False
        return True

    def _take_mark(self, key: str, said: str, value: str) -> bool:
        match = _MARK.fullmatch(said.strip())
        if not match:
            return False
        offsets = [int(number[:15]) for number in match[2].replace(";", " ").split()]
        self.marks[key] = _BratMark(match[1], min(offsets), max(offsets), len(offsets) == 2, value)
        return True

    def _take_event(self, key: str, rest: str) -> bool:
        parts = [_ROLE.fullmatch(part) for part in rest.split()]
        told = [(part[1].lower(), part[2]) for part in parts if part]
        if not parts or len(told) < len(parts):
            return False
        self._triggers[key] = told[0][1]
        roles = dict(told[:0:-1])
        self._lost += ["event role"] * (len(told) - 1 - len(roles))
        self._roles.append(roles)
        return True

    def _take_set(self, words: list[str]) -> None:
        """`Equiv T1 T2 T3`: each is the same as the first."""
        for number, other in enumerate(words[2:], 1):
            self._relations[f"* {words[1]} {number}"] = (words[1], words[0], other)


def _json_string(value: str) -> str:
    """A string that Variorum wrote as JSON; empty for anything else, as most marks of others have none."""
    if not value:
        return ""
    try:
        found = json.loads(value)
    except ValueError:
        return ""
    return found if isinstance(found, str) else ""
