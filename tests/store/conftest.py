"""One small project of three articles on one invented event, for every test of the store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.project import Project

HARBOUR = """Fire closes the harbour of Port Amal

A fire in a grain silo closed the harbour of Port Amal on Monday. At least twelve dock workers were injured, the
harbour authority said.

"We do not know how it began," said Lena Osk, who heads the authority. Ships were sent to Tarsil instead.
"""

CHRONICLE = """---
title: Twenty hurt in silo fire
source: The Amal Chronicle
date: 2024-03-05
---
A fire in a grain silo closed the harbour of Port Amal on Monday. At least twenty dock workers were injured, two
doctors told this newspaper.

The prime minister called for calm and promised an inquiry within a month.
"""

OBSERVER = """Cafe owners fear for the summer

Nobody comes to look at a closed harbour, says the owner of the Café Zéphyr, and the tables stay empty.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three articles, nothing else."""
    project = tmp_path / "fire"
    project.mkdir()
    (project / "1 harbour.txt").write_text(HARBOUR, "utf-8")
    (project / "2 chronicle.txt").write_text(CHRONICLE, "utf-8")
    (project / "3 observer.txt").write_text(OBSERVER, "utf-8")
    return project


@pytest.fixture
def project(folder: Path) -> Iterator[Project]:
    """That folder, opened by anna."""
    with Project.open(folder, annotator="anna") as opened:
        yield opened
