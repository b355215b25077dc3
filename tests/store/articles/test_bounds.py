"""Files of several articles, held to the same bounds: a kind is tried here by being in the table."""

import gzip
import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.articles import delimited, extracts, json_lines, mailboxes
from store.articles.feeds import entries
from store.articles.options import AS_FOUND
from store.articles.packs import EXTRACTS, PACKS, pack_of
from store.articles.taking_apart import unpacked
from store.errors import ArticleError

SECONDS = 15.0
"""Of the processor, that one of these files may take."""

BOUND = 6 << 20
"""Bytes of a line, a mail, and of what any file may hold unpacked: a tenth of what they may, for the sake of time."""


@pytest.fixture(autouse=True)
def lower_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounds as they are, but for how much is done until they are reached."""
    for module in (json_lines, delimited):
        monkeypatch.setattr(module, "LONGEST_LINE", BOUND)
    monkeypatch.setattr(json_lines, "LEAST_BOUND", BOUND)
    monkeypatch.setattr(json_lines, "MOST_BLANK", 200_000)
    monkeypatch.setattr(mailboxes, "LARGEST", BOUND)
    monkeypatch.setattr(extracts, "LONGEST", BOUND)


LINE = b'{"text": "The pier burned.", "title": "Fire"}\n'
FEED = b"<rss><channel><item><title>Fire</title><description>The pier burned.</description></item></channel></rss>"
TABLE = b"title,text\nFire,The pier burned.\n"


def _parquet() -> bytes:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    sink = arrow.BufferOutputStream()
    parquet.write_table(arrow.table({"title": ["Fire"], "text": ["The pier burned."]}), sink)
    return bytes(sink.getvalue())


WHOLE: dict[str, Callable[[], bytes]] = {
    ".jsonl": lambda: LINE,
    ".ndjson": lambda: LINE,
    ".jsonl.gz": lambda: gzip.compress(LINE),
    ".ndjson.gz": lambda: gzip.compress(LINE),
    ".csv": lambda: TABLE,
    ".tsv": lambda: TABLE.replace(b",", b"\t"),
    ".tab": lambda: TABLE.replace(b",", b"\t"),
    ".csv.gz": lambda: gzip.compress(TABLE),
    ".tsv.gz": lambda: gzip.compress(TABLE.replace(b",", b"\t")),
    ".parquet": _parquet,
    ".mbox": lambda: b"From a\nSubject: Fire\n\nThe pier burned.\n",
    ".mbx": lambda: b"From a\nSubject: Fire\n\nThe pier burned.\n",
    ".rss": lambda: FEED,
    ".atom": lambda: FEED.replace(b"rss>", b"feed>").replace(b"item>", b"entry>").replace(b"description", b"summary"),
    ".xml": lambda: FEED,
    "": lambda: b'<doc id="1" title="Fire">\nThe pier burned.\n</doc>\n',
}
"""By suffix, a good file; extracts are known by how they begin."""

CONTENTS: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(1 << 18),
    "one line": lambda: b"x" * (BOUND + (6 << 20)),
    "short lines": lambda: b"From a\n\n" + b"a\n" * (1 << 16),
    "lists in lists": lambda: b"[" * 200_000,
    "objects in objects": lambda: b'{"text":' * 60_000,
    "fields": ("{" + ",".join(f'"k{n}":1' for n in range(60_000)) + "}").encode,
    "columns": lambda: b"text" + b",c" * 60_000 + b"\n" + b"x," * 60_000,
    "a quote that does not end": lambda: b'text\n"' + b"word\n" * 50_000,
    "extracts that do not end": lambda: b'<doc id="1">\n' * 60_000,
    "no characters": lambda: bytes(range(0x80, 0xFF)) * 20_000,
    "a bomb": lambda: gzip.compress(b"\n" * (2 * BOUND)),
    "a mail of many parts": lambda: b"From a\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 50_000,
}


def brought(path: Path) -> list[str]:
    """Texts and complaints of a file, or its refusal: one line that names it."""
    pack = pack_of(path)
    if pack is None:
        return []
    try:
        return [
            article.complaint or article.content.decode("utf-8", "replace")
            for article in unpacked(path, pack, AS_FOUND)
        ]
    except ArticleError as error:
        told = str(error)
    assert told.startswith(str(path))
    assert "\n" not in told
    return [told]


def test_every_kind_has_a_good_file_here(tmp_path: Path) -> None:
    assert set(WHOLE) == {suffix for pack in PACKS for suffix in pack.suffixes} | {""}
    for suffix, whole in WHOLE.items():
        path = tmp_path / f"a{suffix}"
        path.write_bytes(whole())
        assert pack_of(path) in (*PACKS, EXTRACTS)
        assert any("The pier burned." in text for text in brought(path)), suffix


@cache
def content_of(what: str) -> bytes:
    return CONTENTS[what]()


READERS = [
    suffix
    for pack in PACKS
    for is_packed in (False, True)
    for suffix in [each for each in pack.suffixes if each.endswith(".gz") == is_packed][:1]
]
"""A suffix for each reader, and one that it unpacks first: others are read by the same code."""


@pytest.mark.parametrize("suffix", [*READERS, ""])
@pytest.mark.parametrize("what", CONTENTS)
def test_whatever_stands_in_a_file_is_answered_soon(suffix: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content_of(what))
    began = time.process_time()
    brought(path)
    assert time.process_time() - began < SECONDS


@pytest.mark.parametrize("suffix", WHOLE)
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(data=st.data())
def test_good_files_with_faults_are_read_or_refused(suffix: str, data: st.DataObject, tmp_path: Path) -> None:
    content = bytearray(WHOLE[suffix]())
    signs = st.sampled_from([b"", b'"', b",", b"\n", b"\r", b"<", b"{", b"\xff", b"\0", b"From "])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 6))] = data.draw(signs | st.binary(max_size=4))
    (tmp_path / f"a{suffix}").write_bytes(bytes(content))
    brought(tmp_path / f"a{suffix}")


def test_a_bomb_is_told_by_how_far_it_grew(tmp_path: Path) -> None:
    for suffix in (".jsonl.gz", ".csv.gz"):
        path = tmp_path / f"a{suffix}"
        path.write_bytes(gzip.compress(b"text\n" + b"x" * (BOUND - 9) + b"\n" + b"x" * BOUND))
        assert "unpacks to more than" in brought(path)[-1]
        path.write_bytes(gzip.compress(b"text\n" + b"\n" * (json_lines.MOST_BLANK + 2)))
        assert "blank lines" in brought(path)[-1]


@pytest.mark.parametrize("module", [mailboxes, extracts])
def test_an_article_that_is_too_large_is_passed_over(
    module: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "LARGEST", 50)
    monkeypatch.setattr(extracts, "LONGEST", 50)
    suffix = ".mbox" if module is mailboxes else ""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(WHOLE[suffix]().replace(b"The pier", b"The pier\n" * 20) + b"\n" + WHOLE[suffix]())
    first, second = brought(path)
    assert "passed over" in first
    assert "The pier burned." in second


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.csv", "a.mbox", "a", "a.txt"):
        os.mkfifo(tmp_path / name)
        assert all("not a regular file" in told for told in brought(tmp_path / name))


FEEDS: dict[str, Callable[[], bytes]] = {
    "entries": lambda: b"<rss>" + b"<item><title>x</title></item>" * 50_000 + b"</rss>",
    "entries in entries": lambda: b"<rss>" + b"<item><description>" * 100 + b"word " * 2_000_000,
    "entries far in entries": lambda: b"<rss>" + b"<item>" * 100_000,
    "descriptions": lambda: b"<rss><item>" + b"<description>&lt;p&gt;x</description>" * 15_000 + b"</item></rss>",
    "tags": lambda: b"<rss><item><title>" + b"&lt;a" * 200_000 + b"</title></item></rss>",
    "attributes": lambda: b"<rss><item " + b" ".join(b"a%d='1'" % n for n in range(200_000)) + b"/></rss>",
    "more than a feed": lambda: b"<rss>" + b" " * (33 << 20) + b"</rss>",
}


@pytest.mark.parametrize("what", FEEDS)
def test_feeds_are_read_or_refused_soon(what: str) -> None:
    pytest.importorskip("lxml")
    content, began = FEEDS[what](), time.process_time()
    try:
        found = list(entries(content, "a.rss"))
    except ArticleError as error:
        told = str(error)
    else:
        told = "a.rss: read"
        assert sum(len(record["text"]) for record in found) <= len(content)
    assert told.startswith("a.rss: ")
    assert time.process_time() - began < SECONDS
