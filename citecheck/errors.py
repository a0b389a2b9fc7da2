"""Everything citecheck raises.

::

    CitecheckError
    ├── ConfigError      a setting, its file or its value is wrong
    ├── ReadError        an article could not be read
    │   └── MissingExtraError     its format needs an optional dependency
    ├── RegistryError    an outlet table is wrong
    └── RenderError      a report format is not known

A broken link is never an error: it is a :class:`citecheck.model.Verdict`.  Misuse by a
programmer (a wrong type, a negative number) is a plain :class:`TypeError` or :class:`ValueError`.
"""

from __future__ import annotations


class CitecheckError(Exception):
    """Base of all errors that citecheck raises on purpose.

    ``str(error)`` is one line that says what is wrong, where, and what to do.
    """


class ConfigError(CitecheckError):
    """A setting, its file or its value is wrong."""


class ReadError(CitecheckError):
    """An article could not be read.

    Args:
        name: What was to be read, as the caller named it (a path, an address, ``"-"``).
        why: What is wrong and, where there is one, the remedy.
    """

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"{name}: {why}")
        self.name = name
        self.why = why

    def __reduce__(self) -> tuple[type[ReadError], tuple[str, str]]:
        """Survive pickling, so that worker processes can hand errors back."""
        return type(self), (self.name, self.why)


class MissingExtraError(ReadError):
    """A format needs an optional dependency that is not installed."""


class RegistryError(CitecheckError):
    """A table of outlets does not follow the schema; the message names file, record and field."""


class RenderError(CitecheckError):
    """A report format is not known; the message lists those that are."""


def reason_of(error: Exception) -> str:
    """Return what an error says; of one of the system its words alone, without number and path."""
    return getattr(error, "strerror", None) or str(error)
