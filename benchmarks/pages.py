"""How long pages take to be read and to have their sources found, in CPU time.

Run with ``python benchmarks/pages.py [FOLDER]``.  Without a folder of HTML pages (gzipped ones
count) it makes fifty of its own.  Every pass reads all pages in one process; the lowest pass is
what the machine can do, the median what it did.  The last lines are the prose of those pages alone,
as plain text: an article that names somebody three times in a thousand characters, as news does,
and one that does so in nearly every sentence.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from citecheck import readers, sources
from citecheck.model import BlockKind, Document
from citecheck.outlets import OutletRegistry

_PAGES = 50
# How many of the sentences name somebody.
_CITING = 0.27
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
# What news tells between its citations, so that these are as frequent as in news.
_TOLD = (
    "The ferries stopped running on {day} after a storm had torn the old pier from its piles.",
    "About {count} people live on the island, most of them above the southern bay.",
    "Work on the new breakwater began in the spring and is to last until the end of next year.",
    "For {count} years the port was the busiest of the coast, with three yards and a rope works.",
    "On {day} the streets behind the fish market were still under water, and the school was shut.",
    "A second bridge, with four lanes and a track for trams, would cost {count} million a year.",
    "{name} was born in the town and took over the yard from an uncle, who had built it in 1961.",
    "The vote is due on {day}; if it fails, the budget goes back to the committee for a year.",
    "Prices for herring rose by {count} percent in a month, and two canneries cut their shifts.",
    "In the hills above the river snow fell early, and trucks waited for hours at the pass.",
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
    prose = {"prose": [_prose(document).encode() for document in documents]}
    if not options.folder:
        prose["dense"] = [_dense(number).encode() for number in range(_PAGES)]
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1000:.0f} kB each")
    for what, seconds in {
        "read": _passes(options.passes, lambda: [_read(page) for page in pages]),
        "extract": _passes(
            options.passes, lambda: [sources.extract(each, registry) for each in documents]
        ),
    }.items():
        low, middle = (1000 * value / len(pages) for value in seconds)
        print(f"{what:8} {low:6.2f} ms a page, median {middle:.2f}")
    for what, texts in prose.items():
        _tell(what, texts, registry, options.passes)


def _tell(what: str, texts: list[bytes], registry: OutletRegistry, passes: int) -> None:
    """Print how many megabytes of texts are searched for sources in a second."""
    documents = [_read(text, "prose.txt") for text in texts]
    found = sum(len(s.mentions) for each in documents for s in sources.extract(each, registry))
    size = sum(map(len, texts)) / 1e6
    low, middle = _passes(passes, lambda: [sources.extract(each, registry) for each in documents])
    both, _ = _passes(
        passes, lambda: [sources.extract(_read(text, "prose.txt"), registry) for text in texts]
    )
    print(
        f"{what:8} {size / low:6.2f} MB/s, median {size / middle:.2f}, with reading "
        f"{size / both:.2f}; {found / size / 1000:.1f} mentions in 1,000 characters"
    )


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


def _dense(number: int) -> str:
    """Return an article that names somebody in nearly every sentence."""
    chance = random.Random(number)
    return "\n\n".join(
        " ".join(
            re.sub(r"<[^>]+>", "", chance.choice(_SENTENCES)).format(
                name=chance.choice(_NAMES), day=chance.choice(_DAYS), count=chance.randrange(2, 900)
            )
            for _ in range(3)
        )
        for _ in range(25)
    )


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
        citing = chance.random() < _CITING
        return chance.choice(_SENTENCES if citing else _TOLD).format(
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
