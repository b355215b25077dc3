"""A fresh copy of the sample project for every call."""

from pathlib import Path

import pytest

from tests.tui.calling import sample


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The copy."""
    return sample(tmp_path)
