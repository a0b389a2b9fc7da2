"""The proper names in a phrase, and which of them it is about."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.wordclasses import ends_body, has_one, is_particle, nounish
from citecheck.sources.words.tokens import Line

_RUN: Final = tags.TITLE | tags.ROLE | tags.DETERMINER
_OFFICE: Final = tags.TITLE | tags.ROLE | tags.PERSON
# Words of a personal name, and the comma before it.
_FEWEST: Final = 2
_MOST: Final = 5
# How the name after somebody's father ends that stands before a surname in Russian and Ukrainian.
_FATHERS: Final = ("ович", "евич", "йович", "ьич", "овна", "евна", "ична", "івна", "ївна")
# Nouns that stand in no personal name; a role may stand before one.
_NO_PERSON: Final = tags.GROUP | tags.BODY | tags.DOCUMENT | tags.OUTLET
# What is no person's office, though a body may share its word: "sheriff", "prosecutor".
_THING: Final = tags.GROUP | tags.DOCUMENT | tags.OUTLET
# Words that are no given names; "Bill" is one.
_NO_GIVEN: Final = (tags.NOUN | tags.TITLE) & ~tags.DOCUMENT
_COMMON: Final = tags.PERSON | tags.ROLE | tags.GROUP | tags.DOCUMENT
# Endings of English adjectives.
_ADJECTIVES: Final = ("al", "ic", "ive", "ary")
_CLAUSE_END: Final = (
    tags.OPEN | tags.COMMA | tags.RELATIVE | tags.DASH | tags.COLON | tags.PREPOSITION
)

Run = tuple[str, int, bool]
"""A name, the index after its last word, whether it only tells whose something is."""


def names_of(line: Line, first: int, last: int, core: int, at: int) -> list[Run]:
    """Return the names of a phrase that its noun may bear or belong to.

    Args:
        line: The block.
        first: The phrase's first word.
        last: The word after its last.
        core: The word after its base phrase: :func:`core_end`.
        at: The noun that it is about.
    """
    found = line.tags
    runs = _name_runs(line, first, core)
    behind_comma = _behind_comma(line, first, last)
    named = runs and not runs[-1][2] and not found[at] & (tags.PERSON | tags.ROLE | tags.TITLE)
    if behind_comma and not named:
        # "Northgate's CEO, Ann Lee"; a role that no name follows names nobody itself.
        runs = [run for run in runs if run[1] <= at]
        runs = [*runs, (behind_comma, last, False)]
    elif not runs and core < last:
        behind = _name_runs(line, core + 1, core_end(line, core + 1, last))
        if found[core] & (tags.PREPOSITION | tags.PARTICIPLE) or line.says(core, "belonging"):
            # "a spokesman for the Pentagon", "a report released by the Pentagon"
            runs = [(text, end, True) for text, end, _ in behind[:1]]
        else:
            # "his spokesman, Ivan Petrov"
            runs = behind
    if line.lexicon.names_last and not line.lexicon.words["of"]:
        runs = _parted(line, runs)
    if line.lexicon.romance and runs:
        runs = [*runs[:-1], _entitled(line, runs[-1], last)]
    if line.lexicon.compounds and runs:
        runs = [*runs[:-1], _without_owned(line, runs[-1], at)]
    owned = len(runs) >= _FEWEST and all(run[2] for run in runs[:-2]) and not runs[-2][2]
    joint = owned and found[runs[-2][1]] & tags.COORDINATOR
    return [*runs[:-2], *_joined(line, runs[-2:])] if joint else runs


def _holder(line: Line, start: int, end: int) -> int:
    """Return where the name of who holds an office begins behind the name of the body.

    "Ambassador to the United Nations Ann Lee", "Secretary of Homeland Security John Roe".
    """
    given = line.lexicon.words["male"] | line.lexicon.words["female"]
    for at in range(start + 1, end - 1):
        if line.low[at] in given or (line.tags[at - 1] & _NO_PERSON and end - at == _FEWEST):
            return at
    return start + 1


def _joined(line: Line, runs: list[Run]) -> list[Run]:
    """Return the names on both sides of "and" as one name where they are one; else the first.

    "Marsh and Dale", "Marsh and Dale Council", "the Ministry of Health and Social Care": one
    word alone is no whole name, of two names for bodies each has its noun, and "has" tells of one.
    """
    (one, middle, _), (other, end, _) = runs
    first, last = one.split(), other.split()
    start = middle - len(first) - sum(word[-1] == "." for word in first)
    apart = end - len(last) != middle + 1 or other.isupper() or start < 0
    if apart or line.written(start, middle) != one:
        return runs[:1]
    bodies = [
        any(tag & tags.BODY for tag in line.tags[start:middle]),
        any(tag & tags.BODY for tag in line.tags[middle + 1 : end]),
    ]
    home = bodies[1] and first[0].lower().rstrip(".") in line.lexicon.words["origins"]
    alone = len(first) == 1 + home and (len(last) == 1 or bodies[1])
    # "The Independent Electoral and Boundaries Commission": no name ends with an adjective.
    alone = alone or (bodies == [False, True] and first[-1].endswith(_ADJECTIVES))
    belongs = bodies == [True, False] and has_one(line, start, middle, "of")
    if not (alone or belongs or line.says(end, "singular")):
        return runs[:1]
    return [(line.written(start, end), end, False)]


def _parted(line: Line, runs: list[Run]) -> list[Run]:
    """Return the names of a phrase with a body's name _parted from the one of who speaks for it.

    No word stands between the two where the body's is in the genitive: "Пресс-секретарь Кремля
    Дмитрий Песков".
    """
    text, end, _ = runs[0] if len(runs) == 1 else ("", 0, False)
    words = text.split()
    start = end - len(words)
    if len(words) <= _FEWEST or start < 1 or not line.tags[start - 1] & _OFFICE:
        return runs
    name = _FEWEST + words[-_FEWEST].endswith(_FATHERS)
    if len(words) == name:
        return runs
    body = line.written(start, end - name)
    return [(body, end - name, True), (line.written(end - name, end), end, False)]


def _without_owned(line: Line, run: Run, at: int) -> Run:
    """Return a name without the noun that it owns: "Bauers Sprecherin" in German."""
    text, end, _ = run
    owner = text.rpartition(" ")[0]
    if end != at + 1 or not owner.endswith("s") or not line.tags[at] & (tags.PERSON | tags.ROLE):
        return run
    return owner.removesuffix("s"), at, True


def _entitled(line: Line, run: Run, last: int) -> Run:
    """Return the name of a body with what only its first word has a capital for.

    "L'Agence de l'eau", "l'Agence spatiale européenne".
    """
    text, end, belongs = run
    first = end - 1
    own = line.words[first].replace("’", "'").rpartition("'")[2]
    capital = own[:1].isupper() and not own.isupper()
    if belongs or " " in text or not line.tags[first] & tags.BODY or not capital:
        return run
    at = end
    while at < last and not line.tags[at] and line.low[at].endswith(line.lexicon.adjective):
        at += 1
    if at + 1 < last and line.says(at, "belonging"):
        noun = at + 1 + bool(line.tags[at + 1] & tags.DETERMINER)
        while noun < last and line.words[noun].islower() and not line.tags[noun] & ~tags.ARTICLED:
            noun += 1
            at = noun
    if at == end:
        return run
    return line.text[line.end(first) - len(own) : line.end(at - 1)], at, False


def _behind_comma(line: Line, first: int, last: int) -> str:
    """Return a name that stands alone behind the first comma: "his spokesman, Ivan Petrov"."""
    found = line.tags
    comma = first
    while comma < last and not found[comma] & tags.COMMA:
        comma += 1
    end = comma + 1
    start = end
    while end < last and found[end] & (tags.CAPITAL | tags.GLUE) and not found[end] & _NO_PERSON:
        end += 1
        if found[end - 1] & (tags.TITLE | tags.ROLE) or (
            end - 1 == start and line.words[start] == "."
        ):
            # "the spokesman, Rear Admiral Ivan Petrov", "her rival, Sen. Ann Lee"
            start = end
    alone = end >= last or found[end] & tags.COMMA or (line.says(end, "of") and end > start)
    if not alone or not _FEWEST <= end - start < _MOST or found[start] & tags.GENITIVE:
        return ""
    return line.written(start, end)


def core_end(line: Line, first: int, last: int) -> int:
    """Return the index after the base phrase, before prepositions, commas and clauses."""
    found = line.tags
    at = first
    while at < last and (not found[at] & _CLAUSE_END or at == first or _holds(line, at, last)):
        if (
            found[at] & tags.PARTICIPLE
            and at > first
            and at + 1 < last
            and (found[at + 1] & tags.PREPOSITION)
        ):
            break
        at += 1
        if at < last and found[at] & tags.DETERMINER and line.says(at, "belonging"):
            if at + 1 < last and _is_joint(line, at):
                at += 1
                continue
            break
        if at + 1 < last and found[at] & tags.PREPOSITION and found[at - 1] & tags.TITLE:
            # "Secretary of State John Smith"
            at += 1
        elif at + 1 < last and _is_joint(line, at):
            at += 1
    return at


def _holds(line: Line, at: int, last: int) -> bool:
    """Tell whether a word that ends a base phrase stands inside a name."""
    return bool(line.tags[at] & tags.CAPITAL) and at + 1 < last and _is_inside(line, at)


def _name_runs(line: Line, first: int, last: int) -> list[Run]:
    """Return the proper names of a phrase: text, index after the last word, whether genitive."""
    found, words = line.tags, line.words
    runs: list[Run] = []
    start = -1
    for at in range(first, min(last, len(words)) + 1):
        inside = at < last and at < len(words)
        tag = found[at] if inside else 0
        office = inside and start >= 0 and _parts(line, at, last)
        if (
            inside
            and not office
            and (
                (
                    tag & tags.CAPITAL
                    and nounish(tag)
                    and not (start < 0 and tag & _RUN and not _is_whole(line, at, last))
                    and not (start < 0 and _is_before_name(line, at, last))
                )
                or (start >= 0 and (tag & tags.GLUE or _goes_on(line, at, last)))
            )
        ):
            if start < 0:
                start = at
            if not tag & tags.GENITIVE:
                continue
            text = line.written(start, at + 1)[:-2]
            runs.append((text, at + 1, at + 1 < last))
            start = -1
        elif start >= 0:
            ahead = start - 1
            if ahead > first and found[ahead] & tags.DETERMINER:
                # "le ministre de la Défense"
                ahead -= 1
            qualifying = ahead >= first and bool(found[ahead] & tags.PREPOSITION)
            if qualifying and at - start > _FEWEST:
                # "Secretary of State John Smith"
                start = _holder(line, start, at)
                qualifying = False
            runs.append((line.written(start, at), at, qualifying or office))
            start = -1
    return runs


def _parts(line: Line, at: int, last: int) -> bool:
    """Tell whether an office parts whose it is from who holds it: "US President Ann Lee"."""
    office = line.tags[at] & _OFFICE and not line.tags[at] & (_THING | tags.GENITIVE)
    at += at + 1 < last and line.words[at + 1] == "."  # "Texas Gov. Ann Lee"
    if not office or at + 1 >= last or line.says(at - 1, "of"):
        return False
    given = line.tags[at + 1]
    surname = line.tags[at + 2] if at + 2 < last else tags.CAPITAL
    alone = not given & (_NO_GIVEN | tags.GENITIVE) and not surname & _NO_PERSON
    return bool(alone and given & surname & tags.CAPITAL)


def _leads_to_name(line: Line, at: int, last: int) -> bool:
    """Tell whether a noun stands before a name, where every noun has a capital."""
    return bool(
        line.lexicon.names_last
        and not _is_force(line, at)
        and line.tags[at] & (tags.PERSON | tags.ROLE | tags.OUTLET)
        and at + 1 < last
        and line.tags[at + 1] & tags.CAPITAL
    )


def _is_before_name(line: Line, at: int, last: int) -> bool:
    """Tell whether a noun with a capital stands before a name or is none."""
    if _leads_to_name(line, at, last) or _is_common(line, at):
        return True
    return not line.lexicon.names_last and _describes(line, at, last)


def _describes(line: Line, at: int, last: int) -> bool:
    """Tell whether a noun only says who bears the name behind it: "Prosecutor Ann Lee"."""
    tag = line.tags[at]
    if at + 1 >= last or not line.tags[at + 1] & tags.CAPITAL:
        return False
    if line.says(at, "medium") or line.says(at, "firm") or line.low[at].endswith("maker"):
        # "Broadcaster NTV", "Toymaker Brightwell", but "Newspaper Guild"
        return not line.tags[at + 1] & tags.NOUN and line.sentence(at)[0] == at
    if not tag & tags.PERSON or tag & (_THING | tags.GENITIVE) or at + 2 >= last:
        return False
    name = line.tags[at + 1 : last]
    words = next((i for i, each in enumerate(name) if not each & tags.CAPITAL), len(name))
    if line.says(at + 1, "inner"):
        return False  # "Marine Le Pen"
    return words >= _FEWEST and not any(each & _NO_GIVEN for each in name[:words])


def _goes_on(line: Line, at: int, last: int) -> bool:
    """Tell whether a name goes on with a word that is no noun: "Doctors Without Borders"."""
    if at + 1 >= last:
        return False
    return _is_joint(line, at) or _is_inside(line, at) or is_particle(line, at)


def _is_inside(line: Line, at: int) -> bool:
    """Tell whether a preposition has its capital from the name around it."""
    here, right = line.tags[at], line.tags[at + 1]
    both = here & right & line.tags[at - 1] & tags.CAPITAL and here & tags.PREPOSITION
    return bool(both and at > line.sentence(at)[0] and not line.text.isupper())


def _is_joint(line: Line, at: int) -> bool:
    """Tell whether "of" or "of the" stands inside a name: "Ministry of the Interior"."""
    found = line.tags
    if found[at] & tags.DETERMINER and at and line.says(at - 1, "of"):
        at -= 1
    after = at + 1
    if found[after] & tags.DETERMINER and after + 1 < len(found):
        after += 1
    if not found[after] & tags.CAPITAL or found[after] & tags.TIME:
        return False
    if _is_society(line, at):
        return True
    if not (line.says(at, "of") or line.says(at, "belonging") or line.says(at, "naming")):
        return False
    outlet = found[at - 1] & tags.OUTLET and not line.says(at, "naming")
    return bool(outlet and found[at - 1] & tags.CAPITAL) or ends_body(line, at)


def _is_society(line: Line, at: int) -> bool:
    """Tell whether a preposition goes on with the name of a society: "Ecologistas en Acción".

    It begins with a noun for people, whose capital no sentence's beginning has given it.
    """
    first = at - 1
    if not line.lexicon.romance or not line.tags[at] & tags.PREPOSITION:
        return False
    people = line.tags[first] & (tags.GROUP | tags.CAPITAL) == tags.GROUP | tags.CAPITAL
    return people and (line.says(at, "naming") or line.sentence(first)[0] < first)


def _is_common(line: Line, at: int) -> bool:
    """Tell whether a noun has its capital only because a sentence begins with it.

    In German all nouns have one.
    """
    found = line.tags
    if line.lexicon.compounds and found[at] & _COMMON:
        return True
    return bool(
        line.sentence(at)[0] == at
        and found[at] & tags.NOUN
        and not found[at] & (tags.BODY | tags.OUTLET)
        and not (at + 1 < len(found) and found[at + 1] & tags.CAPITAL)
    )


def _is_whole(line: Line, at: int, last: int) -> bool:
    """Tell whether a capitalised title is a name's own word: "Justice Department"."""
    right = line.tags[at + 1] if at + 1 < last else 0
    noun = right & (tags.BODY | tags.OUTLET) or _is_force(line, at)
    return bool(right & tags.CAPITAL and noun)


