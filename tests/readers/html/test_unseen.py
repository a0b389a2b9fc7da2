"""What stands in a page for programs and screen readers, and what is but the look of its text."""

import datetime as dt

import pytest

from citecheck.model import BlockKind, LinkRole, Mark
from citecheck.readers import read_bytes

URL = "https://quayside.example/news/1"
LONG = (
    "The harbour of Eastwick will close on Monday for seven days, the port authority said in a"
    " notice that it published on Friday evening."
)


START = "<html lang='en'><head>{}</head><body><article><h1>Quay shut</h1>"


def page(body, head="", *, everywhere=False):
    text = f"{START.format(head)}{body}</article></body></html>"
    return read_bytes(text.encode(), name="a.html", url=URL, everywhere=everywhere)


def texts(document):
    return [block.text for block in document.blocks if block.kind is not BlockKind.ASIDE]


HIDDEN = (
    'class="sr-only"',
    'class="visually-hidden"',
    'class="screen-reader-text"',
    'class="Link_visuallyHidden__x1"',
    'class="show-for-sr"',
    'class="element-invisible"',
    "hidden",
    'style="display: none"',
    'style="border:0;clip:rect(0 0 0 0);height:1px;position:absolute;width:1px"',
    'style="clip-path:inset(50%);position:absolute"',
)


@pytest.mark.parametrize("how", HIDDEN)
def test_text_for_screen_readers_is_not_read(how):
    body = (
        f"<p>A report by the port, <a href='https://port.example/r'>published here<span {how}>,"
        f" opens new tab</span></a> on Friday, says so. {LONG} Nobody answered the telephone.</p>"
    )
    (_, text) = texts(page(body))
    assert text.startswith("A report by the port, published here on Friday, says so.")
    (span,) = (span for block in page(body).blocks for span in block.spans)
    assert (span.text, span.role) == ("published here", LinkRole.CITATION)
    source = page(body)
    after = next(block for block in source.blocks if block.text == text)
    start = after.text.index("on Friday")
    run = max(pair for pair in after.runs if pair[0] <= start)
    written = START.format("") + body
    assert written[run[1] + start - run[0] :].startswith("on Friday, says so")


def test_words_that_only_hidden_text_parts_stay_apart():
    body = f"<p>Sport<span class='sr-only'>: </span>Ferries stop</p><p>{LONG}</p>"
    assert texts(page(body))[1] == "Sport Ferries stop"


@pytest.mark.parametrize("how", ['class="not-sr-only"', 'class="reader"', "", 'style="color:red"'])
def test_other_text_is_read(how):
    body = f"<p>{LONG} It said<span {how}> more</span>.</p>"
    assert texts(page(body))[1].endswith("It said more.")


def test_a_hidden_block_is_no_paragraph():
    label = "<div class='field__label visually-hidden'>Image</div>"
    body = f"{label}<p class='sr-only'>Photo</p><p>{LONG}</p>"
    assert [block.text for block in page(body).blocks] == ["Quay shut", LONG]


def test_an_article_that_a_script_is_to_show_is_read():
    body = f"<div hidden><p>{LONG}</p><p>{LONG}</p></div>"
    assert texts(page(body)) == ["Quay shut", LONG, LONG]


def test_links_that_are_not_seen_are_kept_among_all():
    unseen = "<a class='sr-only' href='/skip'>Skip</a> <span hidden><a href='/x'>x</a></span>"
    body = f"<p>{LONG} {unseen} Yes.</p>"
    roles = {
        span.href: span.role for block in page(body, everywhere=True).blocks for span in block.spans
    }
    assert roles == {"/skip": LinkRole.NAVIGATION, "/x": LinkRole.NAVIGATION}


def test_what_a_wiki_shows_its_editors():
    edit = "<span class='mw-editsection'>[<a href='/w/index.php?action=edit'>edit</a>]</span>"
    body = (
        f"<h2>History{edit}</h2><p>{LONG}<sup class='noprint'>[citation needed]</sup></p>"
        f"<h2>References{edit}</h2>"
        "<ul><li><a href='https://port.example/r'>A report of the port</a></li></ul>"
    )
    document = page(body)
    assert texts(document) == ["Quay shut", "History", LONG, "References", "A report of the port"]


