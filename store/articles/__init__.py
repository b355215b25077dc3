"""Article files of every kind, read into documents: one module a kind."""

from store.articles.reading import (
    READERS,
    article_of,
    discover,
    document_id,
    in_order,
    is_place,
    listing,
    read_article,
    read_below,
)

__all__ = [
    "READERS",
    "article_of",
    "discover",
    "document_id",
    "in_order",
    "is_place",
    "listing",
    "read_article",
    "read_below",
]
