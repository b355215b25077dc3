"""Tagging by what the text says, for tests that do not care for offsets."""

from store.model import Annotation, Span
from store.project import Project


def first(project: Project) -> str:
    return project.entries()[0].id


def span_of(project: Project, key: str, quote: str) -> Span:
    start = project.document(key).text.index(quote)
    return Span(start, start + len(quote))


def tag(project: Project, quote: str, label: str = "claim", document: int = 0) -> Annotation:
    key = project.entries()[document].id
    return project.tags.add(key, span_of(project, key, quote), label)


def quotes(project: Project, key: str | None = None) -> list[str]:
    return [made.selector.exact for made in project.tags.of(key)]
