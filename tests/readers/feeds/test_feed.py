import json

import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind, LinkRole
from citecheck.readers import read_bytes


def rss(items):
    spaces = 'xmlns:c="http://purl.org/rss/1.0/modules/content/"'
    return f"<rss {spaces}><channel><title>The  Feed</title>{items}</channel></rss>".encode()


def told(data, name="a.rss"):
    return [
        (block.at.part, str(block.kind), block.text, tuple(span.url for span in block.spans))
        for block in read_bytes(data, name=name).blocks
    ]


def test_rss():
    data = rss(
        "<link>https://example.org/</link><description>About</description>"
        "<item><title>One &amp;amp; two</title><link>https://example.org/1</link>"
        "<description>Short</description>"
        "<c:encoded><![CDATA[<p>A <a href='/x'>link</a> here.</p><p>More.</p>]]></c:encoded></item>"
        "<item><guid>https://example.org/2</guid>"
        "<description>Plain 5 &lt; 6, see https://example.org/y.</description></item>"
        "<item><guid isPermaLink='false'>https://example.org/no</guid></item>"
    )
    assert told(data) == [
        ("entry 1", "heading", "One & two", ("https://example.org/1",)),
        ("entry 1", "paragraph", "A link here.", ("https://example.org/x",)),
        ("entry 1", "paragraph", "More.", ()),
        ("entry 2", "list", "https://example.org/2", ("https://example.org/2",)),
        (
            "entry 2",
            "paragraph",
            "Plain 5 < 6, see https://example.org/y.",
            ("https://example.org/y",),
        ),
    ]
    document = read_bytes(data, name="a.rss")
    assert (document.title, document.media_type) == ("The Feed", "application/rss+xml")
    assert {span.role for block in document.blocks for span in block.spans} == {LinkRole.CITATION}


def test_atom():
    data = (
        b'<feed xmlns="http://www.w3.org/2005/Atom">'
        b'<title type="xhtml"><div>Feed &lt; <b>all</b></div></title><link href="https://a.org/"/>'
        b'<entry><title type="html">T &lt;b&gt;b&lt;/b&gt;</title><id>https://example.org/id</id>'
        b'<link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>'
        b'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>X &lt; '
        b'<a href="https://example.org/?a=1&amp;b=2">c</a></p></div></content></entry>'
        b"<entry><id>https://example.org/2</id><summary>Words</summary></entry></feed>"
    )
    assert told(data, "a.atom") == [
        ("entry 1", "heading", "T b", ("https://example.org/1", None)),
        ("entry 1", "paragraph", "X < c", ("https://example.org/?a=1&b=2",)),
        ("entry 2", "list", "https://example.org/2", ("https://example.org/2",)),
        ("entry 2", "paragraph", "Words", ()),
    ]
    assert read_bytes(data, name="a.atom").title == "Feed < all"


def test_pictures_are_no_links_of_an_entry():
    data = rss(
        "<item><title>One</title><description><![CDATA[<p>A <img src='https://example.org/a.jpg'>"
        "</p>]]></description></item>"
    )
    assert told(data) == [("entry 1", "heading", "One", ()), ("entry 1", "paragraph", "A", ())]


def test_sitemap():
    data = (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/'
        b'sitemap/0.9"><url><loc>https://example.org/a</loc><lastmod>2024</lastmod></url>'
        b"<url><loc>\n https://example.org/b?c=1&amp;d=2</loc></url></urlset>"
    )
    assert [(part, urls) for part, _, _, urls in told(data, "sitemap.xml")] == [
        ("entry 1", ("https://example.org/a",)),
        ("entry 2", ("https://example.org/b?c=1&d=2",)),
    ]


