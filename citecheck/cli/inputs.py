"""Directories of very many files: what stderr says of them while they are walked through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from citecheck.cli import output
from citecheck.readers import files_of

# From so many files on it is said how many there are, and again at each tenfold.
_MANY: Final = 1_000


def counted(articles: Iterable[str], unread: output.Unread, *, quiet: bool) -> Iterator[str]:
    """Give what articles stand for, each file of directories and globs as it is found.

    Args:
        articles: What a run takes.
        unread: What is told of folders that cannot be read.
        quiet: Whether nothing is to be said of how many there are.
    """
    for article in articles:
        number, told = 0, _MANY
        for file in files_of(article, unread):
            yield file
            number += 1
            if number == told and not quiet:
                output.say(f"{article}: {number:,} files so far")
                told *= 10
        if number >= _MANY and not quiet:
            output.say(f"{article}: {number:,} files")
