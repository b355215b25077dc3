"""The verb `documents`."""

from pathlib import Path

from tests.tui.calling import call
from tests.tui.cli.sample import COURIER, text_of


def test_documents_are_listed_with_everything_known_of_them(project: Path) -> None:
    records = call("documents", project, "--json").records
    assert [record["path"] for record in records] == sorted(path.name for path in project.iterdir() if path.is_file())
    first = records[0]
    assert list(first) == ["id", "path", "title", "source", "published", "url", "characters", "annotations"]
    assert (first["source"], first["published"], first["annotations"]) == ("The Harrow Courier", "2024-09-04", 0)
    assert first["characters"] == len(text_of(project, COURIER))


def test_people_read_documents_as_a_table(project: Path) -> None:
    called = call("documents", project)
    assert called.out.splitlines()[0].split() == [
        "id",
        "path",
        "source",
        "published",
        "characters",
        "annotations",
        "title",
    ]
    assert len(called.out.splitlines()) == 6
