"""The catalogue of problems: one entry a code, in the order of the codes.

CC1 is about reading, CC2 about links, CC3 about outlets, CC4 about citing; CC9 are rules of the
user's own, which are in the catalogue once they are loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from citecheck.catalogue import citing, links, outlets, reading
from citecheck.catalogue.rule import Rule
from citecheck.errors import ConfigError

__all__ = ["CATALOGUE", "OWN", "Rule", "add"]

OWN: Final = "CC9"
"""What the codes of rules of the user's own begin with."""

_rules = {rule.code: rule for rule in (*reading.RULES, *links.RULES, *outlets.RULES, *citing.RULES)}
CATALOGUE: Final = MappingProxyType(_rules)


def add(rules: Iterable[Rule]) -> None:
    """Take rules of the user's own into the catalogue; what it has already does no harm.

    Args:
        rules: The rules, with codes from CC900 to CC999.

    Raises:
        ConfigError: a code is another one, or that of another rule.
    """
    for rule in rules:
        if not re.fullmatch(rf"{OWN}\d\d", rule.code):
            raise ConfigError(f"rule {rule.code!r}: codes of your own are {OWN}00 to {OWN}99")
        if _rules.setdefault(rule.code, rule) != rule:
            raise ConfigError(f"rule {rule.code!r}: two rules have this code")
