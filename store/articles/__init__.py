"""Article files of every kind, read into documents: one module a kind."""

from store.articles.encoding import CHOOSABLE, ChosenEncoding, normalised
from store.articles.kinds import BY_SUFFIX, KINDS, SUFFIXES, identity_of
from store.articles.listing import in_order, is_place, listing
from store.articles.reading import article_of, document_id, read_article, read_below

__all__ = [
    "BY_SUFFIX",
    "CHOOSABLE",
    "KINDS",
    "SUFFIXES",
    "ChosenEncoding",
    "article_of",
    "document_id",
    "identity_of",
    "in_order",
    "is_place",
    "listing",
    "normalised",
    "read_article",
    "read_below",
]
