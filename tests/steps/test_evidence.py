"""Pages behind links, taken from a whole run."""

import pytest
from attrs import evolve

from citecheck import pipeline, readers, sources
from tests.fixes.web import QUIET, Web
from tests.links.replay import html, page, redirect
from tests.problems.test_cited import FILLER

PORT = "https://port.example/statement"
ARTICLE = (
    "---\ndate: 2024-03-14\nlang: en\n---\n\n# Ice\n\nThe port authority said in "
    f'[a statement]({PORT}): "The line will stay closed until the ice goes."\n'
)


def statement(text, more="", **changes):
    return html(
        f'<html lang="en"><head><title>Statement</title>{more}</head><body><article><h1>Statement'
        f"</h1><p>{text}</p><p>{FILLER}</p></article></body></html>",
        **changes,
    )


def codes(text, pages, **changes):
    document = sources.describe(readers.read_bytes(text.encode(), name="a.md"))
    web = Web(pages)
    report = pipeline.check(document, settings=evolve(QUIET, **changes), fetcher=web)
    return [each.code for each in report.documents[0].problems if each.code != "CC301"]


def test_a_quotation_is_looked_for_when_asked():
    silent = {PORT: statement("The port authority is silent.")}
    said = {PORT: statement("The line will stay closed until the ice goes.")}
    assert codes(ARTICLE, silent, quotes=True) == ["CC412"]
    assert codes(ARTICLE, said, quotes=True) == []
    assert codes(ARTICLE, silent) == []
    assert codes(ARTICLE, silent, quotes=True, offline=True) == []


@pytest.mark.parametrize(
    "reply",
    [
        statement(
            "Silence.",
            more='<script type="application/ld+json">'
            '{"@type": "NewsArticle", "isAccessibleForFree": false}</script>',
        ),
        {**statement("Silence."), "truncated": True},
        {**statement("Silence."), "head": b"Content-Type: application/pdf"},
        html("<title>Before you continue</title><p>Accept all cookies to go on.</p>"),
    ],
    ids=["paywall", "truncated", "pdf", "consent"],
)
def test_pages_that_are_not_all_there(reply):
    assert "CC412" not in codes(ARTICLE, {PORT: reply}, quotes=True)


def test_dates_are_read_when_asked():
    late = '<meta property="article:published_time" content="2025-06-01">'
    said = "The port authority: the line will stay closed until the ice goes."
    newer = {PORT: statement(said, more=late)}
    assert codes(ARTICLE, newer, deep=True) == ["CC409"]
    assert codes(ARTICLE, newer) == []


PLAIN = "http://port.example/ice"
HTTPS = "https://port.example/ice"
LINKED = f"The port [said]({PLAIN}) so.\n"


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (html(page()), ["CC204"]),
        (html(page("Welcome to nginx", "Another server.")), []),
        (html(page(), 404), []),
        (redirect(PLAIN), []),
    ],
    ids=["same", "another page", "gone", "back"],
)
def test_https_that_answers_the_same(there, expected):
    assert codes(LINKED, {PLAIN: html(page()), HTTPS: there}) == expected


def test_https_is_asked_of_plain_pages_only():
    web = Web({PLAIN: redirect(HTTPS, 301), HTTPS: html(page())})
    document = readers.read_bytes(LINKED.encode(), name="a.md")
    report = pipeline.check_links(document, settings=QUIET, fetcher=web)
    assert web.asked == [PLAIN, HTTPS]
    assert [each.code for each in report.documents[0].problems] == ["CC204"]
    web = Web({PLAIN: html(page()), HTTPS: html(page())})
    report = pipeline.check_links(document, settings=QUIET, fetcher=web)
    (found,) = report.documents[0].problems
    assert (found.code, found.fix) == ("CC204", HTTPS)
    other = readers.read_bytes(b"See http://port.example:8080/ice.\n", name="a.md")
    web = Web({"http://port.example:8080/ice": html(page())})
    pipeline.check_links(other, settings=QUIET, fetcher=web)
    assert web.asked == ["http://port.example:8080/ice"]


def test_a_page_is_asked_again_only_where_it_may_be_told_the_same():
    document = sources.describe(readers.read_bytes(LINKED.encode(), name="a.md"))

    def asked(pages, **changes):
        web = Web(pages)
        report = pipeline.check(document, settings=evolve(QUIET, **changes), fetcher=web)
        found = {each.code for each in report.documents[0].problems}
        return web.asked, "CC204" in found

    both = {PLAIN: html(page()), HTTPS: html(page())}
    assert asked(both) == ([PLAIN, HTTPS, PLAIN], True)
    assert asked(both, deep=True) == ([PLAIN, HTTPS], True)
    assert asked(both, select=("CC201",)) == ([PLAIN], False)
    assert asked(both, ignore=("CC204",)) == ([PLAIN, HTTPS, PLAIN], False)
    assert asked({PLAIN: html(page()), HTTPS: html(page(), 404)}) == ([PLAIN, HTTPS], False)


ORIGINAL = "https://port.example/notice"
COPY = f"https://web.archive.org/web/20240101000000/{ORIGINAL}"
OF_COPY = f"The port [said so]({COPY}) in a notice.\n"


@pytest.mark.parametrize(
    ("there", "expected"),
    [
        (html(page()), "which readers can still open"),
        (html(page("Not found"), 404), ""),
        (html(page(), 503), ""),
    ],
)
def test_the_original_of_an_archived_copy_is_asked(there, expected):
    document = readers.read_bytes(OF_COPY.encode(), name="a.md")
    web = Web({COPY: html(page()), ORIGINAL: there})
    report = pipeline.check(document, settings=QUIET, fetcher=web)
    found = [each for each in report.documents[0].problems if each.code == "CC305"]
    assert [each.fix for each in found] == ([ORIGINAL] if expected else [])
    assert all(expected in each.message for each in found)
    assert [each.url for each in report.links] == [COPY]
