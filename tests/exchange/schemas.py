"""Schemas that others publish, in a folder of your own: VARIORUM_SCHEMAS names it; where there is none, tests skip.

- `refi-qda.xsd`: Project.xsd of QDA-XML 1.0, https://www.qdasoftware.org (MIT)
- `tei_all.rng`: https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng (BSD-2-Clause, CC BY 3.0)
- `w3c/`: https://github.com/w3c/web-annotation-tests (W3C test suite licence, BSD-3-Clause)
- `anno.jsonld`: http://www.w3.org/ns/anno.jsonld (W3C)
"""

import os
from pathlib import Path

import pytest


def schema(name: str) -> Path:
    """One of them; the test is skipped where it is not there."""
    path = Path(os.environ.get("VARIORUM_SCHEMAS", "schemas-of-others")) / name
    if not path.exists():
        pytest.skip(f"{name} is not here; see tests/exchange/schemas.py")
    return path