def test_json_feed():
    data = json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "J",
            "items": [
                {
                    "url": "https://example.org/1",
                    "title": "T & t",
                    "content_html": "<p>See <a href='b'>this</a></p>",
                },
                {
                    "external_url": "https://example.org/2",
                    "content_text": "One www.a.org/b\n\nb < c",
                },
                {"title": 5, "summary": "Only this"},
                {},
                None,
            ],
        }
    ).encode()
    assert told(data, "feed.json") == [
        ("entry 1", "heading", "T & t", ("https://example.org/1",)),
        ("entry 1", "paragraph", "See this", ("https://example.org/b",)),
        ("entry 2", "list", "https://example.org/2", ("https://example.org/2",)),
        ("entry 2", "paragraph", "One www.a.org/b", ("http://www.a.org/b",)),
        ("entry 2", "paragraph", "b < c", ()),
        ("entry 3", "paragraph", "Only this", ()),
    ]


def test_a_notebook_named_json():
    data = json.dumps({"cells": [{"cell_type": "markdown", "source": "a"}]}).encode()
    (block,) = read_bytes(data, name="a.json").blocks
    assert (block.kind, block.text) == (BlockKind.PARAGRAPH, "a")


def test_lines_are_those_of_all_entries():
    document = read_bytes(rss("<item><title>a</title></item>" * 3), name="a.rss")
    assert [block.at.line for block in document.blocks] == [1, 2, 3]
    assert len(document.lines) == 3


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"<rss>", "a.rss", "not well-formed XML"),
        (b"<html><body/></html>", "a.xml", "no feed or sitemap"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><rss/>", "a.rss", "declares XML entities"),
        (b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><rss>&b;</rss>', "a.rss", "XML entities"),
        (b"{}", "a.json", "no JSON Feed"),
        (b"{", "a.json", "is not JSON"),
    ],
)
def test_what_cannot_be_read(data, name, why):
    with pytest.raises(ReadError, match=why):
        read_bytes(data, name=name)


def test_deep_markup_takes_no_stack():
    data = rss("<item><title>a</title>" + "<x>" * 50_000 + "</x>" * 50_000 + "</item>")
    assert len(read_bytes(data, name="a.rss").blocks) == 1


def named(data, name="a.rss", url=None):
    facts = read_bytes(data, name=name, url=url).facts
    return [(fact.text, fact.url, fact.at.part) for fact in facts]


def test_the_articles_of_a_feed_are_declared_the_newest_first():
    items = "".join(
        f"<item><link>{link}</link>{date}</item>"
        for link, date in (
            ("https://example.org/old", "<pubDate>Tue, 04 Mar 2025 09:30:00 GMT</pubDate>"),
            ("/new", "<pubDate>Wed, 05 Mar 2025 09:30:00 -0500</pubDate>"),
            ("https://example.org/soon", "<pubDate>soon</pubDate>"),
            ("mailto:a@example.org", ""),
            ("", "<title>No link</title>"),
        )
    )
    assert named(rss(items), url="https://example.org/feed") == [
        ("entry", "https://example.org/new", "entry 2"),
        ("entry", "https://example.org/old", "entry 1"),
        ("entry", "https://example.org/soon", "entry 3"),
    ]


def test_the_date_of_publication_is_that_of_an_entry():
    data = (
        b'<feed xmlns="http://www.w3.org/2005/Atom">'
        b"<entry><updated>2025-03-09T00:00:00Z</updated><published>2025-03-01T00:00:00Z</published>"
        b'<link href="https://example.org/1"/></entry>'
        b'<entry><updated>2025-03-02T00:00:00</updated><link href="https://example.org/2"/></entry>'
        b"</feed>"
    )
    assert [url for _, url, _ in named(data, "a.atom")] == [
        "https://example.org/2",
        "https://example.org/1",
    ]


def test_a_sitemap_of_sitemaps_names_them():
    data = b"<sitemapindex><sitemap><loc>https://example.org/s.xml</loc></sitemap></sitemapindex>"
    assert named(data, "sitemap.xml") == [("sitemap", "https://example.org/s.xml", "entry 1")]


def test_the_entries_of_a_json_feed_have_dates():
    items = [
        {"url": "https://example.org/1", "date_published": "2025-03-01T00:00:00Z"},
        {"url": "https://example.org/2", "date_modified": "2025-03-02T00:00:00Z"},
    ]
    data = json.dumps({"items": items}).encode()
    assert [url[-1] for _, url, _ in named(data, "feed.json")] == ["2", "1"]


