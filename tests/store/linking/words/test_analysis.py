"""Words, terms and offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.linking.words.analysis import analyse
from store.model import Span


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "The shellings continued", "the shelling continues"),
        ("sv", "Fångarna flydde från fängelset", "fångar flydde från fängelser"),
        ("de", "Die Häuser der Gefangenen", "das haus des gefangenen"),
        ("fr", "Les prisonniers évadés", "le prisonnier évadé"),
        ("es", "Los prisioneros escaparon", "el prisionero escapó"),
        ("ru", "Заключённые тюрьмы", "заключенный тюрьма"),
        ("ar", "المدرسة الكبيرة", "مدرسة كبيرة"),
    ],
)
def test_inflections_share_terms(language: str, one: str, other: str) -> None:
    assert len(set(analyse(one, language).terms) & set(analyse(other, language).terms)) >= 2


@pytest.mark.parametrize("text", ["北京市政府今天宣布", "東京でひらかれた", "กรุงเทพมหานคร"])
def test_scripts_without_spaces_are_cut_in_pairs(text: str) -> None:
    analysis = analyse(text, "zh")
    assert all(len(term) == 2 for term in analysis.terms)
    assert analysis.length == len(text) - 1


def test_initials_count_as_their_letters() -> None:
    assert analyse("U.S. and U.K. troops", "en").terms == analyse("US and UK troops", "en").terms
    assert analyse("told us", "en").terms[-1] == "us"


@given(st.text(max_size=200), st.sampled_from(["en", "sv", "de", "ru", "ar", "zh", "xx"]))
def test_offsets_stand_in_order_inside_the_text(text: str, language: str) -> None:
    analysis = analyse(text, language)
    assert len(analysis.words) == len(analysis.terms) == len(analysis.starts) == len(analysis.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(analysis.starts, analysis.ends, strict=True))
    assert list(analysis.starts) == sorted(analysis.starts)
    assert all(analysis.terms)
    assert not any(character.isspace() for term in analysis.terms for character in term)


@given(st.text(alphabet="ab 1,.", max_size=60), st.data())
def test_a_part_keeps_the_words_inside_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    analysis = analyse(text, "en")
    part = analysis.part(span)
    inside = [s for s, e in zip(analysis.starts, analysis.ends, strict=True) if span.start <= s and e <= span.end]
    assert [start + span.start for start in part.starts] == inside
