"""The verb `groups`: what several articles state."""

from pathlib import Path

from tests.tui.calling import call, sample
from tests.tui.cli.sample import COURIER, LEDGER, SHARED, text_of


def test_what_several_articles_state_is_listed_with_every_wording(tmp_path: Path) -> None:
    project = sample(tmp_path)
    records = call("groups", project, "--json").records
    counts = [record["documents"] for record in records]
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] >= 2
    roof = next(each for each in records if any(SHARED in passage["text"] for passage in each["passages"]))
    assert {COURIER, LEDGER} <= {passage["path"] for passage in roof["passages"]}
    for passage in roof["passages"]:
        start, end = passage["start"], passage["end"]
        assert text_of(project, passage["path"])[start:end] == passage["text"]
        assert passage["source"]
        assert passage["published"]


def test_people_read_the_articles_and_the_wordings(tmp_path: Path) -> None:
    out = call("groups", sample(tmp_path)).out
    assert out.startswith("5 articles\n    ")
    assert SHARED in out


def test_one_article_has_no_group(tmp_path: Path) -> None:
    (tmp_path / "only.txt").write_text("The western half of the roof came down before midnight.\n", "utf-8")
    called = call("groups", tmp_path, "--json")
    assert (called.code, called.out) == (0, "")
