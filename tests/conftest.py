"""What holds for every test: nothing outlives it, and a slow machine is no failure."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("variorum", deadline=None, max_examples=40)
"""Cases enough that all tests together take less than ten minutes on two cores; each run tries others."""

settings.load_profile("variorum")


@pytest.fixture(autouse=True)
def no_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, so that caches, configuration and places are neither read nor left."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home
