"""Article files, read into documents."""

import os
import re
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.articles import BY_SUFFIX, article_of, document_id, in_order, listing, read_article
from store.articles.kinds.plain import read
from store.errors import ArticleError
from store.model import Document, hash_text
from tests.paths import SHARED

ARTICLES = SHARED / "articles"


def read_bytes(folder: Path, data: bytes, name: str = "a.txt") -> Document:
    (folder / name).write_bytes(data)
    return read_article(folder / name, name, document_id(name))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0\x1b\ufeff")))
def test_a_utf8_text_is_its_own_text_of_record(text: str) -> None:
    assert read(text.encode(), "a.txt").text == text


def test_a_document_says_what_its_header_says(tmp_path: Path) -> None:
    data = b"---\ntitle: 'Bridge shut'\nsource: Harbour Post\ndate: 3 March 2024\nurl: https://example.org/b\n---\n\nText.\n"
    document = read_bytes(tmp_path, data)
    assert document == Document(
        id=document_id("a.txt"),
        path="a.txt",
        text="\nText.\n",
        title="Bridge shut",
        sha256=hash_text("\nText.\n"),
        source="Harbour Post",
        published="2024-03-03",
        url="https://example.org/b",
    )


def test_the_encoding_that_was_assumed_is_remarked(tmp_path: Path) -> None:
    document = read_bytes(tmp_path, "Le préfet a déclaré que le pont est fermé depuis l’été.".encode("cp1252"))
    assert document.text.endswith("l’été.")
    assert document.remarks == ("not UTF-8; read as windows-1252, a guess",)


@pytest.mark.parametrize(("data", "word"), [(b"", "empty"), (b" \n\t\n", "white space"), (b"\xef\xbb\xbf", "empty")])
def test_an_article_without_text_is_read_and_remarked(tmp_path: Path, data: bytes, word: str) -> None:
    document = read_bytes(tmp_path, data)
    assert document.title == "a"
    assert len(document.remarks) == 1
    assert word in document.remarks[0]


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\nfake", b"PK\x03\x04zip", bytes(range(256)), bytes(64)],
    ids=["pdf", "zip", "every byte", "zeros"],
)
def test_a_binary_file_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"a\.txt: holds"):
        read_bytes(tmp_path, data)


def test_a_missing_file_and_a_pipe_are_refused_by_name(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticleError, match=r"gone\.txt: is gone"):
        read_article(tmp_path / "gone.txt", "gone.txt", "1")
    with pytest.raises(ArticleError, match=r"pipe\.txt: is not a regular file"):
        read_article(tmp_path / "pipe.txt", "pipe.txt", "1")
    with pytest.raises(ArticleError, match=r"no reader for this kind"):
        read_article(tmp_path / "a.xyz", "a.xyz", "1")


def test_a_file_name_that_is_no_text_is_refused_in_words_that_can_be_shown(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="rename it") as error:
        read_article(tmp_path / "caf\udce9.txt", "caf\udce9.txt", "1")
    assert error.value.message.isascii()


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.touch(mode=0)
    with pytest.raises(ArticleError, match=r"a\.txt: cannot be read"):
        read_article(path, "a.txt", "1")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Bridge   shut again \n\nText.", "Bridge shut again"),
        ("News / Region\n\nBridge shut again\n\nText.", "Bridge shut again"),
        ("Sunday 3 March 2024 - 13:28\nStory Code : 12\nBridge shut again\n", "Bridge shut again"),
        ("REGION\nBy Ada Brandt\nhttps://example.org\nBridge shut again", "Bridge shut again"),
        ("Mayor may act in 2022", "Mayor may act in 2022"),
        ("3 March 2024", "3 March 2024"),
        ("桥关闭了\n正文。", "桥关闭了"),
        ("word " * 40, "word " * 16 + "word…"),
        ("x" * 200, "x" * 89 + "…"),
    ],
)
def test_the_title_is_the_first_line_that_reads_like_one(tmp_path: Path, text: str, title: str) -> None:
    assert read_bytes(tmp_path, text.encode()).title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Region\n\n# The *bridge* is [shut](https://example.org) #\n\nText.", "The bridge is shut"),
        ("The bridge is shut\n==================\n\nText.", "The bridge is shut"),
        ("---\ntitle: From the header\n---\n# From a heading\n", "From the header"),
        ("No heading here.\n", "No heading here."),
        ("#hashtag is no heading\n", "#hashtag is no heading"),
    ],
)
def test_the_title_of_markdown_is_its_first_heading(tmp_path: Path, text: str, title: str) -> None:
    document = read_bytes(tmp_path, text.encode(), "a.md")
    assert document.title == title
    assert text.endswith(document.text)


