"""Credits of photographs and graphics, as captions print them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from citecheck.model import (
    Block,
    BlockKind,
    Channel,
    Document,
    LinkState,
    Match,
    OutletKind,
    Role,
    SourceKind,
)
from citecheck.patterns import lazy
from citecheck.sources.found import Found, Registry, address, mention
from citecheck.sources.identity.kinds import kind_of
from citecheck.sources.margins import labels
from citecheck.sources.margins.lines import links

_Form = tuple[re.Pattern[str], Callable[[str], bool]]

# Longer blocks are running text, whatever they end with.
_LONGEST_CAPTION: Final = 500
_LONGEST_CREDIT: Final = 80
# A label, a credit and what closes it have no more characters.
_TAIL: Final = 200

_HOST: Final = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_AGENCIES: Final = (
    r"AP|AFP|EPA|EFE|dpa|ANSA|TASS|ТАСС|Reuters|Getty|Shutterstock|Alamy|PA|IMAGO|picture alliance"
    r"|Unsplash|Flickr|Wikimedia|Magnum|NurPhoto|Zuma|Sputnik|Xinhua|Anadolu|UPI|Keystone|Ritzau"
)
# After a sentence, or at the very start; "J. Doe" begins none.
_AFTER: Final = r"(?<=[.!?…»”\"] )(?<!\b[^\W\d_]\. )"
_START: Final = rf"(?:{_AFTER}|^)"
_END: Final = r"\s*[).\]]*\s*$"
# What a name is written with: no full stop but that of an initial.
_SIGN: Final = r"(?:[^.!?()]|(?<=\b[^\W\d_])\.)"
_CREDIT: Final = rf"(?P<credit>[^:]{{2,{_LONGEST_CREDIT}}}?){_END}"


def _has(*signs: str) -> Callable[[str], bool]:
    return lambda text: any(map(text.__contains__, signs))


def _is_labelled(text: str) -> bool:
    low = text.lower()
    return _ends_label(low) and _has_photo(low)


_ends_label: Final = _has(*labels.PHOTO_ENDS)
_has_photo: Final = _has(*labels.PHOTO_SIGNS)
_has_stroke: Final = _has("(", "[", "/", "©")
_CLOSING_SIGNS: Final = " \t\n.)]"
_AGENCY_LAST: Final = (*_AGENCIES.split("|"), "Images", "Photo", "News", "Newsroom")
_HOST_LAST: Final = tuple("abcdefghijklmnopqrstuvwxyz")
# Forms that nothing but a credit has, at the end of a block.  Beside each stands what is true of
# every text that has the form: asking that first is much faster.
_FORMS: Final = tuple(
    (lazy(form, flags), may)
    for form, flags, may in (
        (
            rf"(?:^|(?<=[.!?…»”\"|,;–—(\[] )|(?<=[(\[|])){labels.PHOTO_FORM}{_CREDIT}",
            re.IGNORECASE,
            _is_labelled,
        ),
        (rf"[(\[](?P<credit>(?:{_AGENCIES})\b[^()\[\]]*){_END}", 0, _has("(", "[")),
        (
            rf"[(\[](?P<credit>[^()\[\]]{{2,60}}/\s?(?:{_AGENCIES})\b[^()\[\]]*){_END}",
            0,
            _has("/"),
        ),
        (rf"©\s*(?:\d{{4}}\s+)?(?P<credit>[^©]{{2,60}}?){_END}", 0, _has("©")),
        (
            rf"{_START}(?P<credit>{_SIGN}{{2,60}}\s(?:via|/)\s{_SIGN}{{2,40}}){_END}",
            0,
            _has("/", "via"),
        ),
        (
            rf"{_START}(?P<credit>{_SIGN}{{2,60}}/(?:{_AGENCIES})\b[^.!?()]{{0,30}}){_END}",
            0,
            _has("/"),
        ),
        (
            rf"{_START}(?P<credit>(?:{_AGENCIES}|REUTERS)\s?/\s?{_SIGN}{{2,60}}){_END}",
            0,
            _has("/"),
        ),
        (
            rf"{_START}(?P<credit>(?:{_AGENCIES})(?: (?:Images|Photo|News|Newsroom))?){_END}",
            0,
            lambda text: text.rstrip(_CLOSING_SIGNS).endswith(_AGENCY_LAST),
        ),
        (
            rf"{_START}(?P<credit>[^.!?()]{{2,60}} \((?:{_AGENCIES})\))\s*$",
            re.IGNORECASE,
            _has("("),
        ),
        (
            rf"{_AFTER}(?P<credit>{_HOST})\s*$",
            0,
            lambda text: text.rstrip().endswith(_HOST_LAST),
        ),
    )
)
# In a caption also a label in the middle of a line or of an unknown language, a name between
# strokes, and whatever follows the last sentence and is no sentence itself.
_IN_CAPTIONS: Final = tuple(
    (form, _has(""))
    for form in (
        lazy(rf"(?:^|(?<=[\s.,;(\[|])){labels.PICTURED_FORM}{_CREDIT}", re.IGNORECASE),
        lazy(rf"(?<=[\s.,;(\[|])(?!(?-i:[a-z])){labels.PHOTO_FORM}{_CREDIT}", re.IGNORECASE),
        lazy(rf"(?:(?<=[.!?…] )|[(\[])[^\W\d_]{{2,14}}\s?[:=＝]\s*{_CREDIT}"),
        lazy(rf"^(?P<credit>[^.!?()|/]{{2,40}}\s?[|/]\s?[^.!?()]{{2,40}}){_END}"),
        lazy(rf"{_AFTER}[(\[](?P<credit>[^()\[\]]{{2,80}})[)\]]\s*$"),
        lazy(rf"{_AFTER}(?P<credit>(?:(?![\[\]]){_SIGN}){{2,60}}|{_HOST})\s*$"),
    )
)
# "Copyright (c) Example News" alone is a notice, "Reuters" alone a byline, but "Photo: Reuters"
# is a caption.
_NOTICE: Final = 12
_WORD: Final = re.compile(r"\S+")
_PARTS: Final = re.compile(r"\s*/\s*|\s+via\s+|\s*,\s*|\s+\|\s+|\s+for\s+")
_MOST_WORDS: Final = 8
_PARTICLES: Final = frozenset(
    {"of", "the", "de", "del", "di", "la", "le", "van", "von", "der", "for", "via", "and", "by"}
)
_PRESS: Final = frozenset({SourceKind.AGENCY, SourceKind.OUTLET})
_HAS_AGENCY: Final = lazy(rf"\b(?:{_AGENCIES})\b")
# What is printed under articles and pictures whoever made them.
_RESERVED: Final = lazy(
    r"(?i)\W*(?:all rights|alle rechte|tous droits|todos (?:los derechos|os direitos)"
    r"|tutti i diritti|riproduzione|все права|усі права|всі права|wszelkie prawa)\b"
)
_IS_HOST: Final = lazy(_HOST, re.IGNORECASE)


def is_caption(block: Block) -> bool:
    """Return whether a paragraph is a caption by its credit, in forms that prose does not have."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST_CAPTION:
        return False
    found = _credit(block.text, _FORMS) if _has_sign(block.text[-_TAIL:]) else None
    return found is not None and (found.start() > _NOTICE or "label" in found.re.groupindex)


