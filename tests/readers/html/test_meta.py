import datetime as dt

import pytest
import turbohtml

from citecheck.model import LinkRole
from citecheck.positions import line_starts
from citecheck.readers import read_bytes
from citecheck.readers.html import about as html_about
from citecheck.readers.html import meta as html_meta
from citecheck.readers.html.text import Locator

BASE = "https://paper.example/a"


def parsed(text):
    page = turbohtml.parse(text, source_locations=True)
    locator = Locator(text, line_starts(text))
    scripts = [(node, node.text) for node in page.find_all("script")]
    return page, locator, html_meta.declared(page.find_all("meta"), scripts, locator)


def meta_of(text):
    return parsed(text)[2]


def json_ld(content):
    return f'<script type="application/ld+json">{content}</script>'


def shown(times):
    text = "".join(f'<time datetime="{time}"></time>' for time in times)
    return turbohtml.parse(text).find_all("time")


def facts(text):
    page, locator, meta = parsed(text)
    found = html_meta.facts_of(meta, page.find_all("link"), locator, BASE)
    for fact in found:
        assert fact.href is not None
    return [(fact.text, fact.role, fact.url) for fact in found]


@pytest.mark.parametrize(
    ("text", "headings", "title", "expected"),
    [
        ("", ["  A  line "], "x", "A line"),
        ("", [], "A line | The Paper", "A line"),
        ("", [], "A line", "A line"),
        ("", [], "", None),
        ("", ["Log in", "A line"], "A line - The Paper", "A line"),
        ('<meta property="og:title" content="A line">', ["Log in", "Menu"], "x", "A line"),
        (json_ld('{"@type":"NewsArticle","headline":"A line"}'), [], "x", "A line"),
        ("", ["One", "Two"], "x", "One"),
        ("", ["line", "A line"], "A line - The Paper", "A line"),
        # The name of the site, which a blog has as its first heading.
        (
            '<meta property="og:title" content="A longer line">',
            ["Quay"],
            "Quay: A longer line",
            "A longer line",
        ),
        (
            '<meta property="og:title" content="The Paper">',
            ["A longer line"],
            "A longer line | The Paper",
            "A longer line",
        ),
    ],
)
def test_title(text, headings, title, expected):
    assert html_about.title_of(meta_of(text), headings, title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json_ld('{"@type":"Article","author":[{"name":"A B"},{"name":"A B"},"C D"]}'), "A B, C D"),
        (json_ld('{"@type":"Article","creator":"A  B"}'), "A B"),
        (json_ld('{"@type":"Article","author":"https://x.example/"}'), None),
        (json_ld('{"@type":"Article","author":"quill@paper.example"}'), None),
        (json_ld('{"@type":"Person","author":"A B"}'), None),
        ('<meta name="author" content="A B">', "A B"),
        ('<meta name="author" content="quill@paper.example">', None),
        ('<meta property="article:author" content="https://x.example/ab">', None),
        ("", None),
    ],
)
def test_byline(text, expected):
    assert html_about.byline_of(meta_of(text)) == (expected, None)


@pytest.mark.parametrize(
    ("text", "times", "expected"),
    [
        (json_ld('{"@type":"Article","datePublished":"2024-02-01"}'), [], dt.date(2024, 2, 1)),
        ('<meta itemprop="datePublished" content="2024-02-01">', [], dt.date(2024, 2, 1)),
        ('<meta name="date" content="soon">', ["", "2024-02-01"], dt.date(2024, 2, 1)),
        ("", [], None),
    ],
)
def test_published(text, times, expected):
    assert html_about.published_of(meta_of(text), shown(times), "en") == expected


@pytest.mark.parametrize(
    ("text", "attribute", "expected"),
    [
        ("", "de-AT", "de-AT"),
        ("", " de, en", "de"),
        ("", "en_GB.UTF-8", "en_GB"),
        ("", None, None),
        ("", "{{lang}}", None),
        ('<meta property="og:locale" content="uk_UA">', None, "uk_UA"),
        (json_ld('{"@type":"Article","inLanguage":"fr"}'), "", "fr"),
    ],
)
def test_language(text, attribute, expected):
    assert html_about.language_of(meta_of(text), attribute) == expected


