"""The verb that brings articles in: files, folders, addresses, feeds, JSON Lines, standard input."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from store.errors import ArticleError
from store.model import Document
from tui.cli.json_lines import parse_object
from tui.cli.options import chosen_data, json_option, project_argument
from tui.cli.origins import origin_of
from tui.cli.printing import say, say_json, warn
from tui.cli.verb import Verb
from tui.cli.web import begun_as, bring_address, bring_entries

if TYPE_CHECKING:
    from store.disk.originals import Original


@dataclass(slots=True)
class Tally:
    """What became of everything that was to be brought in."""

    folder: Path
    as_json: bool = False
    added: int = 0
    already: int = 0
    data: Path | None = None
    """Where the project's data is kept by choice."""
    failures: list[str] = field(default_factory=list)
    origins: list["Original"] = field(default_factory=list)
    """Of what was added and looks otherwise outside; not on disk yet."""

    def take(self, relative: str, content: bytes, origin: "Original | None" = None) -> None:
        """Places one article and prints its path inside the project; `origin` is kept with where it lies now."""
        from store.articles.intake import place

        placed = place(self.folder, relative, content)
        path = placed.path.relative_to(self.folder).as_posix()
        if origin is not None and (placed.new or origin.url):
            self.origins.append(origin._replace(path=path))
        if placed.new:
            self.added += 1
            say_json({"path": path}) if self.as_json else say(path)
        else:
            self.already += 1

    def keep(self) -> None:
        """Puts on disk where the articles came from.

        Raises:
            StorageError: If that cannot be written.
        """
        if self.origins:
            from store.disk.layout import DATA
            from store.disk.originals import Originals

            Originals(self.data or self.folder / DATA).add(self.origins)
            self.origins.clear()

    def fail(self, message: str) -> None:
        """Tells what could not be brought in; the rest goes on."""
        self.failures.append(message)
        warn(message)


@click.command(cls=Verb, short_help="Bring articles in.")
@project_argument
@click.argument("sources", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True)
@click.option("--allow-private", is_flag=True, help="Also retrieve from this machine and its own network.")
@json_option
def add(folder: Path, sources: tuple[str, ...], allow_private: bool, as_json: bool) -> int:
    r"""Copy articles into PROJECT, which is made when there is none. Nothing that is there is ever written over.

    A FILE is an article (.txt, .md, .html, .pdf, .epub, .docx, .odt, .warc), a feed (.rss, .atom, .xml) or JSON Lines
    (.jsonl, .jsonl.gz) with an article a line: {"title", "text", "date", "source", "url", "author"}, of which only text
    is needed. A FOLDER brings all its articles. A URL is retrieved; the page, PDF or other file is kept as it was sent,
    and its address, time and SHA-256 with the project's data; of a feed each entry is an article. - reads an article or
    JSON Lines from standard input. Prints the path of each article that was added, with --json as {"path"}.

    \b
    Examples:
      variorum add articles/ ~/Downloads/report.pdf
      variorum add articles/ https://harrow-courier.example/world/orrem-saal
      variorum add articles/ news.jsonl.gz
      xclip -o | variorum add articles/ -
    """
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{folder}: is a file; name the folder that holds the articles")
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally(folder, as_json, data=chosen_data(click.get_current_context(), None))
    for source in sources:
        try:
            bring(source, tally, allow_private=allow_private)
        finally:
            tally.keep()
    warn(f"{tally.added} added to {folder}, {tally.already} there already, {len(tally.failures)} failed")
    return 2 if tally.failures else 0


def bring(source: str, tally: Tally, *, allow_private: bool = False) -> None:
    """Brings in whatever a name of the call stands for."""
    from store.articles.addresses import is_url

    path = Path(source)
    if source == "-":
        bring_input(tally)
    elif is_url(source):
        try:
            bring_address(source, tally, is_private_allowed=allow_private)
        except ArticleError as error:
            tally.fail(error.message)
    elif path.is_dir():
        bring_folder(path, tally)
    else:
        bring_file(path, path.name, tally)


