"""What the settings make of a link: patterns, verdicts of one's own, headers for one host."""

import tomllib

import attrs
import pytest

from citecheck.errors import ConfigError
from citecheck.links.policy import Patterns, Policy
from citecheck.settings import Settings, duration, from_mapping
from citecheck.urls import parse
from tests.links.replay import html, page, redirect, run, verdict

A = "https://www.paper.example.com/2021/a"
B = "https://social.example.org/b"
GOOD = html(page())


def policy(**values):
    return Policy.of(Settings(**values))


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("host:www.paper.example.com", True),
        ("host:*.EXAMPLE.com", True),
        ("host:example.com", False),
        ("https://www.paper.example.com/*", True),
        ("*/2021/*", True),
        ("*/2020/*", False),
        ("https://www.paper.example.com/", False),
    ],
)
def test_patterns(pattern, fits):
    assert Patterns.of([pattern]).match(parse(A)) is fits
    assert Patterns.of([]).match(parse(A)) is False


def test_excluded_links_are_not_asked():
    found, asks = run(A, {A: GOOD}, policy=policy(exclude=("host:*.example.com",)))
    assert (found.verdict.value, found.reason.value, asks) == ("skipped", "excluded", [])
    both = policy(exclude=("host:*.example.com",), include=("*/2021/*",))
    assert verdict(A, {A: GOOD}, policy=both) == ("ok", "ok")


@pytest.mark.parametrize(
    ("pattern", "excludes"),
    [
        ("https://a.example", True),
        ("HTTPS://A.example/", True),
        ("https://a.example*", True),
        ("https://?.example/", True),
        ("https://a.exampl", False),
    ],
)
def test_an_address_is_a_pattern(pattern, excludes):
    url = parse("https://a.example/")
    assert bool(policy(exclude=(pattern,)).excludes(url)) is excludes


def test_excluded_redirect_targets_are_not_asked():
    found, asks = run(A, {A: redirect(B), B: GOOD}, policy=policy(exclude=("host:social.*",)))
    assert (found.verdict.value, found.reason.value, len(asks)) == ("skipped", "excluded", 1)


@pytest.mark.parametrize(
    ("rules", "status", "expected"),
    [
        (("403=ok",), 403, "ok"),
        (("403=ok",), 401, "review"),
        (("forbidden=broken",), 403, "broken"),
        (("4xx=ok",), 404, "ok"),
        (("4xx=ok", "404=broken"), 404, "ok"),
        (("404=broken", "4xx=ok"), 403, "ok"),
        (("host:*.example.com=ok",), 500, "ok"),
        (("*/2021/*=review",), 200, "review"),
        (("host:other.example=ok",), 404, "broken"),
    ],
)
def test_verdicts_of_ones_own(rules, status, expected):
    found, _ = run(A, {A: html("", status)}, policy=policy(verdicts=rules, retries=0))
    if status == 200:
        found, _ = run(A, {A: GOOD}, policy=policy(verdicts=rules))
    assert found.verdict.value == expected
    changed = "by itself" in " ".join(found.evidence)
    assert changed is any(rule.rpartition("=")[0] in " ".join(found.evidence) for rule in rules)


def test_hosts_may_be_skipped():
    rule = policy(verdicts=("host:*.example.com=skipped",))
    found, asks = run(A, {A: GOOD}, policy=rule)
    assert (found.verdict.value, found.reason.value, asks) == ("skipped", "excluded", [])
    assert verdict(B, {B: GOOD}, policy=rule) == ("ok", "ok")


def test_unasked_links_are_not_overruled():
    rule = policy(verdicts=("host:*=ok", "bad-url=ok"), offline=True)
    assert verdict(A, {}, policy=rule) == ("skipped", "offline")


def test_headers_go_to_their_host_only():
    rule = policy(host_headers=("www.Paper.example.com X-Key: abc: d", "x.example Y: z"))
    _, asks = run(A, {A: redirect(B), B: GOOD}, policy=rule)
    assert [ask.headers for ask in asks] == [(("X-Key", "abc: d"),), ()]


def test_fragments_may_be_left_alone():
    link = f"{A}#nowhere"
    assert verdict(link, {A: GOOD}) == ("broken", "fragment-missing")
    assert verdict(link, {A: GOOD}, policy=policy(no_fragments=True)) == ("ok", "ok")


@pytest.mark.parametrize(
    "values",
    [
        {"verdicts": ["403"]},
        {"verdicts": ["403=fine"]},
        {"host-headers": ["example.com"]},
        {"host-headers": ["example.com X-Key: a\r\nY: b"]},
        {"resolve": ["example.com:443"]},
        {"host-intervals": ["api.example.com"]},
        {"host-intervals": ["api.example.com=fast"]},
        {"host-concurrencies": {"api.example.com": 0}},
        {"schemes": ["gopher"]},
        {"cache-ok": "soon"},
        {"over": ""},
        {"confirm": 0},
    ],
)
def test_wrong_settings_are_refused(values):
    with pytest.raises(ConfigError, match="must be"):
        from_mapping(values, "x.toml")


@pytest.mark.parametrize(
    ("text", "seconds"), [("90", 90), ("90s", 90), ("1.5m", 90), ("2h", 7200), ("3d", 259_200)]
)
def test_durations(text, seconds):
    assert duration(text) == seconds


def test_a_wrong_duration():
    with pytest.raises(ValueError, match="must be a time"):
        duration("soon")


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("DOI: 10.1000/a<b>c#d", "https://doi.org/10.1000/a%3Cb%3Ec%23d"),
        ("urn:doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("info:doi/10.1000/182", "https://doi.org/10.1000/182"),
        ("arXiv:2101.00001v2", "https://arxiv.org/abs/2101.00001v2"),
        ("arxiv:hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"),
        ("hdl:2027/abc", "https://hdl.handle.net/2027/abc"),
    ],
)
def test_identifiers_are_asked_at_their_resolvers(link, asked):
    found, asks = run(link, {asked: redirect(A), A: GOOD})
    assert (found.url, found.verdict.value) == (link, "ok")
    assert asks[0].url == asked


@pytest.mark.parametrize("link", ["doi:", "doi:11.1/x", "arxiv:x", "urn:isbn:0451450523", "hdl:x"])
def test_what_is_no_identifier(link):
    assert verdict(link, {}) == ("skipped", "scheme")


def test_a_map_in_the_configuration_file():
    text = """
    verdicts = { 403 = "ok", "host:*.linkedin.com" = "skipped", rate-limited = "ok" }
    host-intervals = { "api.example.com" = 2, "*.example.org" = 0.25 }
    host-concurrencies = { "api.example.com" = 1 }
    """
    settings = from_mapping(tomllib.loads(text), "x")
    assert settings.host_intervals == ("api.example.com=2", "*.example.org=0.25")
    assert settings.host_concurrencies == ("api.example.com=1",)
    rules = Policy.of(settings)
    assert verdict(A, {A: html("", 403)}, policy=rules) == ("ok", "forbidden")
    assert verdict("https://uk.linkedin.com/in/x", {}, policy=rules) == ("skipped", "excluded")
    limited, _ = run(A, {A: html("", 429)}, policy=attrs.evolve(rules, retries=0))
    assert limited.verdict.value == "ok"
