"""Every format that comes in, held to the same bounds: a format is tried here by being in the table."""

import json
import time
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.errors import StorageError
from store.exchange import IMPORTS, edition_builder, export, read
from store.exchange.edition import Imported
from store.exchange.imports import brat, cas, tsv
from tests.store.exchange.editions import EDITION
from tests.store.exchange.test_foreign_files import SEEDS as FOREIGN
from tests.store.exchange.test_foreign_files import XMI
from tests.store.exchange.test_hostile_files import HYPOTHESIS
from tests.store.exchange.test_unpacking import zipped

SECONDS = 10.0
"""Of the processor, that any of these small inputs may take; each grew with the square of its size once."""

Files = dict[str, bytes]


def _exported(name: str) -> Files:
    return dict(export(EDITION, name).files)


WHOLE: dict[str, Callable[[], Files]] = {
    **{name: lambda name=name: _exported(name) for name in ("json", "webannotation", "csv", "qdpx")},  # type: ignore[misc]
    **{name: lambda name=name: dict(FOREIGN[name]) for name in FOREIGN},  # type: ignore[misc]
    "hypothesis": lambda: {"x.json": json.dumps({"total": 1, "rows": [HYPOTHESIS]}).encode()},
}
"""By format, good files of it."""

DEEP = 100_000
HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "zeros": lambda: bytes(1 << 20),
    "one line": lambda: b"x" * (2 << 20),
    "blank lines": lambda: b"\n" * (1 << 20),
    "spaces": lambda: b" " * (2 << 20) + b"x",
    "digits": lambda: b"(" + b"1" * 200_000 + b"x - A",
    "lists in lists": lambda: b"[" * DEEP,
    "objects in objects": lambda: b'{"a":' * DEEP,
    "whole objects in objects": lambda: b'{"items":' * DEEP + b"1" + b"}" * DEEP,
    "elements in elements": lambda: b"<a>" * DEEP + b"</a>" * DEEP,
    "attributes": ("<a " + " ".join(f"a{n}='1'" for n in range(50_000)) + "/>").encode,
    "laughs": lambda: b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x a="&b;">&b;</x>',
    "laughs in UTF-16": lambda: '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'.encode("utf-16"),
    "a bomb": lambda: zipped({"project.qde": bytes(64 << 20)}),
    "a path that leads out": lambda: zipped({"../../escaped": b"x"}),
    "a link": lambda: zipped({}, link="project.qde"),
    "a zip in a zip": lambda: zipped({"a.zip": zipped({"b.zip": zipped({"c": b"x"})})}),
    "a number without end": lambda: b'{"text": ' + b"9" * 100_000 + b"}",
    "one column after the other": lambda: b"path,label,quote" + b",x" * 500_000,
    "quotes": lambda: b'"' * 1_000_001,
    "dots": lambda: b"x." * 500_000,
    "colons": lambda: b"R1\tx " + b"a:" * 100_000 + b"\n",
    "backslashes": lambda: b"\\" * 1_000_001,
}
"""What a file holds in the place of what it should."""


@cache
def hostile(what: str) -> bytes:
    """Made once for all formats."""
    return HOSTILE[what]()


@cache
def whole(name: str) -> Mapping[str, bytes]:
    """Good files of a format, made once."""
    return MappingProxyType(WHOLE[name]())


def answered(files: Mapping[str, bytes], name: str) -> Imported | str:
    """What a reader answers, or its refusal: one line that names a file."""
    began = time.process_time()
    try:
        found: Imported | str = read(files, name)
    except StorageError as error:
        found = error.message
        assert "\n" not in found
        assert len(found) < 1000
        assert any(part in found for part in (*files, "no file", "files", "nothing")), found
    assert time.process_time() - began < SECONDS, name
    return found


def test_every_format_has_good_files_here() -> None:
    assert WHOLE.keys() == IMPORTS.keys()
    for name, files in WHOLE.items():
        assert read(files(), name).edition.annotations, name


@pytest.mark.parametrize("name", IMPORTS)
@pytest.mark.parametrize("what", HOSTILE)
def test_whatever_stands_in_a_file_is_answered_soon(name: str, what: str) -> None:
    content, files = hostile(what), whole(name)
    for key in files:
        answered({**files, key: content}, name)
    answered({next(iter(files)): next(iter(files.values())) + content}, name)


@pytest.mark.parametrize("name", IMPORTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_good_files_with_faults_are_read_or_refused(name: str, data: st.DataObject) -> None:
    files = whole(name)
    key = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[key])
    signs = st.sampled_from(
        [b"", b'"', b"<", b"\n", b",", b"\t", b"-1", b"9" * 30, b"\xff", b"\0", b"null", b"[[", b"\\"]
    )
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 6))] = data.draw(signs | st.binary(max_size=4))
    answered({**files, key: bytes(content)}, name)


@pytest.mark.parametrize("name", IMPORTS)
def test_more_than_an_import_may_hold_is_refused_by_name(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if name == "json":
        pytest.skip("holds what an export holds, whole")
    monkeypatch.setattr(edition_builder, "MOST", 0)
    files = WHOLE[name]()
    refusal = answered(files, name)
    assert isinstance(refusal, str)
    assert "import it in parts" in refusal
    assert refusal.startswith(next(iter(files)))


BOOK = "The pier burned on Monday. " * 4_000
MARKS = 4_000
LONG = len(BOOK) - 5
WHOLE_BOOK: dict[str, Callable[[], Files]] = {
    "brat": lambda: {
        "a.txt": BOOK.encode(),
        "a.ann": "".join(f"T{n}\tA 1 {LONG}\tx\n" for n in range(MARKS)).encode(),
    },
    "doccano": lambda: {"a.jsonl": json.dumps({"text": BOOK, "label": [[1, LONG, "A"]] * MARKS}).encode()},
    "labelstudio": lambda: {
        "a.json": json.dumps(
            {
                "data": {"text": BOOK},
                "annotations": [
                    {"result": [{"type": "labels", "value": {"start": 1, "end": LONG, "labels": ["A"] * MARKS}}]}
                ],
            }
        ).encode()
    },
    "cas": lambda: {
        "a.json": json.dumps(
            {
                "%FEATURE_STRUCTURES": [
                    {"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": BOOK},
                    *({"%ID": n + 2, "%TYPE": "x.Name", "begin": 1, "end": LONG} for n in range(MARKS)),
                ]
            }
        ).encode()
    },
    "slate": lambda: {"a.txt": BOOK.encode(), "a.txt.annotations": ("((0, 0), (0, 9999)) - A\n" * MARKS).encode()},
}
"""Marks of a whole book, each of which would quote it."""


@pytest.mark.parametrize("name", WHOLE_BOOK)
def test_thousands_of_marks_of_a_whole_book_are_refused(name: str) -> None:
    refusal = answered(WHOLE_BOOK[name](), name)
    assert isinstance(refusal, str)
    assert "mark more than" in refusal


def test_an_event_of_many_colons_is_read_or_refused_soon() -> None:
    text = {"a.txt": b"Lena Osk"}
    for roles in (" a:b:c" * 60 + " x", ":" * 100_000, "a:b" * 50_000):
        answered({**text, "a.ann": f"T1\tA 0 4\tLena\nE1\tA:T1{roles}\n".encode()}, "brat")
    found = answered({**text, "a.ann": b"T1\tA 0 4\tLena\nT2\tB 5 8\tOsk\nE1\tA:T1 content:T1 source:T2\n"}, "brat")
    assert isinstance(found, Imported)
    assert [each.kind for each in found.edition.relations] == ["said by"]


def test_brat_files_that_no_name_ties_to_a_text_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {f"{n}.txt": b"Lena Osk" for n in range(4)} | {f"x{n}.ann": b"T1\tA 0 4\tLena\n" for n in range(4)}
    assert isinstance(answered(files, "brat"), Imported)
    monkeypatch.setattr(brat, "MOST_COMPARED", 15)
    assert "rename them" in str(answered(files, "brat"))


def test_many_texts_under_one_name_are_read_soon() -> None:
    lines = (json.dumps({"text": f"Lena {n}", "path": "a.txt", "label": [[0, 4, "A"]]}) for n in range(30_000))
    found = answered({"a.jsonl": "\n".join(lines).encode()}, "doccano")
    assert isinstance(found, Imported)
    assert len(found.edition.entries) == 30_000


def test_many_files_of_slate_are_read_soon() -> None:
    files = {f"{n}.txt": b"Lena Osk said no." for n in range(5_000)}
    files |= {f"{n}.txt.annotations": b"(0, 1) - A\n" for n in range(5_000)}
    found = answered(files, "slate")
    assert isinstance(found, Imported)
    assert len(found.edition.annotations) == 5_000


def test_layers_without_end_are_refused() -> None:
    heads = b"#FORMAT=WebAnno TSV 3.3\n" + b"#T_SP=x|y\n" * (tsv.MOST_COLUMNS + 1)
    assert "export fewer layers" in str(answered({"a.tsv": heads + b"1-1\t0-4\tLena\t_\n" * 1000}, "tsv"))


def test_zips_of_annotators_share_one_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped({"x.xmi": XMI.encode(), "TypeSystem.xml": b" " * 50_000})
    files = {f"annotation/{n}.txt/mira.zip": inner for n in range(4)} | {"source/0.txt": b"x"}
    assert isinstance(answered(files, "cas"), Imported)
    monkeypatch.setattr(cas, "LARGEST", 120_000)
    assert isinstance(answered(files, "cas"), str)


def test_losses_of_any_number_of_kinds_are_told_shortly() -> None:
    results = [{"type": f"kind {n}", "value": {}} for n in range(5_000)]
    found = answered(
        {"a.json": json.dumps({"data": {"text": "Lena"}, "annotations": [{"result": results}]}).encode()}, "labelstudio"
    )
    assert isinstance(found, Imported)
    assert len(found.losses) < 200
    assert found.losses[-1] == "4900 more kinds of loss"


def test_a_large_import_leaves_the_collector_as_it_was() -> None:
    import gc

    gc.enable()
    answered(WHOLE["doccano"](), "doccano")
    assert gc.isenabled()
