"""Single header fields out of the header lines of a reply."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from citecheck.model import Reply

_HIGH: Final = re.compile(rb"[\x80-\xff]")


@cache
def _pattern(name: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"^" + re.escape(name) + rb"[ \t]*:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)


def _search(name: bytes, head: bytes) -> re.Match[bytes] | None:
    """Return where a field stands in header lines."""
    start = head.lower().find(name)  # fast, and most fields are not there or near what is found
    return _pattern(name).search(head, start) if start >= 0 else None


def field(reply: Reply, name: bytes) -> str:
    """Return the first value of a header field; empty where there is none."""
    found = _search(name, reply.head)
    return found[1].strip().decode("utf-8", "replace") if found else ""


def all_fields(reply: Reply, name: bytes) -> tuple[str, ...]:
    """Return all values of a header field, in order."""
    found = _pattern(name).findall(reply.head)
    return tuple(value.strip().decode("utf-8", "replace") for value in found)


def location(reply: Reply) -> str:
    """Return the ``Location`` of a reply; empty where there is none, or are several.

    No browser follows a redirect to several places.

    Bytes beyond ASCII are read as UTF-8, and kept percent-encoded where they are not.
    """
    found = _search(b"location", reply.head)
    if found is None:
        return ""
    value = found[1].strip()
    if any(other.strip() != value for other in _pattern(b"location").findall(reply.head)):
        return ""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return _HIGH.sub(lambda m: b"%%%02X" % m[0][0], value).decode()


@lru_cache(maxsize=256)
def content_type(head: bytes) -> str:
    """Return the first ``Content-Type`` of header lines; empty where there is none.

    Fetchers and rules want it of each reply; so it is looked for once.
    """
    found = _search(b"content-type", head)
    return found[1].strip().decode("utf-8", "replace") if found else ""


def media_type(head: bytes) -> str:
    """Return the media type that header lines name, lower case, without parameters."""
    return content_type(head).partition(";")[0].strip().lower()


def are_whole(heads: bytes) -> bool:
    """Return whether header lines have come to their end, an empty line."""
    return heads.endswith((b"\r\n\r\n", b"\n\n"))


def last_of(heads: bytes) -> bytes:
    """Return the header lines of the last reply; interim replies (1xx) and trailers go.

    Args:
        heads: Status lines and header lines as they came.
    """
    if heads.find(b"\r\n\r\n") == len(heads) - 4:
        return heads.partition(b"\r\n")[2]
    for block in reversed(heads.split(b"\r\n\r\n")):
        if block.startswith(b"HTTP/"):
            return block.partition(b"\r\n")[2]
    return heads.partition(b"\n")[2]
