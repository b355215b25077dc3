"""Batches: files of several articles, what was there already, other versions, encodings, and being stopped."""

import gzip
from pathlib import Path
from unittest.mock import patch

import pyarrow
import pyarrow.parquet
import pytest

from store.articles.intake import ProjectFiles
from tests.tui.calling import assert_refused, call

MBOX = (
    b"From ann@pier.example Mon Mar  4 10:00:00 2024\nFrom: Ann Oe <ann@pier.example>\nSubject: Pier shut\n"
    b"Date: Mon, 4 Mar 2024 10:00:00 +0100\n\nIt is shut.\n> Why?\nFrom here on nobody knows.\n\n"
    b"From bo@pier.example Tue Mar  5 10:00:00 2024\nFrom: Bo\nSubject: Re: Pier shut\n\nThe barge.\n"
)
EXTRACTS = (
    '<doc id="1" url="https://en.wikipedia.org/wiki?curid=1" title="Ravel">\nRavel\n\nRavel is a port.\n</doc>\n'
    '<doc id="2" url="https://en.wikipedia.org/wiki?curid=2" title="Ost">\nOst\n\nOst is another.\n</doc>\n'
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    folder.mkdir()
    return folder


def rows(project: Path) -> list[tuple[str, str, str]]:
    return [(row["title"], row["source"], row["published"]) for row in call("documents", project, "--json").records]


@pytest.mark.parametrize("name", ["news.csv", "news.tsv", "news.csv.gz"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_table_is_read_by_the_usual_names_of_its_columns(
    project: Path, tmp_path: Path, name: str, encoding: str
) -> None:
    sign = "\t" if "tsv" in name else ";"
    lines = [
        sign.join(("id", "Headline", "Body", "pub_date", "Outlet")),
        sign.join(("1", "Gate shut", '"Fermé à midi.')),
    ]
    text = f'{lines[0]}\n{lines[1]}\nNobody knew."{sign}2024-09-04{sign}Courrier\n\n'
    data = text.encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert call("add", project, tmp_path / name).out == "2024-09-04-gate-shut.txt\n"
    assert rows(project) == [("Gate shut", "Courrier", "2024-09-04")]
    assert (project / "2024-09-04-gate-shut.txt").read_text("utf-8").endswith("Fermé à midi.\nNobody knew.")


def test_columns_are_named_by_options_and_a_missing_one_is_told(project: Path, tmp_path: Path) -> None:
    table = tmp_path / "dump.csv"
    table.write_text("a,b\nGate,It was shut.\n", encoding="utf-8")
    refused = call("add", project, table)
    assert refused.code == 2
    assert "no column of texts; name it with --text-column (there are: a, b)" in refused.err
    table.with_name("broken.csv").write_text('"a\nhead",b\nGate,It was shut.\n', encoding="utf-8")
    assert "(there are: a head, b)" in call("add", project, table.with_name("broken.csv")).err
    assert "no column c" in call("add", project, table, "--text-column", "c").err
    assert "no column d; name it with --title-column" in call("add", project, table, "--title-column", "d").err
    assert call("add", project, table, "--text-column", "b", "--title-column", "a").out == "gate.txt\n"


def test_a_field_that_json_lines_lack_is_told_and_extracts_have_none(project: Path, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It was shut.", "title": "Gate"}\n', encoding="utf-8")
    (tmp_path / "wiki_00").write_text(EXTRACTS, encoding="utf-8")
    called = call("add", project, tmp_path / "a.jsonl", tmp_path / "wiki_00", "--text-column", "body")
    assert called.out == "ravel.txt\nost.txt\n"
    assert "line 1: no field body; name it with --text-column (there are: text, title)" in called.err


def test_parquet_is_read_with_its_own_names(project: Path, tmp_path: Path) -> None:
    table = pyarrow.table({"headline": ["Gate", "Pier"], "content": ["Shut.", None], "vector": [[0.1], [0.2]]})
    pyarrow.parquet.write_table(table, tmp_path / "news.parquet")
    called = call("add", project, tmp_path / "news.parquet")
    assert (called.code, called.out) == (2, "gate.txt\n")
    assert "row 2" in called.err


def test_json_lines_of_news_services_are_read(project: Path, tmp_path: Path) -> None:
    line = '{"headline": "Gate", "body": "Shut.", "publishedAt": "2024-09-04", "source": {"name": "Courier"}}'
    (tmp_path / "news.jsonl").write_text(line, encoding="utf-8")
    assert call("add", project, tmp_path / "news.jsonl").code == 0
    assert rows(project) == [("Gate", "Courier", "2024-09-04")]


def test_each_mail_of_a_mailbox_is_a_file_byte_for_byte(project: Path, tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(MBOX)
    assert call("add", project, tmp_path / "all.mbox").out.split() == ["2024-03-04-pier-shut.eml", "re-pier-shut.eml"]
    assert [row[:2] for row in rows(project)] == [("Pier shut", "Ann Oe"), ("Re: Pier shut", "Bo")]
    assert (project / "2024-03-04-pier-shut.eml").read_bytes() in MBOX


@pytest.mark.parametrize("name", ["wiki_00", "wiki.txt"])
def test_extracts_become_articles(project: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(EXTRACTS, encoding="utf-8")
    assert call("add", project, tmp_path / name).out.split() == ["ravel.txt", "ost.txt"]
    assert [row[:2] for row in rows(project)] == [("Ost", "Wikipedia"), ("Ravel", "Wikipedia")]
    assert (project / "ravel.txt").read_text("utf-8").endswith("---\nRavel is a port.")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b'title,text\nA,"never closed' + b"x" * 1000),
        ("a.csv", b"title,text\nA,B,C,D\n"),
        ("a.csv", b"\x00\x00\x00\x00"),
        ("a.csv", b""),
        ("a.csv.gz", b"\x1f\x8b\x08\x00broken"),
        ("a.csv.gz", gzip.compress(b"title,text\n" + b"x" * (70 << 20))),
        ("a.tsv", b"title\ttext\n" + b"\xff\xfe" * 50),
        ("a.parquet", b"PAR1 broken PAR1"),
        ("a.mbox", b"no mailbox"),
        ("a.mbox", b"From x 2024\n" * 10),
        ("a.jsonl", b"[" * 100_000),
        ("wiki_00", b'<doc id="1">\n\xff\n</doc>\n'),
    ],
    ids=lambda given: given if isinstance(given, str) else str(len(given)),
)
def test_damaged_files_of_several_articles_are_told_in_lines(
    project: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    called = call("add", project, tmp_path / name)
    assert "Traceback" not in called.err
    assert called.code in (0, 2)
    assert all(line.startswith("variorum: ") for line in called.err.splitlines())


def test_what_holds_the_same_is_there_already_whatever_it_is_called(project: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("one.txt", "two.txt"):
        (inbox / name).write_text("The gate was shut.", encoding="utf-8")
    assert call("add", project, inbox).out.split() == ["one.txt", "two.txt"]  # two outlets that say the same
    (inbox / "one.txt").rename(inbox / "three.txt")
    called = call("add", project, inbox)
    assert called.out == ""
    assert "2 there already" in called.err


def test_reasons_are_counted_at_the_end(project: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(30):
        (inbox / f"{number}.txt").write_bytes(bytes(range(256)))
    (inbox / "a.txt").write_text("One.", encoding="utf-8")
    called = call("add", project, inbox)
    assert called.out == "a.txt\n"
    assert "30 skipped: holds no text in any known encoding" in called.err
    assert len(called.err.splitlines()) < 30


def test_another_version_is_numbered_or_takes_its_place(project: Path, tmp_path: Path) -> None:
    (project / "gate.txt").write_text("The gate was shut at noon.", encoding="utf-8")
    assert call("tag", project, "gate.txt", 4, 8, "actor").code == 0
    newer = tmp_path / "gate.txt"
    newer.write_text("Update: the old gate was shut at noon.", encoding="utf-8")
    told = call("add", project, newer)
    assert told.out == "gate-2.txt\n"
    assert "--replace" in told.err
    (project / "gate-2.txt").unlink()
    replaced = call("add", project, newer, "--replace")
    assert "1 replaced" in replaced.err
    assert "1 annotation found again" in replaced.err
    assert (project / "gate.txt").read_bytes() == newer.read_bytes()
    (record,) = call("annotations", project, "--json").records
    assert (record["quote"], record["state"]) == ("gate", "moved")


def test_an_encoding_is_chosen_for_new_files_and_for_those_that_are_there(project: Path, tmp_path: Path) -> None:
    said = "Most je zavřený."
    (tmp_path / "most.txt").write_bytes(said.encode("iso8859_2"))
    assert call("add", project, tmp_path / "most.txt", "--encoding", "latin2").out == "most.txt\n"
    assert (project / "most.txt").read_bytes() == said.encode("iso8859_2")
    assert rows(project)[0][0] == said
    assert call("add", project, project / "most.txt", "--encoding", "cp1252").code == 0
    assert rows(project)[0][0] == "Most je zavøený."
    assert call("add", project, project / "most.txt", "--encoding", "auto").code == 0
    assert rows(project)[0][0] == said
    assert_refused(call("add", project, project / "most.txt", "--encoding", "klingon"), "klingon", "koi8-r")


def test_a_batch_that_is_stopped_keeps_and_tells_what_was_added(project: Path, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(5):
        (inbox / f"{number}.txt").write_text(f"Article {number}.", encoding="utf-8")
    place = ProjectFiles.place

    def stopping(files: ProjectFiles, relative: str, content: bytes) -> str:
        if relative == "3.txt":
            raise KeyboardInterrupt
        return place(files, relative, content)

    with patch.object(ProjectFiles, "place", stopping):
        called = call("add", project, inbox)
    assert (called.code, called.out.split()) == (130, ["0.txt", "1.txt", "2.txt"])
    assert "3 added" in called.err
    assert "stopped" in called.err
    assert "2 added" not in call("add", project, inbox).out
    assert len(list(project.glob("*.txt"))) == 5


MAILS = "From a\nSubject: Fire\n\nThe pier burned.\n"


def test_packs_in_the_folder_are_told_and_taken_in_by_a_call_that_names_nothing(project: Path, tmp_path: Path) -> None:
    (project / "mails.mbox").write_text(MAILS, encoding="utf-8")
    line = (
        f"1 pack of articles lies here unread: mails.mbox · `variorum add {project} {project / 'mails.mbox'}` takes its"
    )
    for verb in ("documents", "check"):
        called = call(verb, project)
        assert called.code == 0
        assert line in called.err
        assert "unread" not in called.out
    assert call("add", project).out == "fire.eml\n"
    assert "unread" not in call("documents", project).err
    assert_refused(call("add", project), "no pack of articles lies here unread")
    assert_refused(call("add", tmp_path / "none"), "no such folder")


@pytest.mark.parametrize(
    ("option", "files"),
    [
        (["--text-column", "body"], ["a.txt", "mails.mbox"]),
        (["--encoding", "cp1250"], ["page.pdf", "mails.mbox", "wire.jsonl"]),
        (["--allow-private"], ["a.txt", "dump.csv"]),
    ],
)
def test_an_option_that_nothing_takes_is_refused(
    project: Path, tmp_path: Path, option: list[str], files: list[str]
) -> None:
    for name in files:
        (tmp_path / name).write_text("The gate was shut.\n", encoding="utf-8")
    called = call("add", project, *(tmp_path / name for name in files), *option)
    assert_refused(called, f"{option[0]}: nothing named here takes it")


def test_options_apply_only_to_what_takes_them(project: Path, tmp_path: Path) -> None:
    (tmp_path / "most.txt").write_bytes("Primátorka řekla, že most zůstane zavřený.\n".encode("cp1250"))
    (tmp_path / "dump.csv").write_bytes("co,nadpis\nŘeka stoupla.,Povodeň\n".encode("cp1250"))
    (tmp_path / "mails.mbox").write_text(MAILS, encoding="utf-8")
    (tmp_path / "page.docx").write_bytes(b"PK")
    files = [tmp_path / name for name in ("most.txt", "dump.csv", "mails.mbox", "page.docx")]
    called = call("add", project, *files, "--encoding", "cp1250", "--text-column", "co", "--title-column", "nadpis")
    assert called.out.splitlines() == ["most.txt", "povodeň.txt", "fire.eml"]
    assert "page.docx: is no DOCX" in called.err
    assert "read as windows-1250, as was chosen" in call("documents", project).err
    assert (project / "povodeň.txt").read_text("utf-8") == "---\ntitle: Povodeň\n---\nŘeka stoupla."
    assert call("documents", project).err.count("as was chosen") == 1
