"""The sample project shows at once everything that Variorum does."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from seeds import articles, default_folder, sample_project
from store.model import Link, Span
from store.project import Project

FOOTER = "Share this story. The Harrow Courier is free to read because its readers pay for it."
SOURCES = ["The Harrow Courier", "Tidewater Ledger", "Ostral Today", "The Quillon Report", "Lantern Bay Observer"]


def header(text: str) -> dict[str, str]:
    fenced = text.split("---\n")[1]
    return dict(line.split(": ", 1) for line in fenced.splitlines())


def body(text: str) -> str:
    return text.split("---\n", 2)[2]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    return [article.read_text(encoding="utf-8") for article in articles()]


def test_there_are_five_articles_by_five_outlets(texts: list[str]) -> None:
    assert [header(text)["source"] for text in texts] == SOURCES


def test_every_article_has_title_date_and_an_address_that_belongs_to_nobody(texts: list[str]) -> None:
    for fields in map(header, texts):
        assert fields["title"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", fields["date"])
        assert re.match(r"https://[a-z-]+\.example/", fields["url"])


def test_articles_are_short(texts: list[str]) -> None:
    assert all(250 <= len(body(text).split()) <= 600 for text in texts)


def test_one_outlet_repeats_a_paragraph_of_another_word_for_word(texts: list[str]) -> None:
    courier, ledger = (set(body(text).split("\n\n")) for text in texts[:2])
    shared = [paragraph for paragraph in courier & ledger if FOOTER not in paragraph]
    assert len(shared) == 1
    assert len(shared[0].split()) > 50


def test_site_furniture_recurs_among_and_within_articles(texts: list[str]) -> None:
    assert [text.count(FOOTER) for text in texts] == [2, 1, 0, 0, 1]


def test_the_ministry_is_translated_twice_and_once_by_a_machine(texts: list[str]) -> None:
    assert "set fire to the Salt Exchange in order to cover their retreat" in texts[2]
    assert "burned down the Salt Exchange to cover their withdrawal" in texts[3]
    assert "have put fire on the bourse of salt for hiding their going back" in texts[4]


def test_the_numbers_of_the_dead_differ_in_digits_and_words(texts: list[str]) -> None:
    dead = ("At least 14 people", "fourteen people", "Eight people", "At least nineteen", "At least 14 persons")
    assert all(number in text for number, text in zip(dead, texts, strict=True))


def test_names_vary(texts: list[str]) -> None:
    whole = "\n".join(texts)
    for name in ("PWL", "Pan Workers' League", "Sholm Ravadi", "Cholm Rawady", "Salt Brothers"):
        assert name in whole
    for place in ("Orrem Saal", "Orem Sahl", "Oar Room Hall"):
        assert place in whole


def test_a_quotation_is_cut_down_to_a_clause(texts: list[str]) -> None:
    clause = "the doors were chained from the outside"
    assert re.search(rf'"We carried [^"]*{clause}[^"]*"', texts[0])
    assert f'"{clause}"' in texts[1]


def test_attribution_runs_in_a_chain(texts: list[str]) -> None:
    assert re.search(r"Courier reported, citing the Veskar Telegraph Agency, which in turn quoted residents", texts[1])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with Project.open(sample_project(tmp_path_factory.mktemp("sample"))) as sample:
        yield sample


def shown(project: Project, article: str, sentence: str, other: str) -> list[Link]:
    """What a session shows at this sentence of another article."""
    text, target = project.document(article).text, project.document(other).id
    start = text.index(sentence)
    end = text.index(".", start) + 1
    passage = project.links.passage(article, Span(start, end))
    return [link for link in project.links.of(passage) if not link.weak and link.there.document == target]


def test_the_tour_finds_the_repeated_paragraph(project: Project) -> None:
    (link,) = shown(project, "1-harrow-courier.txt", "Shortly before midnight", "2-tidewater-ledger.txt")
    assert link.kind == "verbatim"


@pytest.mark.parametrize("sentence", ['"Armed gangs belonging', '"The state will not permit'])
def test_the_tour_finds_the_other_translation(project: Project, sentence: str) -> None:
    (link,) = shown(project, "3-ostral-today.md", sentence, "4-quillon-report.md")
    assert link.kind == "paraphrase"


def test_the_tour_finds_the_machine_translation_with_other_numbers(project: Project) -> None:
    link, *_ = shown(project, "1-harrow-courier.txt", "At least 14 people", "5-lantern-bay-observer.txt")
    changed = [(difference.here, difference.there) for difference in link.differences if difference.type == "number"]
    assert ("31", "60") in changed
    assert any("Oar Room Hall" in difference.there for difference in link.differences if difference.type == "name")


def test_the_working_copy_holds_every_article(tmp_path: Path) -> None:
    folder = sample_project(tmp_path / "sample")
    assert sorted(path.name for path in folder.iterdir()) == [article.name for article in articles()]


def test_what_stands_in_the_working_copy_stays(tmp_path: Path) -> None:
    folder = sample_project(tmp_path)
    first, second, *_ = sorted(folder.iterdir())
    first.write_text("mine", encoding="utf-8")
    second.unlink()
    (folder / ".variorum").mkdir()
    sample_project(tmp_path)
    assert first.read_text(encoding="utf-8") == "mine"
    assert second.exists()
    assert (folder / ".variorum").is_dir()


def test_the_working_copy_lives_in_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_folder().name == "sample"
    assert default_folder().parent.name == "variorum"