@pytest.mark.parametrize(
    "player",
    [
        "<div class='vjs-control-bar'><p>Current Time 0:00</p></div>",
        "<div role='application'><span>Video Player is loading.</span></div>",
        "<div class='plyr__controls'><div>Transparency</div></div>",
        "<div role='slider'>Volume</div>",
    ],
)
def test_the_buttons_of_a_player_are_not_the_article(player):
    body = f"<p>{LONG}</p><figure>{player}<figcaption>The quay.</figcaption></figure><p>{LONG}</p>"
    assert texts(page(body)) == ["Quay shut", LONG, "The quay.", LONG]


@pytest.mark.parametrize(
    "anchor", ["Purchase Licensing Rights", "Buy reprints", "License this photo"]
)
def test_where_rights_are_sold_nothing_is_cited(anchor):
    body = (
        f"<p>{LONG}</p><figure><figcaption>The quay. Photo: Jo Lens "
        f"<a href='https://rights.example/1'>{anchor}</a></figcaption></figure>"
        f"<p>{LONG} A <a href='https://licence.example/by' rel='license'>licence</a> holds.</p>"
    )
    spans = [span for block in page(body).blocks for span in block.spans]
    assert [span.role for span in spans] == [LinkRole.NAVIGATION, LinkRole.NAVIGATION]


def marks(document):
    return [(str(span.mark), span.text) for block in document.blocks for span in block.spans]


def test_underlined_words_that_open_an_article_with_links_are_its_look():
    body = (
        f"<p><u>Ada Quill,</u> of Eastwick. {LONG}</p>"
        f"<p><u>Another report</u> says so. {LONG} "
        "<a href='https://port.example/r'>This</a> too.</p>"
    )
    assert marks(page(body)) == [
        ("emphasis", "Ada Quill,"),
        ("lost", "Another report"),
        ("link", "This"),
    ]


def test_in_an_article_without_links_they_are_lost_links():
    assert marks(page(f"<p><u>The notice</u> says so. {LONG}</p>")) == [("lost", "The notice")]


def test_underlined_headings_and_labels_are_their_look():
    body = (
        f"<p>{LONG}</p><h2>The <u>plan</u></h2><p><u>Tides</u>: high. {LONG}</p>"
        f"<p><u>Wind:</u> {LONG}</p>"
    )
    assert {mark for mark, _ in marks(page(body))} == {"emphasis"}


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        (
            "By Ada Quill, Dec 16, 2016, 4:00 PM ET",
            "Ada Quill",
            dt.datetime.fromisoformat("2016-12-16T16:00"),
        ),
        ("By Ada Quill Jul. 19, 2026", "Ada Quill", dt.date(2026, 7, 19)),
        ("By Ada Quill and Jean-Luc de la Tour | Staff", "Ada Quill and Jean-Luc de la Tour", None),
        ("Von Ada Quill und Jo Lens", "Ada Quill und Jo Lens", None),
        ("Share this", None, None),
        ("By submitting this you agree", None, None),
        ("Published 99 Soon 2016", None, None),
    ],
)
def test_a_byline_in_a_block_for_sharing(line, byline, published):
    document = page(f"<div class='ShareByline'>{line}</div><p>{LONG}</p>")
    assert (document.byline, document.published) == (byline, published)


def test_a_declared_byline_wins():
    document = page(
        f"<p class='byline'>By Jo Lens</p><p>{LONG}</p>", "<meta name=author content='A B'>"
    )
    assert document.byline == "A B"


STATED = (
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-03-01",'
    '"dateModified":"2025-03-02"}</script>'
)


