"""The verb that brings articles in: files, folders, addresses, feeds, files of several articles, standard input."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.errors import INTERRUPTED
from tui.cli.options import NamedPath, json_option, open_project, project_argument, with_settings
from tui.cli.printing import warn
from tui.cli.reading_options import AUTO, require_takers, with_reading_options
from tui.cli.verb import Verb
from tui.config import Config

if TYPE_CHECKING:
    from store.articles.options import ReadingOptions
    from tui.cli.tally import Tally


@click.command(cls=Verb, short_help="Bring articles in.")
@project_argument
@click.argument("sources", metavar="[FILE|FOLDER|URL|-]...", nargs=-1, type=NamedPath("a file, a folder or an address"))
@click.option("--replace", is_flag=True, help="Put another version of an article in its place; tags are found again.")
@with_reading_options
@json_option
@with_settings
def add(
    config: Config, *, folder: Path, sources: tuple[str, ...], replace: bool, options: "ReadingOptions", as_json: bool
) -> int:
    r"""Copy articles into PROJECT, which is made when there is none. Nothing is written over without --replace.

    A FILE is an article (text, Markdown, HTML, PDF, EPUB, DOCX, ODT, WARC, mail, subtitles), or holds several: JSON
    Lines, CSV or TSV, Parquet, a mailbox (.mbox), a feed, extracts of Wikipedia; each becomes a file of its own. Of
    tables and JSON Lines, title, text, date, outlet, address and author are found under their usual names. A FOLDER
    brings all its articles. A URL is retrieved; the page, PDF or other file is kept as it was sent, and its address,
    time and SHA-256 with the project's data. - reads an article or JSON Lines from standard input. With nothing named,
    the packs of articles that lie in PROJECT unread (tables, mailboxes, feeds) are taken in. Options of columns concern
    tables and JSON Lines, --encoding texts, pages, subtitles and CSV; one that nothing named here takes is refused.
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
    from store.articles.intake import ProjectFiles
    from tui.cli.adding import Adding
    from tui.cli.tally import Tally

    named = sources or _unread(folder, config)
    folder.mkdir(parents=True, exist_ok=True)
    encoding = "" if options.encoding == AUTO else options.encoding
    tally = Tally(folder, ProjectFiles(folder), as_json, replace, encoding, config.data)
    adding = Adding(tally, options)
    require_takers(options, adding.takers(named))
    try:
        adding.bring(named)
        _settle(tally, config, is_asked=bool(options.encoding))
    except KeyboardInterrupt:
        tally.sum_up()
        warn("stopped; what was added stays, and adding the same again goes on from there")
        return INTERRUPTED
    tally.sum_up(len(tally.batch.replaced))
    return 2 if tally.batch.failures else 0


def _unread(folder: Path, config: Config) -> tuple[str, ...]:
    """Files of several articles that lie in a project, for a call that names nothing.

    Raises:
        click.UsageError: If there are none whose articles are not here.
    """
    if not folder.is_dir():
        raise click.UsageError(f"{folder}: no such folder; name the articles that are to be brought into it")
    with open_project(folder, config, warnings=False) as project:
        found = project.packs.unread()
    if not found:
        raise click.UsageError(f"{folder}: no pack of articles lies here unread; name what is to be added")
    return tuple(str(folder / path) for path in found)


def _settle(tally: "Tally", config: Config, *, is_asked: bool) -> None:
    """Put other versions in their places and keep what was said of encodings; tell what became of annotations."""
    replaced, paths = tally.batch.replaced, list(dict.fromkeys(tally.encodable)) if is_asked else []
    if not replaced and not paths:
        return
    with open_project(tally.folder, config, warnings=False) as project:
        told = [project.files.replace(path, content) for path, content in replaced.items()]
        told += project.files.choose_encoding(paths, tally.encoding) if paths else []
    for line in filter(None, (each.told for each in told)):
        tally.tell(line)
