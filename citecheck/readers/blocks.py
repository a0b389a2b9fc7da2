"""A block put together from pieces of the input, with every place in it traceable."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from sys import maxsize
from typing import Final

from attrs import define

from citecheck import urls
from citecheck.model import Block, BlockKind, Mark, Position, Span
from citecheck.positions import in_runs, position
from citecheck.readers import bare
from citecheck.readers.bare import meets
from citecheck.readers.base import Decoded
from citecheck.readers.note_marks import is_note_mark

# What HTML folds; no-break spaces stay.
_OTHER_SPACE: Final = re.compile(r"[\t\r\f\v]")
_SPACES: Final = re.compile(r" {2,}")
# How many pieces are enough to see what stands before a place.
_LAST: Final = 4


@define
class _Stretch:
    """A marked piece of the text that is being collected."""

    mark: Mark
    start: int
    end: int
    input_start: int
    input_end: int
    href: str | None
    rel: tuple[str, ...]
    depth: int = 1


class BlockBuilder:
    """Collects the text of one block.

    White space is folded as HTML does: a run of it is one space, and none is left at either end.
    Each piece comes with its offset in the input, so that the block knows where its text stands.

    Args:
        source: The input, for its line starts and its address.
        hints: The :func:`citecheck.readers.bare.anchors` of the input.
        verbatim: Whether white space is kept, as in code, where no address is looked for either.
    """

    __slots__ = (
        *("_code", "_delta", "_hints", "_length", "_opaque", "_open", "_parts", "_raised", "_runs"),
        *("_source", "_spaced", "_stretches", "_verbatim"),
    )

    def __init__(
        self, source: Decoded, *, hints: tuple[str, ...] = (), verbatim: bool = False
    ) -> None:
        self._source = source
        self._hints = hints
        self._verbatim = verbatim
        self._parts: list[str] = []
        self._runs: list[tuple[int, int]] = []
        self._length = 0
        self._delta: int | None = None
        self._spaced = not verbatim
        self._open: dict[str, _Stretch] = {}
        self._stretches: list[_Stretch] = []
        self._opaque: list[tuple[int, int]] = []
        self._code: int | None = None
        # How many pieces and runs there were, and how long the text was, before raised ones.
        self._raised: tuple[int, int, int] | None = None

    def add(self, raw: str, at: int) -> None:
        """Add text that stands in the input at ``at`` just as it is here."""
        if self._verbatim:
            self._push(raw, at)
            return
        # Each step keeps the length, so that text and input run in step as long as possible.
        if not raw.isprintable():
            raw = _OTHER_SPACE.sub(" ", raw.replace("\n", " "))
        last = 0
        if "  " in raw:
            for found in _SPACES.finditer(raw):
                self._push(raw[last : found.start() + 1], at + last)
                last = found.end()
            raw = raw[last:]
        self._push(raw, at + last)

    def add_opaque(self, raw: str, at: int) -> None:
        """Add text in which no address is looked for, such as inline code."""
        start = self.length
        self.add(raw, at)
        self.seal(start)

    @property
    def length(self) -> int:
        """Return how long the text is so far."""
        return self._length

    def ending(self) -> str:
        """Return the last pieces of the text so far."""
        return "".join(self._parts[-_LAST:])

    @property
    def starts_at(self) -> int | None:
        """Return where the text starts in the input; None where there is none yet."""
        return self._runs[0][1] if self._runs else None

    def seal(self, start: int) -> None:
        """Look for no address in the text from ``start`` on."""
        self._opaque.append((start, self._length))

    def begin_code(self) -> None:
        """Look for no address from here on."""
        if self._code is None:
            self._code = self._length

    def end_code(self) -> None:
        """Look for addresses again, where none were looked for."""
        if self._code is not None:
            self.seal(self._code)
            self._code = None

    def begin_raised(self) -> None:
        """Take what comes as raised, as ``<sup>`` does."""
        if self._raised is None:
            self._raised = len(self._parts), len(self._runs), self._length

    def end_raised(self) -> None:
        """Leave out what was raised where it is the mark of a note; the links in it stay."""
        if self._raised is None:
            return
        (parts, runs, length), self._raised = self._raised, None
        mark, before = (
            "".join(self._parts[parts:]),
            "".join(self._parts[max(parts - _LAST, 0) : parts]),
        )
        inner = [one for one in self._stretches[-_LAST:] if one.start >= length]
        linked = any(one.mark is Mark.LINK for one in inner)
        if is_note_mark(mark, before, "", linked=linked):
            del self._parts[parts:], self._runs[runs:]
            self._length, self._delta = length, None
            self._spaced = not before or before.endswith(" ")
            for one in inner:
                one.start = one.end = length

    def _push(self, piece: str, at: int) -> None:
        if self._spaced and piece[:1] == " ":
            piece = piece[1:]
            at += 1
        if not piece:
            return
        length = self._length
        if at - length != self._delta:
            self._delta = at - length
            self._runs.append((length, at))
        self._parts.append(piece)
        self._length = length + len(piece)
        self._spaced = not self._verbatim and piece[-1] == " "

    def open(
        self,
        key: str,
        mark: Mark,
        at: int,
        *,
        href: str | None = None,
        rel: tuple[str, ...] = (),
    ) -> None:
        """Start a marked stretch.

        Args:
            key: The kind of markup, which ends it; of nested ones only the outermost counts.
            mark: How the stretch is marked.
            at: Where its markup starts in the input.
            href: The address, for a link.
            rel: The tokens of its ``rel``.
        """
        if key in self._open:
            self._open[key].depth += 1
        else:
            self._open[key] = _Stretch(mark, self._length, self._length, at, at, href, rel)

    def close(self, key: str, at: int, *, all_depths: bool = False) -> None:
        """End a stretch; ``at`` is where its markup ends in the input."""
        stretch = self._open.get(key)
        if stretch is None:
            return
        stretch.depth -= 1
        if stretch.depth == 0 or all_depths:
            stretch.end, stretch.input_end = self._length, at
            self._stretches.append(self._open.pop(key))

    def build(self, kind: BlockKind, start: int, end: int, part: str = "") -> Block | None:
        """Return the block; None where it holds neither text nor a link.

        Args:
            kind: What the block is.
            start: Where it starts in the input.
            end: Where it ends in the input.
            part: The part of the file that it stands in (:attr:`citecheck.model.Position.part`).
        """
        self.end_code()
        if self._open:
            for key in tuple(self._open):
                self.close(key, end, all_depths=True)
        text = "".join(self._parts)
        if not self._verbatim:
            text = text.rstrip(" ")
        elif not text.strip():
            return None
        spans = () if self._verbatim else self._spans(text, part)
        if not (text or spans):
            return None
        where = position(self._source.lines, start, end, part)
        return Block(kind=kind, text=text, spans=spans, at=where, runs=tuple(self._runs))

    def _spans(self, text: str, part: str) -> tuple[Span, ...]:
        marked = [one for one in self._stretches if _trim(one, text)] if self._stretches else []
        if len(marked) > 1:
            marked.sort(key=lambda one: (one.start, -one.end))
        links = [(one.start, one.end) for one in marked if one.mark is Mark.LINK]
        taken = _apart(links + self._opaque) if self._opaque else links
        visible = bare.find(text, self._hints, taken)
        if len(links) < len(marked):
            live = sorted(links + [(found.start, found.end) for found in visible])
            marked = _kept(marked, live)
        spans = [self._span(text, part, one) for one in marked]
        spans += [
            Span(
                text=text[found.start : found.end],
                start=found.start,
                end=found.end,
                mark=Mark.LINK,
                href=text[found.start : found.end],
                url=found.url,
                at=self._locate(found.start, found.end, part),
            )
            for found in visible
        ]
        if visible and marked:
            spans.sort(key=lambda span: (span.start, -span.end))
        return tuple(spans)

    def _locate(self, start: int, end: int, part: str) -> Position:
        """Return where a piece of the text, which is not empty, stands in the input."""
        runs = self._runs
        row = bisect_right(runs, (start, maxsize)) - 1
        first = runs[row][1] + start - runs[row][0]
        is_within = row + 1 == len(runs) or end <= runs[row + 1][0]
        last = first + end - start if is_within else in_runs(runs, end - 1) + 1
        return position(self._source.lines, first, max(last, first), part)

    def _span(self, text: str, part: str, one: _Stretch) -> Span:
        is_text = one.end > one.start
        return Span(
            text=text[one.start : one.end],
            start=one.start,
            end=one.end,
            mark=one.mark,
            href=one.href,
            url=resolved(one.href, self._source.url),
            rel=one.rel,
            at=self._locate(one.start, one.end, part)
            if is_text
            else position(self._source.lines, one.input_start, one.input_end, part),
        )


def _apart(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return stretches in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((start, end))
    return found


def resolved(href: str | None, base: str | None) -> str | None:
    """Return an address made absolute; None where it is missing or relative without a base.

    One that leaves but its scheme to the page is asked for by https.
    """
    if href is not None and base is None and href[:2] == "//":
        return urls.absolute(f"https:{href}")
    if href is None or (base is None and href[:1] in {"#", "/", ""}):
        return None
    return urls.absolute(href, base)


def _trim(one: _Stretch, text: str) -> bool:
    """Leave out white space at the ends of a stretch; return whether something is left to mark."""
    one.end = min(one.end, len(text))
    if one.start < one.end and text[one.start] == " ":
        one.start += 1
    if one.start < one.end and text[one.end - 1] == " ":
        one.end -= 1
    one.start = min(one.start, one.end)
    return one.start < one.end or one.mark is Mark.LINK


def _kept(marked: Iterable[_Stretch], live: Sequence[tuple[int, int]]) -> list[_Stretch]:
    """Drop lost links that are none: around or in a live one, or in another lost one."""
    lost_to = -1
    kept = []
    for one in marked:
        if one.mark is Mark.LOST:
            if one.end <= lost_to or meets(live, one.start, one.end):
                continue
            lost_to = one.end
        kept.append(one)
    return kept
