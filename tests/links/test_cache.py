"""The store: what it keeps, when it is believed, and what it survives."""

import datetime as dt
import logging
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import attrs
import pytest

from citecheck.links import LinkChecker
from citecheck.links.cache import FILE_NAME, Freshness, History, LinkStore, with_history
from citecheck.model import Hop, Reason, Verdict, VerdictKind
from citecheck.settings import Settings
from tests.links.server import reply

NOW = dt.datetime(2021, 11, 23, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
URL = "https://paper.example.com/a"


def seen(kind=VerdictKind.OK, reason=Reason.OK, at=NOW, url=URL):
    return Verdict(
        url=url,
        verdict=kind,
        reason=reason,
        hops=(Hop(url=url, status=301), Hop(url=f"{url}/ü", status=200)),
        final_url=f"{url}/ü",
        status=200,
        checked_at=at,
        elapsed=0.5,
        evidence=("asked 2 times",),
    )


BROKEN = seen(VerdictKind.BROKEN, Reason.GONE)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / FILE_NAME


def filled(path, *verdicts):
    with LinkStore(path) as store:
        for verdict in verdicts:
            store.add(verdict)
    return LinkStore(path)


def test_a_verdict_comes_back_as_it_was_and_marked(path):
    with filled(path, seen()) as store:
        assert store.fresh(URL, NOW) == attrs.evolve(seen(), cached=True)
        assert store.fresh(f"{URL}/other", NOW) is None


@pytest.mark.parametrize(
    ("verdict", "age", "believed"),
    [
        (seen(), 23, True),
        (seen(), 24, False),
        (seen(), -1, False),
        (seen(VerdictKind.MOVED, Reason.MOVED_PERMANENTLY), 23, True),
        (BROKEN, 0.9, True),
        (BROKEN, 1, False),
        (seen(VerdictKind.REVIEW, Reason.FORBIDDEN), 0, False),
    ],
)
def test_how_long_verdicts_are_believed(path, verdict, age, believed):
    with filled(path, verdict) as store:
        assert (store.fresh(URL, NOW + age * HOUR) is not None) is believed


def test_freshness_is_a_setting(tmp_path):
    settings = Settings(cache_dir=str(tmp_path), cache_ok="0s", cache_review="1w")
    review = seen(VerdictKind.REVIEW, Reason.LOGIN, url=f"{URL}/r")
    with filled(tmp_path / FILE_NAME, seen(), review):
        pass
    with LinkStore.of(settings) as store:
        assert store.fresh(URL, NOW) is None
        assert store.fresh(f"{URL}/r", NOW + 100 * HOUR) is not None
    assert LinkStore.of(Settings()) is None
    assert LinkStore.of(attrs.evolve(settings, no_cache=True)) is None


def test_the_last_observation_counts(path):
    with filled(path, seen(), attrs.evolve(BROKEN, checked_at=NOW + HOUR)) as store:
        assert store.fresh(URL, NOW + HOUR).verdict is VerdictKind.BROKEN


def test_what_was_not_asked_is_not_kept(path):
    unasked = Verdict(url=URL, verdict=VerdictKind.SKIPPED, reason=Reason.OFFLINE)
    with filled(path, unasked, attrs.evolve(seen(), cached=True)) as store:
        assert store.totals().observations == 0


def test_history_counts_from_the_last_time_that_it_answered(path):
    days = [attrs.evolve(BROKEN, checked_at=NOW + n * 24 * HOUR) for n in range(4)]
    days[1] = attrs.evolve(seen(), checked_at=days[1].checked_at)
    with filled(path, *days) as store:
        assert store.history(URL) == History(
            times=2, since=days[2].checked_at, until=days[3].checked_at
        )
        assert store.history(f"{URL}/other") == History()


@pytest.mark.parametrize(
    ("times", "days", "confirm", "over", "kind"),
    [
        (0, 0, 1, 0, "broken"),
        (2, 5, 1, 0, "broken"),
        (0, 0, 2, 0, "review"),
        (1, 1, 2, 0, "broken"),
        (1, 1, 2, 3 * 86400, "review"),
        (2, 3, 3, 3 * 86400, "broken"),
    ],
)
def test_confirmation(times, days, confirm, over, kind):
    since = NOW - days * 24 * HOUR
    history = History(times=times, since=since, until=since) if times else History()
    found = with_history(BROKEN, history, confirm, over)
    assert found.verdict.value == kind
    assert (f"{times + 1} times since {since:%Y-%m-%d}" in str(found.evidence)) is (times > 0)
    assert with_history(seen(), history, confirm, over) == seen()


def test_totals_export_and_prune(path):
    old = attrs.evolve(BROKEN, checked_at=NOW - 48 * HOUR)
    with filled(path, old, seen(), seen(url=f"{URL}/b")) as store:
        totals = store.totals()
        assert (totals.links, totals.observations) == (2, 3)
        assert (totals.oldest, totals.newest) == (old.checked_at, NOW)
        assert totals.verdicts == (("ok", 2), ("broken", 1))
        assert [verdict.url for verdict in store.export()] == [URL, URL, f"{URL}/b"]
        assert store.prune(NOW - HOUR) == 1
        assert store.totals().observations == 2


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 500]
)
def test_a_corrupted_store_is_set_aside(path, content, caplog):
    path.parent.mkdir()
    path.write_bytes(content)
    with caplog.at_level(logging.WARNING), filled(path, seen()) as store:
        assert store.fresh(URL, NOW) is not None
    assert path.with_name(f"{FILE_NAME}.aside-1").read_bytes() == content
    assert "set aside" in caplog.text


