"""What the API of Hypothesis gives: the answer of a search, one annotation, a list, or a line each."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from store.errors import StorageError
from store.exchange.edition import Imported
from store.exchange.edition_builder import EditionBuilder
from store.exchange.imports.web_annotation import UNLABELLED, listed, strings, text_of
from store.exchange.json_source import JsonSource
from store.exchange.web_selectors import selector_of
from store.model import Selector, Span

NOT_HYPOTHESIS = "is not what the API of Hypothesis gives; ask its /api/search"


def read(files: Mapping[str, bytes]) -> Imported:
    """Highlights and annotations of pages, each page an article that must be in the project, found by address.

    A tag is a label, the comment a note. Positions are left aside: they count in the page as a browser shows it.

    Raises:
        StorageError: If a file holds none; names it.
    """
    builder, name = EditionBuilder(), "nothing"
    for name, content in files.items():
        try:
            for number, row in enumerate(_rows(JsonSource(content, name)), 1):
                if not isinstance(row, dict) or not {"target", "uri"} & row.keys():
                    raise StorageError(f"{name}: {NOT_HYPOTHESIS}", "Cannot read this")
                _take(builder, row, f"{name} {number}")
        except ValueError as error:
            raise StorageError(f"{name}: {error}; ask the API again", "Cannot read this file") from error
    return builder.imported(PurePosixPath(name).stem)


def _rows(source: JsonSource) -> Iterator[Any]:
    """What stands in answers, in lists, and for itself, one after the other."""
    while True:
        if source.peek() == "[":
            yield from _items(source)
        elif source.peek() == "{":
            yield from _answered(source)
        else:
            yield source.value()
        if not source.peek():  # only now: an empty file is refused as no JSON
            return


def _answered(source: JsonSource) -> Iterator[Any]:
    """The rows of an answer, or the one annotation that an object is."""
    own, is_answer = {}, False
    for name in source.members():
        if name == "rows" and source.peek() == "[":
            is_answer = True
            yield from _items(source)
        else:
            own[name] = source.value()
    if not is_answer:
        yield own


def _items(source: JsonSource) -> Iterator[Any]:
    for _ in source.items():
        yield source.value()


def _take(builder: EditionBuilder, row: dict[str, Any], name: str) -> None:
    uri = text_of(row.get("uri")) or text_of(row.get("url"))
    selector = next(filter(None, map(selector_of, listed(row.get("target")))), None)
    if row.get("references"):
        builder.lose("reply|replies", "left out")
    elif selector is None or not uri or not selector.exact:
        builder.lose("note on a whole page|notes on whole pages")
    else:
        _page(builder, uri, row)
        _annotate(builder, row, uri, selector._replace(span=Span(0, len(selector.exact))), name)


def _page(builder: EditionBuilder, uri: str, row: dict[str, Any]) -> None:
    if uri not in builder.entries:
        about = row.get("document")
        titles = about.get("title") if isinstance(about, dict) else ""
        path = PurePosixPath(unquote(urlsplit(uri).path)).name or uri
        builder.absent(uri, path, text_of(titles), url=uri)


def _annotate(builder: EditionBuilder, row: dict[str, Any], uri: str, selector: Selector, name: str) -> None:
    tags = [*dict.fromkeys(tag.strip() for tag in strings(row.get("tags")) if tag.strip())] or [UNLABELLED]
    info = row.get("user_info")
    shown = text_of(info.get("display_name")) if isinstance(info, dict) else ""
    user = text_of(row.get("user")).removeprefix("acct:").partition("@")[0]
    known = {"annotator": shown or user, "created": text_of(row.get("created")), "note": text_of(row.get("text"))}
    own = text_of(row.get("id")) or name
    for tag in tags:
        id = own if tag == tags[0] else f"{own} {tag}"
        if id in builder.annotations:
            raise ValueError(f"two annotations have the id {id}")
        builder.annotate(id, uri, tag, selector, **known)
