"""The text of a block as its reader sees it, and where each part of it stands in the input.

The parser says where tags stand, not where characters do.  So a run of characters is looked for
where the tag before it ends; character references and folded white space make text and input go
out of step, and each place where they do starts a new run.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from citecheck.readers.html.names import is_hidden
from citecheck.readers.html.tree import BREAK, RAW, Piece, Tag

# What a reader does not see as it stands in the source: white space other than a single space,
# soft hyphens and zero-width characters (not the joiners, which shape Persian and emoji).
_FOLDED: Final = re.compile(r" ?[^\S ]\s*| {2,}\s*|[\u00ad\u200b\u2060\ufeff]+")
# A start tag as the tokenizer of the HTML standard takes it (13.2.5.6 to 13.2.5.40).
_TAG: Final = (
    r"<[A-Za-z][^\s/>]*+(?:[\s/]++|[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?)*+>"
)
_START_TAG: Final = re.compile(_TAG)
_ANY_TAG: Final = rf"(?:{_TAG}|</[^>]*+>|<!--.*?-->|<[!?][^>]*+>)"
_MARKUP: Final = re.compile(rf"{_ANY_TAG}++", re.DOTALL)
_OPENING: Final = re.compile(rf"\s*+(?:{_ANY_TAG}\s*+)++", re.DOTALL)
_OUT_OF_STEP: Final = re.compile(
    r"&(?:#\d{1,8};?|#[xX][0-9A-Fa-f]{1,8};?|\w{2,40};?)|\r\n?|\0|<!--"
)
# How far after its tag a run of characters that the parser moved is looked for.
_REACH: Final = 4000
_PROBE: Final = 40
_UNSEEN: Final = "\u00ad\u200b\u2060\ufeff"
_in_data = itemgetter(0)


def is_regular(core: str) -> bool:
    """Return whether stripped characters are text as a reader sees it."""
    if core.isprintable():
        # No white space is printable but the space, and of what is not seen nothing.
        return "  " not in core
    return (
        not core.isascii()
        and " ".join(core.split()) == core
        and not any(each in core for each in _UNSEEN)
    )


Pairs = Sequence[tuple[int, int]]
"""Offsets in characters of the tree and in the input, from which both run in step."""


class Locator:
    """Finds runs of characters of the parsed tree in the input.

    Args:
        text: The decoded input.
        lines: Offset at which each line of it starts.
    """

    def __init__(self, text: str, lines: Sequence[int]) -> None:
        self.text = text
        self.lines = lines
        self._size = len(text)

    def tag(self, element: Tag) -> tuple[int, int] | None:
        """Return where an element's start tag stands; None for an implied element."""
        place = element.position
        if place is None:
            return None
        start = self._offset(*place)
        found = _START_TAG.match(self.text, start)
        return start, found.end() if found else start

    def runs(self, data: str, after: Tag, *, closed: bool, cursor: int | None) -> Pairs:
        """Return pairs (offset in ``data``, offset in the input) for characters after a tag.

        Args:
            data: The characters.
            after: The element whose tag stands before them.
            closed: Whether that is its end tag.
            cursor: Where the characters before them end; None where they are the block's first.
        """
        start = self.start(after, closed=closed, cursor=cursor)
        at = self.literal(data, start)
        return [(0, at)] if at >= 0 else self.unlike(data, start)

    def start(self, after: Tag, *, closed: bool, cursor: int | None) -> int:
        """Return where characters are looked for; takes what :meth:`runs` does."""
        start = cursor
        if not closed and (place := self.tag(after)):
            start = place[1] if cursor is None else max(cursor, place[1])
        elif closed and (cursor is None or after.tag in RAW or is_hidden(after, after.tag)):
            # Asking the parser where tags end is exact, but costs more than all the rest.
            start = self.end(after, None)
        if start is None:
            start = 0 if cursor is None else cursor
        return start

    def literal(self, data: str, start: int) -> int:
        """Return where characters stand as they are, at ``start`` or behind tags; -1 for not."""
        text = self.text
        if text.startswith(data, start):
            return start
        start = self._behind_tags(start)
        return start if text.startswith(data, start) else -1

    def unlike(self, data: str, start: int) -> Pairs:
        """Return the pairs of characters that do not stand as they are at ``start``."""
        return self._aligned(data, self._behind_tags(start)) or self._searched(data, start)

    def _behind_tags(self, start: int) -> int:
        if self.text.startswith("<", start) and (found := _MARKUP.match(self.text, start)):
            return found.end()
        return start

    def quick(self, core: str, after: Tag) -> int | None:
        """Return where stripped, regular characters stand right behind a start tag.

        None where they do not, or where a closer look is needed.
        """
        place = after.position
        found = place and _OPENING.match(self.text, self._offset(*place))
        if found and self.text.startswith(core, found.end()):
            return found.end()
        return None

    def end(self, element: Tag, cursor: int | None) -> int | None:
        """Return where an element ends, not before ``cursor``, and that for an implied one."""
        place = element.source_location
        span = place and (place.end_tag or place.start_tag)
        if not span:
            return cursor
        end = self._offset(span.end_line, span.end_col)
        return end if cursor is None else max(cursor, end)

    def _offset(self, line: int, column: int) -> int:
        # The parser counts \r\n as one character in its offsets, so lines and columns are used.
        lines = self.lines
        offset = lines[line - 1] + column if line <= len(lines) else lines[-1] + column
        return min(offset, self._size)

    def _aligned(self, data: str, start: int) -> Pairs | None:
        """Return the pairs where only character references and line ends differ; else None."""
        text, pairs, done, at = self.text, [(0, start)], 0, start
        while done < len(data):
            found = _OUT_OF_STEP.search(text, at, at + len(data) - done + 1)
            stop = found.start() if found else at + len(data) - done
            literal = text[at:stop]
            if not data.startswith(literal, done):
                return None
            done += len(literal)
            if found is None or done >= len(data):
                return pairs if done >= len(data) else None
            # The window may have cut the reference short.
            found = _OUT_OF_STEP.match(text, stop) or found
            at, done = self._stepped(found, data, done)
            if at < 0:
                return None
            pairs.append((done, at))
        return pairs

    def _stepped(self, found: re.Match[str], data: str, done: int) -> tuple[int, int]:
        """Return where input and data go on after what they write differently; -1 for nowhere."""
        raw = found[0]
        if raw == "<!--":
            return -1, done
        if raw == "\0":
            return found.end(), done
        seen = "\n" if raw[0] == "\r" else html.unescape(raw)
        return (found.end(), done + len(seen)) if data.startswith(seen, done) else (-1, done)

    def _searched(self, data: str, start: int) -> Pairs:
        probe = data.strip()[:_PROBE]
        found = self.text.find(probe, start, start + _REACH) if probe else -1
        return [(data.index(probe), found)] if found >= 0 else [(0, start)]


