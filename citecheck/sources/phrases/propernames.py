"""Which proper names a phrase bears, and which of them it is about."""

from __future__ import annotations

from typing import Final

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.nameruns import FEWEST, NO_PERSON, OFFICE, Run, core_end, name_runs
from citecheck.sources.phrases.wordclasses import has_one
from citecheck.sources.words.tokens import Line

# A personal name has fewer words, the comma before it counted.
_MOST: Final = 5
# How the name after somebody's father ends that stands before a surname in Russian and Ukrainian.
_FATHERS: Final = ("ович", "евич", "йович", "ьич", "овна", "евна", "ична", "івна", "ївна")
# Endings of English adjectives.
_ADJECTIVES: Final = ("al", "ic", "ive", "ary")


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
    runs = name_runs(line, first, core)
    behind_comma = _behind_comma(line, first, last)
    named = runs and not runs[-1][2] and not found[at] & (tags.PERSON | tags.ROLE | tags.TITLE)
    if behind_comma and not named:
        # "Northgate's CEO, Ann Lee"; a role that no name follows names nobody itself.
        runs = [run for run in runs if run[1] <= at]
        runs = [*runs, (behind_comma, last, False)]
    elif not runs and core < last:
        behind = name_runs(line, core + 1, core_end(line, core + 1, last))
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
    owned = len(runs) >= FEWEST and all(run[2] for run in runs[:-2]) and not runs[-2][2]
    joint = owned and found[runs[-2][1]] & tags.COORDINATOR
    return [*runs[:-2], *_joined(line, runs[-2:])] if joint else runs


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
    if len(words) <= FEWEST or start < 1 or not line.tags[start - 1] & OFFICE:
        return runs
    name = FEWEST + words[-FEWEST].endswith(_FATHERS)
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
    while end < last and found[end] & (tags.CAPITAL | tags.GLUE) and not found[end] & NO_PERSON:
        end += 1
        if found[end - 1] & (tags.TITLE | tags.ROLE) or (
            end - 1 == start and line.words[start] == "."
        ):
            # "the spokesman, Rear Admiral Ivan Petrov", "her rival, Sen. Ann Lee"
            start = end
    alone = end >= last or found[end] & tags.COMMA or (line.says(end, "of") and end > start)
    if not alone or not FEWEST <= end - start < _MOST or found[start] & tags.GENITIVE:
        return ""
    return line.written(start, end)


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
