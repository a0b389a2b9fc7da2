"""Lines that say where an article was first published ("Original url: ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from citecheck import urls
from citecheck.model import (
    Block,
    BlockKind,
    Channel,
    Document,
    LinkState,
    Match,
    SourceKind,
    Span,
)
from citecheck.patterns import lazy
from citecheck.sources.found import Found, Registry, address, mention
from citecheck.sources.margins import labels
from citecheck.sources.margins.lines import Place, body, is_link_alone, links

# Longer blocks are running text, whatever they begin with.
_LONGEST_LINE: Final = 200
_LONGEST_NOTICE: Final = 400
# "Source: https://..." names the origin of a text only above or below it, not within.
_EDGE: Final = 6
_ORIGINAL_WORD: Final = lazy(r"origin|оригинал|оригінал|article|artikel", re.IGNORECASE)
# "... by the Harbour Post.", "... on Harbour & Sea under a licence".
_WORD: Final = r"[^\W\d_a-zа-яёіїєґ][\w'’&-]*"
_NAME: Final = lazy(
    r"\W{0,2}(?:(?:in|on|at|by|from|bei|auf|sur|dans|par|en|por|в|на|у)\s+)?(?:the\s+)?"
    rf"(?P<name>{_WORD}(?:\s+(?:(?:of|the|and|&|de|la|del)\s+){{0,2}}{_WORD}){{0,5}})"
)
_NOT_LINES: Final = frozenset({BlockKind.CAPTION, BlockKind.NOTE})


@frozen(kw_only=True)
class Original:
    """A line that says where the article was first published.

    Args:
        label: Its words ("Original url").
        block: The block that holds the address, else the name of the outlet.
        span: The address; None where the line only names an outlet.
        rest: Where in the block the outlet may be named.
        taken: What of the document this line uses up: nothing in there is cited.
    """

    label: str
    block: int
    span: Span | None
    rest: tuple[int, int]
    taken: tuple[Place, ...]


def originals(document: Document) -> tuple[Original, ...]:
    """Return the lines that say where a document was first published, in order."""
    blocks = [item for item in body(document) if item[1].kind not in _NOT_LINES]
    notices = _may_be_noticed(tuple(block.text for _, block in blocks))
    found = []
    for row, (at, block) in enumerate(blocks):
        near_edge = row < _EDGE or row >= len(blocks) - _EDGE
        found.append(
            _labelled(document, at, block)
            or (_notice(at, block) if notices else None)
            or (_origin(document, at, block) if near_edge else None)
        )
    return tuple(line for line in found if line)


# An article is asked when its headers are read and when its sources are.
@lru_cache(maxsize=1)
def _may_be_noticed(texts: tuple[str, ...]) -> bool:
    short = [text for text in texts if len(text) <= _LONGEST_NOTICE]
    return labels.may_be_republished("\n".join(short))


def _labelled(document: Document, at: int, block: Block) -> Original | None:
    """Return what a line such as "Original url: ..." says."""
    label = labels.ORIGINAL.match(block.text) if len(block.text) <= _LONGEST_LINE else None
    if not label:
        return None
    return _addressed(label, at, block, _following(document, at)) or Original(
        label=label["label"],
        block=at,
        span=None,
        rest=(label.end(), len(block.text)),
        taken=(),
    )


def _following(document: Document, at: int) -> tuple[int, Block] | None:
    """Return the block after another, with its index.

    A link alone looks like furniture to a reader of pages, so any block may follow a label.
    """
    rest = document.blocks[at + 1 : at + 2]
    return (at + 1, rest[0]) if rest else None


def _addressed(
    label: re.Match[str], at: int, block: Block, following: tuple[int, Block] | None
) -> Original | None:
    """Return a labelled line with its address, which may stand in the block that follows."""
    for span in links(block):
        if span.url and urls.is_web(span.url):
            whole = Place(at, 0, len(block.text))
            return Original(
                label=label["label"],
                block=at,
                span=span,
                rest=(label.end(), len(block.text)),
                taken=(whole,),
            )
    if label.end() < len(block.text) or following is None or not is_link_alone(following[1]):
        return None
    found = _addressed(label, *following, None)
    return found and Original(
        label=found.label,
        block=found.block,
        span=found.span,
        rest=(0, len(following[1].text)),
        taken=(Place(at, 0, len(block.text)), *found.taken),
    )


def _notice(at: int, block: Block) -> Original | None:
    """Return what a sentence such as "This article was first published in ..." says."""
    said = labels.republished(block.text) if len(block.text) <= _LONGEST_NOTICE else None
    if not said:
        return None
    after = [span for span in links(block) if span.end > said.start() and span.url]
    named = [span for span in after if _ORIGINAL_WORD.search(span.text)]
    span = next(iter(named or after), None)
    return Original(
        label=said[0].strip(),
        block=at,
        span=span,
        rest=(said.end(), len(block.text)),
        taken=(Place(at, span.start, span.end),) if span else (),
    )


def _origin(document: Document, at: int, block: Block) -> Original | None:
    """Return what a bare "Source: https://..." says, in a text that has no other address."""
    label = labels.ORIGIN.match(block.text)
    if not label:
        return None
    alone = is_link_alone(block, label.end()) or label.end() == len(block.text)
    found = _addressed(label, at, block, _following(document, at)) if alone else None
    if found is None or found.span is None:
        return None
    own, said = document.url, found.span.url or ""
    return found if own is None or urls.canonical(own) == urls.canonical(said) else None


def find(document: Document, registry: Registry, lines: tuple[Original, ...]) -> Iterator[Found]:
    """Yield what a document was republished from, given the lines that say so."""
    for line in lines:
        span, block = line.span, document.blocks[line.block]
        if span is not None and span.url is not None:
            yield Found(
                what=address(span),
                kind=SourceKind.ORIGINAL,
                channel=Channel.HEADER,
                name=_name(block.text[slice(*line.rest)], span.text, document, registry),
                href=span.href,
                url=span.url,
                link=LinkState.LIVE,
                match=registry.classify_url(span.url),
                mention=mention(document, line.block, span.start, span.end, line.label),
            )
        else:
            yield from _named(document, registry, line)


def _named(document: Document, registry: Registry, line: Original) -> Iterator[Found]:
    """Yield the outlet that a line without an address names, known or not."""
    first, last = line.rest
    text = document.blocks[line.block].text[first:last]
    known = [
        (start, end, match)
        for start, end, match in registry.find(text, language=document.language)
        if match.outlet is not None
    ]
    unknown = [(*each.span("name"), Match()) for each in (_NAME.match(text),) if each]
    for start, end, match in (known or unknown)[:1]:
        place = mention(document, line.block, first + start, first + end, line.label)
        yield Found(
            what=("original", match.outlet.id if match.outlet else place.text.casefold()),
            kind=SourceKind.ORIGINAL,
            channel=Channel.HEADER,
            name=place.text,
            match=match,
            mention=place,
        )


def _name(text: str, anchor: str, document: Document, registry: Registry) -> str:
    """Return the first known outlet that a line names, or its link where that is a name."""
    for start, end, match in registry.find(text, language=document.language):
        if match.outlet is not None:
            return text[start:end]
    is_name = _NAME.fullmatch(anchor) and not _ORIGINAL_WORD.search(anchor)
    return anchor if is_name else ""
