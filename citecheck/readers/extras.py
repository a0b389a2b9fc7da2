"""Formats that need an optional dependency."""

from __future__ import annotations

from citecheck import extras
from citecheck.errors import MissingExtraError


def need(module: str, *, name: str, what: str, load: bool = True) -> None:
    """Raise where a module cannot be used.

    Args:
        module: The module.
        name: What is to be read, for the error.
        what: What it is, with its article.
        load: Whether to import it; else it is only looked for.

    Raises:
        MissingExtraError: it is not installed, or cannot be imported; the message names the
            command that installs it.
    """
    remedy = extras.lacking(module) if load else extras.absent(module)
    if remedy:
        raise MissingExtraError(name, f"is {what}; to read it, install an extra: {remedy}")
