"""What holds for every verb: data on standard output, one line for what is wrong, an exit code for whose turn it is."""

import json
import os
import shutil
from itertools import product
from pathlib import Path

import pytest

from store.model import Span
from store.project import Project
from tests.tui.calling import Called, assert_refused, call, sample
from tui.cli.verbs import VERBS

ARTICLE, LEDGER = "1-harrow-courier.txt", "2-tidewater-ledger.txt"

CALLS: dict[str, list[str]] = {
    "actors": ["{project}"],
    "add": ["{project}", "{more}"],
    "agreement": ["{project}"],
    "align": ["{project}", ARTICLE, LEDGER],
    "annotations": ["{project}"],
    "archive": ["{project}", "add", "{more}"],
    "board": ["{project}"],
    "check": ["{project}"],
    "compare": ["--pairs", "{pairs}"],
    "completion": ["bash"],
    "documents": ["{project}"],
    "export": ["{project}", "--to", "csv"],
    "groups": ["{project}"],
    "history": ["{project}"],
    "import": ["{project}", "--from", "json", "{exported}"],
    "labels": ["{project}", "add", "place", "--key", "m"],
    "link": ["{project}", "--shown"],
    "links": ["{project}", "--queries", "{queries}"],
    "merge": ["{project}", "{other}"],
    "overview": ["{project}"],
    "search": ["{project}", "roof"],
    "sources": ["{project}"],
    "suggest": ["{project}"],
    "tag": ["{project}", ARTICLE, "0", "8", "claim"],
}
"""A call of every verb with which all is well."""

STAYS = {"learn", "serve"}
"""Verbs that go on until they are ended; what holds for them has files of its own."""

PRINT_NO_RECORDS = {"completion"}
"""What they print is a file of another kind."""

JSON = {"export": ["--output", "{out}"]}
"""What else a verb wants with `--json`."""

WITH_A_PROJECT = [verb for verb, arguments in CALLS.items() if arguments[0] == "{project}"]

READ_LINKS = ["align", "check", "export", "merge", "link", "links", "overview"]
"""Verbs that need to know how links were judged; others do not open that file."""

GIVE_OUT = {
    "annotations": ["actors", "agreement", "annotations", "check", "documents", "export", "sources", "tag"],
    "history.jsonl": ["check", "history"],
    "links.json": ["check", "export"],
    "project.json": ["actors", "annotations", "check", "export"],
}
"""Verbs that give out what a file of the project holds, and end with 1 where it is damaged."""

READ_A_FILE = [
    ["links", "{project}", "--queries", "{file}"],
    ["compare", "--pairs", "{file}"],
    ["archive", "{project}", "add", "{file}"],
    ["add", "{project}", "{file}"],
    ["import", "{project}", "--from", "json", "{file}"],
]
WRITE_A_FILE = [
    ["export", "{project}", "--to", "csv", "--output", "{file}"],
    ["export", "{project}", "--to", "brat", "--output", "{file}"],
    ["board", "{project}", "--to", "csv", "--output", "{file}"],
    ["link", "{project}", "--output", "{file}"],
    *([verb, *arguments, "--log", "{file}"] for verb, arguments in CALLS.items()),
]


EMPTY = [
    *([verb, *["" if each == "{project}" else each for each in CALLS[verb]]] for verb in WITH_A_PROJECT),
    ["add", "{project}", "{more}", ""],
    ["import", "{project}", "--from", "json", ""],
    ["merge", "{project}", "{other}", ""],
    ["links", "{project}", "--queries", ""],
    ["compare", "--pairs", ""],
    *([*call[:-1], ""] for call in WRITE_A_FILE),
    *([verb, *arguments, "--data", ""] for verb, arguments in CALLS.items() if arguments[0] == "{project}"),
]
"""Calls with an empty name, as of a variable that is not set: it is no name of the current folder."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with all that readers make, and the files that calls name; made once, copied for each call."""
    folder = tmp_path_factory.mktemp("made")
    project, other = sample(folder), sample(folder / "elsewhere")
    for label in ("claim", "actor"):
        assert call("tag", project, ARTICLE, 9, 14, label).code == 0
    relate_and_link(project)
    assert call("export", project, "--to", "json", "--output", folder / "exported").code == 0
    assert call("tag", other, ARTICLE, 15, 19, "claim", "--annotator", "ben").code == 0
    (folder / "more").mkdir()
    (folder / "more" / "wire.txt").write_text("The gate was shut at noon.\n", encoding="utf-8")
    (folder / "pairs").write_text('{"a": "One gate.", "b": "One door."}\n', encoding="utf-8")
    (folder / "queries").write_text('{"text": "the roof came down"}\n', encoding="utf-8")
    return folder


