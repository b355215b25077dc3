"""Addresses of the web, and whether anything may be asked of them."""

import ipaddress
import socket

from store.errors import ArticleError

PORTS = {"http": 80, "https": 443}
"""Schemes that are asked, with their usual ports."""

_EMBEDDING = ipaddress.IPv6Network("64:ff9b::/96")
"""Addresses that a gateway turns into those of IPv4 that stand in their last bits."""

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_url(source: str) -> bool:
    """Whether what was named is an address rather than a file."""
    scheme, parted, _ = source.partition("://")
    return bool(parted) and scheme.isalnum()


def servers_of(url: str, *, is_private_allowed: bool = False) -> list[str]:
    """Where the server of an address is, in figures, as the system resolves its name now.

    Args:
        url: Of a page.
        is_private_allowed: Whether it may be this machine, or in its own network.

    Raises:
        ArticleError: If it is no address of the web, there is no such server, or it must not be asked.
    """
    import httpx

    try:
        asked = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ArticleError(f"{url}: is no address; check it") from error
    if asked.scheme not in PORTS or not asked.host:
        raise ArticleError(f"{url}: only addresses that begin with http:// or https:// are retrieved")
    if asked.userinfo:
        raise ArticleError(
            f"{asked.copy_with(userinfo=b'')}: is given with a password, which would be kept; leave it out"
        )
    found = _resolved(url, asked.host, asked.port or PORTS[asked.scheme])
    allowed = [address for address in found if is_private_allowed or is_public(address)]
    if not allowed:
        where = f"leads to {found[0]}, in a private network"
        raise ArticleError(f"{url}: {where}; if that is what you mean, allow it with --allow-private")
    return [str(address) for address in allowed]


def is_public(address: Address) -> bool:
    """Whether an address is one of the whole internet, also the one that stands in it for IPv4."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in _EMBEDDING:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _resolved(url: str, host: str, port: int) -> list[Address]:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise ArticleError(f"{url}: there is no server of this name; check the address and the connection") from error
    found = (str(answer[4][0]).partition("%")[0] for answer in answers)
    return [ipaddress.ip_address(address) for address in dict.fromkeys(found)]
