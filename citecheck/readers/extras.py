"""Formats that need an optional dependency."""

from __future__ import annotations

from importlib.util import find_spec

from citecheck.errors import MissingExtraError


def need(module: str, extra: str, *, name: str, what: str) -> None:
    """Raise where a module is not installed.

    Args:
        module: The module.
        extra: The extra of this package that brings it.
        name: What is to be read, for the error.
        what: What it is, with its article.

    Raises:
        MissingExtraError: it is not installed; the message names the command that does it.
    """
    if find_spec(module) is None:
        raise MissingExtraError(
            name,
            f"is {what}; to read it, install an extra: "
            f'python3 -m pip install "citecheck-news[{extra}]"',
        )
