"""What a corpus costs: extraction, links, the report, and runs that are killed.

    python benchmarks/corpus.py extract --articles 20000
    python benchmarks/corpus.py sources
    python benchmarks/corpus.py links --links 1000000 --sample 50000     # needs nginx
    python benchmarks/corpus.py join --links 1000000
    python benchmarks/corpus.py report --sources 1000000
    python benchmarks/corpus.py kill --times 10                          # needs nginx

Articles are made, in the form of news pages: a head with metadata, furniture, some twenty
paragraphs that cite outlets, officials, persons and unnamed sources, with and without links.  The
names in them are as many as in news, so that what is remembered of words fills.  A lean page has
55 kB; a full one (``--full``) has the bytes, elements, blocks and words of the median news page.
Everything talks to loopback; hosts are addresses of 127.0.0.0/8, answered by one nginx.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from links import PORT, nginx

from citecheck.corpus import duck
from citecheck.corpus.folder import PARTS, Folder
from citecheck.corpus.rows import shard_of

_PUBLISHERS = ("nytimes.com", "bbc.co.uk", "theguardian.com", "lemonde.fr", "harbour-daily.example")
_CITED = (
    "Reuters",
    "the Associated Press",
    "AFP",
    "TASS",
    "Xinhua",
    "the BBC",
    "CNN",
    "Al Jazeera",
)
_BODIES = (
    "the Ministry of Transport",
    "the White House",
    "the State Department",
    "NATO",
    "the IMF",
)
_FIRST = ("Mara", "Tomas", "Ines", "Pavel", "Lena", "Omar", "Ruth", "Karim", "Aiko", "Dele")
_SYLLABLES = ("ba", "dor", "el", "fin", "gar", "hol", "ka", "len", "mar", "nov")
_SYLLABLES += ("os", "pel", "ri", "sen", "tor", "un", "vel", "wic", "ya", "zim")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_TOPICS = ("ferries", "grain prices", "the new harbour", "rail tickets", "the budget", "fuel")
# What sentences say that name somebody, and what stands between them.
_SENTENCES = (
    "{body} said on {day} that {count} applications had been approved since the spring.",
    '"We have seen nothing like it in {count} years," {name}, who leads the council, told {cited}.',
    'According to <a href="{url}">a report</a>, prices rose by {count} percent within a month.',
    '{cited} <a href="{url}">reported</a> on {day} that the plan had been changed.',
    "{name} denied the claim and called it unfounded.",
    "{cited} reported, citing {count} officials familiar with the talks, that no date was set.",
    "A study of {count} households found that half of them had moved within the last decade.",
    'In <a href="{url}">a statement</a>, {body} did not say how much of it had been spent.',
)
_TOLD = (
    "Rain is expected over {place} until {day}, and the evening services will run late.",
    "The two sides are to meet again in {place} on {day}, after a pause of more than a week.",
    "Shops near the square opened as usual, and buses ran along the old route to {place}.",
    "Nobody had expected the vote to be close, and few had stayed to hear the count.",
    "The old line to {place}, built {count} years ago, still carries most of the grain.",
    "At noon the queue reached the corner of the market, {count} people long.",
    "A second track would cost more than the town takes in taxes in a whole year.",
    "Snow fell early in the hills, and the pass was shut for two days.",
)
_NGINX_HOSTS = 20_000
# Loopback as fast as it goes; the articles' own addresses are not asked.
_LOCAL = ("--allow-private", "--host-interval", "0", "--host-concurrency", "10", "-q")
_LOCAL += ("--exclude", "https://*")


def host(number: int) -> str:
    """Return one of the loopback hosts."""
    number %= _NGINX_HOSTS
    return f"127.{1 + number // 40_000}.{number // 200 % 200}.{1 + number % 200}:{PORT}"


def address(number: int) -> str:
    """Return an address: seven in ten are pages, the others gone, missing or moved."""
    path = ("page",) * 7 + ("gone", "missing", "old")
    return f"http://{host(number)}/{path[number // 7 % 10]}/{number}"


def article(number: int, links: int, *, full: bool = False) -> dict[str, str]:
    """Return an article as a record: its page, its address, its day.

    Args:
        number: Which one.
        links: How many distinct addresses all articles link to.
        full: Whether its page is as large as the median page of news.
    """
    chosen = random.Random(number)
    site = chosen.choice(_PUBLISHERS)
    day = f"20{chosen.randint(10, 25)}-{chosen.randint(1, 12):02}-{chosen.randint(1, 28):02}"
    title = f"What is known about {chosen.choice(_TOPICS)}, and what is not"
    url = f"https://www.{site}/news/{day.replace('-', '/')}/story-{number}"
    form = _FULL if full else _LEAN
    paragraphs = "\n".join(
        f"{form.before}<p>{_paragraph(chosen, links, form, n)}</p>{form.after}"
        for n in range(form.paragraphs)
    )
    author = _name(chosen)
    about = json.dumps(
        {"@type": "NewsArticle", "headline": title, "datePublished": day, "author": author}
    )
    state = json.dumps({"teasers": [[_name(chosen) for _ in range(6)]] * form.teasers})
    page = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<link rel="canonical" href="{url}"><meta property="og:title" content="{title}">
<script type="application/ld+json">{about}</script>{form.head}
<script>window.state = {state}</script></head><body>
<header><nav><ul>{_items("section", site, form, 80)}</ul></nav></header>
<main><article><h1>{title}</h1><p class="byline">By {author}</p>
<time datetime="{day}">{day}</time>{paragraphs}</article>
<aside class="related"><h2>More on this</h2><ul>{_items("related", site, form, 40)}</ul></aside>
</main><footer><ul>{_items("about", site, form, 60)}</ul></footer></body></html>"""
    return {"html": page, "url": url, "date": day}


