"""The verb `export`: one file or a folder, to a place that is nobody's, or to standard output."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from store import exchange
from store.exchange import EXPORTS, Format
from store.exchange.edition import Edition, Exported
from tests.tui.calling import assert_refused, call, program
from tests.tui.cli.sample import COURIER, SHARED, tagged
from tests.tui.cli.test_printing import on_terminal

FIRST = SHARED.split()[0].encode()
"""A word of what is tagged: in one table or another it stands on its own."""


@pytest.mark.parametrize("format_", EXPORTS)
def test_every_format_is_exported_to_output_or_file(project: Path, tmp_path: Path, format_: str) -> None:
    tagged(project, SHARED)
    if EXPORTS[format_].is_folder:
        assert_refused(call("export", project, "--to", format_), format_, "--output")
    else:
        # One that is text and one that is not, by a program of its own: the others are printed by the same lines.
        printed = (program if format_ in {"csv", "xlsx"} else call)("export", project, "--to", format_)
        assert printed.code == 0
        assert any(FIRST in content for content in unpacked(printed.raw))
    assert call("export", project, "--to", format_, "--output", tmp_path / "made").code == 0
    made = [tmp_path / "made"] if (tmp_path / "made").is_file() else [*(tmp_path / "made").rglob("*")]
    contents = [content for path in made if path.is_file() for content in unpacked(path.read_bytes())]
    assert any(FIRST in content for content in contents)


def unpacked(content: bytes) -> list[bytes]:
    """What a file holds, of a zip archive each file that is in it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return [content]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [archive.read(name) for name in archive.namelist()]


def test_an_export_into_a_folder_is_named_after_the_project(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    call("export", project, "--to", "csv", "--output", out)
    assert [path.name for path in out.iterdir()] == ["sample.csv"]


def test_an_unknown_format_is_refused_with_the_known_ones(project: Path) -> None:
    assert_refused(call("export", project, "--to", "docx"), "docx", "markdown")


def kept(project: Path) -> dict[Path, bytes]:
    """Every file but those of the index, which any call may write."""
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file() and path.parent.name != "index"}


@pytest.mark.parametrize("name", [COURIER, "report.md", ".variorum/history.jsonl"])
def test_an_export_takes_the_place_of_no_article_and_no_data(project: Path, name: str) -> None:
    call("tag", project, COURIER, "0", "60", "claim")
    before = kept(project)
    assert_refused(call("export", project, "--to", "markdown", "--output", project / name), name, "name another file")
    assert kept(project) == before


class Standoff:
    """A module of a made-up format: two files an article, their texts among them."""

    @staticmethod
    def write(edition: Edition, name: str) -> Exported:
        texts = {f"{entry.path}.txt": edition.documents[entry.id].text.encode() for entry in edition.entries}
        return Exported(texts | {f"{entry.path}.ann": b"T1\n" for entry in edition.entries}, ("notes: left out",))


@pytest.fixture
def standoff(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXPORTS, "standoff", Format("standoff", "", "Two files an article", "standoff"))
    monkeypatch.setattr(exchange, "import_module", lambda name: Standoff)


def test_a_format_of_several_files_is_a_folder(project: Path, tmp_path: Path, standoff: None) -> None:
    called = call("export", project, "--to", "standoff", "--output", tmp_path / "out")
    assert (called.code, called.out, called.err) == (0, "", "variorum: standoff: notes: left out\n")
    assert len(list((tmp_path / "out").iterdir())) == 10
    assert (tmp_path / "out" / f"{COURIER}.ann").read_text(encoding="utf-8") == "T1\n"


def test_a_folder_in_a_folder_is_named_after_the_project(project: Path, tmp_path: Path, standoff: None) -> None:
    (tmp_path / "out").mkdir()
    assert call("export", project, "--to", "standoff", "--output", tmp_path / "out").code == 0
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["sample"]


