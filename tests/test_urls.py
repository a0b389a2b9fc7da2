from __future__ import annotations

import subprocess
import sys

import ada_url
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecheck import urls

HOSTS = (
    *("a.org", "A.Org:80", "b-c.co.uk:443", "x--y.org", "xn--bcher-kva.de", "xn--a.org", "a..b"),
    *("1.2.3.4", "a_b.org", "a-.org", "münchen.de", "a.1", "[::1]", "user:p@h.org", ""),
)
addresses = st.builds(
    "{}://{}{}{}{}".format,
    st.sampled_from(["http", "https", "HTTP", "ftp"]),
    st.sampled_from(HOSTS),
    st.text(alphabet="/a.b%2eE~|'é \\", max_size=8).map("/{}".format),
    st.text(alphabet="?&=utm_aid#é'", max_size=12),
    st.sampled_from(["", "#", "#a", "#!/r", "#/r?utm_source=x", "#:~:text=a%20b"]),
)


@pytest.mark.parametrize(
    ("href", "base", "url"),
    [
        ("HTTPS://Example.ORG", None, "https://example.org/"),
        ("https://example.org:443/a/../b", None, "https://example.org/b"),
        ("https://example.org/%2e%2E/c", None, "https://example.org/c"),
        ("https://example.org/a/./b", None, "https://example.org/a/b"),
        ("http:\\\\example.org\\a", None, "http://example.org/a"),
        ("  https://exa\nmple.org/a\tb ", None, "https://example.org/ab"),
        ("https://münchen.example/ü", None, "https://xn--mnchen-3ya.example/%C3%BC"),
        ("http://0x7f.1/", None, "http://127.0.0.1/"),
        ("http://evil.example\\@cnn.com/", None, "http://evil.example/@cnn.com/"),
        ("/b?q", "https://example.org/x/y", "https://example.org/b?q"),
        ("c", "https://example.org/x/y", "https://example.org/x/c"),
        ("//cdn.example.org/z", "https://example.org/", "https://cdn.example.org/z"),
        ("?page=2", "https://example.org/x#f", "https://example.org/x?page=2"),
        ("#note", "https://example.org/x", "https://example.org/x#note"),
        ("", "https://example.org/x#f", "https://example.org/x"),
        ("mailto:a@example.org", None, "mailto:a@example.org"),
        ("https://example.org/a b", None, "https://example.org/a%20b"),
        ("/b", None, None),
        ("", None, None),
        ("https://", None, None),
        ("http://a b/", None, None),
        ("https://example.org:99999/", None, None),
    ],
)
def test_resolve_as_browsers_do(href, base, url):
    assert urls.resolve(href, base) == url


def test_resolve_answers_none_for_a_broken_base():
    assert urls.resolve("/a", "not an address") is None


@given(addresses, st.none() | st.just("https://base.org/x/"))
@example("https://a.org/a/.b", None)
@example("https://a.org/..", None)
@example("https://a.org/%2e%2e/x", None)
def test_resolve_equals_the_parser_everywhere(address, base):
    try:
        expected = ada_url.URL(address, base=base).href
    except ValueError:
        expected = None
    assert urls.resolve(address, base) == expected


def test_parts():
    found = urls.parse("https://User@Example.org:8080/p/a?q=1#frag")
    assert found is not None
    assert (found.scheme, found.host, found.port) == ("https", "example.org", "8080")
    assert (found.path, found.query, found.fragment) == ("/p/a", "q=1", "frag")
    assert urls.parse("no address") is None


@given(
    addresses
    | st.text(alphabet="htps:/@\\?#[].aé0%|^ ", max_size=30)
    | st.text(alphabet=":/@?#.a0", max_size=12).map("http:{}".format)
    | st.text(alphabet=":/@?#.a0", max_size=12).map("demo:{}".format)
)
@example("demo:/.//a")
@example("http://u:p@[::1]:81/a?b?c#d#e")
@example("mailto:a@b.org?subject=c")
@example("file:///a")
def test_parts_are_those_of_the_parser(address):
    found = urls.parse(address)
    try:
        parsed = ada_url.URL(address)
    except ValueError:
        assert found is None
        return
    assert found == urls.Url(
        parsed.href,
        parsed.protocol[:-1],
        parsed.hostname,
        parsed.port,
        parsed.pathname,
        parsed.search[1:],
        parsed.hash[1:],
    )


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://Example.org:443/a/../b?utm_source=x&id=7#top", "https://example.org/b?id=7"),
        ("https://example.org/?fbclid=1", "https://example.org/"),
        ("https://example.org/a?", "https://example.org/a"),
        ("https://example.org/#!/route", "https://example.org/#!/route"),
        ("https://example.org/#/route", "https://example.org/#/route"),
        ("https://example.org/a?b=1&b=2", "https://example.org/a?b=1&b=2"),
        ("/relative", "/relative"),
    ],
)
def test_canonical(url, canonical):
    assert urls.canonical(url) == canonical


