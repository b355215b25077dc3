"""The report as a page that stands alone: it loads nothing, is searched in place, dark or light, and prints."""

import base64
from hashlib import sha256
from pathlib import Path

from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.lookup import Lookup
from store.exchange.losses import Losses
from store.exchange.markup import visible, web_address
from store.exchange.reporting import CLAIM, ReportContent, losses_of, report
from store.model import counted

_PARTS = Path(__file__).parent / "report"
"""Template, style and script, which become one page."""


def write(edition: Edition, name: str) -> Exported:
    """The page; everything that comes from outside is escaped where the template puts it."""
    lookup = Lookup(edition)
    told = report(lookup)
    return Exported({name: utf8(_page(told))}, _losses(lookup).told())


def _page(told: ReportContent) -> str:
    from jinja2 import Environment
    from markupsafe import Markup

    from store.text.quotes import quoted

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, finalize=_harmless)
    environment.filters |= {"address": web_address, "counted": counted, "quoted": quoted}
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


def _losses(lookup: Lookup) -> Losses:
    edition = lookup.edition
    placed = [each for each in edition.annotations if each.span is not None]
    claims = {each.id for each in placed if each.label == CLAIM}
    told, off = _told(lookup, claims), len(lookup.accepted_off(CLAIM))
    losses = losses_of(lookup, len(placed) - len(claims), told, len(lookup.judged("accepted")) - off)
    losses.add("relation", "left out, with no claim at either end", len(edition.relations) - told)
    losses.add("accepted link", "left out, on no claim", off)
    return losses


def _told(lookup: Lookup, claims: set[str]) -> int:
    """How many relations have both ends, one of them a claim."""
    return sum(
        bool({each.subject, each.object} & claims) and {each.subject, each.object} <= lookup.annotations.keys()
        for each in lookup.edition.relations
    )
