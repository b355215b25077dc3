"""The verb `agreement`: how far the annotators of a project agree, and where they do not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from store.model import Annotation, Record
from tui.cli.options import data_exit_code, json_option, with_project
from tui.cli.printing import one_line, say, say_json, say_table
from tui.cli.records import annotation_record, path_of
from tui.cli.verb import Verb

if TYPE_CHECKING:
    from store.project import Project
    from store.study.agreement import Agreement, Disagreement

SIDE = 60
"""Characters of an annotation in the list for people."""


@click.command(cls=Verb, short_help="Show how far annotators agree.")
@with_project
@json_option
def agreement(project: "Project", as_json: bool) -> int:
    r"""Show how far the annotators of PROJECT agree, label by label and pair by pair, and where they do not.

    \b
    Examples:
      variorum merge together/ mira/ ada/ && variorum agreement together/
      variorum agreement articles/ --json | jq -c 'select(.of == "disagreement")'

    Two annotators are compared in the articles in which both have tagged anything. F1 tells how many spans of a label
    are the same, and how many overlap, 0 to 1. Two alphas of Krippendorff are 1 where all agree and 0 where they do by
    chance: unitizing, of a pair, by how far the ends of spans lie apart; nominal, of all, by the words that are tagged.
    With --json each line is of "pair" (label, annotators, spans, exact, overlapping, unitizing), of "alpha" (label,
    alpha, words) or of "disagreement" (kind: "edges", "label" or "only one"; document, path, start, end, annotators,
    one, other).
    """
    found = project.study.agreement()
    if as_json:
        for record in _records(found, project):
            say_json(record)
    else:
        _say(found, project)
    return data_exit_code(project)


def _records(found: "Agreement", project: "Project") -> Iterator[Record]:
    for pair in found.pairs:
        yield {
            "of": "pair",
            "label": pair.label,
            "annotators": [pair.one, pair.other],
            "spans": [pair.of_one, pair.of_other],
            "exact": _rounded(pair.exact),
            "overlapping": _rounded(pair.overlapping),
            "unitizing": _rounded(pair.unitizing),
        }
    for alpha in found.alphas:
        yield {"of": "alpha", "label": alpha.label, "alpha": _rounded(alpha.value), "words": alpha.words}
    for each in found.disagreements:
        yield _disagreement_record(each, project)


def _disagreement_record(each: "Disagreement", project: "Project") -> Record:
    sides = [annotation_record(side, project) if side else None for side in (each.one, each.other)]
    return {
        "of": "disagreement",
        "kind": each.kind,
        "document": each.document,
        "path": path_of(each.document, project),
        "start": each.span.start,
        "end": each.span.end,
        "annotators": list(each.annotators),
        "one": sides[0],
        "other": sides[1],
    }


def _say(found: "Agreement", project: "Project") -> None:
    """Figures, then disagreements, for people."""
    if len(found.annotators) < 2:
        say(f"{len(found.annotators)} annotator: agreement takes two who have tagged in the same article")
        return
    rows = [
        [
            *map(one_line, (pair.label, pair.one, pair.other)),
            f"{pair.of_one}/{pair.of_other}",
            *map(_shown, (pair.exact, pair.overlapping, pair.unitizing)),
        ]
        for pair in found.pairs
    ]
    say_table(["label", "annotator", "annotator", "spans", "exact F1", "overlapping F1", "unitizing alpha"], rows)
    say("")
    alphas = [[one_line(alpha.label), _shown(alpha.value), f"{alpha.words:,}"] for alpha in found.alphas]
    say_table(["label", "alpha", "words"], alphas)
    if found.disagreements:
        say("")
    for each in found.disagreements:
        say(f"{one_line(str(path_of(each.document, project)))} {each.span.start}-{each.span.end}  {each.kind}")
        for who, side in zip(each.annotators, (each.one, each.other), strict=True):
            say(f"    {one_line(who) or 'nobody named'}: {_side(side)}")


def _side(annotation: Annotation | None) -> str:
    from store.text.quotes import quoted

    if annotation is None:
        return "nothing"
    return f"{one_line(annotation.label)} {quoted(one_line(annotation.selector.exact), SIDE)}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}"
