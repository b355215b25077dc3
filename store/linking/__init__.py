"""Linking: which other documents carry a passage, in whose wording, with what changed.

`Linker` keeps an index and answers for passages; `compare` holds two wordings against each other.
"""

from store.linking.ask.linker import Linker
from store.linking.index.analysts import Elsewhere
from store.linking.pair.comparison import compare
from store.linking.pair.wording import unmatched_words
from store.linking.semantic.model import load_model
from store.linking.words.suggestions import suggest

__all__ = ["Elsewhere", "Linker", "compare", "load_model", "suggest", "unmatched_words"]
