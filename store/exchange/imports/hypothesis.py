"""What the API of Hypothesis gives: the answer of a search, one annotation, a list, or a line each."""

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from store.errors import StorageError
from store.exchange.collecting import Collecting
from store.exchange.edition import Imported
from store.exchange.imports.web_annotation import UNLABELLED, listed, strings, text_of
from store.exchange.parsing import parsed_json
from store.exchange.web_selectors import selector_of
from store.model import Selector, Span


def read(files: Mapping[str, bytes]) -> Imported:
    """Highlights and annotations of pages, each page an article that must be in the project, found by address.

    A tag is a label, the comment a note. Positions are left aside: they count in the page as a browser shows it.

    Raises:
        StorageError: If a file holds none; names it.
    """
    collecting, name = Collecting(), "nothing"
    for name, content in files.items():
        rows = _rows(content, name)
        try:
            for number, row in enumerate(rows, 1):
                _take(collecting, row, f"{name} {number}")
        except ValueError as error:
            raise StorageError(f"{name}: {error}; ask the API again", "Cannot read this file") from error
    return collecting.imported(PurePosixPath(name).stem)


def _rows(content: bytes, name: str) -> list[dict[str, Any]]:
    try:
        data = parsed_json(content, name)
    except StorageError:
        data = _lines(content)
        if data is None:
            raise
    if isinstance(data, dict):
        data = data["rows"] if isinstance(data.get("rows"), list) else [data]
    rows = [row for row in data if isinstance(row, dict)] if isinstance(data, list) else []
    if not isinstance(data, list) or len(rows) < len(data) or not all("target" in row or "uri" in row for row in rows):
        raise StorageError(f"{name}: is not what the API of Hypothesis gives; ask its /api/search", "Cannot read this")
    return rows


def _lines(content: bytes) -> list[Any] | None:
    """JSON Lines; None where it is none."""
    try:
        return [json.loads(line) for line in content.decode("utf-8-sig").splitlines() if line.strip()] or None
    except (ValueError, RecursionError):
        return None


def _take(collecting: Collecting, row: dict[str, Any], name: str) -> None:
    uri = text_of(row.get("uri")) or text_of(row.get("url"))
    selector = next(filter(None, map(selector_of, listed(row.get("target")))), None)
    if row.get("references"):
        collecting.lose("reply|replies", "left out")
    elif selector is None or not uri or not selector.exact:
        collecting.lose("note on a whole page|notes on whole pages")
    else:
        _page(collecting, uri, row)
        _annotate(collecting, row, uri, selector._replace(span=Span(0, len(selector.exact))), name)


def _page(collecting: Collecting, uri: str, row: dict[str, Any]) -> None:
    if uri not in collecting.entries:
        about = row.get("document")
        titles = about.get("title") if isinstance(about, dict) else ""
        path = PurePosixPath(unquote(urlsplit(uri).path)).name or uri
        collecting.absent(uri, path, text_of(titles), url=uri)


def _annotate(collecting: Collecting, row: dict[str, Any], uri: str, selector: Selector, name: str) -> None:
    tags = [*dict.fromkeys(tag.strip() for tag in strings(row.get("tags")) if tag.strip())] or [UNLABELLED]
    info = row.get("user_info")
    shown = text_of(info.get("display_name")) if isinstance(info, dict) else ""
    user = text_of(row.get("user")).removeprefix("acct:").partition("@")[0]
    known = {"annotator": shown or user, "created": text_of(row.get("created")), "note": text_of(row.get("text"))}
    own = text_of(row.get("id")) or name
    for tag in tags:
        id = own if tag == tags[0] else f"{own} {tag}"
        if id in collecting.annotations:
            raise ValueError(f"two annotations have the id {id}")
        collecting.annotate(id, uri, tag, selector, **known)
