"""The words of attribution, one file a language, read once.

A language file holds closed classes (determiners, prepositions, ...), verbs that make their subject
a source with all their forms, and nouns by the kind of source they name.  :func:`load` turns it
into a :class:`Lexicon`, which gives every word of a text its tag: the bits of
:mod:`citecheck.sources.lexicon.tags`.  To add a language is to add a file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from itertools import chain
from typing import Any, Final

from attrs import frozen

from citecheck.sources.lexicon import tags
from citecheck.sources.lexicon.declension import declined
from citecheck.sources.lexicon.tables import tables
from citecheck.sources.lexicon.tagging import Forms, Tagger, endings_of

_WORDS: Final = {
    "determiner": tags.DETERMINER,
    "possessive": tags.DETERMINER | tags.POSSESSIVE,
    "pronoun": tags.PRONOUN,
    "relative": tags.RELATIVE,
    "preposition": tags.PREPOSITION,
    "coordinator": tags.COORDINATOR,
    "subordinator": tags.SUBORDINATOR,
    "auxiliary": tags.AUXILIARY,
    "be": tags.AUXILIARY | tags.BE,
    "adverb": tags.ADVERB,
    "time": tags.TIME,
    "calendar": tags.CALENDAR,
    "reflexive": tags.REFLEXIVE,
    "title": tags.TITLE,
    "verb": tags.VERB,
    "participle": tags.PARTICIPLE,
    "ambiguous": tags.AMBIGUOUS,
    "beside": tags.BESIDE,
    "modal": tags.MODAL,
    "transitive": tags.TRANSITIVE,
    "negation": tags.NEGATION,
    "nobiliary": tags.GLUE,
    "converb": tags.GERUND,
    "abbreviation": tags.ABBREVIATION,
    "hearsay": tags.HEARSAY,
    # Of no class, whatever their endings look like: "supply", "retired".
    **dict.fromkeys(
        (
            "contributing",
            "first_person",
            "former",
            "hidden",
            "judges",
            "label",
            "leading",
            "noun",
            "quantity",
            "refusal",
            "unnamed",
        ),
        0,
    ),
}
"""The tags of words by the name of their table; the form of a word in no other table tells."""
_VERBS: Final = {
    "speech": tags.SPEECH,
    "report": tags.REPORT,
    "act": tags.ACT,
    "show": tags.SHOW,
}
_NOUNS: Final = {
    "person": tags.PERSON,
    "official": tags.BODY,
    "group": tags.GROUP,
    "anonymous": tags.PERSON,
    "document": tags.DOCUMENT,
    "dataset": tags.DOCUMENT,
    "outlet": tags.OUTLET,
    "agency": tags.OUTLET,
    "organization": tags.BODY,
    "role": tags.ROLE,
    "statement": tags.STATEMENT,
}
# A verb with fewer forms in its table lacks those that are nouns as often, the bare one among them.
_WITH_BARE: Final = 4
# Tags are worked out once a word form; a text of nothing but new words stays bounded.
_REMEMBERED: Final = 1 << 17


@frozen(kw_only=True)
class Lexicon:
    """The words of one language.

    Args:
        language: BCP 47 primary tag.
        free_order: Whether a subject may follow its verb anywhere.
        drops_subject: Whether a verb may stand without a subject for who spoke last.
        names_last: Whether a phrase ends with the name in it: no noun follows in lower case.
        plural: Endings of plural nouns.
        adjective: Endings of adjectives that stand behind a name.
        genitive: Endings of nouns that tell which body is named before them.
        nobody: Endings of verbs whose subject may be left out where a body is meant.
        dative: Endings of nouns for who is told something.
        oblique: Endings that no subject has.
        subject: Endings of adjectives that open a subject.
        adjectival: Endings of adjectives that open the name of a body.
        aside: Endings of what says something of somebody, between commas.
        event: Endings of nouns for what happens, and not for things.
        origin: Endings of adjectives for where somebody is from.
        several_people: Endings of nouns for several people.
        woman: Endings of nouns for women.
        infinitive: Endings of infinitives.
        finite: Endings of verbs that follow their subject.
        provenance: Endings of adjectives for whose somebody's words are.
        compounds: Whether a noun takes its meaning from the noun that it ends with.
        romance: Whether participles follow their noun, and no cases tell who speaks.
        tag: Gives the tag of a word or sign.
        nominative: Nouns in the nominative, where nouns have cases.
        nouns: Which nouns name which kind of source, by the name of their table.
        frames: What a verb form takes where it says nothing, each frame a sequence of words in
            lower case and of kinds of objects in upper case.
        told: The kinds of objects that alone make a verb form a report.
        stances: The words that alone make a verb form tell a view, each in their order; one in
            upper case is any word of that table, one behind a hyphen any with that ending.
        things: Nouns by the kinds that those name, in lower case.
        phrases: Sequences of words that name the source after them, by their first word.
        words: The closed classes, by the name of their table.
    """

    language: str
    free_order: bool
    drops_subject: bool
    names_last: bool
    plural: tuple[str, ...]
    adjective: tuple[str, ...]
    genitive: tuple[str, ...]
    nobody: tuple[str, ...]
    dative: tuple[str, ...]
    oblique: tuple[str, ...]
    subject: tuple[str, ...]
    adjectival: tuple[str, ...]
    aside: tuple[str, ...]
    event: tuple[str, ...]
    origin: tuple[str, ...]
    several_people: tuple[str, ...]
    woman: tuple[str, ...]
    infinitive: tuple[str, ...]
    provenance: tuple[str, ...]
    finite: tuple[str, ...]
    compounds: bool
    romance: bool
    tag: Callable[[str], int]
    nominative: frozenset[str]
    nouns: Mapping[str, frozenset[str]]
    frames: Mapping[str, tuple[tuple[str, ...], ...]]
    told: Mapping[str, tuple[tuple[str, ...], ...]]
    stances: Mapping[str, tuple[tuple[str, ...], ...]]
    things: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: Mapping[str, frozenset[str]]

    def noun(self, low: str) -> str:
        """Return the known noun that a compound ends with, or the word itself."""
        for ending in endings_of(low):
            if any(ending in table for table in self.nouns.values()):
                return ending
        return low


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a file, in alphabetical order."""
    return tuple(
        sorted(
            entry.name.removesuffix(".toml")
            for entry in resources.files(__package__ or __name__).iterdir()
            if entry.name.endswith(".toml")
        )
    )


