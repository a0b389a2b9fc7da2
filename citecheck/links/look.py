"""What a page shows: title, headings, visible text, found without building a tree.

A soft 404 shows itself in the title, the main heading and the amount of text; for that a linear
scan over the bytes is enough, and forty times as fast as parsing.
"""

from __future__ import annotations

import codecs
import html
import re
from functools import cached_property
from typing import Final

from citecheck.links import headers
from citecheck.model import Reply

# What browsers show as pages; servers that name no type mostly send them.
HTML_TYPES: Final = ("text/html", "application/xhtml+xml", "")

_CHARSET: Final = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:+-]{2,30})", re.IGNORECASE)
# What never shows as text; each runs to its own end tag, or to the end of the page.
_HIDDEN: Final = re.compile(rb"<!--|<(script|style|noscript|template|svg|textarea|object)[\s/>]")
_TAG: Final = re.compile(rb"<[a-zA-Z/!?][^<>]*>")
_BREAKING: Final = re.compile(
    rb"</?(?:address|article|aside|blockquote|body|br|center|dd|details|dialog|div|dl|dt|fieldset"
    rb"|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|main|nav|ol|option|p"
    rb"|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_HEADING: Final = re.compile(rb"<h[12][\s>]", re.IGNORECASE)
_SCRIPT: Final = re.compile(rb"<script[\s>]", re.IGNORECASE)
_PICTURE: Final = re.compile(
    rb"<(?:img|picture|video|audio|canvas|iframe|frame|embed|object|svg)[\s/>]", re.IGNORECASE
)
_META: Final = re.compile(rb"<(?:meta|link|input)\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.DOTALL
)
_MAX_HEADINGS: Final = 8


class Look:
    """A page as its reader sees it.

    Args:
        reply: The reply that brought it.
    """

    def __init__(self, reply: Reply) -> None:
        self.raw = _utf8(reply)
        self.truncated = reply.truncated

    @cached_property
    def shown(self) -> bytes:
        """The markup without comments, scripts, styles and the like."""
        raw, low = self.raw, self.raw.lower()
        kept: list[bytes] = []
        at = 0
        while found := _HIDDEN.search(low, at):
            kept.append(raw[at : found.start()])
            end = b"-->" if found[1] is None else b"</" + found[1]
            close = low.find(end, found.end())
            after = low.find(b">", close)
            if close < 0 or after < 0:
                at = len(raw)
                break
            at = after + 1
        kept.append(raw[at:])
        return b" ".join(kept)

    @cached_property
    def title(self) -> str:
        """The title; empty where there is none."""
        return self._inside(self.shown.lower(), b"title", 0)[0]

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The first headings of the two upper ranks that hold text."""
        low = self.shown.lower()
        found: list[str] = []
        at = 0
        while len(found) < _MAX_HEADINGS and (tag := _HEADING.search(low, at)):
            text, at = self._inside(low, low[tag.start() + 1 : tag.start() + 3], tag.start())
            if text:
                found.append(text)
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """The visible text, title excluded, white space folded."""
        low = self.shown.lower()
        start = low.find(b"</title")
        return _plain(self.shown[start + 8 if start >= 0 else 0 :])

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """The visible text by block, as it is divided for a reader."""
        pieces = _BREAKING.split(self.shown)
        texts = (_plain(piece, inline=b"") for piece in pieces)
        return tuple(text for text in texts if text)

    @cached_property
    def has_scripts(self) -> bool:
        """Whether the page runs scripts."""
        return _SCRIPT.search(self.raw) is not None

    @cached_property
    def has_pictures(self) -> bool:
        """Whether it shows something other than text."""
        return _PICTURE.search(self.raw) is not None

    @property
    def is_shell(self) -> bool:
        """Whether scripts make what the reader sees, so that the text here says nothing."""
        return self.has_scripts and len(self.text) < 200

    @cached_property
    def metas(self) -> tuple[dict[str, str], ...]:
        """The attributes of its visible ``meta``, ``link`` and ``input`` elements."""
        return tuple(
            attributes(found[1].decode("utf-8", "replace")) for found in _META.finditer(self.shown)
        )

    def _inside(self, low: bytes, name: bytes, at: int) -> tuple[str, int]:
        """Return the text of the next element of a name, and where it ends."""
        start = low.find(b"<" + name, at)
        opened = low.find(b">", start)
        if start < 0 or opened < 0:
            return "", len(low)
        close = low.find(b"</" + name, opened)
        if close < 0:
            return "", len(low)
        return _plain(self.shown[opened + 1 : min(close, opened + 2000)]), close


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, entities decoded."""
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "").strip()
        for found in _ATTRIBUTE.finditer(tag)
    }


def _plain(markup: bytes, inline: bytes = b" ") -> str:
    text = _TAG.sub(inline, markup).decode("utf-8", "replace")
    return " ".join((html.unescape(text) if "&" in text else text).split())


def _utf8(reply: Reply) -> bytes:
    """Return the body in UTF-8."""
    body = reply.body
    if body.isascii() and b"\0" not in body:
        return body
    encoding = _encoding(reply)
    if encoding == "utf-8":
        return body.removeprefix(codecs.BOM_UTF8)
    return body.decode(encoding, "replace").encode()


def _encoding(reply: Reply) -> str:
    """Return the encoding of a page: byte order mark, header, ``meta``, else UTF-8."""
    body = reply.body
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16")):
        if body.startswith(mark):
            return name
    if body.startswith(codecs.BOM_UTF16_BE):
        return "utf-16"
    said = headers.field(reply, b"content-type").encode()
    for place in (said, body[:2048]):
        found = _CHARSET.search(place)
        if found:
            try:
                known = codecs.lookup(found[1].decode()).name
                b"".decode(known)
            except (LookupError, ValueError):
                continue
            # Pages that call themselves Latin-1 are read as Windows-1252 by every browser.
            return "cp1252" if known in {"iso8859-1", "ascii"} else known
    return "utf-8"
