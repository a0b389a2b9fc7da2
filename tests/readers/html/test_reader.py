"""Whole pages, written for the tests in the form of real ones."""

import datetime as dt
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.errors import ReadError
from citecheck.model import Block, BlockKind, Document, LinkRole, Mark
from citecheck.positions import line_starts
from citecheck.readers.base import Decoded
from citecheck.readers.html.reader import read

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head>
<title>Harbour closes for a week | The Quayside Post</title>
<link rel="canonical" href="/news/harbour-closes">
<meta property="og:url" content="https://quayside.example/news/harbour-closes">
<meta name="author" content="Ada Quill">
<script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Harbour closes for a week",
 "datePublished": "2025-03-04T09:30:00+01:00",
 "author": [{"@type": "Person", "name": "Ada Quill"}],
 "isBasedOn": "https://wire.example/harbour"}
</script>
</head><body>
<header><a href="/">The Quayside Post</a> <a href="/login">Log in</a></header>
<nav><a href="/news">News</a><a href="/sport"><span>Sport</span></a></nav>
<main><article>
<h1>Harbour closes for a week</h1>
<p class="byline">By <a href="/author/ada-quill">Ada Quill</a></p>
<figure><figcaption>The empty quay.
Photo: <a href="https://pics.example/q">Jo Lens</a>
</figcaption></figure>
<p>The harbour of Eastwick will close on Monday for seven days, the port authority
<a href="https://port.example/n/12?utm_source=feed" rel="nofollow noopener">said in a notice</a>
that it published on Friday evening.</p>
<p>Fishermen were told late, according to <em>The Harbour Bulletin</em> and a
<u>leaked letter</u>, which a spokesman called &ldquo;a draft&rdquo;&nbsp;&mdash; no more.</p>
<p><strong>Read more:</strong> <a href="/news/ferry">Ferries stop too</a></p>
<blockquote cite="https://port.example/notices/12"><p>No vessel may enter or leave between the first
and the last day of the works, whatever her size, her flag or her cargo may be.</p></blockquote>
<ul><li>Dredging starts on <a href="//dredge.example/plan">day two</a>, says the contractor.</li>
<li>Divers follow a day after that.</li></ul>
<blockquote class="twitter-tweet"><p>We are closed. <a href="https://twitter.com/hashtag/port">#port</a></p>
&mdash; Port (@port) <a href="https://twitter.com/port/status/99">March 3, 2025</a></blockquote>
<iframe src="https://www.youtube.com/embed/abc"></iframe>
<iframe src="https://ads.example/frame"></iframe>
<p>The last time that the harbour was closed, the works took three weeks longer than planned, and
the town had to pay the fishermen for their losses.<br>The council has not forgotten.</p>
<h2>Sources</h2>
<p><a href="https://archive.example/1998">Minutes of 1998</a></p>
<aside class="related"><h3><a href="/news/ferry">Ferries stop too</a></h3></aside>
<div class="share-bar"><a href="https://www.facebook.com/sharer/sharer.php?u=x">Share</a></div>
</article></main>
<footer><a href="/imprint">Imprint</a></footer>
</body></html>
"""
URL = "https://quayside.example/news/harbour-closes?ref=home"


def page(text: str, url: str | None = None) -> Document:
    source = Decoded(
        name="page.html",
        media_type="text/html",
        text=text,
        url=url,
        lines=line_starts(text),
        everywhere=True,
    )
    return read(source)


@pytest.fixture(scope="module")
def article() -> Document:
    return page(PAGE, URL)


def links(document: Document, role: LinkRole = LinkRole.CITATION) -> list[tuple[str, str | None]]:
    return [
        (span.text, span.url)
        for block in document.blocks
        for span in block.spans
        if span.mark is Mark.LINK and span.role is role
    ]


def the(document: Document, start: str) -> Block:
    return next(block for block in document.blocks if block.text.startswith(start))


def slices_hold(document: Document) -> None:
    for block in document.blocks:
        for span in block.spans:
            assert block.text[span.start : span.end] == span.text
        assert [span.start for span in block.spans] == sorted(span.start for span in block.spans)
        for before, after in zip(block.runs, block.runs[1:], strict=False):
            assert before[0] < after[0]
            assert before[1] < after[1]


def test_what_the_page_says_of_itself(article):
    assert article.title == "Harbour closes for a week"
    assert article.byline == "Ada Quill"
    zone = dt.timezone(dt.timedelta(hours=1))
    assert article.published == dt.datetime(2025, 3, 4, 9, 30, tzinfo=zone)
    assert article.language == "en"
    assert article.url == URL
    assert [(fact.text, fact.url) for fact in article.facts] == [
        ("canonical", "https://quayside.example/news/harbour-closes"),
        ("og:url", "https://quayside.example/news/harbour-closes"),
        ("isBasedOn", "https://wire.example/harbour"),
    ]


def test_the_address_is_the_declared_one_where_none_is_given():
    assert page(PAGE).url == "https://quayside.example/news/harbour-closes"


def test_links_of_the_article_are_citations(article):
    assert links(article) == [
        ("Jo Lens", "https://pics.example/q"),
        ("said in a notice", "https://port.example/n/12?utm_source=feed"),
        ("day two", "https://dredge.example/plan"),
        ("Minutes of 1998", "https://archive.example/1998"),
    ]


def test_links_around_it_are_kept_with_their_role(article):
    assert ("Ada Quill", "https://quayside.example/author/ada-quill") in links(
        article, LinkRole.AUTHOR
    )
    assert (
        links(article, LinkRole.RELATED)
        == [("Ferries stop too", "https://quayside.example/news/ferry")] * 2
    )
    assert ("Share", "https://www.facebook.com/sharer/sharer.php?u=x") in links(
        article, LinkRole.SOCIAL
    )
    navigation = {text for text, _ in links(article, LinkRole.NAVIGATION)}
    assert {"News", "Sport", "Log in", "Imprint"} <= navigation


def test_blocks_have_the_kind_that_a_reader_sees(article):
    kinds = {block.text[:12]: block.kind for block in article.blocks}
    assert kinds["Harbour clos"] is BlockKind.HEADING
    assert kinds["The empty qu"] is BlockKind.CAPTION
    assert kinds["The harbour "] is BlockKind.PARAGRAPH
    assert kinds["No vessel ma"] is BlockKind.QUOTE
    assert kinds["Dredging sta"] is BlockKind.LIST
    assert kinds["Minutes of 1"] is BlockKind.NOTE
    assert kinds["Read more: F"] is BlockKind.ASIDE


def test_text_is_folded_and_each_place_is_a_place_in_the_input(article):
    block = the(article, "Fishermen")
    assert block.text == (
        "Fishermen were told late, according to The Harbour Bulletin and a leaked letter, "
        "which a spokesman called “a draft” — no more."
    )
    lost = next(span for span in block.spans if span.mark is Mark.LOST)
    assert PAGE[lost.at.start : lost.at.end] == lost.text == "leaked letter"
    emphasis = next(span for span in block.spans if span.mark is Mark.EMPHASIS)
    assert PAGE[emphasis.at.start : emphasis.at.end] == "The Harbour Bulletin"
    for offset, at in block.runs:
        assert PAGE[at] in (block.text[offset], "&", "\n")
    assert PAGE[block.at.start : block.at.end].endswith("no more.")


def test_the_place_of_a_link_is_its_text(article):
    span = next(span for span in the(article, "The harbour").spans)
    assert PAGE[span.at.start : span.at.end] == "said in a notice"
    assert PAGE.splitlines()[span.at.line - 1][span.at.column - 1 :].startswith("said in")
    assert span.rel == ("nofollow", "noopener")
    assert span.href == "https://port.example/n/12?utm_source=feed"


def test_a_single_line_break_stays(article):
    assert "losses.\nThe council" in the(article, "The last time").text


def test_embedded_posts_and_videos(article):
    embeds = [span for block in article.blocks for span in block.spans if span.mark is Mark.EMBED]
    assert [span.url for span in embeds] == [
        "https://port.example/notices/12",
        "https://twitter.com/port/status/99",
        "https://www.youtube.com/embed/abc",
    ]
    assert PAGE[embeds[0].at.start :].startswith("<blockquote cite=")
    assert PAGE[embeds[2].at.start :].startswith("<iframe src=")
    assert ("#port", "https://twitter.com/hashtag/port") in links(article, LinkRole.SOCIAL)


def test_slices_and_runs(article):
    slices_hold(article)


PROSE = (
    "<p>The harbour of Eastwick will close on Monday for seven days, the port authority says.</p>"
)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("report", "https://a.example/base/report"),
        ("/report?x=1#y", "https://a.example/report?x=1#y"),
        ("//b.example/r", "https://b.example/r"),
        ("https://b.example/?a=1&amp;b=2", "https://b.example/?a=1&b=2"),
        (" https://b.example/a\nb ", "https://b.example/ab"),
        ("/a/../b", "https://a.example/b"),
        ("https://b.example/ü", "https://b.example/ü"),
    ],
)
def test_addresses_are_resolved_as_browsers_do(href, url):
    text = (
        f'<head><base href="https://a.example/base/"></head>{PROSE}'
        f'<p>It was <a href="{href}">shown</a> by a report.</p>'
    )
    assert links(page(text, "https://c.example/x")) == [("shown", url)]


@pytest.mark.parametrize(
    "href", ["javascript:void(0)", "mailto:ada@quayside.example", "tel:123", ""]
)
def test_what_is_no_page_is_no_citation(href):
    text = f'{PROSE}<p>It was <a href="{href}">shown</a> by a report.</p>'
    assert links(page(text, "https://c.example/x")) == []
    assert "shown" in the(page(text), "It was").text


def test_an_anchor_without_address_is_a_lost_link():
    document = page(f'{PROSE}<p>It was <a class="x">shown</a> <a name="n">here</a>.</p>')
    assert [(s.mark, s.text) for s in the(document, "It was").spans] == [(Mark.LOST, "shown")]


def test_an_underlined_link_is_not_lost():
    document = page(f'{PROSE}<p>It was <a href="https://b.example/"><u>shown</u></a>.</p>')
    assert [s.mark for s in the(document, "It was").spans] == [Mark.LINK]


def test_two_line_breaks_make_two_blocks():
    document = page(f"<div>{PROSE[3:-4]}<br><br>{PROSE[3:-4]}<br>x</div>")
    assert [block.text.count("\n") for block in document.blocks] == [0, 1]


def test_a_link_around_blocks_is_none_of_the_articles():
    document = page(
        f'<article>{PROSE}<a href="/x"><div>Seas</div><h3>They rise</h3></a>{PROSE}</article>',
        "https://a.example/y",
    )
    assert links(document) == []


def test_pictures_with_a_link_are_asides():
    document = page(f'{PROSE}<p><a href="https://b.example/"><img src="x"></a></p>')
    block = document.blocks[-1]
    assert (block.kind, block.text, block.spans[0].text) == (BlockKind.ASIDE, "", "")
    assert block.at == block.spans[0].at


def test_what_is_hidden_is_no_article():
    document = page(
        f'{PROSE * 3}<div style="display:none"><p>Say <a href="https://b.example/">it</a></p></div>'
    )
    assert links(document) == []


def test_microdata_names_the_article():
    document = page(
        f'<div class="promo" itemprop="articleBody">{PROSE}'
        f'<p>See <a href="https://b.example/">it</a> there.</p></div>'
        f"<div>{PROSE * 4}</div>"
    )
    assert links(document) == [("it", "https://b.example/")]


def test_roles_of_aria_are_believed():
    document = page(
        f'<main>{PROSE * 3}<div role="complementary"><a href="https://b.example/">it</a></div></main>'
    )
    assert links(document, LinkRole.RELATED) == [("it", "https://b.example/")]


def test_links_of_page_furniture_that_show_nothing_or_lead_nowhere():
    text = '<nav><a name="top">Top</a><a href="/x"></a></nav>'
    (block,) = page(text, "https://a.example/").blocks
    assert (block.text, [span.url for span in block.spans]) == ("", ["https://a.example/x"])


def test_a_link_of_several_parts_in_page_furniture():
    text = (
        '<nav><a href="/x"><svg><title>i</title></svg><h3>Seas <b>rise</b></h3><p>A lot</p></a>'
        '<a href="/y"><img alt="z"></a></nav>'
    )
    first, second = page(text, "https://a.example/").blocks
    assert first.text == "Seas rise\nA lot"
    assert [(span.text, span.url) for span in first.spans] == [
        ("Seas rise\nA lot", "https://a.example/x")
    ]
    assert text[first.at.start : first.at.end] == "Seas <b>rise</b></h3><p>A lot"
    assert (second.text, second.spans[0].url) == ("", "https://a.example/y")


def test_links_outside_the_article_that_stand_alone():
    box = f"<aside><p>{'Ferries wait for the wind to turn. ' * 4}</p>"
    document = page(
        f"<article><h1>H</h1>{PROSE}</article>{box}<ul><li> <a href=/a>One</a></li>"
        "<li><a href=/b>Two \n lines</a></li><li><a href=/c></a></li></ul></aside>"
    )
    asides = [block for block in document.blocks if block.kind is BlockKind.ASIDE]
    assert [block.text for block in asides] == ["One", "Two lines", ""]
    assert [block.spans[0].href for block in asides] == ["/a", "/b", "/c"]
    assert not any(block.spans[0].role is LinkRole.CITATION for block in asides)
    slices_hold(document)


def test_an_empty_page():
    document = page("")
    assert (document.blocks, document.title, document.url) == ((), None, None)


def test_broken_structured_data_is_skipped_with_a_note():
    document = page('<script type="application/ld+json">{"a": </script>' + PROSE)
    assert [(p.code, p.severity) for p in document.problems] == [("CC102", "info")]
    assert document.problems[0].at is not None


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 100_000 + "deep",
        "<a" * 500_000,
        "<a href=/x>" * 20_000,
        "<div class=related>" * 20_000 + "x",
        "<table>" + "x<tr>" * 20_000,
        "a\0b<p>\0&#0;&\0amp;" * 1000,
        "<p>" + "&amp;x " * 50_000,
        "<!--" * 100_000,
        PROSE + "<p>a\ud800b <a href=/x>\udc00</a></p>",
        '<p>cut <a href="http://b.exam',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
    ids=lambda text: text[:20],
)
def test_hostile_pages_take_no_more_than_linear_time(text):
    start = time.process_time()
    slices_hold(page(text))
    assert time.process_time() - start < 20


MARKUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *("<p>", "</p>", "<div class=related>", "</div>", "<a href=/x>", "<a>", "</a>"),
                *("<table>", "<td>", "<li>", "<b>", "</b>", "<u>", "</u>", "<br>", "<!-- c -->"),
                *("&amp;", "&nbsp;", "&notit;", "&#x41;", "\r\n", "\r", "\0", " ", "  ", "\xad"),
                *("<nav>", "</nav>", "<h1>", "</h1>", "<iframe src=//x>", "<svg>", "<template>"),
                *("<blockquote class=twitter-tweet>", "<figcaption>", "<script>", "</script>", "<"),
            ]
        ),
        st.text(max_size=20),
    ),
    max_size=40,
).map("".join)


@given(MARKUP)
@settings(deadline=None)
def test_any_text_gives_a_document(text):
    document = page(text, "https://a.example/")
    slices_hold(document)
    for block in document.blocks:
        for place in (block.at, *(span.at for span in block.spans)):
            assert 0 <= place.start <= place.end <= len(text)


WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="<&\xad\u200b\u2060\ufeff"),
    min_size=1,
)


@given(st.lists(WORDS, min_size=1, max_size=6))
@settings(deadline=None)
def test_characters_of_well_formed_text_stand_where_the_runs_say(words):
    text = "<p>" + "<b>x</b> &amp; \r\n ".join(words) + "</p>"
    for block in page(text).blocks:
        ends = [offset for offset, _ in block.runs[1:]] + [len(block.text)]
        for (offset, at), end in zip(block.runs, ends, strict=True):
            for row in range(end - offset):
                seen, written = block.text[offset + row], text[at + row]
                assert seen == written or (seen.isspace() and written.isspace()) or written == "&"


def test_names_of_the_whole_page_say_nothing():
    document = page(
        f'<body class="single format-caption sidebar"><article class="post caption">{PROSE * 3}'
        '<p>It was <a href="https://b.example/">shown</a>.</p></article></body>'
    )
    assert links(document) == [("shown", "https://b.example/")]
    assert {block.kind for block in document.blocks} == {BlockKind.PARAGRAPH}


def test_addresses_that_are_no_links_are_seen_too():
    page = (
        "<article><h1>Head</h1><p>The figures stand at https://ports.example.net/a, and the port "
        'said <a href="https://b.example.org/x">www.c.example.org</a> has more; see '
        "www.example.com/plan (in two parts) for the plan of the whole harbour.</p></article>"
    )
    blocks = read(
        Decoded(name="a", media_type="text/html", text=page, url=None, lines=(0,), problems=())
    ).blocks
    (block,) = [each for each in blocks if each.kind == "paragraph"]
    assert [(span.href, span.url) for span in block.spans] == [
        ("https://ports.example.net/a", "https://ports.example.net/a"),
        ("https://b.example.org/x", "https://b.example.org/x"),
        ("www.example.com/plan", "http://www.example.com/plan"),
    ]
    assert all(page[span.at.start : span.at.end] == span.text for span in block.spans)


def test_an_address_that_is_none_is_kept_to_be_called_broken():
    document = page('<article><h1>H</h1><p>It is <a href="http://[">said so</a> in a report.</p>')
    assert links(document) == [("said so", "http://[")]


def test_a_page_of_more_tags_than_any_has_is_refused(monkeypatch):
    monkeypatch.setattr("citecheck.readers.html.reader._MOST_TAGS", 30)
    assert page("<p>x</p>" * 15).blocks
    with pytest.raises(ReadError, match=r"has more than 30 tags; split it"):
        page("<p>x</p>" * 15 + "<br>")


@pytest.mark.parametrize(
    ("bases", "found"),
    [
        ('<base target="_top"><base href="/news/"><base href="/late/">', "news/"),
        ("<base href><base href='/late/'>", ""),
    ],
)
def test_the_first_base_with_an_address_counts(bases, found):
    text = f'<head>{bases}</head><article><h1>H</h1><p>It is <a href="b">so</a>, it said.</p>'
    source = Decoded(
        name="a", media_type="text/html", text=text, url="https://a.example/x", lines=(0,)
    )
    (block,) = [each for each in read(source).blocks if each.spans]
    assert block.spans[0].url == f"https://a.example/{found}b"


def test_text_behind_marks_without_text_is_found():
    text = '<article><h1>Head</h1><p><a name="x">\n</a>The port said <a>so</a>.</p></article>'
    (block,) = [each for each in page(text).blocks if each.kind is BlockKind.PARAGRAPH]
    assert text[block.at.start : block.at.end] == "The port said <a>so</a>."
    assert [(span.text, span.mark) for span in block.spans] == [("so", Mark.LOST)]


def test_prose_is_walked_whatever_its_names_say():
    long = f"<p>{PROSE[3:-4]} It said so on Friday.</p>"
    document = page(
        f'<div class="sidebar content"><h2>Head</h2>{long * 13}'
        '<p>It was <a href="https://b.example/">shown</a>.</p></div>'
    )
    assert [block.kind for block in document.blocks] == ["heading"] + ["paragraph"] * 14


def test_teasers_of_many_words_are_no_prose():
    teaser = f'<a href="https://b.example/">{PROSE * 8}</a>'
    document = page(f"<article><h1>Head</h1>{PROSE}</article><div class=related>{teaser * 2}</div>")
    roles = [span.role for block in document.blocks for span in block.spans]
    assert roles == [LinkRole.RELATED] * 2
