"""Names that the parts of the command line share; importing them costs nothing."""

PROGRAM = "variorum"

COMPLETE_VARIABLE = "_VARIORUM_COMPLETE"
"""Environment variable in which a shell asks what could come next."""

VERBS = {
    "actors": "actors",
    "add": "add",
    "agreement": "agreement",
    "align": "align",
    "annotations": "annotations",
    "archive": "archive",
    "board": "board",
    "check": "check",
    "compare": "compare",
    "completion": "completion",
    "documents": "documents",
    "export": "export",
    "groups": "groups",
    "history": "history",
    "import": "import_",
    "labels": "labels",
    "learn": "learn",
    "link": "link",
    "links": "links",
    "merge": "merge",
    "overview": "overview",
    "search": "search",
    "serve": "serve",
    "sources": "sources",
    "suggest": "suggest",
    "tag": "tag",
}
"""Every verb, and what the module of this package and its function are called; `import` is a word of Python."""
