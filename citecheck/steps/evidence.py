"""What the pages behind the links say, for the rules that read them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from attrs import evolve

from citecheck import links, readers, sources, urls
from citecheck.errors import ReadError
from citecheck.model import CheckedLink, Document, Report, Source, Verdict, VerdictKind
from citecheck.patterns import lazy
from citecheck.problems import CitedPage, is_chosen
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links import Page
    from citecheck.outlets import OutletRegistry

# schema.org, as publishers mark what only subscribers get whole.
_FOR_SUBSCRIBERS: Final = lazy(
    rb"isAccessibleForFree[\"']?\s*[:=]\s*[\"']?\s*(?:content=[\"'])?false", re.IGNORECASE
)
# Letters in the text of a page by which two answers of it are told to be the same.
_SAME: Final = 2_000
# The problems for which https is asked: what it is asked for, and comments that silence nothing.
_OF_PLAIN: Final = ("CC204", "CC190")
_Told = tuple[str, str]


class Evidence:
    """Takes the pages that links lead to, reads them, and keeps what the rules need of each.

    Args:
        settings: Which rules are to read pages.
        outlets: Who is who; None where only links are checked.
    """

    def __init__(self, settings: Settings, outlets: OutletRegistry | None = None) -> None:
        self._settings = settings
        self._outlets = outlets
        self._wanted: set[str] = set()
        self.pages: dict[str, CitedPage] = {}
        self.secured: frozenset[str] = frozenset()
        self._plain: dict[str, _Told] = {}

    def __contains__(self, url: object) -> bool:
        """Return whether the page at an address is wanted."""
        return url in self._wanted

    def expect(self, cited: Iterable[Source]) -> None:
        """Want the pages that an article cites, where rules are to read them."""
        if self._settings.deep or self._settings.quotes:
            self._wanted.update(source.url for source in cited if source.url)

    def take(self, url: str, page: Page) -> None:
        """Take the page that a link leads to; one that is not all there is left."""
        if page.truncated or _FOR_SUBSCRIBERS.search(page.body):
            return
        document = _read(page)
        if document is None:
            return
        cited: tuple[Source, ...] = ()
        if self._settings.deep and self._outlets is not None:
            cited = sources.extract(document, self._outlets)
        # The places of words in pages are of no use, and as large as the pages.
        slim = tuple(evolve(block, spans=(), runs=()) for block in document.blocks)
        if page.url.startswith("http:"):
            self._plain[url] = _telling(document)
        self.pages[url] = CitedPage(
            document=evolve(document, blocks=slim, lines=(0,)), sources=cited
        )

    def told(self, report: Report) -> Report:
        """Return a report with what the pages that were read say of themselves."""
        if not self.pages:
            return report
        return evolve(report, links=tuple(map(self._described, report.links)))

    def _described(self, link: CheckedLink) -> CheckedLink:
        page = self.pages.get(link.url)
        if page is None or link.verdict.verdict not in {VerdictKind.OK, VerdictKind.MOVED}:
            return link
        return evolve(link, title=page.document.title or "", published=page.document.published)

    async def secure(
        self,
        verdicts: Mapping[str, Verdict],
        gatherer: links.Gatherer,
    ) -> None:
        """Find out of which plain http addresses https answers the same page.

        Args:
            verdicts: What was found of the links.
            gatherer: What asks links.
        """
        select, ignore = self._settings.select, self._settings.ignore
        if not any(is_chosen(code, select, ignore) for code in _OF_PLAIN):
            return
        twins = {url: twin for url in verdicts if (twin := _twin(verdicts[url]))}
        there = await _told(twins.values(), gatherer)
        # Where https gives nothing, the page itself need not be asked again.
        likely = {url: twin for url, twin in twins.items() if twin in there}
        here = await _told(likely.keys() - self._plain.keys(), gatherer)
        here |= self._plain
        self.secured = frozenset(
            url for url, twin in likely.items() if url in here and here[url] == there[twin]
        )


async def _told(addresses: Iterable[str], gatherer: links.Gatherer) -> dict[str, _Told]:
    """Return what the pages at addresses tell that are there, none in another scheme."""
    asked = frozenset(addresses)
    told: dict[str, _Told] = {}

    def keep(url: str, page: Page) -> None:
        if (document := _read(page)) is not None:
            told[url] = _telling(document)

    found = await gatherer.verdicts(asked, pages_of=asked, on_page=keep, is_shown=False)
    return {url: told[url] for url in told if _is_there(found[url])}


def _is_there(verdict: Verdict) -> bool:
    """Return whether a page was read at an address without leaving its scheme."""
    scheme = verdict.url.partition(":")[0].lower()
    is_ok = verdict.verdict is VerdictKind.OK
    return is_ok and (verdict.final_url or "").startswith(f"{scheme}:")


def _telling(document: Document) -> _Told:
    text = " ".join(block.text for block in document.blocks)
    return document.title or "", text[:_SAME]


def _read(page: Page) -> Document | None:
    try:
        found = readers.read_bytes(
            page.body, name=page.url, media_type=page.media_type, url=page.url
        )
    except ReadError:
        return None
    return sources.describe(found)


def _twin(verdict: Verdict) -> str | None:
    """Return the https address of a page that was read over http, without a redirect to https."""
    if verdict.verdict is not VerdictKind.OK or (verdict.final_url or "")[:5] != "http:":
        return None
    url = verdict.url
    # Most links go to few hosts, and the parser remembers those.
    site = urls.parse(url[: urls.path_start(url) + 1] or url)
    if site is None or site.scheme != "http" or site.port:
        return None
    return f"https{url.partition('#')[0][len('http') :]}"
