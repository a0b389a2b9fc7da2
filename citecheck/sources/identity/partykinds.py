"""What kind of source a phrase names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from citecheck.model import Match, SourceKind
from citecheck.sources.identity.kinds import BODIES, kind_of
from citecheck.sources.lexicon import Lexicon, tags
from citecheck.sources.phrases.designation import Designation

# What goes on behind the noun of an apposition.
_BEYOND: Final = tags.PAUSE | tags.PREPOSITION | tags.RELATIVE | tags.PARTICIPLE
# "News.example"
_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")


def kind_of_party(
    named: Designation, direct: Match | None, employer: Match | None, lexicon: Lexicon
) -> SourceKind:
    """Return the kind of source that a phrase names.

    Unnamed officials and spokespeople of a named body are that body; people of no named body are a
    group, and those whose names are held back are anonymous.

    Args:
        named: The phrase.
        direct: Whom the registry knows by its name.
        employer: Whom the registry knows by the name that qualifies it.
        lexicon: The words of the language.
    """
    if not named.name and not lexicon.words["unnamed"].isdisjoint(named.words):
        return SourceKind.ANONYMOUS
    if direct is not None:
        # A platform that says something is a company.
        kind = kind_of(direct)
        return _SPEAKING.get(kind, kind)
    by_noun = SourceKind.SOCIAL if _is_account(named, lexicon) else _by_noun(named, lexicon)
    if named.name and not _is_several(named, lexicon):
        return _of_name(named, by_noun, lexicon)
    people = named.kinds & (tags.ROLE | tags.GROUP | tags.PERSON | tags.BODY)
    if employer is not None and people and by_noun is not SourceKind.DATASET:
        # "NASA data" are no NASA.
        kind = kind_of(employer)
        if kind is not SourceKind.UNKNOWN:
            return kind
    body = named.modifier and not _is_origin(named.modifier, lexicon)
    if body and named.kinds & tags.ROLE and not named.kinds & tags.GROUP:
        state = not lexicon.nouns["official"].isdisjoint(named.modifier.lower().split())
        return SourceKind.OFFICIAL if state else SourceKind.ORGANIZATION
    return _of_spoken_for(named, lexicon) or by_noun


def _is_account(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether somebody posts on a platform: "the Telegram channel Rybar"."""
    words, accounts = named.words, lexicon.words["account"]
    platforms = lexicon.words["platform"]
    if platforms.isdisjoint(words):
        return False
    name = named.name.lower().partition(" ")[0] or None
    return any(
        one in platforms and other in accounts and (other == named.head or after == name)
        for one, other, after in zip(words, words[1:], (*words[2:], ""), strict=False)
    )


def _of_spoken_for(named: Designation, lexicon: Lexicon) -> SourceKind | None:
    """Return the kind of the body that an unnamed spokesperson speaks for: "a club spokesman"."""
    if lexicon.free_order or lexicon.words["spokesperson"].isdisjoint(named.roles):
        return None
    words = [word.replace("’", "'").removesuffix("'s") for word in named.words]
    return kind_of_body(words, lexicon)


def kind_of_body(nouns: Sequence[str], lexicon: Lexicon) -> SourceKind | None:
    """Return the kind of body that one of some nouns names; None where none does."""
    return _listed(nouns, _INSTITUTIONS, lexicon)