@cache
def load(language: str | None) -> Lexicon:
    """Return the words of a language; English where the language has no file."""
    folder = resources.files(__package__ or __name__)
    file = folder / f"{language}.toml"
    if language is None or not language.isalpha() or not file.is_file():
        return load("en")
    return _built(tables(file.read_text(encoding="utf-8")))


def _built(data: Mapping[str, Any]) -> Lexicon:
    listed = data["nouns"].values() if "declension" in data else ()
    data = _with_spellings(_with_cases(data))
    phrases = _phrases(data["phrases"])
    endings = defaultdict(tuple, {name: tuple(each) for name, each in data["suffixes"].items()})
    table = _table(data)
    for word in data["words"].get("following", ()):
        table[word] = table.get(word, 0) | tags.PHRASE
    for first in phrases:
        table[first] = table.get(first, 0) | tags.PHRASE
    return Lexicon(
        language=data["language"],
        free_order=data["free_order"],
        drops_subject=data.get("drops_subject", False),
        names_last=data["names_last"],
        plural=endings["plural"],
        adjective=endings["adjective"],
        genitive=endings["genitive"],
        nobody=endings["nobody"],
        dative=endings["dative"],
        oblique=endings["oblique"],
        subject=endings["subject"],
        adjectival=endings["adjectival"],
        aside=endings["aside"],
        event=endings["event"],
        origin=endings["origin"],
        several_people=endings["several"],
        woman=endings["woman"],
        infinitive=endings["infinitive"],
        finite=endings["finite"],
        provenance=endings["provenance"],
        tag=lru_cache(maxsize=_REMEMBERED)(
            Tagger(table=table, forms=_forms(endings, compounds=data["compounds"]))
        ),
        compounds=data["compounds"],
        romance=data["names_last"] and not (data["compounds"] or endings["oblique"]),
        nominative=frozenset(chain.from_iterable(listed)),
        nouns={name: frozenset(words) for name, words in data["nouns"].items()},
        frames=_by_form(data, "frames"),
        told=_by_form(data, "told"),
        stances=_stances(data),
        things=defaultdict(
            frozenset,
            {name: frozenset(words) for name, words in data.get("things", {}).items()},
        ),
        phrases=phrases,
        words=defaultdict(
            frozenset, {name: frozenset(words) for name, words in data["words"].items()}
        ),
    )


