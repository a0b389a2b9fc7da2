"""What a corpus needs besides the core."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from citecheck.errors import MissingExtraError

_CORPUS: Final = ("pyarrow", "duckdb", "fsspec")


def need(module: str, extra: str, *, what: str) -> None:
    """Raise where a module is not installed.

    Args:
        module: The module.
        extra: The extra of this package that brings it.
        what: What needs it.

    Raises:
        MissingExtraError: it is not installed; the message names the command that does it.
    """
    if find_spec(module) is None:
        raise MissingExtraError(
            what,
            f'needs {module}; install an extra: python3 -m pip install "citecheck-news[{extra}]"',
        )


def need_corpus() -> None:
    """Raise where something is missing that every corpus needs.

    Raises:
        MissingExtraError: something is; the message names the command that installs it.
    """
    for module in _CORPUS:
        need(module, "corpus", what="corpus")
