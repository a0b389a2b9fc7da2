"""What a page shows: title, headings, visible text, found without building a tree.

A soft 404 shows itself in the title, the main heading and the amount of text; for that a linear
scan over the bytes is enough, and forty times as fast as parsing.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import Any, Final, TypeVar

from citecheck.links import headers
from citecheck.model import Reply
from citecheck.patterns import lazy

# What browsers show as pages; servers that name no type mostly send them.
HTML_TYPES: Final = ("text/html", "application/xhtml+xml", "")

_CHARSET: Final = lazy(rb"charset\s*=\s*[\"']?\s*([\w.:+-]{2,30})", re.IGNORECASE)
# What never shows as text; each runs to its own end tag, or to the end of the page.
_HIDDEN: Final = lazy(rb"<!--|<(script|style|noscript|template|svg|textarea|object)[\s/>]")
_SLASH: Final = ord("/")
_COMMENT_END: Final = lazy(rb"(?<=<!--)-?>|--!?>")
_TAG: Final = lazy(rb"<[a-zA-Z/!?][^<>]*>")
_BREAKING: Final = lazy(
    rb"</?(?:address|article|aside|blockquote|body|br|center|dd|details|dialog|div|dl|dt|fieldset"
    rb"|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|main|nav|ol|option|p"
    rb"|pre|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?:[\s/][^<>]*)?>",
    re.IGNORECASE,
)
_LINE_BREAK: Final = lazy(rb"<br(?:[\s/][^<>]*)?>", re.IGNORECASE)
_HEADING: Final = lazy(rb"<h[12][\s>]")
SEPARATORS: Final = lazy(r"\s+[-–—|·•»«:/~]+\s+|\s*[|»«]\s*|:\s+|\s+::\s+|\s*[_–—]\s*|｜")
_PICTURE: Final = lazy(rb"<(?:img|picture|video|audio|canvas|iframe|frame|embed|object|svg)[\s/>]")
_META: Final = lazy(rb"<(?:meta|link|input)\s([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE: Final = lazy(
    r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.DOTALL
)
_WORD: Final = lazy(r"\w+")
_ACCENT: Final = lazy("[\u0300-\u036f]")
_MAX_HEADINGS: Final = 8
# Four letters in a row in Windows-1251; in Western languages none has so many accents.
_CYRILLIC_WORD: Final = lazy(rb"[\xc0-\xff]{4}")
# Labels of the Encoding Standard that Python does not know, or knows for less.
_LABELS: Final = {
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc-jp",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "unicode-1-1-utf-8": "utf-8",
}
# Bytes of a page that is small enough to be remembered.
_SMALL: Final = 4096

T = TypeVar("T")


class Look:
    """A page as its reader sees it; each view is made when it is first wanted.

    Args:
        body: The bytes of the page.
        content_type: What the server calls it.
        truncated: Whether there is more of it.
    """

    __slots__ = (
        "_blocks", "_headings", "_low", "_metas", "_parts", "_shown", "_text", "_title",
        "judged", "raw", "truncated",
    )  # fmt: skip

    def __init__(self, body: bytes, content_type: str = "", *, truncated: bool = False) -> None:
        self.raw = _utf8(body, content_type)
        self.truncated = truncated
        self.judged: dict[object, Any] = {}
        self._low: bytes | None = None
        self._shown: tuple[bytes, bytes] | None = None
        self._title: str | None = None
        self._parts: tuple[str, ...] | None = None
        self._text: str | None = None
        self._headings: tuple[str, ...] | None = None
        self._metas: tuple[bytes, ...] | None = None
        self._blocks: tuple[str, ...] | None = None

    @property
    def low(self) -> bytes:
        """The markup in lower case."""
        if self._low is None:
            self._low = self.raw.lower()
        return self._low

    @property
    def shown(self) -> bytes:
        """The markup without comments, scripts, styles and the like."""
        return self._views()[0]

    @property
    def title(self) -> str:
        """The title; empty where there is none."""
        if self._title is None:
            self._title = self._inside(b"title", 0)[0]
        return self._title

    @property
    def title_parts(self) -> tuple[str, ...]:
        """The title in lower case, whole and by its parts between separators."""
        if self._parts is None:
            title = self.title.lower()
            parts = SEPARATORS.split(title) if title else []
            self._parts = (title, *filter(None, map(str.strip, parts))) if title else ()
        return self._parts

    @property
    def headings(self) -> tuple[str, ...]:
        """The first headings of the two upper ranks that hold text."""
        if self._headings is None:
            low = self._views()[1]
            found: list[str] = []
            at = 0
            while len(found) < _MAX_HEADINGS and (tag := _HEADING.search(low, at)):
                text, at = self._inside(low[tag.start() + 1 : tag.start() + 3], tag.start())
                if text:
                    found.append(text)
            self._headings = tuple(found)
        return self._headings

    @property
    def text(self) -> str:
        """The visible text, title excluded, white space folded."""
        if self._text is None:
            shown, low = self._views()
            start = low.find(b"</title")
            self._text = _plain(shown[start + 8 :] if start >= 0 else shown)
        return self._text

    @property
    def blocks(self) -> tuple[str, ...]:
        """The visible text by block, as it is divided for a reader."""
        if self._blocks is None:
            pieces = _BREAKING.split(self.shown)
            texts = (_plain(piece, inline=b"") for piece in pieces)
            self._blocks = tuple(text for text in texts if text)
        return self._blocks

    @property
    def passages(self) -> tuple[str, ...]:
        """The visible text by block, the lines of one block joined."""
        low = self._views()[1]
        if b"<br" not in low:
            return self.blocks
        pieces = _BREAKING.split(_LINE_BREAK.sub(b" ", self.shown))
        return tuple(text for piece in pieces if (text := _plain(piece, inline=b"")))

    def metas(self, *words: bytes) -> Iterator[dict[str, str]]:
        """Give the attributes of its visible ``meta``, ``link`` and ``input`` elements.

        Args:
            words: Those that hold one of these, in lower case, are given; to take all of them apart
                takes as long as all else that is looked for.
        """
        if self._metas is None:
            self._metas = tuple(_META.findall(self.shown))
        for tag in self._metas:
            low = tag.lower()
            if any(word in low for word in words):
                yield attributes(tag.decode("utf-8", "replace"))

    @property
    def has_scripts(self) -> bool:
        """Whether the page runs scripts."""
        return b"<script" in self.low

    @property
    def has_pictures(self) -> bool:
        """Whether it shows something other than text."""
        return _PICTURE.search(self.low) is not None

    def is_shorter(self, characters: int) -> bool:
        """Return whether all of its text is shorter; of a page that was cut, nobody knows."""
        return not self.truncated and len(self.text) < characters

    @property
    def is_shell(self) -> bool:
        """Whether scripts make what the reader sees, so that the text here says nothing."""
        return self.has_scripts and len(self.text) < 200

    def _views(self) -> tuple[bytes, bytes]:
        """Return the markup that shows, as it is and in lower case."""
        if self._shown is None:
            self._shown = self._without_hidden()
        return self._shown

    def _without_hidden(self) -> tuple[bytes, bytes]:
        raw, low = self.raw, self.low
        found = _HIDDEN.search(low)
        if found is None:
            return raw, low
        kept: list[bytes] = []
        at = 0
        while found:
            kept.append(raw[at : found.start()])
            if found[1] is None:
                over = _COMMENT_END.search(low, found.end())
                at = over.end() if over else len(raw)
            elif (opened := low.find(b">", found.end() - 1)) > 0 and low[opened - 1] == _SLASH:
                at = opened + 1  # of XHTML and SVG, with nothing inside
            else:
                close = low.find(b"</" + found[1], found.end())
                after = low.find(b">", close)
                at = after + 1 if close >= 0 and after >= 0 else len(raw)
            found = _HIDDEN.search(low, at)
        kept.append(raw[at:])
        shown = b" ".join(kept)
        return shown, shown.lower()

    def _inside(self, name: bytes, at: int) -> tuple[str, int]:
        """Return the text of the next element of a name, and where it ends."""
        shown, low = self._views()
        start = low.find(b"<" + name, at)
        opened = low.find(b">", start)
        close = low.find(b"</" + name, opened) if opened >= 0 else -1
        if start < 0 or close < 0:
            return "", len(low)
        return _plain(shown[opened + 1 : min(close, opened + 2000)]), close


def look_at(reply: Reply) -> Look:
    """Return the look of a reply's page."""
    content_type = headers.content_type(reply.head)
    if len(reply.body) <= _SMALL and not reply.truncated:
        return _small_page(reply.body, content_type)
    return Look(reply.body, content_type, truncated=reply.truncated)


