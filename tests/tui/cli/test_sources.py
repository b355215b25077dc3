"""The verb `sources`: who is cited for what."""

from pathlib import Path

from tests.tui.calling import call, sample
from tests.tui.cli.sample import tagged


def cited(folder: Path) -> Path:
    """The sample, in which a claim is said by an agency, and that by residents; another names nobody."""
    from store.project import Project

    project = sample(folder)
    heard = tagged(project, "they had heard two dull explosions from the cellars")
    agency = tagged(project, "the Veskar Telegraph Agency", "source")
    residents = tagged(project, "Residents of the harbour quarter", "source")
    tagged(project, "By evening the quay was quiet.")
    with Project.open(project) as opened:
        opened.relations.add(heard, "said by", agency)
        opened.relations.add(agency, "said by", residents)
    return project


def test_an_outlet_cites_an_agency_that_cites_residents(tmp_path: Path) -> None:
    courier = next(each for each in call("sources", cited(tmp_path), "--json").records if each["claims"])
    assert (courier["name"], len(courier["claims"]), courier["unsourced"]) == ("The Harrow Courier", 2, 1)
    (agency,) = courier["cites"]
    assert agency["name"] == "the Veskar Telegraph Agency"
    assert [each["name"] for each in agency["cites"]] == ["Residents of the harbour quarter"]
    assert agency["claims"][0]["text"].startswith("they had heard")


def test_people_read_a_tree(tmp_path: Path) -> None:
    lines = call("sources", cited(tmp_path)).out.splitlines()
    assert lines[:7] == [
        "The Harrow Courier: 2 claims",
        "    the Veskar Telegraph Agency: 1 claim",
        "        Residents of the harbour quarter: 1 claim",
        "            “they had heard two dull explosions from the cellars”",
        "    without a source: 1 claim",
        "        “By evening the quay was quiet.”",
        "Tidewater Ledger: 0 claims",
    ]


def test_what_nobody_has_tagged_is_there_when_asked_for_and_marked(tmp_path: Path) -> None:
    project = cited(tmp_path)
    plain = call("sources", project, "--json").records
    assert not any(claim["suggested"] for each in plain for claim in each["claims"])
    more = call("sources", project, "--suggested", "--json").records
    assert [sum(not claim["suggested"] for claim in each["claims"]) for each in more] == [
        len(each["claims"]) for each in plain
    ]
    assert any(claim["suggested"] for each in more for claim in each["claims"])
    assert "suggested: “" in call("sources", project, "--suggested").out
