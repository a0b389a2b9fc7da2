"""Files of every format, made of the same paragraphs."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


@frozen
class Piece:
    """Words with the address they link to, or the mark of a link that was lost."""

    text: str
    href: str | None = None
    lost: bool = False


@frozen
class Paragraph:
    """Pieces; ``kind`` is "heading" or empty."""

    pieces: tuple[Piece, ...]
    kind: str = ""

    @property
    def text(self):
        return "".join(piece.text for piece in self.pieces)


def zipped(members, stored=()):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return file.getvalue()


STYLES = f"""<w:styles xmlns:w="{W}">
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Mein"><w:name w:val="Mein Zitat"/>
  <w:basedOn w:val="Zitat"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Bild"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="L"><w:name w:val="List Bullet 2"/></w:style>
<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>
<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>
<w:style w:type="character" w:styleId="Hyper"><w:name w:val="Hyperlink"/>
  <w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unter"><w:name w:val="Unter"/>
  <w:rPr><w:u w:val="single"/><w:b/></w:rPr></w:style>
</w:styles>"""


def docx(body, *, relations="", footnotes="", styles=STYLES, more=None):
    """Return a Word file with the given inside of ``w:body``."""
    spaces = (
        f'xmlns:w="{W}" xmlns:r="{R}"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    members = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r0" Type="{R}/officeDocument"'
            ' Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
        ),
        "word/styles.xml": styles,
    }
    if footnotes:
        members["word/footnotes.xml"] = f"<w:footnotes {spaces}>{footnotes}</w:footnotes>"
    return zipped(members | (more or {}))


def relation(key, target):
    return (
        f'<Relationship Id="{key}" Type="{R}/hyperlink" Target={quoteattr(target)}'
        ' TargetMode="External"/>'
    )


def docx_of(paragraphs):
    body, relations = [], []
    for paragraph in paragraphs:
        style = '<w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>' if paragraph.kind else ""
        runs = []
        for piece in paragraph.pieces:
            look = '<w:rPr><w:u w:val="single"/></w:rPr>' if piece.lost else ""
            text = f'<w:t xml:space="preserve">{escape(piece.text)}</w:t>'
            run = f"<w:r>{look}{text}</w:r>"
            if piece.href:
                relations.append(relation(f"r{len(relations) + 1}", piece.href))
                run = f'<w:hyperlink r:id="r{len(relations)}">{run}</w:hyperlink>'
            runs.append(run)
        body.append(f"<w:p>{style}{''.join(runs)}</w:p>")
    return docx("".join(body), relations="".join(relations))


def odt(body, *, automatic="", styles=None):
    """Return an OpenDocument text with the given inside of ``office:text``."""
    spaces = " ".join(
        f'xmlns:{prefix}="{ODF}:{name}:1.0"'
        for prefix, name in (
            *(("office", "office"), ("text", "text"), ("style", "style")),
            *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("number", "datastyle")),
            ("svg", "svg-compatible"),
        )
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink"'
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": (
            f"<office:document-content {spaces}>"
            f"<office:automatic-styles><number:date-style><number:text>.</number:text>"
            f"</number:date-style>{automatic}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        ),
    }
    if styles:
        members["styles.xml"] = (
            f"<office:document-styles {spaces}>{styles}</office:document-styles>"
        )
    return zipped(members, stored=("mimetype",))


UNDERLINED = (
    '<style:style style:name="T1"><style:text-properties style:text-underline-style="solid"/>'
    "</style:style>"
)


def marked_up(paragraphs, lost, link, tags):
    """Return paragraphs as markup: lost links, links, and (headings, others) in tags of theirs."""
    body = []
    for paragraph in paragraphs:
        runs = []
        for piece in paragraph.pieces:
            run = escape(piece.text)
            if piece.lost:
                run = lost.format(run)
            if piece.href:
                run = link.format(quoteattr(piece.href), run)
            runs.append(run)
        tag = tags[0] if paragraph.kind else tags[1]
        body.append(f"<{tag}>{''.join(runs)}</{tag}>")
    return "".join(body)


def odt_of(paragraphs):
    lost = '<text:span text:style-name="T1">{}</text:span>'
    link = "<text:a xlink:href={}>{}</text:a>"
    body = marked_up(paragraphs, lost, link, ("text:h", "text:p"))
    return odt(body, automatic=UNDERLINED)


def pdf(flowables, **options):
    """Return a PDF of what ReportLab lays out."""
    from reportlab.platypus import SimpleDocTemplate

    file = io.BytesIO()
    SimpleDocTemplate(file, invariant=True).build(flowables, **options)
    return file.getvalue()


def pdf_paragraph(markup, style="BodyText"):
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph as Printed

    return Printed(markup, getSampleStyleSheet()[style])


def pdf_of(paragraphs):
    flowables = []
    for paragraph in paragraphs:
        runs = []
        for piece in paragraph.pieces:
            run = escape(piece.text)
            if piece.lost:
                run = f"<u>{run}</u>"
            if piece.href:
                run = f"<a href={quoteattr(piece.href)}>{run}</a>"
            runs.append(run)
        style = "Title" if paragraph.kind else "BodyText"
        flowables.append(pdf_paragraph("".join(runs), style))
    return pdf(flowables)


def bare_pdf(content, *, pages=1, resources="", more=(), kids=None):
    """Return a PDF of one content stream, written by hand."""
    font = "/Font<</F <</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"
    kids = kids or "3 0 R " * pages
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        f"/Resources<<{font}{resources}>>>>".encode(),
        content,
        *more,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


def stream(data, entries=""):
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries.encode(), len(data), data)


def leftward_pdf():
    """Return a PDF of a script that runs from right to left, with a link and a place in it.

    The letters a, b and c of its font stand for the first three of the Hebrew alphabet.
    """
    letters = (
        b"/CMapName/A def 1 begincodespacerange <00> <ff> endcodespacerange"
        b" 3 beginbfchar <61> <05D0> <62> <05D1> <63> <05D2> endbfchar"
    )
    data = bare_pdf(
        stream(b"BT /F 12 Tf 20 700 Td (abcab cba) Tj ET 60 698 m 90 698 l S"),
        more=[
            stream(letters),
            b"<</Type/Annot/Subtype/Link/Rect[18 690 48 720]/A<</S/URI/URI(https://example.org/a)>>>>",
            b"<</Type/Annot/Subtype/Link/Rect[55 690 95 720]/Dest[3 0 R/Fit]>>",
        ],
    )
    data = data.replace(b"/BaseFont/Helvetica", b"/BaseFont/Helvetica/ToUnicode 5 0 R")
    return data.replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Annots[6 0 R 7 0 R]")


def xhtml(paragraphs):
    body = marked_up(paragraphs, "<u>{}</u>", "<a href={}>{}</a>", ("h1", "p"))
    return f"<html><head><title></title></head><body><article>{body}</article></body></html>"


def epub(chapters, *, more="", container=None):
    items = "".join(
        f'<item id="c{row}" href="c%20{row}.xhtml" media-type="application/xhtml+xml"/>'
        for row in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{row}"/>' for row in range(len(chapters)))
    members = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": container
        or '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
        "OEBPS/book.opf": (
            '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>The Book</dc:title><dc:creator>Anna L.</dc:creator>"
            "<dc:date>2024-03-14</dc:date><dc:language>en-GB</dc:language></metadata>"
            f"<manifest>{items}{more}</manifest><spine>{spine}"
            '<itemref idref="nav"/><itemref idref="gone"/><itemref idref="img"/></spine></package>'
        ),
    }
    members |= {f"OEBPS/c {row}.xhtml": chapter for row, chapter in enumerate(chapters)}
    return zipped(members, stored=("mimetype",))


def mhtml(page, *, location="https://www.example.org/a", headers=""):
    import base64

    encoded = base64.encodebytes(page.encode()).decode()
    return (
        f"From: <Saved by Blink>\r\nSubject: =?utf-8?Q?Saved?=\r\n{headers}"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="XX"\r\n\r\n'
        "--XX\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: base64\r\nContent-Location: {location}\r\n\r\n"
        f"{encoded}\r\n--XX\r\nContent-Type: image/png\r\n\r\nx\r\n--XX--\r\n"
    ).encode()


def notebook_of(paragraphs):
    import json

    cells = []
    for paragraph in paragraphs:
        text = "# " * bool(paragraph.kind)
        for piece in paragraph.pieces:
            text += f"<u>{piece.text}</u>" if piece.lost else piece.text
        cells.append({"cell_type": "markdown", "source": text.splitlines(keepends=True)})
        cells.append({"cell_type": "code", "source": "print('https://example.org/code')"})
    return json.dumps({"cells": cells, "nbformat": 4}).encode()


def rst_of(paragraphs):
    """Return a reStructuredText, which has no mark for what was lost."""
    lines = []
    for paragraph in paragraphs:
        text = paragraph.text.replace("*", r"\*")
        lines += [text, "=" * len(text)] if paragraph.kind else [text]
        lines.append("")
    return "\n".join(lines).encode()


def wikitext_of(paragraphs):
    lines = []
    for paragraph in paragraphs:
        text = "".join(
            f"<u>{piece.text}</u>" if piece.lost else piece.text for piece in paragraph.pieces
        )
        lines.append(f"== {text} ==\n" if paragraph.kind else f"{text}\n")
    return "\n".join(lines).encode()
