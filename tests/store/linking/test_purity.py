"""A worker that links whole collections loads no index: neither SQLite nor tantivy, nor the room of the disk."""

import json
import subprocess
import sys

import pytest

from tests.paths import ROOT

WORKER = """
import json, sys
from store.linking.whole.blocking import blocks_of, counted, pairs_in, seeds_of, vector_of
from store.linking.whole.pairing import links_between
from store.linking.whole.sides import Collection, Side
from store.linking.whole.recurring import places_in, recurring
from store.linking.whole.witnesses import packed, unpacked, witness_of
from store.model import Document
from store.linking.whole.blocking import Frequencies

text = "A fire closed the harbour on Monday. Twelve workers were hurt, the authority said."
made = [unpacked(packed(witness_of(Document(id, id, text, id, id)))) for id in "ab"]
frequencies = Frequencies(4, {term: count for term, count in counted(made).items() if count > 1})
collection = Collection(frequencies, recurring(place for each in made for place in places_in(each, frequencies)))
one, other = (Side(each, collection) for each in made)
assert links_between(one, other, [(0, 0), (1, 1)], collection)
print(json.dumps(sorted(sys.modules)))
"""


@pytest.mark.parametrize("code", [WORKER, f"import store.linking.spark{WORKER}"], ids=["whole", "spark"])
def test_a_worker_loads_no_index(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(json.loads(done.stdout))
    rooms = {f"store.linking.{room}" for room in ("ask", "index", "semantic")}
    assert not loaded & ({"sqlite3", "tantivy", "tinydb", "filelock", "store.disk"} | rooms)
