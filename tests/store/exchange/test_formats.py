"""The tables of formats."""

import subprocess
import sys
import time
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from store import exchange
from store.errors import ExportError, NotFoundError
from store.exchange import EXPORTS, IMPORTS, Format, export, read, require_format
from store.exchange.edition import Edition, Exported, Imported
from store.model import Judgement, LinkEnd
from tests.benchmarks.bench_exchange import large_edition
from tests.store.exchange.editions import EDITION, EDITIONS

GOLDEN = Path(__file__).parent / "golden"


def can_write(format: Format) -> bool:
    """Whether what a format needs is installed here."""
    return all(find_spec(package) for package in format.packages)


def test_formats_are_found_by_the_name_they_bear() -> None:
    for table in (EXPORTS, IMPORTS):
        assert all(format.name == name and format.description for name, format in table.items())


@given(EDITIONS)
def test_every_format_takes_every_edition_and_fills_every_file(edition: Edition) -> None:
    for name, format in EXPORTS.items():
        if can_write(format):
            files = export(edition, name).files
            assert files or format.is_folder
            assert all(files.values()) or format.is_folder


@pytest.mark.parametrize("name", [name for name, format in EXPORTS.items() if can_write(format)])
def test_an_export_follows_from_its_edition_alone(name: str) -> None:
    assert export(EDITION, name) == export(EDITION, name)


@pytest.mark.parametrize("name", [path.stem for path in sorted(GOLDEN.iterdir())])
def test_an_export_is_byte_for_byte_what_it_was(name: str) -> None:
    assert export(EDITION, name).files == {
        f"The--bridge{EXPORTS[name].suffix}": (GOLDEN / f"{name}{EXPORTS[name].suffix}").read_bytes()
    }


@pytest.mark.parametrize("name", [name for name, format in EXPORTS.items() if format.most])
def test_more_than_a_format_takes_is_refused_by_its_name_with_the_remedy(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(EXPORTS, name, EXPORTS[name]._replace(most=len(EDITION.annotations) - 1))
    with pytest.raises(ExportError, match=f"^{name}: there are 4 annotations, and it takes 3; export a part"):
        export(EDITION, name)


MANY = 4_000
"""Annotations of which no export may take long: with the square of their number it would."""


@cache
def many_annotations() -> Edition:
    """An edition of many annotations and some links."""
    edition = large_edition(MANY)
    links = tuple(
        Judgement(
            f"J{number}",
            LinkEnd(one.document, one.selector, one.text),
            LinkEnd(other.document, other.selector, other.text),
            *("accepted", 80.0, "paraphrase", "ada", one.created),
        )
        for number, (one, other) in enumerate(pairwise(edition.annotations[:300]))
    )
    return edition._replace(judgements=links)


@pytest.mark.parametrize("name", [name for name, format in EXPORTS.items() if can_write(format)])
def test_an_export_takes_time_that_grows_as_what_is_exported(name: str) -> None:
    edition = many_annotations()
    export(EDITION, name)
    began = time.process_time()
    export(edition, name)
    assert time.process_time() - began < 6.0


@pytest.mark.parametrize("name", ["json"])
def test_what_is_exported_is_imported_again(name: str) -> None:
    assert read(export(EDITION, name).files, name) == Imported(EDITION)


def test_only_the_module_of_the_format_that_is_asked_for_is_imported() -> None:
    code = """
import sys
from store.exchange import EXPORTS, IMPORTS, export
from store.exchange.edition import Edition
def loaded():
    return sorted(name for name in sys.modules if name.startswith("store.exchange.") and name.count(".") == 3)
print(loaded())
export(Edition("", (), {}, (), (), (), ()), "csv")
print(loaded())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['store.exchange.exports.csv_table']"]


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(NotFoundError, match=r"docx: no such format; there are json, .*csv.*webannotation"):
        export(EDITION, "docx")
    with pytest.raises(NotFoundError, match="docx: no such format; there are json"):
        read({}, "docx")


def test_a_format_that_needs_what_is_not_installed_says_how_to_install_it() -> None:
    table = {"deep": Format("deep", ".deep", "Deep", "deep", ("json", "no_such_package"), "deep")}
    with pytest.raises(ExportError, match=r"^deep needs no_such_package: pip install 'variorum\[deep\]'$"):
        require_format("deep", table)


def test_a_format_is_a_line_and_a_module(monkeypatch: pytest.MonkeyPatch) -> None:
    class Module:
        @staticmethod
        def write(edition: Edition, name: str) -> Exported:
            return Exported({f"{entry.id}.ann": b"T1" for entry in edition.entries}, (name,))

    def imported(name: str) -> Any:
        assert name == "store.exchange.exports.standoff"
        return Module

    monkeypatch.setitem(EXPORTS, "standoff", Format("standoff", "", "Two files an article", "standoff"))
    monkeypatch.setattr(exchange, "import_module", imported)
    assert export(EDITION, "standoff") == Exported({"post.ann": b"T1", "times.ann": b"T1"}, ("The--bridge",))
