"""What a reader declares of a whole project: one change of `project.json` each, taken back by undo like every other."""

from store.disk.layout import SETTINGS
from store.disk.settings import PROJECT, first_settings
from store.errors import StorageError
from store.model import Record
from store.project.workspace import Workspace
from store.records.changes import Edit


def declared(workspace: Workspace, name: str) -> tuple[Record, list[object]]:
    """The settings as they stand on disk, and one list among them; to be asked while writing.

    Raises:
        StorageError: If what stands there is no list.
    """
    workspace.database.keep_settings(first_settings())
    workspace.take_settings()
    record = workspace.database.current(SETTINGS).get("settings", {}).get(PROJECT, {})
    record = record if isinstance(record, dict) else {}
    listed = record.get(name, [])
    if not isinstance(listed, list):
        raise StorageError(f"{SETTINGS}: '{name}' is not a list; make it one, then try again")
    return record, listed


def declare(workspace: Workspace, action: str, record: Record, name: str, value: list[object]) -> None:
    """Keep one list of the settings as it is now to be."""
    workspace.keep(action, [Edit("settings", "", PROJECT, record or None, {**record, name: value})])
