"""Names that the parts of the command line share; importing them costs nothing."""

PROGRAM = "variorum"

COMPLETE_VARIABLE = "_VARIORUM_COMPLETE"
"""Environment variable in which a shell asks what could come next."""

VERBS = {
    "add": "add",
    "annotations": "annotations",
    "archive": "archive",
    "check": "check",
    "compare": "compare",
    "completion": "completion",
    "documents": "documents",
    "export": "export",
    "groups": "groups",
    "history": "history",
    "link": "link",
    "links": "links",
    "search": "search",
    "suggest": "suggest",
    "tag": "tag",
}
"""Every verb, and the module of this package that has it."""