@pytest.mark.parametrize(
    ("head", "times", "published", "modified"),
    [
        (
            STATED,
            "",
            dt.date(2025, 3, 1),
            dt.date(2025, 3, 2),
        ),
        (
            '<meta property="article:modified_time" content="2025-03-02">',
            "<time datetime='2025-03-01'>1 March</time>",
            dt.date(2025, 3, 1),
            dt.date(2025, 3, 2),
        ),
        (
            "",
            (
                "<time itemprop='dateModified' datetime='2025-03-02'></time>"
                "<time datetime='2025-03-01'></time>"
            ),
            dt.date(2025, 3, 1),
            dt.date(2025, 3, 2),
        ),
        ("", "<time class='updated-at' datetime='2025-03-02'></time>", None, dt.date(2025, 3, 2)),
        ("", "", None, None),
    ],
)
def test_published_and_modified(head, times, published, modified):
    document = page(f"<p>{times}{LONG}</p>", head)
    assert (document.published, document.modified) == (published, modified)


@pytest.mark.parametrize(
    ("element", "url"),
    [
        ("<amp-youtube data-videoid='ab'></amp-youtube>", "https://www.youtube.com/watch?v=ab"),
        ("<lite-youtube videoid='ab'></lite-youtube>", "https://www.youtube.com/watch?v=ab"),
        ("<amp-twitter data-tweetid='12'></amp-twitter>", "https://twitter.com/i/status/12"),
        (
            "<amp-twitter data-tweetid='https://twitter.com/port/status/12'></amp-twitter>",
            "https://twitter.com/port/status/12",
        ),
        (
            "<iframe data-src='https://player.vimeo.com/video/1'></iframe>",
            "https://player.vimeo.com/video/1",
        ),
        (
            "<blockquote cite='https://port.example/n'><p>Shut.</p></blockquote>",
            "https://port.example/n",
        ),
        (
            f"<p>It said <q cite='https://port.example/q'>shut</q>. {LONG}</p>",
            "https://port.example/q",
        ),
        ("<blockquote cite='Jo Lens'><p>Shut.</p></blockquote>", None),
        ("<amp-youtube></amp-youtube>", None),
        ("<iframe src='https://adverts.example/1'></iframe>", None),
    ],
)
def test_what_a_page_shows_or_quotes_of_another(element, url):
    spans = [
        span
        for block in page(f"<p>{LONG}</p>{element}<p>{LONG}</p>").blocks
        for span in block.spans
    ]
    assert [span.url for span in spans if span.mark is Mark.EMBED] == ([url] if url else [])


CITED = "<a href='https://gazette.example/r'>the Gazette reported</a>"


def cites(line):
    """Return what the link in a line of an article is for."""
    blocks = page(f"<p>{LONG}</p>{line}<p>{LONG}</p>", everywhere=True).blocks
    (role,) = (
        LinkRole.NAVIGATION
        if block.kind is BlockKind.ASIDE and span.role is LinkRole.CITATION
        else span.role
        for block in blocks
        for span in block.spans
        if span.url == "https://gazette.example/r"
    )
    return role


