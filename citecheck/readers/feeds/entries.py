"""Feeds as documents: each entry its title, linked, and what it says."""

from __future__ import annotations

import datetime as dt
import html as entities
import re
from collections.abc import Iterable, Iterator
from email.utils import parsedate_to_datetime
from typing import Final

from attrs import define, evolve, field

from citecheck.model import ENTRY, SITEMAP, Block, BlockKind, Document, Mark, Position, Span
from citecheck.positions import line_starts
from citecheck.readers import bare
from citecheck.readers.base import Decoded
from citecheck.readers.html import reader as html
from citecheck.readers.joined import Section, as_article, join
from citecheck.readers.languages import primary
from citecheck.readers.pictures import picture
from citecheck.urls import absolute, is_web, resolve

_SPACE: Final = re.compile(r"\s")
_BLANK: Final = re.compile(r"\n[ \t\r]*\n\s*")
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


@define(kw_only=True)
class Origin:
    """Where an entry says that it was taken from.

    Args:
        name: What that is called.
        href: Its address.
    """

    name: str = ""
    href: str = ""


@define(kw_only=True)
class Entry:
    """An entry of a feed.

    Args:
        title: Its title.
        link: The address of its article.
        content: What it says, as HTML.
        date: When it was published, else changed, as the feed writes it.
        leads_on: Whether its address is that of another feed, as in a sitemap of sitemaps.
        base: The address that its relative ones are relative to, where it says one.
        content_base: The same of what it says.
        origins: Where it was taken from.
        enclosures: The addresses of files that come with it, as the episode of a podcast.
    """

    title: str = ""
    link: str = ""
    content: str = ""
    date: str = ""
    leads_on: bool = False
    base: str = ""
    content_base: str = ""
    origins: list[Origin] = field(factory=list)
    enclosures: list[str] = field(factory=list)


def document_of(
    source: Decoded,
    entries: Iterable[Entry],
    *,
    title: str = "",
    base: str = "",
    language: str = "",
) -> Document:
    """Return the document of a feed.

    Positions count in a text made of the entries; their part is ``"entry 3"``.

    Args:
        source: What was read.
        entries: The entries in order.
        title: The title of the feed.
        base: The address that its relative ones are relative to, where it says one.
        language: The language of the feed, where it says one.
    """
    kept = tuple(entries)
    around = _base(base, source.url)
    document = join(source, _sections(source, kept, around))
    # What an entry declares is its own, not the feed's.
    return evolve(
        document,
        title=_unmarked(title) or None,
        byline=None,
        published=None,
        language=primary(language) or document.language,
        facts=tuple(_facts(kept, around)),
        problems=source.problems,
    )


def _facts(entries: Iterable[Entry], base: str | None) -> Iterator[Span]:
    """Yield the addresses of the articles, those of the newest first, then those without a date."""
    dated = [(entry, number, _date(entry.date)) for number, entry in enumerate(entries, 1)]
    for entry, number, _ in sorted(dated, key=_newest_first):
        url = _own(entry, base)
        if url is not None and is_web(url):
            name = SITEMAP if entry.leads_on else ENTRY
            yield Span(
                text=name,
                start=0,
                end=len(name),
                mark=Mark.LINK,
                href=entry.link.strip(),
                url=url,
                at=Position(line=number, column=1, start=0, end=0, part=f"entry {number}"),
            )


def _newest_first(dated: tuple[Entry, int, dt.datetime | None]) -> float:
    return -dated[2].timestamp() if dated[2] else float("inf")


def _date(text: str) -> dt.datetime | None:
    """Return a time as RFC 3339 or RFC 5322 write it, in UTC where it says no zone."""
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text.strip())
        except (ValueError, TypeError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=dt.UTC)
    return None


def as_html(text: str) -> str:
    """Return plain text as HTML, its addresses linked; text with markup as it is."""
    return text if _MARKUP.search(text) else plain_as_html(text)


def plain_as_html(text: str) -> str:
    """Return plain text as HTML, its addresses linked and its paragraphs apart."""
    paragraphs = [_linked(each) for each in _BLANK.split(text.strip())]
    return "".join(f"<p>{each}</p>\n" for each in paragraphs) if paragraphs[1:] else paragraphs[0]


