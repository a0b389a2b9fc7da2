"""Which proxy an address is asked through: one that is set, or that of the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit


class Proxies:
    """The proxies that hold; false where there are none.

    Args:
        fixed: The proxy for everything; empty for those of the environment, with its exceptions
            (``http_proxy``, ``https_proxy``, ``all_proxy``, ``no_proxy``, or the system's own).
    """

    def __init__(self, fixed: str) -> None:
        self._fixed = fixed
        self._known = {} if fixed else _of_system()
        self._any = bool(fixed or self._known.keys() & {"http", "https", "all"})

    def __bool__(self) -> bool:
        return self._any

    def of(self, url: str) -> str:
        """Return the proxy for an address; empty for none."""
        if self._fixed:
            return self._fixed
        parts = urlsplit(url)
        proxy = self._known.get(parts.scheme) or self._known.get("all") or ""
        if not proxy:
            return ""
        from urllib.request import proxy_bypass

        return "" if proxy_bypass(parts.netloc) else proxy


def _of_system() -> Mapping[str, str]:
    """Return the proxies of the environment, or else those that the system keeps itself."""
    keeps_some = sys.platform in {"darwin", "win32"}
    if not keeps_some and not any(name.lower().endswith("_proxy") for name in os.environ):
        return {}
    from urllib.request import getproxies  # imports all of HTTP

    return getproxies()
