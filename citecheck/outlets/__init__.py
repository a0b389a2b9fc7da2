"""Outlets: who is behind an address or a name."""

from __future__ import annotations

from citecheck.model import Match
from citecheck.outlets.registry import OutletRegistry
from citecheck.settings import Settings

__all__ = ["OutletRegistry", "classify", "registry_of"]


def classify(text: str) -> Match:
    """Return who is behind an address or a name, by the packaged registry.

    Args:
        text: An address (with a scheme or without) or a name as it stands in a text.  What nobody
            is known for is a match without an outlet, never an error.

    ``classify("https://tass.com/...")`` and ``classify("TASS")`` give the same outlet.
    """
    return OutletRegistry.default().classify(text)


def registry_of(settings: Settings) -> OutletRegistry:
    """Return the packaged registry, extended by the tables that the settings name.

    Raises:
        RegistryError: a table cannot be read or does not follow the schema.
    """
    packaged = OutletRegistry.default()
    if not settings.outlets:
        return packaged
    return OutletRegistry.from_files(settings.outlets, base=packaged)
