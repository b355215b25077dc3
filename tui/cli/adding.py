"""What the names of a call of `add` stand for: files, folders, files of several articles, standard input."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import ArticleError
from store.model import Document
from tui.cli.tally import Tally

if TYPE_CHECKING:
    from store.articles.options import ReadingOptions
    from store.articles.packs import Pack
    from tui.cli.reading_options import ReadingTakers


class Adding:
    """Brings in what a call names.

    Args:
        tally: What becomes of it.
        options: What the call says of how it is to be read.
    """

    def __init__(self, tally: Tally, options: "ReadingOptions") -> None:
        self._tally = tally
        self._options = options

    def takers(self, sources: tuple[str, ...]) -> "ReadingTakers":
        """What of everything that the call names takes which option; files are only looked at by their names."""
        from tui.cli.reading_options import ReadingTakers

        found = ReadingTakers()
        for source in sources:
            self._count(source, found)
        return found

    def _count(self, source: str, found: "ReadingTakers") -> None:
        from store.articles import listing
        from store.articles.addresses import is_url
        from store.articles.kinds import kind_of
        from store.articles.packs import pack_of

        path = Path(source)
        if source == "-":
            found.encoding = found.columns = True
        elif is_url(source):
            found.encoding = found.addresses = True
        elif path.is_dir():
            listed = listing(path)
            for name in (*listed.files, *listed.packs):
                found.count(pack_of(path / name) or kind_of(name))
        else:
            found.count(pack_of(path) or kind_of(path.name))

    def bring(self, sources: tuple[str, ...]) -> None:
        """Brings in whatever the names of the call stand for."""
        for number, source in enumerate(sources):
            self._from, self._of = number / len(sources), 1 / len(sources)
            try:
                self._bring(source)
            finally:
                self._tally.keep()

    def _bring(self, source: str) -> None:
        from store.articles.addresses import is_url

        path = Path(source)
        if source == "-":
            self._bring_input()
        elif is_url(source):
            self._bring_address(source)
        elif path.is_dir():
            self._bring_folder(path)
        else:
            self._bring_file(path, self._inside(path) or path.name)

    def _bring_address(self, address: str) -> None:
        from tui.cli.web import bring_address

        self._tally.show(address, self._from)
        try:
            path = bring_address(address, self._tally, is_private_allowed=self._options.is_private_allowed)
            self._tally.encodable += [path] if path else []
        except ArticleError as error:
            self._tally.fail(address, str(error))

    def _inside(self, path: Path) -> str:
        """Where a file lies in the project, which may be named too; empty for one from elsewhere."""
        resolved, project = path.resolve(), self._tally.folder.resolve()
        return resolved.relative_to(project).as_posix() if resolved.is_relative_to(project) else ""

    def _bring_folder(self, folder: Path) -> None:
        """Every article, feed and file of several articles of a folder, under the paths they have there."""
        from store.articles import SUFFIXES, in_order, listing
        from store.articles.packs import ENDINGS

        project = self._tally.folder.resolve()
        if folder.resolve() in (project, *project.parents) or project in folder.resolve().parents:
            self._tally.fail(str(folder), "lies around or inside the project; add a folder that is apart from it")
            return
        listed, packed = listing(folder), packed_in(folder)
        found = list(dict.fromkeys([*in_order(listed.files), *(name for name, is_inside in packed if is_inside)]))
        for name in (name for name, is_inside in packed if not is_inside):
            self._tally.fail(str(folder / name), "leads out of the folder and is not read; name the file itself")
        for _, complaint in listed.complaints():
            self._tally.fail(str(folder), complaint)
        if not found:
            self._tally.fail(
                str(folder), f"no articles in this folder; articles end in {SUFFIXES}, several in {ENDINGS}"
            )
        start, share = self._from, self._of / max(1, len(found))
        for number, relative in enumerate(found):
            self._from, self._of = start + number * share, share
            self._bring_file(folder / relative, relative)

    def _bring_file(self, path: Path, relative: str) -> None:
        """One article file, or all articles of a file of several."""
        from store.articles.packs import pack_of

        self._tally.show(path.name, self._from)
        try:
            if (pack := pack_of(path)) is not None:
                self._bring_pack(path, pack)
            else:
                self._bring_article_file(path, relative)
        except ArticleError as error:
            self._tally.fail(str(path), str(error).removeprefix(f"{relative}: "))

    def _bring_article_file(self, path: Path, relative: str) -> None:
        from store.articles.kinds import kind_of
        from tui.cli.origins import origin_of

        content = content_of(path)
        document, kind = self._examined(path, relative), kind_of(path.name)
        origin = origin_of(content, document) if kind is not None and kind.has_original else None
        there = self._tally.take(relative, content, origin)
        self._tally.encodable += [there] if kind is not None and kind.has_encoding else []

    def _bring_pack(self, path: Path, pack: "Pack") -> None:
        from store.articles.taking_apart import unpacked

        options = self._options._replace(encoding=self._tally.encoding)
        for number, article in enumerate(unpacked(path, pack, options)):
            if number % 20 == 0:
                self._tally.show(path.name, self._from + article.share * self._of)
            self._tally.batch.take_unpacked(article, str(path), pack.suffix)

    def _examined(self, path: Path, relative: str, name: str = "") -> Document:
        """An article, read before it is copied so that what reading had to assume is told.

        Raises:
            ArticleError: If Variorum could not read it inside the project either.
        """
        from store.articles import SUFFIXES, read_article
        from store.articles.kinds import kind_of

        kind = kind_of(path.name)
        if kind is None:
            wanted = f"save it as {SUFFIXES} and add that"
            raise ArticleError(f"{path}: not a kind of article that can be read; {wanted}")
        document = read_article(path, relative, "", self._tally.chosen(path) if kind.has_encoding else None)
        for remark in document.remarks:
            self._tally.tell(f"{name or path}: {remark}")
        return document

    def _bring_input(self) -> None:
        """What comes through standard input: JSON Lines when its first line is an object, else one article."""
        from itertools import chain

        from store.articles.json_lines import LONGEST_LINE, object_in
        from store.articles.reading import LARGEST
        from store.articles.taking_apart import record_of_line

        stream, head = sys.stdin.buffer, bytearray()
        while not head.strip() and (line := stream.readline(LARGEST + 1 - len(head))):
            head += line
        if not head.strip():
            self._tally.fail("standard input", "is empty; pipe an article or JSON Lines into this command")
        elif not head.lstrip().startswith(b"{"):
            self._bring_article(bytes(head) + stream.read(LARGEST + 1 - len(head)))
        else:
            lines = chain(bytes(head).splitlines(), iter(lambda: stream.readline(LONGEST_LINE), b""))
            for number, line in enumerate(lines, 1):
                if line.strip():
                    article = record_of_line(f"line {number}", object_in(line), self._options.columns)
                    self._tally.batch.take_unpacked(article, "standard input", ".txt")

    def _bring_article(self, content: bytes) -> None:
        """One article that has no file name yet; it is named after its day and title."""
        import tempfile

        from store.articles.intake import file_name
        from tui.cli.origins import origin_of
        from tui.cli.web import begun_as

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"input{begun_as(content) or '.txt'}"
            path.write_bytes(content)
            try:
                document = self._examined(path, path.name, "standard input")
            except ArticleError as error:
                said = str(error).removeprefix(f"{path.name}: ").removeprefix(f"{path}: ")
                self._tally.fail("standard input", said)
            else:
                title = "" if document.title == path.stem else document.title
                origin = origin_of(content, document) if path.suffix != ".txt" else None
                name = file_name(title, document.published, path.suffix)
                self._tally.encodable.append(self._tally.take(name, content, origin, is_titled=bool(title)))


def packed_in(folder: Path) -> list[tuple[str, bool]]:
    """Paths of files of several articles and feeds in a folder, without hidden ones, and whether each lies in it."""
    from store.articles.packs import is_other_xml, pack_of

    root = folder.resolve()
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not _is_hidden(path.relative_to(folder))]
    return [
        (path.relative_to(folder).as_posix(), path.resolve().is_relative_to(root))
        for path in files
        if pack_of(path) is not None and not is_other_xml(path)
    ]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def content_of(path: Path) -> bytes:
    """The bytes of a file that the call named.

    Raises:
        ArticleError: If it cannot be read, is no file but a pipe, which could be waited for, or larger than an article.
    """
    from store.articles.reading import LARGEST

    try:
        if not path.is_file() and path.exists():
            raise ArticleError(f"{path}: is not a regular file; pipe it into `add PROJECT -`")
        if path.stat().st_size > LARGEST:
            raise ArticleError(f"{path}: larger than {LARGEST >> 20} MB; split it into articles")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ArticleError(f"{path}: {reason}; check its name and who may read it") from error