def test_addresses_that_the_page_declares():
    text = (
        '<link rel="stylesheet" href="/s.css"><link rel="canonical">'
        '<link rel="amphtml" href="/amp">'
        '<link rel="canonical" href="https://other.example/a">'
        '<meta name="syndication-source" content="https://wire.example/a">'
        + json_ld(
            '[{"@type":["NewsArticle"],"mainEntityOfPage":{"@id":"/a"},'
            '"citation":["https://law.example/1",{"url":"https://law.example/2"},7,"a book"],'
            '"isBasedOn":"mailto:a@b"},'
            '{"@type":"ClaimReview","itemReviewed":{"appearance":[{"url":"https://x.example/p"}]}},'
            '{"@type":"ClaimReview","itemReviewed":["text"]}]'
        )
    )
    assert facts(text) == [
        ("amphtml", LinkRole.SELF, "https://paper.example/amp"),
        ("canonical", LinkRole.SELF, "https://other.example/a"),
        ("syndication-source", LinkRole.CITATION, "https://wire.example/a"),
        ("mainEntityOfPage", LinkRole.SELF, BASE),
        ("citation", LinkRole.CITATION, "https://law.example/1"),
        ("citation", LinkRole.CITATION, "https://law.example/2"),
        ("ClaimReview", LinkRole.CITATION, "https://x.example/p"),
    ]


def test_a_fact_stands_where_its_address_is_written():
    text = '\n<link rel="canonical" href="/a?b=1&amp;c=2"><link rel="amphtml" href="/amp">'
    page, locator, meta = parsed(text)
    written_otherwise, amp = html_meta.facts_of(meta, page.find_all("link"), locator, BASE)
    assert text[amp.at.start : amp.at.end] == "/amp"
    assert amp.at.line == 2
    assert text[written_otherwise.at.start :].startswith('<link rel="canonical"')


def test_the_canonical_address_goes_before_others():
    text = (
        '<meta property="og:url" content="https://paper.example/og">'
        '<link rel="canonical" href="https://paper.example/c">'
    )
    page, locator, meta = parsed(text)
    found = html_meta.facts_of(meta, page.find_all("link"), locator, BASE)
    assert html_meta.address_of(found) == "https://paper.example/c"
    assert html_meta.address_of(found[1:]) == "https://paper.example/og"
    assert html_meta.address_of(()) is None


def test_each_declaration_is_one_fact_however_many_articles_make_it():
    told = '{"@type": "BlogPosting", "mainEntityOfPage": "https://paper.example/live"}'
    page, locator, meta = parsed(json_ld(f"[{told}, {told}]") + json_ld(told))
    found = html_meta.facts_of(meta, page.find_all("link"), locator, BASE)
    assert [fact.url for fact in found] == ["https://paper.example/live"] * 2
    assert found[0].at != found[1].at


def test_json_in_comments_and_with_line_breaks_is_read():
    meta = meta_of(json_ld('<!-- {"@graph": [{"@type": "Article", "headline": "A\nB"}]} -->'))
    assert html_about.title_of(meta, [], "") == "A B"


@pytest.mark.parametrize("content", ["{", "[" * 50_000, ""])
def test_what_is_no_json_is_a_note(content):
    (problem,) = meta_of("\n" + json_ld(content)).problems
    assert problem.code == "CC102"
    assert problem.at is not None
    assert problem.at.line == 2


def test_authors_in_an_element_each():
    head = "".join(
        f"<meta {name} content='{content}'>"
        for name, content in (
            ("name=author", "Ada Quill"),
            ("name=author", "Tom  Ruiz"),
            ("name=Author", "Ada Quill"),
            ("name=author", "https://example.org/tom"),
            ("itemprop=author", "Image: Quay"),
            ("name=author", ""),
        )
    )
    page = f"<html><head>{head}</head><body><p>A quay.</p></body></html>"
    assert read_bytes(page.encode(), name="a.html").byline == "Ada Quill, Tom Ruiz"


