"""The labels that a project declares: added to those that every project has."""

from store.disk.settings import check_label
from store.errors import LabelError, StorageError
from store.model import LABELS, Label
from store.project.declarations import declare, declared
from store.project.workspace import Workspace
from store.records import label_record


class Labels:
    """The labels of a project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def own(self) -> tuple[Label, ...]:
        """Those that only this project has."""
        default = {label.name for label in LABELS}
        return tuple(label for label in self._workspace.labels if label.name not in default)

    def add(self, label: Label) -> None:
        """Declare a label, from now on spans can be tagged with it.

        Raises:
            LabelError: If it has the name or the key of another, or its key is not one character.
            StorageError: If it could not be kept.
        """
        with self._workspace.writing():
            record, listed = declared(self._workspace, "labels")
            labels = self._workspace.labels
            try:
                check_label(label, labels, {other.name for other in labels})
            except StorageError as error:
                raise LabelError(f"{label.name or 'a label'}: {error.message}; choose another") from error
            declare(self._workspace, f"add label {label.name}", record, "labels", [*listed, label_record(label)])
