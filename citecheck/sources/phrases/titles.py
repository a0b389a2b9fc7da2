"""Names in quotation marks that belong to the noun before them: "the newspaper 'Izvestia'"."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.words.tokens import Line

# The longest such name, in words, and the marks around it.
_LONGEST: Final = 6
_MARKS: Final = 2
# The longest one that stands for itself, marks and the word after it included.
_ALONE: Final = 8


def title_before(line: Line, last: int) -> int:
    """Return the word before the name in quotation marks that ends with ``last``.

    Returns:
        The index of the noun or article that it belongs to; -1 where what is quoted is no name.
    """
    found, quoted = line.tags, line.quoted
    if not found[last] & tags.MARK or last < _MARKS:
        return -1
    at = last - 1
    while at > 0 and quoted[at] and not found[at] & tags.MARK and last - at < _LONGEST:
        at -= 1
    if not found[at] & tags.MARK or not quoted[at] or at == last - 1 or not at:
        return -1
    belongs = found[at - 1] & (tags.NOUN | tags.DETERMINER) and not quoted[at - 1]
    return at - 1 if belongs and found[at + 1] & (tags.CAPITAL | tags.NUMBER) else -1


def title_alone(line: Line, at: int, ceiling: int) -> int:
    """Return the index after a name in quotation marks that starts at ``at``: "laut «Spiegel»".

    Returns:
        ``at`` where what is quoted there is no name.
    """
    found, quoted = line.tags, line.quoted
    if at + 1 >= ceiling or not found[at] & tags.MARK or not found[at + 1] & tags.CAPITAL:
        return at
    last = next((i for i in range(at, min(ceiling, at + _ALONE)) if not quoted[i]), at)
    if last - at <= _MARKS or not found[last - 1] & tags.MARK:
        return at
    return at if found[last - 2] & (tags.COMMA | tags.STOP | tags.COLON) else last


def title_after(line: Line, at: int, ceiling: int) -> int:
    """Return the index after the name in quotation marks that starts at ``at``.

    Returns:
        ``at`` where nothing is quoted there that belongs to the word before.
    """
    found, quoted = line.tags, line.quoted
    if at >= ceiling or not found[at] & tags.MARK or not quoted[at]:
        return at
    for last in range(at + _MARKS, min(ceiling, at + _LONGEST)):
        if not quoted[last] or found[last] & tags.MARK:
            return last + 1 if title_before(line, last) == at - 1 else at
    return at
