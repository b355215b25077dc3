"""The verb `overview`: articles by articles."""

from pathlib import Path

from tests.tui.calling import call, sample
from tests.tui.cli.sample import COURIER, LEDGER, SHARED


def test_articles_pairs_and_kinships_are_told(tmp_path: Path) -> None:
    records = call("overview", sample(tmp_path), "--json").records
    articles = [each for each in records if each["what"] == "article"]
    assert [each["published"] for each in articles] == sorted(each["published"] for each in articles)
    assert len(articles) == 5
    pair = next(each for each in records if {each.get("one"), each.get("other")} == {COURIER, LEDGER})
    ends = [pair["of_one"], pair["of_other"]] if pair["one"] == COURIER else [pair["of_other"], pair["of_one"]]
    assert all(end["copied"] >= 2 for end in ends)
    assert all(0 < end["share"] <= 1 for end in ends)
    follows = next(each for each in records if (each.get("earlier"), each.get("later")) == (COURIER, LEDGER))
    assert follows["dated"]
    wording = next(sign for sign in follows["signs"] if sign["kind"] == "wording")
    assert any(SHARED in says for says in wording["says"])


def test_people_read_a_table_and_what_speaks_for_it(tmp_path: Path) -> None:
    lines = call("overview", sample(tmp_path)).out.splitlines()
    assert "1 The Ha…" in lines[0]
    assert lines[0].index("3 Ostral") < lines[0].index("2 Tidewa"), "by date, numbered as in a session"
    assert lines[1].startswith("1 The Harrow Courier    2024-09-04  -  ")
    at = lines.index("2 Tidewater Ledger may follow 1 The Harrow Courier")
    assert any(SHARED in line for line in lines[at + 1 : at + 6])


def test_more_articles_than_fit_beside_each_other_come_in_parts(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"{number:02}.txt").write_text(f"Gate {number} was shut at noon by the guards.\n", "utf-8")
    lines = call("overview", tmp_path).out.splitlines()
    assert sum(line.lstrip().startswith(("1 Gate 0", "9 Gate 8", "10 Gate", "8 Gate 7")) for line in lines) >= 2
    assert all(len(line) <= 120 for line in lines)


def test_one_article_and_none_are_no_mistake(tmp_path: Path) -> None:
    assert call("overview", tmp_path).code == 0
    (tmp_path / "only.txt").write_text("The roof came down.\n", "utf-8")
    called = call("overview", tmp_path, "--json")
    assert (called.code, [each["what"] for each in called.records]) == (0, ["article"])
    assert call("overview", tmp_path).code == 0
