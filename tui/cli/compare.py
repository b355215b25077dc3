"""The verb `compare`: holds two wordings against each other; it needs no project."""

from collections.abc import Iterator
from math import floor

import click

from store.model import Comparison, Record
from store.records.links import comparison_record
from tui.cli.json_lines import read_json_lines
from tui.cli.options import NamedPath, json_option
from tui.cli.printing import difference_lines, say, say_json
from tui.cli.verb import Verb


@click.command(cls=Verb, short_help="Compare two wordings.")
@click.argument("texts", metavar="[TEXT TEXT]", nargs=-1)
@click.option(
    "--pairs", metavar="FILE", type=NamedPath("a file"), help='A JSON Lines file of {"a", "b"}; - is standard input.'
)
@json_option
def compare(texts: tuple[str, ...], pairs: str | None, as_json: bool) -> None:
    r"""Say how alike two wordings are, and what differs: numbers, dates, names, sources, negations, hedges, wording.

    \b
    Examples:
      variorum compare "At least 20 were killed" "Fifty-six were reportedly killed"
      variorum compare --pairs pairs.jsonl --json

    With --json each pair answers with one line: {"score", "kind", "differences"}. A pair of FILE with an empty side
    scores 0.
    """
    for a, b in _pairs(texts, pairs):
        record = comparison_record(_compared(a, b))
        if as_json:
            say_json(record)
        else:
            _say_comparison(record)


def _pairs(texts: tuple[str, ...], pairs: str | None) -> Iterator[tuple[str, str]]:
    """The pairs to compare.

    Raises:
        click.UsageError: If the call names neither two texts nor a file, or both, or a text is empty.
    """
    if pairs is not None and not texts:
        return ((line.text("a"), line.text("b")) for line in read_json_lines(pairs))
    if pairs is None and len(texts) == 2:
        if not all(map(str.strip, texts)):
            raise click.UsageError("a text is empty; give two wordings")
        return iter([(texts[0], texts[1])])
    raise click.UsageError("give two texts, each in quotes, or --pairs FILE")


def _compared(a: str, b: str) -> Comparison:
    """Two wordings compared; nothing is like no other wording, and no wording's repetition."""
    from store.linking import compare

    return compare(a, b) if a.strip() and b.strip() else Comparison(0.0, "paraphrase", ())


def _say_comparison(record: Record) -> None:
    score = floor(record["score"])
    say(f"{score} {record['kind']}" if score else "nothing in common")
    for line in difference_lines(record["differences"]):
        say(f"    {line}")
