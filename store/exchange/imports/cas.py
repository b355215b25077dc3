"""UIMA CAS, read: XMI and JSON of any types, and what INCEpTION and WebAnno export of a project.

Every annotation that is no structure of the text is a mark; its label is the feature that says most, else its type.
Nothing of a type system is needed. What only Java can read is counted.
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from store.exchange.edition import Imported
from store.exchange.imports import tsv
from store.exchange.numbering_builder import NumberingBuilder
from store.exchange.offsets import Utf16
from store.exchange.parsing import number_in, objects_in, parsed_json, parsed_xml, refused, string_in
from store.exchange.unpacking import LARGEST, unpacked

STRUCTURE = frozenset(
    {
        *("Token", "Sentence", "Paragraph", "Div", "Heading", "Document", "DocumentMetaData", "DocumentAnnotation"),
        *("Lemma", "Stem", "MorphologicalFeatures", "SurfaceForm", "TokenForm", "SofaChangeAnnotation"),
    }
)
"""Types, without their packages, that say how a text is built, not what somebody found in it."""

SAYING = ("label", "value", "PosValue", "referenceType", "category", "identifier")
"""Features that may hold a label, those that say most first."""

BOOKKEEPING = frozenset({"begin", "end", "sofa", "id", "label", "note", "annotator", "created", "order", "coarseValue"})
"""Features of which nothing is told."""

ENDS = ("Dependent", "Governor")
"""Features of a relation, as UIMA calls its two ends."""

INSIDE = ": "
"""Parts the name of a zip from that of a file in it."""

INITIAL = "INITIAL_CAS"
"""What INCEpTION calls a document before anybody marked it."""

NOT_READ = "not read; export the project as UIMA CAS JSON, XMI or WebAnno TSV"
"""What becomes of what only Java can read."""


class _Thing(NamedTuple):
    """A feature structure, whatever file it came from."""

    id: str
    type: str
    features: dict[str, Any]


def read(files: Mapping[str, bytes]) -> Imported:
    """Every CAS in the files, of a project export those of each annotator.

    Raises:
        StorageError: If there is none, or one cannot be read; names it.
    """
    builder, found = NumberingBuilder(), 0
    sources = {name.partition("/")[2]: name for name in files if name.startswith("source/")}
    for name, content in _opened(files):
        folder, *rest = name.partition(INSIDE)[0].split("/")
        if folder in ("annotation", "curation") and len(rest) > 1:
            document = "/".join(rest[:-1])
            text = files[sources[document]] if document in sources else None
            found += _gather_of_project(builder, name, content, document, text)
        elif folder in ("annotation_ser", "curation_ser"):
            found += 1
            builder.losses.add("Java object file", NOT_READ, int(not name.endswith(f"{INITIAL}.ser")))
        elif not sources:
            found += _gather(builder, name, content, PurePosixPath(name).with_suffix(".txt").as_posix(), "")
    for document, name in sources.items():
        if document.lower().endswith(".txt"):
            builder.article(document, files[name].decode("utf-8-sig", "replace"))
    if not found:
        raise refused(next(iter(files), "no file"), "there is no UIMA CAS here: .xmi, .json, or a project's export")
    return builder.imported()


def _with_suffix(name: str, content: bytes) -> str:
    """A file's name with the end that tells what is in it, where it has none of those."""
    if name.lower().endswith((".xmi", ".json")) or "/" in name:
        return name
    begins = content.lstrip(b"\xef\xbb\xbf \r\n\t")[:1]
    return name + {b"<": ".xmi", b"{": ".json"}.get(begins, "")


