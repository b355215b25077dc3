"""Linking: which other documents carry a passage, in whose wording, with what changed.

`Linker` keeps an index and answers for passages; `compare` holds two wordings against each other.
"""

from store.linking.analysts import Elsewhere
from store.linking.comparison import compare
from store.linking.linker import Linker
from store.linking.semantic.model import load_model
from store.linking.suggestions import suggest
from store.linking.wording import unmatched_words

__all__ = ["Elsewhere", "Linker", "compare", "load_model", "suggest", "unmatched_words"]
