"""Text that mail programs wrapped and may unwrap (``format=flowed``, RFC 3676)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_SIGNATURE: Final = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """Return text with one line a paragraph.

    Args:
        text: The text as it was sent.
        delete_space: Whether the space at the end of a line stands for the break alone
            (``delsp=yes``), so that it may stand within a word or an address.
    """
    return "\n".join(_unflowed(text.splitlines(), delete_space=delete_space))


def _unflowed(lines: list[str], *, delete_space: bool) -> Iterator[str]:
    parts: list[str] = []
    around = 0
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")  # which keeps it from meaning something
        is_signature = words == _SIGNATURE
        if parts and (depth != around or is_signature):
            yield _joined(parts, around)
            parts = []
        around = depth
        is_open = words.endswith(" ") and not is_signature
        parts.append(words[:-1] if is_open and delete_space else words)
        if not is_open:
            yield _joined(parts, around)
            parts = []
    if parts:
        yield _joined(parts, around)


def _joined(parts: list[str], depth: int) -> str:
    words = "".join(parts)
    return f"{'>' * depth} {words}" if depth else words
