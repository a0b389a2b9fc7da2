"""What stands around a name and says that it is that of a newspaper, an agency, a channel.

"Die Zeit" may be time, but "die Wochenzeitung Die Zeit" and, in the languages that put titles in
quotation marks, „Zeit“ is the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from citecheck.model import Outlet, OutletKind
from citecheck.outlets.words import key_of, stem_families, word_stem

_PRESS: Final = frozenset(
    {OutletKind.NEWSPAPER, OutletKind.MAGAZINE, OutletKind.DIGITAL_NATIVE, OutletKind.BROADCASTER}
)
_NEWSPAPER: Final = frozenset({OutletKind.NEWSPAPER, OutletKind.DIGITAL_NATIVE})
_MAGAZINE: Final = frozenset(
    {OutletKind.MAGAZINE, OutletKind.ACADEMIC_PUBLISHER, OutletKind.DIGITAL_NATIVE}
)
_AGENCY: Final = frozenset({OutletKind.NEWS_AGENCY})
_CHANNEL: Final = frozenset({OutletKind.BROADCASTER})

# Nouns by what they call a publisher, each with the languages it is taken from.
_NOUNS: Final = (
    # en
    ("newspaper daily tabloid broadsheet weekly", _NEWSPAPER),
    ("magazine journal", _MAGAZINE),
    ("agency newswire", _AGENCY),
    ("broadcaster channel network station", _CHANNEL),
    ("outlet website portal", _PRESS),
    # de
    ("zeitung tageszeitung wochenzeitung boulevardzeitung boulevardblatt", _NEWSPAPER),
    ("magazin nachrichtenmagazin zeitschrift wochenmagazin fachzeitschrift", _MAGAZINE),
    ("nachrichtenagentur agentur", _AGENCY),
    ("sender fernsehsender tv-sender radiosender nachrichtensender rundfunk", _CHANNEL),
    ("medium onlineportal nachrichtenportal", _PRESS),
    # ru, uk
    ("газета ежедневник еженедельник щоденник тижневик", _NEWSPAPER),
    ("журнал", _MAGAZINE),
    ("агентство информагентство інформагентство", _AGENCY),
    ("телеканал канал радиостанция радіостанція телекомпания телекомпанія", _CHANNEL),
    ("издание видання портал сайт", _PRESS),
    # fr, es, it, pt
    ("quotidien hebdomadaire periodico diario quotidiano settimanale jornal", _NEWSPAPER),
    ("revue revista rivista", _MAGAZINE),
    ("agence agencia agenzia", _AGENCY),
    ("chaine cadena canal emittente emissora televisora", _CHANNEL),
    # pl, cs
    ("dziennik tygodnik gazeta denik tydenik", _NEWSPAPER),
    ("czasopismo magazyn casopis", _MAGAZINE),
    ("agencja agentura", _AGENCY),
    ("stacja telewizja televize stanice", _CHANNEL),
    # ar
    ("صحيفة جريدة", _NEWSPAPER),
    ("مجلة", _MAGAZINE),
    ("وكالة", _AGENCY),
    ("قناة شبكة إذاعة", _CHANNEL),
    ("موقع", _PRESS),
)


def _forms(noun: str) -> set[str]:
    key = key_of(noun)
    return {key} | {word_stem(key, family) for family in stem_families("", noun)}


_KINDS: Final = {
    form: kinds for nouns, kinds in _NOUNS for noun in nouns.split() for form in _forms(noun)
}

_OPENING: Final = '«„“"‚‘»'
_CLOSING: Final = '»“”"‘’«'
# English prints titles without quotation marks, and puts them around what somebody said.
_UNQUOTED: Final = frozenset({None, "", "en"})


def is_quoted(text: str, start: int, end: int, language: str | None) -> bool:
    """Return whether a name stands alone between quotation marks where titles do."""
    return (
        language not in _UNQUOTED
        and text[start - 1 : start] in set(_OPENING)
        and text[end : end + 1] in set(_CLOSING)
    )


def is_title_noun(word: str) -> bool:
    """Return whether a word says that the name after it is that of a publisher."""
    return bool(_kinds(key_of(word)))


def _kinds(key: str) -> set[OutletKind]:
    forms = {key} | {word_stem(key, family) for family in stem_families("", key)}
    return {kind for form in forms for kind in _KINDS.get(form, ())}


def described(outlets: Iterable[Outlet], neighbours: Iterable[str]) -> Outlet | None:
    """Return the one outlet that the words beside a name call what it is; None for none or many.

    Args:
        outlets: Those who bear the name.
        neighbours: Keys of the words before and after it.
    """
    kinds = {kind for word in neighbours for kind in _kinds(word)}
    fitting = [outlet for outlet in outlets if outlet.kind in kinds]
    return fitting[0] if len(fitting) == 1 else None
