import io
import zipfile

import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind, LinkRole
from citecheck.readers import read_bytes
from tests.readers.making import Paragraph, Piece, epub, xhtml, zipped

CHAPTER = xhtml(
    [
        Paragraph((Piece("Head Line"),), "heading"),
        Paragraph((Piece("See "), Piece("the report", "https://example.org/a"), Piece(", again."))),
    ]
).replace("<title></title>", "<title/>")
OTHERS = "<dc:creator/><dc:creator>Tom\nRuiz</dc:creator>"


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


def test_a_chapter_is_all_article():
    page = (
        '<html xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        "<header><h2>One</h2></header>"
        f"<p>{'The ferry between the islands has stopped for the winter, they say. ' * 4}</p>"
        '<ul><li><a href="https://example.org/l">Minutes</a></li></ul>'
        "<blockquote><p>We waited.</p></blockquote>"
        '<aside epub:type="footnote" id="n"><p>From <a href="https://example.org/n">it</a>.</p></aside>'
        '<ol><li epub:type="endnote"><p>Late.</p></li><li epub:type="noteref">Three.</li></ol>'
        "<table><tr><td>2024</td></tr></table>"
        "<section><h2>End</h2><p>Last words.</p></section>"
        '<footer><p>Sources: <a href="https://example.org/s">Registry</a></p></footer>'
        '<p><a href="https://www.facebook.com/sharer.php?u=x">Share</a></p>'
        "</body></html>"
    )
    blocks = read_bytes(epub([page]), name="a.epub").blocks
    assert [(str(block.kind), block.text) for block in blocks if len(block.text) < 80] == [
        ("heading", "One"),
        ("list", "Minutes"),
        ("quote", "We waited."),
        ("note", "From it."),
        ("note", "Late."),
        ("list", "Three."),
        ("paragraph", "2024"),
        ("heading", "End"),
        ("paragraph", "Last words."),
        ("paragraph", "Sources: Registry"),
        ("paragraph", "Share"),
    ]
    roles = {span.href: span.role for block in blocks for span in block.spans}
    assert roles.popitem() == ("https://www.facebook.com/sharer.php?u=x", LinkRole.SOCIAL)
    assert set(roles.values()) == {LinkRole.CITATION}


def test_all_authors_are_named():
    package = zipfile.ZipFile(io.BytesIO(epub([CHAPTER])))
    members = {
        name: package.read(name).decode().replace("</dc:creator>", "</dc:creator>" + OTHERS)
        for name in package.namelist()
    }
    found = read_bytes(zipped(members, stored=("mimetype",)), name="a.epub")
    assert found.byline == "Anna L., Tom Ruiz"


def test_what_is_there_to_share_is_aside():
    page = '<html><body><p>A quay.</p><p>Follow us on <a href="https://x.com/a">X</a>.</p></body></html>'
    _, block = read_bytes(epub([page]), name="a.epub").blocks
    assert (block.kind, block.spans[0].role) == (BlockKind.ASIDE, LinkRole.SOCIAL)


def changed(*changes, chapters=(CHAPTER,), more=None):
    """Return a book with changes to its package document, and with more members."""
    package = zipfile.ZipFile(io.BytesIO(epub(chapters)))
    members = {name: package.read(name).decode() for name in package.namelist()}
    for old, new in changes:
        assert old in members["OEBPS/book.opf"]
        members["OEBPS/book.opf"] = members["OEBPS/book.opf"].replace(old, new)
    return zipped(members | (more or {}), stored=("mimetype",))


CREATOR = "<dc:creator>Anna L.</dc:creator>"
EDITOR = '<dc:creator xmlns:o="http://www.idpf.org/2007/opf" o:role="edt">Ed It</dc:creator>'
DRAWER = '<dc:creator id="c2">Ill U</dc:creator><meta refines="#c2" property="role">ill</meta>'


