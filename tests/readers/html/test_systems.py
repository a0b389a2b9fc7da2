"""What common publishing systems put into and around an article."""

import datetime as dt

import pytest

from citecheck.model import BlockKind, LinkRole
from citecheck.readers import read_bytes

URL = "https://quayside.example/news/1"
LONG = (
    "The harbour of Eastwick will close on Monday for seven days, the port authority said in a"
    " notice that it published on Friday evening."
)


def read(body, head="", language="en"):
    text = f"<html lang='{language}'><head>{head}</head><body>{body}</body></html>"
    return read_bytes(text.encode(), name="a.html", url=URL)


def page(body, head="", language="en"):
    article = f"<article><h1>Quay shut</h1>{body}</article>"
    return read(article, f"<title>Quay shut</title>{head}", language)


def roles(document):
    return {span.url: span.role for block in document.blocks for span in block.spans if span.url}


def role_of(document, url):
    return roles(document)[url]


@pytest.mark.parametrize(
    "url",
    [
        "https://signal.me/#eu/abc",
        "https://wa.me/15550100",
        "https://chat.whatsapp.com/AbC",
        "https://line.me/R/ti/p/abc",
        "https://news.google.com/s/CBIw",
        "https://www.paypal.com/donate/?hosted_button_id=1",
        "https://www.paypal.me/quayside",
    ],
)
def test_addresses_by_which_readers_write_or_give(url):
    body = f"<p>{LONG}</p><p>{LONG} Whoever knows more <a href='{url}'>may use this</a>.</p>"
    assert role_of(page(body), url) is LinkRole.SOCIAL


@pytest.mark.parametrize(
    "text",
    [
        "Did you like this article? You <a href='https://give.example/'>can give</a> for more.",
        "Please consider making <a href='https://give.example/'>a gift</a> to the paper.",
        "We want to hear from you: <a href='https://give.example/'>fill in the form</a> today.",
        "Sign me up for <a href='https://give.example/'>the letter of the week</a> now.",
        "Hat Ihnen dieser Artikel gefallen? Dann <a href='https://give.example/'>helfen Sie</a>.",
        "Unterstützen Sie uns mit <a href='https://give.example/'>einem Beitrag</a> im Monat.",
        "Soutenez le journal par <a href='https://give.example/'>un don</a> chaque mois.",
    ],
)
def test_lines_that_ask_for_something(text):
    assert role_of(page(f"<p>{LONG}</p><p>{text}</p>"), "https://give.example/") is LinkRole.SOCIAL


@pytest.mark.parametrize(
    "text",
    [
        "Please consider the facts that <a href='https://court.example/'>the court found</a>.",
        "Enjoying the sun, hundreds <a href='https://court.example/'>came to the quay</a>.",
        "Did you know that the quay <a href='https://court.example/'>is a hundred</a> this year?",
    ],
)
def test_lines_that_only_begin_so(text):
    role = role_of(page(f"<p>{LONG}</p><p>{text}</p>"), "https://court.example/")
    assert role is LinkRole.CITATION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quill covers the port. Follow her on {}.", LinkRole.SOCIAL),
        ("Ada Quill covers the port. Reach him at 555-0100 or at {}.", LinkRole.SOCIAL),
        ("Ada Quill schreibt vom Hafen. Folgen Sie ihr auf {}.", LinkRole.SOCIAL),
        ("Ada Quill suit le port. Suivez-la sur {}.", LinkRole.SOCIAL),
        ("Ada Quill covers the port. Follow her: {}.", LinkRole.SOCIAL),
        ("The jury did not find him guilty, the {} shows.", LinkRole.CITATION),
        ("Police will follow him. The mayor said so on {}.", LinkRole.CITATION),
    ],
)
def test_how_a_reader_reaches_the_author(text, expected):
    url = "https://x.com/quill"
    line = text.format(f"<a href='{url}'>X</a>")
    body = f"<p>{LONG}</p><p>{line}</p>"
    assert role_of(page(body), url) is expected


def test_a_link_alone_over_the_text_plays_or_sends_the_article():
    body = (
        "<div class='bar'><div><a href='https://listen.example/1'>Play it now</a></div></div>"
        "<p><a href='https://port.example/report'>The report</a></p>"
        f"<p>{LONG}</p><div><a href='https://port.example/notice'>The notice</a></div><p>{LONG}</p>"
    )
    found = roles(page(body))
    assert found["https://listen.example/1"] is LinkRole.NAVIGATION
    assert found["https://port.example/report"] is LinkRole.CITATION
    assert found["https://port.example/notice"] is LinkRole.CITATION


def test_the_section_beside_the_day_is_a_tag_however_it_is_indented():
    line = "<a href='/news/'>News</a>" + " " * 70 + "| 3 May"
    body = f"<div class='top'>{line}</div><h1>Quay shut</h1><p>{LONG}</p><p>{LONG}</p>"
    assert role_of(read(f"<article>{body}</article>"), "https://quayside.example/news/") is (
        LinkRole.TAG
    )


