"""What another tool's files hold becomes part of a project: once, whole, and undone by one undo."""

from pathlib import Path
from typing import Any

import pytest

from store.exchange import export, read
from store.exchange.edition import Edition, Imported
from store.model import LABELS, Annotation, Document, Label, LinkEnd, Relation, Selector, Span, hash_text
from store.project import Project
from store.project.imported_articles import is_like, safe_path
from store.project.importing import TakenIn, zoned
from tests.store.conftest import HARBOUR
from tests.store.exchange.editions import EDITION, NOTHING, with_documents
from tests.store.making import quotes, tag

WIRE = "Port Amal reopens\n\nThe harbour of Port Amal was opened again on Friday, said Lena Osk.\n"


def made(document: Document, quote: str, label: str = "claim", **fields: Any) -> Annotation:
    start = document.text.index(quote)
    span = Span(start, start + len(quote))
    annotation = Annotation("T1", document.id, label, Selector(span, quote, "", ""), document.sha256, "", "", "", span)
    return annotation._replace(**fields)


def article(text: str, path: str = "wire.txt", title: str = "") -> Document:
    return Document("d", path, text, title, hash_text(text))


def edition(document: Document, *annotations: Annotation, **fields: Any) -> Imported:
    return Imported(with_documents(NOTHING, document)._replace(annotations=annotations, **fields))


def take(project: Project, document: Document, *annotations: Annotation, **fields: Any) -> TakenIn:
    return project.take_in(edition(document, *annotations, **fields))


def everything(project: Project) -> tuple[object, ...]:
    return project.tags.of(), project.relations.of(), project.links.judgements(), project.labels


def test_a_whole_project_arrives_in_an_empty_folder(project: Project, tmp_path: Path) -> None:
    claim, source = tag(project, "At least twelve dock workers were injured"), tag(project, "Lena Osk", "source")
    project.relations.add(claim.id, "said by", source.id)
    project.tags.set_note(claim.id, "who counted?")
    (tmp_path / "other").mkdir()
    with Project.open(tmp_path / "other", annotator="ben") as other:
        taken = other.take_in(read(project.export("json").files, "json"))
        assert (len(taken.articles), taken.annotations, taken.relations, taken.losses) == (3, 2, 1, ())
        assert other.tags.of() == project.tags.of()
        assert other.relations.of() == project.relations.of()
        assert [entry.title for entry in other.entries()] == [entry.title for entry in project.entries()]
        assert other.check() == []


def test_the_same_import_twice_doubles_nothing(project: Project) -> None:
    document = article(HARBOUR)
    two = (made(document, "Lena Osk", "who"), made(document, "Lena Osk", "who", id="T2", note="again"))
    related = (Relation("R1", "d", "same as", "T1", "T2", "", ""),)
    first = take(project, document, *two, relations=related)
    assert (first.annotations, first.relations, first.already) == (2, 1, 0)
    before = everything(project)
    again = take(project, document, *two, relations=related)
    assert (again.change, again.annotations, again.already) == (None, 0, 3)
    assert everything(project) == before


def test_one_undo_takes_an_import_back_and_one_redo_brings_it_again(project: Project, folder: Path) -> None:
    tag(project, "Lena Osk", "source")
    before = everything(project)
    taken = take(project, article(WIRE), made(article(WIRE), "Lena Osk", "who"))
    after = everything(project)
    assert taken.labels == ("who",)
    assert (folder / "wire.txt").read_text("utf-8") == WIRE
    project.history.undo()
    assert everything(project) == before
    assert (folder / "wire.txt").exists()
    project.history.redo()
    assert everything(project) == after


@pytest.mark.parametrize(
    "document",
    [
        article(HARBOUR, "elsewhere.txt"),
        article(f"\n{HARBOUR}\nSend us your news.\n", "1 harbour.txt"),
        article(f"\n{HARBOUR}", "texts/1 Harbour.xmi"),
        article(f"\n{HARBOUR}", "x.txt", title="fire closes the Harbour of Port Amal"),
    ],
    ids=["hash", "path", "name", "title"],
)
def test_an_article_is_found_in_the_project(project: Project, document: Document) -> None:
    taken = take(project, document, made(document, "Lena Osk, who heads"))
    assert (taken.articles, taken.losses) == ((), ())
    (there,) = project.tags.of(project.entries()[0].id)
    assert there.span is not None
    assert there.span.of(HARBOUR) == there.selector.exact == "Lena Osk, who heads"
    assert project.check() == []


def test_an_article_of_the_same_name_that_says_something_else_is_brought_along(project: Project, folder: Path) -> None:
    document = article(WIRE, "1 harbour.txt")
    document = document._replace(source="The Wire", url="https://wire.example/1", published="2024-03-08")
    taken = take(project, document, made(document, "opened again"))
    assert taken.articles == ("1 harbour-2.txt",)
    entry = project.entry("1 harbour-2.txt")
    assert (entry.source, entry.url, entry.published) == ("The Wire", "https://wire.example/1", "2024-03-08")
    assert project.document(entry.id).text == WIRE
    assert (folder / "1 harbour.txt").read_text("utf-8") == HARBOUR


