"""A UIMA CAS of an article, made with dkpro-cassis: one type for marks, one for relations between them.

Both are named as INCEpTION names layers of a project's own, so that it shows them once such layers are declared there.
Offsets in the files are UTF-16 units, which cassis sees to.
"""

from collections.abc import Callable
from typing import Any

from store.exchange.edition import Edition, Exported
from store.exchange.lookup import Lookup
from store.exchange.losses import Marked, Standoff
from store.exchange.naming import file_names
from store.exchange.xml import allowed, forbidden_count
from store.model import Document

MARK = "webanno.custom.Tag"
"""The type of marks."""

RELATION = "webanno.custom.TagRelation"
"""The type of relations; by UIMA's habit the dependent is what it is said of, the governor what is said."""

METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
"""What tells name and title of an article."""

MARK_FEATURES = ("label", "note", "annotator", "created")
RELATION_FEATURES = ("kind", "annotator", "created")


def write_all(edition: Edition, suffix: str, written: Callable[[Any], bytes], types: str = "") -> Exported:
    """A file for every article, and one of the types where `types` names it."""
    standoff = Standoff(Lookup(edition), ("title",))
    standoff.lose_relations_across()
    system = _type_system()
    names = file_names(edition.entries)
    files = {}
    for document, marks in standoff.articles:
        files[f"{names[document.id]}{suffix}"] = written(_cas(system, standoff, document, marks))
    if types:
        files[types] = bytes(system.to_xml().encode())
    return Exported(files, standoff.losses.told())


def _type_system() -> Any:
    from cassis import TypeSystem

    system = TypeSystem()
    mark = system.create_type(name=MARK, supertypeName="uima.tcas.Annotation")
    for feature in MARK_FEATURES:
        system.create_feature(domainType=mark, name=feature, rangeType="uima.cas.String")
    relation = system.create_type(name=RELATION, supertypeName="uima.tcas.Annotation")
    for feature in ("Dependent", "Governor"):
        system.create_feature(domainType=relation, name=feature, rangeType=MARK)
    for feature in RELATION_FEATURES:
        system.create_feature(domainType=relation, name=feature, rangeType="uima.cas.String")
    metadata = system.create_type(name=METADATA, supertypeName="uima.tcas.DocumentAnnotation")
    for feature in ("documentId", "documentTitle"):
        system.create_feature(domainType=metadata, name=feature, rangeType="uima.cas.String")
    return system


def _cas(system: Any, standoff: Standoff, document: Document, marks: Marked) -> Any:
    from cassis import Cas

    def safe(text: str) -> str:
        standoff.losses.add("character", "replaced, XML cannot carry it", forbidden_count(text))
        return allowed(text)

    cas = Cas(typesystem=system)
    cas.sofa_string = safe(document.text)
    cas.sofa_mime = "text"
    named = {"documentId": safe(document.path), "documentTitle": safe(document.title)}
    cas.add(system.get_type(METADATA)(begin=0, end=len(document.text), **named))
    mark, relation = system.get_type(MARK), system.get_type(RELATION)
    made: dict[str, Any] = {}
    for annotation, span in marks:
        told = {name: safe(getattr(annotation, name)) for name in MARK_FEATURES}
        made[annotation.id] = mark(begin=span.start, end=span.end, **told)
    for edge in standoff.relations(document):
        ends = {"Dependent": made[edge.subject], "Governor": made[edge.object]}
        told = {name: safe(getattr(edge, name)) for name in RELATION_FEATURES}
        at = made[edge.subject]
        made[f"relation {edge.id}"] = relation(begin=at.begin, end=at.end, **ends, **told)
    cas.add_all(made.values())
    return cas
