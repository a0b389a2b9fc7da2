"""Who may be behind a host: all that can be said before the path is looked at."""

from __future__ import annotations

from typing import Final, NamedTuple, Protocol

from citecheck import urls
from citecheck.model import DomainRelation, Outlet, OutletKind, Role
from citecheck.outlets import lookalikes
from citecheck.outlets.hosts import brand_of, domain_of, is_ip, suffixes
from citecheck.outlets.index import Index
from citecheck.outlets.rules import Platform, Rules, Wrapper
from citecheck.outlets.suffixes import body_of

# No name that DNS can hold is longer (RFC 1035, section 2.3.4).
_LONGEST: Final = 253

# First labels of suffixes that are registries, whether or not the Public Suffix List has them.
_REGISTRY_LABELS: Final = frozenset(
    {"ac", "edu", "gc", "go", "gob", "gouv", "gov", "govt", "gub", "gv", "mi", "mil"}
)

_ROLES: Final = {
    OutletKind.SOCIAL_PLATFORM: Role.PLATFORM,
    OutletKind.VIDEO_PLATFORM: Role.PLATFORM,
    OutletKind.BLOG_PLATFORM: Role.PLATFORM,
    OutletKind.FILE_HOST: Role.PLATFORM,
    OutletKind.CODE_HOST: Role.PLATFORM,
    OutletKind.URL_SHORTENER: Role.REDIRECTOR,
    OutletKind.IDENTIFIER_RESOLVER: Role.IDENTIFIER,
}


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


class Bearer(NamedTuple):
    """Who is behind a host, under one path.

    Args:
        prefix: The path; empty for any.
        outlet: Who; None where nobody is known.
        role: What the outlet is to the address.
        by: The rule that says so.
        confidence: How sure that is.
        base: The suffix of the host that is registered.
        platform: The patterns of a platform's addresses.
    """

    prefix: str
    outlet: Outlet | None
    role: Role
    by: str
    confidence: float
    base: str = ""
    platform: Platform | None = None


class Host(NamedTuple):
    """What is known of a host.

    Args:
        name: The host without ``www.``.
        domain: Its registrable domain; None for an IP address.
        wrappers: The wrappers whose addresses it may serve.
        bearers: Who is behind it, the longest path first; the last one has no path.
    """

    name: str
    domain: str | None
    wrappers: tuple[Wrapper, ...]
    bearers: tuple[Bearer, ...]


def host_of(host: str, outlets: Outlets) -> Host:
    """Return what is known of a WHATWG host."""
    name = urls.site_of(host.removesuffix("."))
    if not name or len(name) > _LONGEST:
        return Host(name, None, (), (_nobody("no host"),))
    if is_ip(name):
        ip = Bearer("", None, Role.IP_LITERAL, f"IP address {name}", 0.0)
        return Host(name, None, (), (ip,))
    wrappers = _wrappers(name, outlets.rules)
    archives = any(wrapper.archive for wrapper in wrappers)
    bearers = _registered(name, outlets, archives=archives)
    if not bearers or bearers[-1].prefix:
        bearers = (*bearers, _unregistered(name, outlets))
    return Host(name, domain_of(name), wrappers, bearers)


def _nobody(by: str) -> Bearer:
    return Bearer("", None, Role.UNKNOWN, by, 0.0)


def _wrappers(host: str, rules: Rules) -> tuple[Wrapper, ...]:
    by_host = [wrapper for s in suffixes(host) for wrapper in rules.wrappers.get(s, ())]
    return (*by_host, *rules.brand_wrappers.get(brand_of(host), ()))


def _registered(host: str, outlets: Outlets, *, archives: bool) -> tuple[Bearer, ...]:
    """Return those whose registered hosts are suffixes of a host, the longest match first."""
    found = []
    for base in suffixes(host):
        entry = outlets.index.hosts.get(base)
        if entry is None:
            continue
        if base != host and base in outlets.rules.suffixes and _is_shared(base):
            # "kent.gov.uk" is no part of the body that speaks at "gov.uk".
            break
        for prefix, number in [("", entry)] if isinstance(entry, int) else entry:
            bearer = _bearer(outlets, int(number), base, str(prefix), host)
            copies = archives and bearer.role is Role.PUBLISHER
            found.append(bearer._replace(role=Role.ARCHIVED_COPY) if copies else bearer)
        if not found[-1].prefix:
            return tuple(found)
    owner = outlets.index.ids.get(outlets.rules.brands.get(brand_of(host), ""))
    if owner is not None:
        found.append(_bearer(outlets, owner, domain_of(host), "", host))
    return tuple(found)


def _is_shared(suffix: str) -> bool:
    """Return whether many bodies have hosts below a suffix, rather than one that owns it."""
    return suffix.partition(".")[0] in _REGISTRY_LABELS or not urls.registrable_domain(suffix)


def _bearer(outlets: Outlets, number: int, base: str, prefix: str, host: str) -> Bearer:
    outlet = outlets.at(number)
    platform = outlets.rules.platforms.get(outlet.id)
    role = _role(outlet, base, prefix, host)
    return Bearer(prefix, outlet, role, f"domain {base}{prefix}", 1.0, base, platform)


def _role(outlet: Outlet, base: str, prefix: str, host: str) -> Role:
    relation = next(
        (d.relation for d in outlet.domains if d.host == base and d.path == prefix),
        DomainRelation.OFFICIAL,
    )
    if relation is DomainRelation.SHORTENER and host == base:
        return Role.REDIRECTOR
    return _ROLES.get(outlet.kind, Role.PUBLISHER)


def _unregistered(host: str, outlets: Outlets) -> Bearer:
    found = body_of(host, outlets.rules)
    if found:
        body, suffix = found
        return Bearer("", body, Role.PUBLISHER, f"suffix {suffix.text}", suffix.confidence)
    imitates = lookalikes.imitated(host, outlets.index.hosts.keys(), outlets.skeletons)
    return Bearer("", None, Role.LOOKALIKE, imitates, 0.0) if imitates else _nobody("no rule")
