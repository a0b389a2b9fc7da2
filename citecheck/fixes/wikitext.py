"""Where wikitext writes addresses: external links, bare ones, and citation templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from citecheck.fixes import plain
from citecheck.fixes.edits import Change, Edit
from citecheck.model import Snapshot

_HIDDEN: Final = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<name>nowiki|pre|syntaxhighlight|source|math|code)\b(?:[^<>]*/>|.*?(?:</(?P=name)\s*>|\Z))",
    re.DOTALL | re.IGNORECASE,
)
_BRACES: Final = re.compile(r"\{\{|\}\}")
_NESTED: Final = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
# The templates of Citation Style 1 (Help:CS1), which all name an archived copy alike.
_CITATION: Final = re.compile(r"\{\{\s*(?:cite\s+[\w ]+|citation)\s*(?=[|\n])", re.IGNORECASE)
_COPY: Final = ("archive-url", "archiveurl")


@frozen
class _Parameter:
    """A parameter of a template: where its value stands, white space around it left out."""

    name: str
    start: int
    end: int


def edits(text: str, changes: Mapping[str, Change]) -> Iterator[Edit]:
    """Yield the edits that make changes of addresses, by the address as it is written.

    In a citation template the address of a page that is gone stays, and its copy is named beside
    it as Help:CS1 asks: ``archive-url``, ``archive-date`` and ``url-status``.

    Args:
        text: The text.
        changes: What is to become of each address.
    """
    last = 0
    found: list[Edit] = []
    for hidden in _HIDDEN.finditer(text):
        found.extend(plain.edits(text, changes, last, hidden.start()))
        last = hidden.end()
    found.extend(plain.edits(text, changes, last))
    dead = [edit for edit in found if edit.change.is_dead]
    inside = {id(edit) for _, edits in _templates(text, dead) for edit in edits}
    made = [edit for edit in found if id(edit) not in inside]
    for (start, end), within in _templates(text, dead):
        made.extend(_archived(text, start, end, within))
    yield from sorted(made, key=lambda edit: edit.start)


def _templates(
    text: str, edits: Sequence[Edit]
) -> Iterator[tuple[tuple[int, int], Sequence[Edit]]]:
    """Yield each template that holds edits, where it stands, with those that no inner one holds."""
    opened: list[tuple[int, list[Edit]]] = []
    waiting = [*edits[::-1]]
    for found in _BRACES.finditer(text):
        while waiting and waiting[-1].start < found.start():
            edit = waiting.pop()
            if opened:
                opened[-1][1].append(edit)
        if found[0] == "{{":
            opened.append((found.start(), []))
        elif opened:
            start, within = opened.pop()
            if within:
                yield (start, found.end()), within


def _archived(text: str, start: int, end: int, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edit that names the copy in a citation, or says that its page is gone.

    A citation that has a copy keeps it; one that calls its page live is corrected.
    """
    if not _CITATION.match(text, start, end):
        return
    given = {each.name: each for each in _parameters(text, start, end)}
    own = given.get("url")
    for edit in edits:
        copy = edit.change.snapshot
        is_own = own is not None and own.start == edit.start
        if not is_own or not copy:
            continue
        kept = next((given[name] for name in _COPY if _has(given, name)), None)
        if kept is None:
            yield _completed(text, edit, copy, given)
            continue
        status = given.get("url-status")
        if status and text[status.start : status.end].lower() == "live":
            own_copy = evolve(copy, url=text[kept.start : kept.end])
            change = evolve(edit.change, new=own_copy.url, snapshot=own_copy)
            yield Edit(start=status.start, end=status.end, text="dead", change=change)


def _has(given: Mapping[str, _Parameter], name: str) -> bool:
    return name in given and given[name].end > given[name].start


def _completed(text: str, edit: Edit, copy: Snapshot, given: Mapping[str, _Parameter]) -> Edit:
    """Return one edit that fills parameters left empty, and adds what is missing at the address."""
    values = {
        "archive-url": copy.url,
        "archive-date": f"{copy.taken_at:%Y-%m-%d}",
        "url-status": "dead",
    }
    added = "".join(f" |{name}={value}" for name, value in values.items() if name not in given)
    pieces = [(edit.end, edit.end, added)] + [
        (given[name].start, given[name].end, value)
        for name, value in values.items()
        if name in given
    ]
    pieces.sort()
    first, last = pieces[0][0], max(end for _, end, _ in pieces)
    made, at = [], first
    for start, end, value in pieces:
        made += [text[at:start], value]
        at = end
    return Edit(start=first, end=last, text="".join(made), change=edit.change)


def _parameters(text: str, start: int, end: int) -> Iterator[_Parameter]:
    """Yield the named parameters of the template at ``text[start:end]``."""
    bars, depth = [], 0
    for found in _NESTED.finditer(text, start + 2, end - 2):
        if found[0] == "|":
            if depth == 0:
                bars.append(found.start())
        else:
            depth += 1 if found[0] in {"{{", "[["} else -1
    for bar, stop in zip(bars, (*bars[1:], end - 2), strict=True):
        name, equals, value = text[bar + 1 : stop].partition("=")
        if equals:
            at = stop - len(value.lstrip() or value)
            yield _Parameter(name.strip().lower(), at, at + len(value.strip()))
