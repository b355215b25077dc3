"""W3C Web Annotations of any tool: one, a list, a page or a collection, alone or several in a file."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from store.errors import StorageError
from store.exchange.edition import Imported
from store.exchange.edition_builder import EditionBuilder
from store.exchange.json_source import JsonSource
from store.exchange.web_selectors import selector_of
from store.model import Judgement, LinkEnd, LinkKind, RelationKind, Selector
from store.records import RELATION_KINDS
from store.records.fields import LINK_KINDS

UNLABELLED = "note"
"""The label of an annotation that no tag names."""

DEEP = 50
"""Levels of collections within collections that are read."""

HOLDING = ("first", "items", "@graph")
"""Members of pages, collections and graphs in which annotations stand."""


def read(files: Mapping[str, bytes]) -> Imported:
    """Annotations that mark words of a text; articles are named by them, not held.

    Raises:
        StorageError: If a file is no JSON, or holds no Web Annotations; names it.
    """
    reading, name = _AnnotationsReading(), "nothing"
    for name, content in files.items():
        source = JsonSource(content, name)
        try:
            is_any = reading.take(_annotations(source, DEEP))
            source.end()
        except (ValueError, TypeError) as error:
            raise StorageError(f"{name}: {error}; export it again", "Cannot read this file") from error
        if not is_any:
            raise StorageError(f"{name}: holds no Web Annotation; export it as JSON-LD", "Cannot read this file")
    return reading.imported(PurePosixPath(name).stem)


def _annotations(source: JsonSource, deep: int) -> Iterator[dict[str, Any] | None]:
    """All annotations in lists, pages and collections, one by one; None for a page or a collection."""
    if source.peek() == "[":
        for _ in source.items():
            yield from _within(source.value(), deep)
    elif source.peek() == "{" and deep:
        own: dict[str, Any] = {}
        for name in source.members():
            if name in HOLDING and not _is_annotation(own):
                yield from _annotations(source, deep - 1)
            else:
                own[name] = source.value()
        yield from _within(own, 0)
    else:
        source.value()


def _within(value: object, deep: int) -> Iterator[dict[str, Any] | None]:
    """The same of what is read already."""
    if isinstance(value, list):
        for each in value if deep else ():
            yield from _within(each, deep - 1)
    elif isinstance(value, dict) and _is_annotation(value):
        yield value
    elif isinstance(value, dict):
        if {"AnnotationPage", "AnnotationCollection"} & {*strings(value.get("type"))}:
            yield None
        for name in HOLDING if deep else ():
            yield from _within(value.get(name), deep - 1)


def _is_annotation(told: dict[str, Any]) -> bool:
    return "Annotation" in strings(told.get("type") or told.get("@type"))


class _AnnotationsReading:
    """Annotations being read: those that mark words first, then those that link two of them."""

    def __init__(self) -> None:
        self._builder = EditionBuilder()
        self._linking = list[dict[str, Any]]()

    def take(self, annotations: Iterable[dict[str, Any] | None]) -> bool:
        """Add annotations of one file, None being what only holds some; whether there was either."""
        number, is_any = 0, False
        for annotation in annotations:
            is_any = True
            if annotation is None:
                continue
            number += 1
            id = _own_id(annotation) or f"annotation {number}"
            targets = listed(annotation.get("target"))
            if _is_linking(annotation, targets):
                self._linking.append(annotation)
            else:
                self._marked(id, annotation, targets)
        return is_any

    def imported(self, name: str) -> Imported:
        """All of them."""
        for annotation in self._linking:
            self._linked(annotation)
        return self._builder.imported(name)

    def _marked(self, id: str, annotation: dict[str, Any], targets: list[Any]) -> None:
        if not targets:
            self._builder.lose("annotation", "left out, having no target")
        labels, notes = self._said(annotation)
        known = {
            "annotator": _creator(annotation),
            "created": text_of(annotation.get("created")),
            "note": "\n".join(notes),
        }
        for number, target in enumerate(targets):
            found = selector_of(target)
            if found is None:
                self._builder.lose("annotation", "left out, marking no words of a text")
                continue
            document, sha256 = self._source(target)
            for label in labels or [UNLABELLED]:
                key = id if not number and label == (labels or [UNLABELLED])[0] else f"{id} {number} {label}"
                if key in self._builder.annotations:
                    raise ValueError(f"two annotations have the id {key}")
                self._builder.annotate(key, document, label, found, text=sha256, **known)

    def _said(self, annotation: dict[str, Any]) -> tuple[list[str], list[str]]:
        """Tags and comments of an annotation, in order, none twice."""
        labels, notes = list[str](), list[str]()
        for body in [annotation.get("bodyValue"), *listed(annotation.get("body"))]:
            value = text_of(body.get("value")) if isinstance(body, dict) else text_of(body)
            if not value:
                continue
            purposes = strings(body.get("purpose")) if isinstance(body, dict) else []
            purposes = purposes or [*strings(annotation.get("motivation"))]
            is_tag = isinstance(body, dict) and bool({"tagging", "classifying"} & {*purposes})
            (labels if is_tag else notes).append(value.strip() if is_tag else value)
        return [*dict.fromkeys(filter(None, labels))], [*dict.fromkeys(notes)]

    def _source(self, target: object) -> tuple[str, str]:
        """The id of an article and the hash of its text, by what a target says of it; it is added if it is new."""
        source = target.get("source") if isinstance(target, dict) else None
        told = source if isinstance(source, dict) else {"id": source}
        id = text_of(told.get("id") or told.get("@id"))
        sha256 = hash_of(id)
        url = text_of(_inner(told.get("dcterms:isVersionOf"))) or (id if id.startswith("http") else "")
        path = text_of(told.get("dcterms:identifier")) or PurePosixPath(unquote(urlsplit(url).path)).name or id
        document = text_of(told.get("dcterms:identifier")) or id or "unnamed"
        if document not in self._builder.entries:
            title = text_of(told.get("dcterms:title"))
            outlet, day = (text_of(told.get(f"dcterms:{term}")) for term in ("publisher", "issued"))
            known = {"sha256": sha256, "source": outlet, "published": day, "url": url}
            self._builder.absent(document, path or "unnamed", title, **known)
        return document, sha256

    def _linked(self, annotation: dict[str, Any]) -> None:
        """A relation of two annotations, or an accepted link of two passages."""
        labels, _ = self._said(annotation)
        kind = next((label for label in labels if label in RELATION_KINDS or label in LINK_KINDS), "")
        targets = listed(annotation.get("target"))
        if kind in RELATION_KINDS and self._relation(annotation, cast(RelationKind, kind), targets):
            return
        ends = [selector_of(target) for target in targets]
        if kind in LINK_KINDS and len(ends) == 2 and all(ends):
            places = [
                LinkEnd(*self._place(target, end)) for target, end in zip(targets, ends, strict=True) if end is not None
            ]
            made = (_score(annotation), cast(LinkKind, kind), _creator(annotation), text_of(annotation.get("created")))
            self._builder.judgements.append(Judgement(_own_id(annotation), places[0], places[1], "accepted", *made))
            return
        self._builder.lose("link", "left out, being of no kind that is known here")

    def _relation(self, annotation: dict[str, Any], kind: RelationKind, targets: list[Any]) -> bool:
        objects = [
            local(text_of(body.get("source"))) for body in listed(annotation.get("body")) if isinstance(body, dict)
        ]
        object = next((each for each in objects if each in self._builder.annotations), "")
        subject = local(text_of(_inner(targets[0]))) if targets else ""
        if not object or subject not in self._builder.annotations:
            return False
        by = (_creator(annotation), text_of(annotation.get("created")))
        self._builder.relate(_own_id(annotation), kind, (subject, object), *by)
        return True

    def _place(self, target: object, found: Selector) -> tuple[str, Selector, str]:
        document, sha256 = self._source(target)
        return document, found, sha256


def _is_linking(annotation: dict[str, Any], targets: list[Any]) -> bool:
    return "linking" in strings(annotation.get("motivation")) and (
        len(targets) == 2 or any(isinstance(target, str) for target in targets)
    )


def listed(value: object) -> list[Any]:
    """What stands in a field that may hold one thing, several, or a composite of several."""
    if isinstance(value, dict) and isinstance(value.get("items"), list) and "source" not in value:
        return [*value["items"]]
    return [] if value is None else [*value] if isinstance(value, list) else [value]


def strings(value: object) -> Iterator[str]:
    """The strings of a field that may hold one or several."""
    yield from (each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))


def text_of(value: object) -> str:
    """A field that should hold a string; the first of several, empty of anything else."""
    return value if isinstance(value, str) else next(strings(value), "")


def local(iri: str) -> str:
    """The id within an IRI that Variorum made, else the IRI."""
    return unquote(iri.removeprefix("urn:ulid:")) if iri.startswith("urn:ulid:") else iri


@lru_cache(4096)
def hash_of(iri: str) -> str:
    """The SHA-256 in an IRI that names a text by it (RFC 6920), in hexadecimal; empty for any other."""
    _, found, digest = iri.partition("ni:///sha-256;")
    try:
        data = base64.urlsafe_b64decode(digest + "=" * (-len(digest) % 4)) if found else b""
    except ValueError:
        return ""
    return data.hex() if len(data) == 32 else ""


def _own_id(annotation: dict[str, Any]) -> str:
    return local(text_of(annotation.get("id") or annotation.get("@id")))


def _creator(annotation: dict[str, Any]) -> str:
    creator = next(iter(listed(annotation.get("creator"))), None)
    if isinstance(creator, dict):
        return next(filter(None, (text_of(creator.get(field)) for field in ("name", "nickname", "id"))), "")
    return text_of(creator)


def _inner(value: object) -> object:
    return value.get("id") or value.get("source") if isinstance(value, dict) else value


def _score(annotation: dict[str, Any]) -> float:
    for body in listed(annotation.get("body")):
        words = text_of(body.get("value")).split() if isinstance(body, dict) else []
        if len(words) == 4 and words[0] == "score" and words[1].replace(".", "", 1).isdecimal():
            return float(words[1])
    return 100.0
