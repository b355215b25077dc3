"""PDF: columns, words parted at the end of a line, running heads, pages."""

import time

import pytest

from store.articles.kinds.pdf import read
from store.errors import ArticleError
from tests.store.articles.making import Placed, pdf


def lines(text: str, left: float = 60, top: float = 700, size: float = 10) -> list[Placed]:
    return [(left, top - 14 * number, size, line) for number, line in enumerate(text.splitlines())]


BODY = """The bridge over the Orrem was shut on Monday after the
inspectors had found cracks in two of its pillars, as the
mayor said in the town hall. Nobody was hurt, and the rail-
way runs. A well-known engineer will look at it, and the well-
known firm that had built it in 1961 was not to be reached."""


def test_lines_are_joined_and_parted_words_made_whole() -> None:
    text = read(pdf([lines(BODY)]), "a.pdf").text
    assert "the inspectors" in text
    assert "the railway runs" in text
    assert "the well-known firm" in text
    assert "\n" not in text


def test_a_blank_line_a_step_in_and_a_larger_size_begin_a_paragraph() -> None:
    apart = [*lines(BODY), *lines(BODY, top=600)]
    stepped = [*lines(BODY), *[(75, 630, 10, "A second paragraph begins here, a step in from the edge")]]
    large = [(60, 740, 18, "Bridge shut"), *lines(BODY)]
    assert read(pdf([apart]), "a.pdf").text.count("\n\n") == 1
    assert read(pdf([stepped]), "a.pdf").text.count("\n\n") == 1
    content = read(pdf([large]), "a.pdf")
    assert content.text.startswith("Bridge shut\n\nThe bridge")
    assert content.title == "Bridge shut"


def columns(left: list[Placed], right: list[Placed]) -> list[Placed]:
    """Both, a row of the page after another, as some programs write them."""
    return [line for row in zip(left, right, strict=True) for line in row]


def test_columns_are_read_one_after_another_also_where_the_file_has_them_row_by_row() -> None:
    left = lines("".join(f"left {n} goes on with many words\n" for n in range(12)), left=40)
    right = lines("".join(f"right {n} goes on with many words\n" for n in range(12)), left=310)
    head: list[Placed] = [(40, 760, 18, "A headline that reaches over both columns here")]
    foot: list[Placed] = [(40, 500, 10, "Under both of the columns a line goes from one edge to the other edge of it")]
    text = read(pdf([[*head, *columns(left, right), *foot]]), "a.pdf").text
    places = [text.index(word) for word in ("A headline", "left 0", "left 11", "right 0", "right 11", "Under both")]
    assert places == sorted(places)


def test_cells_of_a_table_stay_in_their_rows() -> None:
    rows = [(40 + 150 * column, 700 - 14 * row, 10, f"{row}{column}") for row in range(8) for column in range(3)]
    text = read(pdf([rows]), "a.pdf").text
    assert text.index("02") < text.index("10")


def test_running_heads_and_page_numbers_are_left_out_and_pages_kept() -> None:
    def one(number: int) -> list[Placed]:
        head: list[Placed] = [(60, 780, 8, f"Report of the inquiry {number}"), (290, 20, 8, f"- {number} -")]
        return [*head, *lines(BODY.replace("bridge", f"bridge {number}"))]

    content = read(pdf([one(number) for number in range(1, 5)]), "a.pdf")
    assert "Report of the inquiry" not in content.text
    assert "- 2 -" not in content.text
    assert [name for _, name in content.locators] == ["p. 1", "p. 2", "p. 3", "p. 4"]
    for start, name in content.locators:
        assert content.text[start:].startswith(f"The bridge {name[3:]} over")


def test_pages_are_called_as_they_are_printed() -> None:
    labels = "/PageLabels << /Nums [0 << /S /r >> 2 << /S /D /St 17 >>] >>"
    content = read(pdf([lines(BODY)] * 4, labels), "a.pdf")
    assert [name for _, name in content.locators] == ["p. i", "p. ii", "p. 17", "p. 18"]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    first = "The bridge over the Orrem was shut on Monday after the in-"
    content = read(pdf([lines(first), lines("spectors had found cracks in it.")]), "a.pdf")
    assert content.text == "The bridge over the Orrem was shut on Monday after the inspectors had found cracks in it."
    assert content.locators == ((0, "p. 1"), (57, "p. 2"))


def test_a_file_of_pictures_says_so_and_how_to_have_its_text() -> None:
    with pytest.raises(ArticleError, match=r"^a\.pdf: holds pictures of 3 pages, no text; run ocrmypdf[^\n]*$"):
        read(pdf([[], [], []]), "a.pdf")


def test_pages_without_text_among_others_are_told() -> None:
    content = read(pdf([lines(BODY), [], lines(BODY)]), "a.pdf")
    assert content.remarks == ("no text on page 2; what is there are pictures, if anything",)


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7", b"%PDF-1.4\n" + b"\0" * 1000, b"PK\x03\x04", pdf([lines(BODY)])[:300]]
)
def test_a_damaged_file_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"^a\.pdf: [^\n]*$"):
        read(data, "a.pdf")


def test_twenty_pages_take_a_second_at_most() -> None:
    data = pdf([many()] * 40)
    start = time.process_time()
    read(data, "a.pdf")
    assert time.process_time() - start < 3


def many() -> list[Placed]:
    return [line for part in range(9) for line in lines(BODY, top=770 - 80 * part)]


def test_a_page_of_a_million_letters_is_given_as_it_comes() -> None:
    rows: list[Placed] = [(10, 700 - number % 600, 5, "word " * 200) for number in range(60)]
    assert read(pdf([rows]), "a.pdf").text.startswith("word word")
