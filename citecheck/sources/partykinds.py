"""What kind of source a phrase names."""

from __future__ import annotations

import re
from typing import Final

from citecheck.model import Match, SourceKind
from citecheck.sources.designation import Designation
from citecheck.sources.kinds import kind_of
from citecheck.sources.lexicon import Lexicon, tags

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
    by_noun = _by_noun(named, lexicon)
    if named.name and not _is_several(named, lexicon):
        return _of_name(named, by_noun, lexicon)
    if employer is not None and named.kinds & (tags.ROLE | tags.GROUP | tags.PERSON | tags.BODY):
        kind = kind_of(employer)
        if kind is not SourceKind.UNKNOWN:
            return kind
    if named.modifier and named.kinds & tags.ROLE and not named.kinds & tags.GROUP:
        return SourceKind.ORGANIZATION
    return by_noun


def _of_name(named: Designation, by_noun: SourceKind, lexicon: Lexicon) -> SourceKind:
    """Return the kind of a proper name that the registry does not know."""
    bodies = {SourceKind.OUTLET, SourceKind.AGENCY, SourceKind.OFFICIAL, SourceKind.ORGANIZATION}
    papers = {SourceKind.DOCUMENT, SourceKind.DATASET, SourceKind.SOCIAL}
    if named.kinds & (tags.PERSON | tags.ROLE | tags.TITLE):
        return SourceKind.PERSON
    if not lexicon.words["coordinator"].isdisjoint(named.name.split()):
        return SourceKind.ORGANIZATION  # "Marsh and Dale"
    if _DOMAIN.fullmatch(named.name):
        return SourceKind.OUTLET
    if by_noun in bodies | papers or (by_noun is SourceKind.GROUP and named.name_is_definite):
        return by_noun
    if named.acronym or named.name_is_definite:
        return SourceKind.ORGANIZATION
    return SourceKind.PERSON


def _by_noun(named: Designation, lexicon: Lexicon) -> SourceKind:
    """Return the kind that the noun at the head of a phrase tells."""
    if not lexicon.words["media"].isdisjoint(named.nouns[:1]):
        return SourceKind.GROUP
    posted = not named.kinds & tags.CAPITAL or lexicon.compounds
    if posted and not lexicon.words["social"].isdisjoint(named.nouns[:1]):
        return SourceKind.SOCIAL
    if named.kinds & tags.OUTLET and not named.kinds & tags.CAPITAL:
        wire = named.head in lexicon.nouns["agency"] or named.head in lexicon.words["generic"]
        return SourceKind.AGENCY if wire else SourceKind.OUTLET
    for table, kind in _TABLES:
        if not lexicon.nouns[table].isdisjoint(named.nouns):
            return kind
    return _of_people(named, lexicon)


def _is_several(named: Designation, lexicon: Lexicon) -> bool:
    """Tell whether a phrase counts those it names: "both camps", "many Parisians", "US media"."""
    counted = not lexicon.words["several"].isdisjoint(named.words[:1])
    return counted or not lexicon.words["media"].isdisjoint(named.nouns[:1])


def _of_people(named: Designation, lexicon: Lexicon) -> SourceKind:
    """Return the kind of a phrase that names people, as far as it tells."""
    if len(named.words) == 1 and named.kinds & (tags.DETERMINER | tags.PRONOUN):
        return SourceKind.GROUP
    # "Президент", "Turkey's president": one person holds an office.
    office = named.kinds & tags.TITLE and lexicon.words["indefinite"].isdisjoint(named.words[:1])
    known = named.definite or bool(named.name or office)
    single = named.head in lexicon.nouns["anonymous"]
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
_TABLES: Final = (
    ("agency", SourceKind.AGENCY),
    ("outlet", SourceKind.OUTLET),
    ("dataset", SourceKind.DATASET),
    ("document", SourceKind.DOCUMENT),
    ("official", SourceKind.OFFICIAL),
    ("organization", SourceKind.ORGANIZATION),
)
