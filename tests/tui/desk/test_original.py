"""The original of an article, opened outside."""

import os
from pathlib import Path

import pytest

from store.model import Document
from tests.tui.sitting import Sitting
from tui.desk.original import targets_of

TOOL = "xdg-open"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in which a stand-in for the system's opener notes what it was asked for."""
    tools, noted = tmp_path / "tools", tmp_path / "opened.txt"
    tools.mkdir()
    (tools / TOOL).write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$1" > "{noted}"\n')
    (tools / TOOL).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":99")
    return noted


async def test_the_page_of_an_article_is_opened_as_it_is_and_told(sitting: Sitting, opened: Path) -> None:
    async with sitting:
        await sitting.press("V", "1")
        await sitting.wait(opened.exists)
        await sitting.wait(lambda: "opened" in sitting.said)
        url = "https://harrow-courier.example/world/orrem-saal-salt-exchange"
        assert opened.read_text() == f"1\n{url}\n"
        assert url in sitting.said


async def test_its_file_can_be_opened_instead(sitting: Sitting, opened: Path) -> None:
    async with sitting:
        await sitting.press("V", "2")
        await sitting.wait(opened.exists)
        assert opened.read_text().endswith("1-harrow-courier.txt\n")


async def test_without_a_display_the_address_is_said(sitting: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    async with sitting:
        await sitting.press("V", "1")
        await sitting.wait(lambda: "no display here" in sitting.said)
        assert "https://harrow-courier.example/world/orrem-saal-salt-exchange" in sitting.said


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "-v", "https://", "https://a b/", ""])
def test_only_addresses_of_the_web_are_handed_on(tmp_path: Path, url: str) -> None:
    document = Document("d1", "gone.html", "One.", "One", "", url=url)
    assert targets_of(document, tmp_path) == []
