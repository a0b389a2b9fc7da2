"""Subjects that are left out, as in Spanish: "«Es tarde», lamentó.", "Añadió que no hay"."""

from __future__ import annotations

from citecheck.sources.attribution.between import ends_quotation
from citecheck.sources.lexicon import tags
from citecheck.sources.phrases.verbgroups import Verb
from citecheck.sources.words.tokens import Line


def leaves_out(line: Line, verb: Verb, floor: int, ceiling: int) -> bool:
    """Tell whether a verb that reports has no subject, and means who spoke last.

    It follows a quotation, or opens a sentence before "that" or a colon.  Asked only where a
    language leaves subjects out.

    Args:
        line: The block.
        verb: The verb, beside which no subject stands.
        floor: First word of its sentence.
        ceiling: Word after the last of its sentence.
    """
    if not line.tags[verb.at] & tags.SPEECH:
        return False
    if verb.left >= 0 and ends_quotation(line, verb.left) and verb.cue > verb.left:
        return True
    beyond = verb.at + 1
    told = line.says(beyond, "that") or (beyond < ceiling and line.words[beyond] == ":")
    return verb.left < floor and told
