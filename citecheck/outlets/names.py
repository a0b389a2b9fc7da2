"""Who is meant by a name, alone or in running text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple

from citecheck.model import Alias, AliasKind, Match, Outlet, OutletKind, Role
from citecheck.outlets.bearers import Outlets
from citecheck.outlets.index import NAMES, filed
from citecheck.outlets.records import name_at
from citecheck.outlets.titles import described, is_title_noun
from citecheck.outlets.words import (
    accents_agree,
    article_agrees,
    case_agrees,
    is_abbreviation,
    is_bare_noun,
    key_of,
    lacks_article,
    stem_families,
    stem_of,
)

_POSSESSIVE: Final = re.compile(r"(?:['’ʼ]s|(?<=s)['’ʼ])$", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"the\s+", re.IGNORECASE)
# Written small, these are words of the sentence: "der Süddeutschen Zeitung", "la Guardia Civil".
_OTHER_ARTICLE: Final = re.compile(
    r"(?:d(?:er|ie|as|es|em|en)|las?|les?|el|los|il|lo|gli|l['’])\s*"
)
# Endings that writers hang on a name: "PAP-u", "NATO'nun", "SVT:s", "ТАССу".
_HUNG: Final = re.compile(r"(?<=[^\W_])(?:['’]|(?<=[A-ZÀ-Þ])[-:])[^\W\d_A-ZÀ-Þ]{1,5}$")
# Who speaks for a body: "State Department spokesman Matthew Miller".
_SPEAKER: Final = re.compile(r"\s+spokes(?:man|woman|person|people)(?:\s+[^\W\d_].*)?$")
# What sort of outlet bears the name: "the Reuters news agency", "the Süddeutsche newspaper".
_SORT: Final = re.compile(
    r"\s(?:(?:news|press|wire) (?:agency|service|site|website|channel|outlet)|newswire|newspaper"
    r"|(?:TV|television|radio) (?:channel|station|network)|television|broadcaster|magazine)$"
)
_NOTE: Final = re.compile(r"\s*\([^()]*\)$")
# Bodies whose abbreviations are read as words, and so are written "Nato" and "Tass" by many.
_READ_AS_WORDS: Final = frozenset(
    {OutletKind.NEWS_AGENCY, OutletKind.IGO, OutletKind.GOVERNMENT, OutletKind.MILITARY}
)
_WORD_LENGTH: Final = 4
# English leaves out the accents of others; without a language it may be English.
_CARELESS: Final = frozenset({None, "", "en"})
_SHORT: Final = 2


class Context(NamedTuple):
    """What helps to tell the bearers of one name apart.

    Args:
        language: BCP 47 primary tag of the text.
        country: ISO 3166-1 code of the place the text is about or from.
        known: Ids of outlets that the text has named in full before.
    """

    language: str | None = None
    country: str | None = None
    known: Collection[str] = ()


NO_CONTEXT: Final = Context()


class _Candidate(NamedTuple):
    outlet: Outlet
    alias: Alias
    inflected: bool


def match_name(text: str, outlets: Outlets, context: Context = NO_CONTEXT) -> Match:
    """Return who is meant by a name; ambiguous with its candidates where several may be."""
    name = text.strip(' \t\n\r,;:"“”„«»')
    found = resolved(name, outlets, context)
    if found:
        return found
    seen = name
    for form in _forms(name):
        found = resolved(form, outlets, context) if form != seen else None
        if found:
            return found
        seen = form
    return _after_noun(name, outlets, context) or Match(by="no name")


def _after_noun(name: str, outlets: Outlets, context: Context) -> Match | None:
    """Return who is meant by "газета «Коммерсант»", where the noun tells bearers apart."""
    noun, _, rest = name.partition(" ")
    if not rest or not is_title_noun(noun):
        return None
    found = resolved(rest.strip(' ,;:"“”„«»'), outlets, context)
    if found is None or found.outlet:
        return found
    index = outlets.index
    chosen = described([outlets.at(index.ids[i]) for i in found.candidates], [key_of(noun)])
    if chosen is None:
        return found
    by = f"{found.by.removesuffix(' needs context')}, by the noun before it"
    return Match(outlet=chosen, role=Role.PUBLISHER, by=by, confidence=0.9)


def _forms(name: str) -> Iterator[str]:
    """Give a name as it is, without what is not part of it: endings, articles, notes, speakers."""
    # Most names have nothing of all that, and are one form.
    for form in dict.fromkeys((name, *(part.sub("", name) for part in (_NOTE, _SPEAKER, _SORT)))):
        bare = without_possessive(form)
        yield from (form, bare, _ARTICLE.sub("", form), _ARTICLE.sub("", bare))
    yield from (_HUNG.sub("", name), _OTHER_ARTICLE.sub("", name, count=1))


def without_possessive(name: str) -> str:
    """Return a name without a possessive ending: ``"CNN"`` for ``"CNN's"``."""
    return _POSSESSIVE.sub("", name)


def resolved(name: str, outlets: Outlets, context: Context) -> Match | None:
    """Return who is meant by exactly this name; None where no outlet bears it."""
    key = key_of(name)
    entries = filed(outlets.index.names, key)
    if len(entries) == 1 and context.language is None:
        # One bearer, spelt as it spells itself: as nearly always, so that nothing else is asked.
        outlet = outlets.at(entries[0] // NAMES)
        alias = name_at(outlet, entries[0] % NAMES)
        if alias.text == name and not alias.needs_context:
            return _matched(_Candidate(outlet, alias, inflected=False))
    found = _candidates(name, entries, outlets, context, inflected=False)
    if not found:
        for family in stem_families(context.language, name):
            entries = filed(outlets.index.stems, stem_of(key, family))
            found += _candidates(name, entries, outlets, context, inflected=True)
    if len(found) > 1:
        # "Liberation" is spelt like the alias that needs context, not like "Libération".
        exact = {c.outlet.id for c in found if c.alias.text == name}
        letters = name.casefold()
        found = [c for c in found if c.outlet.id not in exact or letters in c.alias.text.casefold()]
    return _chosen(name, found, context) if found else None


def _candidates(
    text: str, entries: list[int], outlets: Outlets, context: Context, *, inflected: bool
) -> list[_Candidate]:
    found = []
    for entry in entries:
        outlet = outlets.at(entry // NAMES)
        alias = name_at(outlet, entry % NAMES)
        if _may_be(text, alias, outlet, context, inflected=inflected):
            found.append(_Candidate(outlet, alias, inflected))
    return found


def _may_be(text: str, alias: Alias, outlet: Outlet, context: Context, *, inflected: bool) -> bool:
    exact = text == alias.text
    if exact and context.language is None:
        return True
    if not exact and (
        not _spelt(text, alias.text, inflected=inflected)
        or _is_foreign(text, alias, outlet, context)
    ):
        return False
    if alias.kind is AliasKind.ABBREVIATION or is_abbreviation(alias.text):
        if inflected:
            # "ТАССу": the abbreviation and a small ending.
            return text.startswith(alias.text) and text[len(alias.text) :].islower()
        return _abbreviated(text, alias, outlet, context)
    if alias.text.islower() and context.language not in {None, *_languages(alias, outlet)}:
        return False  # "cash" is a word of English, and a magazine in German
    return exact or case_agrees(text, alias.text, strict=False)


def _spelt(text: str, alias: str, *, inflected: bool) -> bool:
    """Return whether letters and commas agree beyond what keys and stems compare."""
    if "," in text and "," not in alias:
        return False
    if inflected:
        return not alias.islower() and article_agrees(text, alias)
    return accents_agree(text, alias)


def _is_foreign(text: str, alias: Alias, outlet: Outlet, context: Context) -> bool:
    """Return whether a word without accents is one of another language than the name's.

    English prints "Elysee"; a German "Senat" is not the French one.
    """
    if context.language in _CARELESS or " " in text or not text.isascii() or alias.text.isascii():
        return False
    return context.language not in _languages(alias, outlet)


def _abbreviated(text: str, alias: Alias, outlet: Outlet, context: Context) -> bool:
    if alias.language and context.language not in {None, "", alias.language}:
        return False
    if case_agrees(text, alias.text, strict=True):
        return True
    as_word = outlet.kind in _READ_AS_WORDS and len(alias.text) >= _WORD_LENGTH
    return as_word and text == alias.text.capitalize()


def _languages(alias: Alias, outlet: Outlet) -> set[str]:
    return {alias.language, *outlet.languages} - {""}


def _needs_context(text: str, candidate: _Candidate, context: Context) -> bool:
    """Return whether a name is too little by itself.

    Two capitals are in a foreign language, and so is "die Welt" in German, where the newspaper
    differs from the world by the capital of its article only.
    """
    outlet, alias, _ = candidate
    language = context.language
    if language == "de" and is_bare_noun(text, alias.text):
        return True
    if alias.needs_context:
        # "Bild" is a picture in German; elsewhere its capital says that it is a name.
        return not (alias.language and language and language != alias.language)
    if not language or len(alias.text) != _SHORT or not is_abbreviation(alias.text):
        return False
    foreign = language not in _languages(alias, outlet)
    return foreign and bool(outlet.languages) and outlet.kind is not OutletKind.NEWS_AGENCY


def _chosen(text: str, found: list[_Candidate], context: Context) -> Match:
    """Return the match of the one candidate that context leaves, else an ambiguous one."""
    if len(found) == 1 and not _needs_context(text, found[0], context):
        return _matched(found[0])
    spoken = [c for c in found if not c.alias.language or c.alias.language == context.language]
    found = spoken or found
    if is_abbreviation(text):
        # "WHO" is the body, not a name "Who" in a headline's capitals.
        found = [c for c in found if c.alias.text == text] or found
    clear = [c for c in found if not _needs_context(text, c, context)]
    if len({c.outlet.id for c in clear}) == 1:
        return _matched(clear[0])
    ids = {c.outlet.id for c in found}
    for why, chosen in (
        ("named before", [c for c in found if c.outlet.id in context.known]),
        ("country", [c for c in found if context.country and c.outlet.country == context.country]),
        ("language", [c for c in found if len(ids) > 1 and _told_by(c, text, context.language)]),
    ):
        if len({c.outlet.id for c in chosen}) == 1:
            return _matched(chosen[0], f", by {why}")
    return Match(
        role=Role.AMBIGUOUS,
        by=f"name {found[0].alias.text} needs context",
        candidates=tuple(sorted(ids)),
    )


def _told_by(candidate: _Candidate, text: str, language: str | None) -> bool:
    """Return whether the language of a text speaks for one bearer of a name.

    English is written everywhere, and so speaks for none of those who need context; and nothing
    speaks for a title without its article, as "Information" for The Information.
    """
    outlet, alias, _ = candidate
    if not language or language not in _languages(alias, outlet):
        return False
    return not (lacks_article(text, outlet.name) or (language == "en" and alias.needs_context))


def _matched(candidate: _Candidate, why: str = "") -> Match:
    outlet, alias, inflected = candidate
    form = "inflected " if inflected else ""
    kind = "" if alias.kind is AliasKind.OFFICIAL else f"{alias.kind} "
    return Match(
        outlet=outlet,
        role=Role.PUBLISHER,
        by=f"{form}{kind}name {alias.text}{why}",
        confidence=0.8 if why else 0.9 if inflected else 1.0,
    )
