"""Parts of a file that hold text and are not read."""

from __future__ import annotations

from citecheck.model import Problem, Severity


def unread(what: str, name: str) -> Problem:
    """Return the problem (CC105) that a part of a file was not read.

    Args:
        what: What the part is: ``"attachment"``, ``"embedded file"``.
        name: What it is called.
    """
    return _problem(f"the {what} {_line(name)!r} was not read; give it as a file of its own")


def absent(what: str, name: str) -> Problem:
    """Return the problem (CC105) that a file names a part that is not in it."""
    return _problem(f"the {what} {_line(name)!r} is not in the file, which names it")


def _problem(message: str) -> Problem:
    return Problem(code="CC105", severity=Severity.WARNING, message=message)


def _line(name: str) -> str:
    return " ".join(name.split())
