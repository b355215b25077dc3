"""All links of a collection on one machine: streamed document by document, on all cores where that is worth it.

What grows with the collection are arrays of numbers in memory and one temporary file; texts and links pass through.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, islice
from tempfile import TemporaryFile

from store.linking.context.judging import COMPARED_FROM
from store.linking.whole.blocking import Frequencies, Seeds, counted
from store.linking.whole.pairing import WantedLinks, links_with
from store.linking.whole.recurring import WordingPlace, places_in, recurring
from store.linking.whole.seeding import Blocks, near_each_other
from store.linking.whole.sides import MOST_PASSAGES, Collection
from store.linking.whole.witnesses import Witness, packed, unpacked, witness_of
from store.linking.words.aliases import Aliases
from store.model import Document, Link, Progress
from store.process.pools import cores
from store.process.spreading import spread, temporary

FEWEST = 16
"""Documents from which other processes earn the time that they take to start."""

CHUNK = 32
"""Documents that a process reads at once."""

FEWEST_CHUNKS = 8
"""Chunks beyond which other processes read: fewer are read before these have started."""

Job = tuple[bytes, Sequence[tuple[bytes, Seeds]]]
"""A packed document, and the later ones that it is held against."""

Cut = tuple[list[bytes], Counter[str], int]
"""Packed documents, in how many of their passages each term stands, and how many passages there are."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of an engine besides the documents."""

    groups: Sequence[Sequence[str]] = ()
    """Names declared the same."""
    weak: bool = False
    """Also links that a session hides until asked."""
    least: float = 0.0
    """Score of the weakest that are wanted, as it is measured: a mere mention is told with less."""
    compared_from: float = COMPARED_FROM
    """Score from which their differences are told: that takes as long as all else."""
    changed: frozenset[str] | None = None
    """Ids of documents: others are not held against each other. None: all are."""
    start: int = 0
    """Documents whose links are known from before."""
    in_order: bool = True
    """Documents in the order in which they are given; else, of many, those after each other that share most: what is
    made of a document is then at hand when it is needed again. `start` means nothing then."""
    processes: int = 0
    """0: one for each core, where there are enough documents."""


def link_all(
    documents: Iterable[Document],
    size: int,
    request: Request,
    reading: Progress | None = None,
    linking: Progress | None = None,
) -> Generator[list[Link], None, None]:
    """The links of each document to those after it, in the order asked for; to be closed when it is left early.

    Args:
        documents: Ordered by path and id.
        size: How many there are.
        request: What is wanted.
        reading: Called while they are read.
        linking: Called with (done, total) pairs of documents as these are held against each other.
    """
    with ExitStack() as open_:
        spill = open_.enter_context(_Spill())
        changed = size if request.changed is None else len(request.changed)
        workers = request.processes or (cores() if min(size, changed) >= FEWEST else 1)
        readers = workers if size > FEWEST_CHUNKS * CHUNK else 1
        chunks = spread(_chunks(documents), _cut, readers, request.groups)
        frequencies = _count_and_spill(chunks, spill, partial(_of, reading, size) if reading else None)
        blocks, collection = _blocks(spill, frequencies, request)
        held = _held(spill, request.changed)
        turns = _turns(spill, blocks, collection, request)
        jobs = (_job(spill, blocks, held, at) for at in turns)
        wanted = WantedLinks(request.weak, request.least, request.compared_from)
        found = spread(jobs, _linked, workers, collection, wanted)
        tell = _pairs_told(held, request.start, linking)
        for at, links in zip(turns, found, strict=True):
            yield links
            tell(at)


def _held(witnesses: "_Spill", changed: frozenset[str] | None) -> Sequence[bool]:
    """Which documents are held against all others, by number."""
    return [True] * len(witnesses) if changed is None else [each.id in changed for each in witnesses]