def relate_and_link(folder: Path) -> None:
    """Relate two tags, draw a link by hand, and reject one."""
    with Project.open(folder) as project:
        one, other = project.tags.of()
        project.relations.add(one.id, "about", other.id)
        project.links.draw(project.links.passage(ARTICLE, Span(9, 14)), project.links.passage(LEDGER, Span(9, 14)))
        project.links.reject(project.links.between(ARTICLE, LEDGER)[-1])


@pytest.fixture
def places(made: Path, tmp_path: Path) -> dict[str, Path]:
    """Where they are, by the name that calls have for them; `out` and `file` are not there yet."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    names = ("more", "pairs", "queries", "out", "file", "exported")
    return {name: tmp_path / name for name in names} | {
        "project": tmp_path / "sample",
        "other": tmp_path / "elsewhere" / "sample",
    }


def filled(arguments: list[str], places: dict[str, Path]) -> list[str]:
    return [argument.format_map(places) for argument in arguments]


def lines_of(called: Called) -> list[str]:
    """Lines on standard error, each of which is narration."""
    lines = called.err.splitlines()
    assert "Traceback" not in called.err
    assert all(line.startswith("variorum: ") for line in lines), called.err
    return lines


def test_every_verb_is_tried() -> None:
    assert sorted(CALLS.keys() | STAYS) == sorted(VERBS)


@pytest.mark.parametrize("verb", CALLS)
def test_every_verb_does_its_work_and_ends_with_0(places: dict[str, Path], verb: str) -> None:
    called = call(verb, *filled(CALLS[verb], places))
    assert called.code == 0, called
    lines_of(called)
    assert called.out or verb in ("check", "add")


@pytest.mark.parametrize("verb", sorted(CALLS.keys() - PRINT_NO_RECORDS))
def test_every_verb_that_prints_prints_json_lines(places: dict[str, Path], verb: str) -> None:
    if verb == "check":
        (places["project"] / ARTICLE).unlink()
    called = call(verb, *filled(CALLS[verb] + JSON.get(verb, []), places), "--json")
    assert called.code == (1 if verb == "check" else 0)
    records = [json.loads(line) for line in called.out.splitlines()]
    assert records
    assert all(isinstance(record, dict) for record in records)


@pytest.mark.parametrize(
    ("verb", "others"),
    [
        ("annotations", []),
        ("history", []),
        ("links", ["--text", "The gate was shut\x85at noon."]),
        ("link", []),
        ("export --to doccano", []),
        ("export --to prodigy", []),
    ],
    ids=lambda said: said if isinstance(said, str) else "",
)
def test_a_record_is_one_line_to_whoever_reads_lines(verb: str, others: list[str], tmp_path: Path) -> None:
    text = "Gate\x85shut\n\nThe gate was\u2028shut at\u2029noon, the harbour master said on Monday.\n"
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert call("tag", tmp_path, "a.txt", 0, 30, "claim", "--note", "one\u2028two").code == 0
    name, *options = verb.split()
    called = call(name, tmp_path, *others, *(options or ["--json"]))
    assert called.code == 0
    records = [json.loads(line) for line in called.out.splitlines()]
    assert records == [json.loads(line) for line in called.out.rstrip("\n").split("\n")]
    assert set("\x85\u2028\u2029") & set(json.dumps(records, ensure_ascii=False))


@pytest.mark.parametrize("verb", CALLS)
def test_a_wrong_option_and_a_missing_argument_are_named(verb: str, places: dict[str, Path]) -> None:
    assert_refused(call(verb, *filled(CALLS[verb], places), "--colour"), "--colour", f"see variorum {verb} --help")
    assert_refused(call(verb), f"see variorum {verb} --help")


@pytest.mark.parametrize("where", ["none", "file.txt", "none/project"])
@pytest.mark.parametrize("verb", [verb for verb in WITH_A_PROJECT if verb != "add"])
def test_a_project_that_is_none_is_named(verb: str, places: dict[str, Path], tmp_path: Path, where: str) -> None:
    (tmp_path / "file.txt").write_text("One.", encoding="utf-8")
    folder = tmp_path / where
    assert_refused(call(verb, *filled(CALLS[verb], {**places, "project": folder})), f"{folder}: ", ";")
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("verb", WITH_A_PROJECT)
def test_a_project_without_articles_is_told(verb: str, places: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    called = call(verb, *filled(CALLS[verb], {**places, "project": folder}))
    assert called.code in (0, 1, 2)
    for line in lines_of(called) + called.out.splitlines():
        assert str(folder) in line or "empty" not in line


@pytest.mark.parametrize("kind", ["missing", "folder", "nonsense", "binary", "under a file"])
@pytest.mark.parametrize("arguments", READ_A_FILE, ids=lambda arguments: " ".join(arguments[:1]))
def test_a_file_that_cannot_be_read_is_named(arguments: list[str], places: dict[str, Path], kind: str) -> None:
    file = places["file"]
    if kind == "folder":
        file.mkdir()
    elif kind in ("nonsense", "binary"):
        file.write_bytes(b"nonsense\n" if kind == "nonsense" else bytes(range(256)))
    elif kind == "under a file":
        file.write_bytes(b"")
        file = places["file"] = file / "x.jsonl"
    called = call(*filled(arguments, places))
    assert called.code == 2 or (arguments[0] == "archive" and called.code == 0)
    (first, *_) = lines_of(called)
    assert str(file) in first
    assert ";" in first


@pytest.mark.parametrize("kind", ["in no folder", "a folder", "under a file"])
@pytest.mark.parametrize("arguments", WRITE_A_FILE, ids=lambda arguments: " ".join([arguments[0], *arguments[-3:-1]]))
def test_a_file_that_cannot_be_written_is_named(arguments: list[str], places: dict[str, Path], kind: str) -> None:
    file = places["file"] / "x.csv"
    if kind == "a folder":
        file.mkdir(parents=True)
        for name in ("sample.csv", "sample"):
            (file / name).mkdir()
            (file / name / "mine").touch()
    elif kind == "under a file":
        places["file"].touch()
    called = call(*filled(arguments, {**places, "file": file}))
    assert_refused(called, str(file), ";")


@pytest.mark.parametrize("arguments", EMPTY, ids=lambda arguments: " ".join([arguments[0], *arguments[-2:-1]]))
def test_an_empty_name_is_none(
    arguments: list[str], places: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "mine.txt").write_text("Mine.", encoding="utf-8")
    monkeypatch.chdir(here)
    assert_refused(call(*filled(arguments, places)), "is empty; name ")
    assert [path.name for path in here.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("option", ["--note", "--annotator"])
def test_words_that_are_not_utf_8_are_refused_by_their_option(places: dict[str, Path], option: str) -> None:
    said = os.fsdecode("caf\xe9".encode("latin-1"))
    assert_refused(call("tag", *filled(CALLS["tag"], places), option, said), option, "is not UTF-8;")


@pytest.mark.parametrize("arguments", [["history"], ["search", "roof"], ["links", "--text", "the roof came down"]])
def test_no_limit_is_too_high(places: dict[str, Path], arguments: list[str]) -> None:
    verb, *others = arguments
    called = call(verb, places["project"], *others, "--limit", 10**30)
    assert called == call(verb, places["project"], *others, "--limit", 1000)
    assert called.out


def damages() -> list[tuple[str, str, bytes]]:
    """Verbs, each with every file of a project that can be damaged, and every damage for those that give it out.

    All verbs read a file by the same reader: one that is damaged in the next of the ways stands for the others.
    """
    ways = (b"{ this is not\n", b"\xff\xfe\x00\n", b"[]\n")
    verbs = [verb for verb in WITH_A_PROJECT if verb != "add"]
    files = ["annotations", "project.json", "links.json", "history.jsonl"]
    return [
        (verb, damaged, way)
        for at, (verb, damaged) in enumerate(product(verbs, files))
        for way in (ways if verb in GIVE_OUT[damaged] else [ways[at % len(ways)]])
    ]


@pytest.mark.parametrize(("verb", "damaged", "content"), damages())
def test_a_damaged_file_of_a_project_is_told_and_left(
    verb: str, places: dict[str, Path], damaged: str, content: bytes
) -> None:
    data = places["project"] / ".variorum"
    files = [path for path in data.glob("annotations/*.json") if '"actor"' in path.read_text("utf-8")]
    (path,) = files if damaged == "annotations" else [data / damaged]
    path.write_bytes(content)
    called = call(verb, *filled(CALLS[verb], places))
    assert called.code in (0, 1)
    told = lines_of(called) + (called.out.splitlines() if verb == "check" else [])
    if damaged != "links.json" or verb in READ_LINKS:
        assert any(path.name in line for line in told), called
    assert called.code == 1 or verb not in GIVE_OUT.get(damaged, ())
    assert content in [each.read_bytes() for each in path.parent.glob(f"{path.name}*")]


@pytest.mark.parametrize("verb", CALLS)
def test_settings_that_cannot_be_read_are_told_and_the_verb_goes_on(
    verb: str, places: dict[str, Path], tmp_path: Path
) -> None:
    called = call(verb, *filled(CALLS[verb], places), environment={"VARIORUM_CONFIG": str(tmp_path)})
    assert called.code == 0
    lines_of(called)


@pytest.mark.parametrize("verb", WITH_A_PROJECT)
def test_data_that_are_a_file_are_named(verb: str, places: dict[str, Path]) -> None:
    if verb != "add":
        assert_refused(call(verb, *filled(CALLS[verb], places), "--data", places["pairs"]), str(places["pairs"]))
