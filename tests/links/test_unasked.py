"""Links that nobody asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.blocking import run
from citecheck.links import Gatherer, LinkChecker
from citecheck.links.unasked import Unasked
from citecheck.settings import Settings

LINKS = (
    *("https://a.example/", "https://a.example", "http://a.example/b?c=d#e", "HTTPS://A.example/"),
    *("https://exa mple/", "http://127.0.0.1/", "https://é.example/", "https://xn--a.example/"),
    *("mailto:a@b.example", "mailto:", "mailto:@", "tel:+1", "ftp://a.example/b", "javascript:a"),
    *(
        "doi:10.1000/182",
        "urn:doi:10.1000/182",
        "arxiv:2101.00001",
        "doi:",
        "//a.example/",
        "",
        "x",
    ),
)
SETTINGS = (
    {},
    {"exclude": ("*a.example*",)},
    {"exclude": ("*",), "include": ("host:a.example",)},
    {"verdicts": ("host:*.example=skipped", "bad-url=ok")},
    {"schemes": ("https",)},
    {"mail_hosts": True},
)


async def checked(links, settings):
    async with LinkChecker(settings) as checker:
        return {verdict.url: verdict async for verdict in checker.stream(links)}


async def gathered(links, settings):
    async with Gatherer(settings) as gatherer:
        return await gatherer.verdicts(links)


@pytest.mark.parametrize("more", SETTINGS)
def test_the_verdicts_are_those_of_who_asks_links(more):
    settings = Settings(offline=True, cache_dir="", **more)
    assert run(gathered(LINKS, settings)) == run(checked(LINKS, settings))


@given(st.lists(st.sampled_from(("http", "s", "://", "a.b", "/", "?", "#", "%", " ", ":", "é"))))
def test_the_verdict_on_any_text_is_that_of_who_asks_links(pieces):
    link = "".join(pieces)
    settings = Settings(offline=True, cache_dir="")
    assert {link: Unasked.of(settings).verdict(link)} == run(checked([link], settings))


@pytest.mark.parametrize(
    "more", [{"offline": False}, {"cache_dir": "x"}, {"record": "x"}, {"replay": "x"}]
)
def test_links_that_are_asked_or_looked_up_are_not_judged_without(more):
    assert Unasked.of(Settings(**({"offline": True, "cache_dir": ""} | more))) is None