@dataclass(frozen=True)
class _Form:
    """How large a page is: its paragraphs, what stands about them, and its scripts.

    ``citing`` is the share of its sentences that name somebody.
    """

    paragraphs: int = 20
    citing: float = 0.27
    sentences: tuple[int, int] = (2, 2)
    teasers: int = 300
    before: str = ""
    after: str = ""
    head: str = ""
    item: str = 'class="nav-item"'
    mark: str = ""


_LEAN = _Form()
_CLASSES = " ".join(f"css-{number:06x}-{number % 7}" for number in range(9000, 9014))
_FULL = _Form(
    paragraphs=41,
    citing=0.22,
    sentences=(1, 2),
    teasers=1250,
    before=f'<div class="{_CLASSES}"><div data-ad="inline" class="slot {_CLASSES}"></div>',
    after="</div>",
    head="".join(
        f"<script>(function(w){{w.queue=w.queue||[];w.queue.push({number})}})(window)</script>"
        for number in range(27)
    )
    + f"<style>{''.join(f'.c{n}{{color:#{n:06x};margin:0 {n}px}}' for n in range(800))}</style>",
    item=f'class="nav-item {_CLASSES}" data-track="navigation"',
    mark='<svg viewBox="0 0 24 24"><path d="M12 2 2 7l10 5 10-5-10-5zM2 17l10 5"/></svg>',
)


def _paragraph(chosen: random.Random, links: int, form: _Form, number: int) -> str:
    return " ".join(
        chosen.choice(_SENTENCES if chosen.random() < form.citing else _TOLD).format(
            body=chosen.choice(_BODIES).capitalize(),
            cited=chosen.choice(_CITED),
            name=_name(chosen),
            place=_word(chosen),
            day=chosen.choice(_DAYS),
            count=chosen.randint(2, 90),
            url=address(chosen.randrange(links)),
        )
        for _ in range(form.sentences[number % 2])
    )


def _name(chosen: random.Random) -> str:
    return f"{chosen.choice(_FIRST)} {_word(chosen)}"


def _word(chosen: random.Random) -> str:
    """Return a name of one word; a few of them are common, and most of very many are rare."""
    rank, syllables = int(160_000 ** chosen.random()), []
    while rank or len(syllables) < 2:
        rank, which = divmod(rank, len(_SYLLABLES))
        syllables.append(_SYLLABLES[which])
    return "".join(syllables).capitalize()


def _items(kind: str, site: str, form: _Form, count: int) -> str:
    return "".join(
        f'<li {form.item}><a class="link" href="https://www.{site}/{kind}/{number}">'
        f"{form.mark}<span>{kind.title()} number {number} of this page</span>"
        "</a></li>"
        for number in range(count)
    )


