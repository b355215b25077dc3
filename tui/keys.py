"""Every key of a reading session, in one table.

Bindings, the hints row, the help screen, the command palette and the key table of the README are all made from `KEYS`.
A row's id is what the configuration file rebinds.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from store.model import Label

if TYPE_CHECKING:
    from textual.binding import Binding

Where = Literal["reader", "articles", "session", "app"]
"""Which part of the screen answers: the focused reader, the list of articles, the session around them, the program."""


class Key(NamedTuple):
    """One act and the keys that do it."""

    id: str
    """Stable name, for the configuration file."""
    keys: str
    """Textual key names, separated by commas; the first is the one that is taught."""
    action: str
    """What whoever answers does; `{n}` stands for the digit where `keys` is a run of digits.

    Of the session: part of the desk and what it does, `tags.remove`; else an action of the widget or the program.
    """
    description: str
    """A few words, for the palette and the help screen."""
    tooltip: str
    """One sentence that says more."""
    group: str
    where: Where = "session"


KEYS: tuple[Key, ...] = (
    Key("tag.claim", "c", "tags.tag('claim')", "Tag as claim", "The selection, else this sentence; again removes it.", "Tag"),
    Key("tag.actor", "a", "tags.tag('actor')", "Tag as actor", "The selection, else the word or name; again removes it.", "Tag"),
    Key("tag.source", "s", "tags.tag('source')", "Tag as source", "The selection, else whoever is named here, without the verb; again removes it.", "Tag"),
    Key("tag.remove", "d", "tags.remove", "Remove the tag here", "The innermost tag under the cursor; u brings it back.", "Tag"),
    Key("tag.label", "T", "tags.relabel", "Change the label", "Give the tag under the cursor another label.", "Tag"),
    Key("tag.start", "less_than_sign", "tags.move_edge('start')", "Move the tag's start here", "The tag under or after the cursor starts here.", "Tag"),
    Key("tag.end", "greater_than_sign", "tags.move_edge('end')", "Move the tag's end here", "The tag under or before the cursor ends here.", "Tag"),
    Key("tag.note", "t", "tags.note", "Write a note", "On the tag under the cursor.", "Tag"),
    Key("tag.relate", "r", "relations.relate", "Relate two tags", "Pick the other tag, and how: said by, about, same as, contradicts.", "Tag"),
    Key("tag.relations", "R", "relations.show", "Relations of the tag here", "Who says it and what else it is related to; goes there or removes one.", "Tag"),
    Key("undo", "u", "history.undo", "Undo", "Takes the last change back, also one from before a restart.", "Tag"),
    Key("redo", "ctrl+r", "history.redo", "Redo", "Makes the change again that was taken back.", "Tag"),
    Key("history", "U", "history.list", "Go back", "Lists the last changes, each with what it did, and goes back to one.", "Tag"),
    Key("move.left", "left,h", "move('left')", "Character left", "One character as it is read, however many code points.", "Move", "reader"),
    Key("move.down", "down,j", "move('down')", "Row down", "The next row of the screen.", "Move", "reader"),
    Key("move.up", "up,k", "move('up')", "Row up", "The row above.", "Move", "reader"),
    Key("move.right", "right,l", "move('right')", "Character right", "One character as it is read.", "Move", "reader"),
    Key("move.word.next", "w,ctrl+right", "move('word_right')", "Next word", "The start of the next word.", "Move", "reader"),
    Key("move.word.previous", "b,ctrl+left", "move('word_left')", "Previous word", "The start of the word before.", "Move", "reader"),
    Key("move.sentence.previous", "left_parenthesis", "move('sentence_previous')", "Previous sentence", "Its first word.", "Move", "reader"),
    Key("move.sentence.next", "right_parenthesis", "move('sentence_next')", "Next sentence", "Its first word.", "Move", "reader"),
    Key("move.paragraph.previous", "left_curly_bracket", "move('paragraph_previous')", "Previous paragraph", "Its first word.", "Move", "reader"),
    Key("move.paragraph.next", "right_curly_bracket", "move('paragraph_next')", "Next paragraph", "Its first word.", "Move", "reader"),
    Key("move.row.start", "home,0", "move('line_start')", "Start of the row", "The first character of this row.", "Move", "reader"),
    Key("move.row.end", "end,dollar_sign", "move('line_end')", "End of the row", "The last character of this row.", "Move", "reader"),
    Key("move.top", "g,ctrl+home", "move('top')", "Top of the article", "The first character.", "Move", "reader"),
    Key("move.bottom", "G,ctrl+end", "move('bottom')", "End of the article", "The last character.", "Move", "reader"),
    Key("move.half.down", "ctrl+d", "move('half_page_down')", "Half a page down", "Half of what the pane shows.", "Move", "reader"),
    Key("move.half.up", "ctrl+u", "move('half_page_up')", "Half a page up", "Half of what the pane shows.", "Move", "reader"),
    Key("move.page.down", "pagedown,space", "move('page_down')", "Page down", "What the pane shows, less a row.", "Move", "reader"),
    Key("move.page.up", "pageup", "move('page_up')", "Page up", "What the pane shows, less a row.", "Move", "reader"),
    Key("select.start", "v", "select('toggle')", "Select", "Start a selection that every move extends; again ends it.", "Select", "reader"),
    Key("select.left", "shift+left", "extend('left')", "Extend left", "By one character.", "Select", "reader"),
    Key("select.right", "shift+right", "extend('right')", "Extend right", "By one character.", "Select", "reader"),
    Key("select.up", "shift+up", "extend('up')", "Extend up", "By one row.", "Select", "reader"),
    Key("select.down", "shift+down", "extend('down')", "Extend down", "By one row.", "Select", "reader"),
    Key("select.grow", "plus", "select('grow')", "Grow the selection", "Word, sentence, paragraph.", "Select", "reader"),
    Key("select.shrink", "minus", "select('shrink')", "Shrink the selection", "Paragraph, sentence, word.", "Select", "reader"),
    Key("select.other", "o", "select('other_end')", "Other end", "The cursor goes to the selection's other end.", "Select", "reader"),
    Key("back", "escape", "steps.back", "Back out", "One level: selection, search, zoom, then the reader.", "Select"),
    Key("link.next", "n", "steps.step(1)", "Next linked passage", "The next sentence here that another article carries, or the next hit.", "Links"),
    Key("link.previous", "N", "steps.step(-1)", "Previous linked passage", "The same, backwards.", "Links"),
    Key("link.choose.next", "J", "links.choose(1)", "Choose the next link", "In the links panel.", "Links"),
    Key("link.choose.previous", "K", "links.choose(-1)", "Choose the link before", "In the links panel.", "Links"),
    Key("link.scroll.down", "full_stop", "links.scroll(1)", "Scroll the wordings down", "Where the two wordings are longer than the panel.", "Links"),
    Key("link.scroll.up", "comma", "links.scroll(-1)", "Scroll the wordings up", "The same, backwards.", "Links"),
    Key("link.open", "enter", "links.open", "Open beside", "The chosen link's passage in the other reader.", "Links"),
    Key("link.open.nth", "1-9", "links.open_nth({n})", "Open the nth link", "The link of that number in the other reader.", "Links"),
    Key("link.accept", "y", "links.accept", "Accept the link", "Kept with the project; u takes it back.", "Links"),
    Key("link.reject", "x", "links.reject", "Reject the link", "Not offered again; u takes it back.", "Links"),
    Key("link.weak", "W", "links.toggle_weak", "Count weak links", "Listed below the rule, probably not the same statement; marked and counted, or not.", "Links"),
    Key("link.conflict", "exclamation_mark", "going.to_conflict", "Next conflict", "The next passage here that another article tells with another number, date or name, or denies.", "Links"),
    Key("link.hand", "L", "links.draw", "Link by hand", "This passage with the passage in the other reader.", "Links"),
    Key("link.alias", "equals_sign", "names.offer", "Same name", "Declares that two names mean the same: of the chosen link, or likely ones.", "Links"),
    Key("pane.next", "tab", "panes.step(1)", "Next pane", "Reader, other reader, articles.", "Panes and articles"),
    Key("pane.previous", "shift+tab", "panes.step(-1)", "Previous pane", "The same, backwards.", "Panes and articles"),
    Key("article.previous", "left_square_bracket", "panes.step_article(-1)", "Previous article", "In the focused reader.", "Panes and articles"),
    Key("article.next", "right_square_bracket", "panes.step_article(1)", "Next article", "In the focused reader.", "Panes and articles"),
    Key("article.down", "down,j", "cursor_down", "Down the list", "In the list of articles.", "Panes and articles", "articles"),
    Key("article.up", "up,k", "cursor_up", "Up the list", "In the list of articles.", "Panes and articles", "articles"),
    Key("article.first", "home,g", "first", "First article", "In the list of articles.", "Panes and articles", "articles"),
    Key("article.last", "end,G", "last", "Last article", "In the list of articles.", "Panes and articles", "articles"),
    Key("article.page.down", "pagedown,ctrl+d", "page_down", "Page down the list", "In the list of articles.", "Panes and articles", "articles"),
    Key("article.page.up", "pageup,ctrl+u", "page_up", "Page up the list", "In the list of articles.", "Panes and articles", "articles"),
    Key("article.sort", "S", "articles.sort", "Sort the list", "By file, date, outlet or links; brackets follow it.", "Panes and articles"),
    Key("article.filter", "F", "articles.filter", "Filter the list", "By words of title, outlet or date; esc lists all again.", "Panes and articles"),
    Key("article.open", "enter", "open", "Read this article", "In the reader where you read.", "Panes and articles", "articles"),
    Key("zoom", "z", "panes.zoom", "Zoom", "This pane alone; again brings the others back.", "Panes and articles"),
    Key("find", "f", "find.ask", "Find in this article", "With a count; n and N go from hit to hit.", "Search"),
    Key("search", "slash", "find.search", "Search all articles", "Exact and near matches, best first.", "Search"),
    Key("annotations", "A", "find.annotations", "All tags", "Every tag of the project, orphans first.", "Search"),
    Key("copy", "Y", "output.copy", "Copy with citation", "The selection or sentence, with title, outlet, date and file.", "Everything else"),
    Key("original", "V", "original.open", "Open the original", "The article's page or file, in the system's own program for it.", "Everything else"),
    Key("export", "e", "output.export", "Export", "Choose a format; says what the format cannot carry.", "Everything else"),
    Key("messages", "M", "messages.list", "Messages", "Everything that was said in this session, whole.", "Everything else"),
    Key("theme", "ctrl+t", "next_theme", "Next theme", "Dark, light, sixteen colours.", "Everything else", "app"),
    Key("help", "question_mark,f1", "help", "Keys", "Every key and what it does.", "Everything else", "app"),
    Key("palette", "ctrl+p", "palette", "Command palette", "Every act by name.", "Everything else", "app"),
    Key("redraw", "ctrl+l", "redraw", "Draw anew", "When something else wrote to the terminal.", "Everything else", "app"),
    Key("suspend", "ctrl+z", "suspend_process", "Suspend", "Back to the shell; fg returns.", "Everything else", "app"),
    Key("quit", "q", "quit", "Quit", "Everything is already saved.", "Everything else", "app"),
)  # fmt: skip
"""The table. Keys that terminals cannot tell apart or take for themselves (ctrl+i, ctrl+m, ctrl+h, ctrl+s, ctrl+q,
ctrl+space, tmux's ctrl+b and screen's ctrl+a) are never the only key of an act."""

EVERYWHERE = frozenset({"redraw", "suspend"})
"""Ids of the rows that are answered over any dialog too."""


class Hint(NamedTuple):
    """Keys that belong together, taught with one word."""

    ids: tuple[str, ...]
    word: str


Situation = Literal["reading", "selecting", "listing", "filtering"]
"""What the reader is at, for the hints row."""

HINTS: Mapping[Situation, tuple[Hint, ...]] = {
    "reading": (
        Hint(("tag.claim", "tag.actor", "tag.source"), "tag"),
        Hint(("select.start",), "select"),
        Hint(("link.next", "link.previous"), "next link"),
        Hint(("link.open.nth",), "open"),
        Hint(("link.accept", "link.reject"), "accept/reject"),
        Hint(("undo",), "undo"),
        Hint(("search",), "find all"),
        Hint(("export",), "export"),
    ),
    "selecting": (
        Hint(("tag.claim", "tag.actor", "tag.source"), "tag"),
        Hint(("select.grow", "select.shrink"), "grow/shrink"),
        Hint(("select.other",), "other end"),
        Hint(("copy",), "copy"),
        Hint(("link.hand",), "link by hand"),
        Hint(("back",), "back"),
    ),
    "listing": (
        Hint(("article.down", "article.up"), "move"),
        Hint(("article.open",), "read"),
        Hint(("article.sort",), "sort"),
        Hint(("article.filter",), "filter"),
        Hint(("pane.next",), "reader"),
        Hint(("search",), "find all"),
    ),
    "filtering": (
        Hint(("article.down", "article.up"), "move"),
        Hint(("article.open",), "read"),
        Hint(("back",), "all articles"),
    ),
}
"""The keys that are taught in each situation, most useful first; as many are shown as fit before `ALWAYS`."""

ALWAYS = (Hint(("help",), "keys"), Hint(("quit",), "quit"))
"""Taught in every situation and at every width: from these two a reader finds all others, and the way out."""

FACES: Mapping[str, str] = {
    "left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc", "enter": "⏎", "slash": "/", "plus": "+",
    "minus": "-", "question_mark": "?", "less_than_sign": "<", "exclamation_mark": "!", "greater_than_sign": ">", "dollar_sign": "$",
    "left_parenthesis": "(", "right_parenthesis": ")", "left_curly_bracket": "{", "right_curly_bracket": "}",
    "left_square_bracket": "[", "full_stop": ".", "comma": ",", "equals_sign": "=", "right_square_bracket": "]", "pagedown": "pgdn", "pageup": "pgup",
}  # fmt: skip
"""How key names are shown where they differ from what is printed on the key."""


def face(key: str) -> str:
    """A key name as a reader knows it: `shift+left` is `shift+←`."""
    *modifiers, last = key.split("+")
    return "+".join([*modifiers, FACES.get(last, last)])


def faces(keys: str) -> str:
    """All keys of a row for show, separated by a space."""
    return " ".join(face(key) for key in keys.split(","))


def bindings(where: Where) -> "list[Binding]":
    """Textual bindings for one part of the screen; a run of digits gives one binding a digit."""
    return [binding for row in KEYS if row.where == where for binding in _expand(row)]


def everywhere() -> "list[Binding]":
    """Textual bindings for acts of the program that a dialog does not bar: what they concern is the terminal."""
    from textual.binding import Binding

    rows = (row for row in KEYS if row.id in EVERYWHERE)
    return [Binding(row.keys, f"app.{row.action}", row.description, show=False, id=row.id) for row in rows]


def actions(where: Where, rebound: Mapping[str, str]) -> dict[str, str]:
    """What each key does that one part of the screen answers, by the key, with the keys that differ from the table."""
    found: dict[str, str] = {}
    for row in (row for row in KEYS if row.where == where):
        action = act(row.action) if where == "session" else row.action
        if row.keys == "1-9":
            found |= {n: action.format(n=n) for n in "123456789"}
        else:
            found |= dict.fromkeys(rebound.get(row.id, row.keys).split(","), action)
    return found


def act(action: str) -> str:
    """What a part of the desk does, as an action of the screen that holds the desk."""
    name, bracket, arguments = action.partition("(")
    return f"act({name!r}, {arguments}" if bracket else f"act({name!r})"


def _expand(row: Key) -> "Iterator[Binding]":
    from textual.binding import Binding

    action = act(row.action) if row.where == "session" else row.action
    if row.keys == "1-9":
        for n in "123456789":
            yield Binding(n, action.format(n=n), row.description, tooltip=row.tooltip, id=f"{row.id}.{n}")
    else:
        yield Binding(row.keys, action, row.description, tooltip=row.tooltip, id=row.id)


def rebound(wishes: Mapping[str, str], labels: Sequence[Label], file: str = "") -> tuple[dict[str, str], list[str]]:
    """The keys that differ from the table: those that a project's labels ask for, and above them the reader's own.

    Args:
        wishes: Keys by id, from the configuration file.
        labels: The project's labels; those that are in the table may have another key.
        file: The configuration file, as what is told of it begins.

    Returns:
        Keys by id, and a line for each wish that cannot be granted and each key that would do two things.
    """
    rows, prefix = {row.id: row for row in KEYS}, f"{file}: " if file else ""
    asked = {f"tag.{label.name}": label.key for label in labels if f"tag.{label.name}" in rows}
    changed = {id: keys for id, keys in asked.items() if keys != rows[id].keys}
    granted = {id: keys for id, keys in wishes.items() if id in rows and rows[id].keys != "1-9"}
    told = [f"{prefix}keys.{id}: no such key to set; the list under ? has them" for id in wishes if id not in granted]
    changed |= granted
    used: dict[str, str] = {}
    for row in (row for row in KEYS if row.where != "articles"):
        for key in map(face, as_set(row, changed).split(",")):
            if key in used:
                mine, other = (row.id, used[key]) if row.id in granted else (used[key], row.id)
                whose = f"{prefix}keys.{mine}" if mine in granted else mine
                told.append(f"{whose}: {key} does {other} too, so that one of them does not answer; give another key")
            used[key] = row.id
    own = [label for label in own_labels(labels) if label.key in used]
    return changed, told + [f"label {label.name}: its key {label.key} is taken by {used[label.key]}" for label in own]


def taken(key: str, rebound: Mapping[str, str]) -> str:
    """What a character does already in a session, in words; empty where it does nothing."""
    for row in (row for row in KEYS if row.where != "articles"):
        keys = "123456789" if row.keys == "1-9" else map(face, as_set(row, rebound).split(","))
        if key in keys:
            return f"'{row.description}'"
    return ""


def as_set(row: Key, rebound: Mapping[str, str]) -> str:
    """The keys of a row after the reader's own configuration."""
    return rebound.get(row.id, row.keys)


def own_labels(labels: Sequence[Label]) -> list[Label]:
    """The labels of a project that have no row of their own."""
    rows = {row.id for row in KEYS}
    return [label for label in labels if f"tag.{label.name}" not in rows]


def groups() -> dict[str, list[Key]]:
    """The rows under their headings, in the order of the table."""
    grouped: dict[str, list[Key]] = {}
    for row in KEYS:
        grouped.setdefault(row.group, []).append(row)
    return grouped


def markdown() -> str:
    """The table for the README."""
    lines = ["| | keys | what it does | id |", "| --- | --- | --- | --- |"]
    for group, rows in groups().items():
        for number, row in enumerate(rows):
            shown = " ".join(f"`{face(key)}`" for key in row.keys.split(","))
            lines.append(
                f"| {group if number == 0 else ''} | {shown} | {row.description}. {row.tooltip} | `{row.id}` |"
            )
    return "\n".join(lines)