def _opened(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What may be marks, one file in memory at a time: of the zips of annotators what is in them, no sources.

    Raises:
        StorageError: If one cannot be read, or all together hold more than one may.
    """
    left = LARGEST
    for name in (each for each in files if not each.startswith("source/")):
        if name.startswith(("annotation/", "curation/")) and name.lower().endswith(".zip"):
            members = unpacked(files[name], name, left)
            left -= members.size
            yield from ((f"{name}{INSIDE}{each}", content) for each, content in members.items())
        elif len(files) == 1:
            yield _with_suffix(name, files[name]), files[name]
        else:
            yield name, files[name]


def _gather_of_project(builder: NumberingBuilder, name: str, content: bytes, document: str, text: bytes | None) -> int:
    """What one annotator made of a document, in whichever format the project was exported."""
    who = PurePosixPath(name.partition(INSIDE)[0]).stem
    if name.lower().endswith(".tsv"):
        told = None if text is None else text.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        tsv.gather(builder, name, content, path=document, annotator=who, text=told)
        return 1
    return _gather(builder, name, content, document, who) or int(name.lower().endswith(".txt"))


def _gather(builder: NumberingBuilder, name: str, content: bytes, path: str, annotator: str) -> int:
    """One file; 0 where it is no CAS."""
    lower = name.lower()
    if lower.endswith(".xmi"):
        things = list(_of_xmi(content, name))
    elif lower.endswith(".json") and not PurePosixPath(lower).name.startswith("exportedproject"):
        things = list(_of_json(content, name))
    else:
        return 0
    if things:
        _gather_things(builder, things, path, "" if annotator == INITIAL else annotator, name)
    return int(bool(things))


def _of_xmi(content: bytes, name: str) -> Iterator[_Thing]:
    root = parsed_xml(content, name)
    if not root.tag.endswith("}XMI"):
        raise refused(name, "it is XML, but no XMI")
    for element in root:
        space, _, kind = element.tag.rpartition("}")
        features = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
        for child in element:  # a value of several
            features.setdefault(child.tag, child.text or "")
        package = space.removeprefix("{http:///").removesuffix(".ecore").replace("/", ".")
        yield _Thing(features.pop("id", ""), f"{package}.{kind}", features)


def _of_json(content: bytes, name: str) -> Iterator[_Thing]:
    data = parsed_json(content, name)
    listed = data.get("%FEATURE_STRUCTURES") if isinstance(data, dict) else None
    if isinstance(listed, dict):
        listed = [{"%ID": id, **each} for id, each in listed.items() if isinstance(each, dict)]
    for each in objects_in(listed):
        features = {key.removeprefix("@"): value for key, value in each.items() if not key.startswith(("%", "^"))}
        yield _Thing(string_in(each.get("%ID")), string_in(each.get("%TYPE")), features)


def _gather_things(builder: NumberingBuilder, things: list[_Thing], path: str, annotator: str, name: str) -> None:
    views = [thing for thing in things if thing.type.endswith(".Sofa")]
    readable = [view for view in views if isinstance(view.features.get("sofaString"), str)]
    if not readable:
        raise refused(name, "it has no text")
    builder.losses.add("view", "left out, having no text", len(views) - len(readable))
    told = next((thing.features for thing in things if thing.type.endswith(".DocumentMetaData")), {})
    path = _path(told, path, annotator)
    for view in readable:
        named = path if view is readable[0] else _path_of_view(path, view)
        inside = [thing for thing in things if len(views) == 1 or _sofa(thing) == view.id]
        _gather_view(builder, view, inside, builder.article(named, _text(view), title=_title(told)), annotator)
    known = {view.id for view in views}
    astray = [thing for thing in things if len(views) > 1 and "begin" in thing.features and _sofa(thing) not in known]
    builder.losses.add("annotation", "left out, being in no view", len(astray))


def _path_of_view(path: str, view: _Thing) -> str:
    """What the article of another view than the first is called."""
    stem, dot, suffix = path.rpartition(".")
    return f"{stem or suffix} ({string_in(view.features.get('sofaID')) or view.id}){dot}{suffix if dot else ''}"


def _sofa(thing: _Thing) -> str:
    """Id of the view in which an annotation stands."""
    return string_in(thing.features.get("sofa"))


def _text(view: _Thing) -> str:
    return str(view.features["sofaString"])


def _gather_view(builder: NumberingBuilder, view: _Thing, things: list[_Thing], article: str, annotator: str) -> None:
    offsets = Utf16(_text(view))
    ids: dict[str, str] = {}
    edges = list[_Thing]()
    for thing in things:
        kind = thing.type.rpartition(".")[2]
        if all(end in thing.features for end in ENDS):
            edges.append(thing)
        elif "begin" in thing.features and kind not in STRUCTURE:
            ids[thing.id] = _mark(builder, article, thing, offsets, annotator)
    for edge in edges:
        _relate(builder, edge, ids, annotator)


def _mark(builder: NumberingBuilder, article: str, thing: _Thing, offsets: Utf16, annotator: str) -> str:
    features = thing.features
    start, end = (offsets.offset(_number(features.get(name))) for name in ("begin", "end"))
    said = (string_in(features.get(name)) for name in SAYING)
    label = next(filter(None, said), "") or _only_string(features) or thing.type.rpartition(".")[2]
    rest = [key for key, value in features.items() if key not in BOOKKEEPING and value not in (label, None, "", "null")]
    builder.losses.add("annotation feature", count=len(rest))
    note, who, when = (string_in(features.get(name)) for name in ("note", "annotator", "created"))
    return builder.mark(article, start, end, label, note=note, annotator=who or annotator, created=when)


def _relate(builder: NumberingBuilder, edge: _Thing, ids: Mapping[str, str], annotator: str) -> None:
    ends = [ids.get(string_in(edge.features.get(end)), "") for end in ENDS]
    kind, who, when = (string_in(edge.features.get(name)) for name in ("kind", "annotator", "created"))
    kind = kind or _only_string(edge.features) or edge.type.rpartition(".")[2]
    builder.relate(ends[0], kind, ends[1], who or annotator, when)


def _path(told: Mapping[str, Any], path: str, annotator: str) -> str:
    """What an article is called: in a project's export as the project has it, else as the CAS says."""
    return path if annotator else string_in(told.get("documentId")) or path


def _title(told: Mapping[str, Any]) -> str:
    return string_in(told.get("documentTitle"))


def _only_string(features: Mapping[str, Any]) -> str:
    """The one feature that is a word or two; empty where there are several or none."""
    told = [
        value
        for key, value in features.items()
        if key not in BOOKKEEPING and isinstance(value, str) and value and not value.replace(" ", "").isdigit()
    ]
    return told[0] if len(told) == 1 and told[0] not in ("true", "false") else ""


def _number(value: object) -> int:
    """An offset, which XMI writes as a string; -1 for anything else."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        return int(value[:15])
    return number_in(value)