def test_entries_that_are_an_address_alone():
    urls = "".join(
        f"<url><loc>{loc}</loc></url>"
        for loc in ("https://a.example/1?x=1&amp;y=2", "/relative", "//b.example/2", "two words")
    )
    document = read_bytes(
        f"<urlset>{urls}</urlset>".encode(), name="a.xml", url="https://a.example/sitemap.xml"
    )
    assert [
        (block.kind, block.text, span.url, span.at.part, span.at.line)
        for block in document.blocks
        for span in block.spans
    ] == [
        (BlockKind.LIST, text, url, f"entry {number}", number)
        for number, (text, url) in enumerate(
            (
                ("https://a.example/1?x=1&y=2", "https://a.example/1?x=1&y=2"),
                ("/relative", "https://a.example/relative"),
                ("//b.example/2", "https://b.example/2"),
                ("two words", "https://a.example/two%20words"),
            ),
            1,
        )
    ]
    starts = [block.at.start for block in document.blocks]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    "feed",
    [
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/blog/">{}</feed>',
        '<feed><link rel="self" href="https://a.example/blog/atom.xml"/>{}</feed>',
    ],
)
def test_relative_addresses_of_a_feed(feed):
    entry = (
        '<entry><title>Ferries</title><link href="ferry/"/><content type="html">'
        "&lt;p&gt;The office said &lt;a href='more'&gt;more&lt;/a&gt; of it.&lt;/p&gt;"
        "</content></entry>"
    )
    document = read_bytes(feed.format(entry).encode(), name="a.atom")
    urls = [span.url for block in document.blocks for span in block.spans]
    assert urls == ["https://a.example/blog/ferry/", "https://a.example/blog/ferry/more"]
    assert [fact.url for fact in document.facts] == ["https://a.example/blog/ferry/"]


def test_relative_addresses_of_a_channel():
    feed = (
        "<rss><channel><link>https://a.example/</link><item><title>Ferries</title>"
        "<link>/ferry</link></item></channel></rss>"
    )
    assert [fact.url for fact in read_bytes(feed.encode(), name="a.rss").facts] == [
        "https://a.example/ferry"
    ]


def test_an_address_of_an_entry_is_kept_as_it_is_written():
    feed = (
        "<rss><channel><link>https://paper.example/</link><item><title>Seas rise</title>"
        "<link>https://Paper.example/seas?a=1&amp;b=two words</link></item></channel></rss>"
    )
    (block,) = read_bytes(feed.encode(), name="feed.xml").blocks
    (span,) = block.spans
    assert span.href == "https://Paper.example/seas?a=1&b=two words"
    assert span.url == "https://paper.example/seas?a=1&b=two%20words"


def test_what_is_of_the_feed_or_a_player_is_not_of_an_entry():
    spaces = (
        'xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:m="http://search.yahoo.com/mrss/" xmlns:d="http://purl.org/dc/elements/1.1/"'
    )
    data = (
        f"<rss {spaces}><channel><image><url>https://example.org/i.png</url><title>Icon</title>"
        "<link>https://example.org/icon</link></image><title>Quay</title><language>pt_BR</language>"
        "<textInput><title>Search</title><link>https://example.org/s</link></textInput>"
        "<item><i:title>Played</i:title><m:group><m:title>Shown</m:title>"
        "<m:description>Words, see https://example.org/w</m:description></m:group>"
        "<title>Read</title><link>https://example.org/1</link></item></channel></rss>"
    ).encode()
    assert told(data) == [
        ("entry 1", "heading", "Read", ("https://example.org/1",)),
        ("entry 1", "paragraph", "Words, see https://example.org/w", ("https://example.org/w",)),
    ]
    document = read_bytes(data, name="a.rss")
    assert (document.title, document.language) == ("Quay", "pt")