def test_a_headline_in_a_list_may_end_with_a_full_stop():
    body = f"<p>{LONG}</p><ul><li><a href='/life/'>The life of Duke Hans II.</a></li></ul>"
    body += f"<p>{LONG} <a href='/earlier/'>It was closed before.</a></p>"
    found = roles(page(body))
    assert found["https://quayside.example/life/"] is LinkRole.RELATED
    assert found["https://quayside.example/earlier/"] is LinkRole.CITATION


def test_paragraphs_that_are_links_under_a_label_are_related():
    box = "<h4>Související články</h4><p><a href='/dam/'>The dam runs dry.</a></p>"
    body = f"<p>{LONG}</p>{box}<p>{LONG}</p><p><a href='/full/'>The notice in full.</a></p>"
    found = roles(page(body))
    assert found["https://quayside.example/dam/"] is LinkRole.RELATED
    assert found["https://quayside.example/full/"] is LinkRole.CITATION


def test_a_label_on_a_line_of_its_own_within_a_block():
    box = "<td><b>Related stories</b><br><a href='/eels/'>Eels return</a><br>and more</td>"
    notice = "<td>Notice<br><a href='/port/'>What the port said</a><br>in full and signed</td>"
    found = roles(page(f"<p>{LONG}</p><table><tr>{box}{notice}</tr></table><p>{LONG}</p>"))
    assert found["https://quayside.example/eels/"] is LinkRole.RELATED
    assert found["https://quayside.example/port/"] is LinkRole.CITATION


@pytest.mark.parametrize(
    "names",
    ["id='onetrust-consent-sdk'", "id='CybotCookiebotDialog'", "class='cmplz-cookiebanner'"],
)
def test_what_asks_for_consent_may_have_more_text_than_the_article(names):
    consent = (
        f"<div {names}><p>{LONG} {LONG} <a href='https://vendor.example/'>Vendors</a></p></div>"
    )
    short = "<p>Workers <a href='https://radio.example/'>put up a fence</a> around the quay today."
    document = read(f"<div class='story'><h1>Fence</h1>{short} {LONG}</p></div>{consent}")
    citations = {url for url, role in roles(document).items() if role is LinkRole.CITATION}
    assert citations == {"https://radio.example/"}


@pytest.mark.parametrize(
    "body",
    ["<h1>Quay shut</h1><p>{}</p>", "<main><p>{}</p></main>", "<article><p>{}</p></article>"],
)
def test_a_page_about_consent_or_within_what_asks_for_it_is_read(body):
    text = f"<div class='cookie-notice'>{body.format(LONG)}</div>"
    assert LONG in [block.text for block in read(text).blocks]


BYLINES = (
    "<span class='byline'> by <span class='author vcard'><a>Maura Cole</a></span></span>",
    "<div class='wp-block-post-author-name'><a href='/a/'>Maura Cole</a></div>",
    "<div class='meta'>Von <span itemprop='author'>Maura Cole</span></div>",
    "<div class='info'><span class='post-author'>Maura Cole</span></div>",
    "<p class='line'>Words by Maura Cole</p>",
    "<p class='entry-meta'>by <span>Maura Cole</span><span>September 1, 2023</span></p>",
    "<p class='line'>Av Maura Cole Publicerad 3 maj 2024</p>",
    "<p class='line'>Muhabir: Maura Cole</p>",
    "<p class='line'>Text: Maura Cole Foto: Olle Berg</p>",
)


@pytest.mark.parametrize("line", BYLINES)
def test_who_an_element_names_as_the_author(line):
    assert page(f"{line}<p>{LONG}</p>").byline == "Maura Cole"


@pytest.mark.parametrize(
    ("line", "byline"), [("Autor: Maura Cole, 5. 6. 2024", "Maura Cole"), ("By Monday", None)]
)
def test_a_byline_below_the_standfirst_or_the_text_says_what_it_is(line, byline):
    assert page(f"<p>{LONG}</p><p>{line}</p><p>{LONG}</p>").byline == byline
    assert page(f"<p>{LONG}</p><p>{LONG}</p><p>{line}</p>").byline == byline


def test_a_byline_in_a_bar_between_the_headline_and_the_article():
    bar = "<div class='signature-share'><p>By Maura Cole, Eastwick</p></div>"
    body = f"<div><h1>Quay shut</h1></div>{bar}<article><p>{LONG}</p><p>{LONG}</p></article>"
    assert read(body, "<title>Quay shut</title>").byline == "Maura Cole"


@pytest.mark.parametrize(
    "body",
    [
        "<div class='author-links'>all posts</div>",
        "<span class='author'>この記事の筆者 松岡</span>",
        "<span class='author'>Written By</span>",
    ],
)
def test_what_names_no_author(body):
    assert page(f"{body}<p>{LONG}</p>").byline is None


def test_no_author_is_looked_for_above_the_article():
    beside = "<div class='teaser'><span class='author-name'>Other Person</span></div>"
    assert read(f"{beside}<div><h1>Quay shut</h1><p>{LONG}</p></div>").byline is None


