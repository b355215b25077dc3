"""Label Studio's JSON of tasks, read: marks of text, their relations and notes; all else is counted."""

from collections.abc import Iterator, Mapping
from typing import Any

from store.exchange.edition import Imported
from store.exchange.json_source import JsonSource
from store.exchange.losses import DESCRIBED
from store.exchange.numbering_builder import NumberingBuilder
from store.exchange.parsing import number_in, objects_in, refused, string_in

MARKS = ("labels", "hypertextlabels", "paragraphlabels")
"""Kinds of results that mark text."""


def read(files: Mapping[str, bytes]) -> Imported:
    """All tasks of all JSON files, the full export as well as the short one.

    Raises:
        StorageError: If a file is no JSON, or none holds a task; names it.
    """
    builder = NumberingBuilder()
    found = 0
    for name, content in files.items():
        if len(files) == 1 or name.lower().endswith(".json"):
            for number, task in enumerate(JsonSource(content, name).objects(), 1):
                found += _gather(builder, task, f"{name.rpartition('/')[2].removesuffix('.json')}-{number}.txt")
    if not found:
        raise refused(next(iter(files), "no file"), "there is no task here, as Label Studio exports them")
    return builder.imported()


def _gather(builder: NumberingBuilder, task: dict[str, Any], name: str) -> int:
    """One task; 0 where it is none."""
    data = task.get("data", task)
    made = objects_in(task.get("annotations", task.get("completions")))
    if not isinstance(data, dict) or not ("data" in task or "annotations" in task or _short(task)):
        return 0
    results = [(each, result) for each in made for result in objects_in(each.get("result"))]
    text = _text(data, results)
    if text is None:
        builder.losses.add("task", "has no text")
        return 1
    told = {field: string_in(data.get(field)) for field in DESCRIBED}
    path = string_in(data.get("path"))
    article = builder.article(path, text, **told) if path else builder.unnamed(name, text, **told)
    for each in made:
        _gather_annotation(builder, article, each)
    for mark in _short(task):
        label = next(iter(_labels(mark)), "")
        place = number_in(mark.get("start")), number_in(mark.get("end"))
        builder.mark(article, *place, label, annotator=_annotator(task), quote=string_in(mark.get("text")))
    for what in ("prediction", "draft"):
        builder.losses.add(what, count=len(objects_in(task.get(f"{what}s"))))
    return 1


def _text(data: dict[str, Any], results: list[tuple[dict[str, Any], dict[str, Any]]]) -> str | None:
    """The text of a task: the one that is called so, else the longest of its data, unless it is an address."""
    if isinstance(data.get("text"), str):
        return str(data["text"])
    known = {"annotations", "predictions", "created_at", "updated_at", "title", "path"}
    texts = [value for field, value in data.items() if isinstance(value, str) and field not in known]
    longest = max(texts, key=len, default=None)
    is_text = longest is not None and " " in longest and not longest.startswith(("http://", "https://", "/data/"))
    return longest if is_text else None


def _gather_annotation(builder: NumberingBuilder, article: str, made: dict[str, Any]) -> None:
    """What one annotator made of a task, once."""
    by = _annotator(made), string_in(made.get("created_at"))
    ids: dict[str, str] = {}
    edges = list[dict[str, Any]]()
    for result in objects_in(made.get("result")):
        value, kind = result.get("value"), result.get("type")
        if kind == "relation":
            edges.append(result)
        elif kind in MARKS and isinstance(value, dict):
            (annotator, created), note = _made_by(result, by), "\n".join(_strings(_meta(result).get("text")))
            place, quote = (number_in(value.get("start")), number_in(value.get("end"))), string_in(value.get("text"))
            for label in _labels(value) or [""]:
                ids[string_in(result.get("id"))] = builder.mark(
                    article, *place, label, note=note, annotator=annotator, created=created, quote=quote
                )
        else:
            builder.losses.add(f"{string_in(kind)[:40] or 'nameless'} result")
    for edge in edges:
        ends = [ids.get(string_in(edge.get(field)), "") for field in ("from_id", "to_id")]
        kind = next(iter(_strings(edge.get("labels"))), "")
        builder.relate(ends[0], kind, ends[1], *_made_by(edge, by))


def _made_by(result: dict[str, Any], otherwise: tuple[str, str]) -> tuple[str, str]:
    """Annotator and time of a result, or those of all where it tells none."""
    meta = _meta(result)
    return string_in(meta.get("annotator")) or otherwise[0], string_in(meta.get("created")) or otherwise[1]


def _meta(result: dict[str, Any]) -> dict[str, Any]:
    meta = result.get("meta")
    return meta if isinstance(meta, dict) else {}


def _annotator(made: dict[str, Any]) -> str:
    who = made.get("completed_by", made.get("annotator"))
    if isinstance(who, dict):
        names = (string_in(who.get(part)) for part in ("first_name", "last_name"))
        who = " ".join(filter(None, names)) or who.get("email") or who.get("id")
    return string_in(made.get("created_username")) or string_in(who)


def _short(task: dict[str, Any]) -> list[dict[str, Any]]:
    """Marks of the short export, JSON-MIN: objects with offsets in a list of any name."""
    lists: Iterator[Any] = (value for field, value in task.items() if field not in ("annotations", "predictions"))
    return [each for value in lists for each in objects_in(value) if {"start", "end", "labels"} <= each.keys()]


def _labels(value: dict[str, Any]) -> list[str]:
    return [label for kind in MARKS for label in _strings(value.get(kind))]


def _strings(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []
