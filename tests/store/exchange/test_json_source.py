"""JSON read piece by piece: the same as read whole, wherever the pieces end, and refused in the right place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import StorageError
from store.exchange import json_source
from store.exchange.json_source import JsonSource

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def taken(source: JsonSource, deep: int) -> Any:
    """A value taken apart so many levels deep."""
    if deep and source.peek() == "[":
        return [taken(source, deep - 1) for _ in source.items()]
    if deep and source.peek() == "{":
        return {name: taken(source, deep - 1) for name in source.members()}
    return source.value()


def all_of(content: bytes) -> Any:
    source = JsonSource(content, "x.json")
    found = taken(source, 1)
    source.end()
    return found


@given(value=VALUES, piece=st.integers(1, 40), deep=st.integers(0, 3), indent=st.none() | st.integers(0, 2))
def test_pieces_make_the_same_value(value: Any, piece: int, deep: int, indent: int | None) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_source, "PIECE", piece)
        content = "\ufeff" + json.dumps(value, ensure_ascii=False, indent=indent) + " \n"
        source = JsonSource(content.encode(), "x.json")
        assert taken(source, deep) == value
        source.end()
        assert all_of(content.encode()) == value


@pytest.mark.parametrize(
    ("content", "where"),
    [
        (b'[{"a": 1},\n{"a" 2}]', "line 2, character 17"),
        (b"[1,\n2", "a ] is missing: line 2"),
        (b"[1] 2", "something stands after its end: line 1, character 5"),
        (b"", "line 1, character 1"),
        (b"[1, \xff]", "no text in UTF-8 (byte 4)"),
        (b"[" + b"1" * 5000 + b"]", "is no JSON"),
        (b"[[" * 50_000, "is no JSON"),
    ],
)
@pytest.mark.parametrize("piece", [3, 1 << 18])
def test_what_is_no_json_is_refused_where_it_is_none(
    content: bytes, where: str, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_source, "PIECE", piece)
    with pytest.raises(StorageError) as refusal:
        all_of(content)
    assert refusal.value.message.startswith("x.json: it is no ")
    assert where in refusal.value.message


def test_objects_are_those_of_a_list_or_the_one_there_is() -> None:
    assert [*JsonSource(b'[{"a": 1}, 2, {}]', "x").objects()] == [{"a": 1}, {}]
    assert [*JsonSource(b'{"a": 1}', "x").objects()] == [{"a": 1}]
    with pytest.raises(StorageError):
        [*JsonSource(b'{"a": 1} {}', "x").objects()]