def _with_cases(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a language's tables with the other cases of its nouns."""
    cases = data.get("declension")
    if cases is None:
        return data
    unchanged = frozenset(cases["unchanged"])
    nouns = {
        name: declined(words, cases["endings"], unchanged) for name, words in data["nouns"].items()
    }
    words = {
        name: declined(data["words"][name], cases["endings"], unchanged)
        for name in ("unnamed", "generic")
    }
    return {**data, "nouns": nouns, "words": {**data["words"], **words}}


def _with_spellings(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a language's tables with the spellings of its other countries: "begrüsst"."""
    spellings = data.get("spellings", {}).items()
    if not spellings:
        return data

    def spelled(entries: Iterable[str]) -> list[str]:
        known = list(entries)
        return known + [
            each.replace(letters, other)
            for each in known
            for letters, others in spellings
            if letters in each
            for other in others
        ]

    respelled = {
        name: {key: spelled(entries) for key, entries in data[name].items()}
        for name in ("verbs", "words", "nouns", "phrases", "suffixes")
    }
    return {**data, **respelled}


def _forms(suffixes: Mapping[str, tuple[str, ...]], *, compounds: bool) -> Forms:
    endings = (
        (suffixes["adverb"], tags.ADVERB),
        (suffixes["gerund"], tags.GERUND),
        (suffixes["participle"], tags.PARTICIPLE),
        (suffixes["verb"], tags.VERB),
    )
    return Forms(
        endings=tuple((ending, tag) for ending, tag in endings if ending),
        elided=frozenset(suffixes["elided"]),
        roles=suffixes["role"],
        inverted=suffixes["inverted"],
        compounds=compounds,
    )


def _table(data: Mapping[str, Any]) -> dict[str, int]:
    table: dict[str, int] = {}

    def put(words: Iterable[str], tag: int) -> None:
        for word in words:
            table[word] = table.get(word, 0) | tag

    for name, words in data["words"].items():
        if name in _WORDS:
            put(words, _WORDS[name])
    for name, words in data["nouns"].items():
        put(words, _NOUNS[name])
    gerund = tuple(data["suffixes"]["gerund"])
    participle = tuple(data["suffixes"]["participle"])
    for name, verbs in data["verbs"].items():
        for line in verbs:
            forms = line.split()
            put(forms, tags.VERB | _VERBS[name])
            put([form for form in forms[1:] if gerund and form.endswith(gerund)], tags.GERUND)
            put(
                [form for form in forms[1:] if participle and form.endswith(participle)],
                tags.PARTICIPLE,
            )
            if data["bare"] and len(forms) >= _WITH_BARE:
                put(forms[:1], tags.BARE)
    for verb in data.get("stances", ()):
        put(verb.split(), tags.VERB | tags.STANCE)
    return table


def _stances(data: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return what makes verbs tell a view, by every form of theirs; verbs may share a form."""
    told: dict[str, tuple[tuple[str, ...], ...]] = {}
    for verb, each in data.get("stances", {}).items():
        views = tuple(tuple(words.split()) for words in each)
        told |= {form: (*told.get(form, ()), *views) for form in verb.split()}
    return told


def _by_form(data: Mapping[str, Any], name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the frames that a table gives verbs, by every form of theirs."""
    table = {
        verb: tuple(tuple(frame.split()) for frame in frames)
        for verb, frames in data.get(name, {}).items()
    }
    verbs = chain(*data["verbs"].values(), data.get("stances", ()))
    lines = [line.split() for line in verbs]
    return {form: table[forms[0]] for forms in lines if forms[0] in table for form in forms}


def _phrases(data: Mapping[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in data.items():
        for phrase in phrases:
            first, *rest = phrase.split()
            found.setdefault(first, []).append((tuple(rest), name))
    return {
        first: tuple(sorted(rests, key=lambda rest: -len(rest[0])))
        for first, rests in found.items()
    }
