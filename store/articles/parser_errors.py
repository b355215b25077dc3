"""Parsers that others wrote: whatever they raise at a damaged file becomes one line that names it."""

from collections.abc import Iterator
from contextlib import contextmanager

from store.errors import ArticleError


@contextmanager
def parser_errors(kind: str, name: str) -> Iterator[None]:
    """Has everything that goes wrong within a `with` told as an article that cannot be read.

    What such a parser raises at damaged input is nowhere listed, and one bad file must not take the others with it.

    Raises:
        ArticleError: For any error at all.
    """
    try:
        yield
    except ArticleError:
        raise
    except MemoryError as error:
        raise ArticleError(f"{name}: takes more memory than there is; split it into articles") from error
    except RecursionError as error:
        raise ArticleError(f"{name}: holds parts too deep within each other; save its text as UTF-8") from error
    except Exception as error:
        said = (str(error).partition("\n")[0].strip() or type(error).__name__)[:120]
        raise ArticleError(f"{name}: is no {kind} that can be read ({said}); save or download it anew") from error
