import time

import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind, Mark
from citecheck.readers import LARGEST, read_bytes
from tests.readers.making import STYLES, W, docx, relation, zipped

U = '<w:rPr><w:u w:val="single"/></w:rPr>'


def p(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text, look=""):
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name):
    return f'<w:pStyle w:val="{name}"/>'


def blocks(*paragraphs, **more):
    return read_bytes(docx("".join(paragraphs), **more), name="a.docx").blocks


def spans(*paragraphs, **more):
    return [
        (span.text, str(span.mark), span.href)
        for block in blocks(*paragraphs, **more)
        for span in block.spans
    ]


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ("", BlockKind.PARAGRAPH),
        (style("berschrift1"), BlockKind.HEADING),
        ('<w:outlineLvl w:val="1"/>', BlockKind.HEADING),
        ('<w:outlineLvl w:val="9"/>', BlockKind.PARAGRAPH),
        (style("Mein"), BlockKind.QUOTE),
        (style("Bild"), BlockKind.CAPTION),
        (style("L"), BlockKind.LIST),
        ('<w:numPr><w:numId w:val="1"/></w:numPr>', BlockKind.LIST),
        (style("berschrift1") + '<w:numPr><w:numId w:val="1"/></w:numPr>', BlockKind.HEADING),
        (style("unknown"), BlockKind.PARAGRAPH),
        (style("A"), BlockKind.PARAGRAPH),
    ],
)
def test_what_a_paragraph_is(properties, kind):
    (block,) = blocks(p(r("words"), properties=properties))
    assert block.kind is kind


def test_links_with_relationship_targets():
    inner = r("the ") + r("report")
    body = p(r("See "), f'<w:hyperlink r:id="r1">{inner}</w:hyperlink>', r("."))
    found = spans(body, relations=relation("r1", "https://example.org/a?b=1&c=2"))
    assert found == [("the report", "link", "https://example.org/a?b=1&c=2")]


def test_a_link_into_a_page_and_one_into_the_document():
    body = p(
        f'<w:hyperlink r:id="r1" w:anchor="top">{r("out")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="_Toc1">{r(" in")}</w:hyperlink>',
    )
    found = spans(body, relations=relation("r1", "https://example.org/a"))
    assert found == [("out", "link", "https://example.org/a#top")]


def test_fields():
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    order = ' HYPERLINK "https://example.org/</w:instrText></w:r><w:r><w:instrText>a" \\l "b"'
    body = p(
        begin,
        f"<w:r><w:instrText>{order}</w:instrText></w:r>",
        r("not shown"),
        middle,
        r("field"),
        end,
        r(" and "),
        f'<w:fldSimple w:instr="HYPERLINK https://example.org/c">{r("simple")}</w:fldSimple>',
        f'<w:fldSimple w:instr=" PAGE ">{r(" 7")}</w:fldSimple>',
        f"<w:fldSimple w:instr='HYPERLINK \\l \"x\"'>{r(' inside')}</w:fldSimple>",
        end,
    )
    assert blocks(body)[0].text == "field and simple 7 inside"
    assert spans(body) == [
        ("field", "link", "https://example.org/a#b"),
        ("simple", "link", "https://example.org/c"),
    ]


def test_underlined_words_are_lost_links():
    assert spans(p(r("CNN "), r("report", U), r("ed", U), r(" it all on Monday."))) == [
        ("reported", "lost", None)
    ]


@pytest.mark.parametrize(
    "body",
    [
        p(r("Underlined as a whole", U)),
        p(r("Nearly all of this is underlined", U), r(" here")),
        p(r("Note:", U), r(" this is how labels look like here")),
        p(r("Note", U), r(": this is how labels look like here")),
        p(r("words in a "), r("heading", U), properties=style("berschrift1")),
        p(r("not "), r("underlined", '<w:rPr><w:u w:val="none"/></w:rPr>'), r(" at all")),
    ],
)
def test_underlining_that_is_no_link(body):
    assert spans(body) == []


def test_what_is_styled_as_a_link_was_one():
    look = '<w:rPr><w:rStyle w:val="Hyper"/></w:rPr>'
    assert spans(p(r("All of it", look), properties=style("berschrift1"))) == [
        ("All of it", "lost", None)
    ]
    link = f'<w:hyperlink r:id="r1">{r("live", look)}</w:hyperlink>'
    assert spans(p(link), relations=relation("r1", "https://a.org/")) == [
        ("live", "link", "https://a.org/")
    ]


