"""What the documents have from the code, between markers: `make docs` writes it, a test keeps it true."""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator

import click

from store.exchange import EXPORTS, IMPORTS, Format
from tests.house import modules
from tests.paths import ROOT
from tui.cli.command import variorum
from tui.cli.verbs import PROGRAM
from tui.desk.tour import STEPS
from tui.keys import KEYS, face, groups, spelt

ESSENTIAL = (
    ("tag.claim", "tag.actor", "tag.source"),
    ("undo", "redo"),
    ("move.sentence.previous", "move.sentence.next"),
    ("article.previous", "article.next"),
    ("link.next", "link.conflict"),
    ("link.open", "link.accept", "link.reject"),
    ("find", "search"),
    ("view.board", "view.inbox"),
    ("view.compare", "view.overview"),
    ("back", "export", "help", "quit"),
)
"""Ids of the keys that the README teaches first, a row each."""


def tour() -> str:
    """The steps of the tour for the README, with the keys as they are called there."""
    keys = {row.id: row.keys.split(",")[0] for row in KEYS}
    called = {id: face(key) if len(face(key)) == 1 and face(key).isascii() else key for id, key in keys.items()}
    texts = (re.sub("`([^`]+)`", lambda token: f"`{called.get(token[1], token[1])}`", step.text) for step in STEPS)
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def essentials() -> str:
    """The keys to begin with, for the README."""
    rows = {row.id: row for row in KEYS}
    told = ["| keys | what they do |", "| --- | --- |"]
    for ids in ESSENTIAL:
        shown = " ".join(f"`{face(rows[id].keys.split(',')[0])}`" for id in ids)
        told.append(f"| {shown} | {'; '.join(rows[id].description.lower() for id in ids)} |")
    return "\n".join(told)


def keys() -> str:
    """The table of all keys."""
    lines = ["| | keys | what it does | id |", "| --- | --- | --- | --- |"]
    for group, rows in groups().items():
        for number, row in enumerate(rows):
            shown = " ".join(f"`{face(key)}`" for key in row.keys.split(","))
            told = f"{row.description}. {spelt(row.tooltip, {})}"
            lines.append(f"| {group if number == 0 else ''} | {shown} | {told} | `{row.id}` |")
    return "\n".join(lines)


def formats() -> str:
    """The table of docs/formats.md: every format, in and out."""
    head = ["| format | for | writes | reads | needs | checked by | loses on the way out |", "| --- |" + " --- |" * 6]
    return "\n".join([*head, *map(_format_row, dict.fromkeys([*EXPORTS, *IMPORTS]))])


def _format_row(name: str) -> str:
    out, way_in = EXPORTS.get(name), IMPORTS.get(name)
    either = out or way_in
    assert either is not None
    files = f"`{out.suffix}`" if out and out.suffix else "a folder" if out else ""
    needs = f"`variorum[{either.extra}]`" if either.extra else ""
    cells = (
        out.description if out else "",
        files,
        way_in.description if way_in else "",
        needs,
        out.checked if out else "",
        _lost(out) if out else "",
    )
    return f"| `{name}` | {' | '.join(cells)} |"


def _lost(format: Format) -> str:
    """Every kind of loss, `orphans; relations without annotator and time`."""
    parts = (kind.partition(": ") for kind in format.loses)
    lost = "; ".join(f"{what}s" if how == "left out" else f"{what}s {_clause(how)}" for what, _, how in parts)
    return f"{lost or 'nothing'}{f'; takes {format.most:,} annotations at most' if format.most else ''}"


def _clause(how: str) -> str:
    why = how.removeprefix("left out, ")
    return how if why == how else f"({why})"


def verbs() -> str:
    """The verbs of the command line, each with what it must be given."""
    context = click.Context(variorum, info_name=PROGRAM)
    found = [
        (_usage(verb), verb.get_short_help_str(80))
        for name in variorum.list_commands(context)
        if (verb := variorum.get_command(context, name))
    ]
    rows = [(f"{PROGRAM} [PROJECT]", "Open a reading session."), *found]
    wide = max(len(usage) for usage, _ in rows)
    return "\n".join(["```", *(f"{usage:<{wide}}  {said}" for usage, said in rows), "```"])


def _usage(verb: click.Command) -> str:
    arguments = [given.make_metavar(click.Context(verb)) for given in verb.params if isinstance(given, click.Argument)]
    options = [
        f"{given.opts[0]} {given.metavar}"
        for given in verb.params
        if isinstance(given, click.Option) and given.required
    ]
    as_json = ["[--json]"] if any("--json" in given.opts for given in verb.params) else []
    return " ".join(filter(None, (PROGRAM, verb.name, *arguments, *options, *as_json)))


def rooms() -> str:
    """The table of rooms of CONTRIBUTING: what each is for, by the first line of its module, and what is in it."""
    return "\n".join(
        ["| where | what | in it |", "| --- | --- | --- |", *_rows("store"), *_rows("tui"), *_rows("seeds")]
    )


def _rows(name: str) -> Iterator[str]:
    """A package, then the modules loose in it, then the packages in it."""
    within = [each for each in modules() if each.rpartition(".")[0] == name and not each.endswith("__main__")]
    packages = [each for each in within if any(other.startswith(f"{each}.") for other in modules()) or _is_folder(each)]
    loose = [each for each in within if each not in packages]
    is_top = "." not in name
    listed = "" if is_top else ", ".join(f"`{each.rpartition('.')[2]}`" for each in loose)
    yield f"| `{_folder(name)}` | {purpose(name)} | {listed} |"
    for each in loose if is_top else ():
        yield f"| `{each.replace('.', '/')}.py` | {purpose(each)} | |"
    for each in packages:
        yield from _rows(each)


def _is_folder(module: str) -> bool:
    return (ROOT / module.replace(".", "/")).is_dir()


def purpose(module: str) -> str:
    """The first line of a module, as a plain statement."""
    said = ast.get_docstring(modules()[module]) or ""
    return said.partition("\n")[0].rstrip(".").replace("|", "\\|")


def _folder(module: str) -> str:
    return f"{module.replace('.', '/')}/"


def chains() -> str:
    """Which way imports run, by the contracts that keep it so."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = [each for each in settings["tool"]["importlinter"]["contracts"] if each["type"] == "layers"]
    return "\n".join(
        f"- {' and '.join(f'in `{_folder(name)}`' for name in each.get('containers', [])) or 'at the top'}: "
        + " > ".join(f"`{layer}`" for layer in each["layers"])
        for each in contracts
    )


PIECES: dict[tuple[str, str], Callable[[], str]] = {
    ("README.md", "tour"): tour,
    ("README.md", "essentials"): essentials,
    ("docs/keys.md", "keys"): keys,
    ("docs/command-line.md", "verbs"): verbs,
    ("docs/formats.md", "formats"): formats,
    ("CONTRIBUTING.md", "rooms"): rooms,
    ("CONTRIBUTING.md", "imports"): chains,
}
"""What stands in which file between which markers."""


def between(file: str, marker: str) -> str:
    """What a file has between two markers now."""
    found = _marked(marker).search((ROOT / file).read_text(encoding="utf-8"))
    return found[0].removesuffix("\n") if found else ""


def _marked(marker: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=<!-- {marker} -->\n).*(?=<!-- /{marker} -->)", re.DOTALL)


def main() -> None:
    """Write every piece."""
    for (file, marker), made in PIECES.items():
        path = ROOT / file
        content = path.read_text(encoding="utf-8")
        path.write_text(_marked(marker).sub(f"{made()}\n".replace("\\", "\\\\"), content), encoding="utf-8")


if __name__ == "__main__":
    main()
