"""Who is behind an address."""

from __future__ import annotations

import re
from typing import Final, Protocol

import attrs

from citecheck import urls
from citecheck.model import DomainRelation, Layer, Match, Outlet, OutletKind, Role
from citecheck.outlets import accounts, lookalikes, unwrap
from citecheck.outlets.hosts import brand_of, is_ip, suffixes
from citecheck.outlets.index import Index
from citecheck.outlets.records import account_key
from citecheck.outlets.rules import Platform, Rules
from citecheck.outlets.suffixes import body_of, suffix_of

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.\-]*:(?!\d+(?:/|$))", re.IGNORECASE)
_HOST_FIRST: Final = re.compile(
    r"(?://)?(?:(?:[^\s/?#@:.]+\.)+(?:xn--[a-z0-9-]+|[^\W\d_]{2,})\.?|\d+(?:\.\d+){3})"
    r"(?::\d+)?(?:[/?#\\]\S*)?",
    re.IGNORECASE,
)
_DEFANGED: Final = re.compile(r"[\[({]|^h(?:xx|\*\*)p", re.IGNORECASE)

_ROLES: Final = {
    OutletKind.SOCIAL_PLATFORM: Role.PLATFORM,
    OutletKind.VIDEO_PLATFORM: Role.PLATFORM,
    OutletKind.BLOG_PLATFORM: Role.PLATFORM,
    OutletKind.FILE_HOST: Role.PLATFORM,
    OutletKind.CODE_HOST: Role.PLATFORM,
    OutletKind.ARCHIVE: Role.ARCHIVED_COPY,
    OutletKind.URL_SHORTENER: Role.REDIRECTOR,
    OutletKind.IDENTIFIER_RESOLVER: Role.IDENTIFIER,
}
_TENANTED: Final = frozenset(
    {OutletKind.BLOG_PLATFORM, OutletKind.CODE_HOST, OutletKind.FILE_HOST, OutletKind.WIKI}
)


class Outlets(Protocol):
    """What matching asks of a registry."""

    @property
    def index(self) -> Index:
        """The tables to search."""

    @property
    def rules(self) -> Rules:
        """The rules beside the records."""

    @property
    def skeletons(self) -> frozenset[str]:
        """The skeletons of all hosts."""

    def at(self, number: int) -> Outlet:
        """Return the outlet of a record."""


def is_address(text: str) -> bool:
    """Return whether a text is an address rather than a name, a scheme being optional."""
    if "://" in text:
        return True
    return bool(_HOST_FIRST.fullmatch(urls.refang(text) if _DEFANGED.search(text) else text))


def match_address(text: str, outlets: Outlets) -> Match:
    """Return who is behind an address, also a defanged one or one without a scheme."""
    url = _parsed(text)
    if url is None:
        return Match(by="not an address")
    if url.scheme not in urls.WEB_SCHEMES:
        return Match(by=f"scheme {url.scheme}", url=url.href)
    rules = outlets.rules
    layers: list[Layer] = []
    archived = False
    while True:
        peeled = unwrap.peel(url, rules)
        if peeled is None:
            break
        if len(layers) == unwrap.LIMIT:
            return Match(by="too many wrappers", url=url.href, via=tuple(layers))
        wrapper, inner = peeled
        layers.append(Layer(by=wrapper.by, url=url.href))
        archived = archived or wrapper.archive
        url = inner
    found = _match_host(url, outlets)
    if not layers:
        return found
    role = Role.ARCHIVED_COPY if archived and found.outlet else found.role
    return attrs.evolve(found, via=tuple(layers), role=role)


def _parsed(text: str) -> urls.Url | None:
    text = text.strip()
    if _DEFANGED.search(text):
        text = urls.refang(text)
    if text.startswith("//"):
        text = f"https:{text}"
    elif not _SCHEME.match(text):
        text = f"https://{text}"
    return urls.parse(text)


