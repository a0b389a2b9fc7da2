"""Plain text, as it is pasted, mailed and saved.

A paragraph may be one long line, or hard-wrapped, or broken by a blank line in the middle of a
sentence.  ``<u>`` and ``<a>`` without an address are what is left of links that were lost in
copying.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import evolve

from citecheck.model import Block, BlockKind, Document, LinkRole, Mark
from citecheck.positions import position
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.tags import apply_tag, parse_tag

_INDENT: Final = re.compile(r"[ \t]*")
_QUOTED: Final = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_ITEM: Final = re.compile(r"(?:[-*•‣◦▪●]|\d{1,3}[.)])[ \t\u00a0]+(?=\S)")
# Only these interrupt a paragraph: a number at the start of a wrapped line is a number.
_BULLET: Final = re.compile(r"(?:[-*•‣◦▪●]|1[.)])[ \t\u00a0]+(?=\S)")
# What the lines that are looked at closer start with; most are plain.
_INDENTED: Final = " \t>"
_ITEMIZED: Final = "-*•‣◦▪●0123456789"
_RULE: Final = re.compile(r"[\s*_=~#·•.–—-]{3,}")
_ENDED: Final = re.compile(r"[.!?…。！？؟।:][\"'”’»“›)\]]*$")
_ADDRESS: Final = re.compile(r"(?:[a-z]+://|www\.)", re.IGNORECASE)
_LINK_TAG: Final = re.compile(r"</?[ua](?=[\s>/])[^<>]*>", re.IGNORECASE)
# An address between angle brackets that mail programs broke; white space is no part of it
# (RFC 3986, appendix C).
_BROKEN: Final = re.compile(
    r"<(?:URL:[ \t]*+)?((?:https?|ftp)://[^\s<>]++(?:[ \t]*+\r?\n[ \t]*+[^\s<>]++){1,4})[ \t]*+>",
    re.IGNORECASE,
)
_OPENED: Final = re.compile(r"<(?:URL:[ \t]*+)?((?:https?|ftp)://[^\s<>]++)$", re.IGNORECASE)
_UNBROKEN: Final = re.compile(r"[^\s<>]++")
_CLOSING: Final = re.compile(r"[^\s<>]++>")
_MOST_BROKEN: Final = 4
# What stands above a signature (RFC 3676, 4.3), and how many lines it may have.
_SIGNATURE: Final = ("\n-- \n", "\n-- \r\n")
_LONGEST_SIGNATURE: Final = 10
_YEAR: Final = re.compile(r"\b\d{4}\b")
# Lines are wrapped between these columns; narrower ones are lists and verse, wider ones prose
# with one line a paragraph.
_NARROWEST: Final = 30
_WIDEST: Final = 120
# A line that is less full than this could have taken another word; the rest is the play that
# mail programs, and fonts of which a PDF was copied, leave at the end of lines.
_FULL: Final = 0.85
_LONGEST_HEADING: Final = 200
_LONGEST_DATE: Final = 60


class _Line(NamedTuple):
    """A line without its indentation, quotation marks and trailing white space.

    ``depth`` is how many quotations it stands in.
    """

    start: int
    end: int
    text: str
    depth: int


class _Paragraph(NamedTuple):
    """The lines of a paragraph."""

    kind: BlockKind
    lines: tuple[_Line, ...]


def read(source: Decoded) -> Document:
    """Return the document in a plain text.

    Args:
        source: The text.

    Returns:
        Its paragraphs, list items and quotations; the first short line before the body is a
        heading where it looks like one.  The signature of an e-mail, below ``"-- "``, is an aside.
    """
    paragraphs = _rejoined(
        paragraph for group in _groups(source) for paragraph in _paragraphs(group)
    )
    hints = anchors(source.text)
    blocks = [block for paragraph in paragraphs if (block := _block(source, hints, paragraph))]
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=source.url,
        blocks=_with_heading(_signed(source.text, blocks)),
        lines=source.lines,
        problems=source.problems,
    )


def _groups(source: Decoded) -> Iterator[list[_Line]]:
    """Give the lines between blank lines, quoted and unquoted apart."""
    group: list[_Line] = []
    text = source.text
    for start, end in pairwise((*source.lines, len(text))):
        line = _line(text, start, end)
        empty = not line.text or (not line.text[0].isalnum() and _is_rule(line.text))
        if group and (empty or line.depth != group[-1].depth):
            yield group
            group = []
        if not empty:
            group.append(line)
    if group:
        yield group


def _is_rule(line: str) -> bool:
    return line == "--" or _RULE.fullmatch(line) is not None


def _line(text: str, start: int, end: int) -> _Line:
    depth = 0
    if text[start:end][:1] in _INDENTED:
        if quotation := _QUOTED.match(text, start, end):
            depth = quotation[0].count(">")
            start = quotation.end()
        indent = _INDENT.match(text, start, end)
        start = indent.end() if indent else start
    line = text[start:end].rstrip()
    return _Line(start, start + len(line), line, depth)


def _paragraphs(group: list[_Line]) -> Iterator[_Paragraph]:
    """Split the lines between blank lines into paragraphs and list items."""
    joins = _joins(group)
    first = 0
    in_list = False
    for row, line in enumerate(group):
        item = _ITEM.match(line.text) if line.text[0] in _ITEMIZED else None
        if row == 0:
            in_list = bool(item)
            continue
        starts_item = item and (
            in_list or _BULLET.match(line.text) or _ENDED.search(group[row - 1].text)
        )
        if starts_item or not joins[row - 1]:
            yield _paragraph(tuple(group[first:row]))
            first = row
            in_list = bool(starts_item)
    yield _paragraph(tuple(group[first:]))


def _paragraph(lines: tuple[_Line, ...]) -> _Paragraph:
    marker = _ITEM.match(lines[0].text)
    if lines[0].depth:
        return _Paragraph(BlockKind.QUOTE, lines)
    if not marker:
        return _Paragraph(BlockKind.PARAGRAPH, lines)
    width = marker.end()
    first = lines[0]._replace(start=lines[0].start + width, text=lines[0].text[width:])
    return _Paragraph(BlockKind.LIST, (first, *lines[1:]))


def _joins(group: list[_Line]) -> list[bool]:
    """Return for each line but the last whether its sentence runs on in the next line.

    Lines are hard-wrapped where nearly all are too full to take the next word too, and most end
    in the middle of a sentence.
    """
    if len(group) == 1:
        return []
    pairs = tuple(pairwise(group))
    running = [_runs_on(before, after) for before, after in pairs]
    # An address is as long as it is.
    widths = [len(line.text) for line in group if not _ADDRESS.match(line.text)]
    width = max(widths, default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return running
    full = [len(a.text) + 1 + len(b.text.partition(" ")[0]) > _FULL * width for a, b in pairs]
    unended = sum(not _ENDED.search(line.text) for line in group[:-1])
    in_prose = any(running) or bool(_ENDED.search(group[-1].text))
    wrapped = in_prose and sum(full) >= 0.8 * len(pairs) and unended >= 0.5 * len(pairs)
    return [run or (wrapped and fits) for run, fits in zip(running, full, strict=True)]


def _runs_on(before: _Line, after: _Line) -> bool:
    """Return whether a line that ends in a sentence goes on in the next one."""
    if "<" in before.text and _OPENED.search(before.text) and _CLOSING.match(after.text):
        return True
    if not after.text[:1].islower():
        return False
    word = after.text.partition(" ")[0]
    return (
        # "iPhone" and "al-Qaida" start a sentence as well as they go on with one.
        (word.islower() or not any(map(str.isupper, word)))
        and not _ADDRESS.match(word)
        and not _ENDED.search(before.text)
    )


def _rejoined(paragraphs: Iterator[_Paragraph]) -> Iterator[_Paragraph]:
    """Join paragraphs that a blank line broke in the middle of a sentence."""
    pending: list[_Line] = []
    kind = BlockKind.PARAGRAPH
    for paragraph in paragraphs:
        if (
            pending
            and paragraph.kind is kind is BlockKind.PARAGRAPH
            and _runs_on(pending[-1], paragraph.lines[0])
        ):
            pending.extend(paragraph.lines)
            continue
        if pending:
            yield _Paragraph(kind, tuple(pending))
        pending, kind = list(paragraph.lines), paragraph.kind
    if pending:
        yield _Paragraph(kind, tuple(pending))


def _block(source: Decoded, hints: tuple[str, ...], paragraph: _Paragraph) -> Block | None:
    lines = paragraph.lines
    if len(lines) == 1 and _is_plain(lines[0].text, hints):
        start, end = lines[0].start, lines[0].end
        at = position(source.lines, start, end)
        return Block(kind=paragraph.kind, text=lines[0].text, at=at, runs=((0, start),))
    builder = BlockBuilder(source, hints=hints)
    if paragraph.kind is BlockKind.QUOTE:
        _add_quoted(builder, lines)
    else:
        _add(builder, source.text[lines[0].start : lines[-1].end], lines[0].start)
    return builder.build(paragraph.kind, lines[0].start, lines[-1].end)


def _is_plain(text: str, hints: tuple[str, ...]) -> bool:
    """Tell whether a line is its block's text as it stands: without marks, addresses or runs."""
    marked = "<" in text or "  " in text or not text.isprintable()
    return not (marked or any(map(text.__contains__, hints)))


