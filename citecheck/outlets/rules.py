"""The rules beside the records: suffixes, wrappers and the address patterns of platforms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from attrs import frozen

from citecheck.model import OutletKind


@cache
def pattern_of(text: str) -> re.Pattern[str]:
    """Return a pattern of the rules, compiled when first needed: there are hundreds."""
    return re.compile(text, re.DOTALL)


@frozen(kw_only=True)
class Suffix:
    """A suffix under which one kind of body of one country registers its names."""

    text: str
    kind: OutletKind
    country: str
    confidence: float


@frozen(kw_only=True)
class Wrapper:
    """A form of address that holds another one.

    Args:
        by: Id of the outlet that wraps, or the name of the form.
        path: Text of a pattern on path, query and fragment; its group ``url`` is the inner one.
        query: Parameters that hold it, the first that is there wins.
        decoding: How the inner address is written; empty for percent-encoding.
        rewrite: The host that serves the same path, for other front ends of a platform.
        archive: Whether it holds a copy rather than leading there.
    """

    by: str
    path: str
    query: tuple[str, ...]
    decoding: str
    rewrite: str
    archive: bool


@frozen(kw_only=True)
class Platform:
    """How a platform addresses those who publish on it.

    Args:
        id: Id of its outlet, and the first part of account names.
        profile: Texts of patterns on the path with a group ``handle``.
        reserved: Handles that are pages of the platform itself, lower case.
        tenants: The platform's hosts below which each has a host of its own.
        domain_handles: Whether a handle may be a domain of its owner (Bluesky).
    """

    id: str
    profile: tuple[str, ...]
    reserved: frozenset[str]
    tenants: frozenset[str]
    domain_handles: bool


@frozen(kw_only=True)
class Rules:
    """All of them, by the keys under which they are looked up.

    Args:
        suffixes: By suffix; a ``*`` stands for a label, or for the rest of one after a hyphen.
        wrappers: By host.
        brand_wrappers: By the label that a brand owns under every national suffix (``"google"``).
        platforms: By outlet id.
        brands: Outlet ids by the label that they own under every national suffix.
    """

    suffixes: Mapping[str, Suffix]
    wrappers: Mapping[str, tuple[Wrapper, ...]]
    brand_wrappers: Mapping[str, tuple[Wrapper, ...]]
    platforms: Mapping[str, Platform]
    brands: Mapping[str, str]


def rules_of(tables: Mapping[str, Any]) -> Rules:
    """Return the rules that the packaged tables describe."""
    wrappers: dict[str, list[Wrapper]] = {}
    for table in tables["wrapper"]:
        for host in table["hosts"]:
            wrappers.setdefault(host, []).append(_wrapper(table))
    return Rules(
        suffixes={
            text: Suffix(
                text=text,
                kind=OutletKind(table["kind"]),
                country=country,
                confidence=table.get("confidence", 0.8),
            )
            for table in tables["suffix"]
            for country, texts in table["countries"].items()
            for text in texts
        },
        wrappers={
            host: tuple(found) for host, found in wrappers.items() if not host.endswith(".*")
        },
        brand_wrappers={
            host[:-2]: tuple(found) for host, found in wrappers.items() if host.endswith(".*")
        },
        platforms={table["id"]: _platform(table) for table in tables["platform"]},
        brands={
            brand: table["id"] for table in tables["platform"] for brand in table.get("brands", ())
        },
    )


def _wrapper(table: Mapping[str, Any]) -> Wrapper:
    return Wrapper(
        by=table["by"],
        path=table.get("path", ""),
        query=tuple(table.get("query", ())),
        decoding=table.get("decoding", ""),
        rewrite=table.get("rewrite", ""),
        archive=table.get("archive", False),
    )


def _platform(table: Mapping[str, Any]) -> Platform:
    return Platform(
        id=table["id"],
        profile=tuple(table.get("profile", ())),
        reserved=frozenset(table.get("reserved", ())),
        tenants=frozenset(table.get("tenants", ())),
        domain_handles=table.get("domain_handles", False),
    )
