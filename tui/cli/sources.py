"""The verb `sources`: who is cited for what, as a tree."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from store.model import Passage, Record, counted
from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import INDENT, columns_left, cut, one_line, say, say_json
from tui.cli.records import passage_record
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.sources import CitedVoice


@click.command(cls=Verb, short_help="Show who is cited for what.")
@with_project
@click.option("--suggested", is_flag=True, help="Count what nobody has tagged yet too, marked as suggested.")
@json_option
def sources(project: "Project", suggested: bool, as_json: bool) -> int:
    r"""Show who is cited for which claim in PROJECT: each outlet, whom it cites, and whom that cites.

    \b
    Examples:
      variorum sources articles/
      variorum sources articles/ --suggested
      variorum sources articles/ --json | jq -r '.cites[].name' | sort | uniq -c

    Claims and sources are what is tagged so and related with "said by"; a source that is related to another one cites
    it, and so does "the agency, quoting residents". --suggested adds what `variorum suggest` finds. With --json each
    outlet is a line: name, claims (each document, path, source, published, start, end, text, suggested), unsourced (how
    many of them name nobody) and cites, which holds the same of those that it cites.
    """
    for voice in project.voices.sources(suggested=suggested):
        if as_json:
            say_json(_voice_record(voice, project))
        else:
            _say_voice(voice, 0)
    return data_exit_code(project)


def _voice_record(voice: "CitedVoice", project: "Project") -> Record:
    return {
        "name": voice.name,
        "claims": [{**passage_record(claim, project), "suggested": claim in voice.suggested} for claim in voice.claims],
        "unsourced": len(voice.unsourced),
        "cites": [_voice_record(each, project) for each in voice.cites],
    }


def _say_voice(voice: "CitedVoice", depth: int) -> None:
    """A voice, and below it whom it cites; what comes from nobody else stands right under it."""
    say(f"{INDENT * depth}{one_line(voice.name)}: {counted(len(voice.claims), 'claim')}")
    for each in voice.cites:
        _say_voice(each, depth + 1)
    if not depth and voice.cites and voice.unsourced:
        say(f"{INDENT}without a source: {counted(len(voice.unsourced), 'claim')}")
    _say_claims(voice.unsourced, depth + (1 if depth or not voice.cites else 2), voice.suggested)


def _say_claims(claims: Iterable[Passage], depth: int, suggested: frozenset[Passage]) -> None:
    from store.text.quotes import quoted

    indent = INDENT * depth
    for claim in claims:
        left = columns_left(len(indent))
        text = f"{'suggested: ' if claim in suggested else ''}{quoted(one_line(claim.text))}"
        say(indent + (text if left is None else cut(text, left)))
