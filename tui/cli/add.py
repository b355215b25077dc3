"""The verb that brings articles in: files, folders, addresses, feeds, files of several articles, standard input."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.errors import INTERRUPTED
from tui.cli.options import json_option, open_project, project_argument, with_settings
from tui.cli.printing import warn
from tui.cli.verb import Verb
from tui.config import Config

if TYPE_CHECKING:
    from tui.cli.tally import Tally


@click.command(cls=Verb, short_help="Bring articles in.")
@project_argument
@click.argument("sources", metavar="FILE|FOLDER|URL|-...", nargs=-1, required=True)
@click.option("--encoding", metavar="NAME", default="", help="The encoding the files are in; `auto` guesses it again.")
@click.option("--replace", is_flag=True, help="Put another version of an article in its place; tags are found again.")
@click.option("--allow-private", is_flag=True, help="Also retrieve from this machine and its own network.")
@click.option("--text-column", metavar="NAME", default="", help="Which column or field holds the texts.")
@click.option("--title-column", metavar="NAME", default="", help="Which one holds the titles.")
@click.option("--date-column", metavar="NAME", default="", help="Which one holds the dates.")
@click.option("--source-column", metavar="NAME", default="", help="Which one holds the outlets.")
@click.option("--url-column", metavar="NAME", default="", help="Which one holds the addresses.")
@click.option("--author-column", metavar="NAME", default="", help="Which one holds the authors.")
@json_option
@with_settings
def add(  # noqa: PLR0917  click gives them by name
    config: Config,
    folder: Path,
    sources: tuple[str, ...],
    encoding: str,
    replace: bool,
    allow_private: bool,
    as_json: bool,
    **columns: str,
) -> int:
    r"""Copy articles into PROJECT, which is made when there is none. Nothing is written over without --replace.

    A FILE is an article (text, Markdown, HTML, PDF, EPUB, DOCX, ODT, WARC, mail, subtitles), or holds several: JSON
    Lines, CSV or TSV, Parquet, a mailbox (.mbox), a feed, extracts of Wikipedia; each becomes a file of its own. Of
    tables and JSON Lines, title, text, date, outlet, address and author are found under their usual names. A FOLDER
    brings all its articles. A URL is retrieved; the page, PDF or other file is kept as it was sent, and its address,
    time and SHA-256 with the project's data. - reads an article or JSON Lines from standard input.
    Prints the path of each article that was added, with --json as {"path"}, and at the end how many were added, were
    there already with the same content, or were skipped and why.

    \b
    Examples:
      variorum add articles/ ~/Downloads/report.txt mails.mbox
      variorum add articles/ https://harrow-courier.example/world/orrem-saal
      variorum add articles/ dump.csv --text-column body --date-column day
      variorum add articles/ articles/old.txt --encoding windows-1250
      xclip -o | variorum add articles/ -
    """
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{folder}: is a file; name the folder that holds the articles")
    from store.articles.columns_named import Columns
    from store.articles.intake import ProjectFiles
    from tui.cli.adding import Adding
    from tui.cli.tally import Tally

    named = _encoding(encoding)
    folder.mkdir(parents=True, exist_ok=True)
    tally = Tally(folder, ProjectFiles(folder), as_json, replace, named, config.data)
    fields = Columns(**{name.removesuffix("_column"): given for name, given in columns.items()})
    try:
        Adding(tally, fields, is_private_allowed=allow_private).bring(sources)
        _settle(tally, config, is_asked=bool(encoding))
    except KeyboardInterrupt:
        tally.sum_up()
        warn("stopped; what was added stays, and adding the same again goes on from there")
        return INTERRUPTED
    tally.sum_up(len(tally.replaced))
    return 2 if tally.failures else 0


def _encoding(name: str) -> str:
    """The encoding that a call names; empty for none, and for `auto`.

    Raises:
        click.UsageError: If there is none of this name.
    """
    if name in ("", "auto"):
        return ""
    from store.articles import normalised

    try:
        return normalised(name)
    except LookupError as error:
        raise click.UsageError(f"--encoding {name}: unknown; try one such as windows-1250 or koi8-r") from error


def _settle(tally: "Tally", config: Config, *, is_asked: bool) -> None:
    """Put other versions in their places and keep what was said of encodings; tell what became of annotations."""
    paths = [*tally.added, *tally.already, *tally.replaced] if is_asked else []
    if not tally.replaced and not paths:
        return
    with open_project(tally.folder, config, warnings=False) as project:
        told = [project.files.replace(path, content) for path, content in tally.replaced.items()]
        told += project.files.choose_encoding(paths, tally.encoding) if paths else []
    for line in filter(None, (each.told for each in told)):
        tally.tell(line)
