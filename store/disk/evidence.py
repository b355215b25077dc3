"""Texts of record that carry annotations, kept under their hashes: what the reader had before them."""

from pathlib import Path

from store.disk.atomic import make_folder, replace_file, sync_folder


class Evidence:
    """A folder of `<sha256>.txt`; what is in it is never written again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the text of this hash is kept."""
        return self.folder / f"{sha256}.txt"

    def keep(self, sha256: str, text: str) -> None:
        """Keep a text under its hash, unless it is kept already.

        Raises:
            StorageError: If it cannot be written.
        """
        path = self.path(sha256)
        if not path.exists():
            make_folder(self.folder)
            replace_file(path, text.encode("utf-8", "surrogatepass"))
            sync_folder(self.folder)

    def read(self, sha256: str) -> str | None:
        """The text of this hash; None where it is missing or cannot be read."""
        if not sha256.isalnum():
            return None
        try:
            return self.path(sha256).read_bytes().decode("utf-8", "surrogatepass")
        except (OSError, UnicodeDecodeError):
            return None
