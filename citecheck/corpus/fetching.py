"""The stage of articles that are given by address: fetch each page once, politely."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final

import attrs
from attrs import frozen

from citecheck.blocking import run
from citecheck.corpus import arrow, duck
from citecheck.corpus.blocks import key_of
from citecheck.corpus.folder import Folder
from citecheck.corpus.inputs import Kind
from citecheck.corpus.rows import Row
from citecheck.links import LinkChecker, Page
from citecheck.model import Verdict
from citecheck.settings import Settings

# Pages, and bytes of them, that are written together.
_PAGES: Final = 500
_BYTES: Final = 32_000_000
_WANTED: Final = """
    SELECT url, list({'input': input, 'fingerprint': fingerprint, 'record': record,
        'title': title, 'byline': byline, 'published': published}) AS places
    FROM wanted ANTI JOIN pages USING (input, record, url) GROUP BY url ORDER BY hash(url)
"""


@frozen(kw_only=True)
class Fetching:
    """What is to be fetched: all of it by one process, so that no host is asked by two.

    Args:
        folder: The corpus.
        settings: How to ask.
    """

    folder: Folder
    settings: Settings


class _Everything:
    """Wants the page of every address."""

    def __contains__(self, url: object) -> bool:
        return True


def fetch(task: Fetching) -> int:
    """Fetch the articles that inputs name by address, and return how many addresses were asked."""
    return run(_fetch(task))


async def _fetch(task: Fetching) -> int:
    pages: dict[str, Page] = {}
    places: dict[str, list[dict[str, Any]]] = {}
    waiting: list[Row] = []
    size = count = 0
    settings = attrs.evolve(task.settings, no_cache=True)
    checker = LinkChecker(settings, pages_of=_Everything(), on_page=pages.__setitem__)
    with duck.opened(task.folder) as database:
        async with checker:
            async for verdict in checker.stream(_urls(database, places)):
                page = pages.pop(verdict.url, None)
                waiting += _rows(verdict, page, places.pop(verdict.url))
                count += 1
                size += len(page.body) if page else 0
                if len(waiting) >= _PAGES or size >= _BYTES:
                    _write(task.folder, waiting)
                    size = 0
    _write(task.folder, waiting)
    return count


def forget(folder: Folder, cutoff: dt.datetime) -> None:
    """Forget the fetches in vain before a moment, so that they are tried again."""
    made: dict[str, list[str]] = {}
    for part, note in folder.notes("documents"):
        made.setdefault(note["block"], []).append(part)
    for path in folder.files("pages"):
        is_older = path.stat().st_mtime < cutoff.timestamp()
        if not is_older or not any(row["why"] for row in arrow.rows_of(path, ["why"])):
            continue
        kept = [tuple(row.values()) for row in arrow.rows_of(path) if not row["why"]]
        # Killed here it has less than it had, which is fetched and read again.
        for part in made.get(key_of(Kind.PAGES, path.stem), ()):
            folder.drop(part)
        path.unlink()
        _write(folder, kept)


def _urls(database: Any, places: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    for batch in duck.batches(database, _WANTED):
        for url, found in batch:
            places[url] = found
            yield url


def _rows(verdict: Verdict, page: Page | None, places: list[dict[str, Any]]) -> Iterator[Row]:
    seen = "; ".join(verdict.evidence[:2]) or "it leads to no page in HTML"
    why = None if page else f"could not be fetched: {verdict.reason}, {seen}"
    got = (page.media_type, page.body, page.url, why) if page else (None, None, None, why)
    for place in places:
        about = (place["title"], place["byline"], place["published"])
        yield (place["input"], place["fingerprint"], place["record"], verdict.url, *about, *got)


def _write(folder: Folder, waiting: list[Row]) -> None:
    if waiting:
        part = key_of("pages", *((row[0], row[2], row[3]) for row in waiting))
        inputs = {str(row[0]): row[1] for row in waiting}
        folder.write("pages", part, waiting, {"inputs": inputs})
    waiting.clear()
