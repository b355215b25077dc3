"""Words in quotation marks."""

import pytest

from store.text.quotes import quoted


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The gate\n was shut", "“The gate was shut”"),
        ("“The gate was shut,”", "“The gate was shut,”"),
        ('"The gate was shut."', '"The gate was shut."'),
        ("„Das Tor war zu“", "„Das Tor war zu“"),
        ("»Das Tor war zu«", "»Das Tor war zu«"),
        ("”Porten var stängd”", "”Porten var stängd”"),
        ("「門は閉まっていた」", "「門は閉まっていた」"),
        ('"The gate," she said', '“"The gate," she said”'),
        ('"', '“"”'),
        ("", "“”"),
    ],
)
def test_what_stands_in_quotation_marks_gets_no_second_pair(text: str, shown: str) -> None:
    assert quoted(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The gate was shut", "“The gat…”"),
        ("“The gate was shut,”", "“The gat…”"),
        ('"The gate was shut."', '"The gat…"'),
        ("“A gate”", "“A gate”"),
        ("It is so", "“It is so”"),
    ],
)
def test_what_is_cut_keeps_its_own_marks_and_gets_no_others(text: str, shown: str) -> None:
    assert quoted(text, 8) == shown