def page_of(reply: Reply) -> Look | None:
    """Return the look of a reply's page; None where it has none, or is a text or a document."""
    is_page = reply.body and headers.media_type(reply.head) in HTML_TYPES
    return look_at(reply) if is_page else None


@lru_cache(maxsize=512)
def _small_page(body: bytes, content_type: str) -> Look:
    # Error pages, challenges and holding pages come by the thousand: they are looked at once.
    return Look(body, content_type)


def judged_once(rule: Callable[[Look], T]) -> Callable[[Look], T]:
    """Make a rule of a page alone remember what it found in each."""

    @wraps(rule)
    def once(look: Look) -> T:
        judged = look.judged
        found: T = judged[rule] if rule in judged else judged.setdefault(rule, rule(look))
        return found

    return once


def attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, names in lower case, entities decoded; the first counts."""
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(tag):
        value = html.unescape(one[2] or one[3] or one[4] or "").strip()
        found.setdefault(one[1].lower(), value)
    return found


def _plain(markup: bytes, inline: bytes = b" ") -> str:
    text = _TAG.sub(inline, markup).decode("utf-8", "replace")
    return " ".join((html.unescape(text) if "&" in text else text).split())


def _utf8(body: bytes, content_type: str) -> bytes:
    """Return the body in UTF-8."""
    if body.isascii() and b"\0" not in body and b"\x1b" not in body:
        return body
    encoding = _encoding(body, content_type)
    if encoding == "utf-8":
        return body.removeprefix(codecs.BOM_UTF8)
    return body.decode(encoding, "replace").encode()


def _encoding(body: bytes, content_type: str) -> str:
    """Return the encoding of a page: byte order mark, header, ``meta``, else a guess."""
    if body.startswith(codecs.BOM_UTF8):
        return "utf-8"
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    for place in (content_type.encode(), body[:2048]):
        found = _CHARSET.search(place)
        if found:
            label = found[1].decode().lower()
            try:
                known = codecs.lookup(_LABELS.get(label, label)).name
                b"".decode(known)
            except (LookupError, ValueError):
                continue
            # Pages that call themselves Latin-1 are read as Windows-1252 by every browser.
            return "cp1252" if known in {"iso8859-1", "ascii"} else known
    return _undeclared(body)


def _undeclared(body: bytes) -> str:
    """Return what a page that names no encoding is read as: UTF-8 where it may be, else as guessed.

    Browsers fall back on Windows-1252, or on what is usual where words of such bytes are.
    """
    try:
        body.decode()
    except UnicodeDecodeError as error:
        if error.start < len(body) - 3:  # else it was cut within a character
            return "cp1251" if _CYRILLIC_WORD.search(body) else "cp1252"
    return "utf-8"


def folded(text: str) -> str:
    """Return a text in lower case, its apostrophes as they are typed."""
    return text.lower().replace("’", "'")


def unaccented(text: str) -> str:
    """Return a text in lower case without accents, as addresses are made of headlines."""
    lower = text.lower()
    return lower if lower.isascii() else _ACCENT.sub("", unicodedata.normalize("NFKD", lower))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as those of addresses are written; ``_`` parts them, too."""
    return frozenset(_WORD.findall(unaccented(text).replace("_", " ")))
