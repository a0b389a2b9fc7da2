"""Languages as formats say them."""

from __future__ import annotations

import re
from typing import Final

_PRIMARY: Final = re.compile(r"\s*([A-Za-z]{2,3})\s*(?:[-_,;.]|$)")


def primary(tag: str | None) -> str | None:
    """Return the primary part of a language tag (BCP 47), or of a locale.

    Args:
        tag: As it is written: ``en-GB``, ``en_GB.UTF-8``, ``en, de``.

    Returns:
        It in lower case; None for what is no tag, as the locale ``C`` or the word "English".
    """
    found = _PRIMARY.match(tag or "")
    return found[1].lower() if found else None