def _has_sign(tail: str) -> bool:
    """Tell whether the end of a text has what all the forms need one of: most prose has none."""
    bare = tail.rstrip(_CLOSING_SIGNS)
    return (
        _has_stroke(tail)
        or tail.rstrip().endswith(_HOST_LAST)
        or bare.endswith(_AGENCY_LAST)
        or "via" in tail
        or _is_labelled(tail)
    )


def _of_caption(text: str) -> tuple[int, int] | None:
    """Return where a caption names whom its picture is from."""
    sold = labels.LICENSING.search(text)
    text = text[: sold.start()] if sold else text
    # A credit on a line of its own, which nothing follows.
    line = text.rstrip().rfind("\n") + 1
    if line:
        start, end = _of_caption(text[line:]) or _of_line(text[line:])
        if start < end:
            return line + start, line + end
    found = _credit(text, _FORMS + _IN_CAPTIONS)
    if found is None:
        return None
    start, end = found.span("credit")
    if _is_place(text[:start], found["credit"]):
        return None
    closing = "(" in found["credit"] and ")" not in found["credit"]
    return start, end + closing


def _of_line(line: str) -> tuple[int, int]:
    """Return where a name stands that is a line under a caption; nowhere for other words."""
    name = line.strip()
    if name.startswith("(") and name.endswith(")") and not name[1:-1].isalpha():
        name = name[1:-1]
    if len(name) > _LONGEST_CREDIT or not _is_name(name):
        return 0, 0
    start = line.index(name)
    return start, start + len(name)


