"""Addresses that may mean more to who makes a site, a wiki or a vault than to a browser."""

from __future__ import annotations

from typing import Final
from urllib.parse import unquote

from citecheck.patterns import lazy

NAMED: Final = "named"
"""The ``rel`` of links to pages of a wiki, which go by their names."""

_TEMPLATE: Final = lazy(r"\{\{|\{%|<%|\$\{|\A\{|\A%[=\s-]")
# The end of an address that is no file, or one that pages are made into.
_ROUTE: Final = lazy(r"(?:\A|/)[^/.]*/?\Z|\.html?\Z|(?:\A|/)\.{1,2}/?\Z")
_ALIAS: Final = lazy(r"[@~][\w-]*/")
_NUMBERED: Final = lazy(r"[^/]*\d\.\d[^/]*/?\Z")
# What a forge has beside the files of a repository; links to it lead out of the checkout.
_FORGE: Final = lazy(
    r"(?:\.\./)+(?:actions|archive|blame|blob|branches|commits?|compare|contribute|discussions|edit"
    r"|forks?|graphs|issues|labels|milestones?|network|new|packages|projects|pulls?|pulse|raw"
    r"|releases?|security|stargazers|tags|tree|watchers|wiki)(?:[/?#]|\Z)"
)


def has_template(href: str) -> bool:
    """Return whether an address is made by a template, at least in part."""
    return _TEMPLATE.search(href) is not None


def parts(href: str) -> tuple[str, str]:
    """Return path and fragment of an address, without its query."""
    path, _, fragment = href.partition("#")
    return unquote(path.partition("?")[0]), fragment


def is_of_file(href: str) -> bool:
    """Return whether a relative address can mean nothing but a file beside its document."""
    path, fragment = parts(href)
    if not path or path.startswith("\\"):
        return True
    return not (
        is_on_forge(path)
        or has_alias(path)
        or is_headed(fragment)
        or is_route(path)
        or is_numbered(path)
    )


def is_route(path: str) -> bool:
    """Return whether a path ends as those of pages do."""
    return _ROUTE.search(path) is not None


def is_numbered(path: str) -> bool:
    """Return whether what looks like a suffix at the end of a path may be that of a version."""
    return _NUMBERED.search(path) is not None


def is_on_forge(path: str) -> bool:
    """Return whether a path leads to where a forge has something beside the files."""
    return _FORGE.match(path) is not None


def has_alias(path: str) -> bool:
    """Return whether a path may begin with a name for a folder."""
    return _ALIAS.match(path) is not None


def is_headed(fragment: str) -> bool:
    """Return whether a fragment may be the words of a heading, as vaults have them."""
    return "%20" in fragment or " " in fragment
