"""The face of the store: open a folder of articles, read, tag, link, search, undo, export."""

from store.project.project import Project

__all__ = ["Project"]
