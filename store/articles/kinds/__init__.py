"""Kinds of article files: a line of the table and a module each, imported when the first such file is read."""

from functools import cache
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from os.path import splitext
from pathlib import Path
from typing import NamedTuple

from store.articles.content import Reader
from store.errors import ArticleError


class Kind(NamedTuple):
    """One line of the table."""

    name: str
    """What messages and documents call it."""
    suffixes: tuple[str, ...]
    """Ends of its file names, in small letters with the dot; the first one is what people are told."""
    module: str
    """Which has `read(data, name) -> Content`."""
    packages: tuple[str, ...] = ()
    """What must be installed for it, by names of modules."""
    extra: str = ""
    """The extra of Variorum that installs these."""
    uses: tuple[str, ...] = ()
    """Other modules here that its module reads with."""
    has_original: bool = True
    """Whether its files look otherwise where they are made for, as a page does in a browser."""
    has_encoding: bool = False
    """Whether a reader may say in which encoding its files are."""


_WEB = ("trafilatura", "lxml_html_clean")

KINDS = (
    Kind("plain text", (".txt", ".text"), "plain", has_original=False, has_encoding=True),
    Kind("Markdown", (".md", ".markdown"), "markdown", has_original=False, has_encoding=True),
    Kind("HTML", (".html", ".htm", ".xhtml"), "html", _WEB, "web", has_encoding=True),
    Kind("PDF", (".pdf",), "pdf", ("pypdfium2",), "pdf"),
    Kind("EPUB", (".epub",), "epub", ("lxml",), "office"),
    Kind("DOCX", (".docx",), "docx", ("mammoth", "lxml"), "office"),
    Kind("ODT", (".odt",), "odt", ("lxml",), "office"),
    Kind("mail", (".eml",), "mail"),
    Kind("subtitles", (".srt", ".vtt"), "subtitles", has_original=False, has_encoding=True),
    Kind("WARC", (".warc", ".warc.gz"), "warc", ("warcio", *_WEB), "web", ("html",)),
)
"""Every kind that is read."""

BY_SUFFIX = {suffix: kind for kind in KINDS for suffix in kind.suffixes}
"""The kind of a file, by the end of its name in small letters."""

SUFFIXES = " or ".join((", ".join(kind.suffixes[0] for kind in KINDS[:-1]), KINDS[-1].suffixes[0]))
"""What files may end in, for messages and help."""


def suffix_of(name: str) -> str:
    """The end of a file's name by which its kind is known: in small letters, with what was compressed."""
    stem, suffix = splitext(name.lower())  # noqa: PTH122  asked for every file
    return splitext(stem)[1] + suffix if suffix == ".gz" else suffix  # noqa: PTH122


def kind_of(relative: str) -> Kind | None:
    """The kind of the file of this name; None for one that is not read."""
    return BY_SUFFIX.get(suffix_of(relative))


def reader_of(kind: Kind, name: str) -> Reader:
    """What reads files of a kind.

    Raises:
        ArticleError: If something is not installed that it needs; `name` is of the file, for the message.
    """
    missing = [package for package in kind.packages if find_spec(package) is None]
    if missing:
        remedy = f"pip install 'variorum[{kind.extra}]'"
        raise ArticleError(f"{name}: reading {kind.name} needs {', '.join(missing)}: {remedy}")
    reader: Reader = import_module(f"{__name__}.{kind.module}").read
    return reader


def identity_of(relative: str) -> str:
    """Stands for the code that makes a text of a file of this name: texts that other code made are made again.

    Of the code itself and the versions of what it needs, since a number that somebody has to raise is forgotten; a
    change that changes no text costs one more reading of the articles. Packed files and names of no kind are read by
    what all kinds share.
    """
    kind = kind_of(relative)
    return _identity(kind)


@cache
def _identity(kind: Kind | None) -> str:
    here = Path(__file__).parent
    module, packages, uses = (kind.module, kind.packages, kind.uses) if kind else ("", (), ())
    own = (here / f"{name}.py" for name in ("plain", module or "plain", *uses))
    digest = blake2b(digest_size=6)
    for path in sorted({*here.parent.glob("*.py"), *own}):
        # Where only byte code is installed, the file that stands for it is the next best.
        digest.update(path.read_bytes() if path.exists() else path.name.encode())
    for package in packages:
        digest.update(_version(package).encode())
    return f"{module or 'packed'}-{digest.hexdigest()}"


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"{package} is not installed"
