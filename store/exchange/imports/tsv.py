"""WebAnno TSV 3, read: the layers of spans, each value a mark; chains, slots and unknown relations are counted.

See the appendix "WebAnno TSV 3" of INCEpTION's user guide. Offsets in the file are UTF-16 units.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import NamedTuple

from store.exchange.edition import Imported
from store.exchange.numbering_builder import NumberingBuilder
from store.exchange.offsets import Utf16
from store.exchange.parsing import decoded, refused

_ROW = re.compile(r"(\d+)-(\d+(?:\.\d+)?)\t(\d+)-(\d+)\t([^\t]*)(?:\t(.*))?")
_VALUE = re.compile(r"(.*?)(?:\[(\d+)\])?")
_ESCAPED = re.compile(r"\\(->|[\\\[\]|_*;>tnr])")
_BAR = re.compile(r"\\.|\|", re.DOTALL)
"""A bar, or what is escaped, which may be one."""
MOST_COLUMNS = 1_000
"""Columns of all layers; projects have a few dozen, and each is looked for in every line."""

_CONTROLS = {"t": "\t", "n": "\n", "r": "\r"}


class TsvLayer(NamedTuple):
    """One layer that the head of a file declares, and its columns."""

    kind: str
    """`SP` of spans, `CH` of chains, `RL` of relations."""
    name: str
    features: tuple[str, ...]
    column: int
    """Of its first feature; a relation has one more, of where it comes from."""

    @property
    def roles(self) -> frozenset[int]:
        """Columns of slots: of their roles, and of what fills them."""
        starts = [at for at, feature in enumerate(self.features) if feature.startswith("ROLE_")]
        return frozenset(column for at in starts for column in (at, at + 1))

    @property
    def width(self) -> int:
        """Columns that it takes; a layer without features takes one."""
        return max(1, len(self.features)) + (self.kind == "RL")


def read(files: Mapping[str, bytes]) -> Imported:
    """Every file that says it is WebAnno TSV 3.

    Raises:
        StorageError: If there is none, or a line of it is none of that format; names it.
    """
    builder = NumberingBuilder()
    found = 0
    for name, content in files.items():
        if len(files) == 1 or name.lower().endswith(".tsv") or content.startswith(b"#FORMAT=WebAnno TSV 3"):
            gather(builder, name, content, path=f"{PurePosixPath(name).stem}.txt")
            found += 1
    if not found:
        raise refused(next(iter(files), "no file"), "there is no file of WebAnno TSV 3 here (.tsv)")
    return builder.imported()


def gather(
    builder: NumberingBuilder, name: str, content: bytes, *, path: str, annotator: str = "", text: str | None = None
) -> None:
    """Add one file to what is gathered.

    Args:
        builder: All of it.
        name: Of the file, for messages.
        content: Of the file.
        path: Of the article that it marks.
        annotator: Who marked it; empty where nobody says.
        text: Of the article, where it is known from elsewhere; else it is put together from the sentences.

    Raises:
        StorageError: If a line is none of this format; names it.
    """
    file = _TsvFile(name, decoded(content, name), text)
    article = builder.article(path, file.text.text)
    file.gather(builder, article, annotator)


class _TsvToken(NamedTuple):
    key: str
    start: int
    end: int
    cells: list[str]


class _TsvFile:
    """The lines of one file."""

    def __init__(self, name: str, content: str, text: str | None) -> None:
        lines = content.replace("\r\n", "\n").split("\n")
        if not lines[0].startswith("#FORMAT=WebAnno TSV 3"):
            raise refused(name, "it does not begin with #FORMAT=WebAnno TSV 3")
        self._tokens: list[_TsvToken] = []
        sentences: list[tuple[int, str]] = []
        said: list[str] = []
        for number, line in enumerate(lines, 1):
            if line.startswith("#Text="):
                said.append(_plain(line.removeprefix("#Text=")))
            elif line and not line.startswith("#"):
                token = _token(line)
                if token is None:
                    raise refused(name, f"line {number} is none of WebAnno TSV 3 ({line[:40]})")
                if said:
                    sentences.append((token.start, "\n".join(said)))
                    said = []
                self._tokens.append(token)
        self.text = Utf16(text if text is not None else _joined(sentences, name))
        heads = [line for line in lines if line.startswith("#T_")]
        if sum(max(1, head.count("|")) for head in heads) > MOST_COLUMNS:
            raise refused(name, f"it declares more than {MOST_COLUMNS:,} columns; export fewer layers")
        self._layers = list(_layers(iter(heads)))

    def gather(self, builder: NumberingBuilder, article: str, annotator: str) -> None:
        """Add what the layers hold."""
        for layer in self._layers:
            if layer.kind == "SP":
                for start, end, label, rest in self._marks(layer):
                    place = self.text.offset(start), self.text.offset(end)
                    builder.mark(article, *place, label, annotator=annotator)
                    builder.losses.add("annotation feature", count=rest)
            else:
                what = "relation" if layer.kind == "RL" else "chain link"
                filled = (_cell(token.cells, layer.column) for token in self._tokens)
                builder.losses.add(what, count=sum(len(cell.split("|")) for cell in filled if cell != "_"))

    def _marks(self, layer: TsvLayer) -> Iterator[tuple[int, int, str, int]]:
        """Start, end and label of each mark of a layer, and how many more features it has."""
        open_: dict[str, tuple[int, int, str, int]] = {}
        for token in self._tokens:
            columns = [_split(_cell(token.cells, layer.column + n)) for n in range(layer.width)]
            for at in range(len(columns[0])):
                values = [_VALUE.fullmatch(column[at]) if at < len(column) else None for column in columns]
                told = [(value[1], value[2]) for value in values if value]
                if not told or told[0][0] == "_":
                    continue
                number = told[0][1]
                roles = layer.roles
                names = [
                    _plain(value) for n, (value, _) in enumerate(told) if n not in roles and value not in ("*", "_", "")
                ]
                rest = max(0, len(names) - 1) + sum(told[n][0] not in ("*", "_") for n in roles if n < len(told))
                mark = (token.start, token.end, names[-1] if names else layer.name, rest)
                if number is None:
                    yield mark
                elif number in open_:
                    open_[number] = (open_[number][0], token.end, *open_[number][2:])
                else:
                    open_[number] = mark
        yield from open_.values()


def _layers(heads: Iterator[str]) -> Iterator[TsvLayer]:
    column = 0
    for head in heads:
        kind, _, rest = head.removeprefix("#T_").partition("=")
        name, *features = rest.split("|")
        layer = TsvLayer(kind, name.rpartition(".")[2], tuple(filter(None, features)), column)
        column += layer.width if kind != "RL" else max(1, len(layer.features))
        yield layer


def _token(line: str) -> _TsvToken | None:
    match = _ROW.fullmatch(line)
    if match is None:
        return None
    start, end = int(match[3][:12]), int(match[4][:12])
    return _TsvToken(f"{match[1]}-{match[2]}", start, end, (match[6] or "").split("\t"))


def _joined(sentences: list[tuple[int, str]], name: str) -> str:
    """The text that sentences make up, each at its place; what stood between them is a line feed, or spaces."""
    units: list[str] = []
    length = 0
    for start, sentence in sentences:
        if start - length > MOST_BETWEEN:
            raise refused(name, f"a sentence begins at {start}, {start - length} after the one before")
        gap = start - length
        units.append(("\n" + " " * (gap - 1)) if gap > 0 and units else " " * max(0, gap))
        units.append(sentence)
        length = max(length, start) + len(sentence.encode("utf-16-le", "surrogatepass")) // 2
    return "".join(units)


MOST_BETWEEN = 100_000
"""Units that may stand between two sentences."""


def _cell(cells: list[str], column: int) -> str:
    return cells[column] if column < len(cells) and cells[column] else "_"


def _split(cell: str) -> list[str]:
    """Values that stand on one token, parted by bars that are not escaped."""
    parts, at = list[str](), 0
    for bar in _BAR.finditer(cell):
        if bar[0] == "|":
            parts.append(cell[at : bar.start()])
            at = bar.end()
    return [*parts, cell[at:]]


def _plain(value: str) -> str:
    """A value without its escapes."""
    return _ESCAPED.sub(lambda match: _CONTROLS.get(match[1], match[1]), value)
