"""The table of formats."""

import pytest
from hypothesis import given

from store.exchange import FORMATS
from store.model import Edition
from tests.store.exchange.editions import EDITION, EDITIONS


def test_formats_are_found_by_the_name_they_bear() -> None:
    assert list(FORMATS) == ["json", "markdown", "csv", "webannotation"]
    assert all(kind.name == name and kind.suffix.startswith(".") and kind.description for name, kind in FORMATS.items())


@given(EDITIONS)
def test_every_format_takes_every_edition_and_can_be_written_as_utf8(edition: Edition) -> None:
    for kind in FORMATS.values():
        assert kind.write(edition).content.encode()


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_follows_from_its_edition_alone(name: str) -> None:
    assert FORMATS[name].write(EDITION) == FORMATS[name].write(EDITION)
