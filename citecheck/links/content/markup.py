"""The start tags of a page in one linear pass, as browsers take them apart.

The HTML standard's tokenizer ("Tokenization", sections 13.2.5.6 to 13.2.5.51), of which only what
tells tags from text is followed: quoted values may hold ``<`` and ``>``; comments, scripts and the
like hold no tags; what stands in a template is not on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_OPENING: Final = re.compile(rb"<(?:(!--)|[!?/]|[a-zA-Z])")
_START_TAG: Final = re.compile(
    rb"<([a-zA-Z][^\s/>]*+)"
    rb"((?:[\s/]++|[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|(?![\"'])[^\s>]*+))?+|=)*+)>"
)
_COMMENT_END: Final = re.compile(rb"(?<=<!--)-?>|--!?>")
# Elements whose content is no markup, or none that shows.
_OPAQUE: Final = frozenset(
    {b"script", b"style", b"title", b"textarea", b"xmp", b"iframe", b"noembed", b"noframes"}
    | {b"noscript", b"template"}
)
# Tags without an end that are passed over; each may cost a look at all the rest of the page.
_PATIENCE: Final = 8


def start_tags(markup: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give name, in lower case, and attributes, as written, of each start tag.

    Args:
        markup: The page, in an encoding that holds ASCII.
    """
    low = b""
    at = broken = 0
    while found := _OPENING.search(markup, at):
        if found[1]:
            end = _COMMENT_END.search(markup, found.end())
            at = end.end() if end else len(markup)
            continue
        tag = _START_TAG.match(markup, found.start())
        if tag is None:
            at = found.end()
            broken += markup[at - 1 : at].isalpha()
            if broken > _PATIENCE:
                return
            continue
        at = tag.end()
        name = tag[1].lower()
        yield name, tag[2]
        if name == b"plaintext":
            return
        # In XHTML and SVG a closing slash leaves nothing inside; scripts of HTML lose little by it.
        if name in _OPAQUE and not tag[2].endswith(b"/"):
            low = low or markup.lower()
            close = low.find(b"</" + name, at)
            at = close if close >= 0 else len(markup)