def bring_folder(folder: Path, tally: Tally) -> None:
    """Every article and every JSON Lines file of a folder, under the paths they have there."""
    from store.articles import SUFFIXES, in_order, listing

    project = tally.folder.resolve()
    if folder.resolve() in (project, *project.parents) or project in folder.resolve().parents:
        tally.fail(f"{folder}: lies around or inside the project; add a folder that is apart from it")
        return
    listed, packed = listing(folder), packed_in(folder)
    found = [*in_order(listed.files), *(name for name, lies_inside in packed if lies_inside)]
    for name in (name for name, lies_inside in packed if not lies_inside):
        tally.fail(f"{folder / name}: leads out of the folder and is not read; name the file itself")
    if complaint := listed.complaint():
        tally.fail(f"{folder}: {complaint}")
    if not found:
        tally.fail(f"{folder}: no articles in this folder; articles end in {SUFFIXES}")
    for relative in found:
        bring_file(folder / relative, relative, tally)


def packed_in(folder: Path) -> list[tuple[str, bool]]:
    """Paths of the JSON Lines files of a folder, hidden ones left out, and whether each really lies in it."""
    from store.articles.json_lines import JSON_LINES

    root = folder.resolve()
    names = [
        path.relative_to(folder)
        for path in sorted(folder.rglob("*"))
        if path.name.endswith(JSON_LINES) and path.is_file()
    ]
    return [
        (name.as_posix(), (folder / name).resolve().is_relative_to(root))
        for name in names
        if not any(part.startswith(".") for part in name.parts)
    ]


def bring_file(path: Path, relative: str, tally: Tally) -> None:
    """One article file, or all articles of a JSON Lines file or a feed."""
    from store.articles.feeds import FEEDS
    from store.articles.json_lines import JSON_LINES
    from store.articles.kinds import kind_of

    try:
        if path.name.endswith(JSON_LINES):
            bring_lines(path, tally)
        elif path.name.lower().endswith(FEEDS) and path.is_file():
            bring_entries(content_of(path), str(path), tally)
        else:
            content = content_of(path)
            document, kind = examined(path, relative), kind_of(path.name)
            tally.take(relative, content, origin_of(content, document) if kind and kind.has_original else None)
    except ArticleError as error:
        tally.fail(str(error))


def content_of(path: Path) -> bytes:
    """The bytes of a file that the call named.

    Raises:
        ArticleError: If it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ArticleError(f"{path}: {reason}; check its name and who may read it") from error


def examined(path: Path, relative: str) -> Document:
    """An article, read before it is copied so that what reading had to assume is told.

    Raises:
        ArticleError: If Variorum could not read it inside the project either.
    """
    from store.articles import SUFFIXES, read_article
    from store.articles.kinds import kind_of

    if kind_of(path.name) is None:
        raise ArticleError(f"{path}: not a kind of article that can be read; save it as {SUFFIXES} and add that")
    document = read_article(path, relative, "")
    for remark in document.remarks:
        warn(f"{path}: {remark}")
    return document


def bring_lines(path: Path, tally: Tally) -> None:
    """All articles of a JSON Lines file, compressed or not.

    Raises:
        ArticleError: If the file cannot be read to its end; what came before has been brought in.
    """
    from store.articles.json_lines import json_lines

    bring_records(((line.number, line.content) for line in json_lines(path)), str(path), tally)


def bring_records(lines: Iterable[tuple[int, bytes]], name: str, tally: Tally) -> None:
    """One article for each line; a line that holds none is told, and the rest goes on."""
    from store.articles.intake import article_file, field_text, file_name

    for number, content in lines:
        where = f"{name}: line {number}"
        try:
            record = parse_object(content, where)
            article = article_file(record)
        except click.UsageError as error:
            tally.fail(error.message)
        except ValueError as error:
            tally.fail(f"{where}: {error}")
        else:
            tally.take(file_name(field_text(record, "title"), field_text(record, "date")), article)


def bring_input(tally: Tally) -> None:
    """What comes through standard input: JSON Lines when its first line is an object, else one article."""
    content = sys.stdin.buffer.read()
    if not content.strip():
        tally.fail("standard input: is empty; pipe an article or JSON Lines into this command")
    elif content.lstrip().startswith(b"{"):
        lines = ((number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip())
        bring_records(lines, "standard input", tally)
    else:
        bring_article(content, tally)


def bring_article(content: bytes, tally: Tally) -> None:
    """One article that has no file name yet; it is named after its day and title."""
    import tempfile

    from store.articles.intake import file_name

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"input{begun_as(content) or '.txt'}"
        path.write_bytes(content)
        try:
            document = examined(path, path.name)
        except ArticleError as error:
            tally.fail(str(error).replace(str(path), "standard input"))
        else:
            name = file_name(document.title, document.published, path.suffix)
            tally.take(name, content, origin_of(content, document) if path.suffix != ".txt" else None)