def test_pictures_and_films_of_a_sitemap_are_none_of_its_entries():
    image = "http://www.google.com/schemas/sitemap-image/1.1"
    data = (
        f'<urlset xmlns:i="{image}" xmlns:v="{image}"><url><i:image><i:loc>https://example.org/p.jpg'
        "</i:loc><i:title>Picture</i:title></i:image><loc>https://example.org/1</loc>"
        "<v:video><v:title>Film</v:title><v:description>Seen</v:description></v:video></url></urlset>"
    ).encode()
    assert told(data, "a.xml") == [
        ("entry 1", "list", "https://example.org/1", ("https://example.org/1",))
    ]


def test_where_entries_were_taken_from():
    data = rss(
        '<item><title>One</title><source url="https://other.example/">The &amp; Other</source>'
        "</item>"
        "<item><title>Two</title><source>Nameless</source></item><item><source/></item>"
    )
    assert told(data) == [
        ("entry 1", "heading", "One", ()),
        ("entry 1", "paragraph", "Via The & Other", ("https://other.example/",)),
        ("entry 2", "heading", "Two", ()),
        ("entry 2", "paragraph", "Via Nameless", ()),
    ]
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><source><title>Its blog</title>'
        b'<id>https://blog.example/id</id><link rel="self" href="https://blog.example/feed"/>'
        b'<link href="https://blog.example/"/></source><title>One</title>'
        b'<link href="https://example.org/1"/><link rel="via" href="https://via.example/1"/>'
        b'<link rel="via" title="Three" href="https://via.example/3"/></entry></feed>'
    )
    assert told(atom, "a.atom") == [
        ("entry 1", "heading", "One", ("https://example.org/1",)),
        ("entry 1", "paragraph", "Via Its blog", ("https://blog.example/",)),
        ("entry 1", "paragraph", "Via https://via.example/1", ("https://via.example/1",)),
        ("entry 1", "paragraph", "Via Three", ("https://via.example/3",)),
    ]


def test_what_addresses_are_relative_to():
    data = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/"'
        b' xml:lang="de"><entry xml:base="b/"><link href="1"/><title>One</title>'
        b'<content type="html" xml:base="c/">&lt;p&gt;See &lt;a href="d"&gt;this&lt;/a&gt;.'
        b'</content></entry><entry><link href="2"/><title>Two</title>'
        b'<content type="html">&lt;a href="e"&gt;f&lt;/a&gt;</content></entry></feed>'
    )
    assert [urls for _, _, _, urls in told(data, "a.atom")] == [
        ("https://example.org/a/b/1",),
        ("https://example.org/a/b/c/d",),
        ("https://example.org/a/2",),
        ("https://example.org/a/e",),
    ]
    assert read_bytes(data, name="a.atom").language == "de"


def test_addresses_of_json_feeds():
    data = json.dumps(
        {
            "home_page_url": "https://example.org/blog/",
            "language": "en-GB",
            "items": [
                {
                    "url": "/1",
                    "title": "One",
                    "external_url": "https://other.example/2",
                    "content_text": "Words",
                },
                {"id": "https://example.org/3", "title": "Three"},
                {"id": "4", "title": "Four"},
                {"id": 5, "url": "https://x.example/", "external_url": "https://x.example/"},
            ],
        }
    ).encode()
    assert told(data, "feed.json") == [
        ("entry 1", "heading", "One", ("https://example.org/1",)),
        ("entry 1", "paragraph", "Words", ()),
        (
            "entry 1",
            "paragraph",
            "Via https://other.example/2",
            ("https://other.example/2",),
        ),
        ("entry 2", "heading", "Three", ("https://example.org/3",)),
        ("entry 3", "heading", "Four", ()),
        ("entry 4", "list", "https://x.example/", ("https://x.example/",)),
    ]
    assert read_bytes(data, name="feed.json").language == "en"


def test_an_entry_is_all_article():
    data = rss(
        "<item><title>One</title><c:encoded><![CDATA["
        f"<p>{'The ferry between the islands has stopped for the winter, they say. ' * 4}</p>"
        "<p>Short.</p><h3>Late</h3><p>It is late.</p>]]></c:encoded></item>"
    )
    assert [(kind, text) for _, kind, text, _ in told(data)][2:] == [
        ("paragraph", "Short."),
        ("heading", "Late"),
        ("paragraph", "It is late."),
    ]
