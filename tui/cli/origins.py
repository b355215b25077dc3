"""Where an added file came from, as it is kept among the project's data to be evidence later."""

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.articles.fetching import Fetched
    from store.disk.originals import Original
    from store.model import Document


def origin_of(content: bytes, document: "Document", fetched: "Fetched | None" = None, asked: str = "") -> "Original":
    """What is kept of a file that looks otherwise outside.

    Args:
        content: The file, untouched.
        document: What was read from it.
        fetched: What a server answered; None for a file that was there.
        asked: The address that was asked for.
    """
    from store.disk.originals import Original

    known = Original(
        path=document.path,
        sha256=sha256(content).hexdigest(),
        size=len(content),
        added=datetime.now().astimezone().isoformat(timespec="seconds"),
        text=document.sha256,
    )
    if fetched is None:
        return known
    charset = f"; charset={fetched.charset}" if fetched.charset else ""
    sent_on = asked if asked != fetched.url else ""
    return known._replace(added=fetched.retrieved, url=fetched.url, asked=sent_on, media=f"{fetched.media}{charset}")
