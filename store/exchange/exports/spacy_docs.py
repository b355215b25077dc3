"""spaCy: JSON Lines of texts with spans, and where spaCy is installed the same as a DocBin.

Both keep spans under `doc.spans["sc"]`, the key of spaCy's span categorizer, since only there spans may overlap.
"""

from importlib.util import find_spec

from store.exchange.edition import Edition, Exported
from store.exchange.files import json_lines
from store.exchange.lookup import Lookup
from store.exchange.losses import Marked, Standoff
from store.exchange.tokens import tokens
from store.model import Document, Record

KEY = "sc"
"""Of the group of spans."""


def write(edition: Edition, name: str) -> Exported:
    """A folder: articles.jsonl, and where spaCy is installed articles.spacy."""
    standoff = Standoff(Lookup(edition), ("title",))
    standoff.lose_relations()
    standoff.lose_remarks()
    files = {"articles.jsonl": json_lines(_record(*article) for article in standoff.articles)}
    if find_spec("spacy"):
        files["articles.spacy"] = _doc_bin(standoff)
    return Exported(files, standoff.losses.told())


def _record(document: Document, marks: Marked) -> Record:
    spans = [{"start": span.start, "end": span.end, "label": made.label} for made, span in marks]
    return {"text": document.text, "spans": {KEY: spans}, "meta": {"path": document.path, "title": document.title}}


def _doc_bin(standoff: Standoff) -> bytes:
    import spacy
    from spacy.tokens import Doc, DocBin, SpanGroup

    nlp = spacy.blank("xx")
    docs = DocBin(attrs=["SPACY"], store_user_data=False)
    for document, marks in standoff.articles:
        words = tokens(document.text, [span for _, span in marks])
        doc = Doc(nlp.vocab, [word.text for word in words], [word.has_space for word in words])
        spans = [doc.char_span(span.start, span.end, label=made.label) for made, span in marks]
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=[span for span in spans if span is not None])
        docs.add(doc)
    return bytes(docs.to_bytes())