@pytest.mark.parametrize(
    ("creators", "byline"),
    [
        (EDITOR + CREATOR + DRAWER, "Anna L."),
        (DRAWER + EDITOR, "Ill U, Ed It"),
        ("<dc:creator>Unknown Author</dc:creator>", None),
        ("<dc:creator> </dc:creator>", None),
    ],
)
def test_who_wrote_it(creators, byline):
    assert read_bytes(changed((CREATOR, creators)), name="a.epub").byline == byline


def test_the_day_of_publication():
    other = '<dc:date event="modification">2025-01-01</dc:date><dc:date>2024-03-14</dc:date>'
    found = read_bytes(changed(("<dc:date>2024-03-14</dc:date>", other)), name="a.epub")
    assert found.published.isoformat()[:10] == "2024-03-14"


def test_a_locale_is_no_language():
    found = read_bytes(changed(("<dc:language>en-GB<", "<dc:language>C<")), name="a.epub")
    assert found.language is None


def encrypted(path):
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData>'
        f'<CipherData><CipherReference URI="{path}"/></CipherData></EncryptedData></encryption>'
    )


def test_what_is_encrypted():
    name = "META-INF/encryption.xml"
    font = changed(more={name: encrypted("OEBPS/a.otf")})
    assert len(read_bytes(font, name="a.epub").blocks) == 2
    with pytest.raises(ReadError, match=r"is encrypted \(DRM\)"):
        read_bytes(changed(more={name: encrypted("OEBPS/c%200.xhtml")}), name="a.epub")


def test_the_package_among_other_forms_of_the_book():
    kind = 'media-type="application/oebps-package+xml"'
    roots = (
        '<rootfile full-path="a.pdf" media-type="application/pdf"/>'
        f'<rootfile full-path="OEBPS/book.opf" {kind}/><rootfile full-path="b.opf" {kind}/>'
    )
    container = f"<container><rootfiles>{roots}</rootfiles></container>"
    assert read_bytes(epub([CHAPTER], container=container), name="a.epub").title == "The Book"


def test_files_that_are_named_with_a_place_in_them():
    data = changed(('href="c%200.xhtml"', 'href="c%200.xhtml#top"'))
    assert len(read_bytes(data, name="a.epub").blocks) == 2


def test_chapters_in_html():
    page = "<p>See <a href=https://example.org/h/>the paper</a>.<p>End"
    data = changed(
        ('media-type="application/xhtml+xml"', 'media-type="text/html"'), chapters=[page]
    )
    first, last = read_bytes(data, name="a.epub").blocks
    assert [(span.text, span.href) for span in first.spans] == [
        ("the paper", "https://example.org/h/")
    ]
    assert last.text == "End"


def test_links_within_the_book_cite_nothing():
    page = (
        "<html><body><ul><li><a href='c1.xhtml#a'>One</a></li></ul>"
        "<p>See <a href='c1.xhtml'>there</a>.</p></body></html>"
    )
    spans = [span for block in read_bytes(epub([page]), name="a").blocks for span in block.spans]
    assert [(span.text, span.role) for span in spans] == [
        ("One", LinkRole.NAVIGATION),
        ("there", LinkRole.NAVIGATION),
    ]


def test_marks_of_notes_and_the_notes():
    page = (
        '<html xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<p>CNN<a epub:type="noteref" href="#n1">1</a> said it <a role="doc-noteref" href="#n2">'
        "<span>[</span>2<span>]</span></a> <a href='#n3'>[C]</a>. Reuters <a href='#n3'>[C]</a>\n"
        "reported <code>https://code.example/</code> on <kbd>k</kbd> https://bare.example/x.</p>"
        '<div class="footnotes"><ol><li id="n1"><p>One.</p></li><li id="n2">Two.</li></ol></div>'
        "</body></html>"
    )
    first, *notes = read_bytes(epub([page]), name="a.epub").blocks
    assert first.text == (
        "CNN said it. Reuters reported https://code.example/ on k https://bare.example/x."
    )
    assert [span.text for span in first.spans if span.role is LinkRole.CITATION] == [
        "https://bare.example/x"
    ]
    assert [(block.kind, block.text) for block in notes] == [
        (BlockKind.NOTE, "One."),
        (BlockKind.NOTE, "Two."),
    ]
