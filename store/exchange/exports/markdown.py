"""The report that people hand on: each claim, who says so, who else carries it and in which words."""

from collections.abc import Iterable, Iterator
from math import floor

from store.exchange.edition import Edition, Exported
from store.exchange.files import utf8
from store.exchange.lookup import Lookup
from store.exchange.losses import Losses
from store.exchange.markup import inline, lines, link
from store.exchange.reporting import CLAIM, INVERSE, CarriedAs, carried, losses_of
from store.model import Annotation, Difference, Judgement, counted


def write(edition: Edition, name: str) -> Exported:
    """The report: claims, then what else was tagged by article, then articles and what could not be placed."""
    lookup = Lookup(edition)
    parts = (_head(lookup), _claims(lookup), _tags(lookup), _other_links(lookup), _orphans(lookup), _articles(lookup))
    lines = [line for part in parts for line in part]
    return Exported({name: utf8("\n".join(lines).rstrip("\n") + "\n")}, _losses(lookup).told())


def _head(lookup: Lookup) -> Iterator[str]:
    edition = lookup.edition
    accepted = len(lookup.judged("accepted"))
    yield f"# {inline(edition.name) or 'Untitled'}"
    yield ""
    yield (
        ", ".join(
            (
                counted(len(edition.entries), "article"),
                counted(len(edition.annotations), "annotation"),
                counted(len(edition.relations), "relation"),
                counted(accepted, "accepted link"),
            )
        )
        + "."
    )
    yield ""


def _claims(lookup: Lookup) -> Iterator[str]:
    claims = [a for a in lookup.annotations.values() if a.label == CLAIM and a.span is not None]
    if not claims:
        return
    yield from ("## Claims", "")
    for number, claim in enumerate(claims, 1):
        yield from (f"### {number}. {_shortened(lookup.quote(claim))}", "", f"> {_quoted(lookup.quote(claim))}", "")
        yield f"- Article: {_article(lookup, claim.document)}"
        yield from _relations(lookup, claim)
        yield from _remarks(claim, "  ")
        yield ""
        yield from _carriers(lookup, claim)


def _relations(lookup: Lookup, annotation: Annotation) -> Iterator[str]:
    """What an annotation is tied to, seen from it, whichever end it is."""
    for relation in lookup.related(annotation):
        if annotation.id == relation.subject:
            yield f"- {relation.kind.capitalize()}: {_other_end(lookup, annotation, relation.object)}"
        else:
            yield f"- {INVERSE[relation.kind].capitalize()}: {_other_end(lookup, annotation, relation.subject)}"


def _other_end(lookup: Lookup, annotation: Annotation, id: str) -> str:
    other = lookup.annotations.get(id)
    if other is None:
        return "an annotation that is gone"
    words = _quoted(lookup.quote(other))
    return words if other.document == annotation.document else f"{words} ({_article(lookup, other.document)})"


def _remarks(annotation: Annotation, indent: str) -> Iterator[str]:
    """Items of a list that say what was noted, by whom; `indent` is where their text begins."""
    if annotation.note.strip():
        yield f"- Note: {lines(annotation.note, indent)}"
    yield f"- Tagged by {inline(annotation.annotator) or 'nobody named'}, {inline(annotation.created)}"
    if annotation.state == "moved":
        yield "- The article changed after this was tagged; the quote is as it reads now"


def _carriers(lookup: Lookup, claim: Annotation) -> Iterator[str]:
    """Who else carries a claim, in which words, and what differs."""
    found = list(carried(lookup, [claim]))
    if found:
        yield from ("Also carried by:", "", "| Article | In these words | What differs | Kind | Score | Link |")
        yield "| --- | --- | --- | --- | ---: | --- |"
        yield from (_carrier_row(lookup, each) for each in found)
        yield ""


def _carrier_row(lookup: Lookup, carrier: CarriedAs) -> str:
    articles = "; ".join(_article(lookup, entry.id) for entry in carrier.articles) or "an article that is gone"
    differing = inline("; ".join(map(_differing, carrier.differences)))
    cells = (articles, _quoted(carrier.words), differing, carrier.kind, carrier.score, carrier.judged)
    return f"| {' | '.join(cells)} |"


def _differing(difference: Difference) -> str:
    """`number 20 → fifty-six`."""
    here, there = difference.here, difference.there
    told = f"{here} → {there}" if here and there else f"also {there}" if there else f"without {here}"
    return f"{difference.type} {told}"


