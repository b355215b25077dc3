"""What an archive can be: articles to be linked against, or links that were made elsewhere; imported for the first."""

from pathlib import Path
from typing import TYPE_CHECKING

from store.archives.archive import Archive
from store.archives.filling import names_of
from store.archives.parquet_links import holds_links, seems_links
from store.archives.premade import PremadeLinks
from store.articles.record_fields import USUAL, Columns

if TYPE_CHECKING:
    from store.archives.archives import Archives

Background = Archive | PremadeLinks
"""An archive of either kind."""

__all__ = ["Background", "holds_links", "names_of", "new_archive", "seems_links"]


def new_archive(name: str, path: Path, archives: "Archives", *, is_links: bool, columns: Columns = USUAL) -> Background:
    """An archive under a name, not yet looked into."""
    return PremadeLinks(name, path, archives) if is_links else Archive(name, path, columns=columns)
