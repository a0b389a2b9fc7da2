"""Who publishes on a platform: its accounts by path, its tenants by host."""

from __future__ import annotations

from urllib.parse import unquote

from citecheck.outlets.rules import Platform


def handles(platform: Platform, host: str, base: str, path: str) -> tuple[str, ...]:
    """Return the handles that an address of a platform may belong to, the likeliest first.

    Args:
        platform: The platform's patterns.
        host: Host of the address without ``www.``.
        base: The platform's own host, a suffix of it.
        path: Path of the address.

    Returns:
        Handles in lower case without ``@``; nothing for pages of the platform itself.
    """
    found = []
    if platform.tenants and host != base:
        tenant = host.removesuffix(f".{base}").rpartition(".")[2]
        if tenant not in platform.reserved:
            found.append(tenant)
    for pattern in platform.profile:
        match = pattern.match(path)
        if match:
            handle = unquote(match["handle"]).lower().removeprefix("@")
            if handle and handle not in platform.reserved:
                found.append(handle)
    return tuple(dict.fromkeys(found))
