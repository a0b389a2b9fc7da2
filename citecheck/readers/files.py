"""Opening files: whatever goes wrong is said in one line."""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from citecheck.errors import ReadError, reason_of
from citecheck.patterns import lazy

_FORBIDDEN: Final = "may not be read; check its permissions"
# How an address begins whose scheme was left out.
_HOST_FIRST: Final = lazy(r"www\.|(?:[a-z\d-]+\.)+[a-z]{2,}/", re.IGNORECASE)


def unreadable(name: str, error: Exception) -> ReadError:
    """Return the error, in one line, of a file or folder that is there and cannot be read."""
    if isinstance(error, PermissionError):
        return ReadError(name, _FORBIDDEN)
    return ReadError(name, f"cannot be read ({reason_of(error)})")


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file of any kind to read its bytes.

    Args:
        name: Its path.

    Raises:
        ReadError: it cannot be opened or, while it is open, not be read.
    """
    if not name:
        raise ReadError("''", "is an empty name; name a file, or an address")
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - Path() would drop what "-" and "" mean
            yield file
    except FileNotFoundError:
        raise ReadError(name, _missing(name)) from None
    except IsADirectoryError:
        why = "is a directory in which nothing is read; name a file"
        raise ReadError(name, why if os.access(name, os.R_OK | os.X_OK) else _FORBIDDEN) from None
    except (OSError, ValueError, EOFError, zlib.error) as error:
        raise unreadable(name, error) from error


def _missing(name: str) -> str:
    """Return why there is nothing to open."""
    if "://" in name:
        return "is no address of http or https"
    if os.path.islink(name):  # noqa: PTH114 - as above
        return "is a link to a file that is not there"
    if _HOST_FIRST.match(name):
        return "no such file; an address begins with https://"
    return "no such file; check the path"
