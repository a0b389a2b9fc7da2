import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind
from citecheck.readers import read_bytes
from tests.readers.making import Paragraph, Piece, epub, xhtml, zipped

CHAPTER = xhtml(
    [
        Paragraph((Piece("Head Line"),), "heading"),
        Paragraph((Piece("See "), Piece("the report", "https://example.org/a"), Piece(", again."))),
    ]
).replace("<title></title>", "<title/>")


def test_chapters_in_order():
    short = "<html><body><p>Two <a id='x'/>rest <a href='c0.xhtml'>in</a><br/>end</p></body></html>"
    document = read_bytes(epub([CHAPTER, short]), name="-")
    assert document.media_type == "application/epub+zip"
    assert (document.title, document.byline, document.language) == ("The Book", "Anna L.", "en")
    assert document.published.isoformat()[:10] == "2024-03-14"
    assert [(block.kind, block.text, block.at.part) for block in document.blocks] == [
        (BlockKind.HEADING, "Head Line", "section 1"),
        (BlockKind.PARAGRAPH, "See the report, again.", "section 1"),
        (BlockKind.PARAGRAPH, "Two rest in\nend", "section 2"),
    ]
    (span,) = document.blocks[1].spans
    assert (span.href, span.at.part) == ("https://example.org/a", "section 1")
    assert document.blocks[2].at.line == 2


def test_the_table_of_contents_is_not_read():
    more = '<item id="nav" href="c 0.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    more += '<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>'
    more += '<item id="img" href="a.png" media-type="image/png"/>'
    assert len(read_bytes(epub([CHAPTER], more=more), name="a.epub").blocks) == 2


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (epub([]), "without chapters"),
        (epub([CHAPTER], container="<a/>"), "has no  in it"),
        (epub([CHAPTER], container="<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), "entities"),
        (zipped({"mimetype": "application/epub+zip"}), r"no META-INF/container\.xml"),
        (epub([CHAPTER])[:400], "damaged ZIP"),
    ],
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why):
        read_bytes(data, name="a.epub")


def test_a_chapter_that_is_not_there_is_told():
    lost = '<item id="gone" href="lost.xhtml" media-type="application/xhtml+xml"/>'
    document = read_bytes(epub([CHAPTER], more=lost), name="-")
    (problem,) = document.problems
    assert problem.code == "CC105"
    assert "lost.xhtml' is not in the file" in problem.message
    assert [block.text for block in document.blocks] == ["Head Line", "See the report, again."]


def test_addresses_in_short_notes():
    note = (
        "<html><body><p>The ferry between the islands has stopped for the winter, they say.</p>"
        "<ol><li><p>The report, https://example.org/r/1."
        "<a href='#back'>\u21a9\ufe0e</a></p></li></ol>"
        "</body></html>"
    )
    document = read_bytes(epub([note]), name="a.epub")
    block = document.blocks[-1]
    assert [(span.href, span.at.line, span.at.part) for span in block.spans] == [
        ("https://example.org/r/1", 1, "section 1"),
        ("#back", 1, "section 1"),
    ]
    span = block.spans[0]
    assert block.text[span.start : span.end] == span.text == span.href
    assert span.at.end - span.at.start == len(span.text)
