"""Who is let in by `serve`: whoever has the token, by a name of this machine, from its own page."""

import secrets
import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  compared, not listened at
"""Addresses that mean all of this machine's."""


class Guard:
    """Knows the token, which is part of every path: it is in no cookie, which a server at another port would get too.

    Args:
        host: Where the server listens, a name or an address.
    """

    def __init__(self, host: str) -> None:
        self.host = host
        self.token = secrets.token_urlsafe(32)
        """Stands in every path."""
        self._names = {"localhost", host.lower(), socket.gethostname().lower()}

    def address(self, port: int) -> str:
        """What is to be opened in a browser."""
        name = socket.gethostname() if self.host in ANYWHERE else self.host
        return f"http://{f'[{name}]' if ':' in name else name}:{port}/{self.token}/"

    def objection(self, token: str, host: str, origin: str | None, *, is_socket: bool = False) -> str:
        """Why a request is refused, in a line; empty for one that may come in.

        Args:
            token: Which the path has.
            host: The header `Host`. A page elsewhere that has a name of its own led here would send that name.
            origin: The header `Origin`, the page that asks; browsers send it for every socket.
            is_socket: Whether the request opens a socket, which pages of any origin may try.
        """
        if not self._is_ours(host):
            return "this machine is not called so; open the address that variorum serve printed"
        if (origin is None and is_socket) or (origin is not None and _netloc(origin) != host.lower()):
            return "asked by another page; open the address that variorum serve printed"
        if not secrets.compare_digest(token.encode("utf-8", "replace"), self.token.encode()):
            return "not the address that variorum serve printed; open that one"
        return ""

    def _is_ours(self, host: str) -> bool:
        """Whether a name is ours: an address always is, since no page can be led astray by one."""
        try:
            name = (urlsplit(f"//{host}").hostname or "").rstrip(".")
        except ValueError:
            return False
        return name in self._names - {""} or _is_address(name)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    return _is_address(host) and ip_address(host).is_loopback


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _netloc(origin: str) -> str:
    """Name and port of a page's origin; of one that is no page of the web, nothing that a host is called."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return "?"
    return parts.netloc.lower() if parts.scheme in {"http", "https"} else "?"
