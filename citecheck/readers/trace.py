"""Where in a text the words stand that a parser gives without their places."""

from __future__ import annotations

import re
from typing import Final

from citecheck.readers.blocks import BlockBuilder

_WORD: Final = re.compile(r"\S+")
# How far ahead words are looked for; markup that is not shown stands between them.
_REACH: Final = 20_000
# The same for the words after the first of a line that does not stand there as it is.
_NEAR: Final = 500


class Tracer:
    """Goes through a text in step with the words that are taken from it.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0

    def skip_to(self, words: str) -> None:
        """Go on before words, where they are found."""
        if self._find(words) >= 0:
            self.at -= len(words)

    def skip_past(self, words: str) -> None:
        """Go on behind words that are not shown, where they are found."""
        self._find(words)

    def add(self, builder: BlockBuilder, words: str) -> None:
        """Add words to a block; those that cannot be found stand where the last one ended."""
        for number, line in enumerate(words.split("\n")):
            if number:
                builder.add(" ", self.at)
            if not line or line.isspace():
                builder.add(line, self.at)
            elif (spot := self._find(line)) >= 0:
                builder.add(line, spot)
            else:
                self._add_words(builder, line)

    def _add_words(self, builder: BlockBuilder, line: str) -> None:
        last = 0
        for found in _WORD.finditer(line):
            if found.start() > last:
                builder.add(" ", self.at)
            spot = self._find(found[0], _NEAR if last else _REACH)
            builder.add(found[0], self.at if spot < 0 else spot)
            last = found.end()
        if last < len(line):
            builder.add(" ", self.at)

    def _find(self, words: str, reach: int = _REACH) -> int:
        spot = self._text.find(words, self.at, self.at + reach)
        if spot >= 0:
            self.at = spot + len(words)
        return spot
