"""Edits of a text, and the difference that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from citecheck.model import Snapshot

# Lines shown before and after a change, as diff -u has them.
_AROUND: Final = 3


@frozen(kw_only=True)
class Change:
    """What is to become of an address.

    Args:
        code: The problem that it mends; empty where there is none.
        href: The address as the document writes it, entities decoded.
        new: The address that is to stand there; the same one where only the copy is to be named.
        snapshot: The archived copy that stands in for the page, or is to be named beside it.
    """

    code: str
    href: str
    new: str
    snapshot: Snapshot | None = None

    @property
    def is_dead(self) -> bool:
        """Whether the copy stands in for a page that is gone."""
        return self.snapshot is not None and self.new != self.href


@frozen(kw_only=True)
class Edit:
    """One place of a text, and what is to stand there.

    Args:
        start: Where it starts.
        end: Where it ends.
        text: What is to stand there.
        change: What it is for.
    """

    start: int
    end: int
    text: str
    change: Change


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with its edits made; they stand in order and do not overlap."""
    return "".join(_parts(text, edits))


def encoded(text: str, edits: Iterable[Edit], encoding: str) -> bytes:
    """Return the bytes of a text with its edits made; between them no byte is another."""
    return b"".join(part.encode(encoding, "surrogateescape") for part in _parts(text, edits))


def _parts(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    last = 0
    for edit in edits:
        yield text[last : edit.start]
        yield edit.text
        last = edit.end
    yield text[last:]


def difference(name: str, old: str, new: str) -> str:
    """Return the unified diff of a text whose edits left its lines where they are.

    Args:
        name: The name of the file.
        old: The text as it was.
        new: The text as it is to be, with as many lines.
    """
    before, after = _lines(old), _lines(new)
    changed = [
        row for row, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1]
    ]
    if not changed:
        return ""
    shown = [f"--- {name}\n+++ {name}\n"]
    for first, last in _hunks(changed):
        start, end = max(first - _AROUND, 0), min(last + 1 + _AROUND, len(before))
        size = f"{start + 1},{end - start}"
        shown.append(f"@@ -{size} +{size} @@\n")
        shown.extend(_hunk(before[start:end], after[start:end]))
    return "".join(shown)


def _lines(text: str) -> list[str]:
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]


def _hunks(changed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last changed line of each run of changes that are shown together."""
    first = last = changed[0]
    for row in changed[1:]:
        if row - last > 2 * _AROUND:
            yield first, last
            first = row
        last = row
    yield first, last


def _hunk(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    gone: list[str] = []
    come: list[str] = []
    for old, new in zip(before, after, strict=True):
        if old == new:
            yield from (*gone, *come)
            gone, come = [], []
            yield _line(" ", old)
        else:
            gone.append(_line("-", old))
            come.append(_line("+", new))
    yield from (*gone, *come)


def _line(mark: str, line: str) -> str:
    end = "" if line.endswith("\n") else "\n\\ No newline at end of file\n"
    return f"{mark}{line}{end}"
