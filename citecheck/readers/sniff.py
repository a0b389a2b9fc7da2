"""What format an input is in, from what it starts with."""

from __future__ import annotations

import re
from typing import Final

HTML: Final = "text/html"
XHTML: Final = "application/xhtml+xml"
MARKDOWN: Final = "text/markdown"
TEXT: Final = "text/plain"
RST: Final = "text/x-rst"
WIKITEXT: Final = "text/x-wiki"
NOTEBOOK: Final = "application/x-ipynb+json"
FEED: Final = "application/rss+xml"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT: Final = "application/vnd.oasis.opendocument.text"
PDF: Final = "application/pdf"
EPUB: Final = "application/epub+zip"
MHTML: Final = "multipart/related"
LETTER: Final = "message/rfc822"
WARC: Final = "application/warc"
MBOX: Final = "application/mbox"
CSV: Final = "text/csv"
JSONL: Final = "application/jsonl"

PAGES: Final = frozenset({HTML, XHTML})
"""The media types of pages."""

_START: Final = 200_000
# https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type without
# <a>, <b> and <br>, with which a pasted text may start too, and with what else starts a page.
_HTML: Final = re.compile(
    r"\ufeff?\s*(?:<!--(?:(?!-->).)*-->\s*|<\?xml[^>]*>\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|script|iframe|h1|div|font|table|style|title|body|p|meta"
    r"|link|article|section|main|header|figure|nav)(?=[\s>/]))",
    re.IGNORECASE | re.DOTALL,
)
# An inline link, a reference definition, or front matter: prose holds none of them by chance.
_MARKDOWN: Final = re.compile(
    r"\A\ufeff?(?:---|\+\+\+)[ \t]*\r?\n[A-Za-z][\w-]*[ \t]*[:=] |\]\(<?(?:https?://|/|\.|#)\S*?\)"
    r"|^ {0,3}\[[^\]\n]{1,200}\]: *<?https?://",
    re.MULTILINE,
)
# The line before the first letter of a mailbox (RFC 4155), and the first header of that.
_MAILBOX: Final = re.compile(
    rb"From [^\r\n]{0,300}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [^\r\n]{0,100}\r?\n"
    rb">?[A-Za-z][A-Za-z-]*:? "
)
_ZIP: Final = b"PK\x03\x04"
# Where the first member of a ZIP archive has its name; ODF and EPUB put their media type there.
_FIRST_MEMBER: Final = slice(30, 120)
_BINARY: Final = (
    (_ZIP, "a ZIP archive, but no DOCX, ODT or EPUB file"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip data within gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"(\xb5/\xfd", "Zstandard data"),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_UNICODE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# As many bytes as git looks at to tell a binary file.
_BINARY_START: Final = 8000


def looks_like_html(text: str) -> bool:
    """Return whether a text starts as an HTML or XHTML document does."""
    return _HTML.match(text) is not None


def media_type_of(text: str) -> str:
    """Return the format of a text that nothing else tells the format of."""
    if looks_like_html(text):
        return HTML
    return MARKDOWN if _MARKDOWN.search(text, 0, _START) else TEXT


def binary_media_type(data: bytes) -> str:
    """Return the media type of what is plainly in a format that is no text; else nothing.

    That is PDF, DOCX, ODT, EPUB or WARC, or a mailbox.
    """
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"WARC/1."):
        return WARC
    if _MAILBOX.match(data):
        return MBOX
    if not data.startswith(_ZIP):
        return ""
    first = data[_FIRST_MEMBER]
    for kind in (EPUB, ODT):
        if first.startswith(b"mimetype" + kind.encode()):
            return kind
    return DOCX if b"word/document" in data else ""


def binary_format(data: bytes) -> str | None:
    """Return what binary format the bytes are in, with its article; None for text."""
    for magic, name in _BINARY:
        if data.startswith(magic):
            return name
    if b"\x00" in data[:_BINARY_START] and not data.startswith(_UNICODE_MARKS):
        return "binary data, or UTF-16 without a byte order mark"
    return None
