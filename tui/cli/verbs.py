"""The verbs of the command line, by name; importing them costs nothing."""

PROGRAM = "variorum"

COMPLETE_VARIABLE = "_VARIORUM_COMPLETE"
"""Environment variable in which a shell asks what could come next."""

_NAMES = """
actors add agreement align annotations archive board check compare completion documents export groups history import
labels learn link links merge overview search serve sources suggest tag
"""

VERBS = {name: "import_" if name == "import" else name for name in _NAMES.split()}
"""Every verb, and what the module of this package and its function are called; `import` is a word of Python."""
