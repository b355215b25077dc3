"""Candidates: which passages share the rarest terms with a query, by BM25, kept by tantivy.

Queries are built from terms, never parsed: the text of an article is full of a query language's signs.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

import tantivy

from store.disk.checksums import verify

P = ParamSpec("P")
R = TypeVar("R")

WRITER_MEMORY = 50_000_000
"""Bytes that tantivy may gather before it writes a segment; one writing thread."""

QUERY_TERMS = 32
"""Terms asked for at once; of a longer query the rarest."""

COMMON = 20_000
"""Passages with a term from which it costs more to ask for than it tells, as long as there are rarer ones."""

FEWEST_TERMS = 5
"""Terms asked for however common they are."""

REMEMBERED = 200_000
"""Document frequencies kept in memory."""

VERIFIED = 16_000_000
"""Bytes held against their checksums on opening, the smallest files first; some 4 ms. Of larger indexes the postings of
large segments are left out; damage there comes out as a panic or in `variorum check`, else not at all."""


PANIC = "PanicException"
"""Name of the type of what is raised when Rust panics."""


def _without_panic(act: Callable[P, R]) -> Callable[P, R]:
    """Let what tantivy panics about be an error like others.

    A panic is no `Exception`, and its type can be imported from nowhere. What Rust prints of it goes to the file of
    stderr, on which a session draws: it cannot be kept back, which is why files are verified first.
    """

    @wraps(act)
    def done(*args: P.args, **named: P.kwargs) -> R:
        try:
            return act(*args, **named)
        except BaseException as error:
            if type(error).__name__ != PANIC:
                raise
            raise ValueError(f"the index broke off: {error}") from error

    return done


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    builder.add_unsigned_field("passage", fast=True)
    builder.add_unsigned_field("document", indexed=True)
    return builder.build()


class TermIndex:
    """An inverted index over the terms of passages, on disk or in memory.

    Safe from several threads and processes; one process writes at a time.

    Args:
        folder: An existing folder that is its own; None: in memory.

    Raises:
        ValueError, OSError: From any method, when the files are damaged, foreign or cannot be written.
    """

    @_without_panic
    def __init__(self, folder: Path | None) -> None:
        if folder:
            verify(folder, VERIFIED)
        self._schema = _schema()
        self._folder = folder
        self._index = tantivy.Index(self._schema, str(folder) if folder else None)
        self._index.config_reader("manual")
        self._lock = threading.Lock()
        self.generation = 0
        """Grows whenever what can be found may have changed."""
        self._look()

    def reload(self) -> None:
        """See what another process has written since; cheap when nothing was."""
        if self._written() != self._stamp:
            self._look()

    @_without_panic
    def _look(self) -> None:
        with self._lock:
            self._stamp = self._written()
            self._index.reload()
            self._searcher = self._index.searcher()
            self._frequencies: dict[str, int] = {}
            self.generation += 1

    def _written(self) -> tuple[int, int, int] | None:
        if self._folder is None:
            return None
        status = (self._folder / "meta.json").stat()
        return status.st_mtime_ns, status.st_ino, status.st_size

    @property
    def size(self) -> int:
        """Passages in it."""
        return self._searcher.num_docs

    @_without_panic
    def frequency(self, term: str) -> int:
        """In how many passages a term stands."""
        known = self._frequencies
        found = known.get(term)
        if found is None:
            if len(known) > REMEMBERED:
                known.clear()
            found = known[term] = self._searcher.doc_freq("terms", term)
        return found

    @_without_panic
    def search(
        self, terms: Sequence[str], limit: int, most: int = QUERY_TERMS, without: int | None = None
    ) -> list[tuple[int, float]]:
        """Numbers of the best passages and their BM25 scores, best first.

        Args:
            terms: Any of these.
            limit: How many passages.
            most: How many of the terms count; the rarest do.
            without: A document whose passages are not wanted.
        """
        asked = self._telling(terms, most)
        if not asked:
            return []
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(term)) for term in asked])
        if without is not None:
            own = tantivy.Query.term_query(self._schema, "document", without)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.MustNot, own)])
        searcher = self._searcher
        hits = searcher.search(query, limit, count=False).hits
        numbers = searcher.fast_field_values("passage", [address for _, address in hits])
        return [
            (int(number), float(score)) for number, (score, _) in zip(numbers, hits, strict=True) if number is not None
        ]

    def _telling(self, terms: Sequence[str], most: int) -> list[str]:
        """The rarest of these terms that the index has."""
        ranked = sorted((frequency, term) for term in set(terms) if (frequency := self.frequency(term)))
        rare = [term for frequency, term in ranked if frequency <= COMMON]
        return rare[:most] if len(rare) >= FEWEST_TERMS else [term for _, term in ranked[: min(most, FEWEST_TERMS)]]

    def _term(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, "terms", term, "freq")

    @contextmanager
    def writing(self) -> Iterator["TermWriter"]:
        """Write for a while: what merging there is to do goes on meanwhile, and is over at the end."""
        writer = TermWriter(_without_panic(self._index.writer)(WRITER_MEMORY, 1), self._schema, self._look)
        try:
            yield writer
        finally:
            writer.finish()
        self._look()


class TermWriter:
    """Adds to an index and removes from it; what is not committed is forgotten.

    Args:
        writer: The only one there is.
        schema: Of the index.
        committed: Called after each commit.
    """

    def __init__(self, writer: tantivy.IndexWriter, schema: tantivy.Schema, committed: Callable[[], None]) -> None:
        self._writer = writer
        self._schema = schema
        self._committed = committed

    @_without_panic
    def remove(self, documents: Iterable[int]) -> None:
        """Remove documents by number."""
        for document in documents:
            # By a query: asked by term, tantivy takes a number for a signed one and removes nothing.
            self._writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, "document", document))

    @_without_panic
    def add(self, number: int, document: int, terms: str) -> None:
        """Add a passage: its number, its document's, and its terms joined by spaces."""
        entry = tantivy.Document()
        entry.add_text("terms", terms)
        entry.add_unsigned("passage", number)
        entry.add_unsigned("document", document)
        self._writer.add_document(entry)

    @_without_panic
    def commit(self) -> None:
        """Let all that was added be found, and nothing that was removed."""
        self._writer.commit()
        self._committed()

    @_without_panic
    def finish(self) -> None:
        """Wait for what merging goes on; nothing can be added after."""
        self._writer.wait_merging_threads()
