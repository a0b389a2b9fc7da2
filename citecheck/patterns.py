"""Regular expressions that are compiled when they are first used.

Compiling costs a thousand times what matching does, and most runs use few of the many patterns.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` does, compiled when a method of it is first wanted.

    Args:
        pattern: The regular expression; what is wrong with it shows at the first use.
        flags: As for ``re.compile``.
    """
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


class _Lazy:
    """A pattern that keeps what was asked of it as attributes, so each costs once."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(*self._given), name)  # which remembers what it compiled
        setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return lazy, self._given  # copies and pickles are made of what it was made of
