"""The walk over Markdown of which only the links are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any, Final

from citecheck.model import Block, BlockKind, Mark, Span
from citecheck.positions import position
from citecheck.readers import bare
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import resolved
from citecheck.readers.markdown.walk import (
    HOLDING,
    LEAVES,
    Event,
    Walk,
    href_of,
    is_entity,
    name_of,
    rel_of,
)
from citecheck.urls import canonical

# Every link holds one of these, and so does what may hide one, but for the words of
# :func:`bare.anchors`; as one and the same sign they are found several times as fast.
_LINKING: Final = bytes.maketrans(b"]<&\\}", b"/////")
_SIGN: Final = b"/"
# What ends before code that is a role of MyST.
_ROLE: Final = b"}"
# Bytes of a block up to which its events are held.
_LONGEST: Final = 1_000_000
_APART: Final = (b"", b" ", b"\n")
_START: Final = attrgetter("at.start")
# Elements that change nothing about the links in them or around them.
_AROUND: Final = frozenset({"Emphasis", "Strong", "Strikethrough", *LEAVES})


class LinkWalk(Walk):
    """Leaves out blocks without links, and takes the links of plain blocks itself.

    Most blocks are plain: their links are words, and stand between words.  As nobody wants the
    blocks themselves, one holds the links of many; but where a document links itself, the words
    around say what for.

    Args:
        source: The text.
        start: Where it starts behind its front matter.
        own: The document's own address.
    """

    def __init__(self, source: Decoded, start: int, own: str | None) -> None:
        super().__init__(source, start)
        self._own = canonical(own) if own else None
        self._spans: list[Span] = []
        # The text of the block that holds them, a line for each.
        self._lines: list[str] = []
        self._length = 0
        self._signs = self._data.translate(_LINKING)
        for hint in self._hints:
            self._signs = self._signs.replace(hint.encode(), _SIGN * len(hint))
        self._next_sign = -1

    def run(self, events: Iterable[Event]) -> None:
        """Walk over the events of :attr:`body` from start to end."""
        super().run(self._others(iter(events)))
        self._end_block()

    def _others(self, events: Iterator[Event]) -> Iterator[Event]:
        """Give the events of all but what is left out and what is plain."""
        # What a leaf, or an item of a list itself, holds.
        held: list[Event] = []
        for item in events:
            event, where = item
            depth = 0 if "Text" in event else ("Start" in event) - ("End" in event)
            name = name_of(event["Start" if depth > 0 else "End"]) if depth else ""
            if name not in HOLDING:
                held.append(item)
                continue
            is_leaf = name in LEAVES
            if is_leaf and depth < 0:
                held.append(item)
            if held and not self._takes(held):
                self._end_block()
                yield from held
                if depth > 0 or not is_leaf:
                    yield item
                    # An item is one block with what it holds further on.
                    yield from _until_end(events, 1 + depth)
                held = []
                continue
            held = []
            if depth > 0 and self._is_idle(name, where["start"], where["end"]):
                _pass_by(events)
            elif depth > 0 and _is_whole(name, event["Start"], where["end"] - where["start"]):
                self._end_block()
                yield item
                yield from _until_end(events, 1)
            elif not is_leaf:
                yield item
            elif depth > 0:
                held = [item]

    def _is_idle(self, name: str, start: int, end: int) -> bool:
        """Return whether a block of the input, given in bytes, holds no link."""
        if start == end or (name == "Heading" and self.title is None):
            return False
        if self._next_sign < start:
            found = self._signs.find(_SIGN, start)
            self._next_sign = len(self._signs) if found < 0 else found
        return name == "CodeBlock" or self._next_sign >= end

    def _has_sign(self, start: int, end: int) -> bool:
        """Return whether there may be a link in a piece of the input, given in bytes."""
        return self._signs.find(_SIGN, start, end) >= 0

    def _takes(self, held: list[Event]) -> bool:
        """Take the links of a block that is plain; return whether it is.

        Args:
            held: The events of the block.
        """
        spans: list[Span] = []
        at = held[0][1]["start"]
        # Whether between links there may be more than text, which is found out before links are.
        has_more = False
        rest = iter(held)
        for event, where in rest:
            if "Start" in event and "Link" in event["Start"]:
                if not has_more and self._has_sign(at, where["start"]):
                    has_more = True
                    if self._texts(held) is None:
                        return False
                link = event["Start"]["Link"]
                span = (
                    None
                    if self._source.is_named and rel_of(link)
                    else self._link(link, where, rest)
                )
                if span is None:
                    return False
                spans.append(span)
                at = where["end"]
        if has_more or self._has_sign(at, held[-1][1]["end"]):
            found = self._bare(held)
            if found is None:
                return False
            spans = sorted((*spans, *found), key=_START)
        if self._own and any(canonical(span.url) == self._own for span in spans if span.url):
            return False
        self._spans += spans
        return True

    def _link(
        self, link: Mapping[str, str], where: Mapping[str, int], rest: Iterator[Event]
    ) -> Span | None:
        """Return a link; None where it is more than a word or words.

        Args:
            link: What is known of it.
            where: Where it stands in the bytes.
            rest: The events after its start; those up to its end are taken.
        """
        first = last = -1
        for event, within in rest:
            if "Text" in event and (first < 0 or within["start"] == last):
                first, last = first if first >= 0 else within["start"], within["end"]
            elif "End" in event:
                break
            else:
                return None
        if first < 0:
            return None
        # What looks like an address may be one together with what stands beside it.
        if self._has_sign(first, last) and not self._is_apart(where["start"], where["end"]):
            return None
        start, end = self._char(first), self._char(last)
        text = self._source.text[start:end]
        if not text.isprintable() or "  " in text or "&" in text or text != text.strip(" "):
            return None
        href = href_of(link)
        return self._span(text, start, href, resolved(href, self._source.url))

    def _bare(self, held: list[Event]) -> list[Span] | None:
        """Return the addresses between the links of a block; None where there is more than text."""
        texts = self._texts(held)
        if texts is None:
            return None
        # An address that is all of its block is one to its last character.
        is_all = all("Text" in event for event, _ in held[1:-1])
        spans: list[Span] = []
        for first, last in texts:
            if not self._has_sign(first, last):
                continue
            start = self._char(first)
            text = self._source.text[start : self._char(last)]
            if not (self._is_apart(first, last) and text.isprintable()):
                return None
            for found in bare.find(text if is_all else f"{text} ", self._hints):
                href = text[found.start : found.end]
                spans.append(self._span(href, start + found.start, href, found.url))
        return spans

    def _texts(self, held: list[Event]) -> list[tuple[int, int]] | None:
        """Return where in the bytes the text between links stands; None where there is more."""
        texts: list[tuple[int, int]] = []
        in_link = False
        for event, where in held:
            if "Text" in event:
                start, end = where["start"], where["end"]
                if is_entity(event["Text"], self._data, start, end):
                    return None
                if texts and texts[-1][1] == start:
                    start = texts.pop()[0]
                if not in_link:
                    texts.append((start, end))
            elif "Start" in event:
                name = name_of(event["Start"])
                in_link = name == "Link"
                if not in_link and name not in _AROUND:
                    return None
            elif "End" in event:
                in_link = False
            elif event.__class__ is not str and (
                "Code" not in event or self._data[where["start"] - 1 : where["start"]] == _ROLE
            ):
                return None
        return texts

    def _is_apart(self, start: int, end: int) -> bool:
        """Return whether no word is continued beyond a piece of the input, given in bytes."""
        data = self._data
        is_begun = data[start - 1 : start] in _APART or data[start : start + 1] in _APART
        return is_begun and (data[end : end + 1] in _APART or data[end - 1 : end] in _APART)

    def _span(self, text: str, start: int, href: str, url: str | None) -> Span:
        """Return the mark of a link whose text starts at a place in the input."""
        begun = self._length
        self._length += len(text) + 1
        self._lines.append(text)
        return Span(
            text=text,
            start=begun,
            end=begun + len(text),
            mark=Mark.LINK,
            href=href,
            url=url,
            at=position(self._source.lines, start, start + len(text)),
        )

    def _end_block(self) -> None:
        """End the block that holds the links of many."""
        if self._spans:
            self.blocks.append(
                Block(
                    kind=BlockKind.PARAGRAPH,
                    # The last lines may be of links that were not taken.
                    text="\n".join(self._lines[: len(self._spans)]),
                    spans=tuple(self._spans),
                    at=self._spans[0].at,
                )
            )
        self._spans, self._lines, self._length = [], [], 0


def _is_whole(name: str, tag: Any, length: int) -> bool:
    """Return whether a block is given as it is: HTML, a title, what is too long to be held."""
    if name == "HtmlBlock" or (name == "Heading" and tag["Heading"]["level"] == "H1"):
        return True
    return length > _LONGEST and (name == "Item" or name in LEAVES)


def _until_end(events: Iterator[Event], depth: int) -> Iterator[Event]:
    """Give events up to the end of the element that is so many levels above."""
    while depth:
        item = next(events)
        depth += ("Start" in item[0]) - ("End" in item[0])
        yield item


def _pass_by(events: Iterator[Event]) -> None:
    """Leave out events up to the end of the element that has begun."""
    depth = 1
    for event, _ in events:
        if "Text" in event:
            continue
        depth += ("Start" in event) - ("End" in event)
        if not depth:
            return
