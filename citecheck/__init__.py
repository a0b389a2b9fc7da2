"""Find the sources an article cites, name the outlets behind them, and check their links.

>>> import citecheck
>>> report = citecheck.check("article.html")  # doctest: +SKIP
>>> print(citecheck.render(report))  # doctest: +SKIP

Names are imported when they are first used, so that ``import citecheck`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citecheck.errors import CitecheckError, ConfigError, ReadError, RegistryError, RenderError
    from citecheck.links import LinkChecker
    from citecheck.model import (
        Audit,
        Block,
        CheckedLink,
        Document,
        Match,
        Mention,
        Outlet,
        Position,
        Problem,
        Report,
        Snapshot,
        Source,
        Span,
        Verdict,
    )
    from citecheck.outlets import OutletRegistry, classify
    from citecheck.pipeline import (
        acheck,
        acheck_each,
        acheck_links,
        ainspect,
        check,
        check_links,
        inspect,
    )
    from citecheck.recovery import Recovery, arecover, recover
    from citecheck.reports import render
    from citecheck.settings import Settings
    from citecheck.steps.extracting import extract
    from citecheck.steps.intake import aread, parse, read

__version__ = "0.1.0"

_HOMES = {
    "errors": ("CitecheckError", "ConfigError", "ReadError", "RegistryError", "RenderError"),
    "links": ("LinkChecker",),
    "model": (
        "Audit",
        "Block",
        "CheckedLink",
        "Document",
        "Match",
        "Mention",
        "Outlet",
        "Position",
        "Problem",
        "Report",
        "Snapshot",
        "Source",
        "Span",
        "Verdict",
    ),
    "outlets": ("OutletRegistry", "classify"),
    "pipeline": (
        "acheck",
        "acheck_each",
        "acheck_links",
        "ainspect",
        "check",
        "check_links",
        "inspect",
    ),
    "recovery": ("Recovery", "arecover", "recover"),
    "reports": ("render",),
    "settings": ("Settings",),
    "steps.extracting": ("extract",),
    "steps.intake": ("aread", "parse", "read"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Audit",
    "Block",
    "CheckedLink",
    "CitecheckError",
    "ConfigError",
    "Document",
    "LinkChecker",
    "Match",
    "Mention",
    "Outlet",
    "OutletRegistry",
    "Position",
    "Problem",
    "ReadError",
    "Recovery",
    "RegistryError",
    "RenderError",
    "Report",
    "Settings",
    "Snapshot",
    "Source",
    "Span",
    "Verdict",
    "__version__",
    "acheck",
    "acheck_each",
    "acheck_links",
    "ainspect",
    "aread",
    "arecover",
    "check",
    "check_links",
    "classify",
    "extract",
    "inspect",
    "parse",
    "read",
    "recover",
    "render",
]


if not TYPE_CHECKING:  # to a type checker it would say that any name is there

    def __getattr__(name: str) -> Any:
        if name not in _HOME_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__