def _linked(text: str) -> str:
    parts: list[str] = []
    last = 0
    for found in bare.find(_SPACE.sub(" ", text)):
        address = entities.escape(text[found.start : found.end])
        parts += [entities.escape(text[last : found.start], quote=False)]
        parts += [f'<a href="{entities.escape(found.url)}">{address}</a>']
        last = found.end
    return "".join(parts) + entities.escape(text[last:], quote=False)


def _sections(source: Decoded, entries: Iterable[Entry], base: str | None) -> Iterator[Section]:
    for number, entry in enumerate(entries, 1):
        if address := _address_alone(entry):
            yield _addressed(source.name, address, f"entry {number}")
            continue
        own = _own(entry, base)
        text = _page(entry, own or entry.link.strip())
        if not (text or entry.enclosures):
            continue
        url = own if own and is_web(own) else base
        if entry.base or entry.content_base:
            url = _base(entry.content_base, _base(entry.base, base))
        page = Decoded(
            name=source.name,
            media_type="text/html",
            text=text,
            url=url,
            lines=line_starts(text),
            everywhere=True,
            is_article=True,
        )
        found = html.read(page)
        blocks = as_article(found)
        if blocks and text.startswith("<h2>"):
            # An address is no headline.
            kind = BlockKind.HEADING if entry.title.strip() else BlockKind.LIST
            blocks = (evolve(blocks[0], kind=kind), *blocks[1:])
        files = filter(None, map(str.strip, entry.enclosures))
        blocks += tuple(picture(each, page.lines, 0, base=url) for each in files)
        yield Section(
            part=f"entry {number}", text=text, document=evolve(found, blocks=blocks, problems=())
        )


def _unmarked(title: str) -> str:
    """Return a title without markup, which those of feeds may hold."""
    if not _MARKUP.search(title):
        return title
    return " ".join(entities.unescape(_TAG.sub("", title)).split())


def _base(base: str, around: str | None) -> str | None:
    """Return what addresses are relative to, where something may say that."""
    return (resolve(base.strip(), around) if base.strip() else None) or around


def _own(entry: Entry, base: str | None) -> str | None:
    """Return the absolute address of an entry."""
    link = entry.link.strip()
    return resolve(link, _base(entry.base, base)) if link else None


def _address_alone(entry: Entry) -> str:
    """Return the address of an entry that says nothing else, as in sitemaps; else nothing."""
    link = entry.link.strip()
    is_alone = (
        not (entry.title or entry.content or entry.origins or entry.enclosures)
        and link.isprintable()
        and " " not in link
    )
    return link if is_alone and is_web(link) else ""


def _addressed(name: str, address: str, part: str) -> Section:
    """Return an entry that is an address: a sitemap holds 50,000, and to make pages takes long."""
    end = len(address)
    place = Position(line=1, column=1, start=0, end=end)
    link = Span(
        text=address,
        start=0,
        end=end,
        mark=Mark.LINK,
        href=address,
        url=absolute(address),
        at=place,
    )
    block = Block(kind=BlockKind.LIST, text=address, spans=(link,), at=place, runs=((0, 0),))
    found = Document(name=name, media_type="text/html", blocks=(block,))
    return Section(part=part, text=address, document=found)


def _page(entry: Entry, address: str) -> str:
    written = entry.link.strip()
    # An address stays as it is written, unless it says where it leads only with the feed's own.
    link = entities.escape(address if is_web(address) and not is_web(written) else written)
    title = as_html(" ".join(entry.title.split())) or entities.escape(written)
    if link:
        title = f'<a href="{link}">{title}</a>'
    head = f"<h2>{title}</h2>\n" if title else ""
    return (head + entry.content + "".join(_origins(entry))).strip()


def _origins(entry: Entry) -> Iterator[str]:
    """Yield where an entry was taken from, as a line behind it."""
    for origin in entry.origins:
        href = origin.href.strip()
        name = origin.name.strip() or href
        if name:
            shown = entities.escape(name)
            link = f'<a href="{entities.escape(href)}">{shown}</a>' if href else shown
            yield f"\n<p>Via {link}</p>"