def _match_host(url: urls.Url, outlets: Outlets) -> Match:
    host = urls.site_of(url.host.removesuffix("."))
    if not host:
        return Match(by="no host", url=url.href)
    if is_ip(host):
        return Match(role=Role.IP_LITERAL, by=f"IP address {host}", url=url.href)
    domain = urls.registrable_domain(host)
    number, base, prefix = _longest(host, url.path, outlets.index)
    if number is None:
        number, base = _branded(host, outlets)
    if number is None:
        return _unlisted(url, host, domain, outlets)
    outlet = outlets.at(number)
    platform = outlets.rules.platforms.get(outlet.id)
    if platform:
        return _on_platform(url, host, base, outlet, platform, outlets)
    return Match(
        outlet=outlet,
        role=_role(outlet, base, prefix),
        by=f"domain {base}{prefix}",
        confidence=1.0,
        url=url.href,
        domain=domain,
    )


def _longest(host: str, path: str, index: Index) -> tuple[int | None, str, str]:
    """Return the record of the longest registered suffix of a host, that suffix and its path."""
    for suffix in suffixes(host):
        entry = index.hosts.get(suffix)
        if entry is None:
            continue
        if isinstance(entry, int):
            return entry, suffix, ""
        for prefix, number in entry:
            if _under(path, str(prefix)):
                return int(number), suffix, str(prefix)
    return None, "", ""


def _under(path: str, prefix: str) -> bool:
    return not prefix or path == prefix or path.startswith(f"{prefix}/")


def _branded(host: str, outlets: Outlets) -> tuple[int | None, str]:
    """Return the record of a brand that holds its name under every national suffix."""
    brands = outlets.rules.brands
    if not any(label in brands for label in host.split(".")):
        return None, ""
    owner = brands.get(brand_of(host), "")
    return outlets.index.ids.get(owner), urls.registrable_domain(host) or host


def _role(outlet: Outlet, host: str, prefix: str) -> Role:
    relation = next(
        (d.relation for d in outlet.domains if d.host == host and d.path == prefix),
        DomainRelation.OFFICIAL,
    )
    if relation is DomainRelation.SHORTENER:
        return Role.REDIRECTOR
    return _ROLES.get(outlet.kind, Role.PUBLISHER)


def _on_platform(
    url: urls.Url, host: str, base: str, outlet: Outlet, platform: Platform, outlets: Outlets
) -> Match:
    role, by, confidence = _role(outlet, base, ""), f"domain {base}", 1.0
    handles = accounts.handles(platform, host, base, url.path)
    for handle in handles:
        number = outlets.index.accounts.get(account_key(f"{platform.id}/{handle}"))
        if number is None and platform.domain_handles:
            number, _, _ = _longest(handle, "/", outlets.index)
        if number is not None:
            outlet, role = outlets.at(number), Role.ACCOUNT
            by, confidence = f"account {platform.id}/{handle}", 1.0
            break
    else:
        if handles:
            role = Role.TENANT if outlet.kind in _TENANTED else role
            by, confidence = f"{base}, published by {handles[0]}", 0.9
    return Match(
        outlet=outlet,
        role=role,
        by=by,
        confidence=confidence,
        url=url.href,
        domain=urls.registrable_domain(host),
    )


def _unlisted(url: urls.Url, host: str, domain: str | None, outlets: Outlets) -> Match:
    suffix = suffix_of(host, outlets.rules)
    if suffix:
        return Match(
            outlet=body_of(host, suffix),
            role=Role.PUBLISHER,
            by=f"suffix {suffix.text}",
            confidence=suffix.confidence,
            url=url.href,
            domain=domain,
        )
    imitates = lookalikes.imitated(host, outlets.index.hosts.keys(), outlets.skeletons)
    if not imitates and "@" in url.href.split("/", 3)[2]:
        imitates = f"{url.href.split('/', 3)[2].partition('@')[0]} before the @ is not the host"
    return Match(
        role=Role.LOOKALIKE if imitates else Role.UNKNOWN,
        by=imitates or "no rule",
        url=url.href,
        domain=domain,
    )
