"""The verb `actors`: who is named, and where."""

from pathlib import Path

from tests.tui.calling import call, sample
from tests.tui.cli.sample import COURIER, LEDGER, tagged, text_of


def test_an_actor_is_told_with_every_place_where_a_name_of_it_stands(tmp_path: Path) -> None:
    from store.project import Project

    folder = sample(tmp_path)
    tagged(folder, "Customs Guard", "actor")
    tagged(folder, "PWL", "actor")
    with Project.open(folder) as project:
        project.names.declare(["Pan Workers' League", "PWL"])
    records = {each["name"]: each for each in call("actors", folder, "--json").records}
    assert {COURIER, LEDGER} <= set(records["Customs Guard"]["articles"])
    assert records["PWL"]["aliases"] == ["Pan Workers' League"]
    assert records["PWL"]["tags"] == 1
    for record in records.values():
        names = {name.casefold() for name in (record["name"], *record["aliases"])}
        for place in record["mentions"]:
            text = text_of(folder, place["path"])
            assert " ".join(text[place["start"] : place["end"]].split()).casefold().replace("’", "'") in names


def test_people_read_a_table(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    tagged(folder, "Customs Guard", "actor")
    heading, line = call("actors", folder).out.splitlines()
    assert heading.split() == ["name", "tags", "mentions", "articles", "also"]
    assert line.startswith("Customs Guard  1 ")


def test_a_name_within_a_longer_word_is_no_mention_but_in_scripts_without_spaces(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Salt was sold. Saltpans were not. Café Salt’s owner left.\n", "utf-8")
    (tmp_path / "b.txt").write_text("港务局长周二表示，港务局已经关闭。\n", "utf-8")
    assert call("tag", tmp_path, "a.txt", 0, 4, "actor").code == 0
    assert call("tag", tmp_path, "b.txt", 0, 3, "actor").code == 0
    counts = {each["name"]: len(each["mentions"]) for each in call("actors", tmp_path, "--json").records}
    assert counts == {"Salt": 2, "港务局": 2}


def test_nobody_tagged_is_nobody_listed(tmp_path: Path) -> None:
    assert call("actors", sample(tmp_path)).out == ""
