"""The first lines of an export."""

from hypothesis import given
from hypothesis import strategies as st

from store.exchange import EXPORTS, export
from store.exchange.previewing import LENGTH, LINES, PreviewLine, preview
from store.exchange.scope import NotLookedFor, beginning
from tests.store.exchange.editions import EDITION
from tests.store.exchange.test_formats import can_write
from tests.store.exchange.test_html_report import CARRIED


def test_a_text_is_shown_from_its_first_line() -> None:
    assert preview({"a.csv": b"\xef\xbb\xbfone,two\n3,4"}) == [
        PreviewLine("a.csv  14 bytes", True),
        PreviewLine(""),
        PreviewLine("one,two"),
        PreviewLine("3,4"),
    ]


def test_of_several_files_all_are_named_first() -> None:
    shown = [line.text for line in preview(export(EDITION, "brat").files)]
    assert [line.split("  ")[0] for line in shown[:6]] == [
        *("post.txt", "post.ann", "times.txt", "times.ann", "annotation.conf", "visual.conf")
    ]
    assert "Bridge shut" in shown


def test_of_what_is_no_text_names_and_sizes_are_told() -> None:
    shown = preview(export(EDITION, "qdpx").files)
    assert any(line.is_said and "project.qde" in line.text for line in shown)
    assert preview({"x.bin": b"\xff\xfe\0\1"})[-1] == PreviewLine("no text to be shown", True)


def test_every_format_has_something_to_show() -> None:
    for name, format in EXPORTS.items():
        if can_write(format):
            assert len(preview(export(EDITION, name).files)) > 2


def test_a_sample_that_is_not_all_that_is_written_is_known_for_every_format() -> None:
    """Links that nobody judged are looked up when a report is written, and not for its preview."""
    missed = list[str]()
    for name, format in EXPORTS.items():
        sampled = beginning(CARRIED, 100, 100_000)
        if can_write(format) and export(sampled, name).losses == export(CARRIED, name).losses:
            assert isinstance(sampled.carriers, NotLookedFor)
            missed += [name] * sampled.carriers.is_missed
            written = sum(map(len, export(CARRIED, name).files.values()))
            assert sampled.carriers.is_missed or sum(map(len, export(sampled, name).files.values())) == written, name
    assert missed == ["markdown", "html"]


def test_files_that_are_not_whole_have_no_size_of_their_own() -> None:
    assert preview({"a.csv": b"one"}, is_whole=False)[0].text == "a.csv  3 bytes and more"


@given(st.dictionaries(st.text(min_size=1), st.binary() | st.text().map(str.encode)))
def test_it_is_bounded_whatever_the_files_hold(files: dict[str, bytes]) -> None:
    shown = preview(files | {"long": b"x" * 100_000 + "é".encode() * 50_000, "cut": "é".encode() * 40_000})
    assert len(shown) <= LINES
    assert all(len(line.text) <= LENGTH + 200 for line in shown)
