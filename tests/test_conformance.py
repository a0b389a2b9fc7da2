"""Public conformance suites: WHATWG URL cases of web-platform-tests, linkify-it's fixtures."""

import json
import re
from pathlib import Path

import pytest

from citecheck import urls
from citecheck.readers import bare

VECTORS = Path(__file__).parent / "vectors"

# What the URL Standard has changed since those cases were written: labels in ASCII that begin with
# "xn--" stay as they are, whatever they encode, and "^" in a path is encoded.
CHANGED = {
    "http://a.b.c.xn--pokxncvks", "http://a.b.c.XN--pokxncvks", "http://a.b.c.Xn--pokxncvks",
    "http://10.0.0.xn--pokxncvks", "http://10.0.0.XN--pokxncvks", "http://10.0.0.xN--pokxncvks",
    "file://xn--/p",
    "foo://host/ !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~", "wss://host/ !\"$%&'()*+,-./:;<=>@[\\]^_`{|}~",
}  # fmt: skip


def test_whatwg_url_cases():
    wrong, changed = [], 0
    cases = json.loads((VECTORS / "wpt_urls.json").read_text("utf-8"))
    for given, base, expected in cases:
        found = urls.resolve(given, base)
        parts = urls.parse(found) if found else None
        shown = parts and [
            parts.href, parts.host, parts.port, parts.path,
            f"?{parts.query}" if parts.query else "",
            f"#{parts.fragment}" if parts.fragment else "",
        ]  # fmt: skip
        if shown == expected:
            continue
        if given in CHANGED:
            changed += 1
        else:
            wrong.append((given, base, expected, shown))
    assert wrong == []
    assert len(cases) == 687
    assert changed <= len(CHANGED)


def pairs(name):
    """Read a fixture of linkify-it: a line, then what is found in it where that is not all."""
    lines = (VECTORS / name).read_text("utf-8").splitlines()
    lines = [re.sub("^%.*", "", line.rstrip()) for line in lines]
    number = 0
    while number < len(lines):
        line = lines[number]
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if line.strip():
            yield number + 1, line, after.strip() or line
            number += bool(after.strip())
        number += 1


# A host alone is mostly the name of a company or a file in an article ("Amazon.com", "node.js"),
# as for GitHub: it is an address with a scheme, a path or "www.".
HOST_ALONE = re.compile(r"[^\s/:@]+\.[^\s/:@]+")
MAIL = re.compile(r".*@(?!.*/)")
WITHOUT_SCHEME = re.compile(r"//|\d+\.\d+\.\d+\.\d+(?:/|$)")
DELIBERATE = {
    # Quotation marks end an address: articles quote addresses more often than addresses quote.
    'http://foo.com/blah_blah_"doublequoted"',
    "http://foo.com/blah_blah_'singlequoted'",
    # There is no such suffix in ASCII digits or symbols on the Public Suffix List.
    "➡.ws/䨹",
}


def found_in(line):
    text = f"See {' '.join(line.split())} there"
    return [text[each.start : each.end] for each in bare.find(text)]


def test_links_that_linkify_finds():
    wrong = []
    seen = 0
    for number, line, expected in pairs("linkify_links.txt"):
        is_web = expected.startswith(("http", "ftp"))
        if not is_web and (
            HOST_ALONE.fullmatch(expected) or MAIL.match(expected) or WITHOUT_SCHEME.match(expected)
        ):
            continue
        seen += 1
        found = found_in(line)
        if expected not in DELIBERATE and (not found or found[0] != expected):
            wrong.append((number, line, expected, found))
    assert wrong == []
    assert seen >= 70


# GitHub links an address after an underscore, which opens emphasis.
LINKED_ALL_THE_SAME = {"_http://example.com"}


def test_what_linkify_does_not_take_for_a_link():
    wrong = [
        (number, line, found_in(line))
        for number, line, _ in pairs("linkify_not_links.txt")
        if found_in(line) and line not in LINKED_ALL_THE_SAME
    ]
    assert wrong == []


@pytest.mark.parametrize("line", ["google.com", "//localhost", "name@example.com", "4.4.4.4"])
def test_what_is_left_alone_on_purpose(line):
    assert found_in(line) == []
