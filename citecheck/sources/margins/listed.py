"""Entries without a link in a list of sources ("Sources: Reuters, ministry of health")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from citecheck.model import Block, BlockKind, Channel, Document, Match, SourceKind
from citecheck.patterns import lazy
from citecheck.sources.found import Found, Registry, mention
from citecheck.sources.margins import labels
from citecheck.sources.margins.datelines import Agency
from citecheck.sources.margins.lines import Place, links

_ITEMS: Final = frozenset({BlockKind.LIST, BlockKind.NOTE})
# A longer entry is a remark.
_LONGEST_ENTRY: Final = 300
# A given name, or the initial of one, before what is a surname then: "Ada Roche", "A. Roche".
_GIVEN: Final = lazy(r"(?:^|[\s(])[^\W\d_a-z](?:\.|[^\W\d_]+)\s$")
_LONGEST_LINE: Final = 200
_PART: Final = lazy(r"[^\s;/][^;/]*")
_LONGEST_GIVEN: Final = 20
# What a line may begin with instead.
_OTHERS: Final = frozenset(
    {"the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "de", "het"}
    | {"in", "see", "via", "from", "with", "siehe", "voir", "ver", "en", "dans", "im"}
)


def outlets(document: Document, registry: Registry, listed: frozenset[int]) -> Iterator[Agency]:
    """Yield the outlets and bodies that lists of sources name without a link.

    Args:
        document: The article.
        registry: Who is behind a name.
        listed: The blocks that list sources.
    """
    for at in sorted(listed):
        block = document.blocks[at]
        # In an item with a link the names tell whose page that is.
        if not (block.kind in _ITEMS and links(block)):
            cue, first = _label(block)
            for start, end, match in _names(block, first, document, registry):
                yield Agency(Place(at, start, end), block.text[start:end], Channel.LIST, cue, match)


def entries(document: Document, registry: Registry, listed: frozenset[int]) -> Iterator[Found]:
    """Yield what lists of sources name without a link, and what nobody knows.

    List items are books, laws, interviews; of what stands behind a label ("Source: Port Office
    records") it cannot be told what it is.
    """
    for at in sorted(listed):
        block = document.blocks[at]
        if block.kind is BlockKind.PARAGRAPH and not links(block):
            yield from _behind_label(document, at, block, registry)
        text = block.text.strip()
        if block.kind not in _ITEMS or not text or links(block) or len(text) > _LONGEST_ENTRY:
            continue
        if not any(_names(block, 0, document, registry)):
            yield Found(
                what=("entry", text.casefold()),
                kind=SourceKind.DOCUMENT,
                channel=Channel.LIST,
                name=text,
                mention=mention(document, at, block.text.index(text), len(block.text.rstrip())),
            )


def _behind_label(document: Document, at: int, block: Block, registry: Registry) -> Iterator[Found]:
    """Yield the names behind the label of a line that the registry does not know."""
    cue, first = _label(block)
    if not cue or len(block.text) - first > _LONGEST_LINE:
        return
    known = [start for start, _, _ in _names(block, first, document, registry)]
    for part in _PART.finditer(block.text, first):
        name = part[0].rstrip(" .")
        start, end = part.start(), part.start() + len(name)
        if name[:1].isupper() and not any(start <= each < end for each in known):
            yield Found(
                what=("entry", name.casefold()),
                kind=SourceKind.UNKNOWN,
                channel=Channel.LIST,
                name=name,
                mention=mention(document, at, start, end, cue),
            )


def _label(block: Block) -> tuple[str, int]:
    """Return the words of a block's label and where what it labels starts."""
    label = None if block.kind is BlockKind.LIST else labels.SOURCES.match(block.text)
    return (label["label"], label.end()) if label else ("", 0)


def _names(
    block: Block, first: int, document: Document, registry: Registry
) -> Iterator[tuple[int, int, Match]]:
    """Yield the known names of a block that stand in no link, as (start, end, who)."""
    spans = links(block)
    starts = [span.start for span in spans]
    for start, end, match in registry.find(block.text, language=document.language):
        before = bisect_left(starts, end) - 1
        inside = before >= 0 and start < spans[before].end
        if match.outlet is not None and start >= first and not inside:
            if " " not in block.text[start:end] and _is_surname(block.text, start):
                continue
            yield start, end, match


def _is_surname(text: str, start: int) -> bool:
    """Return whether a name in one word stands behind what may be a given name."""
    given = _GIVEN.search(text[max(start - _LONGEST_GIVEN, 0) : start])
    return given is not None and given[0].strip(" (").lower() not in _OTHERS
