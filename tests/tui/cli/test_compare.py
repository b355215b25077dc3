"""Comparing two wordings on the command line."""

import json
from pathlib import Path

import pytest

from tests.tui.calling import assert_refused, call


def test_two_texts_are_compared() -> None:
    (record,) = call("compare", "At least 20 people died.", "At least 56 people died.", "--json").records
    assert set(record) == {"score", "kind", "differences"}
    assert 0 <= record["score"] <= 100
    assert {"type": "number", "here": "20", "there": "56"} in record["differences"]


def test_the_same_text_twice_is_verbatim() -> None:
    (record,) = call("compare", "The gate was shut.", "The gate was shut.", "--json").records
    assert (record["kind"], record["differences"]) == ("verbatim", [])
    assert record["score"] == 100


def test_people_read_what_differs_in_words() -> None:
    assert "number: 20 -> 56" in call("compare", "At least 20 people died.", "At least 56 people died.").out


def test_pairs_are_answered_in_order(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    lines = [{"a": "The gate was shut.", "b": "The gate was shut."}, {"a": "The gate was shut.", "b": "Salt is dear."}]
    pairs.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    same, other = call("compare", "--pairs", pairs, "--json").records
    assert same["score"] > other["score"]


@pytest.mark.parametrize("texts", [("", ""), ("", "The gate was shut."), ("The gate was shut.", " \n")])
def test_an_empty_wording_is_a_wrong_call(texts: tuple[str, str]) -> None:
    assert_refused(call("compare", *texts), "a text is empty")


def test_a_pair_with_an_empty_side_is_answered_like_every_other_line(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    lines = [("", ""), ("", "The gate was shut."), ("The gate was shut.", "The gate was shut.")]
    pairs.write_text("\n".join(json.dumps({"a": a, "b": b}) for a, b in lines), encoding="utf-8")
    *empty, same = call("compare", "--pairs", pairs, "--json").records
    assert empty == [{"score": 0.0, "kind": "paraphrase", "differences": []}] * 2
    assert same["score"] == 100


@pytest.mark.parametrize("line", ["{", "[]", '{"a": "x"}', '{"a": "x", "b": 3}', "\xff"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_bytes(b'{"a": "One.", "b": "One."}\n\n' + line.encode("latin-1") + b"\n")
    called = call("compare", "--pairs", pairs, "--json")
    assert called.code == 2
    assert len(called.records) == 1
    assert f"{pairs}: line 3" in called.err


@pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "three"], ["one", "two", "--pairs", "file"]])
def test_a_call_that_compares_nothing_is_refused(arguments: list[str]) -> None:
    assert_refused(call("compare", *arguments), "two texts")


def test_a_missing_file_of_pairs_is_refused() -> None:
    assert_refused(call("compare", "--pairs", "nowhere.jsonl"), "nowhere.jsonl", "check the name")
