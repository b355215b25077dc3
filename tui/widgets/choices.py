"""A list to choose from."""

from textual.widgets import OptionList


class Choices(OptionList):
    """Textual's list, which also bears a terminal too small to show any of its rows."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no pages without rows."""
        if action in {"page_up", "page_down"} and not self.scrollable_content_region:
            return False
        return super().check_action(action, parameters)

    def turn(self, by: int) -> None:
        """Choose a row a page further down, or with a negative `by` further up."""
        if by > 0:
            self.action_page_down()  # type: ignore[no-untyped-call]
        else:
            self.action_page_up()  # type: ignore[no-untyped-call]