def test_a_newer_store_is_set_aside(path, caplog):
    path.parent.mkdir()
    for number in (1, 2):
        with sqlite3.connect(path) as file:
            file.execute("PRAGMA user_version = 99")
        file.close()
        LinkStore(path).close()
        assert path.with_name(f"{FILE_NAME}.aside-{number}").exists()
        path.unlink()
    assert "version 99" in caplog.text


def test_a_table_of_another_shape_is_set_aside(path, caplog):
    path.parent.mkdir()
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE observation (url TEXT)")
        file.execute("PRAGMA user_version = 1")
    file.close()
    with filled(path, seen()) as store:
        assert len(list(store.export())) == 1
    assert "no such column: checked_at; set aside as" in caplog.text


def test_a_place_that_cannot_be_written_costs_the_store_not_the_run(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    with LinkStore(tmp_path / "file" / FILE_NAME) as store:
        assert store.add(seen()) is False
        store.flush()
        assert store.totals().links == 0
    assert "without the store" in caplog.text


def test_a_store_that_breaks_on_the_way_costs_the_store_not_the_run(path, caplog):
    with filled(path, seen()) as store:
        store._file.execute("DROP TABLE observation")
        store.add(seen())
        store.flush()
        assert store.fresh(URL, NOW) is None
        assert store.add(seen()) is False
        assert store.is_lost
    assert "without the store" in caplog.text
    with filled(path, seen()) as store:  # the broken one was set aside
        assert store.fresh(URL, NOW) is not None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verdict", "okk"),
        ("verdict", b"\xff"),
        ("reason", "xx"),
        ("hops", "["),
        ("hops", "[1]"),
        ("hops", b"\xff\x00"),
        ("evidence", "3"),
        ("elapsed", "long"),
        ("checked_at", 1e300),
        ("checked_at", "today"),
    ],
)
def test_a_damaged_row_is_asked_again_and_left_out(path, column, value):
    with filled(path, seen(), seen(url=f"{URL}/b")) as store:
        store._file.execute(f"UPDATE observation SET {column} = ? WHERE url = ?", (value, URL))
        assert store.fresh(URL, NOW) is None
        assert store.fresh(f"{URL}/b", NOW) is not None
        assert len(list(store.export())) in {1, 2}
        assert store.totals().links == 2
        store.history(URL)
        store.add(seen())
        store.flush()
        assert store.fresh(URL, NOW) is not None or column == "checked_at"