def _of_name(named: Designation, by_noun: SourceKind, lexicon: Lexicon) -> SourceKind:
    """Return the kind of a proper name that the registry does not know."""
    several = lexicon.oblique and named.kinds & tags.GROUP and named.head in lexicon.nominative
    if several and not named.name.lower().startswith(named.head):
        return SourceKind.GROUP  # "мешканці Сихова"
    papers = {SourceKind.DOCUMENT, SourceKind.DATASET, SourceKind.SOCIAL}
    body = named.kinds & tags.BODY and not named.kinds & (tags.PERSON | tags.TITLE)
    corporate = " " in named.name and _is_corporate(named.name, lexicon)
    masthead = named.name_is_definite and named.head in lexicon.words["masthead"]
    if named.kinds & tags.OFFICE and not (body or corporate or masthead):
        return SourceKind.PERSON
    if masthead or _is_medium(named, lexicon):
        return SourceKind.OUTLET
    words = named.name.lower().split()
    joined = not lexicon.words["coordinator"].isdisjoint(words)
    # "The Fish and Wildlife Service", "Department of Health and Human Services"
    if joined and (kind := kind_of_body((words[0], words[-1]), lexicon)):
        return kind
    society = by_noun is SourceKind.GROUP and _is_society(named, lexicon)
    known = by_noun in BODIES | papers or (by_noun is SourceKind.GROUP and named.name_is_definite)
    if known and not (joined or society):
        return by_noun
    firm = joined or society or _is_firm(named, lexicon)
    titled = lexicon.tag(named.words[0]) & tags.TITLE  # "MR. LEE:"
    body = firm or (named.acronym and not titled) or named.name_is_definite
    return SourceKind.ORGANIZATION if body else SourceKind.PERSON


