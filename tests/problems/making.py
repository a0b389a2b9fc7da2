"""Cases for the tests of rules, built from a few words."""

import datetime as dt

from attrs import evolve

from citecheck import pipeline, readers, sources
from citecheck.model import (
    Block,
    BlockKind,
    Channel,
    Document,
    Hop,
    LinkState,
    Mark,
    Match,
    Mention,
    Outlet,
    OutletKind,
    Position,
    Reason,
    Role,
    Source,
    SourceKind,
    Span,
    Verdict,
    VerdictKind,
)
from citecheck.outlets import OutletRegistry
from citecheck.problems import Case, find
from citecheck.settings import Settings

URL = "https://www.example.org/a"
AT = Position(line=3, column=5, start=40, end=44)
CNN = Outlet(id="cnn", name="CNN", kind=OutletKind.BROADCASTER, accounts=("x/cnn",), domains=())
KNOWN = Match(
    url=URL, outlet=CNN, role=Role.PUBLISHER, by="domain cnn.com", confidence=1.0, domain="cnn.com"
)
# Off by default, and what is said of the documents without text that tests are made with.
OFF = ("CC104", "CC431", "CC432", "CC433")


def place(start, end=None, line=1):
    return Position(line=line, column=start + 1, start=start, end=end or start + 1)


def source(**changes):
    base = Source(
        id="s1",
        kind=SourceKind.OUTLET,
        channel=Channel.LINK,
        name="CNN",
        href=URL,
        url=URL,
        link=LinkState.LIVE,
        mentions=(Mention(text="CNN", cue="reported", sentence="CNN reported ice.", at=AT),),
        match=KNOWN,
    )
    if "url" in changes:
        changes.setdefault("href", changes["url"])
    return evolve(base, **changes)


def unlinked(**changes):
    return source(**{"url": None, "link": LinkState.NONE, "channel": Channel.PROSE, **changes})


def document(**changes):
    return evolve(Document(name="a.txt", media_type="text/plain"), **changes)


def linking(url=URL, text="reported", around="CNN {} that the ice is thick today.", **changes):
    """A document whose only block links ``text`` to ``url``."""
    start = around.index("{")
    whole = around.format(text)
    span = Span(
        text=text,
        start=start,
        end=start + len(text),
        mark=Mark.LINK,
        href=url,
        url=url,
        at=place(start, start + len(text)),
    )
    block = Block(kind=BlockKind.PARAGRAPH, text=whole, spans=(span,), at=place(0, len(whole)))
    return document(blocks=(block,), **changes)


def judged(*cited, doc=None, verdicts=(), **changes):
    """The problems of a case, those that are off by default left out."""
    case = Case(
        document=doc or document(),
        sources=cited,
        verdicts={each.url: each for each in verdicts},
        **changes,
    )
    return tuple(each for each in find(case) if each.code not in OFF)


def codes(*cited, **changes):
    return [each.code for each in judged(*cited, **changes)]


def verdict(kind, reason, url=URL, hops=(), **changes):
    return Verdict(
        url=url,
        verdict=kind,
        reason=reason,
        hops=tuple(Hop(url=address, status=status) for address, status in hops),
        checked_at=dt.datetime(2024, 3, 14, tzinfo=dt.UTC),
        **changes,
    )


def ok(url=URL, **changes):
    return verdict(VerdictKind.OK, Reason.OK, url, **changes)


def read(text, name="a.md", url="https://courier.example/ice"):
    """An article in Markdown or HTML, read as the pipeline reads it."""
    media_type = "text/html" if name.endswith(".html") else "text/markdown"
    found = readers.read_bytes(text.encode(), name=name, media_type=media_type, url=url)
    return sources.describe(found)


def audited(text, select=(), **changes):
    """The problems that the whole pipeline reports of an article, without the network."""
    article = read(text, **changes)
    settings = Settings(select=tuple(select))
    return pipeline.inspect(article, settings=settings).documents[0].problems


def registry():
    return OutletRegistry.default()
