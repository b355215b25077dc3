"""Who is cited for what in a project, as readers tagged it: pronouns are told by whom they mean."""

from pathlib import Path

from store.project import Project
from store.study.sources import CitedVoice
from tests.store.making import span_of

TEXTS = {
    "a.txt": "Gate closed\n\nMayor Lena Osk spoke at noon. "
    "The gate was shut by hand, Lena Osk said. Nobody heard it, she said.\n",
    "b.txt": "Gate open\n\nThe lamps were out. The keys were lost, they said. The dock stood empty, he said.\n",
    "c.txt": "Gate lost\n\nThe crane fell at night, he said. IT said the pumps had failed.\n",
}

SAID = [
    ("a.txt", "The gate was shut by hand", "Lena Osk", 1),
    ("a.txt", "Nobody heard it", "she", 0),
    ("b.txt", "The keys were lost", "they", 0),
    ("b.txt", "The dock stood empty", "he", -1),
    ("c.txt", "The crane fell at night", "he", -1),
    ("c.txt", "the pumps had failed", "IT", 0),
]


def said(project: Project) -> list[CitedVoice]:
    for path, claim, source, number in SAID:
        key = project.entry(path).id
        text = project.document(key).text
        places = [at for at in range(len(text)) if text.startswith(source, at) and not text[at - 1].isalpha()]
        whole = [at for at in places if not text[at + len(source)].isalpha()]
        span = span_of(project, key, source)._replace(start=whole[number], end=whole[number] + len(source))
        made = project.tags.add(key, span_of(project, key, claim), "claim")
        project.relations.add(made.id, "said by", project.tags.add(key, span, "source").id)
    return project.voices.sources()


def test_a_pronoun_is_whom_it_means_else_itself_with_its_article(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    with Project.open(tmp_path) as project:
        cited = {root.name: {voice.name: len(voice.claims) for voice in root.cites} for root in said(project)}
    assert cited == {
        "Gate closed": {"Lena Osk": 2},
        "Gate open": {"“they” in Gate open": 1, "“he” in Gate open": 1},
        "Gate lost": {"“he” in Gate lost": 1, "IT": 1},
    }


def test_articles_without_an_outlet_are_no_one_outlet_because_they_have_one_title(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Gate open\n\nThe lamps were out.\n", "utf-8")
    for name in ("c.txt", "d.txt"):
        (tmp_path / name).write_text("---\nsource: Weir Gazette\n---\nThe gate stood open.\n", "utf-8")
    with Project.open(tmp_path) as project:
        assert [root.name for root in project.voices.sources()] == [
            "Gate open (a.txt)",
            "Gate open (b.txt)",
            "Weir Gazette",
        ]
