"""The report for a person: the article, its sources in order, the problems, the totals."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from urllib.parse import quote

from attrs import frozen

from citecheck.model import (
    Audit,
    CheckedLink,
    Document,
    LinkRole,
    LinkState,
    Match,
    Problem,
    Report,
    Role,
    Source,
    Verdict,
)
from citecheck.reports.excerpt import LineOf, acts, excerpt
from citecheck.reports.pages import rule_page
from citecheck.reports.places import place
from citecheck.reports.statistics import statistics
from citecheck.reports.summary import counted
from citecheck.urls import is_web, resolve

WIDTH: Final = 80
_COLORS: Final = {
    "ok": "32",
    "moved": "36",
    "broken": "31;1",
    "review": "33",
    "skipped": "2",
    "error": "31;1",
    "warning": "33",
    "info": "36",
    "title": "1",
    "faint": "2",
}
_UNSEEN: Final = dict.fromkeys(
    map(
        ord,
        "\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
        "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}",
    )
)
_AFTER_NAME: Final = ",;: "
_QUOTES: Final = "\"'“”„‟«»‹›‘’"
# What RFC 3986 lets stand in an address as it is; "%" too, for what is encoded already.
_IN_ADDRESS: Final = "%/:?#[]@!$&'()*+,;=~"
_PLACE: Final = 9
_KIND: Final = 13
_INDENT: Final = " " * (_PLACE + _KIND + 1)


@frozen(kw_only=True)
class Style:
    """How the text of a report is dressed.

    Args:
        color: Whether to colour it.
        hyperlinks: Whether addresses and codes can be clicked (OSC 8), as most terminals have it.
        statistics: Whether to count the problems, verdicts and kinds of source at the end.
        line_of: What gives the lines that problems stand in; None not to show them.
    """

    color: bool = False
    hyperlinks: bool = False
    statistics: bool = False
    line_of: LineOf | None = None

    def __call__(self, text: str, color: str) -> str:
        """Return text in a colour, where colour is wanted."""
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self.color else text

    def link(self, text: str, url: str) -> str:
        """Return text that leads to a web address, where that is wanted."""
        if not self.hyperlinks or not is_web(url):
            return text
        # No byte but printable ASCII may stand in the sequence, so that an address ends it nowhere.
        return f"\x1b]8;;{quote(url, safe=_IN_ADDRESS, errors='replace')}\x1b\\{text}\x1b]8;;\x1b\\"


def render(report: Report, *, color: bool = False) -> str:
    """Return the report as lines of about 80 columns, wider only where an address is."""
    return dressed(report, Style(color=color))


def dressed(report: Report, paint: Style) -> str:
    """Return the report as :func:`render` does, dressed as its reader wishes."""
    links = {link.url: link for link in report.links}
    # A report of links alone is a list of problems, without heads.
    headed = not links or any(audit.sources for audit in report.documents)
    parts = [list(_document(audit, links, paint, headed=headed)) for audit in report.documents]
    parts.append([totals(report)])
    if paint.statistics:
        parts += statistics(report)
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def plain(text: str) -> str:
    """Return text from an article as one printable line.

    White space is folded, and control and format characters (terminal escapes, marks that turn
    the direction of writing) become U+FFFD, so that an article cannot act on the terminal.
    Joiners, which make letters and pictures of several signs, stay; what is not seen goes.
    """
    line = " ".join(text.translate(_UNSEEN).split())
    if line.isprintable():
        return line  # as nearly all are; to ask each character takes forty times as long
    return "".join("\N{REPLACEMENT CHARACTER}" if acts(char) else char for char in line)


def _document(
    audit: Audit, links: Mapping[str, CheckedLink], paint: Style, *, headed: bool
) -> Iterator[str]:
    if headed:
        yield from _header(audit, paint)
        names = {source.id: _name(source) for source in audit.sources}
        for source in audit.sources:
            link = links.get(source.url) if source.url else None
            yield from _source(source, link, names, paint)
        if audit.problems:
            yield ""
    for item in audit.problems:
        yield from _problem(item, audit.document, paint)


def _header(audit: Audit, paint: Style) -> Iterator[str]:
    document = audit.document
    title = plain(document.title or document.name)
    yield from (paint(line, "title") for line in textwrap.wrap(title, WIDTH))
    publisher = outlet_line(audit.publisher) if audit.publisher else ""
    facts = [publisher, _date(document), plain(document.byline or "")]
    facts.append(plain(document.name) if document.title else "")
    yield from (f"  {line}" for line in [" · ".join(filter(None, facts))] if line)
    if document.url and document.url != document.name:
        yield "  " + plain(document.url)
    yield ""


def _date(document: Document) -> str:
    return document.published.isoformat()[:10] if document.published else ""


def _source(
    source: Source, link: CheckedLink | None, names: Mapping[str, str], paint: Style
) -> Iterator[str]:
    first = source.mentions[0] if source.mentions else None
    where = place(first.at) if first else ""
    said = next((each.cue for each in source.mentions if is_words(each.cue)), "")
    cue = f"  ({plain(said)})" if said else ""
    head = f"{where:>{_PLACE - 1}}  {source.kind:<{_KIND}}"
    name = _name(source)
    yield from _wrapped(head, f"{name}{cue}")
    who = outlet_line(source.match) if source.match else ""
    details = ["" if who == name else who, _how(source)]
    if source.via:
        details.append(f"via {names.get(source.via, source.via)}")
    yield from _wrapped(_INDENT, " · ".join(item for item in details if item))
    if len(source.mentions) > 1:
        places = ", ".join(place(mention.at) for mention in source.mentions[1:])
        yield from (paint(line, "faint") for line in _wrapped(_INDENT, f"again at {places}"))
    if source.url:
        yield from _address(source.url, link, paint)


def _name(source: Source) -> str:
    """Return what a source is called: its name, the words of its link in quotes, its outlet.

    An address that stands in the text by itself is printed below its source, so its outlet says
    more, unless nothing but the address is known.
    Commas and quotation marks around a name or a link's words belong to the sentence.
    """
    if source.name:
        return plain(source.name).rstrip(_AFTER_NAME) or plain(source.name)
    text = source.mentions[0].text if source.mentions else ""
    if not text or text == source.href:
        who = outlet_line(source.match) if source.match else ""
        return who or plain(source.url or text)
    words = plain(text).rstrip(_AFTER_NAME)
    whole = words[:1] in _QUOTES and words[-1:] in _QUOTES
    return f"“{words.strip(_QUOTES) if whole else words}”"


def _how(source: Source) -> str:
    if source.link is LinkState.LOST:
        return "lost link"
    return str(source.channel)


def outlet_line(match: Match) -> str:
    """Return who is behind a match in a few words; empty where nothing is known of it."""
    outlet = match.outlet
    if outlet is None:
        return " ".join(filter(None, (match.domain, _doubt(match))))
    kind = outlet.kind.replace("_", " ")
    return (
        f"{outlet.name} ({kind}, {outlet.country})" if outlet.country else f"{outlet.name} ({kind})"
    )


def _doubt(match: Match) -> str:
    """Return why no outlet is named, where there is more to say than that it is not known."""
    if match.role is Role.UNKNOWN:
        return ""
    if match.candidates:
        return "(a name of several)"
    return f"({role_words(match.role)})"


_ROLES: Final = {
    Role.TENANT: "a site of its own on the platform",
    Role.IP_LITERAL: "an IP address",
}


def role_words(role: Role) -> str:
    """Return what an outlet is to an address, as people say it."""
    return _ROLES.get(role, role.replace("_", " "))


def _address(url: str, link: CheckedLink | None, paint: Style) -> Iterator[str]:
    if link is None:
        yield _INDENT + paint.link(plain(url), url)
        return
    yield _INDENT + f"{_verdict(link.verdict, paint)}  {paint.link(plain(url), url)}"
    if final := led_to(link):
        yield _INDENT + f"-> {paint.link(plain(final), final)}"
    if link.snapshot:
        copy = paint.link(plain(link.snapshot.url), link.snapshot.url)
        yield _INDENT + f"archived {link.snapshot.taken_at:%Y-%m-%d}: {copy}"


def led_to(link: CheckedLink) -> str:
    """Return the address that a link led to; empty where it is the link's own, however spelt.

    The place of a page that a link names is looked for where it leads, and part of no address.
    """
    final = link.verdict.final_url or ""
    own = link.url if "#" in final else link.url.partition("#")[0]
    return final if final and resolve(final) != resolve(own) else ""


def _verdict(verdict: Verdict, paint: Style) -> str:
    return paint(verdict.verdict, verdict.verdict) + why(verdict)


def why(verdict: Verdict) -> str:
    """Return what follows a verdict: ``" (gone, 404)"``, of a good one ``" (200)"``."""
    said = [] if verdict.reason.value == verdict.verdict.value else [str(verdict.reason)]
    if verdict.status:
        said.append(str(verdict.status))
    return f" ({', '.join(said)})" if said else ""


def _problem(item: Problem, document: Document, paint: Style) -> Iterator[str]:
    name = plain(document.name)
    where = f"{name}:{place(item.at)}" if item.at else name
    code = paint.link(item.code, rule_page(item.code))
    yield f"{where} {code} {paint(item.severity, item.severity)}: {plain(item.message)}"
    if paint.line_of and item.at:
        for line in excerpt(document, item.at, paint.line_of, WIDTH - 4):
            yield f"    {paint(line, 'faint')}"
    if item.fix:
        fix = plain(item.fix)
        yield f"    fix: {paint.link(fix, item.fix)}"


def is_words(cue: str) -> bool:
    """Tell whether a cue says something, unlike the dash or colon of a headline."""
    return any(map(str.isalpha, cue))


def _wrapped(head: str, text: str) -> Iterable[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=head,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def totals(report: Report) -> str:
    """Return the totals in one line: ``"2 sources, 1 link (1 ok), 0 problems"``."""
    summary = report.summary
    # A report of links alone speaks of no sources, nor of articles.
    only_links = bool(report.links) and not summary.sources
    what = "document" if only_links else "article"
    parts = [counted(summary.documents, what)] if summary.documents > 1 else []
    if not only_links:
        parts.append(counted(summary.sources, "source"))
    parts += [
        _links(report),
        counted(summary.problems, "problem") + _split(summary.severities),
    ]
    return ", ".join(parts)


def _links(report: Report) -> str:
    """Return how many links were checked, or that there are some and none was."""
    found = {source.url for audit in report.documents for source in audit.sources if source.url}
    if found and not report.links:
        return f"{counted(len(found), 'link')} (not checked)"
    return counted(report.summary.links, "link") + _split(report.summary.verdicts) + _roles(report)


def _roles(report: Report) -> str:
    """Return what the links are for, where others than those of the text were asked for."""
    roles = Counter(seen.role for link in report.links for seen in link.seen if seen.role)
    if not roles.keys() - {LinkRole.CITATION}:
        return ""
    return f" at {counted(roles.total(), 'place')}{_split(roles.most_common())}"


def _split(pairs: Iterable[tuple[str, int]]) -> str:
    said = ", ".join(f"{number} {what}" for what, number in pairs)
    return f" ({said})" if said else ""
