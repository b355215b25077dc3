"""Subtitles, SubRip and WebVTT: what is spoken as running text, the time of every cue as a locator for citing."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple

from store.articles.content import Content, shortened
from store.articles.dates import date_in_name
from store.articles.kinds import plain
from store.errors import ArticleError

MOST_CUES = 200_000
"""Cues of one file: more than a day of speech."""

LONGEST_CUE = 100_000
"""Characters of one cue; a screen holds two hundred."""

PAUSE = 3.0
"""Seconds of silence after which a new paragraph begins."""

PARAGRAPH = 600
"""Characters after which a paragraph ends with its sentence."""

_STAMP = r"(?:\d{1,4}:)?\d{1,2}:\d{2}(?:[,.]\d{1,6})?"
_TIMING = re.compile(rf"[ \t]*({_STAMP})[ \t]*-->[ \t]*({_STAMP})(?:[ \t].*)?")
_VOICE = re.compile(r"<v(?:\.[^ >]{0,80})?[ \t]{1,20}([^>]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_WITHIN = re.compile(r"<\d\d:\d\d")
"""Times within a cue, as automatic captions have, which show every line twice."""
_ENDED = (".", "!", "?", "…", "”", '"', "。", "！", "？")


class Cue(NamedTuple):
    """What is shown at one time."""

    start: float
    """Seconds."""
    end: float
    speaker: str
    lines: tuple[str, ...]
    """Without markup, none of them blank."""


def read(data: bytes, name: str) -> Content:
    """The speech of a file of subtitles.

    Raises:
        ArticleError: If it holds no cue, or more than any film has.
    """
    content = plain.read(data, name)
    found = list(cues(content.text, name))
    if not found:
        raise ArticleError(f"{name}: holds no subtitles; rename it to .txt to read it as plain text")
    spoken = [cue for cue in found if cue.lines]
    text, locators = _running(_once(spoken) if _WITHIN.search(content.text) else spoken)
    title = shortened(" ".join(spoken[0].lines)) if spoken else ""
    published = date_in_name(PurePosixPath(name).name)
    return Content(text, title, published=published, remarks=content.remarks, locators=tuple(locators))


def cues(text: str, name: str) -> Iterator[Cue]:
    """The cues of a file, in its order; what is no cue is passed over.

    Raises:
        ArticleError: If there are more than any film has, or one is longer than any screen holds.
    """
    timing: re.Match[str] | None = None
    lines: list[str] = []
    count = length = 0
    for line in [*text.split("\n"), ""]:
        match = _TIMING.fullmatch(line) if "-->" in line else None
        if timing is not None and (match is not None or not line.strip()):
            count += 1
            yield _cue(timing, lines[:-1] if match and lines and lines[-1].strip().isdigit() else lines)
        if count > MOST_CUES:
            raise ArticleError(f"{name}: has more than {MOST_CUES:,} cues; split it into articles")
        if match is not None or not line.strip():
            timing, lines, length = match, [], 0
        elif timing is not None:
            length += len(line)
            lines.append(line)
        if length > LONGEST_CUE:
            raise ArticleError(f"{name}: a cue has more than {LONGEST_CUE:,} characters; rename it to .txt")


def _cue(timing: re.Match[str], lines: list[str]) -> Cue:
    voice = _VOICE.search(lines[0]) if lines else None
    bare = (" ".join(unescape(_TAG.sub("", line)).split()) for line in lines)
    speaker = " ".join(unescape(voice[1]).split()) if voice else ""
    return Cue(_seconds(timing[1]), _seconds(timing[2]), speaker, tuple(filter(None, bare)))


def _seconds(stamp: str) -> float:
    seconds = 0.0
    for part in stamp.replace(",", ".").split(":"):
        seconds = 60 * seconds + float(part)
    return seconds


def _once(shown: list[Cue]) -> Iterator[Cue]:
    """Cues without the lines that the cue before them showed already."""
    former = frozenset[str]()
    for cue in shown:
        lines = tuple(line for line in cue.lines if line not in former)
        former = frozenset(cue.lines)
        if lines:
            yield cue._replace(lines=lines)


def _running(spoken: "list[Cue] | Iterator[Cue]") -> tuple[str, list[tuple[int, str]]]:
    """Cues as running text, and from which offset on it is spoken at which time."""
    pieces: list[str] = []
    locators: list[tuple[int, str]] = []
    length = begun = 0
    former: Cue | None = None
    for cue in spoken:
        gap = _gap(former, cue, pieces[-1] if pieces else "", length - begun)
        named = f"{cue.speaker}: " if cue.speaker and (former is None or cue.speaker != former.speaker) else ""
        begun = length + len(gap) if gap == "\n\n" else begun
        speech = named + "".join(_joint(line, cue.lines[0]) + line for line in cue.lines).lstrip()
        locators += _locator(length + len(gap), cue, locators)
        pieces += (gap, speech)
        length += len(gap) + len(speech)
        former = cue
    return "".join(pieces), locators


def _joint(line: str, former: str) -> str:
    """What parts a line from the one before it: two speakers stay apart, signs of the East together."""
    if line.startswith(("- ", "– ", "— ")):
        return "\n"
    return "" if "\u2e80" <= line[0] < "\uac00" and former[-1:] >= "\u2e80" else " "


def _gap(former: Cue | None, cue: Cue, said: str, length: int) -> str:
    if former is None:
        return ""
    has_ended = said.endswith(_ENDED)
    if cue.speaker != former.speaker or cue.start - former.end >= PAUSE or (has_ended and length > PARAGRAPH):
        return "\n\n"
    return _joint(cue.lines[0], said)


def _locator(offset: int, cue: Cue, known: list[tuple[int, str]]) -> list[tuple[int, str]]:
    minutes, seconds = divmod(int(cue.start), 60)
    told = f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    return [] if known and known[-1][1] == told else [(offset, told)]
