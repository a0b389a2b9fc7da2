"""Which addresses of an article are to be changed, by the problems found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from attrs import evolve, frozen

from citecheck import urls
from citecheck.fixes.edits import Change
from citecheck.model import (
    Audit,
    CheckedLink,
    Document,
    Mark,
    Problem,
    Reason,
    Source,
    Span,
    Verdict,
    VerdictKind,
)

# What is mended first where an address has several problems.
_ORDER: Final = ("CC208", "CC303", "CC304", "CC202", "CC204", "CC207")
_TRACKING: Final = "CC207"
_UNSAFE: Final = frozenset({"CC304"})
_ARRIVED: Final = frozenset({VerdictKind.OK, VerdictKind.MOVED})
_GONE: Final = ("CC201", "CC211")
# A last part of a path that is as long, or has a number, names one page only.
_TELLING: Final = 8
_NUMBER: Final = re.compile(r"\d{3}")


@frozen(kw_only=True)
class Wish:
    """What the caller wants done.

    Args:
        unsafe: Whether also what a person should look at: copies for pages that are gone, moves to
            what may be another page, originals of copies.
        robust: Whether links are to name an archived copy beside them (Robust Links).
    """

    unsafe: bool = False
    robust: bool = False


def changes(audit: Audit, links: Iterable[CheckedLink], wish: Wish) -> dict[str, Change]:
    """Return what is to become of the addresses of an article, by the address as it is written.

    Args:
        audit: The article with its problems.
        links: What was found of its addresses.
        wish: What the caller wants done.
    """
    by_url = {link.url: link for link in links}
    mended = dict(_mended(audit, by_url, wish))
    found: dict[str, Change] = {}
    for span in _links(audit.document):
        change = mended.get(urls.canonical(span.url or ""))
        if change is not None:
            mine = _for_span(change, span)
            if mine is not None:
                found.setdefault(mine.href, mine)
    return found


def _links(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        for span in block.spans:
            if span.mark is Mark.LINK and span.href and span.url:
                yield span


def _mended(
    audit: Audit, links: Mapping[str, CheckedLink], wish: Wish
) -> Iterator[tuple[urls.CanonicalUrl, Change]]:
    """Yield what becomes of each source's address, by its canonical form."""
    problems: dict[str, dict[str, Problem]] = {}
    for problem in audit.problems:
        if problem.source:
            problems.setdefault(problem.source, {}).setdefault(problem.code, problem)
    for source in audit.sources:
        link = links.get(source.url or "")
        change = _change(source, problems.get(source.id, {}), link, wish)
        if source.url and change is not None:
            yield urls.canonical(source.url), change


def _change(
    source: Source, problems: Mapping[str, Problem], link: CheckedLink | None, wish: Wish
) -> Change | None:
    verdict = link.verdict if link else None
    href = source.href or ""
    for code in _ORDER:
        problem = problems.get(code)
        if problem is None or problem.fix is None or not source.url:
            continue
        safe = code not in _UNSAFE and _is_safe(code, source.url, problem.fix, verdict)
        if safe or wish.unsafe:
            place = "".join(source.url.partition("#")[1:])
            return Change(code=code, href=href, new=problem.fix.removesuffix(place))
    copy = link.snapshot if link else None
    if copy is None or not source.url:
        return None
    if gone := next((code for code in _GONE if code in problems), None):
        change = Change(code=gone, href=href, new=copy.url, snapshot=copy)
        return change if wish.unsafe else None
    return Change(code="", href=href, new=href, snapshot=copy) if wish.robust else None


def _is_safe(code: str, url: str, new: str, verdict: Verdict | None) -> bool:
    if code == "CC303":
        return verdict is not None and verdict.verdict in _ARRIVED
    if code == "CC202":
        moved = verdict is not None and verdict.reason is Reason.MOVED_PERMANENTLY
        return moved and is_same_page(url, new)
    return True


def is_same_page(old: str, new: str) -> bool:
    """Return whether a permanent redirect leads to the page that was meant, by the addresses.

    It does where the last part of the path is the same; within a site also where that is as long as
    those of articles are, or has a number, or a query is asked.  It does not where it leads up to
    a section or the front page.
    """
    before, after = urls.parse(old), urls.parse(new)
    if before is None or after is None:
        return False
    left, right = _steps(before.path), _steps(after.path)
    if not right and not after.query:
        return not left and not before.query
    if len(right) < len(left) and left[: len(right)] == right and not after.query:
        return False
    last = right[-1] if right else ""
    is_telling = len(last) >= _TELLING or bool(_NUMBER.search(last))
    if left[-1:] == right[-1:] and (is_telling or _site(before.host) == _site(after.host)):
        return not before.query or bool(after.query) or is_telling
    return _site(before.host) == _site(after.host) and (is_telling or bool(after.query))


def _site(host: str) -> str:
    return urls.registrable_domain(host) or urls.site_of(host)


def _steps(path: str) -> list[str]:
    return [step for step in path.split("/") if step]


def _for_span(change: Change, span: Span) -> Change | None:
    """Return a change for one link, which may point to a place or bring tracking of its own."""
    href = span.href or ""
    if change.code == _TRACKING:
        new = urls.without_tracking(href)
    elif change.new == change.href:
        new = href
    elif change.snapshot is not None:
        new = change.new
    else:
        new = urls.without_tracking(_placed(change.new, span.url or ""))
    if new == href and change.snapshot is None:
        return None
    return evolve(change, href=href, new=new)


def _placed(new: str, url: str) -> str:
    """Return an address at the place of the page that a link names."""
    place = "".join(url.partition("#")[1:])
    return new if "#" in new else new + place
