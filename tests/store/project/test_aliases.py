"""Names that a reader declares the same: kept, merged, taken back, and used at once by linking."""

import json
from pathlib import Path

import pytest

from store.errors import NotFoundError, StorageError, VariorumError
from store.model import Link, Passage, Span
from store.project import Project

HERE = "The QSD took the silo of Port Amal on Friday, its commander said."
THERE = "The Amal Defence Union took the silo of Port Amal on Friday, its commander said."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project = tmp_path / "silo"
    project.mkdir()
    (project / "1.txt").write_text(f"The silo changes hands\n\n{HERE} It had been empty for a year.\n", "utf-8")
    (project / "2.txt").write_text(f"Union in the harbour\n\n{THERE} Nobody was hurt.\n", "utf-8")
    return project


def link(project: Project) -> Link:
    text = project.document("1.txt").text
    start = text.index(HERE)
    found = project.links.of(project.links.passage("1.txt", Span(start, start + len(HERE))))
    assert found
    return found[0]


def names_that_differ(found: Link) -> list[tuple[str, str]]:
    return [(change.here, change.there) for change in found.differences if change.type == "name"]


def settings(project: Project) -> dict[str, object]:
    read = json.loads((project.data / "project.json").read_text("utf-8"))
    record = read["settings"]["project"]
    assert isinstance(record, dict)
    return record


def test_a_declared_alias_is_used_at_once_and_no_longer_when_it_is_taken_back(project: Project) -> None:
    before = link(project)
    assert ("QSD", "Amal Defence Union") in names_that_differ(before)
    assert project.names.declare(["QSD", "Amal Defence Union"]) == [("QSD", "Amal Defence Union")]
    declared = link(project)
    assert declared.score > before.score
    assert not names_that_differ(declared)
    change = project.history.undo()
    assert change is not None
    assert change.action == "undo alias QSD = Amal Defence Union"
    assert link(project) == before
    assert project.history.redo() is not None
    assert link(project) == declared


def test_aliases_are_kept_in_the_settings_and_found_again(folder: Path, project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    assert settings(project)["aliases"] == [["QSD", "SDF"]]
    with Project.open(folder) as again:
        assert again.names.aliases == (("QSD", "SDF"),)


def test_another_program_sees_an_alias_at_its_next_look(folder: Path, project: Project) -> None:
    with Project.open(folder, annotator="ben") as other:
        before = link(other)
        project.names.declare(["QSD", "Amal Defence Union"])
        assert other.refresh()
        assert other.names.aliases == project.names.aliases
        assert link(other).score > before.score


def test_groups_that_share_a_name_become_one(project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    project.names.declare(["Defence Union", "Amal Defence Union"])
    assert project.names.declare(["sdf", "Amal Defence Union"]) == [
        ("QSD", "SDF", "Defence Union", "Amal Defence Union")
    ]
    assert len(project.names.aliases) == 1
    project.history.undo()
    assert len(project.names.aliases) == 2


def test_what_is_declared_already_is_no_change(project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    changes = len(list(project.history.changes()))
    assert project.names.declare(["SDF", "QSD"]) == [("QSD", "SDF")]
    assert len(list(project.history.changes())) == changes


def test_an_alias_is_forgotten_and_brought_back(project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    project.names.forget(project.names.aliases[0])
    assert list(project.names.aliases) == []
    project.history.undo()
    assert list(project.names.aliases) == [("QSD", "SDF")]
    with pytest.raises(NotFoundError, match="QSD = XYZ: no such alias"):
        project.names.forget(["QSD", "XYZ"])


@pytest.mark.parametrize("names", [[], ["QSD"], ["QSD", " qsd "], ["QSD", "  "]])
def test_an_alias_needs_two_names(project: Project, names: list[str]) -> None:
    with pytest.raises(VariorumError, match="two names"):
        project.names.declare(names)
    assert not list(project.history.changes())


@pytest.mark.parametrize("names", [["QSD", "Q"], ["e\u0301", "Émile"], ["&", "and"], ["Ж", "Жуков"]])
def test_one_letter_is_no_name(project: Project, names: list[str]) -> None:
    with pytest.raises(VariorumError, match=r"“.{1,2}” is too short for a name"):
        project.names.declare(["SDF", "QSD"], names)
    assert not list(project.history.changes())


@pytest.mark.parametrize("names", [["美", "USA"], ["이", "Lee"], ["EU", "欧"], ["7A", "Seven A"]])
def test_one_sign_is_a_name_where_a_sign_is_a_word(project: Project, names: list[str]) -> None:
    assert project.names.declare(names) == [tuple(names)]


def test_what_the_reader_wrote_by_hand_stays_as_it_is(folder: Path, project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    path = project.data / "project.json"
    path.write_text(path.read_text("utf-8").replace('"QSD"', '"alone"],["QSD"').replace('"name": ""', '"name": "Silo"'))
    project.refresh()
    assert project.names.aliases == (("QSD", "SDF"),)
    project.names.declare(["QSD", "Union"])
    assert settings(project)["name"] == "Silo"
    assert settings(project)["aliases"] == [["alone"], ["QSD", "SDF", "Union"]]


def test_settings_that_cannot_take_an_alias_are_not_touched(folder: Path, project: Project) -> None:
    project.names.declare(["QSD", "SDF"])
    path = project.data / "project.json"
    record = json.loads(path.read_text("utf-8"))
    record["settings"]["project"]["aliases"] = "QSD"
    path.write_text(json.dumps(record), "utf-8")
    with pytest.raises(StorageError, match="'aliases' is not a list"):
        project.names.declare(["QSD", "Union"])


def test_a_text_of_no_document_is_linked_by_its_aliases_too(project: Project) -> None:
    project.names.declare(["QSD", "Amal Defence Union"])
    text = "On Friday the QSD took the silo of Port Amal."
    found = project.links.of(Passage(None, Span(0, len(text)), text))
    assert not any(names_that_differ(each) for each in found if not each.weak)


def test_several_groups_are_declared_as_one_change(project: Project) -> None:
    made = project.names.declare(["QSD", "SDF"], ["Port Amal", "Bandar Amal"], ["sdf", "FDS"])
    assert made == [("QSD", "SDF", "FDS"), ("Port Amal", "Bandar Amal")]
    assert len(list(project.history.changes())) == 1
    with pytest.raises(VariorumError, match="two names"):
        project.names.declare(["QSD", "Union"], ["Port Amal"])
    project.history.undo()
    assert project.names.aliases == ()


def test_a_search_finds_a_declared_alias_as_it_finds_the_name(folder: Path) -> None:
    (folder / "a.txt").write_text("The QSD left. The Amal Defence Union stayed, sdfs too.\n", "utf-8")
    (folder / "b.txt").write_text("An SDF man was seen in A.\n", "utf-8")
    with Project.open(folder) as project:
        project.names.declare(["Amal Defence Union", "SDF", "QSD"])
        path = project.data / "project.json"
        path.write_text(path.read_text("utf-8").replace('"QSD"', '"QSD", "A"'), "utf-8")
        project.refresh()
        assert "A" in project.names.aliases[0]
        found = project.search.find("amal defence union").hits
        texts = [hit.span.of(project.document(hit.document).text) for hit in found if hit.score == 100]
        assert set(texts) == {"Amal Defence Union", "QSD", "SDF"}
