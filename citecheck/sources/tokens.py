"""A block of text as a line of words and signs, each with its tag."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Final

from attrs import define

from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.quotes import quoted_tokens
from citecheck.sources.sentences import sentence_starts

# A word keeps its inner hyphens, apostrophes, dots and slashes ("Clinton's", "U.S", "ABC/Ipsos"),
# but not a dot between two sentences that were run together; an address is one word.  Every token
# takes the white space after it along, so that the lengths of all tokens add up to the text.
# Endless words are cut.
_TOKEN: Final = re.compile(
    r"(?:https?://[^\s<>\"“”«»]{1,2000}(?<![.,;:!?)\]'’])"
    r"|[^\W_]{1,60}"
    r"(?:(?:['’\-‑&/]|\.(?![^\W\d_][^\W\d_A-Z]|\W)|(?<=\d),(?=\d))[^\W_]{1,60}){0,20}"
    r"|''|``|\.\.\.|--|\S)\s*"
)


TRIGGER: Final = tags.CUE | tags.PHRASE | tags.STATEMENT | tags.COLON
"""The tags of words and signs that may name a source."""
_SPECIAL: Final = TRIGGER | tags.MARK | tags.APOSTROPHE | tags.STOP


@define(eq=False)
class Line:
    """The words and signs of a block.

    Attributes:
        text: The block's text.
        lexicon: The words of its language.
        words: Every word and sign.
        low: The same in lower case.
        starts: Where each starts in the text.
        tags: What each may be.
        quoted: For each, whether it stands inside quotation marks (marks included).
        marked: Whether anything is quoted.
        sentences: Indices of the first word of every sentence, ascending.
        triggers: Indices of the words and signs that may name a source.
    """

    text: str
    lexicon: Lexicon
    words: list[str]
    low: list[str]
    starts: list[int]
    tags: list[int]
    quoted: bytearray
    marked: bool
    sentences: list[int]
    triggers: list[int]

    def end(self, index: int) -> int:
        """Return where a word ends in the text."""
        return self.starts[index] + len(self.words[index])

    def says(self, index: int, table: str) -> bool:
        """Tell whether the word at an index stands in a table of the lexicon."""
        return 0 <= index < len(self.low) and self.low[index] in self.lexicon.words[table]

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the first word of the sentence of a word, and the word after its last."""
        row = bisect_right(self.sentences, index)
        last = self.sentences[row] if row < len(self.sentences) else len(self.words)
        return self.sentences[row - 1], last


def tokenize(text: str, lexicon: Lexicon) -> Line:
    """Return the words and signs of a text."""
    pieces = _TOKEN.findall(text)
    words = list(map(str.rstrip, pieces))
    first = len(text) - len(text.lstrip())
    starts = list(accumulate(map(len, pieces), initial=first))
    del starts[-1]
    found = list(map(lexicon.tag, words))
    special = [at for at, tag in enumerate(found) if tag & _SPECIAL]
    quoted = quoted_tokens(text, words, starts, found, special)
    return Line(
        text=text,
        lexicon=lexicon,
        words=words,
        low=list(map(str.lower, words)),
        starts=starts,
        tags=found,
        quoted=quoted,
        marked=1 in quoted,
        sentences=sentence_starts(words, starts, found, quoted, special),
        triggers=[at for at in special if found[at] & TRIGGER],
    )
