"""Who is behind an address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

import attrs

from citecheck import urls
from citecheck.model import Layer, Match, OutletKind, Role
from citecheck.outlets import accounts, unwrap
from citecheck.outlets.bearers import Bearer, Host, Outlets, host_of
from citecheck.outlets.records import account_key
from citecheck.outlets.rules import Platform, Wrapper
from citecheck.patterns import lazy

_SCHEME: Final = lazy(r"[a-z][a-z0-9+.\-]*:(?!\d+(?:/|$))", re.IGNORECASE)
_HOST_FIRST: Final = lazy(
    r"(?://)?(?:(?:[^\s/?#@:.]+\.)+(?:xn--[a-z0-9-]+|[^\W\d_]{2,})\.?|\d+(?:\.\d+){3})"
    r"(?::\d+)?(?:[/?#\\]\S*)?",
    re.IGNORECASE,
)
_MARKED: Final = lazy(r"[.\[(]")
_DEFANGED: Final = lazy(r"[\[({]|^h(?:xx|\*\*)p", re.IGNORECASE)

_TENANTED: Final = frozenset({OutletKind.BLOG_PLATFORM, OutletKind.CODE_HOST, OutletKind.WIKI})


def is_address(text: str) -> bool:
    """Return whether a text is an address rather than a name, a scheme being optional."""
    if "://" in text:
        return True
    if not _MARKED.search(text):
        return False  # most names: no host without a dot, be it a defanged one
    return bool(_HOST_FIRST.fullmatch(urls.refang(text) if _DEFANGED.search(text) else text))


class AddressMatcher:
    """Says who is behind an address; it remembers what it found out about hosts.

    Args:
        outlets: The registry.
    """

    def __init__(self, outlets: Outlets) -> None:
        self._outlets = outlets
        self._host = lru_cache(maxsize=8192)(lambda host: host_of(host, outlets))

    def match(self, text: str) -> Match:
        """Return who is behind an address, also a defanged one or one without a scheme."""
        url = _parsed(text)
        if url is None:
            return Match(by="not an address")
        if url.scheme not in urls.WEB_SCHEMES:
            return Match(by=f"scheme {url.scheme}", url=url.href)
        host = self._host(url.host)
        if not host.wrappers:
            return self._on_host(url, host)
        layers: list[Layer] = []
        archived = False
        while peeled := unwrap.peel(url, host.wrappers):
            if len(layers) == unwrap.LIMIT:
                return Match(by="too many wrappers", url=url.href, via=tuple(layers))
            wrapper, inner = peeled
            layers.append(Layer(by=_wrapped_by(wrapper, host), url=url.href))
            archived = archived or wrapper.archive
            url, host = inner, self._host(inner.host)
        found = self._on_host(url, host)
        role = Role.ARCHIVED_COPY if archived and found.outlet else found.role
        return attrs.evolve(found, via=tuple(layers), role=role)

    def _on_host(self, url: urls.Url, host: Host) -> Match:
        for bearer in host.bearers:
            if _under(url.path, bearer.prefix):
                break
        if bearer.platform:
            bearer = self._on_platform(url.path, host.name, bearer, bearer.platform)
        elif bearer.outlet is None and "@" in url.href and bearer.role is Role.UNKNOWN:
            bearer = _dressed_up(url, bearer)
        return Match(
            outlet=bearer.outlet,
            role=bearer.role,
            by=bearer.by,
            confidence=bearer.confidence,
            url=url.href,
            domain=host.domain,
        )

    def _on_platform(self, path: str, host: str, bearer: Bearer, platform: Platform) -> Bearer:
        """Return whose account or tenant an address is; the platform's own where nobody's."""
        if bearer.role is Role.REDIRECTOR:
            return bearer
        handles = accounts.handles(platform, host, bearer.base, path)
        for handle in handles:
            number = self._outlets.index.accounts.get(account_key(f"{platform.id}/{handle}"))
            if number is not None:
                by = f"account {platform.id}/{handle}"
                return Bearer("", self._outlets.at(number), Role.ACCOUNT, by, 1.0)
            owner = self._host(handle).bearers[-1] if platform.domain_handles else None
            if owner and owner.base and owner.outlet not in {None, bearer.outlet}:
                by = f"account {platform.id}/{handle}, a handle by {owner.by}"
                return Bearer("", owner.outlet, Role.ACCOUNT, by, 1.0)
        if not handles or bearer.outlet is None:
            return bearer
        role = Role.TENANT if bearer.outlet.kind in _TENANTED else bearer.role
        by = f"{bearer.by}, published by {handles[0]}"
        return bearer._replace(role=role, by=by, confidence=0.9)


def _wrapped_by(wrapper: Wrapper, host: Host) -> str:
    """Return the id of the archive that holds a copy, the name of the form for other wrappers."""
    archive = host.bearers[-1].outlet if wrapper.archive else None
    return archive.id if archive else wrapper.by


def _parsed(text: str) -> urls.Url | None:
    text = text.strip()
    if text.startswith(("https://", "http://")) and "[" not in text and "(" not in text:
        return urls.parse(text)  # nothing to mend, as nearly always
    if _DEFANGED.search(text):
        text = urls.refang(text)
    if text.startswith("//"):
        text = f"https:{text}"
    elif not _SCHEME.match(text):
        text = f"https://{text}"
    return urls.parse(text)


def _under(path: str, prefix: str) -> bool:
    return not prefix or path == prefix or path.startswith(f"{prefix}/")


def _dressed_up(url: urls.Url, bearer: Bearer) -> Bearer:
    """Return a lookalike where an address puts something before its host."""
    user, at, _ = url.href.split("/", 3)[2].rpartition("@")
    if not at:
        return bearer
    return bearer._replace(role=Role.LOOKALIKE, by=f"{user} before the @ is not the host")
