"""The Spark engine finds what the local one finds; run where pyspark and Java are."""

import gzip
import json
import shutil
from pathlib import Path

import pytest

pytest.importorskip("pyspark")
pytest.importorskip("pyarrow")
if shutil.which("java") is None:
    pytest.skip("no Java here", allow_module_level=True)

from store.archives.parquet_links import read_links
from store.articles import BY_SUFFIX, article_of
from store.errors import ExportError
from store.linking.spark import ArticleFiles, link_all
from store.linking.whole import local
from store.model import Document, Link, hash_text
from tests.store.linking.ask.test_linker import A, B, C

LINE = "Hear the Harbour Herald wherever you get your evening radio programmes."
TEXTS = {
    f"{number}.txt": f"{text}\n\n{LINE if number % 2 else ''}\n"
    for number, text in enumerate([A, B, C, A.replace("twenty", "thirty"), B.replace("Monday", "Sunday"), A + C])
}

FILES = ArticleFiles([*BY_SUFFIX], article_of)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Links of texts that come as files, as JSON Lines and as packed JSON Lines."""
    folder = tmp_path_factory.mktemp("spark")
    (folder / "in" / "more").mkdir(parents=True)
    names = list(TEXTS)
    for name in names[:2]:
        (folder / "in" / name).write_text(TEXTS[name], encoding="utf-8")
    rows = [json.dumps({"id": article_of(b"x", name).id, "path": name, "text": TEXTS[name]}) for name in names]
    (folder / "in" / "more" / "rows.jsonl").write_text("\n".join([*rows[2:4], "not json", '{"text": null}']))
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress("\n".join(rows[4:]).encode()))
    count = link_all([str(folder / "in"), str(folder / "packed.jsonl.gz")], str(folder / "out"), FILES, weak=True)
    assert count
    return folder / "out"


def here_and_now() -> list[Link]:
    documents = [Document(article_of(b"x", name).id, name, TEXTS[name], "", hash_text(TEXTS[name])) for name in TEXTS]
    found = local.link_all(documents, len(documents), local.Request(weak=True))
    return [link for links in found for link in links]


def test_spark_finds_the_links_that_one_machine_finds(output: Path) -> None:
    assert {row.link for row in read_links(output)} == set(here_and_now())
    assert len(list(read_links(output))) == len(here_and_now())


def test_links_of_one_document_are_read_alone(output: Path) -> None:
    id = article_of(b"x", "2.txt").id
    expected = {link for link in here_and_now() if id in (link.here.document, link.there.document)}
    assert {row.link for row in read_links(output, {id})} == expected
    assert {row.link for row in read_links(output, {"2.txt"})} == expected


def test_what_spark_cannot_do_is_told_in_one_line(output: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"^Spark could not link: .*") as raised:
        link_all([str(tmp_path / "nowhere")], str(tmp_path / "out"), FILES)
    assert "\n" not in str(raised.value)
    with pytest.raises(ExportError, match="exists"):
        link_all([str(output)], str(output), FILES)
