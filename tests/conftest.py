"""What holds for every test: nothing outlives it, and a slow machine is no failure."""

import gc
import os
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("variorum", deadline=None, max_examples=40)
"""Cases enough that all tests together take less than ten minutes on two cores; each run tries others."""

settings.load_profile("variorum")


LONG = 200
"""Characters of a case from which on it is no name."""


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a long text by its length: each worker tells the names of all cases, and some texts have megabytes."""
    return f"{argname} of {len(val)}" if isinstance(val, str | bytes) and len(val) > LONG else None


def pytest_collection_finish() -> None:
    """Look for what is thrown away among what tests make, and less often: not among all that was imported."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def no_slow_disk() -> Iterator[None]:
    """Nobody draws the plug of a test: what was written need not have reached the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", os.fstat)
        yield


NUMBERS = count()
"""One for each folder of a test: to look for the next one that is free among all that there are takes ever longer."""


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder of its own for each test, named after it as far as any system takes it."""
    name = re.sub(r"\W", "_", request.node.name, flags=re.ASCII)[:30]
    return tmp_path_factory.mktemp(f"{name}-{next(NUMBERS)}", numbered=False)


@pytest.fixture(autouse=True)
def no_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test, so that caches, configuration and places are neither read nor left."""
    home = tmp_path_factory.mktemp(f"home-{next(NUMBERS)}", numbered=False)
    monkeypatch.setenv("HOME", str(home))
    for kind in ("CACHE", "CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    return home
