"""Which parts of an e-mail its reader sees (RFC 2046)."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from itertools import islice
from typing import Any, Final

from citecheck.readers.sniff import LETTER, PAGES, TEXT

_MOST_PARTS: Final = 10_000
# They hold no text, or none for readers.
_WORDLESS: Final = frozenset({"image", "audio", "video", "font"})
_SIGNATURES: Final = frozenset(
    f"application/{name}signature" for name in ("pgp-", "pkcs7-", "x-pkcs7-")
)


def letters(message: Message) -> Iterator[Message]:
    """Give an e-mail, then those that it holds: what was forwarded counts where it says nothing."""
    yield message
    for part in islice(message.walk(), _MOST_PARTS):
        if part is not message and part.get_content_type() == LETTER and part.is_multipart():
            inner: Any = part.get_payload()
            yield from inner[:1]


def seen(letter: Message) -> list[Message]:
    """Return the pages and texts of a letter that are shown, in order.

    Of alternatives that is the last page, else the first text; of what belongs together the first.
    What is attached is left out.
    """
    return _seen(letter, letter)


def _seen(part: Message, letter: Message) -> list[Message]:
    kind = part.get_content_type()
    if part is not letter and _is_attached(part):
        return []
    if not part.is_multipart():
        return [part] if kind in PAGES or kind == TEXT else []
    if part.get_content_maintype() != "multipart":
        return []
    inner: Any = part.get_payload()
    found = [shown for each in inner[:_MOST_PARTS] if (shown := _seen(each, letter))]
    if kind == "multipart/alternative":
        pages = [shown for shown in found if any(map(is_page, shown))]
        return pages[-1] if pages else next(iter(found), [])
    if kind == "multipart/related":
        return next(iter(found), [])
    return [each for shown in found for each in shown]


def enclosed(message: Message) -> Message | None:
    """Return the first page in an e-mail, attached or not, else the first text."""
    found: Message | None = None
    for part in islice(message.walk(), _MOST_PARTS):
        if is_page(part):
            return part
        if part.get_content_type() == TEXT and found is None and not part.is_multipart():
            found = part
    return found


def attached(letter: Message) -> Iterator[Message]:
    """Give what came with a letter and may hold text, without what is in that."""
    waiting = [letter]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part is not letter and _is_attached(part):
            if part.get_content_maintype() not in _WORDLESS | {"multipart"} and (
                part.get_content_type() not in _SIGNATURES
            ):
                yield part
        elif part.is_multipart():
            inner: Any = part.get_payload()
            waiting += reversed(inner)


def is_page(part: Message) -> bool:
    """Return whether a part is a page."""
    return part.get_content_type() in PAGES


def _is_attached(part: Message) -> bool:
    """Return whether a part came with a letter and is not shown in it."""
    is_file = part.get_param("filename", header="content-disposition") is not None
    return is_file or (
        part.get_content_disposition() == "attachment" or part.get_content_type() == LETTER
    )
