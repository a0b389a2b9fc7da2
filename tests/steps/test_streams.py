"""Lists of links of any length."""

import os
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from citecheck.errors import ReadError
from citecheck.model import Reply
from citecheck.settings import Settings
from citecheck.steps.streams import Grades, stream_links

FAST = Settings(host_interval=0.0, retries=0)


class Instant:
    """A fetcher that answers at once: a page, or 404 for addresses that end in 3."""

    async def fetch(self, ask):
        return Reply(url=ask.url, status=404 if ask.url.endswith("3") else 200, head=b"X: 1")


def lines(count, hosts):
    return "".join(f'{{"url": "https://h{n % hosts}.example.com/{n}"}}\n' for n in range(count))


def test_each_link_gets_its_verdict(tmp_path):
    (tmp_path / "a.jsonl").write_text(lines(2500, 30))
    (tmp_path / "b.txt").write_text("https://h1.example.com/1\nhttps://other.example.com/\n")
    found = []
    stream_links(
        [str(tmp_path / "a.jsonl"), str(tmp_path / "b.txt")],
        found.append,
        settings=FAST,
        fetcher=Instant(),
    )
    assert len(found) == len({verdict.url for verdict in found}) == 2501
    assert sum(verdict.verdict.value == "broken" for verdict in found) == 250


def test_verdicts_come_while_the_list_is_still_written(tmp_path, monkeypatch):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    came = threading.Event()
    order = []

    def write():
        with pipe.open("w") as file:
            file.write("https://h1.example.com/1\n")
            file.flush()
            order.append(came.wait(20))
            file.write("https://h1.example.com/2\n")

    writer = threading.Thread(target=write)
    writer.start()
    with pipe.open("rb") as file:
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=file))
        stream_links(["-"], lambda _: came.set(), settings=FAST, fetcher=Instant())
    writer.join()
    assert order == [True]


def test_a_list_that_is_wrong(tmp_path):
    (tmp_path / "a.txt").write_text('https://h1.example.com/1\n{"text": "no address"}\n')
    with pytest.raises(ReadError, match=r"a\.txt#2: holds no address"):
        stream_links([str(tmp_path / "a.txt")], [].append, settings=FAST, fetcher=Instant())


_PROGRAM = """
import sys, tracemalloc
from citecheck.steps.streams import stream_links
from tests.steps.test_streams import FAST, Instant
count = 0
def take(verdict):
    global count
    count += 1
tracemalloc.start()
stream_links([sys.argv[1]], take, settings=FAST, fetcher=Instant())
# Not the peak that the system tells: a child's begins with that of the process it was forked from.
print(count, tracemalloc.get_traced_memory()[1] // 1024)
"""


def test_memory_does_not_grow_with_the_list(tmp_path):
    used = {}
    for count in (2_000, 20_000):
        path = tmp_path / f"{count}.jsonl"
        path.write_text(lines(count, 300))
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(path)], capture_output=True, text=True, check=True
        )
        found, used[count] = map(int, done.stdout.split())
        assert found == count
    # What is remembered to ask each address once takes some hundred bytes a link, up to a bound.
    assert used[20_000] - used[2_000] < 18_000 * 0.3 + 2_000
    assert used[20_000] < 50_000


def severities(problems):
    return [problem.severity for problem in problems]


def test_grades(monkeypatch):
    found = []
    names = ["https://h1.example.com/1", "https://h1.example.com/3", "tel:1"]
    monkeypatch.setattr("citecheck.readers.read_list", lambda _name: iter([names]))
    stream_links(["x"], found.append, settings=FAST, fetcher=Instant())
    by_url = {verdict.url: verdict for verdict in found}
    plain, strict = Grades(FAST), Grades(Settings(severity=("CC201=info",)))
    assert [severities(plain.of(by_url[name])) for name in names] == [[], ["error"], []]
    assert severities(strict.of(by_url[names[1]])) == ["info"]
    assert Grades(Settings(ignore=("CC2",))).of(by_url[names[1]]) == ()