class _Spill:
    """Packed witnesses in a temporary file, by number."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed in __exit__
        self._ends = array("Q", [0])

    def __enter__(self) -> "_Spill":
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):  # what could not be written was told when it was
            self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, content: bytes) -> None:
        with temporary():
            self._file.seek(0, 2)
            self._file.write(content)
        self._ends.append(self._ends[-1] + len(content))

    def __getitem__(self, at: int) -> bytes:
        with temporary():
            self._file.seek(self._ends[at])
            return self._file.read(self._ends[at + 1] - self._ends[at])

    def __iter__(self) -> Iterator[Witness]:
        return (unpacked(self[at]) for at in range(len(self)))


def _chunks(documents: Iterable[Document]) -> Iterator[list[Document]]:
    todo = iter(documents)
    return iter(lambda: list(islice(todo, CHUNK)), [])


def _count_and_spill(chunks: Iterable[Cut], spill: _Spill, progress: Callable[[int], None] | None) -> Frequencies:
    """Put documents aside that were cut into passages, and count their terms."""
    counts, passages = Counter[str](), 0
    for contents, told, pieces in chunks:
        for content in contents:
            spill.add(content)
        counts.update(told)
        passages += pieces
        if progress:
            progress(len(spill))
    return Frequencies(passages, {term: count for term, count in counts.items() if count > 1})


def _of(progress: Progress, size: int, done: int) -> None:
    progress(done, size)


def _pairs_told(wanted: Sequence[bool], start: int, progress: Progress | None) -> Callable[[int], None]:
    """What tells how many pairs are done once a document, by number, was held against those after it.

    The first is held against all others and the last against none: documents would tell little of how long it takes.
    """
    after = [*accumulate(reversed(wanted), initial=0)][-2::-1]  # of each document, how many wanted ones come after it
    pairs = [len(wanted) - 1 - at if is_wanted else after[at] for at, is_wanted in enumerate(wanted)]
    done, every = sum(pairs[:start]), sum(pairs)
    if progress is None or not every:
        return lambda _: None

    def tell(at: int) -> None:
        nonlocal done
        done += pairs[at]
        if pairs[at]:
            progress(done, every)

    progress(done, every)
    return tell


def _turns(spill: _Spill, blocks: Blocks, collection: Collection, request: Request) -> Iterable[int]:
    """The order in which documents are held against those after them."""
    if request.in_order or collection.frequencies.passages <= MOST_PASSAGES:
        return range(request.start, len(spill))
    seeds = (blocks.seeds(at, witness) for at, witness in enumerate(spill))
    return near_each_other([{other: len(pairs) for other, pairs in each.items()} for each in seeds])


def _blocks(spill: _Spill, frequencies: Frequencies, request: Request) -> tuple[Blocks, Collection]:
    blocks, places = Blocks(frequencies), list[WordingPlace]()
    for witness in spill:
        blocks.add(witness)
        places += places_in(witness, frequencies)
    return blocks, Collection(frequencies, recurring(places), request.groups)


def _job(spill: _Spill, blocks: Blocks, wanted: Sequence[bool], at: int) -> Job:
    content = spill[at]
    if not any(wanted[at:]):
        return content, []
    seeds = blocks.seeds(at, unpacked(content))
    return content, [(spill[other], pairs) for other, pairs in sorted(seeds.items()) if wanted[at] or wanted[other]]


def _cut(documents: Sequence[Document], groups: Sequence[Sequence[str]]) -> Cut:
    """Documents cut and packed, with the frequencies of their terms and the number of their passages."""
    aliases = Aliases(groups) if groups else None
    witnesses = [witness_of(document, aliases) for document in documents]
    return [packed(each) for each in witnesses], counted(witnesses), sum(len(each.rows) for each in witnesses)


def _linked(job: Job, collection: Collection, wanted: WantedLinks) -> list[Link]:
    content, others = job
    one = collection.side(content)
    sides = ((collection.side(other), seeds) for other, seeds in others)
    return [link for links in links_with(one, sides, collection, wanted) for link in links]