def _add_quoted(builder: BlockBuilder, lines: tuple[_Line, ...]) -> None:
    """Add lines with quotation marks before them, in which an address may be broken too."""
    row = done = 0
    while row < len(lines):
        line = lines[row]
        last = row + 1
        opened = _OPENED.search(line.text, done)
        while opened and last < len(lines) and _UNBROKEN.fullmatch(lines[last].text):
            last += 1
        end = _CLOSING.match(lines[last].text) if opened and last < len(lines) else None
        if opened is None or end is None or last - row > _MOST_BROKEN:
            _add_tagged(builder, line.text[done:], line.start + done)
            builder.add(" ", line.end)
            row, done = row + 1, 0
            continue
        parts = [each.text for each in lines[row:last]]
        parts[0] = opened[1]
        parts.append(end[0][:-1])
        _add_tagged(builder, line.text[done : opened.start(1)], line.start + done)
        at = line.start + opened.start(1)
        builder.open("a", Mark.LINK, at, href="".join(parts))
        for number, part in enumerate(parts):
            builder.add(part, lines[row + number].start if number else at)
            builder.add(" " * (number < len(parts) - 1), at)
        row, done = last, len(parts[-1])
        builder.close("a", lines[last].start + done)


def _add(builder: BlockBuilder, raw: str, at: int) -> None:
    """Add text, in which an address may be broken over lines."""
    last = 0
    for found in _BROKEN.finditer(raw) if "\n" in raw and "://" in raw else ():
        _add_tagged(builder, raw[last : found.start(1)], at + last)
        builder.open("a", Mark.LINK, at + found.start(1), href="".join(found[1].split()))
        builder.add(found[1], at + found.start(1))
        last = found.end(1)
        builder.close("a", at + last)
    _add_tagged(builder, raw[last:] if last else raw, at + last)


