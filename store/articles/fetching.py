"""Pages retrieved from the web: within bounds of time and size, and never from where they must not come from."""

import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from store.articles.addresses import servers_of
from store.articles.reading import LARGEST
from store.errors import ArticleError

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 10
"""Times that a server may send on to another address."""

AGENT = "Variorum (a reader of news articles)"


class Bounds(NamedTuple):
    """What one retrieval may take."""

    seconds: float = 60.0
    """All of it."""
    patience: float = 15.0
    """Seconds in which a server must connect, and go on answering."""
    size: int = LARGEST
    """Bytes, unpacked."""
    is_private_allowed: bool = False
    """Whether it may come from an address of this machine or of its own network."""


class Fetched(NamedTuple):
    """What a server answered, untouched."""

    content: bytes
    url: str
    """Where it came from in the end."""
    retrieved: str
    """When, in ISO 8601 with zone."""
    media: str
    """Media type in small letters, as the server told it; empty when it did not."""
    charset: str
    """The encoding that the server told; empty when it did not."""


def fetch(address: str, bounds: Bounds | None = None) -> Fetched:
    """What is at an address of the web, after all redirects.

    Args:
        address: `http` or `https`.
        bounds: What it may take.

    Raises:
        ArticleError: If it cannot be had within the bounds; names the address and the remedy.
    """
    within = bounds or Bounds()
    done: list[Fetched | ArticleError] = []
    # A server that sends a letter now and then never comes to an end: it is waited for no longer than this.
    thread = Thread(target=lambda: done.append(_attempt(address, within)), name="variorum-fetching", daemon=True)
    thread.start()
    thread.join(within.seconds)
    if not done:
        raise ArticleError(
            f"{address}: took longer than {within.seconds:.0f} seconds; try again later, or save the page"
        )
    if isinstance(done[0], ArticleError):
        raise done[0]
    return done[0]


def _attempt(address: str, bounds: Bounds) -> Fetched | ArticleError:
    import httpx

    try:
        return _followed(address, bounds)
    except ArticleError as error:
        return error
    except httpx.TimeoutException:
        return ArticleError(f"{address}: does not answer; try again later, or save the page from a browser")
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, OSError) as error:
        said = str(error).partition("\n")[0] or type(error).__name__
        return ArticleError(
            f"{address}: cannot be retrieved ({said}); check the address, or save the page from a browser"
        )


def _followed(address: str, bounds: Bounds) -> Fetched:
    """The answer at the end of all redirects; every step is looked at as the first one is."""
    import httpx

    url, deadline = address, monotonic() + bounds.seconds
    # What the environment says of proxies is left aside: a proxy would connect to wherever it likes.
    with httpx.Client(follow_redirects=False, trust_env=False, timeout=bounds.patience) as client:
        for _ in range(MOST_REDIRECTS + 1):
            with _naming(address, url), closing(_answered(client, url, bounds)) as answer:
                if not answer.has_redirect_location:
                    return _fetched(answer, url, bounds, deadline)
                url = str(httpx.URL(url).join(answer.headers["location"]))
    raise ArticleError(f"{address}: sends on more than {MOST_REDIRECTS} times; open it in a browser and save the page")


@contextmanager
def _naming(address: str, url: str) -> Iterator[None]:
    """Has what goes wrong further on told with the address that was asked for."""
    try:
        yield
    except ArticleError as error:
        raise error if url == address else ArticleError(f"{address}: sends on to {error.message}") from error


def _answered(client: "httpx.Client", url: str, bounds: Bounds) -> "httpx.Response":
    """The beginning of an answer; it is asked for at an address that was looked at, not at a name that may change.

    Raises:
        ArticleError: If the address must not be asked.
    """
    import httpx

    servers = servers_of(url, is_private_allowed=bounds.is_private_allowed)
    refused: httpx.ConnectError | None = None
    for server in servers:
        try:
            return client.send(_request(client, url, server), stream=True)
        except httpx.ConnectError as error:
            refused = error
    raise refused or httpx.ConnectError("no address")


def _request(client: "httpx.Client", url: str, server: str) -> "httpx.Request":
    import httpx

    asked = httpx.URL(url)
    # Packed answers are smaller, and what a browser saves is unpacked too.
    headers = {"Host": asked.netloc.decode("ascii"), "User-Agent": AGENT, "Accept-Encoding": "gzip", "Accept": "*/*"}
    told = {"sni_hostname": asked.raw_host.decode("ascii")}
    return client.build_request("GET", asked.copy_with(host=server), headers=headers, extensions=told)


def _fetched(answer: "httpx.Response", url: str, bounds: Bounds, deadline: float) -> Fetched:
    if answer.status_code != 200:
        raise ArticleError(
            f"{url}: answers {answer.status_code} {answer.reason_phrase}; open it in a browser, and save the page"
        )
    told = answer.headers.get("content-type", "")
    pieces = []
    left = bounds.size
    for piece in _unpacked(answer, url):
        left -= len(piece)
        if left < 0:
            raise ArticleError(f"{url}: is larger than {bounds.size >> 20} MB; save what is wanted of it as a file")
        if monotonic() > deadline:
            raise ArticleError(
                f"{url}: took longer than {bounds.seconds:.0f} seconds; try again later, or save the page"
            )
        pieces.append(piece)
    moment = datetime.now().astimezone().isoformat(timespec="seconds")
    media = told.partition(";")[0].strip().lower()
    return Fetched(b"".join(pieces), url, moment, media, answer.charset_encoding or "")


def _unpacked(answer: "httpx.Response", url: str) -> Iterator[bytes]:
    """What an answer holds, a bounded piece at a time, however little it was packed into."""
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        yield from answer.iter_raw()
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise ArticleError(f"{url}: answers packed as {packing}, which was not asked for; save the page from a browser")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for packed in answer.iter_raw():
        waiting = packed
        while waiting:
            try:
                yield unpacker.decompress(waiting, 1 << 20)
            except zlib.error as error:
                raise ArticleError(f"{url}: answers what cannot be unpacked; try again, or save the page") from error
            waiting = unpacker.unconsumed_tail
