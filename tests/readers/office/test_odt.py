import pytest

from citecheck.errors import ReadError
from citecheck.model import BlockKind, Mark
from citecheck.readers import read_bytes
from tests.readers.making import UNDERLINED, odt, zipped

STYLES = (
    '<style:style style:name="Heading_20_2" style:parent-style-name="Heading"/>'
    '<style:style style:name="Mine" style:parent-style-name="Quotations"/>'
    '<style:style style:name="Bold"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="Loop" style:parent-style-name="Loop"/>'
    '<style:style style:name="Plain"><style:text-properties'
    ' style:text-underline-style="none"/></style:style>'
)


def blocks(body, automatic=UNDERLINED, **more):
    return read_bytes(odt(body, automatic=automatic, **more), name="a.odt").blocks


def spans(body):
    return [
        (span.text, str(span.mark), span.href)
        for block in blocks(body, styles=STYLES)
        for span in block.spans
    ]


def look(style, text):
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<text:p>words</text:p>", BlockKind.PARAGRAPH),
        ("<text:h>words</text:h>", BlockKind.HEADING),
        ('<text:p text:style-name="Heading_20_2">words</text:p>', BlockKind.HEADING),
        ('<text:p text:style-name="Title">words</text:p>', BlockKind.HEADING),
        ('<text:p text:style-name="Mine">words</text:p>', BlockKind.QUOTE),
        ('<text:p text:style-name="Loop">words</text:p>', BlockKind.PARAGRAPH),
        ('<text:p text:style-name="Caption">words</text:p>', BlockKind.CAPTION),
        (
            "<text:list><text:list-item><text:p>words</text:p></text:list-item></text:list>",
            BlockKind.LIST,
        ),
    ],
)
def test_what_a_paragraph_is(body, kind):
    (block,) = blocks(body, styles=STYLES)
    assert (block.kind, block.text) == (kind, "words")


def test_links_and_what_was_one():
    body = (
        '<text:p>CNN <text:a xlink:href="https://example.org/a">re<text:span>port</text:span>ed'
        f"</text:a>, the BBC {look('T1', 'said')} and {look('Internet_20_link', 'Reuters')} "
        f'<text:a xlink:href="#here">knew</text:a> {look("T1", look("Plain", "too"))} '
        f"{look('Bold', 'much')}.</text:p>"
    )
    assert spans(body) == [
        ("reported", "link", "https://example.org/a"),
        ("said", "lost", None),
        ("Reuters", "lost", None),
        ("much", "emphasis", None),
    ]


def test_underlining_that_is_no_link():
    assert spans(f"<text:h>a {look('T1', 'word')} of it</text:h>") == []
    assert spans(f"<text:p>{look('T1', 'All of it.')}</text:p>") == []


def test_what_is_not_text():
    body = (
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
        "stray<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d"
        "<office:annotation><text:p>remark</text:p></office:annotation></text:p><text:span/>"
    )
    assert [block.text for block in blocks(body)] == ["a b c d"]


