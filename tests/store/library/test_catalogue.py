"""The catalogue of a project's articles: whatever is wrong with its file, it is thrown away and made again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.library.catalogue import TABLE, Catalogue
from store.library.library import Library


def library(folder: Path, catalogue: Catalogue) -> Library:
    """The articles of a folder, looked at."""
    opened = Library(folder, catalogue, dict)
    opened.scan()
    return opened


def kept(folder: Path, path: Path) -> Path:
    """The file of a catalogue of the articles of a folder."""
    with closing(Catalogue(path)) as catalogue:
        library(folder, catalogue)
    return path


def test_any_byte_of_its_description_may_be_damaged(folder: Path, tmp_path: Path) -> None:
    whole = kept(folder, tmp_path / "whole.sqlite").read_bytes()
    wanted = library(folder, Catalogue(None)).entries
    start = whole.index(b"CREATE TABLE")
    for at in range(start, start + len(TABLE), 3):
        path = tmp_path / f"{at}.sqlite"
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :])
        with closing(Catalogue(path)) as catalogue:
            assert library(folder, catalogue).entries == wanted, at


@pytest.mark.parametrize(
    "damage", ["remarks = 7", "remarks = '{'", "remarks = '{}'", "title = x'c3'", "size = null", "words = 'many'"]
)
def test_a_row_that_cannot_be_right_is_damage(folder: Path, tmp_path: Path, damage: str) -> None:
    path = kept(folder, tmp_path / "c.sqlite")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"update articles set {damage} where path like '1%'")
    wanted = library(folder, Catalogue(None)).entries
    with closing(Catalogue(path)) as catalogue:
        assert library(folder, catalogue).entries == wanted
    with closing(Catalogue(path)) as again:
        assert len(again.rows()) == 3
