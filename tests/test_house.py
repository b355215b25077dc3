"""The house stays as small as it is; README and CONTRIBUTING say what the code says."""

import pytest

from tests.docs import PIECES, between, purpose
from tests.house import Ceiling, ceilings, modules


@pytest.mark.parametrize(("file", "marker"), PIECES, ids=" ".join)
def test_what_a_document_has_from_the_code_is_true(file: str, marker: str) -> None:
    assert between(file, marker) == PIECES[file, marker](), "run: make docs"


@pytest.mark.parametrize("module", modules())
def test_every_module_says_in_its_first_line_what_it_is_for(module: str) -> None:
    assert purpose(module)


@pytest.mark.parametrize("ceiling", ceilings(), ids=lambda ceiling: ceiling.name)
def test_the_house_stays_under_its_ceilings(ceiling: Ceiling) -> None:
    assert ceiling.figure <= ceiling.most, ceiling.where