def test_authors_of_other_articles_are_not_this_ones():
    card = "<h3><a href='/b'>Eels return</a></h3><span class='author-name'>Other Person</span>"
    before = f"<article><p>{LONG}</p><p>{LONG}</p></article>"
    below = f"<section class='latest'><article>{card}</article></section>"
    text = f"<article><h1>Quay shut</h1><p>{LONG}</p><p>{LONG}</p></article>{below}"
    assert read(text).byline is None
    listed = "<ul class='metaAuthorList'><li><a href='/a/1'>Maura Cole</a></li></ul>"
    box = "<ul class='box__authorList'><li>Other Person</li></ul>"
    assert read(f"<div>{box}</div>{before.replace('<p>', f'{listed}<p>', 1)}").byline == (
        "Maura Cole"
    )


def test_words_that_only_begin_as_author_name_none():
    assert page(f"<p><span class='authority-name'>Marsh Board</span></p><p>{LONG}</p>").byline is (
        None
    )


@pytest.mark.parametrize(
    "line",
    [
        "<p class='line'><span itemprop='author'><a href='/a'>Maura Cole</a></span> | 3 May</p>",
        "<p class='line'><a rel='author' href='/a'>Maura Cole</a> | 3 May</p>",
        "<div class='author-box'><b class='author-name'>Maura Cole</b> covers the port</div>",
    ],
)
def test_who_a_part_of_a_line_names_as_the_author(line):
    assert page(f"{line}<p>{LONG}</p>").byline == "Maura Cole"


SITE = (
    '<script type="application/ld+json">{"@type":"NewsArticle","author":{"name":"Quayside News"},'
    '"publisher":{"@type":"Organization","name":"Quayside News"}}</script>'
)


@pytest.mark.parametrize(
    ("head", "line", "byline"),
    [
        (SITE, "<p class='byline'>By Maura Cole</p>", "Maura Cole"),
        (SITE, "<p class='byline'>By Quayside NewsMay</p>", "Quayside News"),
        (SITE, "", "Quayside News"),
        (SITE + "<meta name='author' content='Ivo Brand'>", "", "Ivo Brand"),
        (
            SITE.replace(
                '{"name":"Quayside News"},', '[{"name":"A Dee"},{"name":"Quayside News"}],'
            ),
            "",
            "A Dee, Quayside News",
        ),
    ],
)
def test_a_site_that_names_itself_gives_way_to_who_wrote_it(head, line, byline):
    assert page(f"{line}<p>{LONG}</p>", head).byline == byline


@pytest.mark.parametrize(
    ("body", "language", "day"),
    [
        ("<div>{}</div><p>March 5, 2024</p>", "en", dt.date(2024, 3, 5)),
        ("<div>{}</div><p>Ada | 05.03.2024 - Update</p>", "de", dt.date(2024, 3, 5)),
        ("<div>{}</div><p>2024.03.05. 18:00</p>", "ko", dt.date(2024, 3, 5)),
        ("<div>{}</div><p>5. 3. 2024</p>", "cs", dt.date(2024, 3, 5)),
        ("<div>{}</div><p>2024年3月5日 <a href='/x'>海岸</a></p>", "zh", dt.date(2024, 3, 5)),
        (
            "<div>{}</div><span property='dc:date dc:created' content='2024-03-05'>5.3.</span>",
            "pl",
            dt.date(2024, 3, 5),
        ),
        ("<div>{}</div><p>Founded March 5, 2024; two years ago</p>", "en", None),
        ("<div>{}</div><p>March 5, 2024; two years ago</p>", "en", None),
        ("<div>{}</div><figcaption>March 5, 2024</figcaption>", "en", None),
    ],
)
def test_the_day_between_the_headline_and_the_text(body, language, day):
    top = body.format("<h1>Quay shut</h1>")
    text = f"<section class='hero'>{top}</section><section><p>{LONG}</p><p>{LONG}</p></section>"
    assert read(text, "<title>Quay shut</title>", language).published == day


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Bay Watch: Quay shut", "<h1>Bay Watch</h1><h3>Quay shut</h3>", "Quay shut"),
        ("Bay Watch: Quay shut", "<h1>Bay Watch</h1><h3>Eels return</h3>", "Bay Watch"),
        ("Quay shut: Bay Watch", "<h1>Quay shut</h1><h3>Eels return</h3>", "Quay shut"),
    ],
)
def test_a_blog_whose_name_is_its_first_heading(title, body, expected):
    assert read(f"{body}<p>{LONG}</p>", f"<title>{title}</title>").title == expected


def test_the_rights_in_a_picture_are_a_caption():
    document = page(f"<p>{LONG}</p><div>Bildrechte: dpa/Ivo Brand</div><p>{LONG}</p>")
    assert [block.text for block in document.blocks if block.kind is BlockKind.CAPTION] == [
        "Bildrechte: dpa/Ivo Brand"
    ]
