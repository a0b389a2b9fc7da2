"""What naming an outlet costs: 100,000 addresses, as many names, loading, memory.

Times are CPU time of this process, warm: every host has been seen before, no address has.
"""

from __future__ import annotations

import random
import time
import tracemalloc
from collections.abc import Callable, Iterable

from citecheck.outlets import OutletRegistry
from citecheck.outlets.registry import _default

COUNT = 100_000

DENSE = "The Washington Post reported, citing the State Department and TASS, that so it was. "
PROSE = (
    "The ferry had been tied up since Tuesday, and nobody on the quay could say when it would sail "
    "again. Two of the three engines were in pieces on the deck, a mechanic told Reuters, and the "
    "parts that were to come from Rotterdam were still waiting for a ship. In the café across "
    "the road the owner counted the cups that he had not sold. He said that a summer without "
    "visitors would be the end of the place, as it nearly was ten years ago, when the council "
    "closed the bridge for repairs and forgot to open it again. "
)


def addresses(registry: OutletRegistry) -> list[str]:
    """Return distinct addresses of the registry's hosts, and one in ten of unknown ones."""
    chosen = random.Random(7)
    hosts = [*registry.index.hosts, *(f"unknown-{n}.com" for n in range(len(registry) // 5))]
    return [
        f"https://www.{chosen.choice(hosts)}/section/{n}/a-story-in-words-{n}.html?ref={n % 7}"
        for n in range(COUNT)
    ]


def microseconds(ask: Callable[[str], object], texts: Iterable[str]) -> float:
    """Return the CPU microseconds that one call takes."""
    texts = list(texts)
    began = time.process_time()
    for text in texts:
        ask(text)
    return (time.process_time() - began) / len(texts) * 1e6


def main() -> None:
    """Print the figures."""
    began = time.process_time()
    registry = OutletRegistry.default()
    print(f"load             {(time.process_time() - began) * 1e3:8.1f} ms")
    texts = addresses(registry)
    for host in {text.split("/")[2] for text in texts}:
        registry.classify_url(f"https://{host}/")
    print(f"address          {microseconds(registry.classify, texts):8.1f} us")
    names = [name.text for outlet in registry for name in outlet.aliases] * 2
    names += [outlet.name for outlet in registry]
    microseconds(registry.classify, names)
    print(f"name, any        {microseconds(registry.classify, names):8.1f} us")
    print(f"name, repeated   {microseconds(registry.classify, names[:1000] * 20):8.1f} us")
    for what, prose in (("dense prose", DENSE), ("prose", PROSE)):
        text = prose * 20
        list(registry.find(text, language="en"))
        cost = microseconds(lambda text: list(registry.find(text, language="en")), [text] * 100)
        print(f"{what + ', 1,000 characters':<28} {cost / len(text) * 1e3:8.1f} us")
    tracemalloc.start()
    fresh = _default.__wrapped__()
    print(f"memory, loaded   {tracemalloc.get_traced_memory()[0] / 1e6:8.1f} MB")
    list(fresh)
    print(f"memory, all read {tracemalloc.get_traced_memory()[0] / 1e6:8.1f} MB")


if __name__ == "__main__":
    main()
