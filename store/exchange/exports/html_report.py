"""The report as a page that stands alone: it loads nothing, is searched in place, dark or light, and prints."""

import base64
from hashlib import sha256
from pathlib import Path

from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.lookup import Lookup
from store.exchange.markup import visible, web_address
from store.exchange.reporting import ReportContent, report
from store.model import counted

_PARTS = Path(__file__).parent / "report"
"""Template, style and script, which become one page."""


def write(edition: Edition, name: str) -> Exported:
    """The page; everything that comes from outside is escaped where the template puts it."""
    lookup = Lookup(edition)
    told = report(lookup)
    return Exported({name: utf8(_page(told))}, tuple(_losses(lookup)))


def _page(told: ReportContent) -> str:
    from jinja2 import Environment
    from markupsafe import Markup

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_harmless)
    environment.filters["address"] = web_address
    environment.filters["counted"] = counted
    style, script = (Markup(_part(name)) for name in ("style.css", "search.js"))  # noqa: S704 - our own files
    digest = base64.b64encode(sha256(script.encode()).digest()).decode("ascii")
    page: str = environment.from_string(_part("page.jinja")).render(
        report=told, style=style, script=script, digest=digest
    )
    return page


def _part(name: str) -> str:
    return (_PARTS / name).read_text(encoding="utf-8").rstrip("\n")


def _harmless(value: object) -> object:
    """What a browser would obey instead of showing has visible stand-ins; our own parts stay."""
    return visible(value) if type(value) is str else value


def _losses(lookup: Lookup) -> list[str]:
    edition = lookup.edition
    lost = {
        "without positions, a report is to be read by people": counted(len(edition.annotations), "annotation"),
        "left out": counted(len(lookup.judged("rejected")), "rejected link"),
        "without annotator and time": counted(len(edition.relations), "relation"),
        "left out, but for what was quoted": counted(len(edition.entries), "article text"),
    }
    return [f"{what}: {how}" for how, what in lost.items() if not what.startswith("0")]
