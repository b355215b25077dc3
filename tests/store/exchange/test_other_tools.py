"""Files as other tools write them, by their documentation: what is taken in, and that all else is counted."""

import json
from collections.abc import Mapping

import pytest

from store.exchange import read
from store.exchange.edition import Imported
from store.project import Project
from tests.store.exchange.test_unpacking import zipped

Files = Mapping[str, bytes]

BRAT: Files = {
    "pmid-1.txt": "Ada Brandt, of the north and south\r\nposts, was not shot. 😀 She fled.\r\n".encode(),
    "pmid-1.ann": (
        b"T1\tPerson 0 10\tAda Brandt\n"
        b"T2\tPlace 19 24;35 41\tnorth posts,\n"
        b"T3\tShoot 51 55\tshot\n"
        b"T4\tPerson 59 62\tShe\n"
        b"T5\tPerson 63 67\tfell\n"
        b"E1\tShoot:T3 Target:T1 Target2:T4\n"
        b"E2\tFlee:T5 Cause:E1\n"
        b"A1\tNegation E1\nM2\tConfidence T1 High\n"
        b"N1\tReference T1 Wikidata:Q1\tAda Brandt\n"
        b"R1\tCoref Arg1:T4 Arg2:T1\t\n"
        b"*\tEquiv T1 T4\n"
        b"#1\tAnnotatorNotes T1\tfirst\n#2\tAnnotatorNotes T1\tsecond\n#3\tAnnotatorNotes E1\tof the event\n"
        b"#4\tAnnotatorNotes R1\tof the relation\n#5\tNormalized A1\todd\n"
    ),
    "annotation.conf": b"[entities]\nPerson\n",
}
DOCCANO: Files = {
    "admin.jsonl": (
        b'{"id": 1, "text": "Ada fled", "label": [[0, 3, "PER"], [4, 99, "X"]], "Comments": []}\n'
        b'{"id": 2, "text": "Ben stays", "entities": [{"id": 7, "label": "PER", "start_offset": 0, "end_offset": 3},'
        b' {"id": 8, "label": "ACT", "start_offset": 4, "end_offset": 9}], "relations": [{"id": 1, "from_id": 8,'
        b' "to_id": 7, "type": "said by"}, {"id": 2, "from_id": 7, "to_id": 9, "type": "about"}], "Comments": [{}]}\n'
        b'{"id": 3, "text": "Cy left", "label": ["politics"]}\n'
    )
}


def label_studio() -> Files:
    region = {"start": 0, "end": 3, "text": "Ada", "labels": ["Person"]}
    shifted = {"start": 4, "end": 8, "text": "left", "labels": ["Act"]}
    named = {"from_name": "ner", "to_name": "text", "type": "labels"}
    made = [
        {
            "id": 1,
            "completed_by": {"id": 3, "email": "mira@example.org", "first_name": "", "last_name": ""},
            "result": [
                {"id": "a", "value": region, **named},
                {"id": "b", "value": shifted, **named},
                {"id": "c", "from_name": "sure", "to_name": "text", "type": "choices", "value": {"choices": ["yes"]}},
                {"id": "a", "from_name": "why", "to_name": "text", "type": "textarea", "value": {"text": ["x"]}},
                {"from_id": "a", "to_id": "b", "type": "relation", "direction": "right", "labels": ["about"]},
                {"from_id": "a", "to_id": "b", "type": "relation", "direction": "right"},
            ],
        },
        {"id": 2, "completed_by": 4, "was_cancelled": False, "result": [{"id": "a", "value": region, **named}]},
    ]
    task = {"id": 1, "data": {"text": "Ada fled"}, "annotations": made, "drafts": [{}], "predictions": [{}, {}]}
    return {"project-1-at-2024.json": json.dumps([task]).encode()}


CAS: Files = {
    "two.xmi": b"""<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0"
 xmlns:ner="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore">
<cas:NULL xmi:id="0"/>
<ner:NamedEntity xmi:id="5" sofa="1" begin="0" end="3" value="PER"><tags>x</tags><tags>y</tags></ner:NamedEntity>
<ner:NamedEntity xmi:id="6" sofa="2" begin="4" end="7" value="ORT"/>
<ner:NamedEntity xmi:id="7" sofa="9" begin="0" end="3" value="PER"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Ada fled"/>
<cas:Sofa xmi:id="2" sofaNum="2" sofaID="translation" mimeType="text" sofaString="Ada kam"/>
<cas:Sofa xmi:id="3" sofaNum="3" sofaID="pdf" mimeType="application/pdf" sofaURI="file:/a.pdf"/>
<cas:View sofa="1" members="5"/><cas:View sofa="2" members="6"/></xmi:XMI>"""
}
TSV: Files = {
    "a.tsv": (
        b"#FORMAT=WebAnno TSV 3.3\n#T_SP=custom.Span|value\n#T_SP=custom.Act|kind|ROLE_custom.Act:who_custom.Link|"
        b"custom.Span\n#T_CH=custom.CorefLink|referenceRelation|referenceType\n#T_RL=custom.Rel|label|BT_custom.Span\n\n\n"
        b"#Text=Ada said\\tno.\n"
        b"1-1\t0-3\tAda\tPER[1]|a\\|b\\_c\\->d[2]\t_\t_\t_\tcoref->1-1\tname[1]\t_\t_\t\n"
        b"1-2\t4-8\tsaid\t\\_\tsay[3]\tagent\t1-1[1]\t_\t_\tabout\t1-1[0_1]\t\n"
        b"1-3\t9-11\tno\tx\\\\|y\t_\t_\t_\t_\t_\t_\t_\t\n"
    )
}
INCEPTION: Files = {
    "exportedproject.json": b"{}",
    "source/a.txt": b"Ada fled",
    "annotation/a.txt/INITIAL_CAS.zip": zipped({"INITIAL_CAS.xmi": CAS["two.xmi"]}),
    "annotation/a.txt/mira.zip": zipped({"mira.xmi": CAS["two.xmi"], "TypeSystem.xml": b"<x/>"}),
    "curation/a.txt/CURATION_USER.zip": zipped({"CURATION_USER.xmi": CAS["two.xmi"]}),
    "curation_ser/a.txt/CURATION_USER.ser": b"\xac\xed",
}
GUID = "00000000-0000-4000-8000-0000000000"


