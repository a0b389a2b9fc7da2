"""Web archives of one page (MHTML, RFC 2557) and e-mails: the page, or the text, in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import Any, Final

from attrs import evolve, frozen

from citecheck import urls
from citecheck.dates import parse_date
from citecheck.errors import ReadError
from citecheck.model import BlockKind, Document, Problem
from citecheck.positions import line_starts
from citecheck.readers import text
from citecheck.readers.base import LARGEST, Decoded, Raw
from citecheck.readers.decode import decode
from citecheck.readers.html import reader as html
from citecheck.readers.joined import Section, join
from citecheck.readers.mail.flowed import unflowed
from citecheck.readers.mail.parts import attached, enclosed, is_page, letters, seen
from citecheck.readers.unread import unread

# Each takes a kilobyte of memory.
_MOST_PARTS: Final = 100_000
_LONGEST_HEADER: Final = 5_000
# With it programs of mailing lists begin what they put below a letter.
_RULE: Final = "_" * 20
# What mail programs put before the subject of what is answered or passed on, in their languages.
_FORWARDED: Final = re.compile(r"^(?:(?:re|fwd?|aw|wg|sv|vs|tr|rv|enc|rif)\s?:\s*)+", re.IGNORECASE)


class _Bounded(policy.Compat32):
    """Headers as they are, but no longer than they are in letters.

    The library takes a time that is the square of their parameters and coded words.
    """

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name and the value of a header, given its lines."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER]


@frozen(kw_only=True)
class _Part:
    """A part of a letter, undone.

    Args:
        is_page: Whether it is one, or text.
        content: Its text.
        problems: What decoding found wrong.
        location: Where it came from.
    """

    is_page: bool
    content: str
    problems: tuple[Problem, ...]
    location: str | None


@frozen(kw_only=True)
class _Letter:
    """What an e-mail, or a web archive, says.

    Args:
        parts: What is shown of it.
        notes: What is not.
        location: Where it came from.
        subject: Its title.
        sender: Who wrote it.
        date: When it was sent, as written.
    """

    parts: tuple[_Part, ...]
    notes: tuple[Problem, ...]
    location: str | None
    subject: str | None
    sender: str | None
    date: str | None


def read(source: Raw) -> Document:
    """Return the document in a web archive or an e-mail.

    Positions count in the decoded page or text; where a letter has several, as around what is
    attached to it, their part is ``"part 2"``.

    Args:
        source: The file.

    Returns:
        The page that the archive is of, resolved against where it came from; else the first plain
        text.  What is forwarded or attached is read where there is nothing else.  Title, byline
        and date are those of the page, or of the e-mail: its subject, sender and date.

    Raises:
        ReadError: there is no page and no text in it, or more than 100,000 parts.
    """
    if source.data.count(b"\n--") > _MOST_PARTS:
        raise ReadError(source.name, f"has more than {_MOST_PARTS:,} parts")
    found: Document | None = None
    for letter in _letters(source):
        document = _document(source, letter)
        if document.blocks:
            return document
        found = found or document
    if found is None:
        raise ReadError(source.name, "holds no page and no text")
    return found


def _letters(source: Raw) -> Iterator[_Letter]:
    """Give what there is to read, best first."""
    try:
        message = message_from_bytes(source.data, policy=_Bounded())
        for each in letters(message):
            if parts := seen(each):
                yield _letter(each, parts)
        if part := enclosed(message):
            yield _letter(message, [part])
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError) as error:
        raise ReadError(source.name, "is a damaged web archive or e-mail") from error


def _letter(message: Message, parts: list[Message]) -> _Letter:
    return _Letter(
        parts=tuple(map(_part, parts)),
        notes=tuple(
            unread("attachment", _name(each))
            for each in attached(message)
            if not any(part is parts[0] for part in each.walk())
        ),
        location=_header(message, "Snapshot-Content-Location"),
        subject=_FORWARDED.sub("", _header(message, "Subject") or "") or None,
        sender=_sender(message),
        date=_header(message, "Date"),
    )


def _part(part: Message) -> _Part:
    payload: Any = part.get_payload(decode=True)
    data = payload[:LARGEST] if isinstance(payload, bytes) else b""
    charset: Any = part.get_content_charset()
    charset = charset if isinstance(charset, str) else None
    content, problems = decode(data, charset=charset, markup=is_page(part))
    if _parameter(part, "format") == "flowed" and not is_page(part):
        content = unflowed(content, delete_space=_parameter(part, "delsp") == "yes")
    return _Part(
        is_page=is_page(part),
        content=content,
        problems=problems,
        location=_header(part, "Content-Location"),
    )


def _document(source: Raw, letter: _Letter) -> Document:
    first = letter.parts[0]
    home = first.location or letter.location
    sections = tuple(
        Section(part=f"part {number}", text=part.content, document=_read(source, part, letter))
        for number, part in enumerate(letter.parts, 1)
    )
    document = sections[0].document if len(sections) == 1 else join(source, sections)
    document = evolve(document, problems=(*document.problems, *letter.notes))
    if first.is_page and home:
        # The date is that on which somebody saved the page.
        return evolve(document, title=document.title or letter.subject)
    return evolve(
        document,
        # Newsletters are titled as the form that they are made with, and headed with their name.
        title=letter.subject or document.title,
        byline=document.byline or letter.sender,
        published=document.published or (parse_date(letter.date) if letter.date else None),
    )


def _read(source: Raw, part: _Part, letter: _Letter) -> Document:
    location = source.url or part.location or letter.location
    decoded = Decoded(
        name=source.name,
        media_type=source.media_type,
        text=part.content,
        url=location if location and urls.is_web(location) else None,
        lines=line_starts(part.content),
        problems=part.problems,
        everywhere=source.everywhere,
    )
    if part.is_page:
        return html.read(decoded)
    found = text.read(decoded)
    if part is not letter.parts[0] and part.content.lstrip().startswith(_RULE):
        return evolve(
            found, blocks=tuple(evolve(each, kind=BlockKind.ASIDE) for each in found.blocks)
        )
    if not letter.subject:
        return found
    # What a letter is titled is not its first line.
    return evolve(
        found,
        blocks=tuple(
            evolve(each, kind=BlockKind.PARAGRAPH) if each.kind is BlockKind.HEADING else each
            for each in found.blocks
        ),
    )


def _name(part: Message) -> str:
    """Return what an attachment is called: a file by its name, a letter by its subject."""
    inner: Any = part.get_payload() if part.is_multipart() else None
    subject = _header(inner[0], "Subject") if inner else None
    return part.get_filename() or subject or part.get_content_type()


def _parameter(part: Message, name: str) -> str:
    found = part.get_param(name)
    return found.lower() if isinstance(found, str) else ""


def _sender(message: Message) -> str | None:
    """Return the name of the sender, without the address; None where there is no name."""
    name = (_header(message, "From") or "").partition("<")[0]
    if "@" in name:
        # So it was written once: "ada@example.org (Ada Quill)".
        name = name.partition("(")[2].partition(")")[0]
    return name.strip(' "') or None


def _header(message: Message, name: str) -> str | None:
    raw: Any = next((v for key, v in message.raw_items() if key.lower() == name.lower()), None)
    if raw is None:
        return None
    # Bytes beyond ASCII, which should not be there, were kept as lone surrogates.
    value, _ = decode(str(raw).encode("utf-8", "surrogateescape"))
    try:
        decoded = str(make_header(decode_header(value)))
    except (LookupError, ValueError, MessageError):
        decoded = value
    return " ".join(decoded.split()) or None
