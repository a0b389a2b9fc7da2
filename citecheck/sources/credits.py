"""Credits of photographs and graphics, as captions print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck.model import (
    Block,
    BlockKind,
    Channel,
    Document,
    LinkState,
    Match,
    SourceKind,
)
from citecheck.sources import labels
from citecheck.sources.found import Found, Registry, address, mention
from citecheck.sources.lines import body, links

# Longer blocks are running text, whatever they end with.
_LONGEST_CAPTION: Final = 500
_LONGEST_CREDIT: Final = 80

_HOST: Final = r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_AGENCIES: Final = (
    r"AP|AFP|EPA|EFE|dpa|ANSA|TASS|ТАСС|Reuters|Getty|Shutterstock|Alamy|PA|IMAGO|picture alliance"
    r"|Unsplash|Flickr|Wikimedia|Magnum|NurPhoto|Zuma|Sputnik|Xinhua|Anadolu|UPI|Keystone|Ritzau"
)
# After a sentence, or at the very start.
_AFTER: Final = r"(?<=[.!?…»”\"] )"
_START: Final = rf"(?:{_AFTER}|^)"
_END: Final = r"\s*[).\]]*\s*$"
# Forms that nothing but a credit has, at the end of a block.
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"[(\[](?P<credit>(?:{_AGENCIES})\b[^()\[\]]*){_END}",
        rf"[(\[](?P<credit>[^()\[\]]{{2,60}}/\s?(?:{_AGENCIES})\b[^()\[\]]*){_END}",
        rf"©\s*(?:\d{{4}}\s+)?(?P<credit>[^©.]{{2,60}}|{_HOST}){_END}",
        rf"{_START}(?P<credit>[^.!?]{{2,60}}\s(?:via|/)\s[^.!?]{{2,40}}){_END}",
        rf"{_START}(?P<credit>[^.!?]{{2,60}}/(?:{_AGENCIES})\b[^.!?]{{0,30}}){_END}",
        rf"{_START}(?P<credit>(?:{_AGENCIES})(?: (?:Images|Photo|News|Newsroom))?){_END}",
        rf"{_AFTER}(?P<credit>{_HOST})\s*$",
    )
)
_LABELLED: Final = re.compile(
    rf"(?:^|(?<=[.!?…»”\"|,;–—(\[] )|(?<=[(\[|])){labels.PHOTO.pattern}"
    rf"(?P<credit>[^:]{{2,{_LONGEST_CREDIT}}}?){_END}",
    re.IGNORECASE,
)
# In a caption, what follows its last sentence and is no sentence itself.
_TAIL: Final = re.compile(rf"{_AFTER}[(\[]?(?P<credit>[^.!?()\[\]]{{2,60}}|{_HOST})[)\]]?\s*$")
_WORD: Final = re.compile(r"\S+")
_PARTS: Final = re.compile(r"\s*/\s*|\s+via\s+|\s*,\s*|\s+\|\s+|\s+for\s+")
_MOST_WORDS: Final = 8
_PARTICLES: Final = frozenset(
    {"of", "the", "de", "del", "di", "la", "le", "van", "von", "der", "for", "via", "and", "by"}
)
_IS_AGENCY: Final = re.compile(rf"(?:{_AGENCIES})\b")
_IS_HOST: Final = re.compile(_HOST, re.IGNORECASE)


def is_caption(block: Block) -> bool:
    """Return whether a paragraph is a caption by its credit, in forms that prose does not have."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST_CAPTION:
        return False
    found = _explicit(block.text)
    # "© Example News" or "Reuters" alone is a notice or a byline; "Photo: Reuters" is a caption.
    return found is not None and (found.start() > 0 or "label" in found.re.groupindex)


def _explicit(text: str) -> re.Match[str] | None:
    """Return the credit at the end of a text in a form that says it is one."""
    for form in (_LABELLED, *_FORMS):
        found = form.search(text)
        if found and _is_name(found["credit"]):
            return found
    return None


def _of_caption(text: str) -> tuple[int, int] | None:
    """Return where a caption names whom its picture is from."""
    found = _explicit(text)
    if found is None:
        tail = _TAIL.search(text)
        found = tail if tail and _is_name(tail["credit"]) else None
    return found.span("credit") if found else None


def _is_name(credit: str) -> bool:
    """Return whether a piece of text may name someone: few words, nearly all capitalised."""
    if _IS_HOST.fullmatch(credit.strip()) or _IS_AGENCY.match(credit):
        return True
    words = _WORD.findall(credit)
    lower = [word for word in words if word[0].islower() and word not in _PARTICLES]
    return 1 <= len(words) <= _MOST_WORDS and not words[0][0].islower() and len(lower) <= 1


def find(document: Document, registry: Registry) -> Iterator[Found]:
    """Yield whom the pictures of a document are credited to."""
    for at, block in body(document):
        if block.kind is not BlockKind.CAPTION:
            continue
        credit = _of_caption(block.text)
        if credit is None:
            continue
        start, end = credit
        if "(" in block.text[start:end] and block.text[end : end + 1] == ")":
            end += 1
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


def _who(name: str, registry: Registry, language: str | None) -> Match:
    """Return whom a credit means: the agency behind the photographer, where there is one."""
    parts = [name, *reversed(_PARTS.split(name))]
    found = Match()
    for part in parts:
        host = _IS_HOST.fullmatch(part)
        match = (
            registry.classify_url(f"https://{part.lower()}/")
            if host
            else registry.by_name(part, language=language)
        )
        if match.outlet is not None:
            return match
        found = match if part is name else found
    return found
