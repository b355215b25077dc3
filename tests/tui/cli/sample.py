"""The sample project as calls of the command line see it."""

from pathlib import Path

from tests.tui.calling import call

COURIER = "1-harrow-courier.txt"
LEDGER = "2-tidewater-ledger.txt"
LINK_KEYS = ["document", "path", "start", "end", "text", "score", "weak", "kind", "differences"]
SHARED = "Shortly before midnight the western half of the roof came down"
"""Words of both."""


def text_of(project: Path, path: str) -> str:
    return (project / path).read_text(encoding="utf-8").split("---\n", 2)[2]


def where(project: Path, path: str, quote: str) -> tuple[int, int]:
    start = text_of(project, path).index(quote)
    return start, start + len(quote)


def tagged(project: Path, quote: str, label: str = "claim", *options: str) -> str:
    called = call("tag", project, COURIER, *where(project, COURIER, quote), label, *options)
    assert called.code == 0, called
    return called.out.strip()
