"""All links of collections that no single machine holds, on Apache Spark: the same core, the same links.

Every step is a function of single documents, blocks or pairs of documents; what all machines must know of the whole,
the frequencies of terms and the wordings that recur, is counted once and told to them. The only module that imports
pyspark.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from operator import add
from typing import TYPE_CHECKING, Any, NamedTuple

from store.errors import ArticleError, ExportError
from store.linking.whole.blocking import Frequencies, Member, Vector, blocks_of, counted, pairs_in, seeds_of, vector_of
from store.linking.whole.pairing import WantedLinks, links_between
from store.linking.whole.recurring import MOST, WordingPlace, places_in, recurring
from store.linking.whole.sides import Collection, Side
from store.linking.whole.witnesses import Witness, packed, unpacked, witness_of
from store.model import Document, Record, hash_text, line_feeds
from store.records.links import LINK_COLUMNS, Column, link_record

if TYPE_CHECKING:
    from pyspark import Broadcast
    from pyspark.rdd import RDD
    from pyspark.sql import DataFrame, SparkSession

Article = Callable[[bytes, str], Document]
"""Makes a document of a file's bytes and its path below the folder that was asked for."""


class ArticleFiles(NamedTuple):
    """Which files are articles, and what reads them."""

    suffixes: Sequence[str]
    """Ends of their names, with the dot."""
    read: Article


JSON_LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz", ".jsonl.bz2", ".jsonl.zst")
PARQUET = (".parquet",)

FIELDS = "id string, path string, title string, source string, text string"
"""What is read of an article in JSON Lines or Parquet; only `text` is needed."""

ROW_GROUP = 8 << 20
"""Bytes of the output that are read at once: of these the links of one article are picked."""

PER_TASK = 500
"""Documents that a task works through: a second or two, and little memory, however many there are."""


def link_all(
    inputs: Sequence[str], output: str, articles: ArticleFiles, *, weak: bool = False, master: str | None = None
) -> int:
    """Link all articles of some inputs with each other and write the links as Parquet.

    Args:
        inputs: Folders of articles, JSON Lines and Parquet, or single files of the latter two; addresses that Spark
            knows.
        output: A folder that must not exist.
        articles: Which files are articles, and what reads them.
        weak: Also links that a session hides until asked.
        master: Spark's master; None: what `spark-submit` says, else all cores of this machine.

    Returns:
        How many links there are.

    Raises:
        ExportError: If pyspark is not installed, or Spark could not do it.
    """
    with _session(master) as spark:
        documents = _documents(spark, inputs, articles)
        _link(spark, documents, weak).write.option("parquet.block.size", ROW_GROUP).parquet(output)
        return int(spark.read.parquet(output).count())


@contextmanager
def _session(master: str | None) -> "Iterator[SparkSession]":
    try:
        from py4j.protocol import Py4JError
        from pyspark import SparkConf
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ExportError("Spark needs pyspark: pip install 'variorum[spark]'", "Not linked") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    chosen = master or SparkConf().get("spark.master") or "local[*]"
    builder = SparkSession.builder.appName("variorum link").master(chosen)
    builder = builder.config("spark.ui.showConsoleProgress", str(sys.stderr.isatty()).lower())
    if chosen.startswith("local"):
        builder = builder.config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
    try:
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        try:
            yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        raise ExportError(f"Spark could not link: {_reason(error)}", "Not linked") from error


