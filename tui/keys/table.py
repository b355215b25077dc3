"""The table of keys: one row an act.

Bindings, the hints row, the help screen, the command palette and docs/keys.md are all made from it.
A row's id is what the configuration file rebinds.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

View = Literal["board", "compare", "overview", "inbox", "actors", "sources", "disagreements"]
"""A screen of the event as a whole, over the reading session."""

VIEWS: tuple[View, ...] = get_args(View)

Where = Literal["reader", "rows", "articles", "session", "app", "event", "tour", "help", View]
"""What answers: the focused reader, whatever has rows with a cursor, the list of articles, the session around them, the
program; every screen of the event, or one of them; the program while it is toured; the list of keys."""


def key_of(*ids: str) -> str:
    """What stands in a text of ours for the keys of rows, until it is shown: `spelt` then names them as they are set."""
    return " ".join(f"\ue000{id}\ue001" for id in ids)


class Key(NamedTuple):
    """One act and the keys that do it."""

    id: str
    """Stable name, for the configuration file."""
    keys: str
    """Textual key names, separated by commas; the first is the one that is taught."""
    action: str
    """What whoever answers does; `{n}` stands for the digit where `keys` is a run of digits.

    Of a screen with a desk: part of the desk and what it does, `tags.remove`; else an action of the widget or the
    program.
    """
    description: str
    """A few words, for the palette and the help screen."""
    tooltip: str
    """One sentence that says more."""
    group: str
    where: Where = "session"

    @property
    def is_of_desk(self) -> bool:
        """Whether a part of a desk answers."""
        return self.where not in {"reader", "rows", "articles", "app", "tour", "help"}


KEYS: tuple[Key, ...] = (
    Key("tag.claim", "c", "tags.tag('claim')", "Tag as claim", "The selection, else this sentence; again removes it.", "Tag"),
    Key("tag.actor", "a", "tags.tag('actor')", "Tag as actor", "The selection, else the word or name; again removes it.", "Tag"),
    Key("tag.source", "s", "tags.tag('source')", "Tag as source", "The selection, else whoever is named here, without the verb; again removes it.", "Tag"),
    Key("tag.remove", "d", "tags.remove", "Remove the tag here", f"The innermost tag under the cursor; {key_of('undo')} brings it back.", "Tag"),
    Key("tag.label", "T", "tags.relabel", "Change the label", "Give the tag under the cursor another label.", "Tag"),
    Key("tag.start", "less_than_sign", "tags.move_edge('start')", "Move the tag's start here", "The tag under or after the cursor starts here.", "Tag"),
    Key("tag.end", "greater_than_sign", "tags.move_edge('end')", "Move the tag's end here", "The tag under or before the cursor ends here.", "Tag"),
    Key("tag.note", "t", "tags.note", "Write a note", "On the tag under the cursor.", "Tag"),
    Key("tag.relate", "r", "relations.relate", "Relate two tags", "Pick the other tag, and how: said by, about, same as, contradicts.", "Tag"),
    Key("tag.relations", "R", "relations.show", "Relations of the tag here", "Who says it and what else it is related to; goes there or removes one.", "Tag"),
    Key("suggestions", "i", "suggestions.toggle", "Suggestions", f"What may be a claim, source or actor here, dim: {key_of('link.open')} accepts one, {key_of('link.reject')} rejects it for good; again hides them.", "Tag"),
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
    Key("link.next", "n", "steps.step(1)", "Next linked passage", "The next sentence that another article carries, here or in the next article; or the next hit of what was looked for.", "Links"),
    Key("link.previous", "N", "steps.step(-1)", "Previous linked passage", "The same, backwards.", "Links"),
    Key("link.choose.next", "J", "links.choose(1)", "Choose the next link", "In the links panel.", "Links"),
    Key("link.choose.previous", "K", "links.choose(-1)", "Choose the link before", "In the links panel.", "Links"),
    Key("link.scroll.down", "full_stop", "links.scroll(1)", "Scroll the wordings down", "Where the two wordings are longer than the panel.", "Links"),
    Key("link.scroll.up", "comma", "links.scroll(-1)", "Scroll the wordings up", "The same, backwards.", "Links"),
    Key("link.open", "enter", "steps.open", "Open beside", "The chosen link's passage in the other reader; again lists its copies; on a suggestion: tags it.", "Links"),
    Key("link.open.nth", "1-9", "links.open_nth({n})", "Open the nth link", "The link of that number in the other reader; while you select, how often the next move is made.", "Links"),
    Key("link.accept", "y", "links.accept", "Accept the link", f"Kept with the project; {key_of('undo')} takes it back.", "Links"),
    Key("link.reject", "x", "steps.reject", "Reject the link", f"Or the suggestion here. Not offered again; {key_of('undo')} takes it back.", "Links"),
    Key("link.apparatus", "p", "links.toggle_apparatus", "Apparatus", "What each article changes in the passage or statement, as in a critical edition; again: the two wordings.", "Links"),
    Key("link.weak", "W", "links.toggle_weak", "Count weak links", "Listed below the rule, probably not the same statement; marked and counted, or not.", "Links"),
    Key("link.conflict", "exclamation_mark", "going.to_conflict", "Next conflict", "The next passage here that another article tells with another number, date or name, or denies.", "Links"),
    Key("link.hand", "L", "links.draw", "Link by hand", "This passage with the passage in the other reader.", "Links"),
    Key("link.alias", "equals_sign", "names.offer", "Same name", "Declares that two names mean the same: of the chosen link, or likely ones.", "Links"),
    Key("pane.next", "tab", "panes.step(1)", "Next pane", "Reader, other reader, articles.", "Panes and articles"),
    Key("pane.previous", "shift+tab", "panes.step(-1)", "Previous pane", "The same, backwards.", "Panes and articles"),
    Key("article.previous", "left_square_bracket", "panes.step_article(-1)", "Previous article", "In the focused reader.", "Panes and articles"),
    Key("article.next", "right_square_bracket", "panes.step_article(1)", "Next article", "In the focused reader.", "Panes and articles"),
    Key("row.next", "down,j", "step(1)", "Next row", "Of a list or a table.", "Panes and articles", "rows"),
    Key("row.previous", "up,k", "step(-1)", "Row before", "Of a list or a table.", "Panes and articles", "rows"),
    Key("row.first", "home,g", "first", "First row", "Of a list or a table.", "Panes and articles", "rows"),
    Key("row.last", "end,G", "last", "Last row", "Of a list or a table.", "Panes and articles", "rows"),
    Key("row.page.next", "pagedown,ctrl+d,space", "turn(1)", "Page of rows down", "What is seen, less a row.", "Panes and articles", "rows"),
    Key("row.page.previous", "pageup,ctrl+u", "turn(-1)", "Page of rows up", "What is seen, less a row.", "Panes and articles", "rows"),
    Key("article.sort", "S", "articles.sort", "Sort the list", f"By file, date, outlet or links; {key_of('article.previous', 'article.next')} follow it.", "Panes and articles"),
    Key("article.filter", "F", "articles.filter", "Filter the list", f"By words of title, outlet or date; {key_of('back')} lists all again.", "Panes and articles"),
    Key("article.open", "enter", "open", "Read this article", "In the reader where you read.", "Panes and articles", "articles"),
    Key("zoom", "z", "panes.zoom", "Zoom", "This pane alone; again brings the others back.", "Panes and articles"),
    Key("find", "f", "find.ask", "Find in this article", f"With a count; {key_of('link.next')} and {key_of('link.previous')} go from hit to hit until {key_of('back')} or a key for links.", "Search"),
    Key("search", "slash", "find.search", "Search all articles", f"By words, exact words, /expressions/, source: date: title: label:; {key_of('link.next')} and {key_of('link.previous')} go on from hit to hit.", "Search"),
    Key("annotations", "A", "find.annotations", "All tags", "Every tag of the project, orphans first.", "Search"),
    Key("copy", "Y", "copying.copy", "Copy with citation", "The selection or sentence, with title, outlet, date and file.", "Everything else"),
    Key("original", "V", "original.open", "Open the original", "The article's page or file, in the system's own program for it.", "Everything else"),
    Key("export", "e", "exporting.ask", "Export", "Format, part and place; shows the first lines and what the format cannot carry.", "Everything else"),
    Key("packs", "P", "packs.take", "Take packs in", "Tables, mailboxes and feeds in the folder: each article becomes a file; again stops it.", "Everything else"),
    Key("messages", "M", "messages.list", "Messages", "Everything that was said in this session, whole.", "Everything else"),
    Key("theme", "ctrl+t", "next_theme", "Next theme", "Dark, light, sixteen colours.", "Everything else", "app"),
    Key("help", "question_mark,f1", "help", "Keys", "Every key and what it does.", "Everything else", "app"),
    Key("learn", "L", "tour('take')", "Take the tour", "In the list of keys: five minutes on a sample, step by step; your own articles wait.", "Everything else", "help"),
    Key("tour.skip", "f2", "tour('skip')", "Skip this step", "Of the tour, where it is walked.", "Everything else", "tour"),
    Key("tour.leave", "f3", "tour('leave')", "Leave the tour", "The session goes on.", "Everything else", "tour"),
    Key("palette", "ctrl+p", "palette", "Command palette", "Every act by name.", "Everything else", "app"),
    Key("redraw", "ctrl+l", "redraw", "Draw anew", "When something else wrote to the terminal.", "Everything else", "app"),
    Key("suspend", "ctrl+z", "suspend_process", "Suspend", "Back to the shell; fg returns.", "Everything else", "app"),
    Key("view.compare", "C", "view('compare')", "Compare two articles", f"Those of the two readers, passage by passage; {key_of('compare.article.previous', 'compare.article.next')} take another one.", "The event", "app"),
    Key("compare.next", "n", "steps.step(1)", "Next difference", "The next passage that both have and tell otherwise, or elsewhere.", "The event", "compare"),
    Key("compare.previous", "N", "steps.step(-1)", "Difference before", "The same, backwards.", "The event", "compare"),
    Key("compare.open", "enter", "compare.open", "Read this passage", "With what the other article has for it beside.", "The event", "compare"),
    Key("compare.article.next", "right_square_bracket", "panes.step_article(1)", "Compare with the next article", f"At the right; {key_of('compare.exchange')} has it left.", "The event", "compare"),
    Key("compare.article.previous", "left_square_bracket", "panes.step_article(-1)", "Compare with the article before", "At the right.", "The event", "compare"),
    Key("compare.exchange", "o", "comparing.exchange", "Exchange the two", "What is left goes right.", "The event", "compare"),
    Key("view.overview", "O", "view('overview')", "Overview", "What every two articles share, in which order they appeared, who may follow whom.", "The event", "app"),
    Key("overview.left", "left,h", "table.step(-1)", "Column left", "In the overview.", "The event", "overview"),
    Key("overview.right", "right,l", "table.step(1)", "Column right", "In the overview.", "The event", "overview"),
    Key("overview.open", "enter", "overview.open", "Compare these two", "The article of the row with that of the column.", "The event", "overview"),
    Key("overview.scroll.down", "full_stop", "overview.scroll(3)", "Scroll the words down", "What is said of the articles.", "The event", "overview"),
    Key("overview.scroll.up", "comma", "overview.scroll(-3)", "Scroll the words up", "The same, backwards.", "The event", "overview"),
    Key("view.sources", "quotation_mark", "view('sources')", "Sources", "Who is cited for what: each outlet, whom it cites, whom that cites.", "The event", "app"),
    Key("sources.open", "enter", "sources.open", "Read this claim", "Of a name: fold or unfold what is below it.", "The event", "sources"),
    Key("event.back", "escape", "event.back", "Back to reading", "Leaves this screen; what was there below comes back.", "The event", "event"),
    Key("view.inbox", "I", "view('inbox')", "Inbox", "The links of all articles that nobody has judged, conflicts first.", "The event", "app"),
    Key("inbox.open", "enter", "inbox.open", "Read the passage", "In its article, with the other one beside it.", "The event", "inbox"),
    Key("inbox.copies", "Y", "inbox.accept_copies", "Accept all copies", "Every link of these two articles that is the same word for word, in one change.", "The event", "inbox"),
    Key("inbox.decided", "tab", "inbox.toggle_decided", "Decided links", "Those that were judged, to change one's mind; again: those that were not.", "The event", "inbox"),
    Key("view.board", "B", "view('board')", "Board", "Who carries which statement, in whose words, with which numbers.", "The event", "app"),
    Key("board.unfold", "enter", "board.unfold", "Unfold the statement", "Its wordings one under another; again reads the passage.", "The event", "board"),
    Key("board.column.next", "right,l", "board.step_column(1)", "Next article", f"The column that is marked, also by a click; {key_of('board.unfold')} reads what it says.", "The event", "board"),
    Key("board.column.previous", "left,h", "board.step_column(-1)", "Article before", "The same, backwards.", "The event", "board"),
    Key("board.columns", "z", "board.toggle_columns", "All columns", "Or those that tell most, where not all fit.", "The event", "board"),
    Key("board.sort", "S", "board.sort", "Sort the statements", "By how many carry them, by conflict, by first appearance; so does a click on their head.", "The event", "board"),
    Key("board.filter", "F", "board.filter", "Filter the statements", "By words, outlet:, source:, actor:, label:, only conflicts, only in one outlet.", "The event", "board"),
    Key("view.actors", "at", "view('actors')", "Actors", "Who is tagged or has several names, with all mentions.", "The event", "app"),
    Key("actors.unfold", "enter", "actors.unfold", "Walk the mentions", "Lists them below the name; again reads one.", "The event", "actors"),
    Key("view.disagreements", "D", "view('disagreements')", "Disagreements", f"What two annotators tagged otherwise, side by side; {key_of('apart.take')} takes one's side.", "The event", "app"),
    Key("apart.one", "1,left,h", "apart.choose(0)", "Side of the first", f"Of the two annotators; {key_of('apart.take')} takes it.", "The event", "disagreements"),
    Key("apart.other", "2,right,l", "apart.choose(1)", "Side of the other", f"Of the two annotators; {key_of('apart.take')} takes it.", "The event", "disagreements"),
    Key("apart.take", "y", "apart.take", "Take this side", "The other's tag becomes the same, is made or goes, in one change; " + key_of("undo") + " undoes.", "The event", "disagreements"),
    Key("apart.leave", "x", "apart.leave", "Leave both as they are", "And go on to the next.", "The event", "disagreements"),
    Key("apart.open", "enter", "apart.open", "Read the passage", "In its article.", "The event", "disagreements"),
    Key("quit", "q", "quit", "Quit", "Everything is already saved.", "Everything else", "app"),
)  # fmt: skip
"""The table. Keys that terminals cannot tell apart or take for themselves (ctrl+i, ctrl+m, ctrl+h, ctrl+s, ctrl+q,
ctrl+space, tmux's ctrl+b and screen's ctrl+a) are never the only key of an act."""

EVERYWHERE = frozenset({"help", "redraw", "suspend", "tour.skip", "tour.leave"})
"""Ids of the rows that are answered over any dialog too."""

SHARED: tuple[str, ...] = ("undo", "redo", "history", "messages")
"""Ids of the rows of the session that every screen of the event answers too, by parts of its own desk."""

ALSO: Mapping[View, tuple[str, ...]] = {
    "actors": ("tag.actor", "link.alias"),
    "board": ("tag.claim", "link.conflict", "link.apparatus", "link.scroll.down", "link.scroll.up", "export"),
    "compare": ("link.accept", "link.reject", "link.conflict"),
    "sources": ("suggestions",),
    "inbox": ("link.accept", "link.reject", "link.scroll.down", "link.scroll.up"),
    "disagreements": ("link.scroll.down", "link.scroll.up"),
}
"""Ids of further rows of the session that one screen of the event answers too: the same key for the same act."""
