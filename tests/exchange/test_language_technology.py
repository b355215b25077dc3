"""bioc reads brat, Label Studio's own check takes its tasks, dkpro-cassis the CAS, spaCy the DocBin."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from store.exchange import export
from store.exchange.edition import Edition
from store.model import Annotation
from tests.store.exchange.editions import EDITION, consistent_editions

SETTINGS = settings(deadline=None, max_examples=40)


def wanted(edition: Edition) -> list[tuple[str, str]]:
    """Label and quote of every mark, in order."""
    return sorted((made.label, made.selector.exact) for made in edition.annotations if made.span)


def inside(edition: Edition, document: str) -> list[Annotation]:
    return [made for made in edition.annotations if made.document == document and made.span]


def test_bioc_reads_brat(tmp_path: Path) -> None:
    brat = pytest.importorskip("bioc.brat")

    @SETTINGS
    @given(consistent_editions("printed"))
    def holds(edition: Edition) -> None:
        files = export(edition, "brat").files
        for document in edition.documents.values():
            # bioc parts lines as Python does, at more than line feeds; such texts are read by our own reader only.
            if len(document.text.splitlines()) != len(document.text.rstrip("\n").split("\n")):
                continue
            name = document.path.removesuffix(".txt")
            text, ann = files[f"{name}.txt"].decode(), files[f"{name}.ann"].decode()
            read = brat.load(io.StringIO(text), io.StringIO(ann))
            for entity in read.entities:
                for location in entity.locations:
                    assert location.begin < location.end <= len(text)
                places = sorted((location.begin, location.end) for location in entity.locations)
                parts = [text[begin:end] for begin, end in places]
                assert " ".join(parts).replace("\t", " ") == entity.text
                assert not any("\n" in part for part in parts)
            assert len(read.entities) == len(inside(edition, document.id))
            assert all(relation.type in ("said_by", "about", "same_as", "contradicts") for relation in read.relations)

    holds()


def test_label_studio_takes_its_tasks() -> None:
    sdk = pytest.importorskip("label_studio_sdk.label_interface")

    @SETTINGS
    @given(consistent_editions())
    def holds(edition: Edition) -> None:
        files = export(edition, "labelstudio").files
        interface = sdk.LabelInterface(files["labels.xml"].decode())
        tasks: list[dict[str, Any]] = json.loads(files["tasks.json"])
        for task in tasks:
            assert interface.validate_task({"data": task["data"]})
            for annotation in task["annotations"]:
                assert interface.validate_annotation(annotation)
                # The SDK takes offsets that cannot be; these are checked here.
                for result in annotation["result"]:
                    if result["type"] == "labels":
                        value = result["value"]
                        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]

    holds()


@pytest.mark.parametrize("format", ["cas-xmi", "cas-json"])
def test_cassis_reads_the_cas(format: str) -> None:
    cassis = pytest.importorskip("cassis")

    @SETTINGS
    @given(consistent_editions())
    def holds(edition: Edition) -> None:
        files = dict(export(edition, format).files)
        types = files.pop("TypeSystem.xml", None)
        found = []
        for content in files.values():
            if types is None:
                cas = cassis.load_cas_from_json(io.BytesIO(content))
            else:
                system = cassis.load_typesystem(io.BytesIO(types))
                cas = cassis.load_cas_from_xmi(io.BytesIO(content), typesystem=system)
            found += [(mark.label, mark.get_covered_text()) for mark in cas.select("webanno.custom.Tag")]
            for edge in cas.select("webanno.custom.TagRelation"):
                assert edge.Dependent.label
                assert edge.Governor.label
        assert sorted(found) == wanted(edition)

    holds()


def test_spacy_reads_the_doc_bin() -> None:
    spacy = pytest.importorskip("spacy")
    tokens = pytest.importorskip("spacy.tokens")
    vocabulary = spacy.blank("xx").vocab

    @SETTINGS
    @given(consistent_editions())
    def holds(edition: Edition) -> None:
        content = export(edition, "spacy").files["articles.spacy"]
        docs = list(tokens.DocBin().from_bytes(content).get_docs(vocabulary))
        assert [doc.text for doc in docs] == [document.text for document in edition.documents.values()]
        found = [(span.label_, doc.text[span.start_char : span.end_char]) for doc in docs for span in doc.spans["sc"]]
        assert sorted(found) == wanted(edition)

    holds()


def test_spacy_trains_on_no_token_that_is_a_space() -> None:
    spacy, tokens = pytest.importorskip("spacy"), pytest.importorskip("spacy.tokens")
    content = export(EDITION, "spacy").files["articles.spacy"]
    for doc in tokens.DocBin().from_bytes(content).get_docs(spacy.blank("xx").vocab):
        assert not any(token.text == " " for token in doc)


def test_prodigys_tokens_make_up_the_text_and_the_edges_of_spans() -> None:
    @SETTINGS
    @given(consistent_editions())
    def holds(edition: Edition) -> None:
        (content,) = export(edition, "prodigy").files.values()
        for record in map(json.loads, filter(None, content.decode().split("\n"))):
            words = record["tokens"]
            assert "".join(word["text"] + " " * word["ws"] for word in words) == record["text"]
            for span in record["spans"]:
                assert words[span["token_start"]]["start"] == span["start"]
                assert words[span["token_end"]]["end"] == span["end"]

    holds()
