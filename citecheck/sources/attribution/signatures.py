"""Who signs a quotation: a name behind a dash below it, or at its end, or a `<cite>` there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from citecheck.model import Block, BlockKind
from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.wordclasses import nounish
from citecheck.sources.words.tokens import Line

# A signature has no more words: "Ann Lee, 88, a retired nurse from Marsh Street".
_LONGEST: Final = 14
_ENDED: Final = tags.STOP | tags.MARK | tags.CLOSE
# What a quotation has that ends without a stop, and no title has in lower case.
_SPOKEN: Final = tags.AUXILIARY | tags.VERB | tags.PRONOUN
# No signature has a verb, nor a colon or a quotation.
_SENTENCE: Final = tags.AUXILIARY | tags.PRONOUN | tags.COLON | tags.MARK


def signed(line: Line, blocks: Sequence[Block], number: int) -> Iterator[Found]:
    """Give who signs the quotation that a block is, or that stands in the block above.

    '— Ann Lee, 88' below a block quotation, '"..." — Ann Lee' as a paragraph of its own.

    Args:
        line: The words of the block.
        blocks: The article's blocks.
        number: Index of the block.
    """
    block, above = blocks[number], blocks[number - 1] if number else None
    quotes = block.kind is BlockKind.QUOTE
    ended = line.quoted.find(0)
    if not quotes and ended >= 0 and not line.tags[ended] & tags.DASH:
        return  # no dash opens this paragraph, nor follows the quotation that opens it
    below = quotes and above is not None and above.kind is BlockKind.QUOTE
    near = range(len(line.tags) - 1, max(-1, len(line.tags) - 2 - _LONGEST), -1)
    dash = next((at for at in near if line.tags[at] & tags.DASH), -1)
    if dash > 0 and not ((quotes and line.tags[dash - 1] & _ENDED) or _is_quoted(line, dash)):
        return
    if dash == 0 and not below and not (above is not None and _is_quotation(above.text)):
        return
    if dash < 0 and not (below and any(span.text == block.text for span in block.spans)):
        return
    last = len(line.tags)
    while last > dash + 1 and line.tags[last - 1] & tags.STOP:
        last -= 1
    who = Found(dash + 1, last, max(dash, 0), max(dash, 0) + 1, "signed")
    if _is_name(line, who):
        yield who


def _is_quoted(line: Line, last: int) -> bool:
    """Tell whether what ends before an index is quoted, and no title: "Best Actor"."""
    ended = any(tag & tags.STOP for tag in line.tags[max(last - 2, 0) : last])
    said = any(tag & _SPOKEN and not tag & tags.CAPITAL for tag in line.tags[1:last])
    return all(line.quoted[:last]) and (ended or said)


def _is_quotation(text: str) -> bool:
    """Tell whether a paragraph is a quotation and nothing else."""
    return text[:1] in {"“", '"', "«", "„"} and text[-1:] in {"”", '"', "»", "“"}


def _is_name(line: Line, who: Found) -> bool:
    """Tell whether words begin with a name, and are no sentence."""
    found = line.tags[who.first : who.last]
    if not 0 < len(found) <= _LONGEST or not found[0] & tags.CAPITAL or not nounish(found[0]):
        return False
    done = line.lexicon.tag(line.low[who.first]) & tags.PARTICIPLE
    if done and not any(tag & tags.CAPITAL for tag in found[1:2]):
        return False  # "Continued on page 4"
    verbs = (tag & tags.VERB and not tag & (tags.CAPITAL | tags.NOUN) for tag in found)
    return not any(tag & _SENTENCE for tag in found) and not any(verbs)