@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ('<p>By <a href="/author/aq">Ada Quill</a></p>', "Ada Quill", None),
        ("<p>By Ada Quill, 3 February 2025</p>", "Ada Quill", "2025-02-03"),
        (
            "<div>By Ada Quill and Tom Ruiz | Feb 3, 2025</div>",
            "Ada Quill and Tom Ruiz",
            "2025-02-03",
        ),
        ("<p>By ADA QUILL<br>Staff Writer<br>February 3, 2025</p>", "ADA QUILL", "2025-02-03"),
        ("<footer>By Ada Quill, 3 February 2025</footer>", "Ada Quill", "2025-02-03"),
        (
            "<div class=submitted>Submitted by <b>Ada Quill</b> on Wed, 23/04/2025 - 11:05</div>",
            "Ada Quill",
            "2025-04-23",
        ),
        ("<p>By Monday the ferry was back.</p>", None, None),
        ("<h2>By Ada Quill</h2>", None, None),
        ("<figure><img src=a.png><figcaption>By Ada Quill</figcaption></figure>", None, None),
    ],
)
def test_a_line_over_the_text_that_names_the_author(line, byline, day):
    prose = (
        "<p>The harbour of Eastwick will close on Monday for seven days, the port authority said"
        " in a notice that it published on Friday evening.</p>"
    )
    text = f"<html lang='en'><body><article><h1>Quay shut</h1>{line}{prose}"
    below = f"{line.replace('Ada Quill', 'Bo Lind')}</article></body></html>"
    document = read_bytes(f"{text}{below}".encode(), name="a.html")
    assert document.byline == byline
    assert document.published == (dt.date.fromisoformat(day) if day else None)


PROSE = (
    "The harbour of Eastwick will close on Monday for seven days, the port authority said in a"
    " notice that it published on Friday evening."
)


def test_what_stands_around_a_post_says_who_wrote_it_and_when():
    text = (
        "<html lang=en><body><div id=blog><h3>Quay shut</h3>"
        f"<div class=post-body>{PROSE}<br><br>{PROSE}</div>"
        "<div class=post-footer>Posted by Ada Quill at <abbr class=published"
        " title='2019-08-18T14:05:00+02:00'>2:05 PM</abbr> <abbr title='2001-01-01'>x</abbr></div>"
        "<div class=sidebar>By Bo Lind</div></div></body></html>"
    )
    document = read_bytes(text.encode(), name="a.html")
    assert document.byline == "Ada Quill"
    assert str(document.published) == "2019-08-18 14:05:00+02:00"


@pytest.mark.parametrize(
    ("names", "line", "byline"),
    [
        ("share-bar", "By Bo Lind, 3 January 2019", "Bo Lind"),
        ("post-footer", "Posted by Bo Lind on 3 January 2019", "Bo Lind"),
        ("comments", "By Bo Lind, 3 January 2019", None),
        ("sidebar", "Text: Bo Lind, 3 January 2019", None),
        ("related", "By Bo Lind, 3 January 2019", None),
    ],
)
def test_who_wrote_something_else_is_not_the_author(names, line, byline):
    aside = f"<div class={names}><div>{line}</div></div>"
    page = f"<html lang=en><body><article><h1>Quay shut</h1><p>{PROSE}</p><p>{PROSE}</p>{aside}"
    document = read_bytes(page.encode(), name="a.html")
    assert document.byline == byline
    assert (document.published is None) is (byline is None)


def test_what_stands_between_the_headline_and_the_article_belongs_to_it():
    lead = (
        "<div><h1>Quay shut</h1><p>Ferries wait.</p></div><p><a href=/n>Get our app</a></p>"
        "<figure><img src=a.png><figcaption>The quay. Photo: Bo Lind</figcaption></figure>"
        "<div class=related>Another quay</div>"
    )
    body = f"<article><p>{PROSE}</p><p>{PROSE}</p></article>"
    page = f"<html lang=en><body><main><h2>Sections</h2>{lead}{body}</main></body></html>"
    blocks = read_bytes(page.encode(), name="a.html").blocks
    assert [
        (block.kind.value, block.text[:9]) for block in blocks if block.kind.value != "aside"
    ] == [
        ("heading", "Quay shut"),
        ("caption", "The quay."),
        ("paragraph", PROSE[:9]),
        ("paragraph", PROSE[:9]),
    ]
    teaser = "<h3><a href=/t>Storm</a></h3><p>A teaser.</p>"
    longer = page.replace(lead, f"<h1>Quay shut</h1><h2>Ferries wait.</h2>{teaser}")
    assert [
        b.text for b in read_bytes(longer.encode(), name="a.html").blocks if b.text != PROSE
    ] == ["Quay shut", "Ferries wait."]
    again = page.replace("<article>", "<article><h1>Quay shut</h1>")
    assert [
        b.text
        for b in read_bytes(again.encode(), name="a.html").blocks
        if b.kind.value == "heading"
    ] == ["Quay shut"]
