"""Mailboxes: files of many letters (mbox, RFC 4155).

The ``mailbox`` module of Python's library reads only files that it opens itself, and takes any
line that begins with ``From`` for the start of a letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from citecheck.errors import ReadError
from citecheck.readers.base import LARGEST
from citecheck.readers.items import Item
from citecheck.readers.sniff import LETTER

# The line before a letter: who sent it and when, as programs have written that since long ago.
_START: Final = re.compile(
    rb"From .{0,300}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    rb"(?>.{0,40}?\d:\d\d)(?>.{0,100}?\b\d{4}\b).{0,100}\s*"
)
_QUOTED: Final = re.compile(rb">+From ")


def read_many(stream: BinaryIO, name: str) -> Iterator[Item | ReadError]:
    """Give the letters in a mailbox.

    Args:
        stream: The mailbox.
        name: What the input is called, for errors.

    Yields:
        Letters, and an error for each that is larger than 50 MB.

    Raises:
        ReadError: it does not start as mailboxes do.
    """
    number, size = 0, 0
    # Not a list of lines, which takes many times the memory where they are short.
    letter = bytearray()
    is_empty = True
    while line := stream.readline(LARGEST + 1):
        if is_empty and line.startswith(b"From ") and _START.fullmatch(line):
            if number:
                yield _item(number, letter, size, name)
            number, size, letter = number + 1, 0, bytearray()
        elif not number and line.strip():
            raise ReadError(name, "is no mailbox (it does not begin with a line 'From ...')")
        else:
            size += len(line)
            if size <= LARGEST:
                # So a line was written that would have looked like the start of a letter.
                letter += line[1:] if _QUOTED.match(line) else line
        is_empty = not line.strip()
    if number:
        yield _item(number, letter, size, name)


def _item(number: int, letter: bytearray, size: int, name: str) -> Item | ReadError:
    if size > LARGEST:
        return ReadError(f"{name}#{number}", f"is larger than {LARGEST // 1_000_000} MB")
    return Item(number=number, data=bytes(letter), media_type=LETTER)