def _add_tagged(builder: BlockBuilder, raw: str, at: int) -> None:
    """Add text in which ``<u>`` and ``<a>`` mark links."""
    last = 0
    for found in _LINK_TAG.finditer(raw):
        tag = parse_tag(found[0])
        if tag is None:
            continue
        builder.add(raw[last : found.start()], at + last)
        last = found.end()
        apply_tag(builder, tag, at + found.start(), at + last)
    builder.add(raw[last:] if last else raw, at + last)


def _signed(text: str, blocks: list[Block]) -> list[Block]:
    """Set the signature of an e-mail aside, where it has one."""
    start = max(map(text.rfind, _SIGNATURE))
    if start < 0 or text.count("\n", start + 1) > _LONGEST_SIGNATURE + 1:
        return blocks
    return [_aside(block) if block.at.start > start else block for block in blocks]


def _aside(block: Block) -> Block:
    spans = tuple(evolve(span, role=LinkRole.AUTHOR) for span in block.spans)
    return evolve(block, kind=BlockKind.ASIDE, spans=spans)


def _with_heading(blocks: list[Block]) -> tuple[Block, ...]:
    """Mark the first short line before the body as a heading, where it looks like one."""
    for row, block in enumerate(blocks[:-1]):
        text = block.text
        if block.kind is not BlockKind.PARAGRAPH or len(text) > _LONGEST_HEADING:
            break
        if len(text) <= _LONGEST_DATE and _YEAR.search(text) and len(text.split()) < 7:
            continue  # a date line above the headline
        if not text or _ADDRESS.match(text):
            continue
        if text[-1] not in ".,;:" and any(map(str.isalpha, text)) and not text[0].islower():
            blocks[row] = evolve(block, kind=BlockKind.HEADING)
        break
    return tuple(blocks)
