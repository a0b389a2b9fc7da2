"""Outlets: who is behind an address or a name."""

from __future__ import annotations

from citecheck.model import Match
from citecheck.outlets.registry import OutletRegistry

__all__ = ["OutletRegistry", "classify"]


def classify(text: str) -> Match:
    """Return who is behind an address or a name, by the packaged registry.

    ``classify("https://tass.com/...")`` and ``classify("TASS")`` give the same outlet.
    """
    return OutletRegistry.default().classify(text)
