"""Sources that no verb names: "according to", "first reported by", "Smith's claim that"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from citecheck.sources.attribution.asked import asked, viewed
from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import base_before, head
from citecheck.sources.phrases.nounphrases import after, before, conjoined
from citecheck.sources.phrases.openings import leading
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.titles import title_alone
from citecheck.sources.phrases.wordclasses import has_one, is_lower, nounish
from citecheck.sources.words.tokens import Line

_KNOWN: Final = tags.CAPITAL | tags.NOUN
# How many words may stand before "by", and between a genitive and its noun.
_BEFORE_BY: Final = 4
_ADJECTIVES: Final = 2
# What a passive quotes is not longer.
_QUOTED: Final = 40
# The words of a personal name.
_NAME: Final = 2
_LONGEST_NAME: Final = 4
# A document is not further from the verb with which something comes out of it.
_FAR: Final = 25
_NEAR: Final = 6
_WRITTEN: Final = tags.DOCUMENT | tags.STATEMENT
_TOLD: Final = tags.DOCUMENT | tags.STATEMENT | tags.OUTLET | tags.GROUP
# How German names end in the genitive.
_GENITIVE: Final = ("s", "’", "'")


def phrase(line: Line, at: int, floor: int, ceiling: int, places: Sequence[Found]) -> Found | None:
    """Return who is named by a phrase that begins at an index: "according to the police".

    Args:
        line: The block.
        at: Index of the phrase's first word.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
        places: Those found before, the last of which may be who cites.
    """
    capital = line.tags[at] & tags.CAPITAL and at != floor and not line.quoted[at - 1]
    if line.says(at, "following"):
        return _followed(line, at, at if capital else before(line, at - 1, floor))
    leads = line.lexicon.words["stating"] or line.lexicon.words["afore"]
    if capital:
        return None
    if leads and (own := _stating(line, at, floor) or _told_by(line, at, ceiling)):
        return own
    for first, name in line.phrases(at):
        if first >= ceiling:
            continue
        place = _SPECIAL.get(name, _after_phrase)(line, at, first, floor, ceiling)
        if place is not None:
            if name == "citing" and places and places[-1].first >= floor:
                place.via = places[-1]
            return place
    return None


def _followed(line: Line, at: int, first: int) -> Found | None:
    """Return who is named before a word at an index: "Medienberichten zufolge"."""
    if not at or first >= at or (first == at - 1 and line.says(first, "uttered")):
        return None  # "Berichten zufolge" names nobody
    if line.says(first, "own"):
        return _own(line, first, at + 1, line.sentence(at)[1])
    return _whose(line, first, at) or Found(first, at, at, at + 1, "phrase")


def _own(line: Line, at: int, last: int, ceiling: int) -> Found | None:
    """Return whose own words a sentence goes by: "Die Wehr war nach eigenen Angaben im Einsatz".

    That is its subject, before those words or behind them and the verb.
    """
    floor = line.sentence(at)[0]
    if at > floor:
        who = leading(line, floor, at)
    else:
        who = Words(last + 1, after(line, last + 1, ceiling, postmodified=False))
    known = who is not None and any(tag & _KNOWN for tag in line.tags[who.first : who.last])
    return Found(who.first, who.last, at, last, "phrase") if who and known else None


def _told_by(line: Line, at: int, ceiling: int) -> Found | None:
    """Return whose words a preposition is followed by: "nach Bauers Worten", "по его словам"."""
    if not line.says(at, "afore") or at + 1 >= ceiling:
        return None
    if at > 1 and line.says(at - 1, "uttered") and line.tags[at - 2] & tags.POSSESSIVE:
        return Found(at - 2, at - 1, at - 2, at + 1, "possessor")  # "seiner Meinung nach"
    tag = line.tags[at + 1]
    if line.says(at + 1, "own") and line.says(at + 2, "uttered"):
        return _own(line, at, at + 3, ceiling)
    if at + 2 < ceiling and line.says(at + 2, "uttered"):
        if line.low[at + 1].endswith(line.lexicon.provenance) and line.lexicon.provenance:
            return Found(at + 1, at + 3, at, at + 1, "phrase")  # "nach iranischen Angaben"
        owner = tag & tags.CAPITAL and line.low[at + 1].endswith(_GENITIVE)
        named = owner and not tag & (tags.NOUN | tags.TIME) and not line.quoted[at + 1]
        if named or (tag & tags.POSSESSIVE and not line.says(at + 1, "ours")):
            return Found(at + 1, at + 2, at, at + 3, "possessor")
    return Found(at + 1, at + 2, at, at + 1, "phrase") if _is_told(line, at + 1) else None


def _stating(line: Line, at: int, floor: int) -> Found | None:
    """Return the document in which something stands: "В докладе комиссии говорится, что"."""
    if not line.says(at, "stating"):
        return None
    last = at - 1
    while last > floor and line.tags[last] & tags.ADVERB:
        last -= 1
    first = before(line, last, floor) if last > floor else floor
    if not floor < first <= last or not line.says(first - 1, "seat"):
        return None
    known = any(tag & tags.DOCUMENT for tag in line.tags[first : last + 1])
    return Found(first, last + 1, at, at + 1, "phrase") if known else None


def _is_told(line: Line, at: int) -> bool:
    """Tell whether a compound names whose words they are: "nach Polizeiangaben"."""
    if not line.lexicon.compounds or line.quoted[at]:
        return False
    low, uttered = line.low[at], tuple(line.lexicon.words["uttered"])
    return low.endswith(uttered) and low not in uttered


def _after_phrase(
    line: Line, at: int, first: int, floor: int, ceiling: int, *, citing: bool = False
) -> Found | None:
    """Return who is named behind a phrase that stands from ``at`` to ``first``."""
    if line.quoted[first]:
        # "laut «Spiegel»"
        last = title_alone(line, first, ceiling)
        titled = last > first and not citing and not line.quoted[at]
        return Found(first, last, at, first, "phrase") if titled else None
    long = first > at + 1
    weak = line.says(at, "weak") and not long and not _is_definite(line, first)
    placed = line.lexicon.compounds and line.says(first, "seat")  # "nach Recherchen im Archiv"
    if weak or placed or line.says(first, "first_person"):
        return None
    place = _introduced(line, at, first, floor, ceiling, long=long)
    if line.tags[first] & tags.PRONOUN and _leads(line, first):
        return None  # "selon ce qu'a appris l'agence"
    noun = head(line, place.first, place.last)
    told = not citing or _is_somebody(line, place, noun)
    known = told and not _is_measure(line, noun)
    # "Citing trust as a factor": what counts as something is no source.
    known = known and not (citing and line.says(place.last, "likewise"))
    own = line.says(first, "ours") and not line.tags[noun] & (tags.PERSON | tags.GROUP)
    if line.lexicon.compounds and is_lower(line, place.first, place.last):
        return None  # "Kritik war laut geworden"
    return place if place.last > place.first and known and not own else None


def _is_measure(line: Line, at: int) -> bool:
    """Tell whether a noun is what things go by: "según el país", but not "según El País"."""
    named = line.tags[at] & tags.CAPITAL and line.lexicon.names_last and not line.lexicon.compounds
    return not named and line.low[at].rpartition("'")[2] in line.lexicon.words["measure"]


def _leads(line: Line, at: int) -> bool:
    """Tell whether a clause says what a pronoun means."""
    follows = line.low[at + 1 : at + 2]
    return bool(line.lexicon.free_order and follows) and follows[0].startswith(
        ("qu'", "qu’", "que")
    )


def _is_somebody(line: Line, place: Found, noun: int) -> bool:
    """Tell whether a phrase names whom one can cite: "citing aides", but not "citing damage".

    Where names end their phrase an adjective may too: "citant des responsables américains".
    """
    words = range(place.first, place.last) if line.lexicon.names_last else (noun,)
    return any(line.tags[at] & _KNOWN for at in words)


def _emerging(line: Line, at: int, first: int, floor: int, ceiling: int) -> Found | None:
    """Return the document out of which something comes: "wie aus dem Bericht hervorgeht"."""
    wanted = _TOLD
    if not has_one(line, first, min(ceiling, first + _FAR), "completing"):
        if not has_one(line, max(floor, at - _NEAR), at, "learned"):
            return None
        wanted = tags.GROUP  # "erfuhr die dpa aus Polizeikreisen"
    place = _after_phrase(line, at, first, floor, ceiling)
    told = place is not None and line.tags[head(line, place.first, place.last)] & wanted
    return place if told else None


def _evident(line: Line, at: int, first: int, floor: int, ceiling: int) -> Found | None:
    """Return the document that shows something: "nach einer Umfrage"."""
    place = _after_phrase(line, at, first, floor, ceiling)
    if place is None or place.first != first:
        return None
    noun = line.lexicon.noun(line.low[head(line, first, place.last)])
    place.first, place.until = first - 1, first - 1
    return place if noun in line.lexicon.words["evidence"] else None


def _mentioned(line: Line, at: int, first: int, floor: int, ceiling: int) -> Found | None:
    """Return the document that speaks of something: "In dem Brief ist von Fehlern die Rede"."""
    near = range(first, min(ceiling, first + _FAR))
    last = next((i for i in near if line.says(i, "mention")), first)
    said = any(tag & tags.BE for tag in line.tags[first:last])
    if not said or not has_one(line, first, last, "about"):
        return None
    place = _after_phrase(line, at, first, floor, ceiling)
    told = place is not None and line.tags[head(line, place.first, place.last)] & _WRITTEN
    return place if told else None


def _learned(line: Line, at: int, first: int, floor: int, ceiling: int) -> Found | None:
    """Return from whom something was learned: "a-t-on appris mercredi auprès du parquet"."""
    known = has_one(line, max(floor, at - _NEAR), at, "learned")
    return _after_phrase(line, at, first, floor, ceiling) if known else None


def _whose(line: Line, first: int, at: int) -> Found | None:
    """Return whose words a phrase before "zufolge" names: "Bauers Worten", "Worten des Amts"."""
    uttered = next((i for i in range(first, at) if line.says(i, "uttered")), at)
    if uttered >= at:
        return None
    if uttered + 1 < at:
        return Found(uttered + 1, at, at, at + 1, "phrase")
    owner = uttered - 1
    named = line.tags[owner] & tags.CAPITAL and line.low[owner].endswith(_GENITIVE)
    if uttered == first or not named:
        return None
    return Found(first, uttered, uttered, at + 1, "possessor")


def _introduced(line: Line, at: int, first: int, floor: int, ceiling: int, *, long: bool) -> Found:
    """Return who is named after a phrase that stands from ``at`` to ``first``; maybe nobody.

    Where the phrase holds a verb, a time and the outlet told may come first: "según confirmó ayer a
    EFE el ministro".
    """
    start, told = _passed(line, first, ceiling) if long else (first, None)
    until = _named(line, start, ceiling, opening=at == floor)
    place = Found(start, until, at, first, "phrase", told)
    if told is not None:
        told.cue, told.until = at, first
    return place


def _passed(line: Line, at: int, ceiling: int) -> tuple[int, Found | None]:
    """Return where the speaker is named after "según confirmó ayer a EFE", and the outlet told."""
    if not line.lexicon.free_order:
        return at, None
    while at + 1 < ceiling and line.tags[at] & tags.WHEN and not line.tags[at] & tags.DETERMINER:
        at += 1
    if at + 1 < ceiling and line.says(at, "facing") and line.tags[at + 1] & tags.CAPITAL:
        until = at + 2
        if until < ceiling and not line.quoted[until]:
            return until, Found(at + 1, until, at, until, "recipient")
    return at, None


def _is_definite(line: Line, at: int) -> bool:
    """Tell whether somebody definite is named: "per Reuters", but not "per person"."""
    named = line.tags[at] & (tags.CAPITAL | tags.DETERMINER)
    if line.lexicon.compounds and named and at + 1 < len(line.tags):
        owned = line.tags[at + 1] & tags.POSSESSIVE or line.says(at + 1, "belonging")
        if owned and not line.says(at, "oblique"):
            return True  # "so einer seiner Berater"
    return bool(named) and not line.says(at, "indefinite")


def _named(line: Line, first: int, ceiling: int, *, opening: bool) -> int:
    """Return the index after the phrase that names the source.

    Where it opens the sentence, what follows it is the sentence's clause and no apposition:
    "According to the ministry, nobody was hurt."
    """
    until = after(line, first, ceiling, reduced=True)
    if until == first:
        return until
    base = after(line, first, ceiling, postmodified=False, reduced=True)
    if not opening:
        # "According to the office, the rise 'is' ...": what a quotation goes on with is a clause.
        clause = until < ceiling and line.quoted[until] and line.tags[base] & tags.COMMA
        return base if clause else until
    if named := _name_between(line, base, ceiling):
        return named
    if both := conjoined(line, base, ceiling):
        return both
    whole = until >= ceiling or not line.tags[until] & tags.COMMA
    return base if whole or not line.tags[base - 1] & tags.CAPITAL else until


def _name_between(line: Line, comma: int, ceiling: int) -> int:
    """Return the index after a name between commas: "the minister, Ann Lee, ..."; 0 for none."""
    role = line.tags[comma - 1] & (tags.ROLE | tags.PERSON | tags.CAPITAL)
    at = comma + 1
    while at < ceiling and line.tags[at] & (tags.CAPITAL | tags.GLUE) and not line.quoted[at]:
        at += 1
    parted = at < ceiling and line.tags[comma] & line.tags[at] & tags.COMMA
    long = _NAME <= at - comma - 1 <= _LONGEST_NAME
    return at if role and parted and long else 0


def agent(line: Line, at: int, ceiling: int) -> Found | None:
    """Return the agent of the passive at an index: "first reported by Politico"."""
    found = line.tags
    by = _past_quotation(line, at + 1, ceiling)
    last = by + _BEFORE_BY - 1
    while by < min(ceiling, last) and not line.says(by, "by"):
        if not found[by] & tags.WHEN:
            return None
        by += 1
    if by + 1 >= ceiling or not line.says(by, "by") or line.quoted[by + 1]:
        return None
    until = after(line, by + 1, ceiling)
    if until == by + 1 or found[by + 1] & (tags.GERUND | tags.TIME):
        return None
    if not found[head(line, by + 1, until)] & (_KNOWN | tags.PRONOUN):
        return None
    return Found(by + 1, until, at, by + 1, "agent")


def _past_quotation(line: Line, at: int, ceiling: int) -> int:
    """Return the index after what a passive quotes: 'called "a trap" by residents'."""
    first = at + line.says(at, "quotative")
    if first >= ceiling or not line.quoted[first]:
        return at
    last = min(ceiling, first + _QUOTED)
    return next((i for i in range(first, last) if not line.quoted[i]), at)


def statement(line: Line, at: int, floor: int, ceiling: int) -> Found | None:
    """Return whose the statement at an index is: "Smith's claim that", "in a letter from Smith"."""
    of = line.says(at + 1, "by") or line.says(at + 1, "origin")
    if of and at > floor + 1 and line.says(at - 2, "within"):
        return _author(line, at, ceiling)
    if line.says(at + 1, "that"):
        return _owner(line, at, floor)
    # "in the critic's words", "by the ministry's own account"
    viewpoints = line.lexicon.words["viewpoint"]
    place = _owner(line, at, floor) if viewpoints else None
    if place is None or place.first <= floor:
        return None
    seated = f"{line.low[place.first - 1]} {line.low[at]}" in viewpoints
    return place if seated else None


def _author(line: Line, at: int, ceiling: int) -> Found | None:
    first = at + 2
    if first >= ceiling or line.quoted[first]:
        return None
    until = after(line, first, ceiling)
    what = line.tags[head(line, first, until)] if until > first else 0
    # "In a statement to Reuters", but "in a letter to shareholders", "in a letter to Congress"
    told = line.says(at + 1, "infinitive")
    known = what & (tags.CAPITAL | tags.OUTLET if told else _KNOWN) and not what & tags.TIME
    return Found(first, until, at, first, "recipient" if told else "noun") if known else None


def _owner(line: Line, at: int, floor: int) -> Found | None:
    found, quoted = line.tags, line.quoted
    left = at - 1
    while left >= floor and at - left <= _ADJECTIVES and not quoted[left]:
        if found[left] & tags.GENITIVE or not nounish(found[left]):
            break
        left -= 1
    if left < floor or quoted[left] or not found[left] & tags.GENITIVE:
        return None
    if not found[left] & _KNOWN or found[left] & tags.TIME:
        return None
    return Found(_first_of(line, left, floor), left + 1, at, at + 1, "genitive")


def _first_of(line: Line, last: int, floor: int) -> int:
    """Return where the phrase begins that ends with a genitive.

    "The head of the club's claim", but not "targets for Lee's claim", "a part of Lee's claim".
    """
    first = before(line, last, floor)
    joints = [at for at in range(first, last) if line.tags[at] & tags.PREPOSITION]
    held = line.tags[head(line, first, last + 1)] & (tags.OFFICE | tags.BODY | tags.OUTLET)
    if joints and not (held and all(line.says(at, "of") for at in joints)):
        return base_before(line, last, floor)
    return first


_SPECIAL: Final[Mapping[str, Callable[[Line, int, int, int, int], Found | None]]] = {
    "asking": asked,
    "citing": partial(_after_phrase, citing=True),
    "emerging": _emerging,
    "evident": _evident,
    "learning": _learned,
    "mentioning": _mentioned,
    "viewing": viewed,
}
