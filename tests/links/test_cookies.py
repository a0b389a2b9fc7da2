"""Cookies of one chain of redirects, as RFC 6265 tells browsers to keep them."""

import datetime as dt

import pytest

from citecheck import urls
from citecheck.links.cookies import Jar

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
HERE = urls.parse("https://www.quay.com/news/2026/x")


def sent(url, *lines, here=HERE):
    jar = Jar()
    for line in lines:
        jar.take(line, here, NOW)
    return jar.header(urls.parse(url))


@pytest.mark.parametrize(
    ("line", "url", "expected"),
    [
        ("a=1; Path=/", "https://www.quay.com/", "a=1"),
        ("a=1; Path=/news", "https://www.quay.com/news", "a=1"),
        ("a=1; Path=/news", "https://www.quay.com/newsroom", ""),
        ("a=1; Path=/news/", "https://www.quay.com/news/x", "a=1"),
        ("a=1", "https://www.quay.com/news/2026/y", "a=1"),
        ("a=1", "https://www.quay.com/sport/y", "a=1"),
        ("a=1; Path=nonsense", "https://www.quay.com/sport/y", "a=1"),
        ("a=1; Path=/; Secure", "http://www.quay.com/", ""),
        ("a=1; Path=/; secure", "https://www.quay.com/", "a=1"),
        ("a=1; Path=/", "https://quay.com/", ""),
        ("a=1; Path=/; Domain=quay.com", "https://quay.com/", "a=1"),
        ("a=1; Path=/; Domain=.Quay.com", "https://img.quay.com/", "a=1"),
        ("a=1; Path=/; Domain=other.com", "https://other.com/", ""),
        ("a=1; Path=/; Domain=com", "https://other.com/", ""),
        ("a=b=c; Path=/", "https://www.quay.com/", "a=b=c"),
        ("a=; Path=/", "https://www.quay.com/", "a="),
        ("=1; Path=/", "https://www.quay.com/", ""),
        ("novalue; Path=/", "https://www.quay.com/", ""),
        ("a=\x01; Path=/", "https://www.quay.com/", ""),
        ("a=1; Path=/; Max-Age=60", "https://www.quay.com/", "a=1"),
        ("a=1; Path=/; Max-Age=soon", "https://www.quay.com/", "a=1"),
        ("a=1; Path=/; Expires=Thu, 01 Jan 2099 00:00:00 GMT", "https://www.quay.com/", "a=1"),
        ("a=1; Path=/; Expires=someday", "https://www.quay.com/", "a=1"),
    ],
)
def test_where_a_cookie_is_sent(line, url, expected):
    assert sent(url, line) == expected


@pytest.mark.parametrize(
    "end", ["Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"]
)
def test_a_cookie_is_taken_back(end):
    assert sent("https://www.quay.com/", "a=1; Path=/", f"a=; Path=/; {end}") == ""
    assert sent("https://www.quay.com/", "a=1; Path=/", f"a=; Path=/news; {end}") == "a=1"


def test_the_longer_path_comes_first_and_the_last_value_counts():
    lines = ("a=1; Path=/", "b=2; Path=/news", "a=3; Path=/")
    assert sent("https://www.quay.com/news/x", *lines) == "b=2; a=3"


def test_a_server_may_not_fill_the_memory():
    lines = [f"c{n}=1; Path=/" for n in range(200)]
    assert sent("https://www.quay.com/", *lines).count("=") == 50


def test_a_host_without_a_name():
    here = urls.parse("http://127.0.0.1/x")
    assert sent("http://127.0.0.1/", "a=1; Path=/; Domain=127.0.0.1", here=here) == "a=1"
