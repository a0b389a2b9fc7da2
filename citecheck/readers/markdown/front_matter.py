"""Front matter: the ``key: value`` lines at the head of a Markdown file."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from attrs import frozen

from citecheck import urls
from citecheck.dates import parse_date
from citecheck.model import LinkRole, Mark, Span
from citecheck.patterns import lazy
from citecheck.positions import position
from citecheck.readers.base import Decoded
from citecheck.readers.languages import primary

_HEAD: Final = lazy(
    r"\ufeff?(?:---[ \t]*\r?\n(?=[^\n]*\S)(?s:.*?)^(?:---|\.\.\.)"
    r"|\+\+\+[ \t]*\r?\n(?s:.*?)^\+\+\+)[ \t]*(?:\r?\n|\Z)",
    re.MULTILINE,
)
_PAIR: Final = lazy(r"^([A-Za-z][\w-]*)[ \t]*[:=][ \t]+(\S[^\r\n]*)", re.MULTILINE)
_TITLE: Final = ("title", "headline")
_DATE: Final = ("date", "published", "publishdate", "pubdate", "datepublished")
_LANGUAGE: Final = ("lang", "language", "locale")
_BYLINE: Final = ("author", "byline")
# Authors that are listed, in brackets or one a line, by name or by what is told of each.
_LISTED: Final = lazy(
    r"^authors?[ \t]*[:=][ \t]*(?:\[(?P<inline>[^\]\n]*+)\]|(?P<lines>(?:\r?\n[ \t-][^\r\n]*+)++))",
    re.MULTILINE | re.IGNORECASE,
)
_NAMED: Final = lazy(r"^(?:[ \t]*-[ \t]+|[ \t]+)name:[ \t]*(\S[^\r\n]*)", re.MULTILINE)
_ITEM: Final = lazy(r"^[ \t]*-[ \t]+([^\s:][^\r\n:]*)$", re.MULTILINE)
_ADDRESS: Final = ("canonical", "canonical_url", "canonicalurl", "original_url", "url", "source")


@frozen(kw_only=True)
class FrontMatter:
    """What the head of a file says of the article.

    Args:
        end: Where the text proper starts.
        title: The headline.
        byline: Who wrote it.
        published: When it was published.
        language: BCP 47 primary tag of its language.
        url: Its own address.
        facts: The addresses it declares, marked with the key's name.
    """

    end: int = 0
    title: str | None = None
    byline: str | None = None
    published: dt.date | None = None
    language: str | None = None
    url: str | None = None
    facts: tuple[Span, ...] = ()


def read_front_matter(source: Decoded) -> FrontMatter:
    """Return what YAML or TOML front matter plainly gives.

    Of lists and nested keys those of authors are read.
    """
    head = _HEAD.match(source.text)
    if not head or not _PAIR.search(source.text, 0, head.end()):
        return FrontMatter()
    values: dict[str, re.Match[str]] = {}
    for found in _PAIR.finditer(source.text, 0, head.end()):
        values.setdefault(found[1].lower(), found)
    language = _first(values, _LANGUAGE)
    published = _first(values, _DATE)
    facts = _addresses(source, values)
    return FrontMatter(
        end=head.end(),
        title=_first(values, _TITLE),
        byline=_first(values, _BYLINE) or _listed(source.text, head.end()),
        published=parse_date(published, language) if published else None,
        language=primary(language),
        url=facts[0].url if facts else None,
        facts=facts,
    )


def _first(values: dict[str, re.Match[str]], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        if key in values and (value := _plain(values[key][2])):
            return value
    return None


def _listed(text: str, end: int) -> str | None:
    """Return the names in a list of authors."""
    found = _LISTED.search(text, 0, end)
    if found is None:
        return None
    lines = found["lines"] or ""
    if found["inline"] is not None:
        names = found["inline"].split(",")
    else:
        names = _NAMED.findall(lines) or _ITEM.findall(lines)
    return ", ".join(filter(None, map(_plain, filter(str.strip, names)))) or None


def _plain(value: str) -> str:
    """Return a scalar without its quotation marks or comment; empty for what is no scalar."""
    value = value.strip()
    if value[0] in "\"'":
        return value[1 : value.find(value[0], 1)].strip()
    if value[0] in "[{&*!|>":
        return ""
    return value.partition(" #")[0].rstrip()


def _addresses(source: Decoded, values: dict[str, re.Match[str]]) -> tuple[Span, ...]:
    spans = []
    for key in _ADDRESS:
        href = _plain(values[key][2]) if key in values else ""
        url = urls.resolve(href) if urls.is_web(href) else None
        if url is None:
            continue
        start = source.text.index(href, values[key].start(2))
        spans.append(
            Span(
                text=key,
                start=0,
                end=len(key),
                mark=Mark.LINK,
                href=href,
                url=url,
                role=LinkRole.SELF,
                at=position(source.lines, start, start + len(href)),
            )
        )
    return tuple(spans)