def test_styles_underline_and_stress():
    look = '<w:rPr><w:rStyle w:val="Unter"/></w:rPr>'
    bold = "<w:rPr><w:b/></w:rPr>"
    found = spans(p(r("BBC "), r("said", look), r(" so, and "), r("so", bold), r(" on.")))
    assert found == [("said", "lost", None), ("so", "emphasis", None)]


def test_what_is_not_text():
    body = (
        "<w:p><w:pPr><w:pPrChange><w:pPr/></w:pPrChange><w:rPr><w:u/></w:rPr></w:pPr>"
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:br/><w:t>c</w:t></w:r>"
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t> new</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<m:t xmlns:m='urn:math'>x</m:t>"
        "<mc:AlternateContent><mc:Fallback><w:t>again</w:t></mc:Fallback></mc:AlternateContent>"
        "</w:p><w:t>nowhere</w:t>"
    )
    assert [block.text for block in blocks(body)] == ["a b\u2011 c new"]


def test_text_boxes_stand_for_themselves():
    box = f"<w:r><w:txbxContent>{p(r('in the box'))}</w:txbxContent></w:r>"
    assert [block.text for block in blocks(p(r("around "), box, r("it")))] == [
        "in the box",
        "around it",
    ]


def test_notes_come_last_and_have_links_of_their_own():
    notes = (
        f'<w:footnote w:id="-1" w:type="separator">{p(r("---"))}</w:footnote>'
        f'<w:footnote w:id="7">{p(r("Never referred to"))}</w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:hyperlink r:id="r1">{r("Source")}</w:hyperlink></w:p>'
        "</w:footnote>"
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{relation('r1', 'https://example.org/note')}</Relationships>"
    )
    found = blocks(
        p(r("It is so."), '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        p(r("End.")),
        footnotes=notes,
        more={"word/_rels/footnotes.xml.rels": relations},
    )
    assert [(block.kind, block.text, block.at.part) for block in found] == [
        (BlockKind.PARAGRAPH, "It is so.", "paragraph 1"),
        (BlockKind.PARAGRAPH, "End.", "paragraph 2"),
        (BlockKind.NOTE, "Source", "footnote 1"),
    ]
    (span,) = found[2].spans
    assert (span.href, span.at.part) == ("https://example.org/note", "footnote 1")


def test_positions_count_paragraphs_with_text():
    found = blocks(p(), p(r("One.")), p(r(" ")), p(r("Two "), r("three", U), r(" four.")))
    assert [(block.text, block.at.part, block.at.line) for block in found] == [
        ("One.", "paragraph 1", 2),
        ("Two three four.", "paragraph 2", 4),
    ]
    (span,) = found[1].spans
    assert span.mark is Mark.LOST
    assert (span.at.part, span.at.line, span.at.column) == ("paragraph 2", 4, 5)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (docx("<w:p>")[:-30], "damaged ZIP archive"),
        (docx("<w:p>"), "not well-formed XML"),
        (zipped({"word/document.xm": ""}), "no word/document.xml in it"),
        (b"", "damaged ZIP archive"),
        (zipped({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "entities"),
        (
            zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///x">]><a/>'}),
            "entities",
        ),
        (zipped({"word/document.xml": b" " * (LARGEST + 1)}), "more than 50 MB"),
        (b"PK\x01\x02" * 70_000, "members"),
    ],
    ids=range(8),
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why) as caught:
        read_bytes(data, name="a.docx")
    assert "\n" not in str(caught.value)


def test_damage_inside_a_member():
    data = bytearray(docx(p(r("word " * 1000))))
    at = data.index(b"word/document.xml") + 40
    data[at : at + 20] = b"\xff" * 20
    with pytest.raises(ReadError, match=r"word/document\.xml in it is damaged"):
        read_bytes(bytes(data), name="a.docx")


def test_without_styles_and_relations():
    plain = f"<w:document xmlns:w='{'http://purl.oclc.org/ooxml/wordprocessingml/main'}'>"
    data = zipped({"word/document.xml": f"{plain}<w:body>{p(r('Words'))}</w:body></w:document>"})
    document = read_bytes(data, name="-")
    assert [block.text for block in document.blocks] == ["Words"]
    assert document.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("kind", "target", "what"),
    [
        ("package", "embeddings/Table.xlsx", "embedded file 'Table.xlsx'"),
        ("oleObject", "embeddings/object1.bin", "embedded object 'object1.bin'"),
        ("aFChunk", "afchunk.mht", "inserted document 'afchunk.mht'"),
        ("diagramData", "diagrams/data1.xml", "diagram 'data1.xml'"),
    ],
)
def test_files_in_the_file_are_told(kind, target, what):
    one = relation("r1", target).replace("/hyperlink", f"/{kind}")
    one = one.replace('TargetMode="External"', "")
    document = read_bytes(docx(p(r("Text.")), relations=one), name="-")
    (problem,) = document.problems
    assert (problem.code, problem.message) == (
        "CC105",
        f"the {what} was not read; give it as a file of its own",
    )


