"""Packs of articles that lie in a folder: told until their articles are here, and only where they are of articles."""

from pathlib import Path

import pytest

from store.project import Project

TABLE = "title,body,date\nFire,The pier burned at dawn.,2024-03-05\nFlood,The quay was under water.,2024-03-06\n"
MAILS = "From a\nSubject: Fire\nFrom: mira@example.org\n\nThe pier burned.\n\nFrom b\nSubject: Flood\n\nThe quay too.\n"
FEED = (
    "<rss><channel><title>Courier</title><item><title>Fire</title><description>The pier burned down.</description>"
    "</item></channel></rss>"
)
LINES = '{"text": "The bridge was shut.", "title": "Bridge"}\n'
EXTRACTS = '<doc id="1" url="https://en.wikipedia.org/?curid=1" title="Pier">\nPier\n\nA pier stands.\n</doc>\n'

PACKS = {"dump.csv": TABLE, "mails.mbox": MAILS, "feed.xml": FEED, "wire.jsonl": LINES, "deep/wiki_00": EXTRACTS}

OTHERS = {
    "annotations.csv": "path,label,quote,start,end,text\na.txt,claim,The pier,0,8,The pier burned\n",
    "doccano.jsonl": '{"text": "The pier burned.", "title": "a", "entities": []}\n',
    "links.jsonl": '{"here": {"text": "The pier"}, "there": {"text": "A pier"}, "score": 90}\n',
    "places.csv": "name,latitude,longitude\nPier,1,2\n",
    "words.csv": "id,text\n1,pier\n2,quay\n",
    "sitemap.xml": "<urlset><url><loc>https://courier.example/</loc></url></urlset>",
    "README": "What lies here.\n",
    "empty.mbox": "",
    ".hidden.csv": TABLE,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    (folder / "deep").mkdir(parents=True)
    (folder / "gate.txt").write_text("The gate was shut at noon.\n", encoding="utf-8")
    return folder


def put(folder: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (folder / name).write_text(content, encoding="utf-8")


def test_packs_are_told_until_their_articles_are_here(folder: Path) -> None:
    put(folder, PACKS)
    with Project.open(folder) as project:
        packs = project.packs
        assert packs.unread() == sorted(PACKS)
        assert packs.told(packs.unread()) == (
            "5 packs of articles lie here unread: deep/wiki_00, dump.csv, feed.xml and 2 more"
        )
        told = list[tuple[str, float]]()
        batch = packs.take_in(packs.unread(), lambda name, share: told.append((name, share)))
        assert (len(batch.added), batch.failures) == (7, [])
        assert [share for _, share in told] == sorted(share for _, share in told)
        assert told[-1] == ("wire.jsonl", 1.0)
        assert packs.unread() == []
        assert len(project.entries()) == 8
        assert sorted(entry.source for entry in project.entries())[-1] == "mira@example.org"
        (folder / "2024-03-06-flood.txt").unlink()
        project.refresh()
        assert packs.unread() == ["dump.csv"]
    with Project.open(folder) as project:
        assert project.packs.unread() == ["dump.csv"]
        assert len(project.packs.take_in(["dump.csv"], lambda name, share: None).already) == 1
        put(folder, {"dump.csv": f"{TABLE}Storm,The mast fell.,2024-03-07\n"})
        project.scan()
        assert project.packs.unread() == ["dump.csv"]


def test_articles_that_are_here_by_other_names_and_with_other_headers_are_here(folder: Path) -> None:
    put(folder, {"wire.jsonl": LINES, "b.txt": "---\ntitle: Shut\n---\nThe bridge was shut."})
    with Project.open(folder) as project:
        assert project.packs.unread() == []


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_pack_of_articles_is_not_told(folder: Path, name: str) -> None:
    put(folder, {name: OTHERS[name]})
    with Project.open(folder) as project:
        assert project.packs.unread() == (["empty.mbox"] if name == "empty.mbox" else [])


def test_an_archive_is_no_unread_pack(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    put(folder, {"dump.csv": TABLE})
    with Project.open(folder) as project:
        project.archives.add(folder / "dump.csv")
        assert project.packs.unread() == []


def test_what_is_stopped_stays_and_is_gone_on_with(folder: Path) -> None:
    put(folder, PACKS)
    with Project.open(folder) as project:
        asked = iter([False, True])
        batch = project.packs.take_in(sorted(PACKS), lambda name, share: None, lambda: next(asked, True))
        assert len(batch.added) == 1
        assert len(project.packs.take_in(project.packs.unread(), lambda name, share: None).added) == 6
        assert project.packs.unread() == []


def test_a_pack_that_is_damaged_is_told_in_one_line(folder: Path) -> None:
    put(folder, {"mails.mbox": "no mailbox", "wire.jsonl": LINES})
    with Project.open(folder) as project:
        batch = project.packs.take_in(project.packs.unread(), lambda name, share: None)
    assert len(batch.added) == 1
    assert batch.failures == ["mails.mbox"]
    (reason,) = batch.reasons
    assert reason.startswith("does not begin with `From `")


def test_what_is_known_of_packs_is_kept_and_need_not_be_sound(folder: Path) -> None:
    put(folder, {"wire.jsonl": LINES})
    with Project.open(folder) as project:
        project.packs.take_in(["wire.jsonl"], lambda name, share: None)
        assert project.packs.unread() == []
        index = project.workspace.index
    assert index is not None
    kept = index / "packs.json"
    assert "wire.jsonl" in kept.read_text("utf-8")
    for damaged in ("[]", "{", '{"wire.jsonl": 1}', '{"wire.jsonl": {"stamp": 1, "texts": 2}}'):
        kept.write_text(damaged, "utf-8")
        with Project.open(folder) as project:
            assert project.packs.unread() == []


def test_a_link_that_leads_out_of_the_folder_is_no_pack(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "private.csv").write_text(TABLE, encoding="utf-8")
    (folder / "dump.csv").symlink_to(tmp_path / "private.csv")
    put(folder, {"wire.jsonl": LINES})
    (folder / "again.jsonl").symlink_to(folder / "wire.jsonl")
    with Project.open(folder) as project:
        assert project.packs.unread() == ["again.jsonl", "wire.jsonl"]
