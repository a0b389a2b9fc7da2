"""The form under which names are compared, and the stems of inflected ones."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from citecheck.patterns import lazy

# Only letters of these blocks lose their accents: elsewhere marks are letters of their own.
_LAST_FOLDED: Final = 0x052F
_PLAIN_MARKS: Final = str.maketrans("’ʼ‘–—‑‐", "'''----")
_SPACES: Final = "-‐‑‒–—―/_|:;()[]"
_APOSTROPHES: Final = "’ʼ`´‘′"
_DROPPED: Final = '.,!?"“”„«»‹›*…\u00ad\u200b\u200e\u200f'
_COMBINING: Final = "".join(map(chr, range(ord("\u0300"), ord("\u0370"))))
# Cyrillic letters whose mark is part of them; endings would not be known without it.
_LETTERS: Final = "йЙїЇ"
_SPECIAL: Final = {"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ґ": "г"}


def _table() -> dict[int, str]:
    table = {ord(char): " " for char in _SPACES}
    table |= {ord(char): "'" for char in _APOSTROPHES}
    table |= {ord(char): "" for char in _DROPPED}
    table[ord("&")] = " and "
    for point in range(0xC0, _LAST_FOLDED + 1):
        char = chr(point)
        plain = "".join(
            c for c in unicodedata.normalize("NFD", char) if c < "\u0300" or c > "\u036f"
        )
        if plain != char and char not in _LETTERS:
            table[point] = plain
    combining = dict.fromkeys(map(ord, _COMBINING), "")
    return table | combining | {ord(char): plain for char, plain in _SPECIAL.items()}


_TABLE: Final = _table()

_INNER_STOP: Final = re.compile(r"(?<=\w)\.(?=\w\w)|(?<=\w\w)\.(?=\w)")
_KEPT_STOP: Final = "\x00"

TOKEN: Final = re.compile(
    # A word that no apostrophe or full stop follows, as nearly all; an elided article, an
    # abbreviation with full stops, a word with inner apostrophes and full stops ("Lenta.ru"),
    # or "&", which is the word "and".  Looking ahead first lets the search skip what is between.
    r"(?=[\w&])(?:"
    r"\w++(?!['’ʼ.])"
    r"|(?:[ldLD]|[Dd]ell|[Dd]all|[Nn]ell|[Ss]ull|[Aa]ll|[Qq]u)['’](?=\w)"
    r"|(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)"
    r"|\w+(?:['’ʼ.]\w+)*"
    r"|&)"
)

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_GREEK: Final = lazy(r"[\u0370-\u03ff]")
_GERMAN_ARTICLES: Final = frozenset({"der", "die", "das", "des", "dem", "den"})
# Case endings of nouns and adjectives, the longest first; a stem keeps at least three letters.
_CYRILLIC_ENDING: Final = lazy(
    r"(?<=\w{3})(?:иями|иями|ами|ями|ыми|ими|ого|его|ому|ему|ием|иям|иях|ией|ією|ьою"
    r"|ом|ем|ам|ям|ах|ях|ой|ей|ою|ею|ою|ів|їв|ов|ев|ої|ій|ию|ия|ии|ие|ія|ії|ію|іи"
    r"|ый|ий|ая|яя|ое|ее|ым|им|ых|их|ую|юю|ые|ьи|ью|[аяуюеыиоіїєьъй])$"
)
# Of keys, which have no accents and end in "σ".
_GREEK_ENDING: Final = lazy(
    r"(?<=\w{3})(?:ματοσ|ματων|ματα|μα|ουσ|εωσ|εισ|οσ|ου|ον|οι|ων|ασ|ησ|εσ|[αηοιευ])$"
)
_GREEK_ARTICLES: Final = frozenset(
    ["ο", "η", "το", "οι", "τα", "του", "τησ", "των", "τον", "την", "τουσ", "τισ"]
)
_LATIN_ENDING: Final = {
    "de": lazy(r"(?<=\w{4})(?:en|er|em|e|n)$|(?<=\w{3})e?s$"),
    "pl": lazy(r"(?<=\w{3})(?:ego|emu|ymi|imi|ami|ach|owi|iej|ej|em|ie|om|ow|ym|im|[aeyiou])$"),
    "cs": lazy(r"(?<=\w{3})(?:ych|ymi|ami|ach|ech|eho|emu|ovi|ou|em|um|ym|[aeyiou])$"),
    "hr": lazy(r"(?<=\w{3})(?:ima|ama|oga|omu|emu|og|eg|om|em|oj|im|ih|[aeiou])$"),
}
_ENDINGS: Final = {"cyrillic": _CYRILLIC_ENDING, "greek": _GREEK_ENDING, **_LATIN_ENDING}
_GERMAN_FORMS: Final = {
    "der": frozenset({"der", "des", "dem", "den"}),
    "die": frozenset({"die", "der", "den"}),
    "das": frozenset({"das", "des", "dem"}),
}
_INFLECTED_LENGTH: Final = 5
_FAMILY: Final = {
    **dict.fromkeys(("cs", "sk"), "cs"),
    **dict.fromkeys(("hr", "sr", "bs", "sl", "me"), "hr"),
    "pl": "pl",
    "de": "de",
}


@lru_cache(maxsize=16384)
def key_of(text: str) -> str:
    """Return the form under which names are compared.

    Case, accents of Latin, Greek and Cyrillic letters, full stops and quotation marks do not
    count; hyphens are spaces and ``&`` is "and".
    """
    if "." in text:
        # "Lenta.ru" is not "Lentaru", while "U.S." is "US" and "St. Louis" is "St Louis".
        text = _INNER_STOP.sub(_KEPT_STOP, text)
    return " ".join(text.casefold().translate(_TABLE).split()).replace(_KEPT_STOP, ".")


def stem_family(language: str, text: str) -> str:
    """Return whose endings a name takes: ``"cyrillic"``, ``"de"``, ``"pl"`` ...; empty for none."""
    return _by_script(text) or _FAMILY.get(language, "")


def _by_script(text: str) -> str:
    if text.isascii():
        return ""
    return "cyrillic" if _CYRILLIC.search(text) else "greek" if _GREEK.search(text) else ""


def stem_families(language: str | None, text: str) -> tuple[str, ...]:
    """Return whose endings a word read may have: those of its script, its language, else any."""
    script = _by_script(text)
    if script:
        return (script,)
    if language:
        return (_FAMILY[language],) if language in _FAMILY else ()
    return tuple(_LATIN_ENDING) if len(text) >= _INFLECTED_LENGTH else ()


def stem_of(key: str, family: str) -> str:
    """Return a key with the case endings of its words taken off, after the name of its family.

    A general rule, not a dictionary: it may take off too much, but takes the same off every form
    of a word, which is all that comparing needs.
    """
    return f"{family}:{' '.join(word_stem(word, family) for word in key.split())}"


@lru_cache(maxsize=16384)
def word_stem(word: str, family: str) -> str:
    """Return the key of one word with its case ending taken off."""
    if family == "de" and word in _GERMAN_ARTICLES:
        return "d"
    if family == "greek" and word in _GREEK_ARTICLES:
        return "τ"
    return _ENDINGS[family].sub("", word)


def case_agrees(text: str, alias: str, *, strict: bool) -> bool:
    """Return whether ``text`` may be the name ``alias`` by its capitals.

    Args:
        text: What was read; its key equals that of the alias.
        alias: The name in the registry.
        strict: Whether letters must agree one by one, as for abbreviations.
    """
    if strict:
        return text.replace(".", "") == alias.replace(".", "")
    if text == alias or text.isupper():
        return True
    read, known = TOKEN.findall(text), TOKEN.findall(alias)
    if len(known) == len(read) + 1 and known[0].lower() in ARTICLES:
        known = known[1:]  # "Fed" for "the Fed", and not "fed"
    if len(read) != len(known):
        return read[:1] != [] and (not known or read[0][0].isupper() >= known[0][0].isupper())
    if len(read) > 1 and read[0].lower() in ARTICLES:
        read, known = read[1:], known[1:]
    return all(
        word[0].isupper() >= name[0].isupper() and (word.isupper() or not _is_capitals(name))
        for word, name in zip(read, known, strict=True)
    )


def _is_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def accents_agree(text: str, alias: str) -> bool:
    """Return whether a text has no accent that a name lacks: writers leave out, never add.

    "Uber" may be "Über" to someone in a hurry, but "Über" is not "Uber".
    """
    own = alias.casefold()
    return text.isascii() or all(
        char.isascii() or char in own for char in text.casefold().translate(_PLAIN_MARKS)
    )


def article_agrees(text: str, alias: str) -> bool:
    """Return whether an inflected German name has a form of the article of the name itself."""
    known = alias.partition(" ")[0].lower()
    return known not in _GERMAN_FORMS or text.partition(" ")[0].lower() in _GERMAN_FORMS[known]


ARTICLES: Final = frozenset(
    {"the", "al", "le", "la", "les", "l'", "l’", "el", "los", "las", "il", "lo"}
) | (_GERMAN_ARTICLES)


def is_bare_noun(text: str, alias: str) -> bool:
    """Return whether a text is "die Welt" where the name is "Die Welt": as any noun is written."""
    article, _, noun = alias.partition(" ")
    if article.lower() not in _GERMAN_ARTICLES or not noun or " " in noun:
        return False
    return text[:1].islower()


def lacks_article(text: str, name: str) -> bool:
    """Return whether a text is "Information" where the name is "The Information (US)"."""
    return name.startswith("The ") and key_of(name.partition(" (")[0]) == f"the {key_of(text)}"


def is_abbreviation(text: str) -> bool:
    """Return whether a name is written in capitals only (``AP``, ``ТАСС``, ``U.N.``)."""
    letters = text.replace(".", "")
    return " " not in letters and len(letters) > 1 and letters.isupper()
