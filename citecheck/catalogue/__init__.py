"""The catalogue of problems: one entry a code, in the order of the codes.

CC1 is about reading, CC2 about links, CC3 about outlets, CC4 about citing.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from citecheck.catalogue import citing, links, outlets, reading
from citecheck.catalogue.rule import Rule

__all__ = ["CATALOGUE", "Rule"]

CATALOGUE: Final = MappingProxyType(
    {rule.code: rule for rule in (*reading.RULES, *links.RULES, *outlets.RULES, *citing.RULES)}
)
