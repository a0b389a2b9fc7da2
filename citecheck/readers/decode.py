"""Bytes to text: which encoding, and what could not be decoded."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from itertools import islice
from typing import Final

from citecheck.model import Problem, Severity
from citecheck.patterns import lazy
from citecheck.positions import line_starts, position
from citecheck.readers.html.charset import guess

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Labels of https://encoding.spec.whatwg.org/#names-and-labels that Python does not know ...
_LABELS: Final = {
    "unicode-1-1-utf-8": "utf-8",
    "x-unicode20utf8": "utf-8",
    "unicode11utf8": "utf-8",
    "unicode20utf8": "utf-8",
    "windows-874": "cp874",
    "dos-874": "cp874",
    "iso-ir-58": "gb18030",
    "csgb2312": "gb18030",
    "cn-big5": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "windows-949": "cp949",
    "x-mac-ukrainian": "mac-cyrillic",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "koi8-ru": "koi8-u",
    "dos-866": "cp866",
    "logical": "iso8859-8",
    "visual": "iso8859-8",
    "iso-8859-8-i": "iso8859-8",
    "csiso88598i": "iso8859-8",
    "sun_eu_greek": "iso8859-7",
    "unicodefeff": "utf-16-le",
    "ucs-2": "utf-16-le",
    "iso-10646-ucs-2": "utf-16-le",
    "x-user-defined": "cp1252",
}
# ... and encodings that Python knows, as browsers read them: the label "latin-1" means
# windows-1252, "gb2312" its superset, and so on.  What is not here is no encoding of the web.
_READ_AS: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-16-le",
    "cp1252": "cp1252",
    "utf-8-sig": "utf-8",
} | {
    name: name
    for name in (
        *("utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs", "cp932", "cp949"),
        *("euc_jp", "iso2022_jp", "koi8-r", "koi8-u", "cp866", "cp874", "mac-roman"),
        *("mac-cyrillic", "iso8859-2", "iso8859-3", "iso8859-4", "iso8859-5", "iso8859-6"),
        *("iso8859-7", "iso8859-8", "iso8859-10", "iso8859-13", "iso8859-14", "iso8859-15"),
        *("iso8859-16", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257"),
        "cp1258",
    )
}
_PRESCAN: Final = 1024
_COMMENT: Final = lazy(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META: Final = lazy(
    rb"<meta[\s/][^>]*?charset\s*=\s*[\"']?\s*([^\s\"'/>;]+)"
    rb"|\A\s*<\?xml\s[^>]*?encoding\s*=\s*[\"']([^\"'>]+)",
    re.IGNORECASE,
)
# Characters beyond ASCII from which chance did not make the bytes valid UTF-8.
_PROOF: Final = 8
_BEYOND_ASCII: Final = lazy(r"[^\x00-\x7f\ufffd]")


def decode(
    data: bytes, *, charset: str | None = None, markup: bool = False
) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of ``data`` and what could not be decoded.

    The encoding is that of the byte order mark, else of ``charset``, else of the document's own
    declaration unless the bytes are UTF-8 all the same, else UTF-8 where that is valid, else a
    guess.  Labels mean what they mean to browsers (https://encoding.spec.whatwg.org).  Newlines
    stay as they are.

    Args:
        data: The bytes.
        charset: The label from a ``Content-Type`` header; an unknown one counts as none.
        markup: Whether the bytes look like HTML or XML, which declare their encoding in the first
            1024 bytes.

    Returns:
        The text, and one problem (CC101) where bytes were replaced by U+FFFD.
    """
    mark, encoding = _told(data, charset=charset, markup=markup)
    if not encoding:
        with suppress(UnicodeDecodeError):
            return data.decode(), ()
    return _decoded(data[mark:], encoding or _guessed(data))


def encoding_of(
    data: bytes, *, charset: str | None = None, markup: bool = False
) -> tuple[int, str]:
    """Return how long the byte order mark is, and Python's name of the encoding after it.

    Takes what :func:`decode` does.
    """
    mark, encoding = _told(data, charset=charset, markup=markup)
    return mark, encoding or _guessed(data)


def _told(data: bytes, *, charset: str | None, markup: bool) -> tuple[int, str]:
    """Return what :func:`encoding_of` does, with an empty name where none is told."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return len(mark), encoding
    given = codec(charset or "")
    if given:
        return 0, given
    declared = _own_declaration(data) if markup else None
    if declared and (declared == "utf-8" or not _is_utf_8(data)):
        return 0, declared
    return 0, ""


def _guessed(data: bytes) -> str:
    """Return Python's name of the encoding of bytes by what they are."""
    try:
        data.decode()
    except UnicodeDecodeError:
        broken = data.decode(errors="replace")
    else:
        return "utf-8"
    # Chance makes next to no valid sequences: where they outnumber the bad bytes it is UTF-8.
    if len(_BEYOND_ASCII.findall(broken)) > 2 * broken.count("\ufffd"):
        return "utf-8"
    return codec(guess(data)) or "cp1252"


def _is_utf_8(data: bytes) -> bool:
    """Return whether bytes are UTF-8 beyond doubt, whatever they declare.

    Who saves a page writes it as UTF-8 and leaves what it says about itself.
    """
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return False
    return len(tuple(islice(_BEYOND_ASCII.finditer(text), _PROOF))) == _PROOF


def codec(label: str) -> str | None:
    """Return Python's name of the encoding that browsers take a label for; None for no label."""
    label = label.strip(" \t\r\n\f\"'").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label.removeprefix("x-"))).name
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(name)


def _own_declaration(data: bytes) -> str | None:
    found = _META.search(_COMMENT.sub(b"", data[:_PRESCAN]))
    if not found:
        return None
    encoding = codec((found[1] or found[2]).decode("latin-1"))
    # A declaration that can be read as ASCII does not stand in UTF-16.
    return "utf-8" if encoding and encoding.startswith("utf-16") else encoding


def _decoded(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        start = min(len(data[: error.start].decode(encoding, "replace")), len(text) - 1)
    count = max(text.count("\ufffd") - _genuine(data, encoding), 1)
    what = "1 byte sequence is" if count == 1 else f"{count} byte sequences are"
    problem = Problem(
        code="CC101",
        severity=Severity.WARNING,
        message=f"{what} not valid {encoding.upper()} and shown as U+FFFD; this is the first",
        fix="save the document as UTF-8, or declare its encoding",
        at=position(line_starts(text), start, start + 1),
    )
    return text, (problem,)


def _genuine(data: bytes, encoding: str) -> int:
    """Return how many U+FFFD the input itself holds."""
    try:
        return data.count("\ufffd".encode(encoding))
    except UnicodeEncodeError:
        return 0
