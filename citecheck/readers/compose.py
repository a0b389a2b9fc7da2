"""Documents put together from paragraphs, for formats that are no text themselves.

The text that positions count in has one paragraph a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import Final

from attrs import evolve, frozen

from citecheck.model import Block, BlockKind, Document, Mark
from citecheck.positions import line_starts
from citecheck.readers.bare import anchors
from citecheck.readers.base import Decoded, Raw
from citecheck.readers.blocks import BlockBuilder
from citecheck.readers.note_marks import is_note_mark
from citecheck.readers.pictures import picture

_BREAK: Final = re.compile(r"[\r\n]")
_LONGEST_BYLINE: Final = 200
_MOST_AUTHORS: Final = 20
# More than this of a paragraph underlined is a way to stress it, not a link that was lost.
_MOST_LOST: Final = 0.5


@frozen
class Run:
    """A piece of a paragraph.

    Args:
        text: Its text.
        href: The address that it links to; None for none.
        lost: Whether it looks like a link and has no address.
        emphasis: Whether it is stressed.
        raised: Whether it is set above the line.
        code: Whether it is code, in which no address is looked for.
    """

    text: str
    href: str | None = None
    lost: bool = False
    emphasis: bool = False
    raised: bool = False
    code: bool = False


@frozen(kw_only=True)
class Paragraph:
    """A paragraph.

    Args:
        kind: What it is.
        runs: Its pieces.
        part: Where it stands, as :attr:`citecheck.model.Position.part`.
        byline: Whether its style says that it names the author.
        pictures: The addresses of pictures that it shows from the web.
    """

    kind: BlockKind = BlockKind.PARAGRAPH
    runs: Sequence[Run]
    part: str = ""
    byline: bool = False
    pictures: Sequence[str] = ()


def compose(source: Raw, paragraphs: Iterable[Paragraph]) -> Document:
    """Return the document of the paragraphs.

    Args:
        source: What was read.
        paragraphs: What was found in it.
    """
    kept = tuple(paragraphs)
    text = "\n".join(_BREAK.sub(" ", "".join([run.text for run in each.runs])) for each in kept)
    lines = line_starts(text)
    decoded = Decoded(
        name=source.name, media_type=source.media_type, text=text, url=source.url, lines=lines
    )
    hints = anchors(text)
    blocks = [
        block
        for each, start in zip(kept, lines, strict=False)
        for block in _blocks(decoded, hints, each, start)
    ]
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=source.url,
        byline=_byline(kept),
        blocks=tuple(blocks),
        lines=lines,
    )


def _byline(paragraphs: Iterable[Paragraph]) -> str | None:
    """Return who the paragraphs name that have the style for it."""
    found = [each for each in paragraphs if each.byline]
    # In a document that is all in that style, it names nobody.
    if not found or len(found) > _MOST_AUTHORS:
        return None
    from citecheck.readers.html.byline import byline_in

    lines = (" ".join("".join(run.text for run in each.runs).split()) for each in found)
    names = [byline_in([line]) or line for line in lines if len(line) <= _LONGEST_BYLINE]
    return ", ".join(filter(None, names)) or None


def numbered(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Number the paragraphs that have text, as ``"paragraph 1"`` and so on."""
    number = 0
    for each in paragraphs:
        number += any(run.text.strip() for run in each.runs)
        yield evolve(each, part=f"paragraph {max(number, 1)}")


def as_notes(notes: Iterable[Iterable[Paragraph]], kind: str) -> Iterator[Paragraph]:
    """Number notes, as ``"footnote 1"`` and so on."""
    for number, note in enumerate(notes, 1):
        for each in note:
            yield evolve(each, kind=BlockKind.NOTE, part=f"{kind} {number}")


def dressed(runs: Iterable[Run], kind: BlockKind, *, certain: bool) -> tuple[Run, ...]:
    """Return the runs of a paragraph without marks of notes, and lost links but underlined.

    Where most of a paragraph is underlined, that is its look, not a link; so it is in headings,
    and with a label before a colon.

    Args:
        runs: Its pieces, underlined ones given as lost.
        kind: What the paragraph is.
        certain: Whether one of them looks like a link in more than the line under it.
    """
    pieces = merged(_without_marks(runs))
    if certain or not any(run.lost for run in pieces):
        return pieces
    size = sum(len(run.text) for run in pieces)
    lost = sum(len(run.text) for run in pieces if run.lost)
    stressed = kind is BlockKind.HEADING or lost > _MOST_LOST * size
    after = pieces[1].text.lstrip() if len(pieces) > 1 else ""
    label = after.startswith(":") or pieces[0].text.rstrip().endswith(":")
    return tuple(
        evolve(run, lost=False) if stressed or (label and row == 0) else run
        for row, run in enumerate(pieces)
    )


def _without_marks(runs: Iterable[Run]) -> Iterator[Run]:
    """Give the runs without raised marks that lead to notes, of which the links stay."""
    groups = [(raised, tuple(group)) for raised, group in groupby(runs, attrgetter("raised"))]
    before = ""
    for (raised, group), (_, behind) in zip_longest(groups, groups[1:], fillvalue=(False, ())):
        text = "".join([run.text for run in group])
        linked = any(run.href for run in group)
        after = "".join([run.text for run in behind])
        if raised and is_note_mark(text, before, after, linked=linked):
            yield from (evolve(run, text="") for run in group if run.href)
        else:
            yield from group
            before = text


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with neighbours of one look joined."""
    return tuple(
        Run("".join(run.text for run in group), href, lost, emphasis, code=code)
        for (href, lost, emphasis, code), group in groupby(runs, _marks)
    )


def _blocks(
    decoded: Decoded, hints: tuple[str, ...], paragraph: Paragraph, start: int
) -> Iterator[Block]:
    """Give a paragraph, if there is something in it, and the pictures that it shows."""
    if block := _block(decoded, hints, paragraph, start):
        yield block
    for href in paragraph.pictures:
        yield picture(href, decoded.lines, start, base=None, part=paragraph.part)


def _block(
    decoded: Decoded, hints: tuple[str, ...], paragraph: Paragraph, start: int
) -> Block | None:
    builder = BlockBuilder(decoded, hints=hints, verbatim=paragraph.kind is BlockKind.CODE)
    at = start
    for run in merged(paragraph.runs):
        if run.href is not None:
            builder.open("a", Mark.LINK, at, href=run.href)
        elif run.lost:
            builder.open("u", Mark.LOST, at)
        elif run.emphasis:
            builder.open("em", Mark.EMPHASIS, at)
        add = builder.add_opaque if run.code else builder.add
        add(_BREAK.sub(" ", run.text), at)
        at += len(run.text)
        for key in ("a", "u", "em"):
            builder.close(key, at)
    return builder.build(paragraph.kind, start, at, paragraph.part)


def _marks(run: Run) -> tuple[str | None, bool, bool, bool]:
    return run.href, run.lost, run.emphasis and run.href is None and not run.lost, run.code
