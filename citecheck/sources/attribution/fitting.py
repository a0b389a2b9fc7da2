"""Whether somebody or something can be the subject of a verb that has other uses too."""

from __future__ import annotations

from typing import Final

from citecheck.sources.attribution.brackets import opener
from citecheck.sources.attribution.objects import opens_clause
from citecheck.sources.attribution.quotations import is_beside
from citecheck.sources.attribution.wordforms import has_recipient, is_adjective, is_participle
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.basephrases import head
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.phrases.wordclasses import has_one, is_lower, is_time
from citecheck.sources.words.tokens import Line

_OTHER: Final = tags.PRONOUN | tags.RELATIVE
# Who may exclude something by saying so.
_EXCLUDES: Final = tags.CAPITAL | tags.PERSON | tags.ROLE | tags.GROUP | tags.BODY | tags.PRONOUN
# The digits of a year.
_YEAR: Final = 4
_SHOWING: Final = tags.DOCUMENT | tags.OUTLET | tags.GROUP
_SPEAKER: Final = tags.CAPITAL | tags.NOUN | tags.TITLE | tags.STATEMENT | _OTHER
# Endings of German nouns for who does something.
_ACTING: Final = ("erin", "orin", "istin", "entin", "ogin", "antin", "ler", "iker", "ist", "chter")
# So near behind its article stands "version".
_VERSION: Final = 4
# So near before its verb a reflexive stands.
_REFLEXIVE: Final = 2


