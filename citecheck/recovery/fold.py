"""A text as a stream of its letters and digits: what copying changes is left out.

Case, accents, ligatures, quotation marks, dashes, spaces, line breaks and hyphens at the ends of
lines all go; what stays is where each letter stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final

from attrs import field, frozen

from citecheck.model import Block

# What may end a sentence; where it does not, both versions are cut at the same place.
_END: Final = re.compile(r"[.!?…。！？؟।]+")


@frozen(kw_only=True)
class Folded:
    """Blocks of text as one stream.

    Args:
        text: Letters and digits of all blocks in order, folded.
        bases: Offset of each block in the blocks' texts put end to end, and their whole length.
        at: For each sign of ``text`` the offset in that whole from which it comes.
        words: The offsets in ``text`` at which words begin; every sign, in scripts that put no
            spaces between words.
        sentences: The offsets in ``text`` at which sentences begin, and its length.
        starts: The offset in ``text`` at which each block begins, and its length.
    """

    text: str
    bases: tuple[int, ...]
    at: tuple[int, ...] = field(repr=False)
    words: tuple[int, ...] = field(repr=False)
    sentences: tuple[int, ...] = field(repr=False)
    starts: tuple[int, ...]

    def block_of(self, offset: int) -> int:
        """Return the number of the block that an offset in ``text`` lies in."""
        return self._block(self.at[offset])

    def _block(self, whole: int) -> int:
        return bisect_right(self.bases, whole) - 1

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """Return block number, start and end in the block's text of a piece of ``text``.

        A piece that runs over the end of a block is cut there.
        """
        first, last = self.at[start], self.at[end - 1]
        number = self._block(first)
        last = min(last, self.bases[number + 1] - 1)
        return number, first - self.bases[number], last - self.bases[number] + 1

    def range(self, block: int, start: int, end: int) -> tuple[int, int]:
        """Return the piece of ``text`` that a piece of a block's text has become."""
        base = self.bases[block]
        return bisect_left_of(self.at, base + start), bisect_left_of(self.at, base + end)


def bisect_left_of(offsets: tuple[int, ...], value: int) -> int:
    """Return how many of some ascending offsets are lower than a value."""
    return bisect_right(offsets, value - 1)


def fold(blocks: Iterable[Block]) -> Folded:
    """Return the stream of some blocks."""
    texts = [block.text for block in blocks]
    bases = tuple(accumulate(map(len, texts), initial=0))
    signs: list[str] = []
    at: list[int] = []
    words: list[int] = []
    sentences: list[int] = []
    starts: list[int] = []
    for base, text in zip(bases, texts, strict=False):
        starts.append(len(signs))
        ends = [match.end() for match in _END.finditer(text)]
        following = iter((0, *ends, len(text) + 1))
        until = next(following)
        for offset, sign, begins in _signs(text):
            if begins:
                words.append(len(signs))
            if offset >= until:
                sentences.append(len(signs))
                while offset >= until:
                    until = next(following)
            signs.append(sign)
            at.append(base + offset)
    starts.append(len(signs))
    return Folded(
        text="".join(signs),
        bases=bases,
        at=tuple(at),
        words=tuple(words),
        sentences=(*sentences, len(signs)),
        starts=tuple(starts),
    )


def _signs(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield each folded sign with the offset that it comes from, and whether a word begins."""
    within = False
    for offset, character in enumerate(text):
        folded, spaceless = _folded(character)
        if not folded:
            # Soft hyphens and joiners stand within words.
            within = within and (character in "\u00ad\u200b\u200c\u200d\ufeff")
            continue
        begins = spaceless or not within
        for sign in folded:
            yield offset, sign, begins
            begins = spaceless
        within = True


@lru_cache(maxsize=65536)
def _folded(character: str) -> tuple[str, bool]:
    """Return what is left of a character, and whether its script puts no spaces between words."""
    plain = unicodedata.normalize("NFKD", character).casefold()
    kept = "".join(sign for sign in plain if sign.isalnum())
    return kept, bool(kept) and is_spaceless(kept[0])


def is_spaceless(sign: str) -> bool:
    """Return whether a letter is of Thai, Lao, Burmese, Khmer, kana or Han."""
    code = ord(sign)
    return (
        0x0E00 <= code < 0x0F00
        or 0x1000 <= code < 0x10A0
        or 0x1780 <= code < 0x1800
        or 0x3040 <= code < 0x3100
        or 0x3400 <= code < 0xA000
        or 0x20000 <= code < 0x32000
    )
