"""A block of text as a line of words and signs, each with its tag."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import accumulate, chain, compress, pairwise
from typing import Final

from attrs import define

from citecheck.sources.lexicon import Lexicon, load, tags
from citecheck.sources.words.insets import open_insets
from citecheck.sources.words.quotes import quoted_tokens
from citecheck.sources.words.sentences import NOTE, sentence_starts

# A word keeps its inner hyphens, apostrophes, dots and slashes ("Clinton's", "U.S", "ABC/Ipsos"),
# but not a dot between two sentences that were run together; an address is one word.  Endless
# words are cut.
_TOKEN: Final = re.compile(
    r"https?://[^\s<>\"“”«»]{1,2000}(?<![.,;:!?)\]'’])"
    r"|[^\W_]{1,60}"
    r"(?:(?:['’\-‑&/]|(?<=[A-Z])\.-|\.(?!(?![a-z])[^\W\d_][^\W\d_A-Z]|\W)|(?<=\d),(?=\d))[^\W_]{1,60}){0,20}"
    r"|''|``|\.\.\.|--|\S"
)
_CHUNK: Final = re.compile(r"\S+")
# The mark of a footnote stands behind a word and is no part of it: "the minister[4]", "CNN³".
_NOTE: Final = re.compile(rf"(?<=[^\[(])(?:{NOTE})+(?![\w=&])")
# What stands between two blanks is taken apart once; a text of nothing but new words stays bounded,
# and long ones and runs of signs are not remembered.
_REMEMBERED: Final = 1 << 16
_LONGEST: Final = 60
_MOST: Final = 8

TRIGGER: Final = tags.CUE | tags.STANCE | tags.PHRASE | tags.STATEMENT | tags.COLON
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
        sentences: Indices of the first word of every sentence, ascending, and of the line's end.
        triggers: Indices of the words and signs that may name a source.
    """

    text: str
    lexicon: Lexicon
    words: tuple[str, ...]
    low: tuple[str, ...]
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

    def written(self, first: int, last: int) -> str:
        """Return the words ``first:last`` as the text has them."""
        return self.text[self.starts[first] : self.end(last - 1)]

    def phrases(self, index: int) -> Iterator[tuple[int, str]]:
        """Yield the index after each phrase that begins with a word, and the phrase's name."""
        for rest, name in self.lexicon.phrases.get(self.low[index].replace("’", "'"), ()):
            after = index + 1 + len(rest)
            if self.low[index + 1 : after] == rest:
                yield after, name

    def sentence(self, index: int) -> tuple[int, int]:
        """Return the first word of the sentence of a word, and the word after its last."""
        row = bisect_right(self.sentences, index, 1, len(self.sentences) - 1)
        return self.sentences[row - 1], self.sentences[row]


# A word or sign: as written, in lower case, its tag, how far the next one is, if special.  Plain
# tuples, and many of them: those of numbers and strings the garbage collector forgets.
_Token = tuple[str, str, int, int, bool]


class _Chunks(dict[str, tuple[_Token, ...]]):
    """The words and signs of what stands between two blanks."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._tag = lexicon.tag

    def __missing__(self, chunk: str) -> tuple[_Token, ...]:
        # The blank is part of the way to the next word.
        word, sign = chunk[:-1], chunk[-1]
        if len(chunk) <= _LONGEST and chunk.isalpha():
            tokens: tuple[_Token, ...] = (self._token(chunk, len(chunk) + 1),)
        elif len(chunk) <= _LONGEST and word.isalpha() and not sign.isalnum():
            tokens = (self._token(word, len(word)), self._token(sign, 2))
        else:
            plain = _NOTE.sub(lambda note: " " * len(note[0]), chunk)
            # Each is as wide as the way to the next; the last has a full stop behind the blank.
            found = pairwise(_TOKEN.finditer(f"{plain} ."))
            tokens = tuple(
                self._token(each[0], after.start() - each.start()) for each, after in found
            )
        if len(chunk) <= _LONGEST and len(tokens) <= _MOST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[chunk] = tokens
        return tokens

    def _token(self, word: str, width: int) -> _Token:
        # Most words are in lower case already, and one string is enough.
        low = word if word.islower() else word.lower()
        tag = self._tag(word)
        return word, low, tag, width, tag & _SPECIAL != 0


@cache
def _chunks(language: str) -> _Chunks:
    return _Chunks(load(language))


def tokenize(text: str, lexicon: Lexicon) -> Line:
    """Return the words and signs of a text."""
    chunks = _chunks(lexicon.language)
    tokens = list(chain.from_iterable(map(chunks.__getitem__, text.split())))
    words, low, all_tags, widths, is_special = zip(*tokens, strict=True) if tokens else ((),) * 5
    starts = list(accumulate(widths, initial=0))
    if starts.pop() != len(text) + 1:
        starts = _starts(text, chunks)
    found = list(all_tags)
    special = list(compress(range(len(found)), is_special))
    quoted = quoted_tokens(text, words, starts, found, special)
    marked = 1 in quoted
    signs = lexicon.words["inset"]
    if signs and found and (marked or found[0] & tags.DASH):
        open_insets(words, found, quoted, special, signs)
        marked = 1 in quoted
    return Line(
        text=text,
        lexicon=lexicon,
        words=words,
        low=low,
        starts=starts,
        tags=found,
        quoted=quoted,
        marked=marked,
        sentences=sentence_starts(words, starts, found, quoted, special),
        triggers=[at for at in special if found[at] & TRIGGER],
    )


def _starts(text: str, chunks: _Chunks) -> list[int]:
    """Return where each word starts in a text that has more than one blank between two."""
    starts = []
    for chunk in _CHUNK.finditer(text):
        at = chunk.start()
        for _, _, _, width, _ in chunks[chunk[0]]:
            starts.append(at)
            at += width
    return starts