def write_articles(folder: Path, count: int, links: int, *, full: bool = False) -> None:
    """Write articles as JSONL, 5,000 a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for first in range(0, count, 5000):
        with (folder / f"articles-{first:08}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(first, min(first + 5000, count)):
                file.write(json.dumps(article(number, links, full=full)) + "\n")


def corpus(*arguments: str | Path) -> list[str]:
    """Return a command of ``citecheck corpus``."""
    return [sys.executable, "-m", "citecheck", "corpus", *map(str, arguments)]


def watched(command: list[str]) -> tuple[float, float, list[tuple[float, int, int]]]:
    """Run a command; return wall and CPU seconds, and its memory twice a second.

    Memory is (when, bytes of the parent, bytes of its largest child), from ``/proc``.
    """
    started = time.perf_counter()
    before = os.times()
    memory = []
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            children = [_rss(child) for child in _children(process.pid)]
            memory.append(
                (time.perf_counter() - started, _rss(process.pid), max(children, default=0))
            )
            time.sleep(0.5)
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    if process.returncode:
        raise SystemExit(f"{command} failed with {process.returncode}")
    return time.perf_counter() - started, spent, memory


def _children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _rss(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096
    except (OSError, IndexError):
        return 0


def extract(given: argparse.Namespace, folder: Path) -> None:
    """Measure extraction with one worker and with two, and the slope of memory."""
    write_articles(folder / "in", given.articles, 1_000_000, full=given.full)
    size = sum(path.stat().st_size for path in (folder / "in").iterdir())
    print(f"{given.articles} articles of {size / given.articles / 1000:.0f} kB")
    rates = {}
    for workers in (1, 2):
        out = folder / f"out{workers}"
        command = corpus(
            "run", folder / "in", "--out", out, "--offline", "-q", "--workers", workers
        )
        wall, spent, memory = watched(command)
        rates[workers] = given.articles / wall
        largest = max(max(parent, child) for _, parent, child in memory)
        print(
            f"{workers} workers: {given.articles / wall:7.1f} articles/s wall,"
            f" {given.articles / spent:7.1f} per CPU second, largest process {largest / 1e6:.0f} MB"
        )
        if workers == 1:
            # Without the end, when DuckDB joins in the same process.
            settled = [(at, parent) for at, parent, _ in memory if wall / 3 < at < wall * 0.9]
            grown = (settled[-1][1] - settled[0][1]) / 1e6
            done = given.articles * (settled[-1][0] - settled[0][0]) / wall
            print(f"  memory from a third to nine tenths: {grown:+.1f} MB over {done:.0f} articles")
    print(f"two workers are {rates[2] / rates[1]:.2f} times one", flush=True)
    # What the machine gives two processes that share nothing: no run can be faster.
    started = time.perf_counter()
    commands = [
        corpus("run", folder / "in", "--out", folder / each, "--offline", "-q", "--workers", 1)
        for each in ("side1", "side2")
    ]
    beside = [subprocess.Popen(command) for command in commands]
    ended = [process.wait() for process in beside]
    if any(ended):
        raise SystemExit("a run failed")
    both = 2 * given.articles / (time.perf_counter() - started)
    print(f"two runs side by side are {both / rates[1]:.2f} times one")


def sources(given: argparse.Namespace, folder: Path) -> None:
    """Measure the stages of one article in one process: what each takes of its CPU time."""
    from citecheck.corpus import extraction, records, rows
    from citecheck.corpus.blocks import done, plan
    from citecheck.corpus.inputs import find
    from citecheck.problems import Case, audit
    from citecheck.settings import Settings
    from citecheck.sources import describe, hearsay
    from citecheck.sources import extract as cited

    write_articles(folder / "in", given.articles, 1_000_000, full=given.full)
    settings = Settings(offline=True)
    outlets = extraction.registry(settings)
    made = Folder.create(folder / "out", 64)
    made.sweep()
    files = find([str(folder / "in")])
    taken = dict.fromkeys(("reading", "sources and outlets", "problems", "rows"), 0.0)
    for block in plan(files, done(made, files)):
        before = time.process_time()
        for record in records.read(block):
            document = describe(record.document())
            read = time.process_time()
            found = cited(document, outlets)
            named = time.process_time()
            publisher = outlets.classify_url(document.url or "")
            case = Case(
                document=document,
                sources=found,
                hearsay=hearsay(document),
                publisher=publisher,
                outlets=outlets,
            )
            judged = audit(case, settings)
            problems = time.process_time()
            list(rows.sources(judged, "", 64)) + list(rows.mentions(found, ""))
            after = time.process_time()
            spans = (read - before, named - read, problems - named, after - problems)
            for stage, span in zip(taken, spans, strict=True):
                taken[stage] += span
            before = after
    for stage, seconds in taken.items():
        print(f"{stage:20} {1000 * seconds / given.articles:6.2f} ms CPU an article")
    bare = taken["reading"] + taken["sources and outlets"]
    print(f"with sources and outlets alone: {given.articles / bare:.0f} articles a CPU second")


def _corpus_of_links(folder: Path, links: int) -> None:
    """Write a corpus whose sources are distinct links and nothing else."""
    made = Folder.create(folder, 64)
    made.sweep()
    step = 50_000
    for first in range(0, links, step):
        rows = []
        for number in range(first, min(first + step, links)):
            url = address(number)
            site = url.split("/")[2].partition(":")[0]
            rows.append(_source(f"d{number // 20}", number, url, site, made.shards))
        documents = [_document(number) for number in range(first // 20, (first + step) // 20)]
        tables = {"sources": rows, "documents": documents}
        note = {"block": f"b{first}", "stop": 0, "last": True, "inputs": {}}
        for table in PARTS:
            made.write(table, f"made{first}", tables.get(table, []), note)


def _source(
    document: str, number: int, url: str, site: str, shards: int, kind: str = "unknown"
) -> tuple[object, ...]:
    known = number % 3 == 0
    outlet = (
        (f"o{number % 900}", f"Outlet {number % 900}", "newspaper", "US", "SC" if known else None)
        if known
        else (None,) * 5
    )
    head = (document, f"s{number}", kind, "link", f"Source {number % 5000}", url, url, "live", None)
    return (*head, site, shard_of(site, shards), *outlet, "publisher", 1.0, 1, 1, 1, 0, 1)


def links(given: argparse.Namespace, folder: Path) -> None:
    """Measure links: all of them through a corpus, and a sample also with ``citecheck links``."""
    one = folder / "one.txt"
    one.write_text("A story.\n")
    with nginx(folder):
        for count in dict.fromkeys((given.sample, given.links)):
            out = folder / f"links{count}"
            _corpus_of_links(out, count)
            wall, spent, memory = watched(
                corpus("run", one, "--out", out, *_LOCAL, "--workers", "1")
            )
            largest = max(parent for _, parent, _ in memory) / 1e6
            at_half = next(parent for at, parent, _ in memory if at > wall / 2) / 1e6
            size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file()) / count
            print(
                f"corpus run: {count} links in {wall:.1f} s, {count / wall:.0f}/s,"
                f" {1000 * spent / count:.3f} ms CPU a link; {largest:.0f} MB at most,"
                f" {at_half:.0f} at half time; {size:.0f} bytes on disk a link",
                flush=True,
            )
        listed = folder / "links.md"
        listed.write_text("".join(f"- [x]({address(n)})\n" for n in range(given.sample)))
        alone = [sys.executable, "-m", "citecheck", "links", "--all", *_LOCAL]
        alone += ["--cache-dir", str(folder / "store"), "--exit-zero", str(listed)]
        wall, spent, memory = watched(alone)
        print(
            f"citecheck links: {given.sample} links in {wall:.1f} s, {given.sample / wall:.0f}/s,"
            f" {1000 * spent / given.sample:.3f} ms CPU a link;"
            f" {max(parent for _, parent, _ in memory) / 1e6:.0f} MB at most"
        )


def join(given: argparse.Namespace, folder: Path) -> None:
    """Measure the stages of links that ask nothing: collect, join, and judge, at any number."""
    out = folder / "out"
    _corpus_of_links(out, given.links)
    for stage in ("collect", "observe", "join", "judge"):
        command = [sys.executable, __file__, "stage", stage, str(out), str(given.links)]
        wall, spent, memory = watched(command)
        largest = max(parent for _, parent, _ in memory) / 1e6
        print(f"{stage}: {spent:.1f} s CPU, {wall:.1f} s, {largest:.0f} MB at most", flush=True)


def _stage(name: str, out: Path, links: int) -> None:
    """Do one stage in this process; ``observe`` makes the verdicts that asking would."""
    from citecheck.corpus import join as joining
    from citecheck.corpus import links as asking
    from citecheck.settings import Settings

    folder = Folder.open(out)
    if name == "collect":
        asking.collect(folder)
    elif name == "join":
        joining.join(folder)
    elif name == "judge":
        for path in (folder.work / "scratch" / "judged").glob("shard=*"):
            shard = int(path.name.partition("=")[2])
            joining.judge_shard(joining.Judging(folder=folder, shard=shard, settings=Settings()))
    else:
        for first in range(0, links, 10_000):
            rows = [_observation(n, folder.shards) for n in range(first, first + 10_000)]
            folder.write("observations", f"all-{first}", rows)


def _observation(number: int, shards: int) -> tuple[object, ...]:
    import datetime as dt

    url = address(number)
    bad = "/page/" not in url
    site = url.split("/")[2].partition(":")[0]
    said = ("broken", "gone", 404) if bad else ("ok", "ok", 200)
    hops = [{"url": url, "status": said[2]}]
    at = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    return (url, shard_of(site, shards), *said, url, hops, ["what was seen"], at, 0.01)


def report(given: argparse.Namespace, folder: Path) -> None:
    """Measure the report on a corpus of many sources."""
    kinds = ("outlet", "official", "anonymous", "person", "document")
    out = folder / "out"
    made = Folder.create(out, 64)
    made.sweep()
    step = 50_000
    for first in range(0, given.sources, step):
        rows = []
        for number in range(first, first + step):
            url = address(number % 300_000)
            site = url.split("/")[2].partition(":")[0]
            kind = kinds[number % len(kinds)]
            rows.append(_source(f"d{number // 20}", number, url, site, made.shards, kind))
        documents = [_document(number) for number in range(first // 20, (first + step) // 20)]
        mentions = [(row[0], row[1], 1, "words", "said", "A sentence.", 1, 1, 0, 5) for row in rows]
        tables = {"sources": rows, "documents": documents, "mentions": mentions}
        note = {"block": f"b{first}", "stop": 0, "last": True, "inputs": {}}
        for table in PARTS:
            made.write(table, f"made{first}", tables.get(table, []), note)
    one = folder / "one.txt"
    one.write_text("A story.\n")
    subprocess.run(corpus("run", one, "--out", out, "-q", "--exclude", "*"), check=True)
    for form in ("text", "html", "graphml"):
        started = time.perf_counter()
        command = corpus("report", out, "-f", form, "-o", folder / f"report.{form}")
        subprocess.run(command, check=True)
        print(f"report on {given.sources} sources as {form}: {time.perf_counter() - started:.2f} s")


def _document(number: int) -> tuple[object, ...]:
    import datetime as dt

    day = dt.date(2010, 1, 1) + dt.timedelta(days=number % 5800)
    site = _PUBLISHERS[number % len(_PUBLISHERS)]
    about = (f"d{number}", f"a#{number}", "a", number, f"https://{site}/{number}", site, "A title")
    return (*about, None, day, "en", "text/html", site, site.title(), "newspaper", "US", None, 20)


def kill(given: argparse.Namespace, folder: Path) -> None:
    """Kill runs at random moments and in every stage, go on, and compare the tables.

    The moments are drawn one from each equal slice of the time that an undisturbed run takes; then
    each stage is waited for, and killed at a random moment of it.  Only the process that was
    started is killed; its workers have to end by themselves.
    """
    write_articles(folder / "in", given.articles, given.articles * 4)
    chosen = random.Random(given.seed)
    with nginx(folder):
        started = time.perf_counter()
        subprocess.run(_slowly(folder, "whole"), check=True)
        whole = time.perf_counter() - started
        wanted = dumped(folder / "whole")
        print(f"undisturbed: {whole:.1f} s, {len(wanted['sources'])} sources", flush=True)
        moments: list[tuple[str, float]] = [
            ("", (time_of + chosen.random()) * whole / given.times)
            for time_of in range(given.times)
        ]
        moments += [
            (stage, chosen.random() * lasts)
            for stage, (_, lasts) in _STAGES.items()
            for _ in range(given.each)
        ]
        for stage, after in moments:
            out = folder / "killed"
            shutil.rmtree(out, ignore_errors=True)
            with subprocess.Popen(_slowly(folder, out.name), stderr=subprocess.DEVNULL) as process:
                while stage and process.poll() is None and not any(out.glob(_STAGES[stage][0])):
                    time.sleep(0.0005)
                time.sleep(after)
                process.send_signal(signal.SIGKILL)
            killed = process.returncode == -signal.SIGKILL
            held = _stage_of(out) if killed else "nothing: it was through"
            subprocess.run(_slowly(folder, out.name), check=True)
            same = "equal" if dumped(out) == wanted else "DIFFERENT"
            when = f"{after:.3f} s into {stage}" if stage else f"after {after:.1f} s"
            print(f"killed {when}; it had {held}; then gone on: {same}", flush=True)


# By what in the folder a stage is seen to have begun, and for how many seconds it goes on at least.
_STAGES = {
    "extract": ("documents/*.parquet", 1.0),
    "collect": ("work/scratch/todo", 0.02),
    "check": ("work/store/*/lock.sqlite3", 2.0),
    "join": ("work/scratch/latest.parquet", 0.05),
    "problems": ("problems/links-*.parquet", 0.2),
}


def _slowly(folder: Path, out: str) -> list[str]:
    """Return the command of a run whose links take about as long as its reading."""
    more = ("--concurrency", "8")
    return corpus("run", folder / "in", "--out", folder / out, *_LOCAL, *more)


def _stage_of(out: Path) -> str:
    """Return what a killed run had begun and written."""
    begun = [stage for stage, (sign, _) in _STAGES.items() if any(out.glob(sign))]
    tables = ("documents", "observations", "links", "problems")
    parts = ", ".join(f"{len(list((out / each).glob('*.parquet')))} {each}" for each in tables)
    return f"{parts}; last begun: {begun[-1] if begun else 'nothing'}"


def dumped(out: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the tables of a corpus, sorted, without what a clock said."""
    folder = Folder.open(out)
    clocks = {"links": "checked_at", "observations": "checked_at, elapsed"}
    return {
        table: list(duck.select(folder, _sorted(table, clocks.get(table)))[1])
        for table in ("documents", "sources", "mentions", "links", "observations", "problems")
    }


