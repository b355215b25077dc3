"""Bringing articles in: whole or not at all, and never over a file that is there."""

import errno
import gzip
import io
import json
from pathlib import Path
from unittest.mock import patch

import pytest

from store.articles.intake import article_file, file_name, write_new
from tests.tui.calling import assert_refused, call

ARTICLE = "The gate was shut at noon.\n"


def jsonl(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "gate.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_a_file_is_copied_byte_for_byte(project: Path, article: Path) -> None:
    article.write_bytes(b"\xef\xbb\xbfOne.\r\nTwo.\r\n")
    called = call("add", project, article)
    assert (called.code, called.out) == (0, "gate.txt\n")
    assert (project / "gate.txt").read_bytes() == article.read_bytes()


def test_a_missing_project_is_made(tmp_path: Path, article: Path) -> None:
    assert call("add", tmp_path / "new", article).code == 0
    assert (tmp_path / "new" / "gate.txt").exists()


def test_an_article_that_is_there_already_is_left(project: Path, article: Path) -> None:
    call("add", project, article)
    called = call("add", project, article)
    assert (called.code, called.out) == (0, "")
    assert "1 there already" in called.err
    assert len(list(project.iterdir())) == 1


def test_another_article_of_the_same_name_is_numbered(project: Path, article: Path) -> None:
    (project / "gate.txt").write_text("Mine.", encoding="utf-8")
    assert call("add", project, article).out == "gate-2.txt\n"
    assert (project / "gate.txt").read_text(encoding="utf-8") == "Mine."


def test_a_folder_brings_its_articles_under_their_paths(project: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    (inbox / "deep").mkdir(parents=True)
    (inbox / "deep" / "one.md").write_text("# One\n", encoding="utf-8")
    (inbox / "two.txt").write_text("Two.", encoding="utf-8")
    (inbox / "picture.png").write_bytes(b"\x89PNG\x00")
    assert sorted(call("add", project, inbox).out.split()) == ["deep/one.md", "two.txt"]


def test_packed_articles_of_a_folder_are_read_only_where_they_lie_in_it(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bundle"
    (folder / ".hidden").mkdir(parents=True)
    for path, title in (
        (folder / "own.jsonl", "Own"),
        (tmp_path / "other.jsonl", "Other"),
        (folder / ".hidden/h.jsonl", "H"),
    ):
        path.write_bytes(jsonl({"text": f"{title} news.", "title": title}))
    (folder / "link.jsonl").symlink_to(tmp_path / "other.jsonl")
    (folder / "again.jsonl").symlink_to("own.jsonl")
    called = call("add", project, folder)
    assert (called.code, [path.name for path in project.glob("*.txt")]) == (2, ["own.txt"])
    assert "link.jsonl: leads out of the folder" in called.err


def test_a_project_is_not_added_to_itself(project: Path, article: Path) -> None:
    call("add", project, article)
    assert call("add", project, project).code == 2
    assert call("add", project, project.parent).code == 2
    assert len(list(project.iterdir())) == 1


@pytest.mark.parametrize("packed", [False, True])
def test_json_lines_become_articles_with_front_matter(project: Path, tmp_path: Path, packed: bool) -> None:
    content = jsonl({"id": 7, "title": "Gate:\nshut", "text": ARTICLE, "date": "2024-09-04", "source": "Courier"})
    path = tmp_path / ("news.jsonl.gz" if packed else "news.jsonl")
    path.write_bytes(gzip.compress(content) if packed else content)
    assert call("add", project, path).out == "2024-09-04-gate-shut.txt\n"
    (record,) = call("documents", project, "--json").records
    assert (record["title"], record["source"], record["published"]) == ("Gate: shut", "Courier", "2024-09-04")
    assert record["characters"] == len(ARTICLE)


def test_a_line_without_text_is_told_and_the_rest_is_added(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(jsonl({"title": "A", "text": "One."}, {"title": "B"}, [1]) + b"{\n" + jsonl({"text": "Two."}))
    called = call("add", project, path)
    assert called.code == 2
    assert called.out.split() == ["a.txt", "article.txt"]
    assert [f"line {number}" in called.err for number in (1, 2, 3, 4, 5)] == [False, True, True, True, False]


def test_a_damaged_archive_is_told_in_one_line(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(jsonl(*({"title": str(n), "text": f"{n} " * 99} for n in range(99))))[:-40])
    called = call("add", project, path)
    assert called.code == 2
    assert str(path) in called.err


def test_standard_input_is_an_article_named_after_its_title(project: Path) -> None:
    given = b"---\ntitle: The Gate\ndate: 2024-09-04\n---\nShut.\n"
    assert call("add", project, "-", given=given).out == "2024-09-04-the-gate.txt\n"
    assert (project / "2024-09-04-the-gate.txt").read_bytes() == given


def test_standard_input_may_be_json_lines(project: Path) -> None:
    assert (
        call("add", project, "-", given=jsonl({"title": "A", "text": "1"}, {"title": "B", "text": "2"})).out
        == "a.txt\nb.txt\n"
    )


def test_an_empty_standard_input_is_told(project: Path) -> None:
    called = call("add", project, "-")
    assert called.code == 2
    assert "standard input" in called.err


def test_what_cannot_be_read_is_told_and_the_rest_is_added(project: Path, article: Path, tmp_path: Path) -> None:
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 40)
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG")
    called = call("add", project, binary, picture, tmp_path / "missing.txt", article)
    assert (called.code, called.out) == (2, "gate.txt\n")
    for name in ("binary.txt", "picture.png", "missing.txt"):
        assert sum(name in line for line in called.err.splitlines()) == 1
    assert [path.name for path in project.iterdir()] == ["gate.txt"]


def test_a_full_disk_leaves_no_half_of_an_article(project: Path, article: Path) -> None:
    class Full(io.BytesIO):
        def write(self, _: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    def opened(path: Path, mode: str) -> io.BytesIO:
        path.touch()
        return Full()

    content = article.read_bytes()
    with patch.object(Path, "open", opened), pytest.raises(OSError, match="No space") as raised:
        write_new(project / "gate.txt", content)
    assert raised.value.filename == str(project / "gate.txt")
    assert list(project.iterdir()) == []


def test_a_file_in_place_of_the_project_is_refused(article: Path) -> None:
    assert_refused(call("add", article, article), str(article), "is a file")


def test_names_made_of_titles_stay_inside_the_folder_and_fit() -> None:
    assert file_name("../../etc/passwd") == "etc-passwd.txt"
    assert file_name("???") == "article.txt"
    assert file_name("Gate", "9-MAR-1987 10:20") == "gate.txt"
    assert file_name("Gate", "2024-09-04T10:20") == "2024-09-04-gate.txt"
    assert len(file_name("ж" * 500).encode()) <= 140


def test_a_text_that_looks_like_front_matter_stays_text() -> None:
    text = "---\ntitle: not mine\n---\nBody."
    assert article_file({"text": text, "title": "T"}).decode() == f"---\ntitle: T\n---\n{text}"


def test_a_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates"):
        article_file({"text": "\ud800"})
