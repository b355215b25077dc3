"""A project's setting for linking by sense: what it switches on, and that nothing happens without it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import VariorumError
from store.linking.words.embedding import DIMENSIONS
from store.model import Passage, Span
from store.project import Project

PORT = {"harbour", "port", "anchorage"}
SHUT = {"closed", "shut", "sealed"}


class TwoSenses:
    """A model that knows of harbours and of closing."""

    name = "two senses"
    dimensions = DIMENSIONS

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, text: str) -> bytes:
        self.asked.append(text)
        words = {word.strip(".,").lower() for word in text.split()}
        half = DIMENSIONS // 2
        return b"".join(bytes([50 if words & sense else 255]) * half for sense in (PORT, SHUT))


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> TwoSenses:
    """What stands for the installed model."""
    made = TwoSenses()
    monkeypatch.setattr("store.linking.load_model", lambda: made)
    return made


def switch(folder: Path, on: bool, **more: object) -> None:
    (folder / ".variorum").mkdir(exist_ok=True)
    (folder / ".variorum" / "project.json").write_text(json.dumps({"semantic": on, **more}), "utf-8")


def ask(project: Project, text: str) -> list[str]:
    return [link.there.text for link in project.links.of(Passage(None, Span(0, len(text)), text))]


def vectors(folder: Path) -> list[Path]:
    return list(folder.rglob("vectors.sqlite"))


def test_without_the_setting_no_model_is_asked(folder: Path, model: TwoSenses) -> None:
    with Project.open(folder) as project:
        ask(project, "anchorage sealed")
    assert (model.asked, vectors(folder)) == ([], [])


def test_with_it_every_passage_has_a_vector_beside_the_index(folder: Path, model: TwoSenses) -> None:
    switch(folder, on=True)
    with Project.open(folder) as project:
        project.links.index()
        assert len(model.asked) == 10
        assert project.problems == []
    assert [path.parent.name for path in vectors(folder)] == ["linking"]


def test_it_is_switched_on_and_off_while_the_project_is_open(folder: Path, model: TwoSenses) -> None:
    with Project.open(folder) as project:
        assert ask(project, "anchorage sealed") == []
        switch(folder, on=True)
        project.refresh()
        assert "harbour" in ask(project, "anchorage sealed")[0]
        switch(folder, on=False)
        project.refresh()
        assert ask(project, "anchorage sealed") == []


def test_search_lists_what_has_the_same_sense_last(folder: Path, model: TwoSenses) -> None:
    text = "closed harbour"
    with Project.open(folder) as project:
        by_words = project.search.find(text).hits
        switch(folder, on=True)
        project.refresh()
        found = project.search.find(text).hits
        texts = [hit.span.of(project.document(hit.document).text) for hit in found]
    assert found[: len(by_words)] == by_words
    assert by_words
    more = texts[len(by_words) :]
    assert more
    assert all(any(word in text.lower() for word in ("harbour", "closed")) for text in more)
    assert len({(hit.document, hit.span) for hit in found}) == len(found)


def test_archives_are_asked_by_sense_too(folder: Path, model: TwoSenses, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "old.txt").write_text("They shut the anchorage for a day. Then it rained.\n", "utf-8")
    switch(folder, on=True, archives=[str(archive)])
    with Project.open(folder) as project:
        text = "harbour sealed"
        project.index()
        found = project.links.of(Passage(None, Span(0, len(text)), text))
    assert "They shut the anchorage for a day." in [link.there.text for link in found if link.archive == "archive"]


def test_a_model_that_cannot_be_used_is_told_once_and_links_go_on(
    folder: Path, model: TwoSenses, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> TwoSenses:
        raise VariorumError("it is damaged")

    monkeypatch.setattr("store.linking.load_model", broken)
    switch(folder, on=True)
    with Project.open(folder) as project:
        assert ask(project, "twelve dock workers were injured")
        assert [problem.message for problem in project.problems] == [
            "links are found by their words only (it is damaged)"
        ]


def test_opening_a_project_with_the_setting_loads_nothing_of_the_model(folder: Path) -> None:
    switch(folder, on=True)
    heavy = {"numpy", "tokenizers", "safetensors", "wordllama", "store.linking"}
    program = f"""
import sys
from pathlib import Path
from store.project import Project
Project.open(Path({str(folder)!r})).problems
print(sorted({heavy!r} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_installed_model_links_what_shares_no_word(folder: Path) -> None:
    switch(folder, on=True)
    with Project.open(folder) as project:
        assert ask(project, "restaurant keepers are worried")[0] == "Cafe owners fear for the summer"
        assert project.problems == []
    assert "wordllama" not in sys.modules