def _sorted(table: str, clocks: str | None) -> str:
    columns = f"* EXCLUDE ({clocks})" if clocks else "*"
    return f"SELECT {columns} FROM {table} ORDER BY ALL"


def main(arguments: Iterable[str] | None = None) -> None:
    """Measure what is asked for."""
    given_now = sys.argv[1:] if arguments is None else list(arguments)
    if given_now[:1] == ["stage"]:
        _stage(given_now[1], Path(given_now[2]), int(given_now[3]))
        return
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    verbs = parser.add_subparsers(required=True)
    for verb, numbers in {
        extract: {"articles": 20_000},
        sources: {"articles": 1000},
        join: {"links": 1_000_000},
        links: {"links": 1_000_000, "sample": 50_000},
        report: {"sources": 1_000_000},
        kill: {"articles": 2000, "times": 10, "each": 2, "seed": 7},
    }.items():
        each = verbs.add_parser(verb.__name__, help=(verb.__doc__ or "").partition(".")[0])
        each.set_defaults(verb=verb)
        for name, default in numbers.items():
            each.add_argument(f"--{name}", type=int, default=default)
        if verb in {extract, sources}:
            each.add_argument("--full", action="store_true", help="pages as large as news has")
    given = parser.parse_args(given_now)
    os.environ["PYTHONPATH"] = str(Path(__file__).absolute().parents[1])
    folder = Path(tempfile.mkdtemp(prefix="citecheck-corpus-"))
    try:
        given.verb(given, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
