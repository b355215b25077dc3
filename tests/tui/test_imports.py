"""What a command imports is what its start costs: nothing of the screen, nothing heavy before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.calling import sample

SCREEN = {"textual", "rich", "pyperclip"}
READERS = {"trafilatura", "lxml", "pypdfium2", "mammoth", "warcio", "httpx"}
HEAVY = {"tantivy", "rapidfuzz", "Stemmer", "charset_normalizer"} | READERS


def loaded(code: str, *arguments: object) -> set[str]:
    """Top-level names of all modules that a fresh interpreter has loaded after `code`."""
    report = "\nimport sys; sys.stderr.write('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}{report}", *map(str, arguments)], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def after(*arguments: object) -> set[str]:
    """The same after a call of the command line."""
    return loaded("import sys\nfrom tui.cli.command import run\nassert run(sys.argv[1:]) == 0", *arguments)


@pytest.mark.parametrize("verb", ["documents", "annotations", "check"])
def test_verbs_that_match_nothing_import_neither_screen_nor_matching(tmp_path: Path, verb: str) -> None:
    assert not after(verb, sample(tmp_path)) & (SCREEN | HEAVY)


def test_verbs_that_match_import_no_screen(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    assert not after("links", folder, "--text", "the roof came down") & SCREEN
    assert not after("search", folder, "roof") & SCREEN
    assert not after("compare", "one", "two") & SCREEN
    assert not after("export", folder, "--to", "csv") & SCREEN


def test_help_imports_nothing_but_the_command_line() -> None:
    assert not after("--help") & (SCREEN | HEAVY | {"sentencex", "tinydb", "sqlite3", "orjson"})


def test_a_session_on_a_folder_starts_without_the_parser(tmp_path: Path) -> None:
    code = "import sys\nfrom tui.cli.session import is_plain, run_plain\nassert is_plain(sys.argv[1:])"
    assert not loaded(code, tmp_path) & (SCREEN | HEAVY | {"click", "json", "tinydb", "store.model"})


SPARED = "from tui.terminal.lean_imports import import_asyncio, import_textual\nimport_asyncio()\n"
NEVER_USED = {"ssl", "textual.command", "textual.widgets._input", "textual.widgets._tree", "textual.widgets._select"}


def modules(code: str) -> set[str]:
    """Full names of all modules that a fresh interpreter has loaded after `code`."""
    report = "\nimport sys; sys.stdout.write('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code + report], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_session_is_spared_what_it_never_uses() -> None:
    assert modules("import tui.app") >= NEVER_USED
    session = f"{SPARED}import store.project, tui.desk.opening\nimport_textual()\nimport tui.app, tui.desk.reading"
    assert not modules(session) & NEVER_USED


def test_what_a_session_was_spared_can_be_had_later() -> None:
    later = "\nimport ssl, textual.command\nassert ssl.SSLContext and textual.command.CommandPalette.action_dismiss"
    assert modules(f"{SPARED}import_textual()\nimport tui.app{later}") >= NEVER_USED


def test_an_untested_version_of_textual_is_imported_whole() -> None:
    made_up = "\nfrom tui.terminal import textual_version\ntextual_version.installed = lambda: '8.97.0'\n"
    assert "textual.command" in modules(f"{SPARED}{made_up}import_textual()\nimport tui.app")


def test_the_store_imports_no_screen() -> None:
    code = "import store.project, store.exchange, store.articles, store.linking, store.linking.ask.linker"
    assert not loaded(code) & (SCREEN | {"click", "tui"})


def test_opening_the_face_of_the_store_loads_no_matching() -> None:
    assert not loaded("import store.project") & HEAVY
