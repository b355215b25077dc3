"""Texts of record that carry annotations, kept under their hashes: what the reader had before them."""

from collections.abc import Iterable
from pathlib import Path

from store.disk.atomic import make_folder, replace_file, sync_folder
from store.model import Document


class TextsOfRecord:
    """A folder of `<sha256>.txt`; what is in it is never written again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the text of this hash is kept."""
        return self.folder / f"{sha256}.txt"

    def keep(self, documents: Iterable[Document]) -> None:
        """Keep the texts of documents under their hashes, but for those that are kept already.

        Raises:
            StorageError: If one cannot be written.
        """
        fresh = [document for document in documents if not self.path(document.sha256).exists()]
        if not fresh:
            return
        make_folder(self.folder)
        for document in fresh:
            replace_file(self.path(document.sha256), document.text.encode("utf-8", "surrogatepass"))
        sync_folder(self.folder)

    def read(self, sha256: str) -> str | None:
        """The text of this hash; None where it is missing or cannot be read."""
        if not sha256.isalnum():
            return None
        try:
            return self.path(sha256).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError):
            return None