def test_text_that_is_no_text_costs_no_store(path, caplog):
    with filled(path, seen()) as store:
        store._file.execute("UPDATE observation SET final_url = CAST(x'68ff' AS TEXT)")
        assert store.fresh(URL, NOW).final_url == "h\ufffd"
    assert not caplog.messages


def test_a_verdict_of_the_future_is_passed_by(path):
    """A clock that was wrong once would have all asked again until it is right."""
    with filled(path, seen(at=NOW + 24 * HOUR), seen()) as store:
        assert store.fresh(URL, NOW).checked_at == NOW
        assert store.fresh(URL, NOW - HOUR) is None


@pytest.mark.parametrize(
    "other",
    [
        {"insecure": True},
        {"allow_private": True},
        {"proxy": "http://proxy.example.com:8080"},
        {"resolve": ("paper.example.com:443:192.0.2.1",)},
        {"host_headers": ("paper.example.com Cookie: a=b",)},
    ],
)
def test_what_was_asked_in_another_way_is_not_believed(tmp_path, other):
    usual = Settings(cache_dir=str(tmp_path))
    broken = seen(VerdictKind.BROKEN, Reason.GONE)
    with LinkStore.of(attrs.evolve(usual, **other)) as store:
        store.add(seen())
    with LinkStore.of(usual) as store:
        assert store.fresh(URL, NOW) is None
        store.add(broken)
        store.flush()
        assert store.history(URL).times == 1
    with LinkStore.of(attrs.evolve(usual, **other)) as store:
        assert store.fresh(URL, NOW).verdict is VerdictKind.OK
        assert store.history(URL) == History()


def test_a_store_of_before_is_taken_over(path):
    filled(path, seen()).close()
    with sqlite3.connect(path) as file:
        file.execute("ALTER TABLE observation DROP COLUMN asked")
    file.close()
    with LinkStore(path) as store:
        assert store.fresh(URL, NOW) is not None
    with LinkStore(path, asked="otherwise") as store:
        assert store.fresh(URL, NOW) is None


def test_what_a_locked_store_does_not_take_is_said(path, monkeypatch, caplog):
    monkeypatch.setattr("citecheck.links.database._PATIENCE", 0.01)
    store = LinkStore(path)
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    store.add(seen())
    store.close()
    other.rollback()
    other.close()
    assert caplog.messages == [f"{path}: 1 verdicts are not kept, as another process holds it"]


NOWHERE = seen(VerdictKind.BROKEN, Reason.DNS, url="https://nowhere.example/")


def test_without_a_network_nothing_is_kept_and_it_is_said(path, caplog):
    with filled(path, NOWHERE, attrs.evolve(NOWHERE, url="https://no.example/")) as store:
        assert store.totals().observations == 0
    assert caplog.messages == [
        f"{path}: no verdict is kept, as no host answered; is this machine connected?"
    ]


@pytest.mark.parametrize("answered", [0, 1, 2])
def test_hosts_without_an_address_are_kept_where_another_answers(path, answered, caplog):
    verdicts = [NOWHERE, attrs.evolve(NOWHERE, url="https://no.example/")]
    verdicts.insert(answered, BROKEN)
    with filled(path, *verdicts) as store:
        assert store.totals().observations == 3
    assert not caplog.messages


def test_more_hosts_without_an_address_than_are_held_are_asked_again(path):
    many = [attrs.evolve(NOWHERE, url=f"https://no-{n}.example/") for n in range(1000)]
    with LinkStore(path) as store:
        assert not any(map(store.add, many))
        assert store.add(BROKEN)
        store.flush()
        assert store.totals().observations == 257