LOOKS = '<w:rPr><w:rStyle w:val="Hyper"/></w:rPr>'


def test_places_in_the_document_are_no_lost_links():
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    page = f"{begin}<w:r><w:instrText>PAGEREF _Toc1</w:instrText></w:r>{middle}{r('3', LOOKS)}{end}"
    found = spans(
        p(f'<w:hyperlink w:anchor="_Toc1">{r("The quay ", LOOKS)}{page}</w:hyperlink>'),
        p(
            r("See "),
            *(begin, '<w:r><w:instrText> HYPERLINK \\l "_Toc1"</w:instrText></w:r>', middle),
            *(r("the quay", LOOKS), page, end),
            f'<w:fldSimple w:instr="HYPERLINK \\l here">{r(" and here", U)}</w:fldSimple>',
            r(" or "),
            r("there", LOOKS),
        ),
    )
    assert found == [("there", "lost", None)]


def test_linked_pictures():
    spaces = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    click = f'<a:hlinkClick {spaces} r:id="r1"/>'
    old = '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="https://example.org/old"/>'
    found = blocks(
        p(r("A quay.")),
        p(f"<w:r><w:drawing>{click}{click}</w:drawing></w:r>"),
        p(f"<w:r><w:pict>{old}</w:pict></w:r>"),
        p('<w:hyperlink r:id="r2"><w:r><w:drawing/></w:r></w:hyperlink>'),
        p('<w:hyperlink r:id="r2"/>'),
        click,
        relations=relation("r1", "https://example.org/1") + relation("r2", "https://example.org/2"),
    )
    assert [
        (block.text, block.at.part, [(span.text, span.href[-3:]) for span in block.spans])
        for block in found
    ] == [
        ("A quay.", "paragraph 1", []),
        ("", "paragraph 1", [("", "g/1")]),
        ("", "paragraph 1", [("", "old")]),
        ("", "paragraph 1", [("", "g/2")]),
    ]


def test_prompts_are_not_text():
    def control(properties, text):
        content = f"<w:sdtContent>{p(r(text))}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"

    found = blocks(
        control("<w:showingPlcHdr/>", "Click to enter text"),
        control('<w:showingPlcHdr w:val="0"/>', "Entered"),
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr></w:sdt>",
        f"<w:sdt><w:sdtContent>{p(r('Also entered'))}</w:sdtContent></w:sdt>",
    )
    assert [block.text for block in found] == ["Entered", "Also entered"]


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (("Ada Quill",), "Ada Quill"),
        (("By Ada Quill", "Tom  Ruiz"), "Ada Quill, Tom Ruiz"),
        (("", "long " * 50), None),
        (("A line of it.",) * 21, None),
    ],
)
def test_the_style_of_authors(lines, byline):
    named = '<w:style w:type="paragraph" w:styleId="Au"><w:name w:val="Author"/></w:style>'
    styles = STYLES.replace("</w:styles>", f"{named}</w:styles>")
    body = "".join(p(r(line), properties=style("Au")) for line in lines)
    found = read_bytes(docx(body + p(r("A quay.")), styles=styles), name="a.docx")
    assert found.byline == byline


def test_links_in_links_take_linear_time():
    data = docx(p('<w:hyperlink r:id="no">' * 20_000 + r("a") * 20_000 + "</w:hyperlink>" * 20_000))
    started = time.process_time()
    read_bytes(data, name="a.docx")
    assert time.process_time() - started < 10


def test_tables_of_contents_repeat_the_text():
    named = "".join(
        f'<w:style w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in (("t", "toc 2"), ("f", "table of figures"))
    )
    gallery = '<w:docPartObj><w:docPartGallery w:val="{}"/></w:docPartObj>'
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    found = blocks(
        control.format(gallery.format("Table of Contents"), p(r("Contents")) + p(r("The quay 2"))),
        control.format(gallery.format("Bibliographies"), p(r("Books"))),
        p(r("The quay 2"), properties=style("t")),
        p(r("Fig. 1 3"), properties=style("f")),
        p(r("The quay"), properties=style("berschrift1")),
        styles=STYLES.replace("</w:styles>", f"{named}</w:styles>"),
    )
    assert [(block.text, block.at.part) for block in found] == [
        ("Books", "paragraph 1"),
        ("The quay", "paragraph 2"),
    ]


