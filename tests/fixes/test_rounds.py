import json

import pytest
from attrs import evolve

from citecheck.errors import ReadError
from citecheck.fixes import Wish, fix
from tests.fixes.web import QUIET, Web
from tests.links.replay import html, page, redirect

NEWS = "https://port.example/news/ferry-line"
PAGES = {
    "http://port.example/ice": redirect("https://port.example/ice", 301),
    "https://port.example/ice": html(page(more='<meta id="pier">')),
    "https://port.example/news.php?id=7": redirect(NEWS, 301),
    NEWS: html(page("Ferry line")),
    "https://port.example/old": redirect(f"{NEWS}?utm_source=old", 301),
    f"{NEWS}?utm_source=old": html(page("Ferry line")),
    "https://bit.ly/3abcDEF": redirect(NEWS, 301),
    "https://port.example/news/2009/ice-closes": redirect("https://port.example/news", 301),
    "https://port.example/news": html(page("News")),
    "https://port.example/sooner": redirect(NEWS, 302),
}
CDX = "https://web.archive.org/cdx/search/cdx"


def fixed(text, name="a.md", wish=None, web=None, **changes):
    found = fix(
        text if isinstance(text, bytes) else text.encode(),
        name=name,
        wish=wish or Wish(),
        settings=evolve(QUIET, **changes),
        fetcher=web or Web(PAGES),
    )
    return found, found.after.decode("utf-8", "replace")


def link(address, name="a.md"):
    found, after = fixed(f"# Ice\n\nThe port [said]({address}) on Monday so.\n", name)
    return [each.change.code for each in found.changes], after.split("](")[1].split(")")[0]


@pytest.mark.parametrize(
    ("address", "codes", "new"),
    [
        ("http://port.example/ice", ["CC204"], "https://port.example/ice"),
        ("http://port.example/ice#pier", ["CC204"], "https://port.example/ice#pier"),
        ("https://port.example/news.php?id=7", ["CC202"], NEWS),
        ("https://port.example/old", ["CC202"], NEWS),
        (f"{NEWS}?utm_source=x&fbclid=1", ["CC207"], NEWS),
        (f"{NEWS}?a=1&utm_source=x#part", ["CC207"], f"{NEWS}?a=1#part"),
        ("https://bit.ly/3abcDEF", ["CC303"], NEWS),
        (
            "https://l.facebook.com/l.php?u=http%3A%2F%2Fport.example%2Fice%3Ffbclid%3D1",
            ["CC208", "CC204"],
            "https://port.example/ice",
        ),
        (NEWS, [], NEWS),
        ("https://port.example/sooner", [], "https://port.example/sooner"),
        ("https://port.example/gone", [], "https://port.example/gone"),
        (
            "https://port.example/news/2009/ice-closes",
            [],
            "https://port.example/news/2009/ice-closes",
        ),
    ],
)
def test_what_is_safe(address, codes, new):
    assert link(address) == (codes, new)


def test_what_a_person_should_look_at_is_mended_when_asked():
    text = "The port [said](https://port.example/news/2009/ice-closes) so.\n"
    assert fixed(text)[1] == text
    assert "(https://port.example/news)" in fixed(text, wish=Wish(unsafe=True))[1]


def test_a_copy_is_replaced_when_asked():
    text = "The port [said](https://www.google.com/amp/s/port.example/ice) so.\n"
    assert fixed(text)[1] == text
    assert "(https://port.example/ice)" in fixed(text, wish=Wish(unsafe=True))[1]


def test_running_it_twice_changes_nothing():
    text = "".join(f"* The port [said]({address}) on Monday so.\n" for address in PAGES)
    found, after = fixed(text)
    assert len(found.changes) == 5
    again, same = fixed(after)
    assert (again.changes, same, again.diff) == ((), after, "")
    assert again.after == found.after


def test_what_is_not_reported_is_not_mended():
    text = "The port [said](http://port.example/ice) so. <!-- citecheck: ignore CC204 -->\n"
    assert fixed(text)[1] == text
    assert fixed(text.partition(" <!--")[0], ignore=("CC204",))[0].changes == ()
    assert fixed(text.partition(" <!--")[0], select=("CC202",))[0].changes == ()


def test_every_link_to_the_page_is_mended():
    text = (
        "The port [said](http://port.example/ice) so.\n\nIt [added](http://port.example/ice#pier) "
        "more, see http://port.example/ice?utm_source=x.\n"
    )
    after = fixed(text)[1]
    assert after == text.replace("http:", "https:").replace("?utm_source=x", "")


