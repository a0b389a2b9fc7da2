"""Where sentences begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from citecheck.patterns import lazy
from citecheck.sources.lexicon import tags

_STARTER: Final = (
    tags.DETERMINER
    | tags.PRONOUN
    | tags.SUBORDINATOR
    | tags.ADVERB
    | tags.PREPOSITION
    | tags.COORDINATOR
)
_FIRST: Final = tags.CAPITAL | tags.NUMBER | tags.MARK | tags.APOSTROPHE | tags.OTHER | tags.OPEN
NOTE: Final = r"\[\d{1,3}\]|[⁰¹²³⁴-⁹]"
"""The pattern of a footnote's mark in plain text."""
# Beginning with a set of signs lets the search skip all others.
_END: Final = re.compile(
    r"[.!?…。\n](?:(?<=\n)\s*\n"
    rf"|(?<!\n)[.!?…。]*[\"'”’»“)\]]*(?:{NOTE})*(?=(?P<space>\s+)[^\sa-zа-яёіїєґ]))"
)
# No sentence of an article is longer; the limit keeps endless lines linear.
_WINDOW: Final = 2000
# No word that ends with a dot without ending a sentence has as many letters.
_ABBREVIATED: Final = 5
# How far back such a word, with what stands before it, is looked for.
_BEFORE: Final = 8
# The digits of a day or a century.
_DAY: Final = 2
# What ends with a dot without ending a sentence, in any of the languages read.
_SHORT: Final = re.compile(
    r"(?:\b[^\W\d_]|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|St|Jr|Sr|No|vs|Inc|Corp"
    r"|Co|Ltd|U\.S|U\.K|U\.N|D\.C|Bros|Nr|bzw|ca|usw|Mio|Mrd|Abs|Art|MM|Mme|Mlle|Sra|Dra|Ud"
    r"|им|ул|см|тыс|млн|млрд|руб|стр|г|тис|грн|вул|ім))\.$"
)

# "am 8. Mai", "im 19. Jahrhundert": the full stop of an ordinal number.
_MONTHS: Final = (
    *("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september"),
    *("oktober", "november", "dezember", "jan", "feb", "apr", "aug", "sep", "sept", "okt"),
    *("nov", "dez", "jahrhundert", "jahrhunderts", "jahrestag"),
)
_ORDINALS: Final = frozenset(_MONTHS)
_ORDINAL: Final = lazy(rf"\D?\d{{1,2}}\.\s+(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)


def sentence_starts(
    words: Sequence[str],
    starts: Sequence[int],
    found: list[int],
    quoted: Sequence[int],
    special: Iterable[int],
) -> list[int]:
    """Return the index of the first token of every sentence, and that after the last token.

    Dots that belong to an abbreviation get the tag ``GLUE`` instead of ``STOP``.  Inside a
    quotation nothing ends; a quotation that ends with a full stop ends its sentence.  ``special``
    holds the indices of all tokens with the tag ``STOP``, and maybe others.
    """
    found_starts = [0]
    last = len(words) - 1
    for index in [at for at in special if found[at] & tags.STOP]:
        if words[index] == "." and _abbreviated(index, words, starts, found):
            found[index] = tags.GLUE
            continue
        after = index + 1
        if quoted[index]:
            # Only the full stop before the closing mark can end the sentence around it.
            while after < last and found[after] & tags.CLOSE:
                after += 1
            if after > last or not found[after] & (tags.MARK | tags.APOSTROPHE):
                continue
            after += 1
        if after <= last and (found[after] & _FIRST or words[after][0].isupper()):
            found_starts.append(after)
    found_starts.append(len(words))
    return found_starts


def _abbreviated(
    index: int, words: Sequence[str], starts: Sequence[int], found: Sequence[int]
) -> bool:
    """Tell whether the dot at an index belongs to the word before it."""
    if not index or starts[index - 1] + len(words[index - 1]) != starts[index]:
        return False
    if index + 1 == len(words):
        return False
    before, after = words[index - 1], found[index + 1]
    ordinal = before.isdigit() and len(before) <= _DAY and words[index + 1].lower() in _ORDINALS
    if ordinal or after & (tags.COMMA | tags.COLON) or words[index + 1][0].islower():
        return True
    if len(before) == 1:
        # "... on X. The mayor": what a preposition stands before is the platform.
        platform = before == "X" and index > 1 and found[index - 2] & tags.PREPOSITION
        return bool(found[index - 1] & tags.CAPITAL and not platform)
    # "U.S", but not "news.example".
    initials = "." in before and len(before.rpartition(".")[2]) == 1
    # "No. 10", but "She said no. The talks ended."
    denied = found[index - 1] & tags.NEGATION and not after & tags.NUMBER
    if (found[index - 1] & tags.ABBREVIATION and not denied) or initials:
        return bool(found[index - 1] & tags.TITLE) or not (
            after & tags.CAPITAL and after & _STARTER
        )
    return False


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the extent of the sentence, or sentences, that ``text[start:end]`` stands in."""
    ends, following = _bounds(text)
    first = max(0, start - _WINDOW)
    last = min(len(text), end + _WINDOW)
    row = bisect_right(following, start) - 1
    if row >= 0:
        first = max(first, ends[row])
    row = bisect_right(ends, end)
    if row < len(ends):
        last = min(last, ends[row])
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


# A block is asked for each of its mentions, one after the other.
@lru_cache(maxsize=16)
def _bounds(text: str) -> tuple[list[int], list[int]]:
    """Return where the sentences of a text end, and where what follows each begins."""
    ends, following = [], []
    for found in _END.finditer(text):
        stop = found.start()
        word = text[max(0, stop - _ABBREVIATED) : stop]
        long = len(word) == _ABBREVIATED and word.isalpha()
        short = not long and _SHORT.search(text, max(0, stop - _BEFORE), stop + 1)
        if not short and not (word[-1:].isdigit() and _ORDINAL.match(text, max(0, stop - 2))):
            ends.append(found.end())
            following.append(max(found.end(), found.end("space")))
    return ends, following
