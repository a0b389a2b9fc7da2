"""CC4: is it a page that is linked, and another one than the article?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from citecheck import urls
from citecheck.model import (
    BlockKind,
    LinkRole,
    LinkState,
    Mark,
    Problem,
    Source,
    SourceKind,
    Span,
)
from citecheck.patterns import lazy
from citecheck.problems.case import Anchor, Case, problem
from citecheck.problems.phrases import PAPER

_TEXT: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST, BlockKind.NOTE})
# Lines that say where an article was first published, which is where it now stands.
_REPRINT: Final = lazy(
    r"\b(?:originally|first) (?:appeared|published|ran|aired)\b"
    r"|\b(?:appeared|published|posted) (?:originally|first)\b|\bread the original\b",
    re.IGNORECASE,
)
_PAPERS: Final = frozenset({SourceKind.DOCUMENT, SourceKind.DATASET})
_QUESTION: Final = lazy(
    r"(?:^|&)(?:q|query|s|p|text|wd|keywords?|search(?:_?(?:query|term|text))?)=[^&]",
    re.IGNORECASE,
)
_SEARCH: Final = lazy(
    r"(?:/[a-z]{2}(?:-[a-z]{2})?)?/(?:web)?(?:search|suche|recherche|buscar?|busqueda|cerca|ricerca"
    r"|szukaj|zoeken|results|search_result|search\.(?:php|aspx?|html?|jsp|cgi))(?:/|$)",
    re.IGNORECASE,
)
# Engines that ask at their front page; WordPress asks there for "s".
_ENGINES: Final = frozenset({"duckduckgo.com", "ecosia.org", "startpage.com", "baidu.com"})
# Words in a row around a link of the article to itself that make it a sentence.
_SENTENCE: Final = 4


def itself(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link in a sentence of the article that leads to the article.

    A link to a place within it does not, nor does a line that names the article's address.
    """
    own = urls.canonical(case.document.url) if case.document.url else None
    for block in case.document.blocks if own else ():
        found = [span for span in block.spans if _leads_to(span, own)]
        if not found or block.kind not in _TEXT or _REPRINT.search(block.text):
            continue
        for span in found:
            around = block.text[: span.start] + block.text[span.end :]
            if len(around.split()) >= _SENTENCE:
                yield problem("CC406", f"the article links itself at {span.text!r}", at=span.at)


def _leads_to(span: Span, own: urls.CanonicalUrl | None) -> bool:
    if span.url is None or span.mark is not Mark.LINK or not span.text or "#" in span.url:
        return False
    if span.role not in {LinkRole.CITATION, LinkRole.SELF}:
        return False
    return urls.canonical(span.url) == own and not urls.is_web(span.text)


def home(case: Case) -> Iterator[Problem]:
    """Yield a problem for each front page that is linked where words cite a page.

    The name of an outlet may lead to its front page; "reported" may not.
    """
    if not case.prose:
        return  # no words were read that could cite
    for source in case.sources:
        anchor = case.anchors.get(source.url or "")
        if source.link is not LinkState.LIVE or anchor is None:
            continue
        if _cites_page(source, anchor) and _is_home(source.url or ""):
            words = anchor.span.text
            yield problem(
                "CC407",
                f"{words!r} cites a page, the link goes to a front page: {source.url}",
                source=source,
                at=anchor.span.at,
            )


def _is_home(url: str) -> bool:
    parts = urls.parse(url)
    if parts is None or parts.scheme not in urls.WEB_SCHEMES:
        return False
    return parts.path in {"", "/"} and not parts.query and not parts.fragment


def _cites_page(source: Source, anchor: Anchor) -> bool:
    """Return whether the words of a link cite: they hold a verb of saying, or name a document."""
    cues = [mention.cue for mention in source.mentions if mention.cue]
    if source.kind in _PAPERS:
        return bool(cues) and PAPER.search(anchor.span.text) is not None
    words = set(anchor.span.text.casefold().split())
    said = [set(cue.casefold().split()) for cue in cues]
    return bool(words) and any(cue <= words or words <= cue for cue in said)


def search(case: Case) -> Iterator[Problem]:
    """Yield a problem for each link to the results of a search.

    Words that the article's own site links to a search of itself are its index, and cite nothing.
    """
    own = urls.host_of(case.document.url or "")
    for source in case.sources:
        if source.link is not LinkState.LIVE or not source.url:
            continue
        if _is_search(source.url) and urls.host_of(source.url) != own:
            yield problem(
                "CC408",
                f"the link goes to the results of a search: {source.url}",
                source=source,
                at=case.link_at(source),
            )


def _is_search(url: str) -> bool:
    # Most have no query, or are seen by their path to be no search before they are taken apart.
    page, asked, _ = url.partition("?")
    slash = urls.path_start(page)
    if not asked or not (slash < 0 or slash + 1 == len(page) or _SEARCH.match(page, slash)):
        return False
    parts = urls.parse(url)
    if parts is None or parts.scheme not in urls.WEB_SCHEMES or not _QUESTION.search(parts.query):
        return False
    asks_at_home = urls.site_of(parts.host) in _ENGINES or parts.query.startswith("s=")
    return bool(_SEARCH.match(parts.path)) or (parts.path == "/" and asks_at_home)