def test_words_that_no_longer_stand_in_an_article_become_an_orphan(project: Project) -> None:
    document = article(HARBOUR + "An inquiry began at dawn, and nobody was told of it.\n", "1 harbour.txt")
    taken = take(project, document, made(document, "An inquiry began at dawn"))
    assert taken.annotations == 1
    assert "1 annotation: its words do not stand in the article as it is here; kept as an orphan" in taken.losses
    (there,) = project.tags.of()
    assert (there.span, there.state, there.selector.exact) == (None, "orphan", "An inquiry began at dawn")
    assert take(project, document, made(document, "An inquiry began at dawn")).already == 1


def test_an_article_without_a_text_that_is_not_here_is_told(project: Project) -> None:
    lost = Annotation("T1", "d", "claim", Selector(Span(0, 3), "One", "", ""), "", "", "", "", None)
    taken = take(project, article("", "gone.txt"), lost)
    assert taken.change is None
    assert any("gone.txt" in loss for loss in taken.losses)
    assert any(loss.startswith("1 annotation: ") for loss in taken.losses)


def test_an_article_without_a_text_is_known_by_its_path_and_quotes(project: Project) -> None:
    found = made(article(HARBOUR), "Lena Osk")
    assert take(project, article("", "1 harbour.txt"), found).annotations == 1
    assert quotes(project) == ["Lena Osk"]


def test_who_and_when_are_kept_and_else_are_who_takes_in_and_now(project: Project) -> None:
    document = article(HARBOUR)
    told = made(document, "Lena Osk", annotator="mira", created="2021-05-06T07:08:09")
    take(project, document, told, made(document, "Tarsil", id="T2", created="yesterday"))
    by = {each.selector.exact: (each.annotator, each.created) for each in project.tags.of()}
    assert by["Lena Osk"] == ("mira", "2021-05-06T07:08:09+00:00")
    assert by["Tarsil"][0] == "anna"
    assert zoned("yesterday", "now") == "now"


def test_unknown_labels_get_a_free_key_and_the_style_that_is_least_used(project: Project) -> None:
    document = article(HARBOUR)
    names = ["claim", "cue", "Cue", "a\tb", ""]
    many = [made(document, "Tarsil", name, id=f"T{n}") for n, name in enumerate(names)]
    taken = project.take_in(edition(document, *many), lambda key: key == "u")
    assert taken.labels == ("cue", "Cue", "a b", "unnamed")
    own = project.vocabulary.own
    assert [label.key for label in own] == ["e", "C", "b", "n"]
    assert [label.style for label in own] == ["reverse", "italic", "reverse", "italic"]
    assert len({label.key for label in project.labels}) == len(project.labels)


def test_a_declared_label_keeps_its_key_and_style_where_they_are_free(project: Project) -> None:
    weapon = Label("weapon", "w", "italic", "word", "#ff0000")
    cause = Label("cause", "c", "reverse", "sentence")
    taken = take(project, article(HARBOUR), labels=(*LABELS, weapon, cause))
    assert taken.labels == ("weapon", "cause")
    assert project.vocabulary.own == (weapon, cause._replace(key="u"))


def test_links_are_taken_over_unless_they_were_judged_here(tmp_path: Path) -> None:
    with Project.open(tmp_path, annotator="anna") as project:
        taken = project.take_in(Imported(EDITION))
        assert (taken.links, taken.relations, taken.annotations, len(taken.articles)) == (2, 1, 4, 2)
        states = {each.state for each in project.links.judgements()}
        assert states == {"accepted", "rejected"}
        assert project.take_in(Imported(EDITION)).already == 7
        other = tuple(each._replace(state="rejected") for each in EDITION.judgements)
        again = project.take_in(Imported(EDITION._replace(judgements=other)))
        assert "1 judged link: was judged otherwise here, which is kept" in again.losses
        assert {each.state for each in project.links.judgements()} == states


def test_a_relation_that_leads_nowhere_is_counted(project: Project) -> None:
    document = article(HARBOUR)
    edges = tuple(Relation(id, "d", "about", "T1", to, "", "") for id, to in (("R1", "T9"), ("R2", "T1")))
    taken = take(project, document, made(document, "Tarsil"), relations=edges)
    assert "2 relations: does not lead from one annotation here to another" in taken.losses


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("../../etc/passwd", "etc/passwd.txt"),
        ("/abs/olute.txt", "abs/olute.txt"),
        (".hidden/.x.md", "hidden/x.md"),
        ("a\\b:c\x1b[31m.xmi", "a-b-c-[31m.txt"),
        ("...", ""),
        ("", ""),
        ("CON/" * 30 + "x.html", "CON/" * 8 + "x.txt"),
        ("x" * 400, "x" * 100 + ".txt"),
    ],
)
def test_a_path_from_elsewhere_stays_inside_of_the_folder(path: str, safe: str) -> None:
    assert safe_path(path) == safe


