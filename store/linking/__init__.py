"""Linking: which other documents carry a passage, in whose wording, with what changed.

`Linker` keeps an index and answers for passages; `compare` holds two wordings against each other. What is asked for is
imported then: whoever links on another machine needs no index.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.linking.ask.linker import Linker
    from store.linking.index.analysts import Elsewhere
    from store.linking.pair.comparison import compare
    from store.linking.pair.conflicts import conflicts
    from store.linking.pair.wording import unmatched_words
    from store.linking.semantic.encoder_process import load_encoder_process
    from store.linking.semantic.model import load_model
    from store.linking.words.suggestions import suggest

__all__ = [
    "Elsewhere",
    "Linker",
    "compare",
    "conflicts",
    "load_encoder_process",
    "load_model",
    "suggest",
    "unmatched_words",
]

_MODULES = {
    "Elsewhere": "index.analysts",
    "Linker": "ask.linker",
    "compare": "pair.comparison",
    "conflicts": "pair.conflicts",
    "load_encoder_process": "semantic.encoder_process",
    "load_model": "semantic.model",
    "suggest": "words.suggestions",
    "unmatched_words": "pair.wording",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
