"""The verb `search`."""

from pathlib import Path

from tests.tui.calling import assert_refused, call


def test_search_finds_exact_words_first(project: Path) -> None:
    records = call("search", project, "sholm ravadi", "--json").records
    assert list(records[0]) == ["document", "path", "start", "end", "text", "score"]
    assert records[0]["text"].lower() == "sholm ravadi"
    assert_refused(call("search", project, "  "), "empty")
