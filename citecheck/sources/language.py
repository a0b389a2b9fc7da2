"""Which language a text is in, where its reader could not know."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

# Function words are the most frequent words of any text and differ between languages; counting
# them is the method of N. Ingle, "A Language Identification Table" (1976), and it is enough for
# articles.  Words that two of these languages share count for both.
_WORDS: Final = {
    "en": "the of and to in that is was for with on as are by from have has were said which their",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch wird",
    "fr": "le la les de des et en un une du que est pour dans qui sur par au pas plus avec ce sont",
    "es": "el la los las de y en que un una del por con para se no es al su más como fue",
    "it": "il la di e che in un una per non del è con della si da i le nel sono anche gli",
    "pt": "o a os as de e que em um uma do da para com não no na por se dos mais foi ao",
    "ru": "в и на не что с по из к о это за от как его для у но был также она они",
    "uk": "в і на не що з та до у за про від як його для це але був також вона вони є",
}
_VOTES: Final = {
    word: tuple(language for language, words in _WORDS.items() if word in words.split())
    for words in _WORDS.values()
    for word in words.split()
}
_CYRILLIC: Final = re.compile("[Ѐ-ӿ]")
_UKRAINIAN: Final = re.compile("[іїєґ]")
_RUSSIAN: Final = re.compile("[ыэъё]")
_WORD: Final = re.compile(r"[^\W\d_]+")

# A guess from fewer function words, or from as many of another language, would be a coin toss.
_FEWEST: Final = 4
_LEAD: Final = 1.2
# Enough words to be sure; the rest of a long article would tell nothing new.
_ENOUGH: Final = 20_000


def guess(text: str) -> str | None:
    """Return the BCP 47 primary tag of a text's language; None where it is not clear.

    Args:
        text: The article's text; its first 20,000 characters are read.
    """
    words = Counter(_WORD.findall(text[:_ENOUGH].lower()))
    votes: Counter[str] = Counter()
    for word in words.keys() & _VOTES.keys():
        for language in _VOTES[word]:
            votes[language] += words[word]
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return _by_script(words)
    (best, most), second = ranked[0], ranked[1][1] if len(ranked) > 1 else 0
    return best if most >= _LEAD * second else None


def _by_script(words: Iterable[str]) -> str | None:
    """Return the language that the letters tell: of Cyrillic ones Ukrainian has some of its own."""
    letters = "".join(words)
    if 2 * len(_CYRILLIC.findall(letters)) <= len(letters):
        return None
    return "uk" if _UKRAINIAN.search(letters) and not _RUSSIAN.search(letters) else "ru"
