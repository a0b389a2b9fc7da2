"""Which IP addresses a link may lead to: the guard against server-side request forgery.

A fetcher asks :func:`is_public` for the address that it is about to connect to, after DNS and on
every hop, so that neither a redirect nor a changing DNS answer leads inside.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Final

# Prefixes that carry an IPv4 address in their low 32 bits: IPv4-compatible (RFC 4291),
# NAT64 (RFC 6052), and in bits 16 to 48: 6to4 (RFC 3056).
_EMBEDS_LOW: Final = (IPv6Network("::/96"), IPv6Network("64:ff9b::/96"))
_6TO4: Final = IPv6Network("2002::/16")
# What ipaddress takes for global, and is not on the internet all the same.
_REFUSED: Final[tuple[IPv4Network | IPv6Network, ...]] = (
    IPv4Network("192.0.0.0/24"),  # protocol assignments, RFC 6890
    IPv4Network("168.63.129.16/32"),  # Azure's host node, reachable from every Azure machine
    IPv4Network("192.88.99.0/24"),  # 6to4 relay anycast, withdrawn by RFC 7526
    IPv6Network("64:ff9b:1::/48"),  # NAT64 of local use, RFC 8215
    IPv6Network("fec0::/10"),  # site-local, withdrawn by RFC 3879
)


@lru_cache(maxsize=8192)
def is_public(address: str) -> bool:
    """Return whether an IP address is one of the public internet.

    Not so are private, loopback, link-local (cloud metadata services among them), shared (CGNAT),
    multicast, reserved and documentation addresses, and IPv6 forms that carry such an IPv4
    address.  What is no IP address is not public.
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    inner = _embedded(found) if isinstance(found, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    refused = any(found in network for network in _REFUSED)
    return found.is_global and not found.is_multicast and not refused


def _embedded(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if any(address in network for network in _EMBEDS_LOW):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _6TO4:
        return IPv4Address(int(address) >> 80 & 0xFFFFFFFF)
    return None


def is_inside(host: str) -> bool:
    """Return whether a host of an address, as WHATWG serialises it, is inside without asking DNS.

    So are IP literals that are not public and ``localhost`` with all names below it (RFC 6761).
    """
    name = host.rstrip(".")
    if name == "localhost" or name.endswith(".localhost"):
        return True
    literal = host.strip("[]")
    return (":" in literal or literal.rpartition(".")[2].isdigit()) and not is_public(literal)