def test_offline_only_addresses_are_judged():
    text = f"The port [said]({NEWS}?utm_source=x) and [wrote](http://port.example/ice).\n"
    web = Web(PAGES)
    assert fixed(text, web=web, offline=True)[1] == text.replace("?utm_source=x", "")
    assert web.asked == []


def test_the_difference_can_be_applied():
    text = "# Ice\n\none\ntwo\nThe port [said](http://port.example/ice) so.\nthree\n"
    assert fixed(text)[0].diff == (
        "--- a.md\n+++ a.md\n@@ -2,5 +2,5 @@\n \n one\n two\n"
        "-The port [said](http://port.example/ice) so.\n"
        "+The port [said](https://port.example/ice) so.\n three\n"
    )


def test_places_are_told():
    (made,) = fixed("# Ice\n\nThe port [said](http://port.example/ice) so.\n")[0].changes
    assert (made.line, made.column) == (3, 17)
    assert (made.change.href, made.change.new) == (
        "http://port.example/ice",
        "https://port.example/ice",
    )


def archived(*rows):
    return html(json.dumps([["timestamp", "original", "mimetype", "statuscode", "digest"], *rows]))


GONE = "https://port.example/gone"
COPY = f"https://web.archive.org/web/20240315000000/{GONE}"


class Archive(Web):
    """The web, and an archive that has one copy of one page."""

    async def fetch(self, ask):
        if ask.url.startswith(CDX):
            row = ["20240315000000", GONE, "text/html", "200", "A" * 32]
            return await Web({ask.url: archived(row)}).fetch(ask)
        if "web.archive.org/web/2024" in ask.url:
            return await Web({ask.url: html(page())}).fetch(ask)
        return await super().fetch(ask)


DEAD = {
    "a.md": ("The port [said]({}) so.\n", "The port [said]({copy}) so.\n"),
    "a.rst": ("The port `said <{}>`_ so.\n", "The port `said <{copy}>`_ so.\n"),
    "a.html": (
        '<p>The port <a class="x" href="{}">said</a> so.</p>\n',
        (
            '<p>The port <a class="x" href="{copy}" data-originalurl="{}"'
            ' data-versiondate="2024-03-15">said</a> so.</p>\n'
        ),
    ),
    "a.wiki": (
        "The port said so.<ref>{{{{cite web |url={} |title=Ice}}}}</ref>\n",
        (
            "The port said so.<ref>{{{{cite web |url={} |archive-url={copy}"
            " |archive-date=2024-03-15 |url-status=dead |title=Ice}}}}</ref>\n"
        ),
    ),
}


@pytest.mark.parametrize("name", DEAD)
def test_pages_that_are_gone_get_their_copies_when_asked(name):
    before, after = DEAD[name]
    before, after = before.format(GONE), after.format(GONE, copy=COPY)
    archives = ("wayback-machine",)
    assert fixed(before, name, web=Archive(PAGES), archives=archives)[1] == before
    wish = Wish(unsafe=True)
    found, made = fixed(before, name, wish, Archive(PAGES), archives=archives)
    assert made == after
    assert [each.change.code for each in found.changes] == ["CC201"]
    assert fixed(made, name, wish, Archive(PAGES), archives=archives)[1] == made


def test_robust_links_name_a_copy():
    text = f'<p>The port <a href="{NEWS}">said</a> so.</p>\n'
    wish = Wish(robust=True)
    made = fixed(text, "a.html", wish, Archive(PAGES), archives=("wayback-machine",))[1]
    assert made.count("data-versionurl=") == made.count("data-versiondate=") == 1
    assert f'<a href="{NEWS}" data-versionurl="https://web.archive.org/web/2024' in made
    again = fixed(made, "a.html", wish, Archive(PAGES), archives=("wayback-machine",))[0]
    assert again.changes == ()


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"%PDF-1.4\n", "a.pdf", "PDF"),
        (
            b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x03\x00\x00\x00\x00\x00\x00\x00\x00\x00",
            "a.md.gz",
            "only",
        ),
        (b'{"version": "https://jsonfeed.org/version/1", "items": []}', "a.json", "only Markdown"),
    ],
)
def test_what_cannot_be_changed_in_place(data, name, why):
    with pytest.raises(ReadError, match=why):
        fixed(data, name)


def test_what_cannot_be_changed_safely_is_said(monkeypatch):
    monkeypatch.setattr("citecheck.fixes.mend._is_sound", lambda *_: False)
    found, after = fixed("The port [said](http://port.example/ice) so.\n")
    assert found.left == ("http://port.example/ice",)
    assert after == "The port [said](http://port.example/ice) so.\n"
