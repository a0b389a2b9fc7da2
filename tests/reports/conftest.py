"""One report with something of everything, for all renderers."""

import datetime as dt

import pytest
from attrs import evolve

from citecheck.model import (
    Audit,
    Channel,
    Claim,
    Document,
    Hop,
    LinkState,
    Match,
    Mention,
    Outlet,
    OutletKind,
    Position,
    Problem,
    Reason,
    Role,
    Severity,
    Snapshot,
    Source,
    SourceKind,
    Verdict,
    VerdictKind,
)
from citecheck.reports import summary

SITE = "https://news.example.org"
AGENCY = Outlet(
    id="tass",
    name="TASS",
    kind=OutletKind.NEWS_AGENCY,
    country="RU",
    state_relation=(Claim(code="SC", source="State Media Matrix", date="2024-02"),),
)
ARCHIVE = Outlet(id="wayback", name="Wayback Machine", kind=OutletKind.ARCHIVE)


def at(line, column, start, length):
    return Position(line=line, column=column, start=start, end=start + length)


def mention(text, place, cue=""):
    return Mention(text=text, cue=cue, sentence=f"{text} {cue} so.", at=place)


SOURCES = (
    Source(
        id="s1",
        kind=SourceKind.AGENCY,
        channel=Channel.LINK,
        name="TASS",
        href="/a",
        url=f"{SITE}/a",
        link=LinkState.LIVE,
        mentions=(mention("TASS", at(3, 1, 20, 4), "reported"), mention("TASS", at(9, 2, 90, 4))),
        match=Match(outlet=AGENCY, role=Role.PUBLISHER, by="domain tass.com", confidence=1.0),
    ),
    Source(
        id="s2",
        kind=SourceKind.ANONYMOUS,
        channel=Channel.PROSE,
        name="two officials familiar with the long and winding negotiations on the matter at hand",
        via="s1",
        mentions=(mention("two officials", at(4, 1, 30, 13), "citing"),),
    ),
    Source(
        id="s3",
        kind=SourceKind.OUTLET,
        channel=Channel.LINK,
        href=f"{SITE}/b",
        url=f"{SITE}/b",
        link=LinkState.LIVE,
        mentions=(mention("a study", at(5, 7, 50, 7)),),
        match=Match(domain="example.org", url=f"{SITE}/b"),
    ),
    Source(
        id="s4",
        kind=SourceKind.OUTLET,
        channel=Channel.LINK,
        name="the Gazette",
        link=LinkState.LOST,
        mentions=(mention("the Gazette", at(6, 1, 60, 11), "wrote"),),
        match=Match(role=Role.AMBIGUOUS, candidates=("gazette-a", "gazette-b")),
    ),
    Source(
        id="s5",
        kind=SourceKind.ORIGINAL,
        channel=Channel.HEADER,
        href=f"{SITE}/c",
        url=f"{SITE}/c",
        link=LinkState.LIVE,
        mentions=(mention(f"{SITE}/c", at(11, 1, 110, 26)),),
        match=Match(outlet=ARCHIVE, role=Role.ARCHIVED_COPY, domain="example.org"),
    ),
)
WHEN = dt.datetime(2026, 3, 14, 12, 0, tzinfo=dt.UTC)
VERDICTS = {
    f"{SITE}/a": Verdict(
        url=f"{SITE}/a",
        verdict=VerdictKind.MOVED,
        reason=Reason.MOVED_PERMANENTLY,
        hops=(Hop(url=f"{SITE}/a", status=301), Hop(url=f"{SITE}/z", status=200)),
        final_url=f"{SITE}/z",
        status=200,
        checked_at=WHEN,
        elapsed=0.25,
        evidence=("301 to /z",),
    ),
    f"{SITE}/b": Verdict(
        url=f"{SITE}/b", verdict=VerdictKind.BROKEN, reason=Reason.DNS, checked_at=WHEN
    ),
    f"{SITE}/c": Verdict(
        url=f"{SITE}/c", verdict=VerdictKind.OK, reason=Reason.OK, final_url=f"{SITE}/c", status=200
    ),
}
PROBLEMS = (
    Problem(
        code="CC201",
        severity=Severity.ERROR,
        message=f"broken link (gone, 404): {SITE}/b",
        fix=f"{SITE}/new",
        at=at(5, 7, 50, 7),
        source="s3",
        about=f"{SITE}/b",
        verdict=VERDICTS[f"{SITE}/b"],
    ),
    Problem(code="CC102", severity=Severity.INFO, message="no structured data"),
)
SNAPSHOT = Snapshot(archive="wayback", url="https://archive.example.org/b", taken_at=WHEN)
DOCUMENT = Document(
    name="night.txt",
    media_type="text/plain",
    url=f"{SITE}/c",
    title="Night ferries return to the Sound after eleven years of silence on water",
    byline="By Ida Holm",
    published=dt.date(2026, 3, 14),
    language="en",
)
AUDIT = Audit(document=DOCUMENT, publisher=SOURCES[4].match, sources=SOURCES, problems=PROBLEMS)
BARE = Audit(document=Document(name="empty.md", media_type="text/markdown"))


@pytest.fixture
def report():
    full = summary.assemble([AUDIT, BARE], VERDICTS)
    broken = next(link for link in full.links if link.url.endswith("/b"))
    links = tuple(
        evolve(link, snapshot=SNAPSHOT) if link is broken else link for link in full.links
    )
    return evolve(full, links=links)


@pytest.fixture
def links_only(report):
    """What ``citecheck links`` prints: problems and links, no sources."""
    return summary.links_only(report)
