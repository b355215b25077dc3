"""Names that the parts of the command line share; importing them costs nothing."""

PROGRAM = "variorum"

COMPLETE_VARIABLE = "_VARIORUM_COMPLETE"
"""Environment variable in which a shell asks what could come next."""

VERBS = {
    "add": "adding",
    "annotations": "reading",
    "archive": "archiving",
    "check": "checking",
    "compare": "comparing",
    "completion": "completion",
    "documents": "reading",
    "export": "exporting",
    "link": "linking",
    "links": "linking",
    "search": "reading",
    "tag": "changing",
}
"""Every verb, and the module of this package that has it."""
