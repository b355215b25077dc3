"""Who is named in the articles of a project, and who is cited for what, as readers tagged it or as it may be tagged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from store.errors import ArticleError, NotFoundError
from store.model import Annotation, Entry, Passage, Progress
from store.project.articles import words_of
from store.project.relations import Relations
from store.project.search import ProjectSearch
from store.project.suggestions import TagSuggestions
from store.project.tags import Tags
from store.project.workspace import Workspace
from store.text import fold

if TYPE_CHECKING:
    from store.study.actors import Actor, NamedPassage, NamePlace
    from store.study.sources import Citation, CitedVoice

MOST = 100_000
"""Places of one name that are looked up."""


LONGEST_PRONOUN = 12
"""Characters beyond which no source is a pronoun, so that the language of its article need not be known."""


class Voices:
    """The people and the sources of an event; nothing here changes anything."""

    def __init__(
        self,
        workspace: Workspace,
        tags: Tags,
        relations: Relations,
        search: ProjectSearch,
        suggestions: TagSuggestions,
    ) -> None:
        self._workspace = workspace
        self._tags = tags
        self._relations = relations
        self._search = search
        self._suggestions = suggestions

    def actors(self) -> "list[Actor]":
        """Everybody that is tagged as an actor or has aliases, with all mentions, those of most articles first."""
        from store.study.actors import actors

        tagged = [words_of(self._workspace, each) for each in self._tags.of() if each.label == "actor"]
        return actors(tagged, self._workspace.settings.aliases, self._places, fold)

    def mentions(self, actor: "Actor") -> "list[NamedPassage]":
        """The places where an actor is named, each with what stands around it; of an article that is gone, none."""
        from store.study.actors import mention

        texts = {id: self._text(id) for id in actor.documents}
        return [mention(each, texts[each.document]) for each in actor.mentions if texts[each.document]]

    def untagged(self, actor: "Actor") -> "list[NamePlace]":
        """The places where an actor is named and nothing is tagged as one."""
        tagged = [each for id in actor.documents for each in self._tags.standing_in(id) if each.label == "actor"]
        spans = {id: [each.span for each in tagged if each.span and each.document == id] for id in actor.documents}
        return [each for each in actor.mentions if not any(each.span.overlap(span) for span in spans[each.document])]

    def sources(self, progress: Progress | None = None, *, suggested: bool = False) -> "list[CitedVoice]":
        """Who is cited for what, an outlet a root, from claims and their `said by`; articles in list order.

        Args:
            progress: Called with (done, total) as articles are read for suggestions.
            suggested: Count what may be a claim of some source, and nobody has tagged, too.
        """
        from store.study.sources import sources

        annotations = {each.id: each for each in self._tags.of() if each.span is not None}
        claims = [self._passage(each) for each in annotations.values() if each.label == "claim"]
        outlets = _outlets(self._workspace.library.entries)
        names = {fold(name): fold(group[0]) for group in self._workspace.settings.aliases for name in group}
        citations = [*self._citations(annotations), *(self._suggested(progress) if suggested else ())]
        return sources(claims, citations, outlets, lambda name: names.get(fold(name), fold(name)))

    def _citations(self, annotations: dict[str, Annotation]) -> "Iterator[Citation]":
        from store.study.sources import Citation

        for edge in self._relations.of():
            claim, source = annotations.get(edge.subject), annotations.get(edge.object)
            if edge.kind == "said by" and claim and source:
                where = source.span if source.document == claim.document else None
                yield Citation(self._passage(claim), self._named(source), where)

    def _named(self, source: Annotation) -> str:
        """Who a tagged source is: of a pronoun whom it means, as far as its article says; else where it is said."""
        from store.study.pronouns import is_pronoun, named_source
        from store.text import language_of

        words = " ".join(words_of(self._workspace, source).split())
        text = self._text(source.document)
        language = language_of(text) if len(words) <= LONGEST_PRONOUN else ""
        if source.span is None or not is_pronoun(words, language):
            return words
        tagged = [each.span for each in self._tags.standing_in(source.document) if each.label == source.label]
        suggested = self._suggestions.of(self._workspace.library.read(source.document))
        before = [*tagged, *(each.said_by for each in suggested)]
        named = named_source(text, source.span, [each for each in before if each is not None], language)
        if named is not None:
            return " ".join(named.of(text).split())
        return f"“{words}” in {self._workspace.library.entry(source.document).title}"

    def _suggested(self, progress: Progress | None) -> "Iterator[Citation]":
        """What may be said by whom in the articles, and is not tagged; not by a pronoun of nobody who is named."""
        from store.study.pronouns import named_source
        from store.study.sources import Citation
        from store.text import language_of

        entries = self._workspace.library.entries
        for number, entry in enumerate(entries, 1):
            try:
                document = self._workspace.library.read(entry.id)
            except (ArticleError, NotFoundError):
                continue
            text, suggested = document.text, self._suggestions.of(document)
            language, before = language_of(text), [each.said_by for each in suggested if each.said_by is not None]
            for each in suggested:
                where = named_source(text, each.said_by, before, language) if each.said_by is not None else None
                if where is not None:
                    claim = Passage(entry.id, each.span, each.span.of(text))
                    yield Citation(claim, " ".join(where.of(text).split()), where, is_suggested=True)
            if progress is not None:
                progress(number, len(entries))

    def _places(self, name: str) -> "Iterator[NamePlace]":
        """Where a name stands as a whole word."""
        from store.study.actors import NamePlace

        for hit in self._search.whole_words(name, MOST):
            yield NamePlace(hit.document, hit.span)

    def _passage(self, annotation: Annotation) -> Passage:
        span = annotation.span or annotation.selector.span
        if annotation.state == "anchored":
            return Passage(annotation.document, span, annotation.selector.exact)
        return Passage(annotation.document, span, span.of(self._text(annotation.document)))

    def _text(self, document: str) -> str:
        try:
            return self._workspace.library.read(document).text
        except (ArticleError, NotFoundError):
            return ""


def _outlets(entries: Sequence[Entry]) -> dict[str, str]:
    """Who says what stands in each article: its outlet, else the article itself, told from others of its title."""
    counts = Counter(entry.called for entry in entries)
    return {
        entry.id: entry.called
        if entry.source or entry.called == entry.path or counts[entry.called] == 1
        else f"{entry.called} ({entry.path})"
        for entry in entries
    }