def _credit(text: str, forms: Iterable[_Form]) -> re.Match[str] | None:
    """Return the credit at the end of a text in one of the forms, the first that names someone."""
    start = max(0, len(text) - _TAIL)
    tail = text[start:]
    for form, may in forms:
        found = form.search(text, start) if may(tail) else None
        if found and _is_name(found["credit"].strip()):
            return found
    return None


def _is_name(credit: str) -> bool:
    """Return whether a piece of text may name someone: few words, nearly all capitalised."""
    words = _WORD.findall(credit)
    names = [word for word in words if word.lower() not in _PARTICLES]
    if not names or len(names) > _MOST_WORDS or _RESERVED.match(credit):
        return False
    if _IS_HOST.fullmatch(credit) or _HAS_AGENCY.search(credit):
        return True
    lower = [word for word in words if word[0].islower() and word not in _PARTICLES]
    begins = credit[0].isalpha() and not (credit[0].islower() and credit[1:2].islower())
    return begins and len(lower) <= 1


def _is_place(before: str, credit: str) -> bool:
    """Return whether a single word has been told already: "A ship in Alder. (Alder)"."""
    return credit.isalpha() and re.search(rf"\b{re.escape(credit)}\b", before) is not None


def _named(text: str, registry: Registry, language: str | None) -> tuple[int, int] | None:
    """Return where a caption that is the name of an outlet and nothing else names it."""
    name = text.strip()
    if (
        len(name) > _LONGEST_CREDIT
        or kind_of(registry.by_name(name, language=language)) not in _PRESS
    ):
        return None
    return text.index(name), len(text.rstrip())


def find(document: Document, registry: Registry) -> Iterator[Found]:
    """Yield whom the pictures of a document are credited to."""
    for at, block in enumerate(document.blocks):
        if block.kind is not BlockKind.CAPTION:
            continue
        credit = _of_caption(block.text) or _named(block.text, registry, document.language)
        # A label on a line of its own speaks for the next.
        if credit is None and at and labels.PHOTO.fullmatch(document.blocks[at - 1].text):
            credit = _of_line(block.text)
        if credit is None or credit[0] == credit[1]:
            continue
        start, end = credit
        name = block.text[start:end].strip()
        span = next((each for each in links(block) if each.start < end and start < each.end), None)
        by_name = _who(name, registry, document.language)
        match = registry.classify_url(span.url) if span and span.url else None
        yield Found(
            what=address(span) if span else ("credit", name.casefold()),
            kind=SourceKind.CREDIT,
            channel=Channel.CAPTION,
            name=name,
            href=span.href if span else None,
            url=span.url if span else None,
            link=LinkState.LIVE if span else LinkState.NONE,
            match=match if match and match.outlet else by_name,
            mention=mention(document, at, start, end),
        )


def _agency(match: Match, registry: Registry) -> Match:
    """Return whom a name of several means in a credit: the one news agency among them."""
    bearers = (registry.get(each) for each in match.candidates)
    agencies = [each for each in bearers if each and each.kind is OutletKind.NEWS_AGENCY]
    if len(agencies) != 1:
        return match
    by = f"{match.by}, which the credit gives"
    return Match(outlet=agencies[0], role=Role.PUBLISHER, by=by, confidence=0.8)


def _who(name: str, registry: Registry, language: str | None) -> Match:
    """Return whom a credit means: the agency behind the photographer, where there is one."""
    parts = [name, *reversed(_PARTS.split(name))]
    found = Match()
    for part in parts:
        host = _IS_HOST.fullmatch(part)
        match = (
            registry.classify_url(f"https://{part.lower()}/")
            if host
            else _agency(registry.by_name(part, language=language), registry)
        )
        if match.outlet is not None:
            return match
        found = match if part is name else found
    return found
