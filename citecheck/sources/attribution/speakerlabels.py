"""Names that label what follows, or what stands before: 'Smith: "..."', "... - Kremlin"."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Final

from citecheck.sources.attribution.places import Found
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import head
from citecheck.sources.phrases.nounphrases import before
from citecheck.sources.phrases.openings import leading
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

# A label in front of a colon, and a name at the end of a headline, have no more words.
_LABEL: Final = 8
_ENDING: Final = 4
# A given name and a surname.
_FEWEST: Final = 2
# A quotation has at least so many words, marks and the colon before it included.
_QUOTATION: Final = 3
# What is spoken after a label shows a verb among its first words.
_SPOKEN: Final = 14
_VERB: Final = tags.AUXILIARY | tags.PRONOUN | tags.VERB
_NAME: Final = tags.CAPITAL | tags.GLUE
_NO_NAME: Final = tags.TIME | tags.DOCUMENT | tags.CUE | tags.GENITIVE
_AUTHORITY: Final = tags.OFFICE | tags.BODY
_NO_LABEL: Final = tags.PREPOSITION | tags.VERB | tags.AUXILIARY


def label(
    line: Line, at: int, floor: int, ceiling: int, *, headline: bool, speakers: Container[str]
) -> Found | None:
    """Return who is named before the colon at an index.

    Args:
        line: The block.
        at: Index of the colon.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
        headline: Whether the block is a headline, where a label needs no quotation.
        speakers: Names of one word that label a speaker in this article.
    """
    found, quoted = line.tags, line.quoted
    if not floor < at < ceiling - 1 or line.words[at] != ":" or quoted[at - 1]:
        return None
    beside = bool(quoted[at + 1])
    first = before(line, at - 1, floor)
    opens = floor
    while opens < min(at, floor + _LABEL) and found[opens] & tags.OTHER:
        opens += 1  # signs before what a channel posts
    alone = first == opens and (headline or floor == 0)
    if first >= at or at - first > _LABEL or not (beside or alone):
        return None
    if line.words[at - 1] not in speakers and _is_heading(line, first, at, headline=headline):
        return None
    hangs = first > opens and (found[first - 1] & _NO_LABEL or _is_object(line, first))
    posted = opens > floor and any(tag & _AUTHORITY for tag in found[first:at])
    if hangs or found[at + 1] & tags.NUMBER or not (posted or _is_label(line, first, at)):
        return None
    who = Words(first, at)
    plain = headline and not line.lexicon.free_order
    # Who only asks tells nothing; nor does what a headline explains: "Floods: what we know".
    explained = headline and not beside and line.says(at + 1, "what")
    asked = line.words[-1] == "?" or explained
    spoken = plain or posted or _is_speaker(line, who, ceiling, speakers)
    if not beside and (asked or not spoken):
        return None
    what = found[head(line, first, at)]
    document = what & tags.DOCUMENT and not what & tags.OUTLET
    return None if document and not headline else Found(first, at, at, at + 1, "colon")


def introduced(line: Line, at: int, floor: int, is_full: Callable[[str], bool]) -> Found | None:
    """Return who is about to speak where a clause ends with a colon: 'He was blunt: "No."'.

    What follows is a whole sentence in quotation marks, and who is named a person.

    Args:
        line: The block.
        at: Index of the colon.
        floor: First word of its sentence.
        is_full: Tells whether the article spells a surname with a given name somewhere.
    """
    found, quoted = line.tags, line.quoted
    if at + _QUOTATION >= len(found) or line.words[at] != ":":
        return None
    whole = quoted[at + 1] and found[at + 1] & tags.MARK and found[at + 2] & tags.CAPITAL
    if not whole and not _is_indirect(line, at + 1):
        return None
    end = next((i for i in range(at + 1, len(found)) if not quoted[i]), at)
    if found[end + bool(found[end] & tags.COMMA)] & tags.SPEECH:
        return None  # 'Others were kinder: "Well done," wrote Ann Lee'
    who = leading(line, floor, at)
    while line.lexicon.free_order and floor < at and found[floor] & tags.ADVERB:
        floor += 1  # "Auch die Anwohner sind ratlos:"
    if who is None or who.first != floor or who.last >= at or quoted[who.first]:
        return None
    parted = any(tag & tags.COLON for tag in found[who.last : at])
    # "Kipling himself shrugged it off: "No.""
    alone = who.last - who.first == 1 and is_full(line.words[who.first])
    somebody = alone or _is_somebody(line, who)
    return None if parted or not somebody else Found(*who, at, at + 1, "colon")


def _is_indirect(line: Line, at: int) -> bool:
    """Tell whether a German sentence tells what somebody says: "...: Man habe keine Wahl"."""
    if not line.lexicon.compounds or line.quoted[at] or not line.tags[at] & tags.CAPITAL:
        return False
    near = range(at, min(len(line.tags), at + _SPOKEN))
    last = next((i for i in near if line.tags[i] & tags.STOP), near.stop)
    return has_one(line, at, last, "indirect")


def _is_object(line: Line, first: int) -> bool:
    """Tell whether a German verb has the phrase before a colon as its object: "sieht Gefahren:"."""
    ahead = line.words[first - 1]
    tables = ("nobody", "oblique", "indefinite")
    denied = any(line.says(first, table) for table in tables)
    return line.lexicon.compounds and (denied or (ahead.islower() and not line.tags[first - 1]))


def _is_somebody(line: Line, who: Words) -> bool:
    """Tell whether a phrase names one person, or people where it has an article."""
    what = line.tags[head(line, who.first, who.last)]
    several = what & tags.GROUP and line.tags[who.first] & tags.DETERMINER
    if what & (tags.PERSON | tags.ROLE) or (several and line.lexicon.free_order):
        return True
    # "Kapitän Jan Roth": an office opens a name.
    opens = line.tags[who.first] & tags.OFFICE and line.lexicon.compounds
    if opens and what & tags.CAPITAL and who.last - who.first > _FEWEST:
        return True
    # In German "sie" are several as often.
    alone = line.tags[who.first] & tags.PRONOUN and not line.lexicon.compounds
    return bool(alone and line.says(who.first, "personal")) or _is_full_name(line, who)


def _is_full_name(line: Line, who: Words) -> bool:
    """Tell whether a phrase is a name of two words or more, or begins with one."""
    found = line.tags[who.first : who.first + _FEWEST]
    common = tags.DETERMINER | _NO_NAME | (tags.NOUN if line.lexicon.compounds else 0)
    return len(found) == _FEWEST and all(tag & _NAME and not tag & common for tag in found)


def _is_label(line: Line, first: int, last: int) -> bool:
    """Tell whether a phrase can name a speaker: "Exclusive:" and "Monday:" do not."""
    what = line.tags[head(line, first, last)]
    if not what & (tags.CAPITAL | tags.NOUN | tags.PRONOUN):
        return False
    if what & (tags.TIME | tags.VERB) and not what & tags.NOUN:
        return False
    if any(tag & tags.PARTICIPLE for tag in line.tags[first:last]):
        return False
    return not all(
        line.says(at, "label") or line.says(at, "noting") or line.tags[at] & tags.DETERMINER
        for at in range(first, last)
    )


def _is_heading(line: Line, first: int, last: int, *, headline: bool) -> bool:
    """Tell whether words in capitals head what follows: "THE BIG QUESTION:".

    The labels of a transcript are in capitals too; they hold no article and head no headline.
    """
    capitals = line.written(first, last).isupper()
    if last - first < _FEWEST or not capitals or line.text.isupper():
        return False
    return headline or bool(line.tags[first] & tags.DETERMINER)


def _is_speaker(line: Line, who: Words, ceiling: int, speakers: Container[str]) -> bool:
    """Tell whether a label in front of a paragraph is the name of a speaker."""
    spoken = line.tags[who.last + 1 : min(ceiling, who.last + _SPOKEN)]
    known = line.words[who.last - 1] in speakers
    if who.last - who.first < _FEWEST and not known:
        return False
    named = all(tag & _NAME and not tag & _NO_NAME for tag in line.tags[who.first : who.last])
    if line.lexicon.compounds:
        # "Bundesliga Tabelle: Bayern ist vorn": nouns have capitals, so that "we" has to tell.
        begun = who.last + 1
        return named and (known or has_one(line, begun, begun + len(spoken), "first_person"))
    return named and (known or any(tag & _VERB for tag in spoken))


def ending(line: Line) -> Found | None:
    """Return who is named at the end of a headline: "... imminent: Bloomberg"."""
    found, quoted = line.tags, line.quoted
    last = len(found)
    at = last - 1
    while at > 0 and found[at] & _NAME and not quoted[at]:
        at -= 1
    named = 0 < last - 1 - at <= _ENDING
    if not named or quoted[at] or not found[at] & (tags.DASH | tags.COLON):
        return None
    return Found(at + 1, last, at, at + 1, "ending")
