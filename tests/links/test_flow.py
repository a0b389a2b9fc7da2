"""The flow, driven with lists of replies."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.links.flow import check_link
from citecheck.links.policy import Policy
from citecheck.model import Failure, FailureKind, Reply, Verdict
from tests.links.replay import html, page, redirect, run, verdict

A, B, C = (f"https://paper.example.com/2021/{name}" for name in "abc")
GOOD = html(page())


def test_a_verdict_says_what_was_seen():
    found, asks = run(A, {A: redirect(B, 301), B: redirect(C, 302), C: GOOD})
    assert (found.verdict.value, found.reason.value) == ("ok", "ok")
    assert [(hop.url, hop.status) for hop in found.hops] == [(A, 301), (B, 302), (C, 200)]
    assert (found.final_url, found.status, found.url) == (C, 200, A)
    assert found.elapsed == pytest.approx(0.75)
    assert [ask.wait for ask in asks] == [0, 0, 0]


@pytest.mark.parametrize(
    ("chain", "expected"),
    [
        ((301,), ("moved", "moved-permanently")),
        ((308, 301), ("moved", "moved-permanently")),
        ((302,), ("ok", "ok")),
        ((301, 302), ("ok", "ok")),
        ((307, 308), ("ok", "ok")),
        ((303,), ("ok", "ok")),
    ],
)
def test_permanent_and_temporary_redirects(chain, expected):
    web = {f"{A}{n}": redirect(f"{A}{n + 1}", status) for n, status in enumerate(chain)}
    web[f"{A}{len(chain)}"] = GOOD
    assert verdict(f"{A}0", web) == expected


def test_ten_redirects_and_no_more():
    web = {f"{A}{n}": redirect(f"{A}{n + 1}") for n in range(11)}
    web |= {f"{A}10": GOOD}
    assert verdict(f"{A}0", web) == ("ok", "ok")
    web |= {f"{A}10": redirect(f"{A}11"), f"{A}11": GOOD}
    assert verdict(f"{A}0", web) == ("broken", "too-many-redirects")
    assert verdict(f"{A}1", web, policy=Policy(max_redirects=9)) == ("broken", "too-many-redirects")


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("", ("broken", "bad-redirect")),
        ("http://[", ("broken", "bad-redirect")),
        ("file:///etc/passwd", ("broken", "bad-redirect")),
        ("javascript:alert(1)", ("broken", "bad-redirect")),
        ("http://10.0.0.1/", ("broken", "bad-redirect")),
        ("http://0x7f.1/", ("broken", "bad-redirect")),
        ("http://localhost:8080/", ("broken", "bad-redirect")),
        ("b", ("ok", "ok")),
        ("/2021/b", ("ok", "ok")),
        ("//paper.example.com/2021/b", ("ok", "ok")),
        ("https:b", ("ok", "ok")),
        ("?c", ("broken", "gone")),
    ],
)
def test_locations(location, expected):
    assert verdict(A, {A: redirect(location), B: GOOD}) == expected


@pytest.mark.parametrize("raw", ["/2021/café".encode(), "/2021/café".encode("latin-1")])
def test_locations_in_raw_bytes(raw):
    answer = {"status": 302, "head": b"Location: " + raw}
    utf8, latin = f"{A[:-1]}caf%C3%A9", f"{A[:-1]}caf%E9"
    assert verdict(A, {A: answer, utf8: GOOD, latin: GOOD}) == ("ok", "ok")


def test_cookies_stay_within_the_chain_and_the_site():
    other = "https://tracker.example.org/x"
    web = {
        A: redirect(
            B, 302, "Set-Cookie: seen=1; Path=/", "Set-Cookie: id=2; Path=/; Domain=example.com"
        ),
        B: redirect(other, 302, "Set-Cookie: seen=3; Path=/"),
        other: redirect(C, 302, "Set-Cookie: theirs=1", "Set-Cookie: bad; x", "Set-Cookie: =y"),
        C: GOOD,
    }
    _, asks = run(A, web)
    sent = [dict(ask.headers).get("Cookie") for ask in asks]
    assert sent == [None, "seen=1; id=2", None, "seen=3; id=2"]


def test_no_cookie_for_a_whole_suffix():
    other = "https://other.co.uk/"
    web = {
        "https://paper.co.uk/x": redirect(other, 302, "Set-Cookie: a=1; Domain=co.uk"),
        other: GOOD,
    }
    _, asks = run("https://paper.co.uk/x", web)
    assert asks[1].headers == ()


def test_a_cookie_wall_that_comes_back_is_no_loop():
    web = {A: [redirect(A, 302, "Set-Cookie: ok=1"), GOOD]}
    assert verdict(A, web) == ("ok", "ok")
    assert verdict(A, {A: redirect(A, 302, "Set-Cookie: ok=1")}) == ("broken", "redirect-loop")


def test_credentials_are_sent_to_their_host_only():
    link = A.replace("https://", "https://ann:s%40x@")
    web = {A: redirect(B), B: redirect("https://other.example.org/x"), C: GOOD}
    found, asks = run(link, web)
    sent = [dict(ask.headers).get("Authorization") for ask in asks]
    assert sent == ["Basic YW5uOnNAeA==", "Basic YW5uOnNAeA==", None]
    assert [ask.url for ask in asks][:2] == [A, B]
    assert found.url == link
    assert "ann" not in str(found.hops)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_transient_statuses_are_asked_again(status):
    found, asks = run(A, {A: [html("", status), html("", status), GOOD]})
    assert found.verdict.value == "ok"
    assert [ask.wait for ask in asks] == [0, 1, 2]
    assert "asked 3 times" in found.evidence


@pytest.mark.parametrize("kind", [FailureKind.TIMEOUT, FailureKind.RESET, FailureKind.DNS])
def test_transient_failures_are_asked_again(kind):
    assert verdict(A, {A: [kind, GOOD]}) == ("ok", "ok")


@pytest.mark.parametrize(
    ("kind", "asks", "expected"),
    [
        (FailureKind.TIMEOUT, 3, ("broken", "timeout")),
        (FailureKind.RESET, 3, ("broken", "reset")),
        (FailureKind.DNS, 2, ("broken", "dns")),
        (FailureKind.REFUSED, 1, ("broken", "refused")),
        (FailureKind.UNREACHABLE, 1, ("broken", "refused")),
        (FailureKind.TLS, 1, ("broken", "tls")),
        (FailureKind.BAD_REPLY, 1, ("broken", "bad-reply")),
        (FailureKind.BAD_URL, 1, ("broken", "bad-url")),
        (FailureKind.PRIVATE, 1, ("skipped", "private-address")),
    ],
)
def test_failures(kind, asks, expected):
    found, asked = run(A, {A: kind})
    assert (found.verdict.value, found.reason.value, len(asked)) == (*expected, asks)
    assert found.status is None
    assert found.final_url == A
    assert found.evidence


def test_a_redirect_to_a_name_that_is_inside():
    web = {A: redirect(B), B: FailureKind.PRIVATE}
    assert verdict(A, web) == ("broken", "bad-redirect")


@pytest.mark.parametrize(
    ("header", "waits"),
    [
        ("Retry-After: 7", [0, 7]),
        ("Retry-After: 0", [0, 0]),
        ("Retry-After: 61", [0]),
        ("Retry-After: Tue, 23 Nov 2021 08:00:30 GMT", [0, 30]),
        ("Retry-After: Tue, 23 Nov 2021 07:00:00 GMT", [0, 0]),
        ("Retry-After: soon", [0, 1]),
        ("Retry-After: -5", [0, 1]),
        ("Retry-After: Tue, 23 Nov 99999999 08:00:30 GMT", [0, 1]),
        ("X-Other: 1", [0, 1]),
    ],
)
def test_retry_after(header, waits):
    busy = html("", 429, header, "Date: Tue, 23 Nov 2021 08:00:00 GMT")
    found, asks = run(A, {A: busy}, policy=Policy(retries=1))
    assert [ask.wait for ask in asks] == waits
    assert (found.verdict.value, found.reason.value) == ("review", "rate-limited")


def test_retry_after_is_counted_from_the_reply_where_it_has_no_date():
    came = dt.datetime(2021, 11, 23, 8, tzinfo=dt.UTC)
    busy = html("", 503, "Retry-After: Tue, 23 Nov 2021 08:00:10 GMT") | {"at": came}
    found, asks = run(A, {A: [busy, GOOD]})
    assert [ask.wait for ask in asks] == [0, 10]
    assert found.checked_at is None
    found, asks = run(A, {A: html("", 503, "Retry-After: Tue, 23 Nov 2021 08:00:10 GMT")})
    assert [ask.wait for ask in asks] == [0, 1, 2]


def test_a_wait_that_is_not_granted_ends_the_asking():
    found, asks = run(A, {A: [html("", 503), None]})
    assert (found.reason.value, len(asks)) == ("server-error", 2)


def test_a_link_that_is_not_granted_is_not_judged():
    assert verdict(A, {A: None}) == ("review", "unsure")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (200, "ok"), (201, "ok"), (204, "unsure"), (206, "ok"), (300, "ok"), (304, "http-error"),
        (400, "http-error"), (401, "login"), (402, "paywall"), (403, "forbidden"), (404, "gone"),
        (405, "http-error"), (406, "unsure"), (407, "login"), (410, "gone"), (418, "http-error"),
        (451, "legal"), (501, "server-error"), (511, "login"), (520, "server-error"),
        (999, "bot-wall"), (601, "bad-reply"),
    ],
)  # fmt: skip
def test_statuses(status, expected):
    found, _ = run(A, {A: {"status": status}})
    assert found.reason.value == expected


KINDS = st.sampled_from(FailureKind)
LOCATIONS = st.sampled_from(
    ["", A, B, C, "/", "/404", "/login", "http://10.0.0.1/", "ftp://x/", "x:y", "//", "http://["]
)
FIELDS = st.sampled_from(
    [
        "Set-Cookie: a=1",
        "Set-Cookie: b",
        "Retry-After: 1",
        "Retry-After: x",
        "cf-mitigated: challenge",
        "Refresh: 0;url=/b",
        "Content-Type: text/html",
        "Content-Type: text/plain",
        ":",
        "\x80: \xff",
    ]
)
BODIES = st.sampled_from(
    [b"", page().encode(), page("404").encode(), b"<meta http-equiv=refresh content='0;/c'>",
     b"<title>", b"<!--", b"<script", b"\xff\xfe<", b"<h1>Not found", b"<h1>" * 50]
)  # fmt: skip
REPLIES = st.builds(
    lambda status, location, fields, body, truncated: {
        "status": status,
        "head": "\r\n".join([*fields, *([f"Location: {location}"] if location else [])]).encode(
            "latin-1"
        ),
        "body": body,
        "truncated": truncated,
    },
    st.one_of(st.sampled_from([200, 301, 302, 403, 429, 503]), st.integers(200, 999)),
    LOCATIONS,
    st.lists(FIELDS, max_size=3),
    st.one_of(BODIES, st.binary(max_size=60)),
    st.booleans(),
)
ANSWERS = st.lists(st.one_of(REPLIES, KINDS, st.none()), min_size=1, max_size=40)


@settings(max_examples=300, deadline=None)
@given(
    url=st.one_of(st.sampled_from([A, f"{A}#x", "http://h/", f"{A}#:~:text=a,b"]), st.text()),
    answers=ANSWERS,
    retries=st.integers(0, 3),
    redirects=st.integers(0, 5),
)
def test_every_sequence_of_answers_ends_in_one_verdict(url, answers, retries, redirects):
    policy = Policy(retries=retries, max_redirects=redirects)
    found, asked = drive(check_link(url, policy), answers)
    assert isinstance(found, Verdict)
    assert found.url == url
    assert len(found.hops) <= redirects + 1
    assert len(asked) <= (redirects + 1) * (retries + 1) + 1
    assert all(ask.wait <= policy.longest_wait for ask in asked)


def drive(steps, answers):
    answer, asked = None, []
    while len(asked) < 100:
        try:
            ask = steps.send(answer)
        except StopIteration as end:
            return end.value, asked
        found = answers[len(asked) % len(answers)]
        asked.append(ask)
        if isinstance(found, FailureKind):
            answer = Failure(url=ask.url, kind=found)
        else:
            answer = found and Reply(url=ask.url, **found)
    raise AssertionError("the flow does not end")


@pytest.mark.parametrize("status", [421, 520, 521, 522, 523, 524, 529, 598, 599])
def test_trouble_behind_a_proxy_passes(status):
    url = "https://quay.example.com/a"
    assert verdict(url, {url: [{"status": status}, html(page())]}) == ("ok", "ok")


def test_a_redirect_to_several_places_leads_nowhere():
    url = "https://quay.example.com/a"
    web = {url: redirect("/b", 301, "Location: /c"), "https://quay.example.com/b": html(page())}
    assert verdict(url, web) == ("broken", "bad-redirect")
    web[url] = redirect("/b", 301, "Location: /b")
    assert verdict(url, web) == ("moved", "moved-permanently")