def test_pictures_from_the_web():
    def image(key, target):
        return relation(key, target).replace("/hyperlink", "/image")

    spaces = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"'
    )
    found = blocks(
        p(f'<w:r><w:drawing><a:blip {spaces} r:link="r1" r:embed="r3"/></w:drawing></w:r>'),
        p(f'<w:r><w:pict><v:imagedata {spaces} r:href="r2"/></w:pict></w:r>', r("A quay.")),
        p(f'<w:r><w:drawing><a:blip {spaces} r:embed="r3"/></w:drawing></w:r>'),
        p(f'<w:r><w:drawing><a:blip {spaces} r:link="r4"/></w:drawing></w:r>'),
        relations=image("r1", "https://img.example.org/1.png")
        + image("r2", "https://img.example.org/2.png")
        + image("r3", "media/3.png").replace('TargetMode="External"', "")
        + image("r4", "file:///C:/4.png"),
    )
    assert [
        (block.kind, block.text, block.at.part, [span.url for span in block.spans])
        for block in found
    ] == [
        (BlockKind.ASIDE, "", "paragraph 1", ["https://img.example.org/1.png"]),
        (BlockKind.PARAGRAPH, "A quay.", "paragraph 1", []),
        (BlockKind.ASIDE, "", "paragraph 1", ["https://img.example.org/2.png"]),
    ]


def test_formulas_and_spaces_around_addresses():
    sums = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    (block,) = blocks(
        p(
            r("That "),
            f"<m:oMath {sums}><m:r><m:t>a = b</m:t></m:r></m:oMath>",
            f'<w:hyperlink r:id="r1">{r(" is known")}</w:hyperlink>',
        ),
        relations=relation("r1", " https://example.org/a "),
    )
    assert block.text == "That a = b is known"
    assert [span.href for span in block.spans] == ["https://example.org/a"]


def test_no_address_is_looked_for_in_code():
    named = (
        '<w:style w:styleId="V"><w:name w:val="Verbatim Char"/></w:style>'
        '<w:style w:styleId="S"><w:name w:val="Source Code"/></w:style>'
    )
    verbatim = '<w:rPr><w:rStyle w:val="V"/></w:rPr>'
    found = blocks(
        p(r("Set https://a.example/ to "), r("https://b.example/", verbatim)),
        p(r("GET https://c.example/"), properties=style("S")),
        styles=STYLES.replace("</w:styles>", f"{named}</w:styles>"),
    )
    assert [[span.href for span in block.spans] for block in found] == [["https://a.example/"], []]
    assert found[1].kind is BlockKind.CODE


def test_parts_are_where_the_document_says():
    relations = "".join(
        f'<Relationship Id="{kind}" Type="http://purl.oclc.org/ooxml/x/{kind}" Target="{target}"/>'
        for kind, target in (("styles", "looks/s.xml"), ("footnotes", "/notes/f.xml"))
    )
    note = '<w:footnotes xmlns:w="{}"><w:footnote w:id="1">{}</w:footnote></w:footnotes>'
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    found = blocks(
        p(r("Words."), reference, reference, properties=style("Bild")),
        styles="<w:styles xmlns:w='wordprocessingml'/>",
        relations=relations,
        more={
            "word/looks/s.xml": STYLES,
            "notes/f.xml": note.format("wordprocessingml", p(r("A note."))),
        },
    )
    assert [(block.kind, block.text) for block in found] == [
        (BlockKind.CAPTION, "Words."),
        (BlockKind.NOTE, "A note."),
    ]


RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
LOWERED = '<w:rPr><w:vertAlign w:val="subscript"/></w:rPr>'
NOTED = (
    f'<w:styles xmlns:w="{W}"><w:style w:type="character" w:styleId="N"><w:name w:val="mark"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
)


def test_marks_of_notes_are_no_part_of_a_name():
    link = f'<w:hyperlink r:id="r1">{r("5", RAISED)}</w:hyperlink>'
    paragraph = p(
        *(r("CNN"), r("1", RAISED), r("2", RAISED), r(" said 10"), r("2", RAISED)),
        *(r(" ships, and H"), r("2", LOWERED), r("O sank."), r("4", RAISED), r(" The mayor")),
        *(r("*", '<w:rPr><w:rStyle w:val="N"/></w:rPr>'), r(" and Foo"), link, r(" agreed.")),
        r("6", RAISED),
    )
    (block,) = blocks(paragraph, relations=relation("r1", "https://example.org/a"), styles=NOTED)
    assert block.text == "CNN said 102 ships, and H2O sank. The mayor and Foo agreed."
    assert [(span.text, span.start, span.href) for span in block.spans] == [
        ("", block.text.index(" agreed"), "https://example.org/a")
    ]
