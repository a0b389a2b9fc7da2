"""Bodies that no record names, known by the suffix under which they registered their host."""

from __future__ import annotations

from citecheck.model import Outlet
from citecheck.outlets.hosts import domain_of, suffixes
from citecheck.outlets.rules import Rules, Suffix


def suffix_of(host: str, rules: Rules) -> Suffix | None:
    """Return the longest suffix rule that an ASCII host falls under."""
    for suffix in suffixes(host):
        found = rules.suffixes.get(suffix)
        if found:
            return found
        first, _, rest = suffix.partition(".")
        starred = rules.suffixes.get(f"{first}.*.{rest.partition('.')[2]}")
        if starred:
            return starred
    return None


def body_of(host: str, suffix: Suffix) -> Outlet:
    """Return an outlet for a body known by its suffix only; its id is its registrable domain."""
    domain = domain_of(host)
    return Outlet(id=domain, name=domain, kind=suffix.kind, country=suffix.country)
