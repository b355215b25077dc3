"""Options of how files are read, given to a verb as one value."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from store.articles.options import ReadingOptions

COLUMNS = {
    "text": "Which column or field holds the texts.",
    "title": "Which one holds the titles.",
    "date": "Which one holds the dates.",
    "source": "Which one holds the outlets.",
    "url": "Which one holds the addresses.",
    "author": "Which one holds the authors.",
}
"""What a column is named for, and the help of its option."""


def with_columns(function: Callable[..., int | None]) -> Callable[..., Any]:
    """A verb that takes names of columns and gets them by what they hold, those that were given, as `columns`."""

    @wraps(function)
    def verb(*given_first: Any, **given: Any) -> int | None:
        said = {field: given.pop(f"{field}_column") for field in COLUMNS}
        columns = {field: name for field, name in said.items() if name}
        return function(*given_first, columns=columns, **given)

    found: Callable[..., Any] = verb
    for field, help in reversed(COLUMNS.items()):
        found = click.option(f"--{field}-column", metavar="NAME", default="", help=help)(found)
    return found


def with_reading_options(function: Callable[..., int | None]) -> Callable[..., Any]:
    """A verb that gets what a call says of how files are to be read as `options`."""

    @click.option("--encoding", metavar="NAME", default="", help="The encoding of the files; `auto` guesses it again.")
    @click.option("--allow-private", is_flag=True, help="Also retrieve from this machine and its own network.")
    @with_columns
    @wraps(function)
    def verb(
        *given_first: Any, encoding: str, allow_private: bool, columns: dict[str, str], **given: Any
    ) -> int | None:
        from store.articles.options import ReadingOptions
        from store.articles.record_fields import Columns

        options = ReadingOptions(_known(encoding), Columns(**columns), allow_private)
        return function(*given_first, options=options, **given)

    return verb


AUTO = "auto"
"""The name of an encoding that has it guessed again."""


def _known(name: str) -> str:
    """The encoding that a call names, under the one name that it has here.

    Raises:
        click.UsageError: If there is none of this name.
    """
    if name in ("", AUTO):
        return name
    from store.articles import normalised

    try:
        return normalised(name)
    except LookupError as error:
        raise click.UsageError(f"--encoding {name}: unknown; try one such as windows-1250 or koi8-r") from error


def require_takers(options: "ReadingOptions", takers: "ReadingTakers") -> None:
    """See that whatever a call says of its files is said of some of them.

    Raises:
        click.UsageError: If nothing that it names takes an option.
    """
    from store.articles.record_fields import USUAL

    if options.encoding and not takers.encoding:
        raise click.UsageError("--encoding: nothing named here takes it; text, Markdown, HTML, subtitles and CSV do")
    if options.columns != USUAL and not takers.columns:
        (field, _), *_ = [each for each in options.columns._asdict().items() if each[1]]
        raise click.UsageError(f"--{field}-column: nothing named here takes it; CSV, JSON Lines and Parquet do")
    if options.is_private_allowed and not takers.addresses:
        raise click.UsageError("--allow-private: nothing named here takes it; addresses do")


class ReadingTakers:
    """What of a batch takes which option."""

    def __init__(self) -> None:
        self.encoding = False
        self.columns = False
        self.addresses = False

    def count(self, has: Any) -> None:
        """Count a kind of file, or of files of several articles."""
        self.encoding |= getattr(has, "has_encoding", False)
        self.columns |= getattr(has, "has_columns", False)