def _reason(error: Exception) -> str:
    """What Spark complains of, without the paths that led there."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    telling = [line for line in lines if "Exception" in line or line.startswith("[")]
    return (telling or lines or [type(error).__name__])[0]


def _documents(spark: "SparkSession", inputs: Sequence[str], articles: ArticleFiles) -> "RDD[Document]":
    """All articles of all inputs."""
    parts = [part for place in inputs for part in _parts(spark, place, articles)]
    return spark.sparkContext.union(parts)


def _parts(spark: "SparkSession", place: str, articles: ArticleFiles) -> "Iterator[RDD[Document]]":
    """What there is of articles at one place: rows of JSON Lines and of Parquet, and files of their own."""
    lower = place.lower()
    reader = spark.read.schema(FIELDS).option("recursiveFileLookup", "true")
    if lower.endswith(JSON_LINES):
        yield reader.json(place).rdd.mapPartitions(_of_rows)
    elif lower.endswith(PARQUET):
        yield spark.read.schema(FIELDS).parquet(place).rdd.mapPartitions(_of_rows)
    else:
        yield reader.option("pathGlobFilter", _glob(JSON_LINES)).json(place).rdd.mapPartitions(_of_rows)
        yield reader.option("pathGlobFilter", _glob(PARQUET)).parquet(place).rdd.mapPartitions(_of_rows)
        files = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        texts = files.option("pathGlobFilter", _glob(articles.suffixes)).load(place).select("path", "content")
        yield texts.rdd.mapPartitions(_OfFiles(place, articles.read))


def _glob(suffixes: Iterable[str]) -> str:
    return f"*{{{','.join(suffixes)}}}"


def _of_rows(rows: Iterable[Any]) -> Iterator[Document]:
    for row in rows:
        if row.text and row.text.strip():
            text = line_feeds(row.text.removeprefix("\ufeff"))
            sha256 = hash_text(text)
            id = row.id or sha256[:16]
            yield Document(id, row.path or id, text, row.title or "", sha256, row.source or "")


class _OfFiles:
    """Reads article files on whatever machine they come to."""

    def __init__(self, place: str, article: Article) -> None:
        self._root = place.rsplit("://", maxsplit=1)[-1].split(":", 1)[-1].rstrip("/").removeprefix("./")
        self._article = article

    def __call__(self, files: Iterable[Any]) -> Iterator[Document]:
        for file in files:
            relative = file.path.rpartition(f"{self._root}/")[2]
            try:
                yield self._article(bytes(file.content), relative)
            except ArticleError as error:
                sys.stderr.write(f"{error}\n")


def _link(spark: "SparkSession", documents: "RDD[Document]", weak: bool) -> "DataFrame":
    """The links of some documents, a row each; nothing is done before they are asked for but the counting."""
    context = spark.sparkContext
    cut = documents.map(_packed).toDF("one string, content binary").persist()
    tasks = max(context.defaultParallelism, -(-cut.count() // PER_TASK))
    spark.conf.set("spark.sql.shuffle.partitions", tasks)
    witnesses = cut.repartition(tasks, "one").dropDuplicates(["one"]).persist()
    contents = witnesses.rdd.map(_content)
    frequencies = _frequencies(contents, tasks)
    told = context.broadcast(frequencies)
    places = contents.mapPartitions(_Places(told)).reduceByKey(_fewer, tasks).values().flatMap(_same).collect()
    members = contents.mapPartitions(_Members(told)).groupByKey(tasks)
    pairs = (
        members.flatMap(_Pairs(told))
        .groupByKey(tasks)
        .flatMap(_Seeds(told))
        .toDF("one string, other string, seeds array<int>")
    )
    others = witnesses.withColumnsRenamed({"one": "other", "content": "held_against"})
    jobs = pairs.join(others, "other").join(witnesses, "one").sortWithinPartitions("one", "other")
    collection = context.broadcast(Collection(frequencies, recurring(places)))
    return jobs.rdd.mapPartitions(_Links(collection, weak)).toDF(_columns())


def _packed(document: Document) -> tuple[str, bytearray]:
    """A document as it travels: what documents are ordered by, and its passages."""
    witness = witness_of(document)
    return witness.key, bytearray(packed(witness))


def _content(row: Any) -> Witness:
    return unpacked(row.content)


def _frequencies(contents: "RDD[Witness]", tasks: int) -> Frequencies:
    counts = contents.mapPartitions(_counts).reduceByKey(add, tasks)
    common = counts.filter(_recurs).collectAsMap()
    return Frequencies(common.pop(PASSAGES, 0), common)


PASSAGES = "\n\n"
"""Stands for the number of passages among the frequencies of terms; no term is written so."""


def _counts(witnesses: Iterable[Witness]) -> Iterable[tuple[str, int]]:
    held = list[Witness]()
    for witness in witnesses:
        held.append(witness)
        if len(held) == PER_TASK:
            yield from _counted(held)
            held.clear()
    yield from _counted(held)


def _counted(witnesses: Sequence[Witness]) -> Iterable[tuple[str, int]]:
    yield from counted(witnesses).items()
    yield PASSAGES, sum(len(witness.rows) for witness in witnesses)


def _recurs(counted: tuple[str, int]) -> bool:
    return counted[1] > 1 or counted[0] == PASSAGES


class _Places:
    """Where recurring wordings stand, by wording."""

    def __init__(self, frequencies: "Broadcast[Frequencies]") -> None:
        self._frequencies = frequencies

    def __call__(self, witnesses: Iterable[Witness]) -> Iterator[tuple[int, list[WordingPlace]]]:
        for witness in witnesses:
            for place in places_in(witness, self._frequencies.value):
                yield place[0], [place]


def _fewer(one: list[WordingPlace], other: list[WordingPlace]) -> list[WordingPlace]:
    return sorted(one + other)[:MOST]


def _same(places: list[WordingPlace]) -> list[WordingPlace]:
    return places


class _Members:
    """The passages of documents, by the blocks in which they stand."""

    def __init__(self, frequencies: "Broadcast[Frequencies]") -> None:
        self._frequencies = frequencies

    def __call__(self, witnesses: Iterable[Witness]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        frequencies = self._frequencies.value
        weights = cache(frequencies.weights)
        for witness in witnesses:
            for at, row in enumerate(witness.rows):
                blocks = blocks_of(row, witness.language, witness.number, frequencies)
                vector = vector_of(row, weights(witness.language), frequencies)
                for block in blocks:
                    yield block, (witness.key, at, blocks, *vector)


Pair = tuple[str, tuple[int, float, str, int]]
"""A document, and a pair of its passages with one of a later document."""


class _Pairs:
    """The promising pairs of a block."""

    def __init__(self, frequencies: "Broadcast[Frequencies]") -> None:
        self._frequencies = frequencies

    def __call__(self, block: tuple[str, Iterable[tuple[Any, ...]]]) -> Iterator[Pair]:
        members = [
            Member(document, passage, blocks, Vector(squares, norm))
            for document, passage, blocks, squares, norm in block[1]
        ]
        for one, other in pairs_in(block[0], members, self._frequencies.value):
            yield one.document, (one.passage, one.likeness(other), other.document, other.passage)


class _Seeds:
    """The later documents that each is held against, and at which passages."""

    def __init__(self, frequencies: "Broadcast[Frequencies]") -> None:
        self._frequencies = frequencies

    def __call__(
        self, pairs: tuple[str, Iterable[tuple[int, float, str, int]]]
    ) -> Iterator[tuple[str, str, list[int]]]:
        for other, seeds in seeds_of(pairs[1], self._frequencies.value).items():
            yield pairs[0], other, [number for seed in seeds for number in seed]


class _Links:
    """The links of pairs of documents that come sorted by the first."""

    def __init__(self, collection: "Broadcast[Collection]", weak: bool) -> None:
        self._collection = collection
        self._weak = weak

    def __call__(self, jobs: Iterable[Any]) -> Iterator[Record]:
        collection = self._collection.value
        for _, group in groupby(jobs, key=_first):
            one: Side | None = None
            for job in group:
                one = one or collection.side(job.content)
                other = collection.side(job.held_against)
                seeds = list(zip(job.seeds[::2], job.seeds[1::2], strict=True))
                for link in links_between(one, other, seeds, collection, WantedLinks(self._weak)):
                    yield link_record(link, one.witness.path, other.witness.path)


def _first(job: Any) -> str:
    return str(job.one)


def _columns() -> str:
    """The columns of a link in the words of Spark's SQL; no link leads into an archive here."""
    return ", ".join(f"{name} {_type(column)}" for name, column in LINK_COLUMNS.items() if name != "archive")


def _type(column: Column) -> str:
    if isinstance(column, list):
        return f"array<{_type(column[0])}>"
    if isinstance(column, type):
        return {str: "string", int: "bigint", float: "double", bool: "boolean"}[column]
    return f"struct<{', '.join(f'{name}: {_type(inner)}' for name, inner in column.items())}>"
