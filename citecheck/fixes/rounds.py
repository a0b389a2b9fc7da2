"""Round after round: check, mend, and check again what was mended."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from attrs import evolve, frozen

from citecheck import sources, urls
from citecheck.blocking import blocking
from citecheck.fixes.choice import Wish, changes
from citecheck.fixes.edits import Change, applied, difference
from citecheck.fixes.mend import again, mend, original
from citecheck.model import Block, Document, Report
from citecheck.pipeline import acheck
from citecheck.positions import line_starts, position
from citecheck.settings import Settings

if TYPE_CHECKING:
    from citecheck.links.fetch import Fetcher

_DEFAULTS: Final = Settings()
_ASKS: Final = Wish()
# A wrapper leads to http, http to https, that has moved: more is no honest chain.
_ROUNDS: Final = 4


@frozen(kw_only=True)
class Mended:
    """One change as it was made.

    Args:
        line: The line in which it stands, from 1.
        column: The column, from 1.
        change: What was changed.
    """

    line: int
    column: int
    change: Change


@frozen(kw_only=True)
class Fixed:
    """A file with what was mended in it.

    Args:
        name: Its path.
        before: Its bytes as they were.
        after: Its bytes as they are to be; equal where there is nothing to mend.
        changes: What was changed, in the order of the rounds and places.
        left: Addresses that were to change and could not be found in the file.
        diff: What was changed, as a unified diff.
    """

    name: str
    before: bytes
    after: bytes
    changes: tuple[Mended, ...] = ()
    left: tuple[str, ...] = ()
    diff: str = ""


async def afix(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    wish: Wish = _ASKS,
    settings: Settings = _DEFAULTS,
    fetcher: Fetcher | None = None,
) -> Fixed:
    """Return a file with the addresses mended that its problems bring a better one for.

    Args:
        data: The bytes of the file.
        name: Its path, whose suffix tells its format.
        url: The address of the document.
        wish: What is wanted besides what is safe.
        settings: How to check, and which problems count.
        fetcher: What asks the network; None to choose by the settings.

    Raises:
        ReadError: the file cannot be read, or not be changed in place.
    """
    settings = _of_fixing(settings, wish)
    first = source = original(data, name=name, url=url)
    document = source.document
    mended: list[Mended] = []
    left: dict[str, None] = {}
    for _ in range(_ROUNDS):
        wanted = await _wanted(document, wish, settings, fetcher)
        edits = mend(source, wanted, url)
        made = {edit.change.href for edit in edits}
        left |= dict.fromkeys(href for href in wanted if href not in made and _must(wanted[href]))
        if not edits:
            break
        lines = line_starts(source.text)
        mended += [
            Mended(line=at.line, column=at.column, change=edit.change)
            for edit in edits
            for at in [position(lines, edit.start, edit.end)]
        ]
        source = again(source, applied(source.text, edits), url)
        document = _only(source.document, {wanted[href].new for href in made})
    return Fixed(
        name=name,
        before=data,
        after=source.data(),
        changes=tuple(mended),
        left=tuple(left),
        diff=difference(name, first.text, source.text),
    )


def _of_fixing(settings: Settings, wish: Wish) -> Settings:
    """Return settings under which all that can be mended is found, and nothing else is asked."""
    return evolve(
        settings,
        recover=False,
        quotes=False,
        deep=False,
        baseline="",
        snapshots=settings.snapshots or wish.robust,
        archives=settings.archives if wish.unsafe or wish.robust else (),
    )


def _must(change: Change) -> bool:
    """Return whether a change should have been made; a citation may name a copy already."""
    return change.new != change.href and not change.is_dead


async def _wanted(
    document: Document,
    wish: Wish,
    settings: Settings,
    fetcher: Fetcher | None,
) -> dict[str, Change]:
    described = sources.describe(document)
    report: Report = await acheck(described, settings=settings, fetcher=fetcher)
    (audit,) = report.documents
    return changes(audit, report.links, wish)


def _only(document: Document, hrefs: Iterable[str]) -> Document:
    """Return a document with those of its links that lead to some addresses."""
    wanted = {urls.canonical(href) for href in hrefs}
    return evolve(document, blocks=tuple(_less(block, wanted) for block in document.blocks))


def _less(block: Block, wanted: set[urls.CanonicalUrl]) -> Block:
    kept = tuple(span for span in block.spans if span.url and urls.canonical(span.url) in wanted)
    return evolve(block, spans=kept)


fix = blocking(afix)
