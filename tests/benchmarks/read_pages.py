"""How well web pages, PDFs and books are read: `python -m tests.benchmarks.read_pages FOLDER`.

FOLDER holds pages whose text is known, as the sample collections have them: `html_aeb` (`ground-truth.json` beside
`*.html.gz`), `html_fundus` (`*.json` beside `*.html.gz`, with title and date), `html_newspaper` (`data__html__*` beside
`data__text__*`), `html_readability` (`*__source.html` beside `*__expected.html`), and `pdf` and `epub`. A page is held
against what bare trafilatura gives for it.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from store.articles.content import Content
from store.articles.kinds import kind_of, reader_of
from store.articles.kinds.html import read
from store.errors import ArticleError

LOW = 0.6
"""Token F1 below which a page is named."""

_TOKEN = r"[\u2e80-\u9fff\u3040-\u30ff\uac00-\ud7a3\u0e00-\u0e7f]|\w+"


class Known(NamedTuple):
    """A page, and what is known of it."""

    name: str
    data: bytes
    text: str
    title: str = ""
    day: str = ""


def f1(found: str, known: str) -> float:
    """How well the tokens of two texts agree, each as often as it stands; 0 to 1."""
    here, there = (Counter(re.findall(_TOKEN, text.lower())) for text in (found, known))
    common = sum((here & there).values())
    return 2 * common / (here.total() + there.total()) if common else 0.0


def pages(folder: Path) -> Iterator[Known]:
    """Every page whose text is known."""
    yield from _aeb(folder / "html_aeb")
    yield from _fundus(folder / "html_fundus")
    for path in sorted((folder / "html_newspaper").glob("data__html__*.html")):
        text = path.with_name(path.name.replace("__html__", "__text__").replace(".html", ".txt"))
        if text.exists():
            yield Known(path.name, path.read_bytes(), text.read_text("utf-8"))
    for path in sorted((folder / "html_readability").glob("*__source.html")):
        expected = path.with_name(path.name.replace("__source", "__expected"))
        if expected.exists():
            yield Known(path.name, path.read_bytes(), _visible(expected))


def _aeb(folder: Path) -> Iterator[Known]:
    truth = folder / "ground-truth.json"
    known = json.loads(truth.read_text("utf-8")) if truth.exists() else {}
    for path in sorted(folder.glob("*.html.gz")):
        key = path.name.rpartition("__")[2].removesuffix(".html.gz")
        if key in known:
            yield Known(key[:12], gzip.decompress(path.read_bytes()), known[key]["articleBody"])


def _fundus(folder: Path) -> Iterator[Known]:
    for path in sorted(folder.glob("*.html.gz")):
        outlet, day = re.fullmatch(r"(.*?)_(\d{4}_\d\d_\d\d)\.html\.gz", path.name).groups()  # type: ignore[union-attr]
        truth = folder / f"{outlet}.json"
        if truth.exists():
            versions = json.loads(truth.read_text("utf-8")).values()
            data, day = gzip.decompress(path.read_bytes()), day.replace("_", "-")
            told = min(versions, key=lambda each: abs(_ordinal(each["publishing_date"]) - _ordinal(day)))
            yield Known(path.name, data, _body(told["body"]), told["title"], told["publishing_date"][:10])


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day[:10]).toordinal()


def _body(body: dict[str, Any]) -> str:
    sections = [part for each in body["sections"] for part in (*each["headline"], *each["paragraphs"])]
    return "\n\n".join([*body["summary"], *sections])


def _visible(path: Path) -> str:
    from store.articles.blocks import markup_text

    return markup_text(path.read_text("utf-8"), path.name)


def measure_pages(folder: Path) -> None:
    """A line a page, then means; what is below `LOW` is marked."""
    from trafilatura import extract

    scores, bare, right, titles, days = [], [], 0, 0, 0
    for page in pages(folder):
        content = _content(page)
        scores.append(f1(content.text, page.text))
        bare.append(f1(extract(page.data) or "", page.text))
        mark = f"  below {LOW}: {len(content.text)} characters for {len(page.text)}" if scores[-1] < LOW else ""
        sys.stdout.write(f"{scores[-1]:.3f} {bare[-1]:.3f} {page.name}{mark}\n")
        if page.title:
            right += 1
            titles += _same_title(content.title, page.title)
            days += content.published[:10] == page.day
    if scores:
        sys.stdout.write(f"{mean(scores):.3f} {mean(bare):.3f} mean of {len(scores)} pages: here, bare trafilatura\n")
    sys.stdout.write(f"title right {titles} of {right}, date right {days} of {right}\n")


def _content(page: Known) -> Content:
    try:
        return read(page.data, page.name)
    except ArticleError as error:
        sys.stdout.write(f"refused: {error.message}\n")
        return Content("")


def _same_title(found: str, known: str) -> bool:
    """Whether two titles are the same but for signs, spaces and the name of the site behind one of them."""
    here, there = (re.sub(r"[\W_]+", "", title).casefold() for title in (found, known))
    return bool(here) and bool(there) and (here.startswith(there) or there.startswith(here))


def measure_files(folder: Path) -> None:
    """Whether every PDF and book opens, or says why not, and how many pages of PDF a second are read."""
    from pypdfium2 import PdfDocument

    count, seconds = 0, 0.0
    for path in sorted([*(folder / "pdf").glob("*.pdf"), *(folder / "epub").glob("*.epub")]):
        data, start = path.read_bytes(), time.perf_counter()
        try:
            kind = kind_of(path.name)
            told = f"{len(reader_of(kind, path.name)(data, path.name).text):,} characters" if kind else "no reader"
        except ArticleError as error:
            told = error.message
        if path.suffix == ".pdf":
            seconds += time.perf_counter() - start
            count += len(PdfDocument(data))
        sys.stdout.write(f"{told}  {path.name}\n")
    if count:
        sys.stdout.write(f"{count} pages of PDF, {count / seconds:.0f} a second\n")


if __name__ == "__main__":
    measure_pages(Path(sys.argv[1]))
    measure_files(Path(sys.argv[1]))
