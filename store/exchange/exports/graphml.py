"""GraphML, a network that Gephi, yEd, Cytoscape, igraph and networkx read."""

import io

from store.exchange.edition import Edition, Exported
from store.exchange.exports.graph import losses, network
from store.exchange.lookup import Lookup


def write(edition: Edition, name: str) -> Exported:
    """The network of an edition."""
    from networkx import write_graphml_xml

    target = io.BytesIO()
    write_graphml_xml(network(Lookup(edition)), target, prettyprint=True)
    return Exported({name: target.getvalue()}, losses(edition).told())
