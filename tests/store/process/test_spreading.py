"""Work spread over processes: the same comes of it in the same order, however they begin, and whatever befalls them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import ROOT

SCRIPT = """
import logging, os, signal, sys, threading
from pathlib import Path
from store.process.spreading import spread

class Large:
    def __init__(self, factor): self.factor = factor
    def packed(self): return str(self.factor).encode()
    @classmethod
    def unpacked(cls, content): return cls(int(content))

def work(given, large, who):
    with open(who, "a") as file:
        file.write(f"{os.getpid() == PARENT}\\n")
    if given == 1 and os.getpid() != PARENT and "killed" in sys.argv:
        os.kill(os.getpid(), signal.SIGTERM)
    return given * large.factor

PARENT = int(os.environ.setdefault("PARENT", str(os.getpid())))

if __name__ == "__main__":
    if "threads" in sys.argv:
        threading.Thread(target=threading.Event().wait, daemon=True).start()
    print(list(spread(iter(range(40)), work, 2, Large(3), sys.argv[1])))
"""


@pytest.mark.parametrize("how", ["", "threads", "killed", "threads killed"], ids=lambda how: how or "alone")
def test_what_comes_of_it_is_the_same(how: str, tmp_path: Path) -> None:
    script, who = tmp_path / "spread_it.py", tmp_path / "who.txt"
    script.write_text(SCRIPT, "utf-8")
    environment = {"PYTHONPATH": str(ROOT), "PATH": os.defpath}
    command = [sys.executable, str(script), str(who), *how.split()]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.stdout.strip() == str([3 * at for at in range(40)]), done.stdout + done.stderr
    assert not done.stderr
    workers = set(who.read_text("utf-8").splitlines())
    assert workers == {"True", "False"}, "this process works, and another one, as long as it lives"