def _is_force(line: Line, at: int) -> bool:
    """Tell whether a noun for a body and its members is the body: "la Policía Nacional".

    Nobody's calling has a capital behind an article where nouns have none.
    """
    article = at > 0 and line.tags[at - 1] & tags.DETERMINER and not line.lexicon.compounds
    return bool(article and line.lexicon.names_last and line.tags[at] & tags.BODY)


def chosen(line: Line, runs: list[Run], at: int, kinds: int) -> tuple[str, str]:
    """Return the name of what a phrase names, and the name that only qualifies it."""
    if not runs:
        return "", ""
    *earlier, (text, end, genitive) = runs
    before = earlier[0][0] if earlier else ""
    # "доклад МАГАТЭ", "собеседник Reuters": whose it is follows in the genitive.
    owned = kinds & tags.DOCUMENT or line.says(at, "unnamed")
    owned = owned and end - len(text.split()) > at
    if genitive or (owned and line.lexicon.names_last and not line.lexicon.words["of"]):
        return "", text
    if end > at:
        return text, before
    if kinds & (tags.BODY | tags.OUTLET) and not kinds & (tags.PERSON | tags.ROLE):
        # "the TASS news agency" is TASS, but the Clinton campaign is not Clinton.
        whole = line.written(end - len(text.split()), at + 1)
        wire = kinds & tags.OUTLET and not kinds & tags.BODY and line.says(at, "generic")
        if wire or line.says(at, "medium"):
            return text, before  # "the Daily Nation newspaper", "the Interfax news agency"
        return (text if text.isupper() else whole), before
    return "", text
