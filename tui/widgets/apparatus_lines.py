"""The apparatus of a statement in lines, as a critical edition prints it below the text."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from tui.terminal.sanitise import in_one_line

if TYPE_CHECKING:
    from store.study.apparatus import Variant
    from store.study.board import BoardRow


def apparatus_lines(row: "BoardRow", names: Mapping[str, str]) -> Iterator[Content]:
    """The base wording, a line a variant, and which articles have it otherwise.

    Args:
        row: The statement.
        names: What each article is called, safe to be drawn.
    """
    from store.study.apparatus import apparatus

    found = apparatus(row)
    yield Content.styled(in_one_line(found.base), "$foreground")
    yield Content("")
    for variant in found.variants:
        yield _variant(variant, names)
    if not found.variants:
        alone = len(row.cells) == 1
        yield Content("No other article carries it." if alone else "Nothing that is told of differs.")
    said = {"word for word": found.same, "in words of their own": found.freely, "in another language": found.foreign}
    for what, documents in said.items():
        if documents:
            yield Content.assemble((f"{what}: ", "$muted"), ", ".join(names[id] for id in documents))


def _variant(variant: "Variant", names: Mapping[str, str]) -> Content:
    """`31 injured] 60 Observer · dozens Ledger`, each reading in bold."""
    from store.study.apparatus import BETWEEN, entry

    lemma, readings = entry(variant, names)
    parts: list[Content | str | tuple[str, str]] = [(f"{in_one_line(lemma)} ", "bold $actor")]
    for number, (words, who) in enumerate(readings):
        parts += [BETWEEN if number else "", (in_one_line(words), "bold $source"), f" {who}"]
    return Content.assemble(*parts)
