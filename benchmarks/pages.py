"""How long pages take to be read and to have their sources found, in CPU time.

Run with ``python benchmarks/pages.py [FOLDER]``.  Without a folder of HTML pages (gzipped ones
count) it makes fifty of its own.  Every pass reads all pages in one process; the lowest pass is
what the machine can do, the median what it did.  The last line is the prose of those pages alone,
as plain text.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from citecheck import readers, sources
from citecheck.model import BlockKind, Document
from citecheck.outlets import OutletRegistry

_PAGES = 50
_FURNITURE = 180
_SENTENCES = (
    "The harbour office said on {day} that {count} ships had left the port.",
    '"We have seen nothing like it," {name} told reporters.',
    'According to <a href="https://news{count}.example/{count}/report">a report</a>, prices rose.',
    "The ministry of transport announced a new timetable in a statement.",
    "Rain is expected over the bay until {day}, and the ferries will run late.",
    "{name}, who leads the council, denied the claim and called it unfounded.",
    "Two officials familiar with the talks said no date had been set.",
    "A study of {count} households found that half of them had moved.",
)
_NAMES = ("Mara Ellis", "Tomas Berg", "Ines Duarte", "Pavel Novak")
_DAYS = ("Monday", "Tuesday", "Thursday", "Saturday")


def main() -> None:
    """Print milliseconds a page and megabytes of prose a second."""
    parser = argparse.ArgumentParser(description="Time the reading of pages.")
    parser.add_argument("folder", nargs="?", type=Path, help="a folder of HTML pages")
    parser.add_argument("--passes", type=int, default=7, help="how often all pages are read")
    options = parser.parse_args()
    pages = tuple(_from(options.folder) if options.folder else map(_made, range(_PAGES)))
    if not pages:
        parser.error(f"{options.folder} holds no .html or .html.gz files")
    registry = OutletRegistry.default()
    documents = [_read(page) for page in pages]
    prose = [_prose(document).encode() for document in documents]
    texts = [_read(text, "prose.txt") for text in prose]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB each")
    for what, seconds in {
        "read": _passes(options.passes, lambda: [_read(page) for page in pages]),
        "extract": _passes(
            options.passes, lambda: [sources.extract(each, registry) for each in documents]
        ),
    }.items():
        low, middle = (1000 * value / len(pages) for value in seconds)
        print(f"{what:8} {low:6.2f} ms a page, median {middle:.2f}")
    low, middle = _passes(
        options.passes, lambda: [sources.extract(each, registry) for each in texts]
    )
    size = sum(map(len, prose)) / 1e6
    print(f"prose    {size / low:6.2f} MB/s, median {size / middle:.2f}")


def _passes(count: int, work: Callable[[], object]) -> tuple[float, float]:
    """Return the lowest and the median CPU time of some work, in seconds, after one pass unseen."""
    work()
    taken = []
    for _ in range(count):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken), statistics.median(taken)


def _read(data: bytes, name: str = "page.html") -> Document:
    return sources.describe(readers.read_bytes(data, name=name, url="https://daily.example/story"))


def _prose(document: Document) -> str:
    kinds = {BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST}
    return "\n\n".join(block.text for block in document.blocks if block.kind in kinds)


def _from(folder: Path) -> Iterator[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.name.endswith((".html", ".htm", ".html.gz")) and path.is_file():
            yield path.read_bytes()


def _made(number: int) -> bytes:
    """Return a page as a newspaper has them: an article among many links that are not of it."""
    chance = random.Random(number)

    def sentence() -> str:
        return chance.choice(_SENTENCES).format(
            name=chance.choice(_NAMES), day=chance.choice(_DAYS), count=chance.randrange(2, 900)
        )

    def teaser(at: int) -> str:
        return (
            f'<li class="teaser teaser--small"><a class="teaser__link" data-pos="{at}" '
            f'href="/news/{chance.randrange(10**6)}/a-headline-about-the-harbour-{at}.html">\n'
            f"<span>A headline about the harbour &amp; the town, number {at}</span></a></li>"
        )

    paragraphs = "\n".join(
        f"<p class='story-text'>{' '.join(sentence() for _ in range(3))}</p>" for _ in range(25)
    )
    script = "window.data = {" + ",".join(f'"key{at}": {at}' for at in range(4000)) + "};"
    menu, rest = ("\n".join(map(teaser, range(_FURNITURE // 2))) for _ in range(2))
    return (
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'>"
        f"<title>Ships leave port {number}</title><script>{script}</script></head><body>\n"
        f"<nav><ul>{menu}</ul></nav>\n<main><article><h1>Ships leave port {number}</h1>\n"
        f"{paragraphs}\n</article></main>\n<aside class='related'><ul>{rest}</ul></aside>\n"
        "</body></html>"
    ).encode()


if __name__ == "__main__":
    main()