def _is_medium(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a name is an outlet's: "News.example", "the website Harlow Today"."""
    called = named.words[: -len(named.name.split())][-1:]
    described = not lexicon.words["medium"].isdisjoint(called) or _is_called(named, lexicon)
    return bool(described or _DOMAIN.fullmatch(named.name))


def _is_called(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether an apposition says that a name is an outlet's: "Marsh, a Sofia weekly"."""
    name, comma, rest = " ".join(named.words).partition(" , ")
    if not comma or not name.endswith(named.name.lower()):
        return False
    base = list(takewhile(lambda word: not lexicon.tag(word) & _BEYOND, rest.split()))
    called = lexicon.words["medium"] | lexicon.words["addressee"]
    return len(base) > 1 and base[-1] in called


def _is_society(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a name begins with a noun for people: "Doctors Without Borders"."""
    first, _, rest = named.name.lower().partition(" ")
    return bool(rest and lexicon.tag(first) & tags.GROUP)


def _is_firm(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a name ends as those of companies do: "Marsh Foods", "Dale Holdings Inc."."""
    called = "".join(named.words[: -len(named.name.split())][-1:])
    described = called in lexicon.words["firm"] or called.endswith("maker")
    return described or _is_corporate(named.name, lexicon)


def _is_corporate(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name ends as those of companies do."""
    first, _, last = name.rstrip(".").lower().rpartition(" ")
    owned = name.replace("’", "'").endswith("'s")  # "Moody's"
    return owned or (bool(first) and last in lexicon.words["corporate"])


def _is_origin(modifier: str, lexicon: Lexicon) -> bool:
    """Tell whether a name before an office only tells from where: "a Turkish official"."""
    return is_home(modifier.lower().rpartition(" ")[2].rstrip("."), lexicon)


def _by_noun(named: Designation, lexicon: Lexicon) -> SourceKind:
    """Return the kind that the noun at the head of a phrase tells."""
    people = not named.name and _counts_people(named, lexicon)
    if people or not lexicon.words["media"].isdisjoint(named.nouns[:1]):
        return SourceKind.GROUP
    posted = not named.kinds & tags.CAPITAL or lexicon.compounds
    if posted and not lexicon.words["social"].isdisjoint(named.nouns[:1]):
        return SourceKind.SOCIAL
    if named.kinds & tags.OUTLET and not named.kinds & tags.CAPITAL:
        # "the soap star", "an observer"
        someone = named.kinds & tags.PERSON
        return _of_people(named, lexicon) if someone else _of_medium(named, lexicon)
    municipal = not named.name and named.head in lexicon.words["municipal"]
    if municipal or named.name.lower().replace(" ", "_") in lexicon.nouns["official"]:
        return SourceKind.OFFICIAL  # "the city", "the United States"
    listed = _TABLES[1:] if _is_authority(named, lexicon) else _TABLES
    return _listed(named.nouns, listed, lexicon) or _of_people(named, lexicon)


def _is_authority(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether an agency is none for news: "Agence de l'eau", but "agence de presse Elan"."""
    first, _, rest = named.name.lower().partition(" ")
    news = lexicon.nouns["outlet"].isdisjoint(named.words)
    return bool(rest) and news and first in lexicon.nouns["agency"]


def is_home(word: str, lexicon: Lexicon) -> bool:
    """Tell whether an adjective says where somebody is from: "Norwegian", "Oslo-based"."""
    based = word.endswith("-based")
    return based or word in lexicon.words["origins"] or word.endswith(lexicon.origin)


def _listed(
    words: Sequence[str], tables: Sequence[tuple[str, SourceKind]], lexicon: Lexicon
) -> SourceKind | None:
    """Return the kind of the first table of nouns that has one of some words."""
    kinds = (kind for table, kind in tables if not lexicon.nouns[table].isdisjoint(words))
    return next(kinds, None)


def _of_medium(named: Designation, lexicon: Lexicon) -> SourceKind:
    """Return the kind of an outlet's noun: "a paper published in Nature" is no newspaper."""
    found = map(lexicon.tag, named.words[1:])
    published = any(tag & tags.PARTICIPLE and tag & tags.CUE for tag in found)
    if published and named.head in lexicon.nouns["document"]:
        return SourceKind.DOCUMENT
    wire = named.head in lexicon.nouns["agency"] or named.head in lexicon.words["generic"]
    return SourceKind.AGENCY if wire else SourceKind.OUTLET


def _counts_people(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a noun says how many people, and which: "a team of scientists"."""
    if named.head not in lexicon.words["gathered"]:
        return False
    if "of" not in named.words:
        return "led" in named.words
    return any(lexicon.tag(word) & tags.GROUP for word in named.words[named.words.index("of") :])


def _is_several(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a phrase counts those it names: "both camps", "many Parisians", "US media"."""
    counted = not lexicon.words["several"].isdisjoint(named.words[:1])
    return counted or not lexicon.words["media"].isdisjoint(named.nouns[:1])


def is_epithet(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a noun means who was spoken of: "the 23-year-old", "the striker"."""
    head = named.head.partition("-")[2] or named.head
    return not named.name and head in lexicon.words["epithet"]


def _of_people(named: Designation, lexicon: Lexicon) -> SourceKind:
    """Return the kind of a phrase that names people, as far as it tells."""
    if is_epithet(named, lexicon):
        return SourceKind.PERSON if named.definite else SourceKind.ANONYMOUS
    if len(named.words) == 1 and named.kinds & (tags.DETERMINER | tags.PRONOUN):
        one = named.head in lexicon.words["indefinite"] - lexicon.words["several"]
        return SourceKind.ANONYMOUS if one else SourceKind.GROUP
    # "Президент", "Turkey's president": one person holds an office.
    office = named.kinds & tags.TITLE and lexicon.words["indefinite"].isdisjoint(named.words[:1])
    # "Ann Lee's daughter"
    owned = any(word.endswith(("'s", "’s")) for word in named.words[:-1])
    known = named.definite or owned or bool(named.name or office)
    single = named.head in lexicon.nouns["anonymous"]
    # "Der Politiker" is one, "Politiker" are several.
    single = single or not lexicon.words["one"].isdisjoint(named.words[:1])
    if _is_several(named, lexicon) or (named.kinds & tags.GROUP and not single):
        return SourceKind.GROUP
    if named.kinds & (tags.PERSON | tags.ROLE):
        return SourceKind.PERSON if known else SourceKind.ANONYMOUS
    if named.kinds & tags.NUMBER or named.head == "%" or named.pronoun:
        return SourceKind.GROUP
    return SourceKind.PERSON if known else SourceKind.UNKNOWN


_SPEAKING: Final = {
    SourceKind.UNKNOWN: SourceKind.OUTLET,
    SourceKind.SOCIAL: SourceKind.ORGANIZATION,
}
_INSTITUTIONS: Final = (
    ("official", SourceKind.OFFICIAL),
    ("organization", SourceKind.ORGANIZATION),
)
_TABLES: Final = (
    ("agency", SourceKind.AGENCY),
    ("outlet", SourceKind.OUTLET),
    ("dataset", SourceKind.DATASET),
    ("document", SourceKind.DOCUMENT),
    *_INSTITUTIONS,
)