@pytest.mark.parametrize("options", [[], ["--output", "-"]])
def test_several_files_do_not_go_to_standard_output(project: Path, standoff: None, options: list[str]) -> None:
    assert_refused(call("export", project, "--to", "standoff", *options), "folder of several files", "--output")


def test_a_folder_takes_the_place_of_nothing(project: Path, tmp_path: Path, standoff: None) -> None:
    (tmp_path / "out").mkdir()
    for _ in range(2):
        called = call("export", project, "--to", "standoff", "--output", tmp_path / "out")
    assert_refused(called, str(tmp_path / "out" / "sample"), "name another folder")


@pytest.mark.parametrize("name", ["out", ".variorum"])
def test_no_file_of_a_folder_becomes_an_article_or_data(project: Path, standoff: None, name: str) -> None:
    call("tag", project, COURIER, "0", "60", "claim")
    before = kept(project)
    assert_refused(call("export", project, "--to", "standoff", "--output", project / name), "of the project")
    assert kept(project) == before


def test_what_is_no_text_goes_to_no_terminal(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Packed:
        @staticmethod
        def write(edition: Edition, name: str) -> Exported:
            return Exported({name: b"PK\x03\x04\xff\x1b[31m"})

    monkeypatch.setitem(EXPORTS, "packed", Format("packed", ".zip", "Packed", "packed"))
    monkeypatch.setattr(exchange, "import_module", lambda name: Packed)
    assert on_terminal("export", project, "--to", "packed") == ""
    assert call("export", project, "--to", "packed", "--output", project / "x.zip").code == 0
    assert (project / "x.zip").read_bytes().startswith(b"PK")


def test_help_lists_every_format() -> None:
    shown = call("export", "--help").out
    assert all(f"\n    {name:<15} {format.description}\n" in shown for name, format in EXPORTS.items())


def test_what_is_not_installed_is_named_with_its_remedy(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(EXPORTS, "deep", Format("deep", ".x", "Deep", "deep", ("no_such_package",), "deep"))
    assert_refused(call("export", project, "--to", "deep"), "deep needs no_such_package", "variorum[deep]", code=1)


def test_a_part_is_exported_and_it_is_told_how_much_that_is(project: Path) -> None:
    tagged(project, SHARED)
    call("tag", project, COURIER, "0", "8", "actor")
    called = call("export", project, "--to", "json", "--document", COURIER, "--label", "actor", "--label", "source")
    found = json.loads(called.out)
    assert [each["path"] for each in found["documents"]] == [COURIER]
    assert [each["label"] for each in found["annotations"]] == ["actor"]
    assert called.err.startswith("variorum: json: in scope are 1 of 5 articles, 1 of ")
    nobody = call("export", project, "--to", "json", "--annotator", "nobody")
    assert_refused(nobody, "nobody: no such annotator; there are", code=nobody.code)


@pytest.mark.parametrize("option", ["--document", "--label", "--annotator"])
def test_a_part_that_there_is_not_is_refused(project: Path, option: str) -> None:
    call("tag", project, COURIER, "0", "60", "claim")
    refused = call("export", project, "--to", "csv", option, "none such")
    assert refused.code != 0
    assert_refused(refused, "none such: no such", code=refused.code)


@pytest.mark.parametrize("name", EXPORTS)
def test_a_loss_ends_a_strict_export_with_1(project: Path, tmp_path: Path, name: str) -> None:
    tagged(project, SHARED)
    called = call("export", project, "--to", name, "--output", tmp_path / "made", "--strict")
    assert (tmp_path / "made").exists()
    told = [line.removeprefix(f"variorum: {name}: ") for line in called.err.splitlines()]
    losses = [line for line in told if line != EXPORTS[name].remark]
    assert all(line[0].isdigit() for line in losses)
    assert called.code == int(bool(losses))
    assert losses or name not in ("csv", "markdown", "webannotation", "html", "conll", "brat")
