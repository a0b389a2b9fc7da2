"""Which language a text is in, where its reader could not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain
from typing import Final

from citecheck.patterns import lazy
from citecheck.sources.lexicon import Lexicon, languages, load, tags

# Function words are the most frequent words of any text and differ between languages; counting
# them is the method of N. Ingle, "A Language Identification Table" (1976), and it is enough for
# articles.  Words that two of these languages share count for both.
_WORDS: Final = {
    "en": "the of and to in that is was for with on as are by from have has were said which their",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch wird "
    "nach bei aus sind wurde einer einem einen zum zur sie über nur oder",
    "fr": "le la les de des et en un une du que est pour dans qui sur par au pas plus avec ce sont "
    "aux cette mais ses elle ont été",
    "es": "el la los las de y en que un una del por con para se no es al su más como fue "
    "pero sus sobre este esta",
    "it": "il la di e che in un una per non del è con della si da i le nel sono anche gli",
    "pt": "o a os as de e que em um uma do da para com não no na por se dos mais foi ao",
    "nl": "de het een en van te dat die in hij niet zijn is was op aan met als voor ook er om door",
    "sv": "och att det som en på är av för med till den har de inte om ett men var han hon vid",
    "da": "og i at det er en til på som for med de ikke den har af et der var han hun ved også",
    "pl": "w i z na do nie się jest że o to jak za po od przez dla oraz przy był była który",
    "ru": "в и на не что с по из к о это за от как его для у но был также она они",
    "uk": "в і на не що з та до у за про від як його для це але був також вона вони є",
}


def _voters() -> dict[str, list[str]]:
    """Return the languages that a function word speaks for."""
    voters: dict[str, list[str]] = {}
    for language, words in _WORDS.items():
        for word in dict.fromkeys(words.split()):
            voters.setdefault(word, []).append(language)
    return voters


_VOTES: Final = _voters()
_CYRILLIC: Final = lazy("[Ѐ-ӿ]")
_UKRAINIAN: Final = lazy("[іїєґ]")
_RUSSIAN: Final = lazy("[ыэъё]")
_WORD: Final = lazy(r"[^\W\d_]+")

# Letters and signs that one of these languages has.
_SIGNS: Final = (
    ("de", "ß", 1),
    ("de", "äöü", 1),
    ("de", "„", 1),
    ("es", "¿¡", 2),
    ("es", "ñ", 1),
    ("fr", "œêùû", 1),
    ("pt", "ãõ", 2),
    ("pl", "ąęłńśźż", 2),
    ("da", "æø", 2),
    ("sv", "å", 1),
    ("it", "ìò", 1),
)
# A guess from fewer function words, or from as many of another language, would be a coin toss.
_FEWEST: Final = 4
_LEAD: Final = 1.2
# In a text too short for function words alone, a verb of saying counts as two of them.
_CUE: Final = 2
_SHORT_LEAD: Final = 2
_SHORTEST: Final = 2
# So many votes, and so many times those of any other language, leave no doubt.
_MANY: Final = 40
_CLEAR_LEAD: Final = 2
# Enough words to be sure; the rest of a long article would tell nothing new.
_ENOUGH: Final = 20_000


def guess(text: str) -> str | None:
    """Return the BCP 47 primary tag of a text's language; None where it is not clear.

    Args:
        text: The article's text; its first 20,000 characters are read.
    """
    known = text[:_ENOUGH]
    low = known.lower()
    # Function words seldom touch a sign, and cutting at blanks takes a third of the time.
    votes = _votes(low.split())
    if votes and max(votes.values()) >= _MANY and (clear := _first(votes, _CLEAR_LEAD)):
        return clear
    words = _WORD.findall(low)
    if written := _by_script(words):
        return written
    votes = _votes(words)
    several = bool(votes) and max(votes.values()) >= _FEWEST
    if several and (best := _first(votes, _LEAD)):
        return best
    return _of_short(known, votes, _LEAD if several else _SHORT_LEAD)


def _votes(words: Iterable[str]) -> Counter[str]:
    """Return how often the words of a text speak for each language."""
    return Counter(chain.from_iterable(filter(None, map(_VOTES.get, words))))


def _first(votes: Counter[str], lead: float) -> str | None:
    """Return the language with the most votes; None where the next one is too near."""
    best = max(votes, key=votes.__getitem__)
    second = max((votes[each] for each in votes if each != best), default=0)
    return best if votes[best] >= lead * second else None


def _of_short(text: str, votes: Counter[str], lead: float) -> str | None:
    """Return the language of a few words: by its verbs of saying and the letters it has alone.

    Args:
        text: The text.
        votes: What its function words tell.
        lead: How many times the votes of any other language it must have.
    """
    told = Counter(
        language
        for word in set(_WORD.findall(text))
        if (language := _cue_of(word))
        for _ in range(1 if word[0].isupper() else _CUE)
    )
    low = text.lower()
    written = Counter(
        language
        for language, signs, weight in _SIGNS
        if any(map(low.__contains__, signs))
        for _ in range(weight)
    )
    every = votes + told + written
    best = _first(every, lead) if every else None
    sure = best and (told[best] or written[best] >= _SHORTEST) and every[best] >= _SHORTEST
    return best if sure else None


def _cue_of(word: str) -> str | None:
    """Return the one language in which a word tells who said something; None for none or more."""
    found = [each for each in languages() if _is_cue(load(each), word)]
    return found[0] if len(found) == 1 else None


def _is_cue(lexicon: Lexicon, word: str) -> bool:
    alone = any(not rest for rest, _ in lexicon.phrases.get(word.lower(), ()))
    return alone or bool(lexicon.tag(word) & tags.CUE)


def _by_script(words: Iterable[str]) -> str | None:
    """Return the language that the letters tell: of Cyrillic ones Ukrainian has some of its own."""
    letters = "".join(words)
    if 2 * len(_CYRILLIC.findall(letters)) <= len(letters):
        return None
    ukrainian, russian = len(_UKRAINIAN.findall(letters)), len(_RUSSIAN.findall(letters))
    return "uk" if ukrainian > russian else "ru"
