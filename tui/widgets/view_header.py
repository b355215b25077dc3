"""The one-row header of a screen of the event: the project, which screen it is, what it shows, what goes on."""

from textual.content import Content
from textual.widget import Widget

from tui.terminal.sanitise import in_one_line
from tui.widgets.header import GAP, SHORTEST
from tui.widgets.headline import cut


class ViewHeader(Widget, inherit_css=False):
    """Project and title, then in ever fewer words what is shown; what goes on stands at the right.

    Args:
        project: Its name.
        title: Of the screen.
    """

    DEFAULT_CSS = """
    ViewHeader { height: 1; background: $panel; color: $muted; padding: 0 1; }
    """

    def __init__(self, project: str, title: str) -> None:
        super().__init__()
        self._project = in_one_line(project)
        self._title = title
        self._told: tuple[str, ...] = ()
        self._activity = ""

    def show(self, *told: str) -> None:
        """Say what is shown: parts of which the last ones go first where there is little room."""
        self._told = tuple(map(in_one_line, told))
        self.refresh()

    def show_activity(self, activity: str) -> None:
        """Say what goes on in the background; empty for nothing."""
        if self._activity != activity:
            self._activity = activity
            self.refresh()

    def render(self) -> Content:
        """The row."""
        width = self.size.width
        activity = Content(self._activity)
        title = Content.assemble(GAP, (self._title, "bold $primary"))
        least = min(SHORTEST, Content(self._project).cell_length)
        told = list(self._told)
        while told and least + title.cell_length + _width(told) + activity.cell_length + 1 > width:
            told.pop()
        rest = Content.assemble(title, *(part for each in told for part in (GAP, each)))
        name = Content.styled(
            cut(self._project, width - rest.cell_length - activity.cell_length - 1), "bold $foreground"
        )
        gap = width - name.cell_length - rest.cell_length - activity.cell_length
        return Content.assemble(name, rest, " " * max(1, gap), activity)


def _width(told: list[str]) -> int:
    return sum(len(GAP) + Content(each).cell_length for each in told)