def qdpx() -> Files:
    coded = f'<Coding guid="{GUID}91"><CodeRef targetGUID="{GUID}12"/></Coding>'
    content = f"""<?xml version="1.0" encoding="utf-8"?><Project name="p" xmlns="urn:QDA-XML:project:1.0">
<Users><User guid="{GUID}01" name="Mira"/></Users>
<CodeBook><Codes><Code guid="{GUID}11" name="place" isCodable="false"><Code guid="{GUID}12" name="fun"/></Code>
<Code guid="{GUID}13" name="fun"/></Codes><Sets><Set guid="{GUID}14" name="s"/></Sets></CodeBook>
<Variables><Variable guid="{GUID}21" name="age" typeOfVariable="Integer"/></Variables>
<Cases><Case guid="{GUID}31" name="c"/></Cases>
<Sources>
<TextSource guid="{GUID}41" name="one" plainTextPath="internal://north/notes.txt">
<PlainTextSelection guid="{GUID}51" name="Ada" startPosition="0" endPosition="3">
<Coding guid="{GUID}61" creatingUser="{GUID}01"><CodeRef targetGUID="{GUID}12"/>
<NoteRef targetGUID="{GUID}71"/></Coding>
<Coding guid="{GUID}62"><CodeRef targetGUID="{GUID}13"/><NoteRef targetGUID="{GUID}72"/></Coding>
</PlainTextSelection><VariableValue><VariableRef targetGUID="{GUID}21"/><IntegerValue>3</IntegerValue></VariableValue>
</TextSource>
<TextSource guid="{GUID}42" name="two" plainTextPath="internal://south/notes.txt">
<PlainTextSelection guid="{GUID}52" name="Ben" startPosition="0" endPosition="3">
<Coding guid="{GUID}63"><CodeRef targetGUID="{GUID}13"/></Coding></PlainTextSelection></TextSource>
<PictureSource guid="{GUID}43" name="pic" path="internal://pic.png">{coded}</PictureSource>
<AudioSource guid="{GUID}44" name="talk" path="internal://talk.mp3"/>
<PDFSource guid="{GUID}45" name="paper" path="internal://paper.pdf">
<Representation guid="{GUID}46" name="paper" plainTextPath="internal://paper.txt"/></PDFSource>
</Sources>
<Notes><Note guid="{GUID}71" name="n" plainTextPath="internal://n.txt"/>
<Note guid="{GUID}72" name="m" richTextPath="internal://m.docx"/></Notes></Project>"""
    texts = {"north/notes.txt": b"Ada fled", "south/notes.txt": b"Ben fled", "n.txt": b"why so", "paper.txt": b"x"}
    return {"p.qdpx": zipped({"project.qde": content.encode(), **{f"Sources/{n}": t for n, t in texts.items()}})}


def hypothesis_api() -> Files:
    about = {"uri": "https://example.org/a", "document": {"title": ["A"]}, "user": "acct:mira@hypothes.is", "tags": []}
    quote = {"type": "TextQuoteSelector", "exact": "Ada", "prefix": "", "suffix": " fled"}
    here = [{"source": about["uri"], "selector": [{"type": "TextPositionSelector", "start": 1, "end": 4}, quote]}]
    rows = [
        {**about, "id": "1", "text": "who", "target": here},
        {**about, "id": "2", "target": [{"source": about["uri"], "selector": [{**quote, "exact": "never said"}]}]},
        {**about, "id": "3", "text": "of the page", "target": [{"source": about["uri"]}]},
        {**about, "id": "4", "text": "yes", "references": ["1"], "target": [{"source": about["uri"]}]},
    ]
    return {"search.json": json.dumps({"total": 4, "rows": rows}).encode()}


SLATE: Files = {
    "a.txt": b"Ada fled.\n\nBen stayed.\n",
    "a.txt.annotations": b"(0, 0) - PER\n((0, 0), (2, 1)) - all\n(7, 7) - none\n(2, 0) -\n",
}

