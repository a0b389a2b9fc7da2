"""Optional dependencies: which extra brings each, and what to do where one cannot be used."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from traceback import walk_tb
from types import MappingProxyType
from typing import Final

# Modules by the extra of this package that brings them.
_EXTRAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pycurl": "fast",
        "pypdfium2": "pdf",
        "pypdfium2_raw": "pdf",
        "docutils": "rst",
        "dns": "mail",
        "fastwarc": "warc",
        "mwparserfromhell": "wikitext",
        "duckdb": "corpus",
        "fsspec": "corpus",
        "pyarrow": "corpus",
        "ray": "cluster",
    }
)


def lacking(module: str) -> str:
    """Return what to do where a module of an extra cannot be imported; empty where it can.

    One that is installed may have been built for a library that is not here.  That shows only when
    it is imported, so it is.
    """
    try:
        import_module(module)
    except (ImportError, OSError) as error:
        return remedy(error, module)
    return ""


def absent(module: str) -> str:
    """Return what to do where a module of an extra is not installed, without importing it."""
    return "" if find_spec(module) else _install(module)


def remedy(error: ImportError | OSError, module: str = "") -> str:
    """Return what to do about an import that failed; empty where no extra brings the module.

    Args:
        error: How it failed.
        module: What was imported; empty for what the error names, else the code that raised it.
    """
    module = module or _blamed(error)
    if module not in _EXTRAS:
        return ""
    if isinstance(error, ModuleNotFoundError) and error.name == module:
        return _install(module)
    why = " ".join(str(error).split())
    return f"{_install(module)} (there is {module}, but it cannot be imported: {why})"


def _blamed(error: ImportError | OSError) -> str:
    """Return the module of an extra that could not be imported; empty where it was another."""
    running = (frame.f_globals.get("__name__") for frame, _ in walk_tb(error.__traceback__))
    names = (name.partition(".")[0] for name in (getattr(error, "name", None), *running) if name)
    return next((name for name in names if name in _EXTRAS), "")


def _install(module: str) -> str:
    return f'python3 -m pip install "citecheck-news[{_EXTRAS[module]}]"'