def test_notes_come_last():
    def note(kind, text):
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>1</text:note-citation>'
            f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )

    body = (
        f"<text:p>One{note('endnote', 'z')}{note('footnote', 'x')} more.</text:p>"
        f"<text:p>Two{note('footnote', 'y')}.</text:p>"
    )
    assert [(block.kind, block.text, block.at.part) for block in blocks(body)] == [
        (BlockKind.PARAGRAPH, "One more.", "paragraph 1"),
        (BlockKind.PARAGRAPH, "Two.", "paragraph 2"),
        (BlockKind.NOTE, "x", "footnote 1"),
        (BlockKind.NOTE, "y", "footnote 2"),
        (BlockKind.NOTE, "z", "endnote 1"),
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (odt("<text:p>"), "not well-formed XML"),
        (zipped({"mimetype": "x"}), r"no content\.xml in it"),
        (zipped({"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}), "entities"),
    ],
)
def test_what_cannot_be_read(data, why):
    with pytest.raises(ReadError, match=why):
        read_bytes(data, name="a.odt")


def test_objects_in_the_file_are_told():
    table = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    same = '<draw:frame><draw:object-ole xlink:href="./Object 1"/></draw:frame>'
    document = read_bytes(odt(f"<text:p>Text {table}{same}</text:p>"), name="-")
    (problem,) = document.problems
    assert problem.code == "CC105"
    assert problem.message.startswith("the embedded object 'Object 1' was not read")


def test_places_in_the_document_are_no_lost_links():
    inner = f'<text:a xlink:href="#here">{look("T1", "knew")}</text:a>'
    outer = (
        f'<text:a xlink:href="https://example.org/a">a <text:a>{look("T1", "b")}</text:a></text:a>'
    )
    assert spans(f"<text:p>He {inner} it, says {outer}, too.</text:p>") == [
        ("a b", "link", "https://example.org/a")
    ]


def test_linked_pictures():
    frame = (
        "<draw:frame><draw:image xlink:href='a.png'/><svg:title>Quay</svg:title>"
        "<svg:desc>A quay at night</svg:desc></draw:frame>"
    )
    found = blocks(
        f"<text:p>{frame}<text:title>A quay</text:title>"
        f"<text:placeholder>Fill in</text:placeholder></text:p>"
        f'<text:p><draw:a xlink:href="https://example.org/a">{frame}</draw:a></text:p>'
    )
    assert [(block.text, [(span.text, span.href) for span in block.spans]) for block in found] == [
        ("A quay", []),
        ("", [("", "https://example.org/a")]),
    ]


def test_the_style_of_authors():
    body = '<text:p text:style-name="Author">Ada Quill</text:p><text:p>A quay.</text:p>'
    assert read_bytes(odt(body), name="a.odt").byline == "Ada Quill"


def test_indexes_repeat_the_text():
    index = "<text:{0}><text:index-body><text:p>{0}</text:p></text:index-body></text:{0}>"
    names = ("table-of-content", "illustration-index", "alphabetical-index", "bibliography")
    assert [block.text for block in blocks("".join(map(index.format, names)))] == ["bibliography"]


def test_hidden_text():
    automatic = (
        '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="S"><style:text-properties text:display="true"/></style:style>'
    )
    found = blocks(
        '<text:section text:display="none"><text:p>a</text:p></text:section>'
        '<text:section text:display="condition" text:is-hidden="true"><text:p>b</text:p>'
        '</text:section><text:section text:display="true"><text:p>one</text:p></text:section>'
        '<text:p><text:hidden-paragraph text:is-hidden="true"/>c</text:p>'
        '<text:p><text:hidden-paragraph text:is-hidden="false"/>two</text:p>'
        '<text:hidden-paragraph text:is-hidden="true"/>'
        '<text:p>three<text:hidden-text text:is-hidden="true">d</text:hidden-text></text:p>'
        '<text:p><text:span text:style-name="H">e<text:span text:style-name="S">four</text:span>'
        "<text:span>f</text:span></text:span></text:p>",
        automatic=automatic,
    )
    assert [block.text for block in found] == ["one", "two", "three", "four"]


@pytest.mark.parametrize("style", ["Source_20_Text", "Source_Text"])
def test_no_address_is_looked_for_in_code(style):
    code = look(style, "https://b.example/")
    (block,) = blocks(f"<text:p>Set https://a.example/ to {code}.</text:p>")
    assert [span.href for span in block.spans] == ["https://a.example/"]


def test_pictures_from_the_web():
    image = '<text:p><draw:frame><draw:image xlink:href="{}"/></draw:frame>{}</text:p>'
    address = "https://img.example.org/a.png"
    (text, shown, _) = blocks(
        image.format(address, "A quay.") + image.format("Pictures/1.png", "Another.")
    )
    assert (text.text, text.spans) == ("A quay.", ())
    assert (shown.kind, shown.at.part) == (BlockKind.ASIDE, "paragraph 1")
    assert [(span.mark, span.url) for span in shown.spans] == [(Mark.EMBED, address)]


RAISED = (
    '<style:style style:name="S"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="H"><style:text-properties'
    ' style:text-position="33% 58%"/></style:style><style:style style:name="L">'
    '<style:text-properties style:text-position="sub 58%"/></style:style>'
)


def test_marks_of_notes_are_no_part_of_a_name():
    link = '<text:a xlink:href="https://example.org/a">5</text:a>'
    body = (
        f"<text:p>CNN{look('S', '3')} said 10{look('S', '2')} ships, and H{look('L', '2')}O"
        f" sank.{look('H', '4')} The mayor{look('S', look('Plain', '*'))} and"
        f" Foo{look('S', link)} agreed.</text:p>"
    )
    (block,) = blocks(body, automatic=RAISED, styles=STYLES)
    assert block.text == "CNN said 102 ships, and H2O sank. The mayor and Foo agreed."
    assert [(span.text, span.start, span.href) for span in block.spans] == [
        ("", block.text.index(" agreed"), "https://example.org/a")
    ]
