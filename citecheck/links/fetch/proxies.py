"""Which proxy an address is asked through: one that is set, or that of the environment."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


class Proxies:
    """The proxies that hold; false where there are none.

    Args:
        fixed: The proxy for everything; empty for those of the environment, with its exceptions
            (``http_proxy``, ``https_proxy``, ``all_proxy``, ``no_proxy``, or the system's own).
    """

    def __init__(self, fixed: str) -> None:
        self._fixed = fixed
        self._known = {} if fixed else getproxies()
        self._any = bool(fixed or self._known.keys() & {"http", "https", "all"})

    def __bool__(self) -> bool:
        return self._any

    def of(self, url: str) -> str:
        """Return the proxy for an address; empty for none."""
        if self._fixed:
            return self._fixed
        parts = urlsplit(url)
        proxy = self._known.get(parts.scheme) or self._known.get("all") or ""
        return "" if not proxy or proxy_bypass(parts.netloc) else proxy
