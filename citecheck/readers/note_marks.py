"""Raised marks that lead to notes: they stand beside a word and are no part of it.

The same digits are an exponent in "10²" and a note in "the mayor²", and nothing in the markup tells
them apart; how they are written and what stands before them does.  What may be either is left as
it is.
"""

from __future__ import annotations

from typing import Final

from citecheck.patterns import lazy

# Marks that are nothing else: an editor's brackets, what stands between two marks, the signs of
# printers.
_BRACKETED: Final = lazy(r"(?:\[[^\[\]]{1,40}\]\s*)+|[,;]")
_SIGNS: Final = lazy(r"[*†‡§¶‖]{1,4}\)?|\((?:\d{1,3}|[a-z]{1,4}|[*†‡])\)|(?:\d{1,3}|[a-z])\)")
_NUMBERS: Final = lazy(r"\d{1,3}(?:\s?[,;\u2013-]\s?\d{1,3})*[.,]?")
_LETTER: Final = lazy(r"[a-z]")
# What is a mark where it is a link.
_LETTERS: Final = lazy(r"[A-Za-z]|[ivxl]{1,5}|\d{1,4}[a-z]?")
_LAST_WORD: Final = lazy(r"\b[^\W\d_]+$")
# What may stand between a word and a mark; after other signs a number counts.
_CLOSING: Final = frozenset(".,;:!?…%€\"'”’“‘»«›)]}。、」』")
# Prices are set with raised cents.
_PRICE: Final = lazy(r"\d[.,]$")
# Fractions are set with raised numerators, isotopes with a number before the element.
_FRACTION: Final = ("/", "\u2044", "\u2215")
_ELEMENT: Final = lazy(r"[A-Z][a-z]?(?![\w.])")
# What is squared and cubed besides symbols of one or two letters; and gases whose index is raised
# by mistake.
_MEASURES: Final = frozenset(
    (
        *("mile", "miles", "foot", "feet", "inch", "inches", "yard", "yards", "metre", "metres"),
        *("meter", "meters", "mètres", "metros", "sin", "cos", "tan", "log", "min"),
        *("CO", "NO", "SO"),
    )
)
_POWERS: Final = frozenset("23")
_SYMBOL: Final = 2


def is_note_mark(mark: str, before: str, after: str, *, linked: bool = False) -> bool:
    """Return whether raised characters are the mark of a note.

    Args:
        mark: The raised characters.
        before: The text before them; its end is enough.
        after: The text behind them; its beginning is enough.
        linked: Whether they are a link of their own, which no exponent is.
    """
    mark = mark.strip()
    if not mark or not (before.strip() or after.strip()):
        return False
    if _BRACKETED.fullmatch(mark):
        return True
    if linked and _LETTERS.fullmatch(mark):
        return True
    if _SIGNS.fullmatch(mark):
        return linked or not _is_formula(before, mark)
    if _LETTER.fullmatch(mark):
        # Behind a number it makes an ordinal: "1.ª".
        return before[-1:] in _CLOSING and _PRICE.search(before) is None
    return _NUMBERS.fullmatch(mark) is not None and (linked or _is_number(mark, before, after))


def ends_word(before: str) -> bool:
    """Return whether a mark that came right behind a text would touch a word of it."""
    last = before[-1:]
    return last.isalnum() or last in _CLOSING


def _is_number(mark: str, before: str, after: str) -> bool:
    """Return whether raised digits that lead nowhere are the number of a note."""
    if after.startswith(_FRACTION):
        return False
    if not before or before[-1].isspace():
        return _ELEMENT.match(after) is None
    if before[-1] in _CLOSING:
        return len(mark) == 1 or _PRICE.search(before) is None
    return before[-1].isalpha() and not _is_formula(before, mark)


def _is_formula(before: str, mark: str) -> bool:
    """Return whether a mark stands behind a symbol, or what is measured, rather than a word."""
    found = _LAST_WORD.search(before)
    if found is None:
        return False
    word = found[0]
    # Of scripts without capitals one letter is a word, or the end of one.
    if len(word) == 1 and word.lower() != word.upper():
        return True
    return (len(word) <= _SYMBOL and word.islower()) or (mark in _POWERS and word in _MEASURES)
