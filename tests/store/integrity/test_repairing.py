"""What is lost or damaged on disk: told with its place and the remedy, and put right where something still knows it."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from store.model import Relation, Span
from store.project import Project
from tests.store.making import quotes, tag
from tests.store.project.test_matching import best


def data(folder: Path, name: str = "") -> Path:
    return folder / ".variorum" / name


def messages(project: Project) -> list[str]:
    return [problem.message for problem in project.check()]


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted", "emptied"])
def test_a_history_that_is_lost_is_told_on_opening_and_begun_anew_from_the_files(
    folder: Path, project: Project, is_deleted: bool
) -> None:
    made, other = tag(project, "Lena Osk", "actor"), tag(project, "two\ndoctors", "source", document=1)
    edge = project.relations.add(made.id, "said by", other.id)
    judged = project.links.accept(best(project))
    history = data(folder, "history.jsonl")
    if is_deleted:
        history.unlink()
    else:
        history.write_bytes(b"")
    with Project.open(folder, annotator="anna") as again:
        (told,) = [problem.message for problem in again.problems]
        assert told.startswith(".variorum/history.jsonl: is ")
        assert "--repair" in told
        assert messages(again) == [told]
        assert len(again.repair()) == 3
        assert again.check() == again.problems == []
        assert (quotes(again), again.relations.of(), again.links.judgements()) == (
            ["Lena Osk", "two\ndoctors"],
            [edge],
            [judged],
        )
    for path in data(folder, "annotations").iterdir():
        path.unlink()
    data(folder, "links.json").unlink()
    with Project.open(folder, annotator="anna") as once_more:
        once_more.repair()
        assert once_more.tags.of() == [made, other]
        assert (once_more.relations.of(), once_more.links.judgements()) == ([edge], [judged])
        assert once_more.history.undo() is not None
        assert once_more.tags.of() == [made, other], "to take the new beginning back takes nothing away"


def test_a_history_that_was_cut_short_takes_nothing_back_that_the_files_hold(folder: Path, project: Project) -> None:
    kept, removed = tag(project, "Lena Osk", "actor"), tag(project, "Tarsil", "actor")
    history = data(folder, "history.jsonl")
    before = history.read_bytes()
    project.tags.relabel(kept.id, "source")
    project.tags.remove(removed.id)
    history.write_bytes(before)
    with Project.open(folder, annotator="anna") as again:
        assert [(made.id, made.label) for made in again.tags.of()] == [(kept.id, "source")]
        (told,) = messages(again)
        assert told.startswith(
            f".variorum/annotations/{kept.document}.json: holds what .variorum/history.jsonl does not"
        )
        assert len(again.repair()) == 1
        assert again.check() == []
    data(folder, f"annotations/{kept.document}.json").unlink()
    with Project.open(folder) as once_more:
        once_more.repair()
        assert [(made.id, made.label) for made in once_more.tags.of()] == [(kept.id, "source")]


def test_what_was_made_before_a_history_was_lost_is_missed_in_it_also_after_new_changes(
    folder: Path, project: Project
) -> None:
    tag(project, "Lena Osk", "actor")
    data(folder, "history.jsonl").unlink()
    with Project.open(folder, annotator="anna") as again:
        tag(again, "Tarsil", "actor")
        assert any("holds what .variorum/history.jsonl does not" in message for message in messages(again))
        again.repair()
        assert again.check() == []
        assert quotes(again) == ["Lena Osk", "Tarsil"]


@pytest.mark.parametrize("garbage", [b"garbage\n", b"[1]\n", b"{}\n", b"\x00\xff\n"])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_damaged_line_of_the_history_is_set_aside_and_nothing_else(
    folder: Path, project: Project, garbage: bytes, place: int
) -> None:
    tag(project, "Lena Osk", "actor")
    tag(project, "Tarsil", "actor")
    project.close()
    history = data(folder, "history.jsonl")
    lines = history.read_bytes().splitlines(keepends=True)
    history.write_bytes(b"".join([*lines[:place], garbage, *lines[place:]]))
    with Project.open(folder, annotator="anna") as again:
        if orjson_reads(garbage) or place < len(lines):
            told = messages(again)
            assert told
            assert all(".variorum/history.jsonl, l" in line and "--repair" in line for line in told)
        again.repair()
    with Project.open(folder, annotator="anna") as later:
        assert later.check() == []
        assert quotes(later) == ["Lena Osk", "Tarsil"]
        assert later.history.undo() is not None
    assert history.read_bytes().splitlines(keepends=True)[:2] == lines
    (aside,) = data(folder).glob("history.jsonl.*-*")
    assert aside.read_bytes() == garbage


def orjson_reads(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError:
        return False
    return True


def test_a_change_whose_line_is_damaged_is_taken_over_from_the_file(folder: Path, project: Project) -> None:
    made = tag(project, "Lena Osk", "actor")
    tag(project, "Tarsil", "actor")
    project.close()
    history = data(folder, "history.jsonl")
    first, second = history.read_bytes().splitlines(keepends=True)
    history.write_bytes(b"#" + first[1:] + second)
    with Project.open(folder, annotator="anna") as again:
        again.repair()
        assert again.check() == []
    data(folder, f"annotations/{made.document}.json").unlink()
    with Project.open(folder) as once_more:
        once_more.repair()
        assert quotes(once_more) == ["Lena Osk", "Tarsil"]


def test_a_line_that_a_newer_version_may_have_written_is_left_where_it_is(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    project.close()
    history = data(folder, "history.jsonl")
    newer = orjson.dumps({"id": "01", "edits": [{"table": "places"}]}) + b"\n"
    history.write_bytes(newer + history.read_bytes())
    with Project.open(folder) as again:
        assert "upgrade Variorum" in messages(again)[0]
        assert again.repair() == []
    assert history.read_bytes().startswith(newer)


def test_a_file_that_is_gone_is_told_on_opening_and_rebuilt(folder: Path, project: Project) -> None:
    made, removed = tag(project, "Lena Osk", "actor"), tag(project, "two\ndoctors", "source", document=1)
    project.tags.remove(removed.id)
    for id in (made.document, removed.document):
        data(folder, f"annotations/{id}.json").unlink()
    with Project.open(folder) as again:
        (told,) = [problem.message for problem in again.problems]
        assert told.startswith(f".variorum/annotations/{made.document}.json: is gone")
        assert "--repair" in told
        assert messages(again) == [told]
        assert len(again.repair()) == 1
        assert again.tags.of() == [made]
        assert again.check() == again.problems == []


def test_settings_that_are_gone_are_told_on_opening_and_made_anew(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    data(folder, "project.json").unlink()
    with Project.open(folder) as again:
        (told,) = [problem.message for problem in again.problems]
        assert told.startswith(".variorum/project.json: is gone")
        assert messages(again) == [told]
        (done,) = again.repair()
        assert done.startswith(".variorum/project.json: ")
        assert again.check() == []


def test_settings_that_are_gone_come_back_with_the_aliases_that_the_history_has(folder: Path, project: Project) -> None:
    project.names.declare(["Port Amal", "Amal"])
    data(folder, "project.json").unlink()
    with Project.open(folder) as again:
        again.repair()
        assert again.check() == []
        assert list(again.names.aliases) == [("Port Amal", "Amal")]


@pytest.mark.parametrize("is_deleted", [True, False], ids=["deleted", "altered"])
def test_a_text_that_was_kept_is_kept_again_from_the_article(folder: Path, project: Project, is_deleted: bool) -> None:
    made = tag(project, "Lena Osk", "actor")
    path = data(folder, f"texts/{made.text}.txt")
    content = path.read_bytes()
    if is_deleted:
        path.unlink()
    else:
        path.write_bytes(b"something else")
    (done,) = project.repair()
    assert done.startswith(f".variorum/texts/{made.text}.txt: ")
    assert path.read_bytes() == content
    assert project.check() == []
    assert len(list(path.parent.glob("*.damaged-*"))) == (not is_deleted)


def test_a_text_that_only_a_link_was_made_in_is_missed_as_well(folder: Path, project: Project) -> None:
    made = project.links.accept(best(project))
    data(folder, f"texts/{made.there.text}.txt").unlink()
    (told,) = messages(project)
    assert told.startswith(f".variorum/texts/{made.there.text}.txt: is missing")
    assert len(project.repair()) == 1
    assert project.check() == []


def test_every_line_names_its_file_below_the_project(folder: Path, project: Project) -> None:
    made, other = tag(project, "Lena Osk", "actor"), tag(project, "Tarsil", "actor")
    edge: Relation = project.relations.add(made.id, "about", other.id)
    project.links.accept(best(project))
    project.close()
    path = data(folder, f"annotations/{made.document}.json")
    path.write_text(path.read_text("utf-8").replace('"exact": "Tarsil"', '"exact": "Tarsis"'), "utf-8")
    path.write_text(path.read_text("utf-8").replace(f'"object": "{other.id}"', '"object": "nothing"'), "utf-8")
    links = data(folder, "links.json")
    links.write_text(links.read_text("utf-8").replace('"exact": "A fire', '"exact": "B fire'), "utf-8")
    with Project.open(folder) as again:
        told = messages(again)
        assert len(told) >= 3
        assert any(edge.id in line for line in told)
        for line in told:
            name = line.split(": ")[0].split(", ")[0]
            assert (folder / name).exists(), line
            assert ";" in line, "a remedy"
            assert str(folder) + os.sep not in line


def test_a_changed_and_renamed_article_is_found_again_by_what_was_tagged_in_it(folder: Path, project: Project) -> None:
    made = [
        tag(project, quote, "actor") for quote in ("Lena Osk", "Tarsil", "At least twelve dock workers were injured")
    ]
    path = folder / "1 harbour.txt"
    path.write_text("Updated on Tuesday.\n\n" + path.read_text("utf-8").replace("Tarsil", "Ostral"), "utf-8")
    path.rename(folder / "9 update.txt")
    (folder / "8 other.txt").write_text("Twenty ships waited. Lena Osk counted them.\n", "utf-8")
    with Project.open(folder, annotator="anna") as again:
        told = [line for line in messages(again) if "seems to be" in line]
        assert len(told) == 1
        assert told[0].startswith("1 harbour.txt: seems to be 9 update.txt now")
        assert any("9 update.txt" in line for line in again.repair())
        assert {each.id for each in again.tags.of("9 update.txt")} == {each.id for each in made}
        assert again.entry(made[0].document).path == "9 update.txt"
        assert {each.state for each in again.tags.of() if each.selector.exact != "Tarsil"} == {"moved"}
        assert "find 1 harbour.txt again" in [change.action for change in again.history.changes()]
    with Project.open(folder) as later:
        assert later.entry("9 update.txt").id == made[0].document


@pytest.mark.parametrize("field", ["path", "title", "sha256"])
@pytest.mark.parametrize("is_renamed", [True, False], ids=["renamed", "where it was"])
def test_what_a_file_says_of_its_article_is_told_as_altered_and_put_back(
    folder: Path, project: Project, field: str, is_renamed: bool
) -> None:
    made, path = tag(project, "Lena Osk", "actor"), project.entries()[0].path
    project.close()
    if is_renamed:
        path = "elsewhere.txt"
        (folder / project.entries()[0].path).rename(folder / path)
        with Project.open(folder, annotator="anna") as again:
            tag(again, "Tarsil", "actor", document=[entry.path for entry in again.entries()].index(path))
        with (folder / path).open("a", encoding="utf-8") as article:
            article.write("More.\n")
    (kept,) = data(folder, "annotations").iterdir()
    right = json.loads(kept.read_bytes())
    wrong = {**right, "meta": {"file": {**right["meta"]["file"], field: "nowhere.txt"}}}
    kept.write_text(json.dumps(wrong, indent=2), "utf-8")
    with Project.open(folder, annotator="anna") as again:
        (told,) = messages(again)
        assert told.startswith(
            f".variorum/annotations/{kept.name}: was altered; the history has of its article {field} "
        )
        assert "not nowhere.txt; to put it back, run: " in told
        (done,) = again.repair()
        assert done.endswith("put back from the history")
        assert messages(again) == []
        assert json.loads(kept.read_bytes())["meta"]["file"][field] == right["meta"]["file"][field]
        assert [each.id for each in again.tags.of(path)][:1] == [made.id]


def test_two_articles_that_both_could_be_the_one_that_is_gone_are_none(folder: Path, project: Project) -> None:
    tag(project, "Lena Osk", "actor")
    tag(project, "Tarsil", "actor")
    path = folder / "1 harbour.txt"
    text = path.read_text("utf-8")
    path.unlink()
    (folder / "7 first.txt").write_text("Morning edition.\n\n" + text, "utf-8")
    (folder / "8 second.txt").write_text("Evening edition.\n\n" + text, "utf-8")
    with Project.open(folder) as again:
        assert not any("seems to be" in line for line in messages(again))
        assert again.repair() == []


@pytest.mark.parametrize(
    ("was", "now"),
    [('"start": 38', '"start": -5'), ('"label": "actor"', '"label": 7'), ('"id": "', '"id": "0')],
)
def test_a_record_that_was_changed_to_nonsense_is_rebuilt_from_the_history(
    folder: Path, project: Project, was: str, now: str
) -> None:
    made = project.tags.add("1 harbour.txt", Span(38, 44), "actor")
    path = folder / ".variorum" / "annotations" / f"{made.document}.json"
    content = path.read_text("utf-8")
    assert was in content
    path.write_text(content.replace(was, now), "utf-8")
    with Project.open(folder, annotator="anna") as again:
        assert again.tags.of() == []
        assert again.repair()
        assert [each.id for each in again.tags.of()] == [made.id]
        assert again.check() == []
    assert path.read_text("utf-8") == content
    assert list(path.parent.glob("*.damaged-*"))


def remade(path: Path, alter: Callable[[dict[str, Any]], object]) -> None:
    """Write a data file with something altered in it that no reader could tell from what was made."""
    tables = json.loads(path.read_text("utf-8"))
    alter(tables)
    path.write_text(json.dumps(tables), "utf-8")


ALTERED: dict[str, Callable[[dict[str, Any]], object]] = {
    "a label": lambda annotation: annotation.update(label="source"),
    "a note": lambda annotation: annotation.update(note="who counted"),
    "who made it": lambda annotation: annotation.update(annotator="anne"),
    "when it was made": lambda annotation: annotation.update(created="2024-03-04T09:00:01+00:00"),
}


@pytest.mark.parametrize("what", ALTERED)
def test_whatever_is_altered_in_a_file_is_told_and_taken_over_so_that_it_is_seen(
    folder: Path, project: Project, what: str
) -> None:
    made = project.tags.add("1 harbour.txt", Span(38, 44), "actor", "who counted?")
    path = folder / ".variorum" / "annotations" / f"{made.document}.json"
    remade(path, lambda tables: ALTERED[what](tables["annotations"][made.id]))
    with Project.open(folder, annotator="anna") as again:
        assert [problem.path for problem in again.check()] == [str(path.relative_to(folder))]
        assert again.repair()
        assert again.check() == []
        change = again.history.latest()
        assert next(iter(change)).action == "take over what the files hold"


@pytest.mark.parametrize("table", ["annotations", "relations", "links"])
def test_what_a_file_lost_is_told_and_put_back_from_the_history(folder: Path, project: Project, table: str) -> None:
    one = project.tags.add("1 harbour.txt", Span(38, 44), "actor")
    other = project.tags.add("1 harbour.txt", Span(0, 20), "claim")
    project.relations.add(other.id, "about", one.id)
    ends = [project.links.passage(entry.id, Span(0, 9)) for entry in project.entries()[:2]]
    project.links.draw(*ends)
    data = folder / ".variorum"
    path = data / "links.json" if table == "links" else data / "annotations" / f"{one.document}.json"
    was = json.loads(path.read_text("utf-8"))[table]
    remade(path, lambda tables: tables[table].popitem())
    with Project.open(folder, annotator="anna") as again:
        assert any("which the history has" in problem.message for problem in again.check())
        assert any("put back from the history" in line for line in again.repair())
        assert again.check() == []
    assert json.loads(path.read_text("utf-8"))[table] == was