def test_nothing_is_written_through_a_link_that_leads_out(project: Project, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (folder / "out").symlink_to(tmp_path / "outside")
    assert take(project, article(WIRE, "out/wire.txt")).articles == ("wire.txt",)
    assert list((tmp_path / "outside").iterdir()) == []


def test_what_utf8_cannot_carry_is_replaced_one_for_one(project: Project) -> None:
    document = article("One \ud800 two and three were seen.\n", "x\udcff.txt")
    taken = take(project, document, made(document, "\ud800 two", "lab\ud800el", note="\udfff"))
    assert taken.annotations == 1
    (there,) = project.tags.of()
    assert (there.selector.exact, there.note, there.label) == ("\ufffd two", "\ufffd", "lab el")


def test_likeness_is_of_what_both_texts_have() -> None:
    assert is_like(HARBOUR, f"Harbour Post\n{HARBOUR.replace(' ', chr(10))}\nCopyright.")
    assert not is_like(HARBOUR, WIRE)
    assert is_like("A fire", "Fires. A fire.")
    assert not is_like("", HARBOUR)


@pytest.mark.parametrize("text", ["---\ntitle: x\n---\nBody.", "---\nBody.", "Body.\n\n\n", " \n\tBody"])
@pytest.mark.parametrize("title", ["", "A title"])
def test_an_article_that_is_brought_along_reads_as_it_did(tmp_path: Path, text: str, title: str) -> None:
    document = article(text, title=title)
    with Project.open(tmp_path, annotator="anna") as project:
        taken = take(project, document, made(document, "Body"))
        assert project.document(taken.articles[0]).text == text


def test_an_edition_comes_back_as_it_went(tmp_path: Path) -> None:
    anchored = EDITION._replace(annotations=tuple(each for each in EDITION.annotations if each.span))
    with Project.open(tmp_path, annotator="anna") as project:
        project.take_in(read(export(anchored, "json").files, "json"))
        back: Edition = project.edition()
        assert {(each.selector, each.label, each.note, each.annotator) for each in back.annotations} == {
            (each.selector, each.label, each.note, each.annotator) for each in anchored.annotations
        }


@pytest.mark.parametrize("path", ["post.html", "times.html", "times.txt", "elsewhere.txt"])
def test_of_two_articles_of_one_text_the_one_of_that_name_is_taken(tmp_path: Path, path: str) -> None:
    for name in ("post.md", "times.md"):
        (tmp_path / name).write_text(WIRE, "utf-8")
    with Project.open(tmp_path, annotator="ada") as project:
        take(project, article(WIRE, path), made(article(WIRE, path), "Lena Osk", "who"))
        (tagged,) = project.tags.of()
        expected = "times.md" if path.startswith("times") else "post.md"
        assert project.document(tagged.document).path == expected


def test_one_text_of_several_annotators_is_one_article(project: Project, folder: Path) -> None:
    records = {f"{who}.jsonl": b'{"text": "Nine were hurt.", "label": [[0, 4, "N"]]}\n' for who in ("ada", "ben")}
    assert project.take_in(read(records, "doccano")).articles == ("ada-1.txt",)
    marked = {f"{who}/wire.{end}": text for who in ("ada", "ben") for end, text in (("txt", b"Ten."), ("ann", b""))}
    assert project.take_in(read(marked, "brat")).articles == ("ada/wire.txt",)


def test_an_article_too_large_to_be_read_is_not_brought_along(
    project: Project, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.project.imported_articles.LARGEST", 50)
    taken = take(project, article(WIRE), made(article(WIRE), "Lena Osk"))
    assert taken.articles == ()
    assert taken.losses[0] == "1 article: neither in the project nor brought with a text that can be read: wire.txt"
    assert not (folder / "wire.txt").exists()


def test_a_name_that_utf_8_cannot_carry_is_taken_in_once(project: Project) -> None:
    document = project.document("1 harbour.txt")
    theirs = made(document, "Lena Osk", annotator="an\ud800")
    assert take(project, document, theirs).annotations == 1
    taken = take(project, document, theirs._replace(id="another"))
    assert (taken.annotations, taken.already) == (0, 1)


def test_a_link_whose_id_is_taken_here_gets_another(project: Project) -> None:
    here, there = (project.links.passage(entry.id, Span(0, 12)) for entry in project.entries()[:2])
    project.links.draw(here, there)
    whole = project.edition()
    (drawn,) = whole.judgements
    ends = [
        LinkEnd(end.document, Selector.at(whole.documents[end.document].text, Span(14, 40)), end.text)
        for end in (drawn.here, drawn.there)
    ]
    other = whole._replace(judgements=(drawn._replace(here=ends[0], there=ends[1]),))
    assert project.take_in(Imported(other, ())).links == 1
    assert len({each.id for each in project.links.judgements()}) == 2
