"""What installed packages offer as entry points: rules, readers and reports of the user's own."""

from __future__ import annotations

from typing import Any

from citecheck.errors import ConfigError


def names(group: str) -> tuple[str, ...]:
    """Return the names under which packages offer something of a group."""
    from importlib.metadata import entry_points  # seldom wanted, and slow to import

    return tuple(sorted(entry_points(group=group).names))


def load(group: str, name: str) -> Any:
    """Return what a package offers under a name; None where none does.

    Raises:
        ConfigError: it cannot be imported.
    """
    from importlib.metadata import entry_points  # seldom wanted, and slow to import

    for point in entry_points(group=group, name=name):
        try:
            return point.load()
        except (ImportError, AttributeError) as error:
            raise ConfigError(f"{group}: {name!r} cannot be used: {error}") from error
    return None