def _tags(lookup: Lookup) -> Iterator[str]:
    """Everything but claims, article by article and label by label."""
    tags = [a for a in lookup.annotations.values() if a.label != CLAIM and a.span is not None]
    if not tags:
        return
    yield from ("## Actors, sources and other tags", "")
    tagged: dict[str, list[Annotation]] = {}
    for tag in tags:
        tagged.setdefault(tag.document, []).append(tag)
    for document, inside in tagged.items():
        yield from (f"### {_article(lookup, document)}", "")
        for label in sorted({tag.label for tag in inside}, key=lambda name: _rank(lookup.edition, name)):
            yield from _tally(lookup, label, [tag for tag in inside if tag.label == label])
        yield ""


def _tally(lookup: Lookup, label: str, tags: list[Annotation]) -> Iterator[str]:
    """Each wording under a label once, with its count, its notes and what it is tied to."""
    wordings: dict[str, list[Annotation]] = {}
    for tag in tags:
        wordings.setdefault(" ".join(lookup.quote(tag).split()), []).append(tag)
    yield f"- **{inline(label)}**"
    for wording, same in wordings.items():
        notes = "; ".join(lines(tag.note, "    ") for tag in same if tag.note.strip())
        times = f" (×{len(same)})" if len(same) > 1 else ""
        yield f"  - {inline(wording)}{times}{f': {notes}' if notes else ''}"
        for tag in same:
            yield from (f"    {line}" for line in _relations(lookup, tag))


def _other_links(lookup: Lookup) -> Iterator[str]:
    """Accepted links that lie on no claim."""
    rest = lookup.accepted_off(CLAIM)
    if not rest:
        return
    yield from ("## Other accepted links", "", "| Article | Words | Article | Words | Kind | Score |")
    yield "| --- | --- | --- | --- | --- | ---: |"
    yield from (_link_row(lookup, judgement) for judgement in rest)
    yield ""


def _link_row(lookup: Lookup, judgement: Judgement) -> str:
    ends = (
        f"{_article(lookup, place.document)} | {_quoted(place.selector.exact)}"
        for place in (judgement.here, judgement.there)
    )
    return f"| {' | '.join(ends)} | {judgement.kind} | {_score(judgement)} |"


def _score(judgement: Judgement) -> str:
    """Never more than it is, as in a session; what a reader drew has none."""
    return "" if judgement.kind == "by hand" else str(floor(judgement.score))


def _orphans(lookup: Lookup) -> Iterator[str]:
    orphans = [annotation for annotation in lookup.annotations.values() if annotation.span is None]
    if not orphans:
        return
    yield from ("## Orphans", "", "Tagged in an earlier text of the article and not found in it as it stands now.", "")
    for orphan in orphans:
        yield f"- {inline(orphan.label)}: {_quoted(orphan.selector.exact)} ({_article(lookup, orphan.document)})"
        yield from (f"  {line}" for line in (*_relations(lookup, orphan), *_remarks(orphan, "    ")))
    yield ""


def _articles(lookup: Lookup) -> Iterator[str]:
    yield from ("## Articles", "")
    for entry in lookup.edition.entries:
        yield f"- {_article(lookup, entry.id)}"
        yield f"  - File {inline(entry.path)}, SHA-256 of its text as read {entry.sha256}"
        yield from (f"  - {inline(remark)}" for remark in entry.remarks)
    yield ""


def _article(lookup: Lookup, id: str) -> str:
    """Title, outlet and date, linked to where it was published."""
    entry = lookup.entries.get(id)
    if entry is None:
        return inline(id)
    rest: Iterable[str] = filter(None, (inline(entry.source), inline(entry.published)))
    return ", ".join((link(entry.title, entry.url), *rest))


def _quoted(text: str) -> str:
    from store.text.quotes import quoted

    return inline(quoted(text))


def _shortened(quote: str) -> str:
    words = quote.split()
    return inline(" ".join(words[:10]) + ("…" if len(words) > 10 else ""))


def _rank(edition: Edition, label: str) -> tuple[int, str]:
    names = [known.name for known in edition.labels]
    return (names.index(label) if label in names else len(names), label)


def _losses(lookup: Lookup) -> Losses:
    edition = lookup.edition
    bare = sum(each.span is not None and each.label != CLAIM for each in edition.annotations)
    return losses_of(lookup, bare, len(edition.relations), len(lookup.judged("accepted")))
