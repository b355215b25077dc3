"""W3C Web Annotation Data Model (Recommendation of 2017), as JSON-LD: one collection with one page.

Section numbers below are those of the Data Model. A document is named by the hash of its text of record (RFC 6920),
because that text is what positions count in; where it was published is told beside.
"""

import base64
from functools import lru_cache
from itertools import chain
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from store.exchange.edition import Edition, Exported
from store.exchange.files import json_bytes
from store.exchange.lookup import Lookup, present_selector, utc
from store.exchange.losses import PLAIN, TEXTLESS, Losses
from store.model import Annotation, Entry, Judgement, LinkEnd, Record, Relation, Selector

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(edition: Edition, name: str) -> Exported:
    """Annotations, relations and accepted links as annotations of one page (5.1, 5.2)."""
    lookup = Lookup(edition)
    accepted = lookup.judged("accepted")
    items = chain(
        (_annotation(lookup, annotation) for annotation in lookup.annotations.values()),
        map(_relation, edition.relations),
        (_link(lookup, judgement) for judgement in accepted),
    )
    made = [*lookup.annotations, *(each.id for each in edition.relations), *(each.id for each in accepted)]
    contents = "\n".join((edition.name, *map(iri, made)))
    page: Record = {
        "id": _uuid(f"page {contents}"),
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }
    content: Record = {
        "@context": CONTEXT,
        "id": _uuid(f"collection {contents}"),
        "type": "AnnotationCollection",
        "label": edition.name,
        "generator": {"type": "Software", "name": "Variorum"},
        "total": len(made),
        "first": page,
    }
    return Exported({name: json_bytes(content)}, _losses(lookup).told())


def _uuid(name: str) -> str:
    """An IRI that is the same whenever the same things are exported."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'variorum {name}')}"


def _annotation(lookup: Lookup, annotation: Annotation) -> Record:
    """A label as a tagging body, a note as a commenting one (3.2.4, 3.3.5)."""
    document = lookup.documents.get(annotation.document)
    body: list[Record] = [_textual(annotation.label, "tagging")]
    if annotation.note:
        body.append(_textual(annotation.note, "commenting"))
    sha256 = document.sha256 if document and annotation.span else annotation.text
    return {
        **_provenance(annotation.id, annotation.annotator, annotation.created),
        "motivation": "tagging",
        "body": body,
        "target": _target(lookup.entries.get(annotation.document), sha256, present_selector(annotation, document)),
    }


def _relation(relation: Relation) -> Record:
    """An edge as a linking annotation: its target is the subject, its body the object and the kind."""
    return {
        **_provenance(relation.id, relation.annotator, relation.created),
        "motivation": "linking",
        "body": [
            _textual(relation.kind, "tagging"),
            {"type": "SpecificResource", "source": iri(relation.object), "purpose": "linking"},
        ],
        "target": iri(relation.subject),
    }


def _link(lookup: Lookup, judgement: Judgement) -> Record:
    """An accepted link as a linking annotation of both passages; one that a reader drew has no score."""
    is_drawn = judgement.kind == "by hand"
    scored = [] if is_drawn else [_textual(f"score {judgement.score:g} of 100", "describing")]
    return {
        **_provenance(judgement.id, judgement.annotator, judgement.created),
        "motivation": "linking",
        "body": [_textual(judgement.kind, "tagging"), *scored],
        "target": [_place(lookup, judgement.here), _place(lookup, judgement.there)],
    }


def _place(lookup: Lookup, place: LinkEnd) -> Record:
    return _target(lookup.entries.get(place.document), place.text, place.selector)


def _provenance(id: str, annotator: str, created: str) -> Record:
    """Identity, creator and time (3.3.2, 3.3.4)."""
    return {
        "id": iri(id),
        "type": "Annotation",
        "creator": {"type": "Person", "name": annotator},
        "created": utc(created),
    }


def _textual(value: str, purpose: str) -> Record:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _target(entry: Entry | None, sha256: str, selector: Selector) -> Record:
    """A specific resource with position and quote, each enough to find the segment (4.2.4, 4.2.5)."""
    return {
        "type": "SpecificResource",
        "source": _source(entry, sha256),
        "selector": [
            {"type": "TextPositionSelector", "start": selector.span.start, "end": selector.span.end},
            {
                "type": "TextQuoteSelector",
                "exact": selector.exact,
                "prefix": selector.prefix,
                "suffix": selector.suffix,
            },
        ],
    }


def _source(entry: Entry | None, sha256: str) -> Record:
    """The text of record, and what is known of the article (Dublin Core terms are part of the context)."""
    source: Record = {"id": text_iri(sha256), "type": "Text", "format": "text/plain"}
    if entry is None:
        return source
    terms = {
        "dcterms:identifier": entry.path,
        "dcterms:title": entry.title,
        "dcterms:publisher": entry.source,
        "dcterms:issued": entry.published,
    }
    source |= {term: value for term, value in terms.items() if value}
    if entry.url.startswith(("http://", "https://")):
        source["dcterms:isVersionOf"] = {"id": quote(entry.url, safe="/:?#[]@!$&'()*+,;=%~")}
    return source


def iri(id: str) -> str:
    """A record's id as an IRI that another project cannot also use: ids are unique across machines."""
    return f"urn:ulid:{quote(id, safe='')}"


@lru_cache(4096)
def text_iri(sha256: str) -> str:
    """A text of record named by its hash (RFC 6920 3)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).rstrip(b"=").decode("ascii")
    return f"ni:///sha-256;{digest}"


def _losses(lookup: Lookup) -> Losses:
    edition, losses = lookup.edition, Losses()
    named = {each.document for each in edition.annotations}
    named |= {end.document for each in lookup.judged("accepted") for end in (each.here, each.there)}
    losses.add("rejected link", count=len(lookup.judged("rejected")))
    losses.add("article", TEXTLESS, len(lookup.entries.keys() & named))
    losses.add("article", "left out, with nothing marked in it", len(lookup.entries.keys() - named))
    losses.add("label", PLAIN, len(lookup.unknown_labels()))
    return losses
