"""Addresses that stand in running text without markup.

What is found is what GitHub (https://github.github.com/gfm/#autolinks-extension-) and linkify-it
find: trailing punctuation is not part of an address, brackets are where they close inside it,
hosts may be of any script.  Besides, DOIs, arXiv ids, ``host/path`` without a scheme where the
suffix is real, and addresses that somebody made unclickable (``hxxps://example[.]com``).

linkify-it-py itself costs 70 microseconds an address, twenty times as much; a test compares both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from sys import maxsize
from typing import Final

from attrs import frozen

from citecheck import urls
from citecheck.patterns import lazy

# Each address holds one of these; finding them is a matter of nanoseconds a kilobyte.
_ANCHORS: Final = ("/", "www.", "WWW.", "rXiv:", "rxiv:", "[.]", "[dot]")
# White space, quotation marks, angle brackets, arrows (by which footnotes lead back), CJK
# punctuation and the comma before the next address end an address; so does a bracket that was not
# opened, or is not closed, inside it.
# All repetition is possessive, so that no text can make matching backtrack.
_CHARS: Final = (
    r"(?:[^\s,;()\[\]{}<>\"“”„«»‹›‘’‚`|\\^…\u2190-\u21ff\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40"
    r"\uff5b-\uff65]++"
    r"|[,;](?![,;]*+(?:https?|ftp)://))"
)
_GROUP: Final = rf"\((?:{_CHARS}|\({_CHARS}*+\))*+\)|\[{_CHARS}*+\]|\{{{_CHARS}*+\}}"
_BODY: Final = rf"(?:{_CHARS}|{_GROUP})"
_DOT: Final = r"(?:\.|\[\.\]|\(\.\)|\[dot\]|\(dot\))"
_LABEL: Final = r"[^\W_](?:[\w-]*+)"
# Not in the middle of a word, a path, a query or an e-mail address.
_EDGE: Final = r"(?<![\w./:=&?\#%@+-])"
_ADDRESS: Final = lazy(
    rf"""
    (?<![a-z0-9+.-])
    (?P<schemed> (?:h(?:tt|xx|\*\*)ps?|ftp) (?:://|\[:\]//|:\[//\]) (?!\.) {_BODY}++ )
  | {_EDGE} arxiv:
    (?P<arxiv> \d{{4}}\.\d{{4,5}}(?:v\d+)? | [a-z-]++(?:\.[a-z]{{2}})?/\d{{7}} ) (?!\w)
  | {_EDGE} (?:doi:)? (?P<doi> 10\.\d{{4,9}}(?:\.\d+)*/ {_BODY}++ )
  | {_EDGE}
    (?P<hosted>
      (?P<host> {_LABEL}(?:{_DOT}{_LABEL})++ \.? )
      (?: (?::\d+)?+ [/?\#] {_BODY}*+ )?
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WHOLE: Final = lazy(rf"https?://{_BODY}++", re.IGNORECASE)
_TRAILING: Final = "?!.,:;*_~'&"


@frozen(kw_only=True)
class BareUrl:
    """An address in a text.

    Args:
        start: Where it starts in the text.
        end: Where it ends in the text.
        url: The absolute address that it stands for.
    """

    start: int
    end: int
    url: str


def anchors(text: str) -> tuple[str, ...]:
    """Return what hints at addresses in a document; empty where it holds none."""
    return tuple(anchor for anchor in _ANCHORS if anchor in text)


def find(
    text: str, hints: tuple[str, ...] = _ANCHORS, taken: Sequence[tuple[int, int]] = ()
) -> tuple[BareUrl, ...]:
    """Return the addresses in a text whose white space is folded, in order.

    A text that is one address and nothing else is that address to its last character.

    Args:
        text: The text.
        hints: The :func:`anchors` of a document that holds the text, where they are known.
        taken: Stretches (start, end) of the text, sorted and apart, in which none is looked for.
    """
    words = _candidates(text, hints)
    if taken and words:
        words = [word for word in words if not _holds(taken, *word)]
    if not words:
        return ()
    whole = _whole(text)
    found = (whole,) if whole else (one for word in words for one in _in_word(text, *word))
    return tuple(one for one in found if not (taken and meets(taken, one.start, one.end)))


def meets(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether ``start:end`` overlaps one of the stretches, which are sorted and apart."""
    row = bisect_left(taken, (end, -1)) - 1
    return row >= 0 and taken[row][1] > start


def _holds(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether one of the stretches holds all of ``start:end``."""
    row = bisect_right(taken, (start, maxsize)) - 1
    return row >= 0 and taken[row][1] >= end


def _whole(text: str) -> BareUrl | None:
    if not _WHOLE.fullmatch(text):
        return None
    url = _absolute(text)
    return BareUrl(start=0, end=len(text), url=url) if url else None


def _candidates(text: str, hints: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return the words that may hold an address, in order and apart."""
    spots: list[tuple[int, int]] = []
    for anchor in hints:
        end = 0
        while (spot := text.find(anchor, end)) >= 0:
            start = text.rfind(" ", end, spot) + 1 or end
            end = text.find(" ", spot)
            if end < 0:
                end = len(text)
            spots.append((start, end))
    return sorted(set(spots)) if len(spots) > 1 else spots


def _in_word(text: str, start: int, end: int) -> Iterator[BareUrl]:
    while start < end and (found := _ADDRESS.search(text, start, end)):
        start = found.end()
        kind = found.lastgroup or ""
        address = found[kind] if kind == "arxiv" else found[kind].rstrip(_TRAILING)
        if url := _url(kind, address, found["host"]):
            stop = found.start(kind) + len(address)
            yield BareUrl(start=found.start(), end=stop, url=url)


def _url(kind: str, text: str, host: str | None) -> str | None:
    if kind == "schemed":
        return _absolute(urls.refang(text))
    if kind == "arxiv":
        return f"https://arxiv.org/abs/{text}"
    if kind == "doi":
        return urls.resolve(f"https://doi.org/{text}") if text[-1] != "/" else None
    return _hosted(text, host or "")


def _hosted(text: str, host: str) -> str | None:
    """Return the address of ``host/path`` where the host's suffix is real."""
    defanged = urls.refang(host)
    bare = len(text) <= len(host)
    if bare and defanged == host and not host.lower().startswith("www."):
        return None
    url = _absolute(f"http://{urls.refang(text)}")
    return url if url and urls.registrable_domain(urls.host_of(url)) else None


def _absolute(text: str) -> str | None:
    """Return an address made absolute; words that look like one and are none are words."""
    found = urls.resolve(text)
    return found if found is None or text.isascii() else urls.absolute(text)
