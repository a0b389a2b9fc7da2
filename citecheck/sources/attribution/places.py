"""A place of a line where a source is named, in words and in characters."""

from __future__ import annotations

from attrs import define

from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.spans import Words
from citecheck.sources.phrases.widening import widened
from citecheck.sources.words.tokens import Line


@define(eq=False)
class Found:
    """One place where a source is named, in words of its line.

    Attributes:
        first: Its first word.
        last: The word after its last.
        cue: The first word of its cue.
        until: The word after the cue's last.
        form: What made it a source: ``verb``, ``phrase``, ``agent``, ``genitive``,
            ``noun``, ``colon``, ``quoted``, ``recipient``, ``possessor`` (a name in the genitive
            without an apostrophe), ``omitted`` (a verb that stands for its subject too),
            ``signed`` (a name below a quotation).
        via: The place that names the source through which it is cited.
    """

    first: int
    last: int
    cue: int
    until: int
    form: str
    via: Found | None = None


def extents(line: Line, place: Found, words: Words) -> tuple[int, int, int, int]:
    """Return the offsets of a place: its source's start and end, its cue's start and end.

    ``words`` is the whole source: :func:`whole`.
    """
    return (
        line.starts[words.first],
        ending(line, place) if words.last == place.last else line.end(words.last - 1),
        line.starts[place.cue],
        line.end(place.until - 1),
    )


def whole(line: Line, place: Found) -> Words:
    """Return the words of a source with what its subject has beyond the phrase that tells who."""
    who = Words(place.first, place.last)
    pronoun = line.tags[place.first] & (tags.RELATIVE | tags.PRONOUN)
    lone = pronoun and place.first + 1 == place.last == place.cue
    # "Almost everyone", "Lee and others"
    lone = lone and not (line.says(place.first, "amount") or line.tags[place.first] & tags.GROUP)
    if place.form != "verb" or place.last > place.cue or lone:
        return who
    floor, _ = line.sentence(place.first)
    return widened(line, _without_news(line, who), floor, place.cue)


def _without_news(line: Line, who: Words) -> Words:
    """Return a subject without the clause between commas that tells news of who it names.

    An apposition says who somebody is and stays: "Lee, the mayor, said"; "Lee, who had been away,
    said" is news.
    """
    found = line.tags
    for at in range(who.first + 1, who.last - 1):
        if not found[at] & tags.COMMA or line.quoted[at]:
            continue
        if found[at + 1] & tags.RELATIVE or line.says(at + 1, "owning"):
            return Words(who.first, at)
    return who


def ending(line: Line, place: Found) -> int:
    """Return where a source ends, without the genitive's or a contracted verb's ending."""
    end = line.end(place.last - 1)
    last = line.tags[place.last - 1]
    if place.form == "genitive" or last & tags.CONTRACTION:
        word = line.words[place.last - 1].replace("’", "'")
        return end - len(word) + word.rindex("'")
    return end
