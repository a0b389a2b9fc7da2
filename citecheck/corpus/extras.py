"""What a corpus needs besides the core."""

from __future__ import annotations

from typing import Final

from citecheck import extras
from citecheck.errors import MissingExtraError

_CORPUS: Final = ("pyarrow", "duckdb", "fsspec")


def need(module: str, *, what: str) -> None:
    """Raise where a module is not installed; it is not imported, as not every worker needs all.

    Args:
        module: The module.
        what: What needs it.

    Raises:
        MissingExtraError: it is not installed; the message names the command that does it.
    """
    if remedy := extras.absent(module):
        raise MissingExtraError(what, f"needs {module}; install an extra: {remedy}")


def need_corpus() -> None:
    """Raise where something is missing that every corpus needs.

    Raises:
        MissingExtraError: something is; the message names the command that installs it.
    """
    for module in _CORPUS:
        need(module, what="corpus")
