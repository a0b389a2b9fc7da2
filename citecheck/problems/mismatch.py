"""CC4: does the link go to who is credited?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from citecheck import urls
from citecheck.model import LinkState, Match, Outlet, OutletKind, Problem, Role, Source
from citecheck.patterns import lazy
from citecheck.problems.case import Case, Outlets, problem
from citecheck.problems.parties import Relation, relation

# Roles in which the outlet of an address is sure to be whose page it is.
_SURE: Final = frozenset({Role.PUBLISHER, Role.ACCOUNT, Role.ARCHIVED_COPY})
_ADDRESS: Final = lazy(r"https?://\S+", re.IGNORECASE)
_HOST: Final = lazy(r"(?:[\w-]+\.)+[\w-]+")
_EXPLAINED: Final = frozenset({OutletKind.WIKI, OutletKind.REFERENCE})


def check(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link that goes to another party than the sentence credits."""
    outlets = case.outlets
    if outlets is None:
        return
    for source in case.sources:
        party = case.party(source) if source.link is LinkState.LIVE else None
        page = _page(case, source, outlets) if party else None
        if party is None or page is None or _is_own_publisher(case, page):
            continue
        if _is_in_path(source.url or "", party) or _is_explained(case, source, page):
            continue
        relates = relation(party, page, outlets)
        code = _CODES.get(relates)
        if code and not _is_named(case, source, page, outlets):
            yield problem(
                code,
                _MESSAGES[relates].format(party=party.name, page=page.name, url=source.url),
                source=source,
                at=case.link_at(source),
            )


_CODES: Final = {Relation.FOREIGN: "CC404", Relation.REPORTED: "CC405"}
_MESSAGES: Final = {
    Relation.FOREIGN: "the sentence credits {party}, the link goes to {page}: {url}",
    Relation.REPORTED: "{party} is credited, and the link goes to a report by {page}: {url}",
}


def _page(case: Case, source: Source, outlets: Outlets) -> Outlet | None:
    """Return whose page a link goes to; None where that is not sure."""
    match = case.behind(source)
    verdict = case.verdict(source)
    if match and match.role is Role.REDIRECTOR and verdict and verdict.final_url:
        match = outlets.classify_url(verdict.final_url)
    return match.outlet if match and _is_sure(match) else None


def _is_sure(match: Match) -> bool:
    return match.role in _SURE and match.confidence >= 1 and match.outlet is not None


def _is_in_path(url: str, party: Outlet) -> bool:
    """Return whether an address files the page under the party: ``/reuters/2024/03/ice.html``.

    It is a column or a wire then that the page's outlet carries.
    """
    parts = urls.parse(url)
    names = {_plain(party.name), _plain(party.id), *(_plain(a.text) for a in party.aliases)}
    segments = parts.path.casefold().split("/")[1:-1] if parts else []
    return any(_plain(segment) in names for segment in segments if segment)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold().removeprefix("the ").removeprefix("the-")))


def _is_own_publisher(case: Case, page: Outlet) -> bool:
    """Return whether a page is the article's own publisher's, which links what it wrote before."""
    own = case.publisher.outlet if case.publisher else None
    return own is not None and own.id == page.id


def _is_explained(case: Case, source: Source, page: Outlet) -> bool:
    """Return whether a link at a name explains the name rather than citing.

    The name is that of the party where an encyclopedia is linked ("<a>NATO</a> said"), and that of
    somebody else in "CNN reported that <a>Boeing</a> had lost".
    """
    anchor = case.anchors.get(source.url or "")
    words = anchor.span.text.strip() if anchor else ""
    if page.kind in _EXPLAINED:
        return any(words in mention.text for mention in source.mentions)
    texts = [text for mention in source.mentions for text in (mention.text, mention.cue)]
    return words[:1].isupper() and not any(map(_share(words), texts))


def _share(words: str) -> Callable[[str], bool]:
    own = set(words.casefold().split())
    return lambda text: not own.isdisjoint(text.casefold().split())


def _is_named(case: Case, source: Source, page: Outlet, outlets: Outlets) -> bool:
    """Return whether the sentence, or the link's own words, credit whose page it is as well."""
    anchor = case.anchors.get(source.url or "")
    texts = [mention.sentence for mention in source.mentions]
    if anchor:
        texts.append(anchor.span.text)
    plain = (_ADDRESS.sub(" ", text) for text in dict.fromkeys(texts))
    hosts = {domain.host for domain in page.domains}
    return any(
        not hosts.isdisjoint(_HOST.findall(text.casefold()))
        or _names(outlets.find(text, language=case.document.language), page)
        for text in plain
    )


def _names(found: Iterable[tuple[int, int, Match]], page: Outlet) -> bool:
    """Return whether names in a text mean, or may mean, an outlet."""
    return any(
        match.outlet.id == page.id if match.outlet else page.id in match.candidates
        for _, _, match in found
    )