def test_a_locked_store_is_written_later(path, monkeypatch):
    monkeypatch.setattr("citecheck.links.database._PATIENCE", 0.01)
    with LinkStore(path) as store:
        other = sqlite3.connect(path)
        other.execute("BEGIN IMMEDIATE")
        store.add(seen())
        store.flush()
        assert store.totals().observations == 0
        other.rollback()
        other.close()
        store.flush()
        assert store.totals().observations == 1


@pytest.mark.anyio
@pytest.mark.allow_hosts(["127.0.0.0/8"])
async def test_a_second_run_asks_only_what_is_not_fresh(server, settings, tmp_path):
    server.routes["/ok"] = reply()
    server.routes["/403"] = reply("403 No")
    links = [f"{server.url}{path}" for path in ("/ok", "/gone", "/403")]
    stored = attrs.evolve(settings, cache_dir=str(tmp_path))
    for cached in ([False] * 3, [True, True, False]):
        async with LinkChecker(stored) as checker:
            found = {verdict.url: verdict async for verdict in checker.stream(links)}
        assert [found[link].cached for link in links] == cached
    assert server.asked == {"/ok": 1, "/gone": 1, "/403": 2}


@pytest.mark.anyio
@pytest.mark.allow_hosts(["127.0.0.0/8"])
async def test_a_page_whose_places_were_not_looked_for_is_looked_at_again(
    server, settings, tmp_path
):
    server.routes["/ok"] = reply()
    links = [f"{server.url}{path}" for path in ("/ok#nowhere", "/gone#x")]
    stored = attrs.evolve(settings, cache_dir=str(tmp_path))
    for no_fragments, reason in ((True, "ok"), (False, "fragment-missing"), (True, "ok")):
        settings = attrs.evolve(stored, no_fragments=no_fragments)
        async with LinkChecker(settings) as checker:
            found = {verdict.url: verdict async for verdict in checker.stream(links)}
        assert [found[link].reason for link in links] == [reason, "gone"]
    assert server.asked == {"/ok": 3, "/gone": 1}


@pytest.mark.anyio
@pytest.mark.allow_hosts(["127.0.0.0/8"])
async def test_broken_links_tell_since_when(server, settings, tmp_path):
    stored = attrs.evolve(settings, cache_dir=str(tmp_path), cache_broken="0s", confirm=2)
    kinds = []
    for _ in range(2):
        async with LinkChecker(stored) as checker:
            found = await checker.check(f"{server.url}/gone")
            kinds.append(found.verdict.value)
    assert kinds == ["review", "broken"]
    assert "seen broken 2 times since" in found.evidence[-1]


RUN = """
    import asyncio, sys
    from citecheck.links import LinkChecker
    from citecheck.settings import Settings

    async def main():
        settings = Settings(
            cache_dir=sys.argv[1], allow_private=True, host_interval=0.01, host_concurrency=2
        )
        async with LinkChecker(settings) as checker:
            async for verdict in checker.stream(f"{sys.argv[2]}/{n}" for n in range(200)):
                print(verdict.cached, flush=True)

    asyncio.run(main())
"""


def start(directory, url):
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(RUN), str(directory), url],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, "PYTHONPATH": "."},
    )


def test_a_killed_run_goes_on_where_it_was(server, tmp_path):
    first = start(tmp_path, server.url)
    while sum(server.asked.values()) < 60:
        assert first.poll() is None
        time.sleep(0.02)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    second = start(tmp_path, server.url)
    out, _ = second.communicate(timeout=60)
    assert second.returncode == 0
    assert len(out.split()) == 200
    assert out.count("True") >= 40
    again = [path for path, count in server.asked.items() if count > 1]
    assert len(server.asked) == 200
    assert len(again) <= 20


def test_two_processes_share_a_store(server, tmp_path):
    runs = [start(tmp_path, server.url) for _ in range(2)]
    for run in runs:
        out, _ = run.communicate(timeout=60)
        assert run.returncode == 0
        assert len(out.split()) == 200
    with LinkStore(tmp_path / FILE_NAME, Freshness()) as store:
        assert store.totals().links == 200
        assert store.totals().observations == sum(server.asked.values())