TAKEN: dict[str, tuple[str, Files, list[tuple[str, str, str]], set[str]]] = {
    "brat": (
        "brat",
        BRAT,
        [
            *(("Person", "Ada Brandt", "first\nsecond"), ("Person", "She", ""), ("Person", "fled", "")),
            *(("Place", "north and south\nposts", ""), ("Shoot", "shot", "of the event")),
        ],
        {
            *("1 annotation: in several parts, marked from the first to the last", "3 event roles: left out"),
            *("2 attributes: left out", "1 normalisation: left out", "2 comments: left out"),
            "1 annotation: quotes other words than stand where it marks",
        },
    ),
    "doccano": (
        "doccano",
        DOCCANO,
        [("ACT", "stays", ""), ("PER", "Ada", ""), ("PER", "Ben", "")],
        {
            *("1 annotation: marks no words of its text", "1 relation: leads to nothing that was taken in"),
            *("1 comment: left out", "1 label: is of a whole text"),
        },
    ),
    "labelstudio": (
        "labelstudio",
        label_studio(),
        [("Act", "fled", ""), ("Person", "Ada", ""), ("Person", "Ada", "")],
        {
            *("1 choices result: left out", "1 textarea result: left out", "1 draft: left out"),
            *("2 predictions: left out", "1 annotation: quotes other words than stand where it marks"),
            "1 relation: left out, of no kind that Variorum has (said by, about, same as, contradicts)",
        },
    ),
    "cas": (
        "cas",
        CAS,
        [("ORT", "kam", ""), ("PER", "Ada", "")],
        {
            *("1 view: left out, having no text", "1 annotation: left out, being in no view"),
            "1 annotation feature: left out",
        },
    ),
    "tsv": (
        "tsv",
        TSV,
        [
            *(("PER", "Ada", ""), ("_", "said", ""), ("a|b_c->d", "Ada", ""), ("say", "said", "")),
            *(("x\\", "no", ""), ("y", "no", "")),
        ],
        {"2 annotation features: left out", "1 relation: left out", "1 chain link: left out"},
    ),
    "inception": (
        "cas",
        INCEPTION,
        [("ORT", "kam", "")] * 3 + [("PER", "Ada", "")] * 3,
        {
            *("3 views: left out, having no text", "3 annotations: left out, being in no view"),
            *(
                "3 annotation features: left out",
                "1 Java object file: not read; export the project as UIMA CAS JSON, XMI or WebAnno TSV",
            ),
        },
    ),
    "qdpx": (
        "qdpx",
        qdpx(),
        [("fun", "Ada", ""), ("fun", "Ben", ""), ("place / fun", "Ada", "why so")],
        {
            *("1 picture: left out", "1 recording of sound: left out", "1 case: left out", "1 set: left out"),
            *("1 value of a variable: left out", "1 note: left out, having no plain text"),
            "1 coding of a whole source: left out",
            "1 article: left out, having no codings, and no text here that is its own",
        },
    ),
    "hypothesis": (
        "hypothesis",
        hypothesis_api(),
        [("note", "Ada", "who"), ("note", "never said", "")],
        {"1 note on a whole page: left out", "1 reply: left out"},
    ),
    "slate": (
        "slate",
        SLATE,
        [("PER", "Ada", ""), ("all", "Ada fled.\n\nBen stayed.", "")],
        {"1 annotation: marks no words of its text", "1 link: left out"},
    ),
}


def taken(imported: Imported) -> list[tuple[str, str, str]]:
    return sorted((made.label, made.selector.exact, made.note) for made in imported.edition.annotations)


@pytest.mark.parametrize("tool", TAKEN)
def test_what_a_tool_writes_is_taken_in_and_all_else_is_told(tool: str) -> None:
    name, files, marks, losses = TAKEN[tool]
    imported = read(files, name)
    assert taken(imported) == sorted(marks)
    assert {*imported.losses} == losses


@pytest.mark.parametrize("tool", TAKEN)
def test_it_goes_into_a_project_where_nothing_is_lost_on_the_way(tool: str, project: Project) -> None:
    name, files, marks, _ = TAKEN[tool]
    project.scan()
    found = project.take_in(read(files, name))
    if tool == "hypothesis":  # of a page that is not here
        assert any("neither in the project" in loss for loss in found.losses)
    else:
        assert found.annotations + found.already == len(marks)


def test_two_files_of_a_name_in_a_projects_folders_are_told_apart() -> None:
    imported = read(qdpx(), "qdpx")
    assert {document.text for document in imported.edition.documents.values()} == {"Ada fled", "Ben fled"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("sign", [";", "\t", ",", "|"])
def test_tables_as_spreadsheets_save_them(sign: str, encoding: str) -> None:
    rows = [["path", "label", "quote", "note"], ["a.txt", "Größe", '"Ada\nfled', "'=1+1"]]
    cells = [sign.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    head = "sep=|\r\n" if sign == "|" else ""
    imported = read({"t.csv": (head + "\r\n".join(cells) + "\r\n").encode(encoding)}, "csv")
    assert taken(imported) == [("Größe", '"Ada\nfled', "=1+1")]
