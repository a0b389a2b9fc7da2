"""From a document to its sources: what it cites, whose words it gives, and how.

Reading prose needs lexicons that are not wanted where only links are checked, so the names of
:mod:`citecheck.sources.extraction` are imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from citecheck.sources.linked import linked

if TYPE_CHECKING:
    from citecheck.sources.extraction import extract, hearsay
    from citecheck.sources.found import Registry
    from citecheck.sources.margins.headers import describe

__all__ = ["Registry", "describe", "extract", "hearsay", "linked"]

_HOMES = {
    "Registry": "found",
    "describe": "margins.headers",
    "extract": "extraction",
    "hearsay": "extraction",
}

if not TYPE_CHECKING:  # to a type checker it would say that any name is there

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        globals()[name] = value
        return value
