"""Links between two documents are those that linking the whole collection gives."""

from itertools import combinations

from store.linking.whole.local import Request, link_all
from store.linking.whole.two import LinkedPairs
from store.model import Document, hash_text

TEXTS = [
    "At least 14 people were killed when the hall burned.\n\nThe mayor left the town on Friday.",
    "The hall burned and 20 people were killed.\n\nThe harbour was closed. The mayor left on Friday.",
    "Ships wait outside the harbour, which was closed.\n\nNobody was killed when the hall burned.",
    "",
]
DOCUMENTS = [Document(str(n), f"{n}.txt", text, "", hash_text(text)) for n, text in enumerate(TEXTS)]


def test_they_are_the_links_of_the_whole_collection() -> None:
    together = [link for some in link_all(DOCUMENTS, len(TEXTS), Request(weak=True)) for link in some]
    pairs = LinkedPairs(DOCUMENTS)
    apart = [link for one, other in combinations(DOCUMENTS, 2) for link in pairs.links(one.id, other.id, weak=True)]
    assert together
    assert sorted(apart) == sorted(together)


def test_names_declared_the_same_count() -> None:
    texts = "The QSD left the town of Amal on Friday.", "The Guards left the town of Amal on Friday."
    documents = [Document(id, id, text, "", hash_text(text)) for id, text in zip("ab", texts, strict=True)]
    apart, same = (LinkedPairs(documents, names).links("a", "b", weak=True) for names in ((), (("QSD", "Guards"),)))
    assert any(each.type == "name" for link in apart for each in link.differences)
    assert not any(each.type == "name" for link in same for each in link.differences)
