"""Processes are started also where something without a file stands in the place of stderr, as in a session."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

SESSION = """
import logging, sys

class NoFile:
    def write(self, text): return len(text)
    def flush(self): pass
    def fileno(self): return -1

if __name__ == "__main__":
    logging.basicConfig(stream=sys.stdout, level=logging.INFO)
    sys.stderr = NoFile()
    {work}
"""

LINKED = """
    from store.linking.whole.local import Request, link_all
    from store.model import Document
    text = "A fire killed 14 people in the old hall of Tarsil on Tuesday night, the governor said."
    articles = [Document(id=each, path=each, title="", text=text, sha256=each) for each in "abcd"]
    print(sum(len(links) for links in link_all(articles, len(articles), Request(processes=2))))
"""

POOLED = """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context
    from store.process.children import begin, prepare
    prepare()
    print(ProcessPoolExecutor(1, get_context("spawn"), begin).submit(abs, -6).result())
"""


@pytest.mark.parametrize("work", [LINKED, POOLED], ids=["links of all", "any pool"])
def test_a_session_that_starts_its_first_process_goes_on_and_needs_not_do_alone(work: str, tmp_path: Path) -> None:
    script = tmp_path / "session.py"
    script.write_text(SESSION.format(work=work.strip()), "utf-8")
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath}
    command = [sys.executable, str(script)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.stdout.strip() == "6", done.stdout + done.stderr
