"""Files that are either as they were or complete; devices and pipes as they are."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO
from uuid import uuid4

from citecheck.errors import CitecheckError


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that it is either as it was or complete.

    Raises:
        CitecheckError: it cannot be written.
    """
    with atomically(path) as write:
        write(text)


@contextmanager
def atomically(path: Path) -> Iterator[Callable[[str], None]]:
    """Give what writes a file that takes the place of another when all went well.

    Of a link, what it leads to is replaced; a device or a pipe is written to and stays what it is.
    Lone surrogates, as in a file name that is no UTF-8, become question marks.

    Raises:
        CitecheckError: it cannot be written.
    """
    if path.exists() and not path.is_file():
        with written(path):
            # Lines that come one by one are to be seen so.
            device = path.open("w", buffering=1, newline="", encoding="utf-8", errors="replace")
        try:
            yield _writer(device, path)
        finally:
            with written(path):
                device.close()
        return
    whole = Path(os.path.realpath(path))
    # Not a temporary file of the library: the report is to have the mode that any file has.
    part = whole.with_name(f".{whole.name}.{uuid4().hex}.part")
    with written(path):
        file = part.open("x", newline="", encoding="utf-8", errors="replace")
    try:
        yield _writer(file, path)
        with written(path):
            file.close()
            part.replace(whole)
    except BaseException:
        with suppress(OSError):
            file.close()
        part.unlink(missing_ok=True)
        raise


def _writer(file: TextIO, path: Path) -> Callable[[str], None]:
    def write(text: str) -> None:
        with written(path):
            file.write(text)

    return write


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Say which file cannot be written where the system says that one cannot.

    Raises:
        CitecheckError: it cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise CitecheckError(f"{path}: cannot be written: {error.strerror}") from error
