"""Reading a text as people do: paragraphs, sentences, words, clusters. Pure functions of `str`, offsets in code points.

Functions that ask about one place (`..._at`) look only around it and agree with those that walk the whole text.
"""

from store.text.folding import fold
from store.text.graphemes import next_grapheme, previous_grapheme
from store.text.languages import differ_in_language, language_among, language_of, language_of_part, language_shown
from store.text.naming import name_at
from store.text.paragraphs import paragraph_at, paragraphs
from store.text.phrases import clauses, phrase_at
from store.text.sentences import sentence_at, sentences
from store.text.snapping import Unit, snap
from store.text.words import word_at, words

__all__ = [
    "Unit",
    "clauses",
    "differ_in_language",
    "fold",
    "language_among",
    "language_of",
    "language_of_part",
    "language_shown",
    "name_at",
    "next_grapheme",
    "paragraph_at",
    "paragraphs",
    "phrase_at",
    "previous_grapheme",
    "sentence_at",
    "sentences",
    "snap",
    "word_at",
    "words",
]