def fits(line: Line, who: Words, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a phrase can be the subject of a verb that has other uses too."""
    at = verb.at
    tag = line.tags[at]
    noun = head(line, who.first, who.last)
    what = line.tags[noun]
    if _is_excluded(line, who, noun, at):
        return False
    if line.says(at, "plain") or _speaks(line, at):
        # "La couleur annonce la pluie": what is no known speaker speaks beside what is said.
        known = not line.lexicon.free_order or _is_known(line, who)
        known = known or (line.lexicon.compounds and line.says(at, "separable"))
        return known or is_beside(line, verb, floor, ceiling)
    if tag & tags.CUE == tags.SHOW and not (what | _first(line, who)) & _SHOWING:
        return _shows(line, what, at)
    if line.says(at, "reserved"):
        return _may(line, who, at, what)
    somebody = what & (_OTHER | tags.CAPITAL | tags.NOUN | tags.TITLE)
    if somebody or _acts(line, who, at) or _is_named(line, who):
        return True
    # "The bench observed that"; 'A sign read: "..."'; '"...," beamed the winner'.
    opens = min(who.first, at)
    said = _is_quoted(line, at + 1) or (opens and line.quoted[opens - 1])
    clausal = not (line.lexicon.free_order or tag & tags.AMBIGUOUS)
    said = said or (clausal and opens_clause(line, at + 1, ceiling))
    told = tag & (tags.SPEECH | tags.SHOW | tags.GERUND) == tags.SPEECH
    told = told or bool(tag & tags.ACT and line.says(at + 1, "that"))
    return bool(said and told and line.tags[who.first] & tags.DETERMINER)


def _is_named(line: Line, who: Words) -> bool:
    """Tell whether an apposition names somebody: "her opposite number, Ann Lee"."""
    found = line.tags[who.first : who.last]
    comma = next((at for at, tag in enumerate(found) if tag & tags.COMMA), len(found))
    named = any(tag & tags.CAPITAL for tag in found[comma:])
    clause = any(tag & tags.RELATIVE for tag in found[comma + 1 : comma + 2])
    return named and not (clause or line.lexicon.free_order)


def holds(line: Line, who: Words, view: tuple[str, ...]) -> bool:
    """Tell whether a phrase names somebody who may hold a view, told by certain words.

    How people show themselves who are not named is seen, and not told by them.
    """
    noun = head(line, who.first, who.last)
    what = line.tags[noun]
    nobody = line.says(who.first, "nobody") or line.says(who.first, "oblique")
    if nobody or what & tags.GLUE or (is_time(line, noun) and not what & tags.NOUN):
        return False
    if line.lexicon.compounds and is_lower(line, *who):
        return False
    if what & tags.GROUP and not line.lexicon.words["reflexive"].isdisjoint(view):
        return False
    return bool(what & _OTHER) or _is_known(line, who)


def _first(line: Line, who: Words) -> int:
    """Return the tag of the noun that a phrase begins with where what it owns follows it."""
    known = (tag for tag in line.tags[who.first : who.last] if tag & tags.NOUN)
    return next(known, 0) if line.lexicon.oblique else 0


def _speaks(line: Line, at: int) -> bool:
    """Tell whether a verb of speech stands where its subject may stand on either side.

    Every noun has a capital in German, so that none tells who acts there: "Das Schild weist hin".
    """
    speech = tags.SPEECH | (tags.ACT if line.lexicon.compounds else 0)
    spoken = line.lexicon.free_order and line.tags[at] & speech
    return bool(spoken) and not line.says(at, "reserved")


def _acts(line: Line, who: Words, at: int) -> bool:
    """Tell whether a phrase that ends with an adjective does something by speaking.

    "El presidente andaluz ha pedido", but not "la mujer retiró la denuncia".
    """
    lexicon = line.lexicon
    if lexicon.compounds or not (lexicon.free_order and line.tags[at] & tags.ACT):
        return False
    return _is_known(line, who) and not line.tags[at - 1] & tags.DETERMINER


def _is_known(line: Line, who: Words) -> bool:
    """Tell whether a phrase has a word that names somebody or a document.

    What a relative clause holds tells nothing: "los elementos que hay en la causa".
    """
    inside = range(who.first + 1, who.last)
    last = next((at for at in inside if line.tags[at] & tags.RELATIVE), who.last)
    found = line.tags[who.first : last]
    if line.lexicon.compounds and found[0] & tags.DETERMINER and len(found) > 1:
        return _is_name_or_noun(line, who)
    return any(tag & _SPEAKER and not tag & tags.DETERMINER for tag in found)


def _is_name_or_noun(line: Line, who: Words) -> bool:
    """Tell whether a German phrase has a noun for somebody, or a name behind a common noun."""
    found = line.tags[who.first : who.last]
    known = tags.NOUN | tags.TITLE | tags.STATEMENT
    acting = line.low[who.last - 1].endswith(_ACTING)
    capitals = sum(bool(tag & tags.CAPITAL) for tag in found[1:])
    named = capitals > 1 or acting or line.words[who.last - 1].isupper()
    return named or any(tag & known for tag in found)


def _is_quoted(line: Line, at: int) -> bool:
    """Tell whether what is said begins at an index: "that", a quotation, a colon before one."""
    said = at + (at < len(line.words) and line.words[at] == ":")
    return any(line.quoted[said : said + 1]) or line.says(at, "that")


def _may(line: Line, who: Words, at: int, what: int) -> bool:
    """Tell whether somebody may do what only some do: to judge, or to tell what is known."""
    if line.says(at, "judging"):
        return _judges(line, who, at, what)
    # "The Post understands that": only of those who report is that news.
    acronym = line.words[who.last - 1].rpartition("'")[2].rpartition("’")[2]
    outlet = what & tags.OUTLET or acronym.isupper()
    titled = line.quoted[who.last - 1] or line.says(who.last - 1, "wire")
    masthead = line.tags[who.first] & tags.DETERMINER and line.words[who.first][0].isupper()
    titled = titled or (masthead and who.first > line.sentence(at)[0])  # "a appris Le Monde"
    known = what & tags.CAPITAL or line.lexicon.free_order
    return bool(titled or (known and outlet))


def _judges(line: Line, who: Words, at: int, what: int) -> bool:
    """Tell whether a judge's ruling is told, or what somebody excludes: "ruled out a strike"."""
    named = has_one(line, *who, "judges")
    beyond = at + 1
    if line.says(beyond, "excluding"):
        return not named and bool(what & _EXCLUDES)
    if line.says(beyond, "that"):
        return True
    if _is_dated(line, beyond):
        return named  # "ruled on Tuesday the search was lawful"
    return named and (beyond >= len(line.tags) or not line.tags[beyond] & tags.PREPOSITION)


def _is_dated(line: Line, at: int) -> bool:
    """Tell whether a preposition with a day or year stands at an index."""
    if at + 1 >= len(line.tags) or not line.tags[at] & tags.PREPOSITION:
        return False
    year = line.tags[at + 1] & tags.NUMBER and len(line.words[at + 1]) == _YEAR
    return bool(year or is_time(line, at + 1))


def _is_excluded(line: Line, who: Words, noun: int, at: int) -> bool:
    """Tell whether a phrase cannot be a verb's subject, or the verb is no verb after it."""
    tag, what = line.tags[at], line.tags[noun]
    # "Citing alleged violations": no participle is a subject.
    acting = what & tags.GERUND and what & tags.CUE and not what & tags.NOUN
    # "A lawyer she hired said": nor is a past one alone.
    done = what & tags.PARTICIPLE and not what & (tags.NOUN | tags.CAPITAL)
    acting = acting or (done and who.last == who.first + 1 and not line.lexicon.free_order)
    lasting = line.says(noun, "duration")  # "in recent weeks said"
    timed = (is_time(line, noun) and not what & tags.NOUN) or lasting or acting
    nobody = line.says(who.first, "nobody") and not line.tags[who.last - 1] & tags.NUMBER
    denied = bool(line.tags[who.first - 1] & tags.NEGATION) and who.last <= at
    nobody = nobody or (denied and line.says(who.first - 1, "nor"))
    if timed or what & tags.GLUE or nobody or _is_force(line, who, noun, at):
        return True
    if line.lexicon.compounds and (is_lower(line, *who) or _is_inside(line, who, at)):
        return True  # "wie man so schön sagt"
    if line.lexicon.compounds and line.says(at, "final"):
        floor, ceiling = line.sentence(at)
        if not line.says(who.first - 1, "likewise") and opener(line, at, floor, ceiling) < 0:
            return True  # what stands before it is more often its object
    oblique = line.says(who.first, "oblique") and not line.says(at, "impersonal")
    if (
        _is_own(line, who)
        or what & tags.HEARSAY
        or oblique
        or _is_deed(line, at)
        or _sentences(line, who, at)
        or _interviews(line, who, what, at)
    ):
        return True
    if line.says(at, "telling") and not has_recipient(line, at):
        return True
    reducible = tag & tags.TRANSITIVE and who.last <= at and not what & _OTHER
    participle = reducible and is_participle(line, who, at)
    return bool(participle) or is_adjective(line, who, at)


def _is_own(line: Line, who: Words) -> bool:
    """Tell whether a correction tells what the article said: "A previous version of this story"."""
    if not has_one(line, *who, "version"):
        return False
    near = range(who.first + 1, min(who.last, who.first + _VERSION))
    noun = next((at for at in near if line.says(at, "version")), 0)
    return bool(noun) and (who.last == noun + 1 or line.says(noun + 2, "here"))


def _is_inside(line: Line, who: Words, at: int) -> bool:
    """Tell whether a German verb ends a clause of which a phrase behind a comma is a part.

    "Der die Sanktionen kritisiert", "Drogen, Krisen und Entzug schildert"; and no participle has a
    subject without its auxiliary.
    """
    ended = at + 1 >= len(line.tags) or line.tags[at + 1] & (tags.COMMA | tags.STOP)
    inside = who.last == at and who.first and line.tags[who.first - 1] & tags.COMMA
    if not ended or not inside:
        return False
    several = any(tag & tags.COORDINATOR for tag in line.tags[who.first : who.last])
    return bool(several or line.tags[who.first] & tags.DETERMINER)


def _is_deed(line: Line, at: int) -> bool:
    """Tell whether somebody only acts: "called in the army", "showed up", "begged for food"."""
    if (
        at + 1 < len(line.low)
        and f"{line.low[at]} {line.low[at + 1]}" in line.lexicon.words["deed"]
    ):
        return True
    if line.lexicon.free_order and (_is_reflexive(line, at) or _plans(line, at)):
        return True
    if line.says(at, "declining"):
        return has_one(line, max(0, at - 3), at + 5, "answer")
    if line.tags[at] & tags.CUE == tags.SHOW:
        return line.says(at + 1, "arriving")
    if at + 2 >= len(line.tags) or not line.says(at, "calling"):
        return False
    # "called in a statement", but "called off a deal"
    placed = line.says(at + 1, "seat")
    said = placed and (line.tags[at + 2] & tags.TIME or line.says(at + 2, "indefinite"))
    return line.says(at + 1, "phrasal") and not said


def _is_reflexive(line: Line, at: int) -> bool:
    """Tell whether a reflexive before a German verb makes it an act: "könne er sich erklären"."""
    deeds = line.lexicon.words["deed"]
    return line.lexicon.compounds and any(
        line.tags[i] & tags.REFLEXIVE and f"{line.low[at]} {line.low[i]}" in deeds
        for i in range(max(0, at - _REFLEXIVE), at)
    )


def _plans(line: Line, at: int) -> bool:
    """Tell whether somebody only means to do something: "prévoit d'ouvrir", "prevé cerrar"."""
    if not line.says(at, "planning"):
        return False
    to = at + 1 + line.says(at + 1, "of")
    return to < len(line.low) and line.low[to].endswith(line.lexicon.infinitive)


def _sentences(line: Line, who: Words, at: int) -> bool:
    """Tell whether a court sentences or summons, or a chamber votes: "le Sénat a rejeté"."""
    voting = line.tags[at] & tags.ACT and line.says(at, "voting")
    sentencing = line.says(at, "sentencing")
    if not (voting or sentencing) or _is_quoted(line, at + 1):
        return False
    chamber = line.low[head(line, *who)].replace("’", "'").rpartition("'")[2]  # "l'Assemblée"
    if voting and chamber in line.lexicon.words["chamber"]:
        return True
    if not sentencing:
        return False
    known, low = line.lexicon.noun, line.low[who.first : who.last]
    nouns = map(known, low) if line.lexicon.compounds else low
    return not line.lexicon.words["judges"].isdisjoint(nouns)


def _interviews(line: Line, who: Words, what: int, at: int) -> bool:
    """Tell whether who asks is not cited: a reporter, or "when Lee asked whether"."""
    if (
        not line.tags[at] & tags.BESIDE
        or not line.says(at, "inquiring")
        or not line.says(at + 1, "questioning")
    ):
        return False
    press = what & tags.OUTLET or has_one(line, *who, "interviewer")
    return bool(press) or line.says(who.first - 1, "questioning")


def _is_force(line: Line, who: Words, noun: int, at: int) -> bool:
    """Tell whether what only happens is a verb's subject: "Storm Ada claimed eleven lives"."""
    if line.tags[at] & tags.SHOW or line.says(at, "plain"):
        return False
    things, capital = line.lexicon.things, line.tags[noun] & tags.CAPITAL
    if line.lexicon.compounds:
        # "Der Sommer", but "Direktor Bernd Sommer"
        common = line.tags[who.first] & tags.DETERMINER and is_lower(line, who.first + 1, noun)
        return bool(common) and line.low[noun] in things["force"]
    if capital and noun > who.first:
        return line.low[who.first] in things["storm"]
    if line.low[noun] not in things["force"]:
        return False
    return not capital or noun == line.sentence(noun)[0]


def _shows(line: Line, what: int, at: int) -> bool:
    """Tell whether "found", "showed" and the like report what their subject says."""
    right = line.tags[at + 1] if at + 1 < len(line.tags) else 0
    # In German every noun has a capital: "Das Museum zeigt Bilder".
    bare = tags.NUMBER | (0 if line.lexicon.compounds else tags.CAPITAL)
    named = what & tags.CAPITAL and right & bare
    # "..., Fox found."
    ended = what & tags.CAPITAL and right & tags.STOP and not line.lexicon.compounds
    # "Показал, что"
    that = line.says(at + 1, "that") or (right & tags.COMMA and line.says(at + 2, "that"))
    return bool(named or ended or that)
