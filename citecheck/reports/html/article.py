"""The article as read, with every source and every other problem marked in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from citecheck.model import Block, BlockKind, Document
from citecheck.reports.html import markup
from citecheck.reports.html.marks import Mark, homes, nested, slice_of

_Placed = tuple[int, int, Mark]
_ELEMENTS: Final = {
    BlockKind.PARAGRAPH: ("<p{}>", "</p>"),
    BlockKind.QUOTE: ("<blockquote{}>", "</blockquote>"),
    BlockKind.LIST: ("<li{}>", "</li>"),
    BlockKind.CAPTION: ('<p class="caption"{}>', "</p>"),
    BlockKind.NOTE: ('<p class="note"{}>', "</p>"),
    BlockKind.CODE: ("<pre{}>", "</pre>"),
    BlockKind.ASIDE: ("<p{}>", "</p>"),
}


def arrange(document: Document, marks: Sequence[Mark]) -> dict[int, list[_Placed]]:
    """Return the marks that stand in the text: by index of the block, with start and end."""
    found: dict[int, list[_Placed]] = {}
    for mark, home in zip(marks, homes(document.blocks, [mark.at for mark in marks]), strict=True):
        if home is not None:
            found.setdefault(home, []).append((*slice_of(document.blocks[home], mark.at), mark))
    return found


def article(document: Document, placed: Mapping[int, list[_Placed]], level: int) -> Iterator[str]:
    """Give the blocks of an article, its headings at a level."""
    yield f'<div class="text" dir="auto"{markup.language(document.language)}>'
    shown = (
        (block, _marked(block, nested(placed.get(index, ()))))
        for index, block in enumerate(document.blocks)
        if block.text.strip() or index in placed
    )
    for kind, group in groupby(shown, key=lambda item: item[0].kind):
        yield from _group(kind, group, level)
    yield "</div>"


def _group(
    kind: BlockKind, group: Iterable[tuple[Block, Iterable[str]]], level: int
) -> Iterator[str]:
    before, after = {
        BlockKind.LIST: ("<ul>", "</ul>"),
        BlockKind.ASIDE: ("<details><summary>Beside the article</summary>", "</details>"),
    }.get(kind, ("", ""))
    first, last = (
        (f"<h{level}{{}}>", f"</h{level}>") if kind is BlockKind.HEADING else _ELEMENTS[kind]
    )
    yield before
    for _, parts in group:
        yield first.format(' dir="auto"')
        yield from parts
        yield f"{last}\n"
    yield after


def _marked(block: Block, marks: Iterable[_Placed]) -> Iterator[str]:
    """Give a block's text with its marks, each followed by its small link."""
    done = 0
    opened: list[tuple[int, Mark]] = []
    for start, end, mark in marks:
        while opened and opened[-1][0] <= start:
            close, inner = opened.pop()
            yield markup.text(block.text[done:close]) + _end(inner)
            done = close
        yield markup.text(block.text[done:start]) + _begin(mark)
        done = start
        opened.append((end, mark))
    while opened:
        close, inner = opened.pop()
        yield markup.text(block.text[done:close]) + _end(inner)
        done = close
    yield markup.text(block.text[done:])


def _begin(mark: Mark) -> str:
    return f'<mark id="{mark.id}" class="s-{mark.state}" data-of="{mark.target}">'


def _end(mark: Mark) -> str:
    label = markup.text(mark.label)
    short = markup.text(mark.short)
    return f'<sup><a href="#{mark.target}" aria-label="{label}">{short}</a></sup></mark>'