@pytest.mark.parametrize(
    "sentence",
    [
        f"For more than a decade the port lost money, {CITED}.",
        f"WhatsApp said in March, {CITED}, that it had stopped the attack.",
        f"By Monday forty people had died, {CITED}.",
        f"Von der Leyen sagte das am Montag, {CITED}.",
        f"Por ahora no hay cifras, {CITED}.",
        f"Par ailleurs, la ville a payé, {CITED}.",
        f"Od poniedziałku obowiązują nowe ceny, {CITED}.",
        f"Recommended doses were too high, {CITED}.",
        f"Related-party deals rose last year, {CITED}.",
        f"Подписанный указ опубликован, {CITED}.",
        f"Følgende tal er nye, {CITED}.",
        f"Följande siffror är nya, {CITED}.",
        f"Become a father and you earn more, {CITED}.",
        f"Descargas eléctricas mataron a dos, {CITED}.",
        f"Der Artikel erschien zuerst anderswo, {CITED}.",
        f"Join the army, he wrote, {CITED}.",
        f"更多人失业，{CITED}。",
    ],
)
def test_a_sentence_that_cites_may_begin_like_a_line_that_does_not(sentence):
    assert cites(f"<p>{sentence}</p>") is LinkRole.CITATION


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (f"Related: {CITED}", LinkRole.RELATED),
        (f"For more, read: {CITED}", LinkRole.RELATED),
        (f"Recommended: {CITED}", LinkRole.RELATED),
        (f"WhatsApp: {CITED}", LinkRole.SOCIAL),
        (f"Подписывайтесь на {CITED}", LinkRole.SOCIAL),
        (f"Følg oss: {CITED}", LinkRole.SOCIAL),
        (f"Our standards: {CITED}.", LinkRole.SOCIAL),
        (f"Mit meiner Anmeldung stimme ich {CITED} zu.", LinkRole.SOCIAL),
        (f"By {CITED}", LinkRole.AUTHOR),
        (f"Reporting by {CITED} and others.", LinkRole.AUTHOR),
    ],
)
def test_a_line_that_does_not_cite(line, role):
    assert cites(f"<p>{line}</p>") is role


def test_a_list_under_related_is_not_cited():
    items = f"<ul><li>{CITED}</li></ul>"
    assert cites(f"<p>Related:</p>{items}") is LinkRole.RELATED
    assert cites(f"<p>Related:</p><p>{LONG}</p>{items}") is LinkRole.CITATION
    assert cites(f"<h3>What the papers said</h3>{items}") is LinkRole.CITATION
    item = f"<li>Nobody had told them of it before, {CITED}</li>"
    assert cites(f"<p>Related:</p><ul>{item}</ul>") is LinkRole.CITATION


@pytest.mark.parametrize(
    "after",
    [
        f"<div class='source'><div><p>Sources: {CITED}</p></div></div>",
        f"<p class='entry-meta'>Via: {CITED}</p>",
        f"</article><p class='entry-meta'>Quelle: {CITED}</p>",
    ],
)
def test_a_line_of_sources_after_the_text_is_the_articles(after):
    blocks = page(f"<main><p>{LONG}</p><p>{LONG}</p><p>{LONG}</p></main>{after}").blocks
    (found,) = (block for block in blocks for _ in block.spans)
    assert found.kind is not BlockKind.ASIDE
    assert [span.role for span in found.spans] == [LinkRole.CITATION]


def test_sources_of_other_articles_are_theirs():
    teaser = f"<div class='related'><p>Source: {CITED}</p></div>"
    assert cites(teaser) is LinkRole.RELATED


def test_the_section_over_an_article_is_not_cited():
    section = "<a href='/subject/ports/'>Ports</a>"
    blocks = page(f"<div>{section} / January 11, 2026</div><p>{LONG}</p>", everywhere=True).blocks
    assert [span.role for block in blocks for span in block.spans] == [LinkRole.TAG]
    blocks = page(f"<p>{LONG}</p><p>{section} / 2026, it says</p><p>{LONG}</p>").blocks
    assert [span.role for block in blocks for span in block.spans] == [LinkRole.CITATION]


def test_the_bullets_that_word_writes_out():
    bullet = '<span style="mso-list:Ignore">\u00b7<span>&nbsp;&nbsp; </span></span>'
    document = page(f'<p class="MsoListParagraph">{bullet}The <a href="/b">quay</a> is shut.</p>')
    assert texts(document)[-1] == "The quay is shut."


@pytest.mark.parametrize(
    ("language", "day"), [("en-GB", "2024-03-04"), ("en-US", "2024-04-03"), ("fr", "2024-03-04")]
)
def test_the_region_of_a_page_tells_where_days_stand(language, day):
    page = (
        f'<html lang="{language}"><time datetime="04/03/2024"></time><article><h1>Ferry</h1>'
        "<p>It sails again in the morning, the harbour said on Monday.</p></article></html>"
    )
    document = read_bytes(page.encode(), name="a.html")
    assert document.published.isoformat() == day
    assert document.language == language[:2]
