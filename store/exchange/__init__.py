"""Formats: an edition goes out in one of them, and comes in from one. One module a format, imported when asked for."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from store.errors import ExportError, NotFoundError, StorageError
from store.exchange.edition import Edition, Exported, Imported
from store.exchange.files import file_stem

__all__ = ["EXPORTS", "IMPORTS", "Format", "export", "read", "require_format"]


class Format(NamedTuple):
    """One line of a table of formats."""

    name: str
    """What the command line calls it."""
    suffix: str
    """Of a file that holds it, with its dot; empty where it is a folder of several files."""
    description: str
    """One line, for help, palette and documentation."""
    module: str
    """Which has `write(edition, file_name) -> Exported`, or `read(files) -> Imported`."""
    packages: tuple[str, ...] = ()
    """What must be installed for it, by names of modules."""
    extra: str = ""
    """The extra of Variorum that installs these."""
    checked: str = ""
    """Of a way out: by whose reader or schema the tests check it."""
    loses: tuple[str, ...] = ()
    """Of a way out: every kind of loss that it tells, `relation: left out`, in the singular."""
    remark: str = ""
    """Of a way out: what to mind where it is opened."""
    most: int = 0
    """Of a way out: how many annotations it takes, where more would fill the memory; 0: any number."""

    @property
    def is_folder(self) -> bool:
        """Whether an export is a folder of several files, not one file."""
        return not self.suffix

    def file_name(self, project: str) -> str:
        """What an export of a project is called: a file, or a folder."""
        return f"{file_stem(project)}{self.suffix}"


def _table(*formats: Format) -> dict[str, Format]:
    return {format.name: format for format in formats}


_ORPHAN = "orphan: left out"
_PLAIN = "label: without key, style and colour"
_REJECTED = "rejected link: left out"
_TEXTLESS = "article: without text, author and pages"
_UNTOLD = "article: without author, pages"
_BARE = {what: f"{what}: without annotator and time" for what in ("annotation", "relation", "accepted link")}
_STANDOFF = (_ORPHAN, "judged link: left out", _PLAIN)
_ACROSS = "relation: left out, with ends in two articles"
_GRAPH = (
    *(_TEXTLESS, _ORPHAN, "relation: left out, an end having no place"),
    *("accepted link: left out, an article being gone", _REJECTED, _PLAIN),
)
_CAS = (
    *(*_STANDOFF, "article: without outlet, date, address, author, pages", _ACROSS),
    "character: replaced, XML cannot carry it",
)
_REPORT = ("annotation: without position", *_BARE.values(), _REJECTED, _TEXTLESS, _PLAIN)
_SPANS = (*_STANDOFF, "relation: left out", "note: left out", _BARE["annotation"])

EXPORTS = _table(
    Format(
        *("json", ".json", "Everything, re-readable, with a published JSON Schema", "native"),
        checked="JSON Schema 2020-12",
    ),
    Format(
        *("markdown", ".md", "A report to hand on: claims, who says so, who else carries them", "markdown"),
        loses=_REPORT,
    ),
    Format(
        *("html", ".html", "A report as a page: each claim, who carries it, with which numbers", "html_report"),
        *(("jinja2",), "exchange"),
        checked="Chromium",
        loses=(*_REPORT, "relation: left out, with no claim at either end", "accepted link: left out, on no claim"),
    ),
    Format(
        *("csv", ".csv", "A table of annotations, one a row, safe to open in a spreadsheet", "csv_table"),
        checked="Python's csv",
        loses=(
            *(_BARE["relation"], "relation: left out, an end being gone", "judged link: left out", _TEXTLESS),
            *("article: left out, having no annotation", _PLAIN),
        ),
        remark="a spreadsheet that parts cells by semicolons shows one column: take xlsx there",
    ),
    Format(
        *("xlsx", ".xlsx", "A workbook: annotations, relations, links, articles, labels", "xlsx"),
        *(("openpyxl",), "exchange"),
        checked="openpyxl",
        loses=(_TEXTLESS, "cell: cut at 32767 characters"),
        most=250_000,
    ),
    Format(
        *("webannotation", ".jsonld", "W3C Web Annotation (JSON-LD), for other tools", "web_annotation"),
        checked="PyLD, the W3C's test schemas",
        loses=(_REJECTED, _TEXTLESS, "article: left out, with nothing marked in it", _PLAIN),
    ),
    Format(
        *("qdpx", ".qdpx", "REFI-QDA, for NVivo, ATLAS.ti, MAXQDA, QualCoder", "qdpx", ("lxml",), "exchange"),
        checked="the XML Schema of REFI",
        loses=(
            *(_ORPHAN, "relation: left out, an end having no place", _BARE["relation"]),
            f"{_BARE['accepted link']}, scores rounded",
            *("accepted link: left out, an end having changed", _REJECTED, _UNTOLD, "label: without key and style"),
            "note: with stand-ins for what XML cannot hold",
        ),
    ),
    Format(
        *("tei", ".xml", "TEI P5 with stand-off annotations", "tei", ("lxml",), "exchange"),
        checked="TEI P5 4.12 in RELAX NG, by Jing",
        loses=(
            *("annotation: left out, its article being gone", "orphan: without position"),
            *("relation: left out, an end being gone", "accepted link: left out, an end having changed", _REJECTED),
            *("article text: with stand-ins for control characters, which XML cannot hold", _UNTOLD, _PLAIN),
        ),
    ),
    Format(
        *("graphml", ".graphml", "A network for Gephi, yEd, Cytoscape", "graphml", ("networkx",), "exchange"),
        checked="networkx",
        loses=_GRAPH,
        most=100_000,
    ),
    Format(
        *("gexf", ".gexf", "A network for Gephi, articles by date", "gexf", ("networkx",), "exchange"),
        checked="networkx",
        loses=_GRAPH,
        most=100_000,
    ),
    Format(
        *("brat", "", "brat standoff: a folder of texts, annotations and configuration", "brat"),
        checked="bioc",
        loses=(
            *(*_STANDOFF, "article: without title, outlet, date, address, author, pages", _ACROSS),
            *("annotation: left out, marking nothing but ends of lines", "relation: left out, an end being left out"),
            "annotation: without the ends of lines at the edges",
        ),
    ),
    Format(
        *("doccano", ".jsonl", "doccano: JSON Lines, an article a line", "doccano"),
        loses=(
            *(*_STANDOFF, _UNTOLD, _ACROSS),
            "annotation: sharing words with another, doccano drops them unless its project allows that",
        ),
    ),
    Format(
        *("prodigy", ".jsonl", "Prodigy: JSON Lines, an article a line", "prodigy"),
        loses=(
            *(*_STANDOFF, _UNTOLD, _ACROSS, "annotation: sharing words with another, only recipes for spans show them"),
        ),
    ),
    Format(
        *("labelstudio", "", "Label Studio: tasks and the labelling configuration", "label_studio"),
        checked="label-studio-sdk",
        loses=(*_STANDOFF, _UNTOLD, _ACROSS, "relation: left out, with ends of two annotators"),
    ),
    Format(
        *("cas-xmi", "", "UIMA CAS XMI with its type system, as for INCEpTION", "cas_xmi", ("cassis",), "exchange"),
        checked="dkpro-cassis",
        loses=_CAS,
    ),
    Format(
        *("cas-json", "", "UIMA CAS JSON, as for INCEpTION", "cas_json", ("cassis",), "exchange"),
        checked="dkpro-cassis",
        loses=_CAS,
    ),
    Format(
        *("spacy", "", "spaCy: JSON Lines, and where spaCy is installed a DocBin", "spacy_docs"),
        checked="spaCy",
        loses=(*_SPANS, "article: without outlet, date, address, author, pages"),
    ),
    Format(
        *("conll", ".conll", "CoNLL columns with IOB2 tags, the outermost where tags overlap", "conll"),
        loses=(
            *(*_SPANS, "article: without title, outlet, date, address, author, pages"),
            "annotation: left out, sharing words with one that begins before",
        ),
    ),
)
"""Every way out, by name: a line here and a module in `exports/`."""

IMPORTS = _table(
    Format("json", ".json", "What `export --to json` wrote", "native"),
    Format("webannotation", ".jsonld", "W3C Web Annotation (JSON-LD) of any tool", "web_annotation"),
    Format("csv", ".csv", "A table of annotations, as `export --to csv` wrote it or a spreadsheet", "csv_table"),
    Format("qdpx", ".qdpx", "REFI-QDA project of NVivo, ATLAS.ti, MAXQDA, QualCoder", "qdpx"),
    Format("hypothesis", ".json", "Annotations as the API of Hypothesis gives them", "hypothesis"),
    Format("brat", "", "brat standoff: .ann files with their texts", "brat"),
    Format("doccano", ".jsonl", "doccano: JSON Lines of sequence labelling and relations", "doccano"),
    Format("labelstudio", ".json", "Label Studio: tasks with their annotations, as JSON", "label_studio"),
    Format("cas", ".xmi", "UIMA CAS, XMI or JSON, and project exports of INCEpTION and WebAnno", "cas"),
    Format("tsv", ".tsv", "WebAnno TSV 3", "tsv"),
    Format("slate", "", "SLATE: texts and files of annotations beside them", "slate"),
)
"""Every way in, by name: a line here and a module in `imports/`."""


def export(edition: Edition, name: str) -> Exported:
    """An edition in the format of this name; texts are read as far as the format carries them.

    Raises:
        NotFoundError: If there is no such format.
        ExportError: If something is not installed that it needs, or there are more annotations than it takes.
        ArticleError: If an article whose text it carries cannot be read any more.
    """
    format = require_format(name, EXPORTS)
    if format.most and len(edition.annotations) > format.most:
        many = f"{len(edition.annotations):,} annotations, and it takes {format.most:,}"
        raise ExportError(f"{name}: there are {many}; export a part, of some articles, labels or annotators")
    exported = import_module(f"store.exchange.exports.{format.module}").write(edition, format.file_name(edition.name))
    assert isinstance(exported, Exported)
    return exported


def read(files: Mapping[str, bytes], name: str) -> Imported:
    """What files of the format of this name hold.

    Raises:
        NotFoundError: If there is no such format.
        ExportError: If something is not installed that it needs.
        StorageError: If they hold something else, or more than an import may.
    """
    from store.exchange.edition_builder import ExcessError

    reader = import_module(f"store.exchange.imports.{require_format(name, IMPORTS).module}")
    try:
        with _uncollected():
            imported = reader.read(files)
    except ExcessError as error:
        raise StorageError(f"{next(iter(files), 'nothing')}: {error.message}", error.title) from error
    assert isinstance(imported, Imported)
    return imported


@contextmanager
def _uncollected() -> Iterator[None]:
    """Has nothing looked through for circles within a `with`: of a million objects that takes half of the time."""
    import gc

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def require_format(name: str, table: Mapping[str, Format]) -> Format:
    """The format of this name.

    Raises:
        NotFoundError: If there is no such format.
        ExportError: If something is not installed that it needs.
    """
    if name not in table:
        raise NotFoundError(f"{name}: no such format; there are {', '.join(table)}")
    format = table[name]
    if any(find_spec(package) is None for package in format.packages):
        missing = ", ".join(package for package in format.packages if find_spec(package) is None)
        raise ExportError(f"{name} needs {missing}: pip install 'variorum[{format.extra}]'", "Cannot use this format")
    return format
