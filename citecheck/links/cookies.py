"""The cookies of one chain: as much of RFC 6265 as a browser's first visit takes."""

from __future__ import annotations

import datetime as dt
from typing import Final

from attrs import frozen

from citecheck import urls

_MAX_COOKIES: Final = 50


@frozen
class _Cookie:
    value: str
    domain: str
    below: bool
    path: str
    secure: bool

    def is_for(self, url: urls.Url) -> bool:
        host, path = self.domain, self.path
        near = url.host == host or (self.below and url.host.endswith(f".{host}"))
        return (
            near
            and (not self.secure or url.scheme == "https")
            and (url.path == path or url.path.startswith(path if path[-1] == "/" else f"{path}/"))
        )


class Jar:
    """Cookies by name, domain and path; nothing outlives the chain that it was made for."""

    __slots__ = ("_kept",)

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], _Cookie] = {}

    def take(self, line: str, url: urls.Url, at: dt.datetime | None) -> None:
        """Keep the cookie of a ``Set-Cookie`` line, or forget one that it takes back.

        Args:
            line: The value of the header field.
            url: The address whose reply holds it.
            at: When it came; an expiry before it takes the cookie back.
        """
        pair, *rest = line.split(";")
        name, equals, value = pair.strip().partition("=")
        if not equals or not name or not line.isprintable():
            return
        fields = {
            key.strip().lower(): text.strip()
            for key, _, text in (field.partition("=") for field in rest)
        }
        domain = _domain(fields.get("domain", ""), url.host)
        path = fields.get("path", "")
        if not path.startswith("/"):
            path = "/"  # the folder, says the RFC; but the chain is led on by whoever set it
        key = (name.strip(), domain or url.host, path)
        if _is_taken_back(fields, at):
            self._kept.pop(key, None)
        elif key in self._kept or len(self._kept) < _MAX_COOKIES:
            self._kept[key] = _Cookie(
                value.strip(), domain or url.host, domain != "", path, "secure" in fields
            )

    def header(self, url: urls.Url) -> str:
        """Return the ``Cookie`` header for an address, longer paths first; empty for none."""
        fitting = [(key, cookie) for key, cookie in self._kept.items() if cookie.is_for(url)]
        fitting.sort(key=lambda pair: -len(pair[1].path))
        return "; ".join(f"{key[0]}={cookie.value}" for key, cookie in fitting)


def _domain(value: str, host: str) -> str:
    """Return the domain that a cookie is for with all below it; empty for its own host alone."""
    domain = value.lower().removeprefix(".")
    within = domain and (host == domain or host.endswith(f".{domain}"))
    return domain if within and urls.registrable_domain(domain) else ""


def _is_taken_back(fields: dict[str, str], at: dt.datetime | None) -> bool:
    age = fields.get("max-age", "")
    if age.removeprefix("-").isdecimal():
        return age.startswith("-") or not age.strip("0")
    if "expires" not in fields:
        return False
    from email.utils import parsedate_to_datetime  # slow to import, and few sites ask

    try:
        expires = parsedate_to_datetime(fields["expires"])
    except (ValueError, OverflowError):
        return False
    return at is not None and expires.replace(tzinfo=dt.UTC) < at
