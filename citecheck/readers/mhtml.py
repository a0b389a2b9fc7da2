"""Web archives of one page (MHTML, RFC 2557) and e-mails: the page, or the text, in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from itertools import islice
from typing import Any, Final

from attrs import evolve

from citecheck import urls
from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import Document, Problem
from citecheck.positions import line_starts
from citecheck.readers import html, text
from citecheck.readers.base import LARGEST, Decoded, Raw
from citecheck.readers.decode import decode
from citecheck.readers.unread import unread

_PAGE: Final = ("text/html", "application/xhtml+xml")
_MOST_PARTS: Final = 10_000


def read(source: Raw) -> Document:
    """Return the document in a web archive or an e-mail.

    Positions count in the decoded page or text.

    Args:
        source: The file.

    Returns:
        The page that the archive is of, resolved against where it came from; else the first plain
        text.  What is attached is read where there is nothing else.  Title, byline and date are
        those of the page, or of the e-mail: its subject, sender and date.

    Raises:
        ReadError: there is no page and no text in it.
    """
    try:
        message = message_from_bytes(source.data, policy=policy.compat32)
        part = _chosen(message)
        if part is None:
            raise ReadError(source.name, "holds no page and no text")
        payload: Any = part.get_payload(decode=True)
        charset = _charset(part)
        notes = tuple(_unread(message, part))
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise ReadError(source.name, "is a damaged web archive or e-mail") from error
    is_page = part.get_content_type() in _PAGE
    data = payload[:LARGEST] if isinstance(payload, bytes) else b""
    content, problems = decode(data, charset=charset, markup=is_page)
    home = _header(part, "Content-Location") or _header(message, "Snapshot-Content-Location")
    location = source.url or home
    decoded = Decoded(
        name=source.name,
        media_type=source.media_type,
        text=content,
        url=location if location and urls.is_web(location) else None,
        lines=line_starts(content),
        problems=problems,
        everywhere=source.everywhere,
    )
    document = html.read(decoded) if is_page else text.read(decoded)
    document = evolve(document, problems=(*document.problems, *notes))
    subject, date = _header(message, "Subject"), _header(message, "Date")
    if is_page and home:
        # The date is that on which somebody saved the page.
        return evolve(document, title=document.title or subject)
    return evolve(
        document,
        # Newsletters are titled as the form that they are made with, and headed with their name.
        title=subject or document.title,
        byline=document.byline or _sender(message),
        published=document.published or (parse_date(date) if date else None),
    )


def _chosen(message: Message) -> Message | None:
    """Return the part to read, of what is attached only where there is no other."""
    own = (part for part in _parts(message) if not _is_attached(part, message))
    return _first(own) or _first(islice(message.walk(), _MOST_PARTS))


def _first(parts: Iterable[Message]) -> Message | None:
    """Return the page that comes first, else the text that does."""
    found: Message | None = None
    for part in parts:
        kind = part.get_content_type()
        if kind in _PAGE:
            return part
        if kind == "text/plain" and found is None and not part.is_multipart():
            found = part
    return found


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a message in order, but not what is in those that are attached."""
    waiting = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        yield part
        if part.is_multipart() and not _is_attached(part, message):
            inner: Any = part.get_payload()
            waiting += reversed(inner)


def _is_attached(part: Message, message: Message) -> bool:
    if part is message:
        return False
    return (
        part.get_content_disposition() == "attachment"
        or part.get_content_type() == "message/rfc822"
    )


def _unread(message: Message, chosen: Message) -> Iterator[Problem]:
    """Yield a problem (CC105) for each file that came with an e-mail and was not read."""
    for part in _parts(message):
        if _is_attached(part, message) and not any(each is chosen for each in part.walk()):
            yield unread("attachment", part.get_filename() or part.get_content_type())


def _charset(part: Message) -> str | None:
    found = part.get_content_charset()
    return found if isinstance(found, str) else None


def _sender(message: Message) -> str | None:
    """Return the name of the sender, without the address; None where there is no name."""
    name = (_header(message, "From") or "").partition("<")[0]
    if "@" in name:
        # So it was written once: "ada@example.org (Ada Quill)".
        name = name.partition("(")[2].partition(")")[0]
    return name.strip(' "') or None


def _header(message: Message, name: str) -> str | None:
    value = message.get(name)
    if value is None:
        return None
    try:
        decoded = str(make_header(decode_header(value)))
    except (LookupError, ValueError, MessageError):
        decoded = str(value)
    return " ".join(decoded.split()) or None
