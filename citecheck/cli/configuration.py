"""The configuration file.

It is the nearest ``citecheck.toml``, else the nearest ``pyproject.toml`` with ``[tool.citecheck]``;
files are not merged, and flags win over them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import attrs

from citecheck.errors import ConfigError, reason_of
from citecheck.settings import Settings, from_mapping

_log: Final = logging.getLogger("citecheck")
_PATHS: Final = ("root", "ca_file", "record", "replay", "cache_dir", "baseline")


def find(folder: Path) -> tuple[Path, Mapping[str, object]] | None:
    """Return the configuration that holds in a folder: its file and its keys; None for none.

    Raises:
        ConfigError: a file on the way cannot be read or is no TOML.
    """
    for name, table in (("citecheck.toml", ()), ("pyproject.toml", ("tool", "citecheck"))):
        for parent in (folder, *folder.parents):
            path = parent / name
            if path.is_file() and (keys := _table(path, table)) is not None:
                return path, keys
    return None


def _table(path: Path, names: tuple[str, ...]) -> Mapping[str, object] | None:
    import tomllib  # most runs have no such file

    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {reason_of(error)}") from error
    for name in names:
        if not isinstance(table, dict) or name not in table:
            return None
        table = table[name]
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: [{'.'.join(names)}] must be a table")
    if not names and "tool" in table:
        raise ConfigError(f"{path}: keys stand without [tool.citecheck] in this file; leave it out")
    return table


def _of_file(path: Path, keys: Mapping[str, object]) -> Settings:
    """Return the settings of a file; the paths in it are meant from its folder."""
    settings = from_mapping(keys, str(path))
    paths: dict[str, Any] = {name: _beside(path, getattr(settings, name)) for name in _PATHS}
    return attrs.evolve(
        settings,
        outlets=tuple(_beside(path, each) for each in settings.outlets),
        **paths,
    )


def _beside(file: Path, name: str) -> str:
    """Return a path that a file names, as seen from here; short where it lies below here."""
    if not name:
        return ""
    path = file.parent / name
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def load(flags: Mapping[str, Any], folder: Path | None = None) -> Settings:
    """Return the settings that hold: defaults, then the nearest file, then the flags given.

    Args:
        flags: Values of flags by the name of the setting; None for those not given.
        folder: Where to look from; None for the current folder.

    Raises:
        ConfigError: the file or a flag has an unknown key or a wrong value, or flags exclude each
            other.
    """
    try:
        found = find(folder or Path.cwd())
    except FileNotFoundError as error:
        raise ConfigError("the folder that you are in is gone; go to another one") from error
    settings = _of_file(*found) if found else Settings()
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        chosen = attrs.evolve(settings, **given)
    except (TypeError, ValueError) as error:
        raise ConfigError(str(error)) from error
    if chosen.rules:
        from citecheck.steps.plugins import own_rules  # seldom wanted

        own_rules(chosen)
    _check_codes("select", chosen.select)
    _check_codes("ignore", chosen.ignore)
    _check_codes("severity", [pair.partition("=")[0] for pair in chosen.severity])
    if chosen.no_cache and given.get("confirm", 1) > 1:
        raise ConfigError("confirm counts what earlier runs saw, of which no-cache keeps nothing")
    if chosen.cache_dir or chosen.no_cache:
        return chosen
    from platformdirs import user_cache_dir  # imports far more than it takes to name a folder

    try:
        return attrs.evolve(chosen, cache_dir=user_cache_dir("citecheck", appauthor=False))
    except RuntimeError:  # an account without a home, as containers have them
        _log.warning("HOME names no folder; going on without the store, unless --cache-dir is set")
        return attrs.evolve(chosen, no_cache=True)


def _check_codes(key: str, prefixes: Iterable[str]) -> None:
    """Refuse what selects no problem: a slip would turn a check off in silence."""
    from citecheck.catalogue import CATALOGUE

    for prefix in prefixes:
        if any(code.startswith(prefix) for code in CATALOGUE):
            continue
        near = prefix.upper()
        meant = [rule.code for rule in CATALOGUE.values() if prefix == rule.name]
        if any(code.startswith(near) for code in CATALOGUE):
            meant = [near]
        hint = f"did you mean {meant[0]!r}?" if meant else "citecheck explain lists the codes"
        raise ConfigError(f"{key}: {prefix!r} is no problem code and begins none; {hint}")