def test_articles_are_found_in_the_order_people_number_them(tmp_path: Path) -> None:
    for name in [
        "b10.txt",
        "b2.txt",
        "B1.TXT",
        "c/1.md",
        ".hidden.txt",
        ".variorum/x.txt",
        "picture.png",
        "a.markdown",
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert in_order(listing(tmp_path).files) == ["a.markdown", "B1.TXT", "b2.txt", "b10.txt", "c/1.md"]


def test_the_parts_of_a_page_that_a_browser_saved_beside_it_are_no_articles(tmp_path: Path) -> None:
    for name in ["Bridge.html", "Bridge_files/frame.html", "b/Dam.htm", "b/Dam-Dateien/x.html", "Other_files/y.html"]:
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    assert in_order(listing(tmp_path).files) == ["b/Dam.htm", "Bridge.html", "Other_files/y.html"]


def test_links_that_lead_nowhere_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "circle.txt").symlink_to("circle.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    (tmp_path / "notes").symlink_to("nowhere")
    assert in_order(listing(tmp_path).files) == ["a.txt"]
    ((path, said),) = listing(tmp_path).complaints()
    assert path == "circle.txt"
    assert said == "circle.txt (and 1 more): leads to no file; put there what it leads to, or take it out"


def test_folders_that_must_not_be_looked_into_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("open", "shut"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("One.")
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).endswith("shut") and access(path, mode))
    assert in_order(listing(tmp_path).files) == ["open/a.txt"]
    assert listing(tmp_path).complaints() == [("shut", "shut: must not be looked into; see to its permissions")]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_links_that_lead_out_of_the_folder_are_not_read_but_told(tmp_path: Path, kind: str) -> None:
    folder, outside = tmp_path / "articles", tmp_path / "elsewhere"
    folder.mkdir()
    outside.mkdir()
    (folder / "a.txt").write_text("One.")
    (outside / "secret.txt").write_text("Two.")
    (folder / "link.txt").symlink_to(outside / "secret.txt" if kind == "file" else outside)
    found = listing(folder)
    assert (list(found.files), found.outside) == (["a.txt"], ["link.txt"])
    assert [path for path, _ in found.complaints()] == ["link.txt"]
    assert "copy" in found.complaints()[0][1]


def test_links_inside_the_folder_are_read_also_when_the_folder_is_a_link_itself(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    (folder / "below").mkdir(parents=True)
    (folder / "below" / "a.txt").write_text("One.")
    (folder / "b.txt").symlink_to("below/a.txt")
    (folder / "loop").symlink_to(folder)
    (tmp_path / "other").symlink_to(folder)
    for each in (folder, tmp_path / "other"):
        found = listing(each)
        assert sorted(found.files) == ["b.txt", "below/a.txt"]
        assert found.complaints() == []


def test_every_reader_answers_to_a_suffix_in_small_letters() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in BY_SUFFIX)


def test_an_id_follows_from_the_path_alone() -> None:
    assert document_id("a/b.txt") == document_id("a/b.txt") != document_id("a/c.txt")
    assert len(document_id("caf\udce9.txt")) == 8


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared articles are not here")
def test_real_articles_are_read_character_for_character(tmp_path: Path) -> None:
    copytree(ARTICLES, tmp_path / "articles")
    for relative in in_order(listing(tmp_path / "articles").files):
        path = tmp_path / "articles" / relative
        document = read_article(path, relative, document_id(relative))
        assert document.text == path.read_bytes().decode().replace("\r\n", "\n")
        assert document.remarks == ()


def by_parts(path: str) -> list[tuple[list[tuple[int, int, str]], str]]:
    """What the order means: folder by folder, numbers before letters and by value, letters without case."""
    chunks = [[chunk for chunk in re.split(r"(\d+)", part.casefold()) if chunk] for part in path.split("/")]
    told = [[(0, int(c), "") if c.isdecimal() else (1, 0, c) for c in each] for each in chunks]
    return list(zip(told, path.split("/"), strict=True))


NAMES = st.text("aAbß10٣ -._", min_size=1, max_size=6)


@given(st.lists(st.builds(lambda *parts: "/".join(parts) + ".txt", NAMES, NAMES) | NAMES, unique=True))
def test_the_order_is_that_of_folders_then_numbers_then_letters(paths: list[str]) -> None:
    assert in_order(paths) == sorted(paths, key=by_parts)


def test_several_extracts_in_a_text_file_are_remarked() -> None:
    one = '<doc id="1" url="https://en.wikipedia.org/?curid=1" title="Pier">\nPier\n\nA pier stands.\n</doc>\n'
    assert article_of((one * 3).encode(), "wiki.txt").remarks == (
        "holds 3 extracts; `variorum add` of it takes them apart",
    )
    assert article_of(one.encode(), "wiki.txt").remarks == ()
