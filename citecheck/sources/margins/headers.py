"""What an article says of itself above its text: headline, byline, date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import Final

import attrs

from citecheck.dates import parse_date
from citecheck.model import Block, BlockKind, Document
from citecheck.patterns import lazy
from citecheck.sources.margins import labels
from citecheck.sources.margins.credits import is_caption
from citecheck.sources.margins.lines import body, links
from citecheck.sources.margins.original import originals
from citecheck.sources.words.language import guess

# The lines above an article's text: a headline, a subtitle, a byline, a date, a caption or two.
_TOP: Final = 8
_LONGEST_TITLE: Final = 200
_LONGEST_LINE: Final = 120
_LONGEST_DATE: Final = 60
_PARTS: Final = re.compile(r"\s*[|·•\n]\s*|\s+[-–—]\s+|(?<=\d)\s+(?=by\s)", re.IGNORECASE)
_DATE: Final = re.compile(r"(?=.*\b(?:19|20)\d\d\b)(?=.*(?<!\d)\d{1,2}(?!\d))", re.DOTALL)
_NAME: Final = r"(?:[^\W\d_a-zа-яёіїєґ][\w'’.-]*)"
_PARTICLE: Final = r"(?:de|del|della|di|da|von|van|der|den|la|le|al|el|bin|ibn|af|av|ter)"
# Something always stands between two names, so that a long word can be read in one way only.
_JOINT: Final = r"(?:\s*[,&/]\s*|\s+)(?:(?:and|und|et|y|e|и|та|with|mit|avec|for|in)\s+)?"
_NAMES: Final = lazy(rf"{_NAME}(?:{_JOINT}(?:{_PARTICLE}\s+){{0,3}}{_NAME}){{0,15}}")
# Where an article was written, before the day: "Sofia, 14 May 2024".
_PLACE: Final = re.compile(r"^(?:[^\W\d_a-zа-яёіїєґ][\w'’.-]*\s?){1,3},\s+")
# What an author is and where, in a few small words: ", health correspondent", ", à Paris".
_TRADE: Final = re.compile(
    r"(?<=\w),(?!\s(?:the|and|und|et|y|e|и|та|with|mit|avec)\s)"
    r"(?:\s[^\W\d_A-ZА-ЯЁІЇЄҐ][\w'’-]*){1,5}(?:\s[^\W\d_]\w+){0,2}$"
)
_SENTENCE_END: Final = (".", ":", ";")
# More words than a weekday, a date, a time and a time zone are a sentence.
_WORDS: Final = 9


def describe(document: Document) -> Document:
    """Return a document completed with what its text says of itself.

    The title, byline, date of publication, address and language are filled in where the reader
    left them open, paragraphs that are headlines or captions become such blocks.  Nothing is
    guessed from running text.
    """
    language = document.language or guess("\n".join(block.text for _, block in body(document)))
    document = attrs.evolve(document, language=language, blocks=_refined(document))
    top = tuple(_top(document))
    plain = [block for block in top if block.kind is not BlockKind.HEADING]
    return attrs.evolve(
        document,
        url=document.url or _address(document),
        title=document.title or _title(top),
        byline=document.byline or _first_byline(plain) or _headed_byline(top),
        published=document.published or _first_date(plain, language),
    )


def _refined(document: Document) -> tuple[Block, ...]:
    """Return the blocks with the headline and the captions of a plain text known as such."""
    blocks = list(document.blocks)
    title = _headline(document)
    if title is not None:
        blocks[title] = attrs.evolve(blocks[title], kind=BlockKind.HEADING)
    return tuple(
        attrs.evolve(block, kind=BlockKind.CAPTION) if is_caption(block) else block
        for block in blocks
    )


def _headline(document: Document) -> int | None:
    """Return the paragraph that is the headline of a text without headings."""
    lines = body(document)
    if document.title or any(block.kind is BlockKind.HEADING for _, block in lines):
        return None
    for at, block in lines[:_TOP]:
        if _byline(block.text) or _is_date(block.text) or links(block):
            continue
        short = block.kind is BlockKind.PARAGRAPH and len(block.text) <= _LONGEST_TITLE
        return at if short and not block.text.rstrip().endswith(_SENTENCE_END) else None
    return None


def _top(document: Document) -> Iterator[Block]:
    """Yield the blocks above the text, related lines and captions aside."""
    lines = (
        block
        for _, block in body(document)
        if block.kind is not BlockKind.CAPTION and not labels.RELATED.match(block.text)
    )
    return islice(lines, _TOP)


def _title(blocks: Iterable[Block]) -> str | None:
    """Return the first heading; one below running text, or over its sources, is of a section."""
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            label = labels.SOURCES.match(block.text) if number else None
            return None if label and label.end() == len(block.text) else block.text
        if block.kind is BlockKind.PARAGRAPH and len(block.text) > _LONGEST_LINE:
            break
    return None


def _address(document: Document) -> str | None:
    """Return the address under which a document says it was first published."""
    if not any(block.spans for block in document.blocks):
        return None
    return next((line.span.url for line in originals(document) if line.span), None)


def _first_byline(blocks: Iterable[Block]) -> str | None:
    for block in blocks:
        for part in _parts(block):
            if name := _byline(part):
                return name
    return None


def _headed_byline(blocks: Iterable[Block]) -> str | None:
    """Return who a byline names that is set as a heading, right below the headline."""
    headings = takewhile(lambda block: block.kind is BlockKind.HEADING, blocks)
    names = [_byline(block.text) for block in islice(headings, 1, None)]
    # A heading such as "By Region" names a section.
    return next((name for name in names if name and " " in name), None)


def _byline(line: str) -> str | None:
    """Return who "By Jane Doe and John Roe" names; None where a line is no byline."""
    label = labels.BY.match(line)
    if not label or len(line) > _LONGEST_LINE:
        return None
    names = line[label.end() :].strip()
    trade = _TRADE.search(names)
    if trade and " " in names[: trade.start()]:
        names = names[: trade.start()]
    return names if _NAMES.fullmatch(names) else None


def _first_date(blocks: Iterable[Block], language: str | None) -> dt.date | None:
    for block in blocks:
        for part in (block.text, *_parts(block)):
            if _is_date(part) and (found := _date(part, language)):
                return found
    return None


def _is_date(line: str) -> bool:
    """Return whether a line is short, has the digits of a date and no sentence around them."""
    if len(line) > _LONGEST_LINE:
        return False
    rest = _without_label(line)
    return len(rest) <= _LONGEST_DATE and bool(_DATE.match(rest)) and len(rest.split()) <= _WORDS


def _without_label(line: str) -> str:
    label = labels.PUBLISHED.match(line)
    return line[label.end() :] if label else line


def _date(line: str, language: str | None) -> dt.date | None:
    """Return the date that a line says, in the document's language or in English."""
    for tag in dict.fromkeys((language or "en", "en")):
        rest = _without_label(line)
        if found := parse_date(rest, tag) or parse_date(_PLACE.sub("", rest), tag):
            return found
    return None


def _parts(block: Block) -> Iterator[str]:
    """Yield the pieces of a line such as "By Jane Doe | November 23, 2021"."""
    if block.kind is not BlockKind.HEADING and len(block.text) <= _LONGEST_LINE:
        yield from filter(None, _PARTS.split(block.text))
