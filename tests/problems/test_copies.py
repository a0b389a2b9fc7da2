import pytest

from citecheck.model import Layer, Match, Reason, Role, VerdictKind
from citecheck.problems import CitedPage
from citecheck.problems.copies import is_archive
from tests.problems.making import (
    CNN,
    codes,
    document,
    judged,
    linking,
    ok,
    registry,
    source,
    unlinked,
    verdict,
)

ORIGINAL = "https://www.cnn.com/ice"
COPY = "https://web.archive.org/web/2024/https://www.cnn.com/ice"


def copied(by, url=COPY, role=Role.PUBLISHER):
    match = Match(
        outlet=CNN, role=role, via=(Layer(by=by, url=url),), url=ORIGINAL, domain="cnn.com"
    )
    return source(url=url, match=match)


@pytest.mark.parametrize("by", ["amp", "google-translate", "yandex-translate", "reader"])
def test_a_copy_brings_its_original(by):
    url = "https://copies.example/s/cnn.com/ice"
    (found,) = judged(copied(by, url), outlets=registry())
    assert (found.code, found.fix) == ("CC304", ORIGINAL)
    assert found.message == f"copies.example shows a copy of {ORIGINAL}"


@pytest.mark.parametrize(
    "url",
    [
        "https://amp.cnn.com/ice",
        "https://www.cnn.com/ice/amp",
        "https://www.cnn.com/amp/ice",
        "https://www.cnn.com/ice.amp.html",
        "https://www.cnn.com/ice?outputType=amp",
        "https://www.cnn.com/ice?a=b&amp=1",
    ],
)
def test_amp_pages_of_an_outlet(url):
    (found,) = judged(source(url=url))
    assert (found.code, found.fix) == ("CC304", None)


@pytest.mark.parametrize(
    "url",
    ["https://www.cnn.com/amplifiers", "https://www.cnn.com/ice?lamp=1", "ftp://amp.cnn.com/a"],
)
def test_no_amp_pages(url):
    assert codes(source(url=url)) == []


def test_an_archived_copy_of_what_may_be_there():
    (found,) = judged(copied("wayback-machine", role=Role.ARCHIVED_COPY), outlets=registry())
    assert (found.code, found.severity, found.fix) == ("CC305", "info", None)
    assert "which may still be there" in found.message


def test_an_archived_copy_of_what_is_there():
    here = ok("https://www.cnn.com/ice#top")
    (found,) = judged(copied("wayback-machine"), outlets=registry(), verdicts=[here])
    assert (found.code, found.fix) == ("CC305", ORIGINAL)
    assert "readers can still open" in found.message


def test_an_archived_copy_of_what_is_gone_is_right():
    gone = verdict(VerdictKind.BROKEN, Reason.GONE, ORIGINAL)
    assert codes(copied("wayback-machine"), outlets=registry(), verdicts=[gone]) == []


def test_a_copy_beside_its_original_is_right():
    original = source(id="s2", url=ORIGINAL)
    assert codes(copied("wayback-machine"), original, outlets=registry()) == []


GONE = verdict(VerdictKind.BROKEN, Reason.GONE, ORIGINAL, status=404)


def of(*cited, **changes):
    """The codes and severities of the problems with what is cited."""
    found = judged(*cited, outlets=registry(), **changes)
    return [(each.code, each.severity) for each in found]


@pytest.mark.parametrize("copy", [copied("wayback-machine"), source(url=COPY, match=None)])
def test_what_is_gone_and_has_a_copy_beside_it_is_no_error(copy):
    original = source(id="s2", url=ORIGINAL.replace("https", "http"))
    gone = verdict(VerdictKind.BROKEN, Reason.GONE, original.url, status=404)
    assert of(copy, original, verdicts=[gone])[-1] == ("CC211", "info")
    (found,) = judged(copy, original, verdicts=[gone], outlets=registry(), prose=False)
    assert found.message == (
        "broken link, of which an archived copy is cited as well: there is no such page any more"
        " (gone, 404): http://www.cnn.com/ice"
    )
    assert (found.source, found.fix) == ("s2", None)


@pytest.mark.parametrize(
    "beside",
    [
        source(id="s3", url="https://web.archive.org/web/2024/https://www.cnn.com/snow"),
        copied("affiliate", "https://go.example/?u=https://www.cnn.com/ice"),
        unlinked(id="s3"),
    ],
)
def test_what_is_beside_a_broken_link_may_be_no_copy_of_it(beside):
    original = source(id="s2", url=ORIGINAL)
    assert ("CC201", "error") in of(original, beside, verdicts=[GONE])


@pytest.mark.parametrize("copy", [ok(COPY), verdict(VerdictKind.REVIEW, Reason.RATE_LIMITED, COPY)])
def test_a_copy_that_may_be_there_is_one(copy):
    found = of(copied("wayback-machine"), source(id="s2", url=ORIGINAL), verdicts=[GONE, copy])
    assert ("CC211", "info") in found
    assert "CC201" not in dict(found)


def test_a_copy_that_is_broken_itself_is_none():
    both = [GONE, verdict(VerdictKind.BROKEN, Reason.GONE, COPY)]
    cited = copied("wayback-machine"), source(id="s2", url=ORIGINAL)
    assert of(*cited, verdicts=both) == [("CC201", "error")] * 2


def test_a_place_that_is_missing_has_no_copy():
    missing = verdict(VerdictKind.BROKEN, Reason.FRAGMENT_MISSING, ORIGINAL)
    cited = copied("wayback-machine"), source(id="s2", url=ORIGINAL)
    assert ("CC209", "error") in of(*cited, verdicts=[missing])


@pytest.mark.parametrize(
    ("by", "expected"),
    [("wayback-machine", True), ("google-cache", True), ("cnn", False), ("affiliate", False)],
)
def test_what_is_an_archive(by, expected):
    assert is_archive(Layer(by=by, url=COPY), registry()) is expected


def test_without_a_registry_only_caches_are_archives():
    assert is_archive(Layer(by="wayback-machine", url=COPY), None) is False
    assert is_archive(Layer(by="bing-cache", url=COPY), None) is True


def test_a_copy_beside_a_link_to_its_original_anywhere():
    doc = linking("http://www.cnn.com/ice/", "original", "Archived from the {}.")
    assert codes(copied("wayback-machine"), outlets=registry(), doc=doc) == []


def test_an_amp_page_that_names_its_original():
    url = "https://www.cnn.com/ice/amp"
    named = linking(ORIGINAL).blocks[0].spans
    page = CitedPage(document=document(facts=named))
    given = {"verdicts": [ok(url)], "pages": {url: page}}
    (found,) = judged(source(url=url), **given)
    assert (found.code, found.fix) == ("CC304", ORIGINAL)
    itself = CitedPage(document=document(facts=linking(url).blocks[0].spans))
    assert judged(source(url=url), verdicts=[ok(url)], pages={url: itself})[0].fix is None
    empty = CitedPage(document=document())
    assert judged(source(url=url), verdicts=[ok(url)], pages={url: empty})[0].fix is None


def test_a_copy_of_what_is_gone_has_no_original_to_link():
    gone = verdict(VerdictKind.BROKEN, Reason.GONE, ORIGINAL)
    url = "https://copies.example/s/cnn.com/ice"
    (found,) = judged(copied("amp", url), outlets=registry(), verdicts=[gone])
    assert (found.code, found.fix) == ("CC304", None)
