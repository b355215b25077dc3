"""REFI-QDA projects (QDA-XML 1.0) of any tool: coded segments of text, codes, notes, links."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import PurePosixPath
from typing import cast, get_args
from xml.etree.ElementTree import Element

from store.errors import StorageError
from store.exchange.edition import Imported
from store.exchange.edition_builder import EditionBuilder
from store.exchange.guids import ulid
from store.exchange.offsets import Counting, counting
from store.exchange.parsing import parsed_xml
from store.exchange.unpacking import unpacked
from store.exchange.zipping import is_zip
from store.model import Judgement, Label, LinkEnd, LinkKind, RelationKind, Selector, Span, line_feeds

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")

DEEP = 100
"""Levels of codes within codes that are read."""

PASSED_OVER = {
    "PictureSelection": "coded area of a picture|coded areas of pictures",
    "PDFSelection": "coded area of a PDF|coded areas of PDFs",
    "AudioSelection": "coded passage of sound|coded passages of sound",
    "VideoSelection": "coded passage of video|coded passages of video",
    "TranscriptSelection": "coded passage of a transcript|coded passages of transcripts",
    "PictureSource": "picture",
    "AudioSource": "recording of sound|recordings of sound",
    "VideoSource": "recording of video|recordings of video",
    "Case": "case",
    "Set": "set",
    "Graph": "graph",
}
"""What has no counterpart, by its element."""

OF_MEDIA = ("PDFSource", "PictureSource", "AudioSource", "VideoSource")
"""Sources that are no text themselves."""


def read(files: Mapping[str, bytes]) -> Imported:
    """The codings of one project, packed or unpacked.

    Raises:
        StorageError: If it is no such project; names the file.
    """
    if len(files) == 1 and is_zip(next(iter(files.values()))):
        ((name, content),) = files.items()
        files = unpacked(content, name)
    else:
        name = next(iter(files), "nothing")
    projects = [each for each in files if each.lower().endswith(".qde")]
    if len(projects) != 1:
        raise StorageError(f"{name}: holds no project.qde; export it again as a REFI-QDA project", "Cannot read this")
    root = parsed_xml(files[projects[0]], name)
    if _tag(root) != "Project":
        raise StorageError(f"{name}: is not a REFI-QDA project, its XML begins with {_tag(root)}", "Cannot read this")
    try:
        return _ProjectReading(root, files).imported(root.get("name") or PurePosixPath(name).stem)
    except ValueError as error:
        raise StorageError(f"{name}: {error}; export it again", "Cannot read this project") from error


class _ProjectReading:
    """One project being read."""

    def __init__(self, root: Element, files: Mapping[str, bytes]) -> None:
        self._root = root
        self._files = files
        self._names: dict[str, list[str]] = {}
        for name in files:
            self._names.setdefault(_last(name), []).append(name)
        self._builder = EditionBuilder()
        self._users = {_key(user): user.get("name") or "" for user in _all(root, "User")}
        self._colours = dict[str, str]()
        self._codes = dict(self._named_codes())
        self._notes = {_key(note): self._raw(note) or "" for note in _all(root, "Note")}
        self._selected = dict[str, tuple[str, Selector]]()
        self._first = dict[str, str]()
        self._used = set[str]()

    def imported(self, name: str) -> Imported:
        variables = {_key(each): each.get("name") or "" for each in _all(self._root, "Variable")}
        for source in _all(self._root, "TextSource", "Representation"):
            self._source(source, variables)
        self._links()
        for element, what in PASSED_OVER.items():
            if count := sum(1 for _ in _all(self._root, element)):
                self._builder.lose(what, count=count)
        if unused := len(self._notes.keys() - self._used):
            self._builder.lose("note", "left out, being on no coded text", unused)
        if empty := sum(not self._notes.get(key) for key in self._used):
            self._builder.lose("note", "left out, having no plain text", empty)
        if elsewhere := sum(1 for each in _all(self._root, *OF_MEDIA) if each.find("{*}Coding") is not None):
            self._builder.lose("coding of a whole source|codings of whole sources", count=elsewhere)
        return self._builder.imported(name)

    def _named_codes(self) -> Iterator[tuple[str, str]]:
        """Names of codes by key; of codes that share theirs, with those of the codes above."""
        times = Counter((code.get("name") or "").strip() for code in _all(self._root, "Code"))
        for code, above in _codes(self._root):
            name = (code.get("name") or "").strip() or "unnamed"
            if times[name] > 1:
                name = " / ".join([*above, name])
            self._colours[name] = (code.get("color") or "").strip()
            if code.find("{*}Description") is not None:
                self._builder.lose("description of a code|descriptions of codes")
            yield _key(code), name

    def _source(self, source: Element, variables: Mapping[str, str]) -> None:
        selections, raw = [*source.iterfind("{*}PlainTextSelection")], self._raw(source)
        if not selections and (raw is None or _tag(source) == "Representation"):
            self._builder.lose("article", "left out, having no codings, and no text here that is its own")
            return
        told = dict(self._variables(source, variables))
        id = told.pop("id", "") or ulid(_key(source))
        title = source.get("name") or PurePosixPath(_text_path(source)).stem or id
        path = told.pop("path", "") or _file_name(title)
        if raw is None:
            self._builder.absent(id, path, title, **told)
        else:
            self._builder.article(id, path, line_feeds(raw), title, **told)
        where = counting(raw or "", [_stated(each) for each in selections]) if raw is not None else None
        for selection in selections:
            self._selection(id, selection, where)
        if whole := sum(1 for _ in source.iterfind("{*}Coding")):
            self._builder.lose("coding of a whole article|codings of whole articles", count=whole)

    def _variables(self, source: Element, variables: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for value in source.iterfind("{*}VariableValue"):
            reference, text = value.find("{*}VariableRef"), value.find("{*}TextValue")
            name = variables.get(_target(reference), "")
            if name in ("id", "path", "source", "published", "url") and text is not None and text.text:
                yield name, text.text
            else:
                self._builder.lose("value of a variable|values of variables")

    def _raw(self, source: Element) -> str | None:
        """The plain text of a source as it stands in its file; None where that is not in the project."""
        content = source.find("{*}PlainTextContent")
        if content is not None:
            return content.text or ""
        path = _text_path(source)
        named = self._names.get(_last(path))
        if not path or not named:
            return None
        name = max(named, key=lambda each: _shared_end(each, path))
        data = self._files[name]
        try:
            return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValueError(f"{name} is not UTF-8") from error

    def _selection(self, document: str, selection: Element, where: Counting | None) -> None:
        codings = [*selection.iterfind("{*}Coding")]
        place = self._place(document, selection, where)
        if place is None:
            self._builder.lose("coding", "left out, its text being neither here nor quoted", len(codings))
            return
        self._selected[_key(selection)] = document, place
        if not codings and any(self._noted(selection)):
            self._builder.lose("note", "left out, being on text without a code")
        for coding in codings:
            self._coding(document, place, selection, coding, is_only=len(codings) == 1)

    def _place(self, document: str, selection: Element, where: Counting | None) -> Selector | None:
        start, end, name = _stated(selection)
        if where is None:
            return Selector(Span(start, end), name, "", "") if 0 < len(name) == end - start else None
        span = Span(where(start), where(end))
        if not span.length or span.end > len(self._builder.documents[document].text):
            return None
        return self._builder.selector(document, span)

    def _coding(self, document: str, place: Selector, selection: Element, coding: Element, *, is_only: bool) -> None:
        reference = coding.find("{*}CodeRef")
        label = self._codes.get(_target(reference))
        if label is None:
            self._builder.lose("coding", "left out, its code being unknown")
            return
        id = ulid(_key(selection) if is_only else _key(coding))
        note = "\n".join(filter(None, (*self._noted(selection), *self._noted(coding))))
        by = {name: coding.get(name) or selection.get(name) or "" for name in ("creatingUser", "creationDateTime")}
        self._first.setdefault(_key(selection), id)
        self._first[_key(coding)] = id
        annotator = self._users.get(_plain(by["creatingUser"]), "")
        known = {"annotator": annotator, "created": by["creationDateTime"], "note": note}
        self._builder.annotate(id, document, label, place, **known)
        if _COLOUR.fullmatch(self._colours[label]):
            self._builder.label(Label(label, "", "italic", "phrase", self._colours[label]))

    def _noted(self, element: Element) -> Iterator[str]:
        for reference in element.iterfind("{*}NoteRef"):
            self._used.add(_target(reference))
            yield self._notes.get(_target(reference), "")
        description = element.find("{*}Description")
        if description is not None:
            yield description.text or ""

    def _links(self) -> None:
        for link in _all(self._root, "Link"):
            ends = [_plain(link.get(name) or "") for name in ("originGUID", "targetGUID")]
            kind, _, score = (link.get("name") or "").rpartition(" ")
            name = link.get("name") or ""
            if name in get_args(RelationKind) and all(end in self._first for end in ends):
                subject, object = (self._first[end] for end in ends)
                made = self._builder.annotations[subject]
                known = (made.annotator, made.created)
                self._builder.relate(ulid(_key(link)), cast(RelationKind, name), (subject, object), *known)
            elif kind in get_args(LinkKind) or name in get_args(LinkKind):
                self._judgement(link, cast(LinkKind, name if name in get_args(LinkKind) else kind), score, ends)
            else:
                self._builder.lose("link", "left out, being of no kind that is known here")

    def _judgement(self, link: Element, kind: LinkKind, score: str, ends: list[str]) -> None:
        if not all(end in self._selected for end in ends):
            self._builder.lose("link", "left out, an end having no place")
            return
        documents = self._builder.documents
        here, there = (
            LinkEnd(document, place, documents[document].sha256)
            for document, place in (self._selected[end] for end in ends)
        )
        value = float(score) if score.replace(".", "", 1).isdecimal() else 100.0
        known = (value, kind, "", "")
        self._builder.judgements.append(Judgement(ulid(_key(link)), here, there, "accepted", *known))


def _last(path: str) -> str:
    return PurePosixPath(path.replace("\\", "/")).name.lower()


def _shared_end(name: str, path: str) -> int:
    """How many parts of two paths are the same, counted from their ends: several folders may have a file of a name."""
    parts = (PurePosixPath(each.replace("\\", "/").lower()).parts[::-1] for each in (name, path))
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*parts, strict=False)))


def _text_path(source: Element) -> str:
    """Where the plain text of a source is, as a POSIX path."""
    return (source.get("plainTextPath") or "").replace("\\", "/")


def _all(root: Element, *names: str) -> Iterator[Element]:
    """Elements of these names, whatever their namespace, in the order of the file."""
    return (each for each in root.iter() if _tag(each) in names)


def _codes(root: Element) -> Iterator[tuple[Element, tuple[str, ...]]]:
    """Codes in the order of the file, each with the names of at most `DEEP` codes above it, the outermost first."""
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, above = waiting.pop()
        is_code = _tag(element) == "Code"
        if is_code:
            yield element, above
        below = (*above, element.get("name") or "")[-DEEP:] if is_code else above
        waiting += [(each, below) for each in reversed(element)]


def _tag(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _key(element: Element) -> str:
    """The GUID of an element, written in the one way."""
    found = _plain(element.get("guid") or "")
    if len(found) != 36:
        raise ValueError(f"a {_tag(element)} has no guid")
    return found


def _plain(guid: str) -> str:
    return guid.strip().strip("{}").upper()


def _target(reference: Element | None) -> str:
    return "" if reference is None else _plain(reference.get("targetGUID") or "")


def _stated(selection: Element) -> tuple[int, int, str]:
    start, end = (int(selection.get(name) or "") for name in ("startPosition", "endPosition"))
    if not 0 <= start <= end:
        raise ValueError(f"a selection from {start} to {end} is none")
    return start, end, selection.get("name") or ""


def _file_name(title: str) -> str:
    """A file's name made of a title."""
    stem = " ".join(
        "".join(letter if letter.isprintable() and letter not in '/\\:*?"<>|' else " " for letter in title).split()
    )
    return stem if stem.lower().endswith(".txt") else f"{stem.removesuffix('.') or 'article'}.txt"
