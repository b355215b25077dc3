"""GEXF 1.2, a network over time for Gephi: an article and what is tagged in it begin on its day."""

import io
import re

from store.exchange.edition import Edition, Exported
from store.exchange.exports.graph import losses, network
from store.exchange.lookup import Lookup

_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')
"""When a file was written: left out, so that an export follows from its contents."""


def write(edition: Edition, name: str) -> Exported:
    """The network of an edition, with the days of its articles where they are dates."""
    from networkx import write_gexf

    graph = network(Lookup(edition))
    graph.graph["mode"] = "dynamic"
    for _, attributes in graph.nodes(data=True):
        if "day" in attributes:
            attributes["start"] = attributes.pop("day")
    target = io.BytesIO()
    write_gexf(graph, target)
    return Exported({name: _TODAY.sub(b"", target.getvalue())}, losses(edition).told())
