"""Who publishes on a platform: its accounts by path, its tenants by host."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from citecheck.outlets.rules import Platform, pattern_of

# Below a platform's host these show the same profiles; "developers" and "help" do not.
_SAME_PAGES: Final = re.compile(
    r"(?:m|mobile|touch|old|new|np|open|gist|space|web|[a-z]{2}(?:-[a-z]{2})?)\."
)


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
    below = host.removesuffix(base)
    if below and _has_tenants(platform, base):
        tenant = below[:-1].rpartition(".")[2]
        if tenant not in platform.reserved and tenant != "m":
            found.append(tenant)
    if not found and (not below or _SAME_PAGES.fullmatch(below)):
        for pattern in platform.profile:
            match = pattern_of(pattern).match(path)
            if match:
                handle = unquote(match["handle"]).lower().removeprefix("@")
                if handle and handle not in platform.reserved:
                    found.append(handle)
    return tuple(dict.fromkeys(found))


def _has_tenants(platform: Platform, base: str) -> bool:
    return base in platform.tenants or f"{base.partition('.')[0]}.*" in platform.tenants
