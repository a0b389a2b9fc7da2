"""One document of several that stand in one file: cells, chapters, entries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve, frozen

from citecheck.model import Block, BlockKind, Document, LinkRole, Mark, Position, Span
from citecheck.positions import locate
from citecheck.readers import bare
from citecheck.readers.base import Decoded, Raw


@frozen(kw_only=True)
class Section:
    """A part of a file that was read for itself.

    Args:
        part: What a person calls it, as :attr:`citecheck.model.Position.part`.
        text: The text that positions in ``document`` count in.
        document: What was read.
    """

    part: str
    text: str
    document: Document


def join(source: Decoded | Raw, sections: Iterable[Section]) -> Document:
    """Return the document of all sections.

    Positions count in the texts of the sections, one after another, each from a new line.  What
    the sections say of title, byline, date and language is that of the first that says it.

    Args:
        source: What was read.
        sections: Its parts in order.
    """
    blocks: list[Block] = []
    lines: list[int] = []
    found: list[Document] = []
    start = 0
    for section in sections:
        shift = _Shift(start, len(lines), section.part)
        each = section.document
        if each.silences:
            moved = tuple(evolve(one, at=shift.at(one.at)) for one in each.silences)
            each = evolve(each, silences=moved)
        found.append(each)
        blocks.extend(shift.blocks(each.blocks))
        lines.extend(start + line for line in each.lines)
        start += len(section.text) + 1
    return Document(
        name=source.name,
        media_type=source.media_type,
        url=source.url,
        title=next((each.title for each in found if each.title), None),
        byline=next((each.byline for each in found if each.byline), None),
        published=next((each.published for each in found if each.published), None),
        language=next((each.language for each in found if each.language), None),
        blocks=tuple(blocks),
        lines=tuple(lines) or (0,),
        problems=tuple(problem for each in found for problem in each.problems),
        silences=tuple(silence for each in found for silence in each.silences),
    )


def as_article(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a page that holds nothing but its article.

    What looks like furniture there, as short texts with links do, is none, unless it is there to
    share the article; what it loads (pictures) is left out.
    """
    return tuple(
        evolve(block, kind=BlockKind.PARAGRAPH, spans=_cited(block, document.lines))
        if block.kind is BlockKind.ASIDE and not _is_shared(block)
        else block
        for block in document.blocks
        if not _is_loaded(block)
    )


def _cited(block: Block, lines: Sequence[int]) -> tuple[Span, ...]:
    """Return the spans of what is no furniture, with the addresses that stand in its text."""
    spans = [
        evolve(span, role=LinkRole.TAG if "tag" in span.rel else LinkRole.CITATION)
        for span in block.spans
    ]
    taken = sorted((span.start, span.end) for span in spans if span.mark is Mark.LINK)
    spans.extend(
        Span(
            text=block.text[found.start : found.end],
            start=found.start,
            end=found.end,
            mark=Mark.LINK,
            href=block.text[found.start : found.end],
            url=found.url,
            at=locate(block, lines, found.start, found.end),
        )
        for found in bare.find(block.text, taken=taken)
    )
    return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))


def _is_shared(block: Block) -> bool:
    return bool(block.spans) and all(span.role is LinkRole.SOCIAL for span in block.spans)


def _is_loaded(block: Block) -> bool:
    if block.kind is not BlockKind.ASIDE or block.text:
        return False
    return all(span.mark is Mark.EMBED and span.role is LinkRole.NAVIGATION for span in block.spans)


class _Shift:
    """Moves positions to where a section stands in the whole."""

    def __init__(self, offset: int, lines: int, part: str) -> None:
        self._offset = offset
        self._lines = lines
        self._part = part

    def at(self, place: Position) -> Position:
        """Return a position moved."""
        return Position(
            line=place.line + self._lines,
            column=place.column,
            start=place.start + self._offset,
            end=place.end + self._offset,
            part=self._part,
        )

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Give blocks moved."""
        for block in blocks:
            # Made anew by hand: a feed has very many, and to evolve one takes five times as long.
            at = self.at(block.at)
            yield Block(
                kind=block.kind,
                text=block.text,
                spans=tuple(
                    _moved(span, at if span.at is block.at else self.at(span.at))
                    for span in block.spans
                ),
                at=at,
                runs=tuple((text, place + self._offset) for text, place in block.runs),
            )


def _moved(span: Span, at: Position) -> Span:
    return Span(
        text=span.text,
        start=span.start,
        end=span.end,
        mark=span.mark,
        href=span.href,
        url=span.url,
        rel=span.rel,
        role=span.role,
        at=at,
    )
