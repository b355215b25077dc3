"""Links between any two of some documents, as linking the whole collection gives them, without linking the others."""

from collections.abc import Iterable, Sequence

from store.linking.whole.blocking import Frequencies, counted
from store.linking.whole.pairing import WantedLinks, links_between
from store.linking.whole.recurring import places_in, recurring
from store.linking.whole.seeding import Blocks
from store.linking.whole.sides import Collection, Side
from store.linking.whole.witnesses import witness_of
from store.linking.words.aliases import Aliases
from store.model import Document, Link


class LinkedPairs:
    """Documents that are cut into passages once, and held against each other two by two.

    Args:
        documents: Those that any two are asked of, and those that tell which words are common beside them.
        groups: Names declared the same.
    """

    def __init__(self, documents: Iterable[Document], groups: Sequence[Sequence[str]] = ()) -> None:
        aliases = Aliases(groups) if groups else None
        self._witnesses = {each.id: each for each in (witness_of(document, aliases) for document in documents)}
        cut = self._witnesses.values()
        counts = {term: count for term, count in counted(cut).items() if count > 1}
        self._frequencies = Frequencies(sum(len(each.rows) for each in cut), counts)
        places = [place for each in cut for place in places_in(each, self._frequencies)]
        self._collection = Collection(self._frequencies, recurring(places), groups)

    def __contains__(self, document: str) -> bool:
        return document in self._witnesses

    def links(self, one: str, other: str, weak: bool = False) -> list[Link]:
        """The links of a document to a later one, by their ids, in the order of the first.

        Args:
            one: The document that is `here`.
            other: The one that is `there`.
            weak: Also those that a session hides until asked.
        """
        both = self._witnesses[one], self._witnesses[other]
        blocks = Blocks(self._frequencies)
        for each in both:
            blocks.add(each)
        seeds = blocks.seeds(0, both[0]).get(1, ())
        here, there = (Side(each, self._collection) for each in both)
        return links_between(here, there, seeds, self._collection, WantedLinks(weak))
