"""A small registry and a short way to write documents."""

import re

import attrs
import pytest

from citecheck import urls
from citecheck.model import (
    Block,
    BlockKind,
    Document,
    LinkRole,
    Mark,
    Match,
    Outlet,
    OutletKind,
    Role,
    Span,
)
from citecheck.positions import line_starts, position

_OUTLETS = {
    "cnn.com": Outlet(id="cnn", name="CNN", kind=OutletKind.BROADCASTER, country="US"),
    "reuters.com": Outlet(id="reuters", name="Reuters", kind=OutletKind.NEWS_AGENCY),
    "afp.com": Outlet(id="afp", name="AFP", kind=OutletKind.NEWS_AGENCY, country="FR"),
    "dpa.com": Outlet(id="dpa", name="dpa", kind=OutletKind.NEWS_AGENCY, country="DE"),
    "bloomberg.com": Outlet(id="bloomberg", name="Bloomberg", kind=OutletKind.NEWS_AGENCY),
    "noaa.gov": Outlet(id="noaa", name="NOAA", kind=OutletKind.GOVERNMENT, country="US"),
    "who.int": Outlet(id="who", name="World Health Organization", kind=OutletKind.IGO),
    "x.com": Outlet(id="x", name="X", kind=OutletKind.SOCIAL_PLATFORM),
    "doi.org": Outlet(id="doi", name="DOI", kind=OutletKind.IDENTIFIER_RESOLVER),
    "archive.org": Outlet(id="ia", name="Internet Archive", kind=OutletKind.ARCHIVE),
    "ria.example": Outlet(id="ria", name="РИА Новости", kind=OutletKind.NEWS_AGENCY),
}
_NAMES = {outlet.name: outlet for outlet in _OUTLETS.values()}
_ANY = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in _NAMES))


class SmallRegistry:
    def classify_url(self, url):
        host = urls.host_of(url)
        outlet = _OUTLETS.get(urls.site_of(host))
        role = Role.PUBLISHER if outlet else Role.UNKNOWN
        return Match(outlet=outlet, role=role, url=url, domain=host, by=f"domain {host}")

    def by_name(self, name, *, language=None):
        outlet = _NAMES.get(name.strip())
        return Match(outlet=outlet, role=Role.PUBLISHER if outlet else Role.UNKNOWN, by="name")

    def find(self, text, *, language=None):
        return [(*found.span(), self.by_name(found[0])) for found in _ANY.finditer(text)]

    def get(self, outlet_id):
        return next((each for each in _OUTLETS.values() if each.id == outlet_id), None)


@pytest.fixture(scope="session")
def registry():
    return SmallRegistry()


_MARKUP = re.compile(r"<u>(?P<lost>.*?)</u>|\[(?P<anchor>[^\]]*)\]\((?P<href>[^)]*)\)")


@pytest.fixture(scope="session")
def article():
    """Return a function that makes a document of blocks.

    A block is its text or a pair (kind, text); in the text ``<u>words</u>`` is a lost link and
    ``[words](address)`` a link, whose address may be followed by its role after a blank.
    """
    return _article


def _article(*blocks, **fields):
    pairs = [each if isinstance(each, tuple) else (BlockKind.PARAGRAPH, each) for each in blocks]
    plain = [_MARKUP.sub(lambda m: m["lost"] or m["anchor"] or "", text) for _, text in pairs]
    source = "\n\n".join(plain)
    lines = line_starts(source)
    made, offset = [], 0
    for (kind, text), shown in zip(pairs, plain, strict=True):
        made.append(
            Block(
                kind=kind,
                text=shown,
                spans=tuple(_spans(text, offset, lines)),
                at=position(lines, offset, offset + len(shown)),
            )
        )
        offset += len(shown) + 2
    document = Document(name="-", media_type="text/plain", blocks=tuple(made), lines=lines)
    return attrs.evolve(document, **fields)


def _spans(text, offset, lines):
    removed = 0
    for found in _MARKUP.finditer(text):
        shown = found["lost"] or found["anchor"] or ""
        start = found.start() - removed
        end = start + len(shown)
        removed += len(found[0]) - len(shown)
        href, _, role = (found["href"] or "").partition(" ")
        mark = Mark.LOST if found["lost"] else Mark.EMBED if role == "embed" else Mark.LINK
        yield Span(
            text=shown,
            start=start,
            end=end,
            mark=mark,
            href=href or None,
            url=urls.resolve(href) if href else None,
            role=LinkRole(role) if role and role != "embed" else LinkRole.CITATION,
            at=position(lines, offset + start, offset + end),
        )
