"""What the documents of an index tell, remembered from question to question."""

from collections.abc import Callable
from functools import partial

from store.linking.context.relatedness import MOST, DocumentTerms, Relatedness
from store.linking.index.corpus import Corpus

REMEMBERED = 400
"""Documents, and pairs of them, that are remembered."""


class Subjects:
    """What documents tell, read when it is first asked for.

    Args:
        corpus: Has the documents. No number ever means another one.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.forget()

    def forget(self) -> None:
        """Read everything again, since numbers mean other documents."""
        self._documents: dict[int, DocumentTerms] = {}
        self._pairs: dict[tuple[int, int], tuple[DocumentTerms, Relatedness]] = {}

    def document(self, number: int, language: str) -> DocumentTerms:
        """What a document tells.

        Args:
            number: Of the document.
            language: That its words are read in.
        """
        if len(self._documents) > REMEMBERED:
            self.forget()
        found = self._documents.get(number)
        if found is None:
            found = self._documents[number] = DocumentTerms(self._corpus.store.told(number, MOST), language)
        return found

    def beside(self, home: DocumentTerms, language: str) -> Callable[[int], Relatedness]:
        """What a document has in common with any other, asked by the number of that."""
        return partial(self._relatedness, home, language)

    def _relatedness(self, home: DocumentTerms, language: str, number: int) -> Relatedness:
        if len(self._pairs) > REMEMBERED:
            self._pairs.clear()
        known = self._pairs.get((id(home), number))
        if known is None or known[0] is not home:
            known = self._pairs[id(home), number] = home, Relatedness(home, self.document(number, language))
        return known[1]
