import json

import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind, LinkRole, Mark
from citecheck.readers import read_bytes

FILE = "https://cdn.example/12.mp3?a=1&b=2"
WRITTEN = FILE.replace("&", "&amp;")


def entry(inside, about='<rss xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"'):
    data = f"{about}><channel><item>{inside}</item></channel></rss>"
    return read_bytes(data.encode(), name="a.rss").blocks


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.rss", f"<rss><item><enclosure url='{WRITTEN}'/></item></rss>"),
        (
            "a.atom",
            f"<feed><entry><link rel='enclosure' href='{WRITTEN}'/></entry></feed>",
        ),
        ("a.json", json.dumps({"items": [{"attachments": [{"url": FILE}, {"url": 1}, "x"]}]})),
    ],
)
def test_files_that_come_with_an_entry(name, data):
    (block,) = read_bytes(data.encode(), name=name).blocks
    assert (block.kind, block.text, block.at.part) == (BlockKind.ASIDE, "", "entry 1")
    assert [(span.mark, span.url, span.role) for span in block.spans] == [
        (Mark.EMBED, FILE, LinkRole.NAVIGATION)
    ]


def test_a_file_stands_behind_what_its_entry_says():
    found = entry(f"<title>Otters</title><enclosure url='{FILE.partition('&')[0]}'/>")
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.HEADING, "Otters"),
        (BlockKind.ASIDE, ""),
    ]
    assert entry("<enclosure/>") == ()


def test_what_players_show_counts_where_there_is_nothing_else():
    shown = "<i:summary>Otters are back, and this is told at length.</i:summary>"
    told = "<description>Otters: &lt;a href='https://otters.example/'>all&lt;/a></description>"
    assert [block.text for block in entry(shown + told)] == ["Otters: all"]
    assert [block.text for block in entry(shown)] == [
        "Otters are back, and this is told at length."
    ]


def test_a_feed_that_is_nearly_xml():
    data = (
        "\n<?xml version='1.0'?><rss><channel><title>Tides &amp; winds</title><item><title>Ebb"
        "&nbsp;&mdash; flow</title><description>\x08At 3 &lt; 4, see <a href='https://tides.example"
        "/?a=1&b=2'>the <b>table</b></a> & wait.</description></item></channel></rss>"
    )
    document = read_bytes(data.encode(), name="a.rss")
    assert document.title == "Tides & winds"
    assert [block.text for block in document.blocks] == [
        "Ebb — flow",
        "At 3 < 4, see the table & wait.",
    ]
    assert [span.url for span in document.blocks[1].spans if span.mark is Mark.LINK] == [
        "https://tides.example/?a=1&b=2"
    ]
    with pytest.raises(ReadError, match="not well-formed"):
        read_bytes(b"<rss><item>&nbsp;</rss>", name="a.rss")


def test_characters_by_their_names_in_a_feed_with_a_dtd():
    data = b'<!DOCTYPE rss SYSTEM "rss-0.91.dtd"><rss><item><title>Caf&eacute;</title></item></rss>'
    assert [block.text for block in read_bytes(data, name="a.rss").blocks] == ["Café"]


def test_plain_text_and_titles_with_markup():
    data = (
        "<feed><title type='html'>Locks &lt;i&gt;and&lt;/i&gt; &amp;amp; keys</title><entry>"
        "<content type='text'>Write &lt;b&gt; here: https://a.example/.</content></entry></feed>"
    )
    document = read_bytes(data.encode(), name="a.atom")
    assert document.title == "Locks and & keys"
    assert [block.text for block in document.blocks] == ["Write <b> here: https://a.example/."]


def test_paragraphs_of_plain_text():
    found = entry(
        "<title>Ice\n\nand snow</title><description>One.\r\n\r\nTwo &amp; three.</description>"
    )
    assert [block.text for block in found] == ["Ice and snow", "One.", "Two & three."]


def test_hashtags_are_no_citations():
    text = "&lt;p>&lt;a rel='tag' href='https://a.example/tags/x'>#x&lt;/a>&lt;/p>"
    (block,) = entry(f"<description>{text}</description>")
    assert [span.role for span in block.spans] == [LinkRole.TAG]
