"""The copy nearest to a date, by the answers that archives are documented to give."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from citecheck.archives import Endpoints, Trouble, name_of, nearest
from citecheck.links import copy_faults
from citecheck.model import FailureKind
from tests.archives.replay import GONE, NOW, answer, data, html, run

URL = "http://paper.example/ferries?page=1#top"
DAY = dt.date(2021, 11, 23)
CDX = "https://web.archive.org/cdx/search/cdx"
AVAILABLE = "https://archive.org/wayback/available"
WEB = "https://web.archive.org/web/"
HEAD = ["timestamp", "original", "statuscode", "mimetype", "digest"]
ARQUIVO = "https://arquivo.pt/wayback/timemap/link/"
LIST = "Content-Type: application/link-format"


def rows(*stamps, **more):
    return data(
        [
            HEAD,
            *(
                [each, "http://paper.example/ferries?page=1", "200", "text/html", f"D{number}"]
                for number, each in enumerate(stamps)
            ),
        ],
        **more,
    )


def available(stamp, status="200"):
    closest = {"status": status, "available": True, "url": "http://x.example/", "timestamp": stamp}
    return data({"url": URL, "archived_snapshots": {"closest": closest} if stamp else {}})


def timemap(*stamps, base="https://arquivo.pt/wayback"):
    lines = ['<http://paper.example/ferries>; rel="original"']
    for each in stamps:
        when = dt.datetime.strptime(each, "%Y%m%d%H%M%S").replace(tzinfo=dt.UTC)
        date = f"{when:%a, %d %b %Y %H:%M:%S} GMT"
        address = f"{base}/{each}/http://paper.example/ferries"
        lines.append(f'<{address}>; rel="memento"; datetime="{date}"')
    return answer(",\n".join(lines), 200, LIST)


def look(web, when=DAY, archives=("wayback-machine",), **more):
    steps = nearest(URL, when, archives=archives, faults=copy_faults, **more)
    return run(steps, web)


def test_the_nearest_is_taken_and_not_the_latest():
    found, asks = look(
        {CDX: rows("20260101000000", "20211201000000", "20150101000000"), WEB: html()}
    )
    assert found.snapshot.archive == "wayback-machine"
    assert found.snapshot.url == f"{WEB}20211201000000/http://paper.example/ferries?page=1"
    assert found.snapshot.taken_at == dt.datetime(2021, 12, 1, tzinfo=dt.UTC)
    assert found.page.status == 200
    assert not found.troubles
    assert [ask.url for ask in asks][1:] == [
        f"{WEB}20211201000000id_/http://paper.example/ferries?page=1"
    ]


def test_the_index_is_asked_as_documented():
    _, asks = look({CDX: data([])})
    query = parse_qs(urlsplit(asks[0].url).query)
    assert query["url"] == ["http://paper.example/ferries?page=1"]
    assert query["filter"] == ["statuscode:200"]
    assert query["output"] == ["json"]
    assert (query["sort"], query["closest"]) == (["closest"], ["20211123120000"])
    assert dict(asks[0].headers)["Accept"] == "application/json"
    assert len(asks) == 1


def test_soft_404s_are_passed_over_and_equal_copies_are_not_looked_at_again():
    index = data(
        [
            HEAD,
            ["20211124000000", URL, "200", "text/html", "A"],
            ["20211125000000", URL, "200", "text/html", "A"],
            ["20211110000000", URL, "200", "text/html", "B"],
        ]
    )
    found, asks = look({CDX: index, WEB: html(GONE), f"{WEB}20211110000000": html()})
    assert found.snapshot.taken_at == dt.datetime(2021, 11, 10, tzinfo=dt.UTC)
    assert len(asks) == 3


def test_when_all_copies_are_soft_404s_there_is_none():
    stamps = [f"202112{day:02}000000" for day in range(1, 10)]
    found, asks = look({CDX: rows(*stamps), WEB: html(GONE)})
    assert found.snapshot is None
    assert len(asks) == 5  # the index, and no more than four copies


def test_a_copy_of_an_error_or_of_a_redirect_is_none():
    stamps = ("20211124000000", "20211125000000", "20211126000000", "20211127000000")
    found, _ = look(
        {
            CDX: rows(*stamps),
            f"{WEB}20211124": html("", 503, "Memento-Datetime: Wed, 24 Nov 2021 00:00:00 GMT"),
            f"{WEB}20211125": answer("", 302, "Location: http://paper.example/"),
            f"{WEB}20211126": answer("", 302, "Location: /web/about"),
            f"{WEB}20211127": html(),
        }
    )
    assert found.snapshot.taken_at.day == 27


def test_the_archive_may_send_on_to_the_moment_it_has():
    moved = answer("", 302, "Location: /web/20211130010203id_/http://paper.example/ferries?page=1")
    found, _ = look(
        {CDX: rows("20211201000000"), f"{WEB}20211201": moved, f"{WEB}20211130": html()}
    )
    assert found.snapshot.taken_at == dt.datetime(2021, 11, 30, 1, 2, 3, tzinfo=dt.UTC)
    assert found.snapshot.url == f"{WEB}20211130010203/http://paper.example/ferries?page=1"


def test_an_archive_that_sends_round_in_circles():
    moved = answer("", 302, "Location: /web/20211201000000/http://paper.example/ferries")
    found, asks = look({CDX: rows("20211201000000"), WEB: moved})
    assert found.snapshot is None
    assert str(found.troubles[0]) == "wayback-machine: sends from one copy to the next"
    assert len(asks) == 4


@pytest.mark.parametrize(
    ("index", "asks_for_index"),
    [
        (FailureKind.TIMEOUT, 1),
        (answer("", 503), 3),
        (html("<html>Service unavailable</html>"), 1),
        (answer("{nonsense"), 1),
        (data({"error": "no"}), 1),
        (data(["timestamp"]), 1),
        (answer("", 403), 1),
        (None, 1),
    ],
)
def test_where_the_index_does_not_answer_the_availability_does(index, asks_for_index):
    web = {CDX: index, AVAILABLE: available("20211201000000"), WEB: html()}
    found, asks = look(web)
    assert found.snapshot.taken_at.month == 12
    assert sum(ask.url.startswith(CDX) for ask in asks) == asks_for_index
    assert parse_qs(urlsplit(asks[asks_for_index].url).query)["timestamp"] == ["20211123120000"]
    assert not found.troubles


@pytest.mark.parametrize(
    "answered",
    [
        available(""),
        available("20211201000000", "301"),
        available("2021"),
        data({"archived_snapshots": {"closest": []}}),
    ],
)
def test_an_availability_of_nothing(answered):
    found, _ = look({CDX: FailureKind.RESET, AVAILABLE: answered})
    assert (found.snapshot, found.troubles) == (None, ())


@pytest.mark.parametrize(
    ("answered", "why"),
    [
        (answer("", 503), "out of order (status 503)"),
        (FailureKind.DNS, "no answer (dns)"),
        (answer("", 429), "asks for fewer requests"),
        (answer("", 429, "Retry-After: 3600"), "asks to wait 3600 seconds"),
        (
            answer("", 429, "Retry-After: Sun, 22 Nov 2026 13:00:00 GMT"),
            "asks to wait 3600 seconds",
        ),
        (html("<html>We are moving</html>"), "answered a page instead of data"),
        (answer("]["), "answered something unreadable instead of data"),
        (answer("[" * 200_000), "answered something unreadable instead of data"),
        (answer("no", 451), "refuses (status 451)"),
        (None, "not asked, as it had used up its time in this run"),
    ],
)
def test_an_outage_is_told(answered, why):
    found, _ = look({CDX: answered, AVAILABLE: answered})
    assert found.snapshot is None
    assert found.troubles == (Trouble(archive="wayback-machine", why=why),)


def test_an_availability_that_is_none():
    found, _ = look({CDX: FailureKind.TIMEOUT, AVAILABLE: data([1])})
    assert found.troubles[0].why == "no answer (timeout)"


def test_a_limit_is_waited_for_as_asked():
    limited = [answer("", 429, "Retry-After: 7"), answer("", 503), rows("20211123000000")]
    found, asks = look({CDX: limited, WEB: html()})
    assert found.snapshot is not None
    assert [ask.wait for ask in asks] == [0, 7, 10, 0]


def test_a_limit_without_patience():
    _, asks = look({CDX: answer("", 429), AVAILABLE: answer("", 429)}, retries=0)
    assert len(asks) == 2


def test_an_empty_answer_is_no_copy():
    for nothing in (answer(""), data([]), data([HEAD]), answer("", 404)):
        found, asks = look({CDX: nothing})
        assert (found.snapshot, found.troubles, len(asks)) == (None, (), 1)


def test_rows_that_are_none_are_passed_over():
    index = data(
        [
            HEAD,
            "nonsense",
            ["20211201000000", URL],
            ["2021", URL, "200", "text/html", "A"],
            ["20211201000000", "", "200", "text/html", "A"],
            ["20211201000000", URL, "302", "text/html", "A"],
            ["20211202000000", URL, "200", "text/html", "A"],
        ]
    )
    found, _ = look({CDX: index, WEB: html()})
    assert found.snapshot.taken_at.day == 2


def test_other_archives_are_asked_and_the_nearest_of_all_wins():
    web = {
        CDX: rows("20230101000000"),
        WEB: html(),
        ARQUIVO: timemap("20211120000000", "20100101000000"),
        "https://arquivo.pt/wayback/20211120000000id_/": html(),
    }
    found, _ = look(web, archives=("wayback-machine", ARQUIVO))
    assert found.snapshot.archive == "arquivo-pt"
    assert found.snapshot.url == (
        "https://arquivo.pt/wayback/20211120000000/http://paper.example/ferries"
    )


def test_a_copy_of_the_same_day_is_near_enough_to_ask_no_other_archive():
    found, asks = look(
        {CDX: rows("20211123200000"), WEB: html()}, archives=("wayback-machine", ARQUIVO)
    )
    assert found.snapshot.archive == "wayback-machine"
    assert not any(ask.url.startswith(ARQUIVO) for ask in asks)


def test_a_soft_404_of_the_same_day_is_not():
    web = {
        CDX: rows("20211123200000"),
        WEB: html(GONE),
        ARQUIVO: timemap("20211201000000"),
        "https://arquivo.pt/wayback/2021": html(),
    }
    found, asks = look(web, archives=("wayback-machine", ARQUIVO))
    assert found.snapshot.archive == "arquivo-pt"
    assert len(asks) == 4


def test_one_archive_out_of_order_leaves_the_others():
    web = {
        CDX: FailureKind.TIMEOUT,
        AVAILABLE: FailureKind.TIMEOUT,
        ARQUIVO: timemap("20211201000000"),
        "https://arquivo.pt/wayback/2021": html(),
    }
    found, _ = look(web, archives=("wayback-machine", ARQUIVO))
    assert found.snapshot.archive == "arquivo-pt"
    assert [str(each) for each in found.troubles] == ["wayback-machine: no answer (timeout)"]


def test_an_archive_whose_copies_cannot_be_read():
    found, _ = look({CDX: rows("20211201000000"), WEB: answer("", 429)})
    assert found.snapshot is None
    assert found.troubles[0].why == "asks for fewer requests"


@pytest.mark.parametrize(
    ("answered", "why"),
    [
        (html("Sorry"), "answered something else than a TimeMap"),
        (html("<html><a>;rel=memento"), "answered a page instead of a TimeMap"),
        (answer("", 503), "out of order (status 503)"),
        (answer("no", 403), "refuses (status 403)"),
        (FailureKind.RESET, "no answer (reset)"),
    ],
)
def test_a_timemap_that_is_none(answered, why):
    found, _ = look({ARQUIVO: answered}, archives=(ARQUIVO,))
    assert found.troubles == (Trouble(archive="arquivo-pt", why=why),)


@pytest.mark.parametrize("answered", [answer("", 404), answer(""), timemap()])
def test_a_timemap_of_nothing(answered):
    found, _ = look({ARQUIVO: answered}, archives=(ARQUIVO,))
    assert (found.snapshot, found.troubles) == (None, ())


def test_a_timemap_cut_short_is_read_as_far_as_it_goes():
    whole = timemap("20211120000000", "20211123000000")
    cut = {**whole, "body": whole["body"][:-5], "truncated": True}
    found, _ = look({ARQUIVO: cut, "https://arquivo.pt/wayback/2021": html()}, archives=(ARQUIVO,))
    assert found.snapshot.taken_at.day == 20


def test_a_timemap_of_timemaps_is_followed_to_the_date():
    def page(number, since, until):
        return (
            f'<{ARQUIVO}{number}/x>; rel="timemap"; from="Fri, 01 Jan {since} 00:00:00 GMT"; '
            f'until="Fri, 31 Dec {until} 00:00:00 GMT"'
        )

    pages = ",".join((page(1, 2000, 2010), page(2, 2011, 2022), page(3, 2023, 2026)))
    web = {
        ARQUIVO: answer(f'<{ARQUIVO}all>; rel="self timemap", {pages}', 200, LIST),
        f"{ARQUIVO}2/": timemap("20211120000000"),
        "https://arquivo.pt/wayback/2021": html(),
    }
    found, asks = look(web, archives=(ARQUIVO,))
    assert found.snapshot.taken_at.year == 2021
    assert asks[1].url == f"{ARQUIVO}2/x"


@pytest.mark.parametrize(
    "times",
    ['; from="Fri, 01 Jan 2022 00:00:00 GMT"', '; until="Fri, 01 Jan 2010 00:00:00 GMT"', ""],
)
def test_further_timemaps_of_another_time(times):
    first = timemap("20211120000000")
    first["body"] += f', <{ARQUIVO}2/x>; rel="timemap"{times}'.encode()
    web = {ARQUIVO: first, "https://arquivo.pt/wayback/2021": html()}
    _, asks = look(web, archives=(ARQUIVO,))
    assert len(asks) == 2  # the list has copies already; that of another time is not asked
    alone = answer(f'<{ARQUIVO}2/x>; rel="timemap"{times}', 200, LIST)
    _, asks = look({ARQUIVO: alone, f"{ARQUIVO}2/": FailureKind.RESET}, archives=(ARQUIVO,))
    assert asks[1].url == f"{ARQUIVO}2/x"


def test_timemaps_that_lead_in_circles_end():
    first = answer(f'<{ARQUIVO}2/x>; rel="timemap"', 200, LIST)
    second = answer(f'<{ARQUIVO}{URL.partition("#")[0]}>; rel="timemap"', 200, LIST)
    found, asks = look({ARQUIVO: first, f"{ARQUIVO}2/": second}, archives=(ARQUIVO,))
    assert (found.snapshot, len(asks)) == (None, 2)


def test_an_outage_in_the_middle_keeps_what_was_found():
    first = timemap("20211020000000")
    first["body"] += (
        f', <{ARQUIVO}2/x>; rel="timemap"; from="Mon, 01 Nov 2021 00:00:00 GMT"'.encode()
    )
    web = {
        ARQUIVO: first,
        f"{ARQUIVO}2/": FailureKind.TIMEOUT,
        "https://arquivo.pt/wayback/2021": html(),
    }
    found, _ = look(web, archives=(ARQUIVO,))
    assert found.snapshot.taken_at.month == 10


def test_archive_today_has_no_pages_without_a_frame():
    prefix = "https://archive.ph/timemap/"
    web = {
        prefix: timemap("20211120000000", base="https://archive.ph"),
        "https://archive.ph/20211120000000/": html(),
    }
    found, _ = look(web, archives=(prefix,))
    assert found.snapshot.archive == "archive-today"


def test_an_unknown_archive_goes_by_its_host():
    assert name_of("https://www.copies.example/timemap/") == "copies.example"
    assert name_of("wayback-machine") == "wayback-machine"


def test_endpoints_can_be_others():
    ends = Endpoints.of(["cdx=https://copies.example/cdx/", "web=https://copies.example/web"])
    assert (ends.cdx, ends.save) == ("https://copies.example/cdx", Endpoints().save)
    web = {
        "https://copies.example/cdx?": rows("20211123000000"),
        "https://copies.example/web/2": html(),
    }
    found, _ = look(web, endpoints=ends)
    assert found.snapshot.url.startswith("https://copies.example/web/20211123000000/http://paper")


def test_addresses_beyond_ascii_are_sent_encoded():
    url = "http://paper.example/fähre?wo=да"
    index = data([HEAD, ["20211123000000", url, "200", "text/html", "A"]])
    web = {CDX: index, WEB: html(GONE), ARQUIVO: timemap("20211201000000")}
    steps = nearest(url, DAY, archives=("wayback-machine", ARQUIVO), faults=copy_faults)
    _, asks = run(steps, web)
    assert all(ask.url.isascii() for ask in asks)
    assert asks[1].url.endswith("id_/http://paper.example/f%C3%A4hre?wo=%D0%B4%D0%B0")


def test_a_moment_counts_as_a_moment():
    found, _ = look({CDX: rows("20261122110000", "20261120110000"), WEB: html()}, when=NOW)
    assert found.snapshot.taken_at.hour == 11


def test_a_copy_of_something_else_than_a_page_is_a_copy():
    document = answer(b"%PDF-1.7", 200, "Content-Type: application/pdf")
    found, _ = look({CDX: rows("20211123000000"), WEB: document})
    assert found.snapshot is not None