class Folder:
    """Joins pieces into a block's text with its runs.

    Args:
        locator: Knows where the pieces stand.
    """

    def __init__(self, locator: Locator) -> None:
        self._locator = locator
        self._parts: list[str] = []
        self._cursor: int | None = None
        # Whether white space that comes now adds nothing.
        self._open = True
        self.size = 0
        self.runs: list[tuple[int, int]] = []

    def fold(self, pieces: Iterable[Piece]) -> list[tuple[int, int]]:
        """Take all pieces; return where each starts and ends in :meth:`text`."""
        return [self._taken(piece) for piece in pieces]

    def text(self) -> str:
        """Return what was folded, without white space at its end."""
        text = "".join(self._parts).rstrip()
        while self.runs and self.runs[-1][0] >= len(text):
            self.runs.pop()
        return text

    def _taken(self, piece: Piece) -> tuple[int, int]:
        before, data = self.size, piece.data
        if not data:
            if piece.closed:
                self._cursor = self._locator.end(piece.after, self._cursor)
            return before, before
        if data is BREAK:
            self._break(piece.after)
            return before, self.size
        locator, cursor = self._locator, self._cursor
        start = locator.start(piece.after, closed=piece.closed, cursor=cursor)
        at = locator.literal(data, start)
        pairs = [(0, at)] if at >= 0 else locator.unlike(data, start)
        offset, at = pairs[-1]
        self._cursor = at + len(data) - offset
        core = data.strip()
        start = 0 if len(core) == len(data) else len(data) - len(data.lstrip())
        end = start + len(core)
        if start:
            self._space(0, pairs)
        if not core:
            return before, self.size
        if is_regular(core):
            self._keep(core, start, pairs)
        else:
            self._irregular(data, start, end, pairs)
        if end < len(data):
            self._space(end, pairs)
        return before, self.size

    def _irregular(self, data: str, start: int, end: int, pairs: Pairs) -> None:
        """Keep ``data[start:end]``, which has white space to fold or characters to leave out."""
        for found in _FOLDED.finditer(data, start, end):
            self._keep(data[start : found.start()], start, pairs)
            if found[0][0] not in _UNSEEN:
                self._space(found.start(), pairs)
            start = found.end()
        self._keep(data[start:end], start, pairs)

    def _keep(self, part: str, start: int, pairs: Pairs) -> None:
        """Append what stands at ``start`` of the characters with these pairs."""
        if not part:
            return
        if len(pairs) == 1:
            offset, at = pairs[0]
            self._run(self.size, at + start - offset)
        else:
            row = bisect_right(pairs, start, key=_in_data) - 1
            self._run(self.size, pairs[row][1] + start - pairs[row][0])
            stop = bisect_left(pairs, start + len(part), key=_in_data)
            for offset, at in pairs[row + 1 : stop]:
                self._run(offset + self.size - start, at)
        self._parts.append(part)
        self.size += len(part)
        self._open = False

    def _space(self, start: int, pairs: Pairs) -> None:
        if not self._open:
            self._keep(" ", start, pairs)
            self._open = True

    def _break(self, element: Tag) -> None:
        place = self._locator.tag(element)
        if not self._parts or place is None:
            return
        if self._parts[-1] == " ":
            self._parts.pop()
            self.size -= 1
            if self.runs[-1][0] == self.size:
                self.runs.pop()
        self._keep("\n", 0, [(0, place[0])])
        self._open = True

    def _run(self, offset: int, at: int) -> None:
        if self.runs:
            last = self.runs[-1]
            if at - offset == last[1] - last[0] or at <= last[1]:
                return
            if last[0] == offset:
                self.runs.pop()
        self.runs.append((offset, at))
