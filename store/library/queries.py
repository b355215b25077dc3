"""What is searched, as one line says it: words, exact words, regular expressions, and which articles are meant."""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from store.errors import QueryError
from store.model import Document, Entry
from store.text import fold
from store.text.lazy_patterns import compiled_later

Kind = Literal["words", "exact", "expression", "source", "title", "date", "label"]
"""What a term is: text, which must stand so but for plain words, or a field of the article or the place."""

FIELDS: tuple[Kind, ...] = ("source", "title", "date", "label")
"""What may stand before a colon."""

EXPRESSION: Kind = "expression"

_TERM = compiled_later(
    r"(?P<minus>-?)(?:"
    r"/(?P<expression>(?:\\.|[^/]|/(?!\s|\Z))*)(?:/(?=\s|\Z)|\Z)"
    rf"|(?:(?P<field>(?i:{'|'.join(FIELDS)})):)?"
    r'(?:"(?P<quoted>(?:\\.|[^"])*)(?:"|\Z)|(?P<word>\S+))?'
    r")(?s:)",
    16,  # re.DOTALL
)
_DATE = compiled_later(r"\d{1,4}(?:-\d{0,2}){0,2}\Z")
_ESCAPED = compiled_later(r'\\(["\\])')


class Term(NamedTuple):
    """One thing that is asked for, beside words that may also be like those that stand there."""

    kind: Kind
    value: str
    """Of an exact term or a field the words, of an expression its source."""
    excluded: bool = False
    """Whether it must not be so."""

    @property
    def is_text(self) -> bool:
        """Whether it is looked for in texts."""
        return self.kind in ("exact", "expression")


class SearchQuery(NamedTuple):
    """What is asked for: an article must meet all of it. Of several terms of one field any is enough."""

    words: str = ""
    """What may also be found in like words."""
    terms: tuple[Term, ...] = ()

    @property
    def texts(self) -> tuple[Term, ...]:
        """The terms that are looked for in texts, as they were typed."""
        return tuple(term for term in self.terms if term.is_text)

    @property
    def shows_places(self) -> bool:
        """Whether places in texts are asked for; else articles are, or tags."""
        return bool(self.words) or any(not term.excluded for term in self.texts)

    def of(self, kind: Kind, *, excluded: bool = False) -> list[str]:
        """The values of one kind."""
        return [term.value for term in self.terms if (term.kind, term.excluded) == (kind, excluded)]

    def strictly(self) -> "SearchQuery":
        """The same without the words that may be like others."""
        return self._replace(words="")


def parsed(text: str) -> SearchQuery:
    r"""What one line asks for: `fire "salt exchange" /\d+ dead/ source:courier date:2018-10..2019 -strike`.

    What is not finished is taken as if it were, since it is typed: a quotation to the end of the line, an expression
    too; a field without a value asks for nothing. What stands before a colon and is no field is a word.

    Raises:
        QueryError: If a date or an expression cannot be read, in one line.
    """
    words, terms = list[str](), list[Term]()
    for term in _terms(text):
        if isinstance(term, Term):
            terms.append(term)
        else:
            words.append(term)
    for term in terms:
        _check(term)
    return SearchQuery(" ".join(words), tuple(dict.fromkeys(terms)))


def as_words(text: str) -> str:
    """What is to be typed so that just this text is looked for, whatever it holds."""
    line = " ".join(text.split())
    if list(_terms(line)) == line.split():
        return line
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def fits(query: SearchQuery, article: Document | Entry) -> bool:
    """Whether outlet, title and date of an article are those that are asked for."""
    return (
        _is_among(query, "source", fold(article.source))
        and _is_among(query, "title", fold(article.title))
        and _is_dated(query, article.published)
    )


def _terms(text: str) -> Iterator[Term | str]:
    """The terms of a line in their order; words as they are."""
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        found = _TERM.match(text, at)
        assert found is not None  # every part of it may be missing
        at = max(found.end(), at + 1)
        excluded = bool(found["minus"])
        if found["expression"] is not None:
            kind, value = EXPRESSION, found["expression"].replace("\\/", "/")
        else:
            said = found["quoted"]
            value = found["word"] or "" if said is None else _ESCAPED.sub(r"\1", said)
            kind = cast("Kind", (found["field"] or "exact").lower())
            if said is None and kind == "exact" and not (excluded and value):
                yield found[0]
                continue
        if value.strip():
            yield Term(kind, value, excluded)


def _check(term: Term) -> None:
    if term.kind == "date":
        period(term.value)
    elif term.kind == "expression":
        from store.library.expressions import compiled

        compiled(term.value)


def period(value: str) -> tuple[str, str]:
    """The first and the last day of a span of time, each as far as it was given: `2018-10`, `2018-10..2019`, `..2019`.

    Raises:
        QueryError: If it cannot be read.
    """
    first, dots, last = value.partition("..")
    both = (first, last) if dots else (first, first)
    if not any(both) or not all(not day or _DATE.match(day) for day in both):
        shown = " ".join(value.split())
        raise QueryError(f"date:{shown}: write a date as 2018, 2018-10 or 2018-10-05, and a range as 2018-10..2019")
    shorter = min(map(len, both))
    if both[0][:shorter] > both[1][:shorter] and all(both):
        raise QueryError(f"date:{value}: ends before it begins; write the earlier date first")
    return both


def _is_among(query: SearchQuery, kind: Kind, words: str) -> bool:
    wanted, unwanted = query.of(kind), query.of(kind, excluded=True)
    return (not wanted or _any_in(wanted, words)) and not _any_in(unwanted, words)


def _any_in(values: Sequence[str], words: str) -> bool:
    return any(" ".join(fold(value).split()) in " ".join(words.split()) for value in values)


def _is_dated(query: SearchQuery, published: str) -> bool:
    wanted, unwanted = query.of("date"), query.of("date", excluded=True)
    return (not wanted or _any_within(wanted, published)) and not _any_within(unwanted, published)


def _any_within(values: Sequence[str], published: str) -> bool:
    return published[:1].isdecimal() and any(
        published[: len(first)] >= first and (not last or published[: len(last)] <= last)
        for first, last in map(period, values)
    )
