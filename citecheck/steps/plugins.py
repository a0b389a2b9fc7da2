"""Rules of the user's own, which installed packages offer as entry points."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final

from citecheck import catalogue, offered
from citecheck.errors import ConfigError
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.problems import RuleCheck

_GROUP: Final = "citecheck.rules"


def own_rules(settings: Settings) -> tuple[RuleCheck, ...]:
    """Return the rules that the settings name, which are in the catalogue from then on.

    Raises:
        ConfigError: no package offers one of them, or its codes cannot be.
    """
    return load_rules(settings.rules)


def load_rules(names: Iterable[str]) -> tuple[RuleCheck, ...]:
    """Return the rules that are offered under names; raises what :func:`own_rules` does."""
    return tuple(map(_loaded, names))


def rules_offered() -> tuple[str, ...]:
    """Return the names of the rules that installed packages offer."""
    return offered.names(_GROUP)


@cache
def _loaded(name: str) -> RuleCheck:
    module = offered.load(_GROUP, name)
    if module is None:
        there = ", ".join(rules_offered()) or "none"
        raise ConfigError(f"rules: no installed package offers {name!r}; offered are {there}")
    try:
        rules: Iterable[catalogue.Rule] = module.RULES
        check: RuleCheck = module.check
    except AttributeError as error:
        raise ConfigError(f"{_GROUP}: {name!r} cannot be used: {error}") from error
    catalogue.add(rules)
    return check
