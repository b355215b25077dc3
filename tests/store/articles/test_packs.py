"""Files of several articles: damaged ones are read as far as they go, or refused in one line."""

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.articles.options import AS_FOUND
from store.articles.packs import pack_of
from store.articles.record_fields import Columns
from store.articles.taking_apart import unpacked
from store.errors import ArticleError

PIECES = [
    *(
        b"title,text\n",
        b"title\ttext\n",
        b'"',
        b",",
        b"\n",
        b"\r",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\n\nFrom x 2024\n",
    ),
    *(
        b"From ",
        b"Subject: a\n\nText.\n",
        b'<doc id="1" title="A">\n',
        b"</doc>\n",
        b'{"text": "a"}\n',
        b"{",
        b"[",
        b"PAR1",
    ),
    *(
        b"\x1f\x8b\x08\x00",
        b'{"text": ["a"], "source": {"name": {"name": 1}}}\n',
        b'{"title": "\\ud800", "text": "\\ud800"}\n',
    ),
]
"""Of which damaged files are made."""


@pytest.mark.parametrize("name", ["a.csv", "a.tsv.gz", "a.jsonl", "a.jsonl.gz", "a.parquet", "a.mbox", "wiki_00"])
@settings(max_examples=120, deadline=None)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=20))
def test_whatever_they_hold_only_an_article_error_comes_of_it(name: str, pieces: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes((b'<doc id="' if name == "wiki_00" else b"") + b"".join(pieces))
        pack = pack_of(path)
        assert pack is not None
        with suppress(ArticleError):
            for article in unpacked(path, pack, AS_FOUND):
                assert article.complaint or (article.name and article.content)


def test_columns_are_found_whatever_the_case_and_signs_of_their_names() -> None:
    names = ["ID", "Article_Text", "HEADLINE", "Date Published", "source.domain", "Link"]
    assert Columns().among(names) == {
        "id": "ID",
        "title": "HEADLINE",
        "text": "Article_Text",
        "date": "Date Published",
        "source": "source.domain",
        "url": "Link",
    }
