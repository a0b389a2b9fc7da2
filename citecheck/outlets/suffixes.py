"""Bodies that no record names, known by the suffix under which they registered their host."""

from __future__ import annotations

import re
from typing import Final

from citecheck.model import Outlet, OutletKind
from citecheck.outlets.hosts import domain_of, suffixes
from citecheck.outlets.rules import Rules, Suffix

_COURT: Final = re.compile(r"[a-z-]*courts?|judiciary|judicial|tribunal")
_ARMED: Final = frozenset({"airforce", "army", "navy"})


def body_of(host: str, rules: Rules) -> tuple[Outlet, Suffix] | None:
    """Return an outlet for the body that a host belongs to by its suffix, and the suffix.

    The outlet's id and name are its domain: the registrable one, or what a rule with a ``*``
    matched, as in ``comune.bologna.it``.
    """
    for suffix in suffixes(host):
        first, _, below = suffix.partition(".")
        second = below.partition(".")[2]
        third = second.partition(".")[2]
        stem = first.partition("-")[0]
        for text in (
            suffix,
            f"{first}.*.{second}",
            f"{first}.*.*.{third}",
            f"{stem}-*.{below}",
        ):
            found = rules.suffixes.get(text)
            if found:
                domain = _domain(host, suffix) if text == suffix else suffix
                kind, country = _kind(host, found), found.country
                return Outlet(id=domain, name=domain, kind=kind, country=country), found
    return None


def _kind(host: str, suffix: Suffix) -> OutletKind:
    """Return what a body does; under a government's suffix, courts and armies say what they are."""
    if suffix.kind is not OutletKind.GOVERNMENT:
        return suffix.kind
    labels = host.removesuffix(suffix.text).split(".")
    if any(map(_COURT.fullmatch, labels)):
        return OutletKind.COURT
    return OutletKind.MILITARY if _ARMED.intersection(labels) else suffix.kind


def _domain(host: str, suffix: str) -> str:
    """Return the registrable domain, where the Public Suffix List lacks the suffix as well."""
    domain = domain_of(host)
    if domain != suffix or host == suffix:
        return domain
    return f"{host.removesuffix(suffix)[:-1].rpartition('.')[2]}.{suffix}"
