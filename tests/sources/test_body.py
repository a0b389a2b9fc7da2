import pytest

from citecheck.model import BlockKind
from citecheck.sources.body import listed_blocks, live, lost
from citecheck.sources.margins.lines import Place, Region

NOTHING = Region([])


def citing(document, taken=NOTHING):
    return live(document, taken, listed_blocks(document))


def texts(marked):
    return [each.span.text for each in marked]


@pytest.mark.parametrize(
    "href",
    ["https://cnn.com/a", "http://cnn.com", "doi:10.1000/1", "ftp://a.example/b", "/a/b", "a.html"],
)
def test_links_that_cite(article, href):
    assert texts(citing(article(f"It [said]({href})"))) == ["said"]


@pytest.mark.parametrize(
    "href",
    [
        "mailto:a@example.org",
        "javascript:void(0)",
        "tel:+1",
        "#top",
        "https://example.org/own#top",
        "https://example.org/own?utm_medium=x",
        "https://cnn.com/ social",
        "https://cnn.com/ author",
        "https://cnn.com/ self",
        "https://cnn.com/ related",
    ],
)
def test_links_that_cite_nothing(article, href):
    document = article(f"It [said]({href})", url="https://example.org/own")
    assert texts(citing(document)) == []


def test_an_address_that_no_browser_takes_is_still_a_link(article):
    assert texts(citing(article("It [said](https://exa[mple/)"))) == ["said"]


def test_furniture_code_and_what_is_taken_cite_nothing(article):
    text = "It [said](https://cnn.com/a) <u>so</u>"
    document = article((BlockKind.ASIDE, text), (BlockKind.CODE, text), text)
    taken = Region([Place(2, 0, 100)])
    assert texts(citing(document, taken)) == texts(lost(document, taken)) == []
    assert texts(citing(document)) == ["said"]
    assert texts(lost(document, NOTHING)) == ["so"]


@pytest.mark.parametrize("text", ["<u>Comments</u>", "<u>Read on</u> >", "It is <u>0</u>"])
def test_buttons_and_numbers_are_no_lost_links(article, text):
    assert texts(lost(article(text), NOTHING)) == []


@pytest.mark.parametrize(
    ("block", "channel"),
    [
        ("[a](https://cnn.com/)", "link"),
        ((BlockKind.NOTE, "[a](https://cnn.com/)"), "footnote"),
        ((BlockKind.CAPTION, "[a](https://cnn.com/)"), "caption"),
        ((BlockKind.LIST, "[a](https://cnn.com/)"), "link"),
        ("[a](https://cnn.com/ embed)", "embed"),
        ("Sources: [a](https://cnn.com/)", "list"),
    ],
)
def test_channels(article, block, channel):
    (found,) = citing(article(block))
    assert found.channel == channel


def test_a_list_of_sources(article):
    link = "[a](https://cnn.com/)"
    document = article(
        "Quellen:", (BlockKind.LIST, link), (BlockKind.LIST, link), link, (BlockKind.LIST, link)
    )
    assert [str(each.channel) for each in citing(document)] == [
        "list",
        "list",
        "link",
        "link",
    ]


@pytest.mark.parametrize("text", ["Purchase Licensing Rights, opens new tab", "Bild kaufen"])
def test_what_a_reader_may_buy_is_not_cited(article, text):
    document = article(f"The ferry. [{text}](https://example.org/buy) [Buy a ferry](https://a.org)")
    assert [mark.span.text for mark in citing(document)] == ["Buy a ferry"]


def test_where_a_wiki_is_made_is_not_cited(article):
    own = "https://wiki.example.org"
    document = article(
        f"[edit]({own}/w/index.php?title=Ferry&action=edit&section=1) "
        f"[citation needed]({own}/wiki/Help:Sources) "
        f"[The Ferry: A Film]({own}/wiki/The_Ferry:_A_Film) "
        "[elsewhere](https://example.org/wiki/Help:Sources?action=edit)",
        url=f"{own}/wiki/Ferry",
    )
    assert texts(citing(document)) == ["The Ferry: A Film", "elsewhere"]
