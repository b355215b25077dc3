"""Texts go with the code that read them: another reader, or a file changed behind our back, is never trusted."""

import json
import os
from pathlib import Path

import pytest

from store.archives import filling
from store.articles import identity_of, kinds
from store.articles.content import Content
from store.articles.kinds import markdown, plain
from store.library import catalogue
from store.model import Span
from store.project import Project

FOOTED = "A fire closed the harbour on Monday. Twelve workers were hurt, the authority said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project = tmp_path / "fire"
    project.mkdir()
    (project / "a.txt").write_text(FOOTED, "utf-8")
    (project / "b.md").write_text(f"# Report\n\n{FOOTED}", "utf-8")
    return project


def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next version: it leaves off the first sentence, and its code is other code."""
    read = plain.read

    def other(data: bytes, name: str) -> Content:
        content = read(data, name)
        return content._replace(text=content.text.partition(". ")[2])

    monkeypatch.setattr(plain, "read", other)
    for module in (catalogue, filling):
        monkeypatch.setattr(module, "identity_of", lambda path: f"next {identity_of(path)}")


def test_the_identity_of_a_reader_is_that_of_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert identity_of("a.txt") == identity_of("b/c.TEXT") != identity_of("a.md")
    copied = tmp_path / "articles" / "kinds"
    copied.mkdir(parents=True)
    for module in (plain, markdown, kinds):
        source = Path(str(module.__file__))
        (copied / source.name).write_bytes(source.read_bytes())
    monkeypatch.setattr(kinds, "__file__", str(copied / "__init__.py"))

    def identities() -> tuple[str, str]:
        kinds._identity.cache_clear()
        return identity_of("a.txt"), identity_of("a.md")

    before = identities()
    assert identities() == before
    (copied / "markdown.py").write_text("# another\n", "utf-8")
    after = identities()
    assert after[0] == before[0]
    assert after[1] != before[1]
    (copied.parent / "encoding.py").write_text("# shared by all\n", "utf-8")
    assert all(one != other for one, other in zip(identities(), after, strict=True))
    monkeypatch.undo()
    kinds._identity.cache_clear()


def test_another_reader_reads_every_article_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(folder) as project:
        assert [entry.characters for entry in project.entries()] == [len(FOOTED), len(FOOTED) + 10]
        project.index()
    upgrade(monkeypatch)
    with Project.open(folder) as project:
        for entry in project.entries():
            assert entry.characters == len(project.document(entry.id).text) < len(FOOTED)
        text = project.document("a.txt").text
        links = project.links.of(project.links.passage("a.txt", Span(0, len(text))))
        assert [link.there.span.of(project.document("b.md").text) for link in links] == [links[0].there.text]
        assert project.check() == []


def test_another_reader_reads_every_article_of_an_archive_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = tmp_path / "wire"
    archive.mkdir()
    told = f"{FOOTED} Two ferries brought bread and blankets from the other bank before noon."
    (archive / "w.txt").write_text(told, "utf-8")
    (tmp_path / "packed.jsonl").write_text(json.dumps({"id": "1", "text": told}) + "\n", "utf-8")
    with Project.open(folder) as project:
        for path in (archive, tmp_path / "packed.jsonl"):
            project.archives.add(path)
        project.index()
    upgrade(monkeypatch)
    with Project.open(folder) as project:
        project.index()
        passage = project.links.passage("a.txt", Span(0, len(project.document("a.txt").text)))
        into = [link for link in project.links.of(passage) if link.archive == "wire"]
        assert {project.document(str(link.there.document)).text for link in into} == {told.partition(". ")[2]}


def behind_our_back(path: Path, former: str, now: str) -> None:
    """Change a file so that neither its size nor its time tells."""
    assert len(former) == len(now)
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(former.encode(), now.encode()))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_check_compares_what_is_known_with_the_files_and_repair_reads_them_again(folder: Path) -> None:
    with Project.open(folder) as project:
        assert project.check() == []
    behind_our_back(folder / "a.txt", "Twelve", "Thirty")
    with Project.open(folder) as project:
        known = project.entry("a.txt").sha256
        (problem,) = project.check()
        assert problem.message.startswith("a.txt: what is known of it is another text than it has now")
        assert any("a.txt: read again" in line for line in project.repair())
        assert project.entry("a.txt").sha256 != known
        assert project.check() == []


def test_check_tells_an_article_that_cannot_be_read_any_more(folder: Path) -> None:
    with Project.open(folder) as project:
        assert project.check() == []
    behind_our_back(folder / "a.txt", FOOTED, "\0" * len(FOOTED))
    with Project.open(folder) as project:
        (problem,) = project.check()
        assert (problem.path, problem.message.partition(":")[0]) == ("a.txt", "a.txt")
        assert ";" in problem.message
        assert "another text" not in problem.message


@pytest.mark.parametrize("is_packed", [True, False])
def test_check_compares_the_texts_kept_of_an_archive_too(folder: Path, tmp_path: Path, is_packed: bool) -> None:
    path = tmp_path / "wire.jsonl" if is_packed else tmp_path / "wire"
    if is_packed:
        path.write_text(json.dumps({"id": "w", "text": FOOTED}) + "\n", "utf-8")
    else:
        path.mkdir()
        (path / "w.txt").write_text(FOOTED, "utf-8")
    with Project.open(folder) as project:
        project.archives.add(path)
        project.index()
        assert project.check() == []
    behind_our_back(path if is_packed else path / "w.txt", "Twelve", "Thirty")
    with Project.open(folder) as project:
        (problem,) = project.check()
        assert "of 1 article another text is kept" in problem.message
        assert any("read again" in line for line in project.repair())
    with Project.open(folder) as project:
        project.index()
        assert project.check() == []
        passage = project.links.passage("a.txt", Span(0, len(FOOTED)))
        assert any("Thirty" in link.there.text for link in project.links.of(passage) if link.archive)
