"""Where only links are asked: is it worth while to know archives?"""

import pytest

from citecheck.model import Reason, Verdict, VerdictKind
from citecheck.outlets import OutletRegistry
from citecheck.steps import auditing

GONE = "https://www.quay.example.com/ferry?id=1"
ARCHIVE = "https://web.archive.org/web/20190305000000"


def found(*good, gone=GONE):
    broken = Verdict(url=gone, verdict=VerdictKind.BROKEN, reason=Reason.GONE)
    return {
        gone: broken,
        **{url: Verdict(url=url, verdict=VerdictKind.OK, reason=Reason.OK) for url in good},
    }


@pytest.mark.parametrize(
    ("copy", "gone"),
    [
        (f"{ARCHIVE}/{GONE}", GONE),
        (f"{ARCHIVE}/www.quay.example.com/ferry", GONE),
        (f"{ARCHIVE}/http://QUAY.example.com/ferry", GONE),
        ("https://www.webcitation.org/getfile?url=https%3A%2F%2Fquay.example.com%2Fferry", GONE),
        ("https://webcache.googleusercontent.com/search?q=cache:ab:quay.example.com/ferry", GONE),
        (f"{ARCHIVE}/https://käse.example/a", "https://xn--kse-qla.example/a"),
        (f"{ARCHIVE}/http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        (f"{ARCHIVE}/http://quay.example.com/a", "http://ada@quay.example.com:8080/a"),
    ],
)
def test_addresses_that_may_be_copies(copy, gone):
    assert OutletRegistry.default().classify_url(copy).via
    assert auditing._may_be_copied(found(copy, gone=gone))


@pytest.mark.parametrize(
    "url",
    [
        "https://quay.example.com/other.html",
        f"{ARCHIVE}/https://mill.example.com/",
        "a.md",
        ARCHIVE,
    ],
)
def test_addresses_that_are_none(url):
    assert not auditing._may_be_copied(found(url))


def test_where_nothing_is_gone():
    verdicts = found(f"{ARCHIVE}/{GONE}")
    del verdicts[GONE]
    assert not auditing._may_be_copied(verdicts)
