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
        ('"The gate," she said', '“"The gate," she said”'),
        ('"', '“"”'),
        ("", "“”"),
    ],
)
def test_what_stands_in_quotation_marks_gets_no_second_pair(text: str, shown: str) -> None:
    assert quoted(text) == shown