@given(addresses | st.text())
def test_canonical_is_idempotent(address):
    once = urls.canonical(address)
    assert urls.canonical(once) == once


@given(st.text() | addresses)
@example("\ud800")
def test_nothing_raises(text):
    urls.canonical(text)
    urls.resolve(text)
    urls.tracking_parameters(text)
    urls.refang(text)
    urls.is_web(text)
    urls.registrable_domain(urls.host_of(text))


def test_tracking_parameters():
    url = "https://example.org/?a=1&utm_source=x&fbclid=2&utm=3"
    assert urls.tracking_parameters(url) == ("utm_source", "fbclid")
    assert urls.tracking_parameters("no address") == ()
    assert urls.tracking_parameters("https://a.example/?x=utm_source#?gclid") == ()
    assert urls.tracking_parameters("https://a.example/?ut\tm_source=1") == ("utm_source",)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.news.bbc.co.uk", "bbc.co.uk"),
        ("example.com", "example.com"),
        ("example.com.", "example.com"),
        ("me.github.io", "me.github.io"),
        ("co.uk", None),
        ("localhost", None),
        ("127.0.0.1", None),
        ("a.b.notatld", None),
        ("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        ("", None),
    ],
)
def test_registrable_domain(host, domain):
    assert urls.registrable_domain(host) == domain


def test_plain_domains_are_those_that_tldextract_tells():
    rules, _ = urls._suffixes()
    for rule in sorted(rules):
        base = rule.removeprefix("!").replace("*", "any").encode("idna").decode()
        above = base.partition(".")[2] or "notatld"
        for host in (
            base,
            f"a.{base}",
            f"b.a.{base}",
            f"x{base}",
            f"com.{base}",
            above,
            f"x.{above}",
        ):
            plain = urls._plain_domain(host)
            assert plain is None or plain == _told(host), host


@given(
    st.from_regex(
        r"(?:[a-z0-9_-]{1,3}\.){0,4}(?:com|co\.uk|kobe\.jp|ck|s|7|github\.io)", fullmatch=True
    )
)
@example("127.0.0.1")
@example("a..com")
@example("city.kobe.jp")
@example("b.c.kobe.jp")
def test_domains_are_those_that_tldextract_tells(host):
    assert (urls.registrable_domain(host) or "") == _told(host)


def _told(host):
    found = urls._extractor().extract_str(host)
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else ""


def test_common_hosts_do_not_import_tldextract():
    code = (
        "import sys; from citecheck import urls\n"
        "for host in ('www.bbc.co.uk', 'example.com', 'u.s', '127.0.0.1', 'me.github.io'):\n"
        "    urls.registrable_domain(host)\n"
        "sys.exit('tldextract' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_public_suffix():
    assert urls.public_suffix("www.bbc.co.uk") == "co.uk"
    assert urls.public_suffix("a.b.notatld") == ""


def test_hosts():
    assert urls.host_of("https://WWW.Example.org/") == "www.example.org"
    assert urls.host_of("nothing") == ""
    assert urls.site_of("www.example.org") == "example.org"


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("hxxps://example[.]org/a", "https://example.org/a"),
        ("hXXp://example(dot)org", "http://example.org"),
        ("h**p[:]//example{.}org", "http://example.org"),
        ("https://example.org/a[1]", "https://example.org/a[1]"),
    ],
)
def test_refang(text, url):
    assert urls.refang(text) == url


@pytest.mark.parametrize(
    ("url", "web"),
    [("https://a.org", True), ("HTTP://a.org", True), ("ftp://a.org", False), ("https:/a", False)],
)
def test_is_web(url, web):
    assert urls.is_web(url) is web


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/wiki/猫?q=ü#é", "https://example.org/wiki/猫?q=ü#é"),
        ("/%E7%8C%AB/猫", "https://example.org/猫/猫"),
        ("/%C3%BC/a", "https://example.org/%C3%BC/a"),
        ("https://кц.рф/ru/ы", "https://xn--j1ay.xn--p1ai/ru/ы"),
        ("/a b/ü", "https://example.org/a%20b/ü"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://[bad", "http://[bad"),
        ("//[bad", None),
    ],
)
def test_absolute_addresses_stay_readable(href, expected):
    assert urls.absolute(href, "https://example.org/x") == expected


@given(st.text())
def test_absolute_is_the_same_address_as_resolve(href):
    found = urls.absolute(href, "https://example.org/")
    resolved = urls.resolve(href, "https://example.org/")
    assert (found is None) == (resolved is None and not urls.is_web(href))
    assert found is None or urls.resolve(found) == resolved


def test_where_the_path_begins():
    for head in ("http://a", "https://paper.example.com:8080"):
        assert urls.path_start(f"{head}/b/c") == len(head)
        assert urls.path_start(head) == -1
