"""Article files of every kind, read into documents: one module a kind."""

from store.articles.reading import READERS, discover, document_id, read_article, read_below

__all__ = ["READERS", "discover", "document_id", "read_article", "read_below"]
