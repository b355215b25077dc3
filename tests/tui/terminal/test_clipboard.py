"""Copying says truly where the text went."""

import os
import sys
from pathlib import Path

import pytest

from tui.terminal import clipboard


@pytest.fixture(autouse=True)
def no_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for variable in clipboard.TOOLS:
        monkeypatch.delenv(variable, raising=False)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a clipboard")
def test_without_a_display_the_text_goes_to_a_file() -> None:
    where = clipboard.copy_outside("“quoted” – text")
    assert Path(where).read_text(encoding="utf-8") == "“quoted” – text"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a clipboard")
def test_a_tool_that_claims_to_have_worked_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "xclip"
    tool.write_text("#!/bin/sh\necho noise >&2\nexit 0\n", encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")
    assert clipboard.system_clipboard() == "xclip"
    assert Path(clipboard.copy_outside("text")).name == "copied.txt"


def test_where_nothing_can_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be", encoding="utf-8")
    assert clipboard.copy_outside("text").startswith("nowhere else")
