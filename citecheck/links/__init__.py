"""URL -> Verdict: can a reader follow a link?

Reading articles asks no link, so the names below are imported when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citecheck.links.checker import LinkChecker
    from citecheck.links.content.copies import faults as copy_faults
    from citecheck.links.gather import Gatherer
    from citecheck.links.guard import is_inside
    from citecheck.links.page import OnPage, Page, fetch_page
    from citecheck.links.policy import Policy
    from citecheck.links.visits import Visits
    from citecheck.links.watch import Watch

__all__ = [
    "Gatherer",
    "LinkChecker",
    "OnPage",
    "Page",
    "Policy",
    "Visits",
    "Watch",
    "copy_faults",
    "fetch_page",
    "is_inside",
]

_HOMES = {
    "Gatherer": ("gather", "Gatherer"),
    "LinkChecker": ("checker", "LinkChecker"),
    "OnPage": ("page", "OnPage"),
    "Page": ("page", "Page"),
    "Policy": ("policy", "Policy"),
    "Visits": ("visits", "Visits"),
    "Watch": ("watch", "Watch"),
    "copy_faults": ("content.copies", "faults"),
    "fetch_page": ("page", "fetch_page"),
    "is_inside": ("guard", "is_inside"),
}

if not TYPE_CHECKING:  # to a type checker it would say that any name is there

    def __getattr__(name: str) -> Any:
        if name not in _HOMES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        home, own = _HOMES[name]
        value = getattr(import_module(f"{__name__}.{home}"), own)
        globals()[name] = value
        return value
