"""One whole file of every format, to be damaged."""

import csv
import gzip
import io
import json
from functools import partial

from tests.readers import making
from tests.readers.making import Paragraph, Piece

PARAGRAPHS = (
    Paragraph((Piece("Ice may close the ferry line"),), "heading"),
    Paragraph((Piece("By Anna Lindqvist"),)),
    Paragraph(
        (
            Piece("The Coast Guard "),
            Piece("said", lost=True),
            Piece(" on Thursday that the "),
            Piece("report of the port", "https://example.org/report?a=1&b=2"),
            Piece(" was right – and Київ too. See https://ports.example.net/a-b/c."),
        )
    ),
    Paragraph((Piece('"Nobody is going to sail," '), Piece("Reuters", "https://example.com/r"))),
)
TEXT = "\n\n".join(
    "".join(f"<u>{piece.text}</u>" if piece.lost else piece.text for piece in paragraph.pieces)
    for paragraph in PARAGRAPHS
)
MARKDOWN = (
    "---\ntitle: Ice\ndate: 2024-03-14\n---\n\n# Ice\n\nThe <u>guard</u> [said][1] *so*[^n] "
    "`code`.\n\n> quoted\n\n* a\n* b\n\n| a | b |\n|---|---|\n| c | d |\n\n"
    "<div>html &amp; <a href='x'>y</a> <img srcset='a.png, b.png 2x'></div>\n\n"
    "[![a [b](c)](d.png)](e) <code>https://example.org/c</code>\n\n"
    "[1]: https://example.org/a\n[^n]: note\n"
)
RST = (
    "===\nIce\n===\n\n:Author: Anna\n:Date: 2024-03-14\n\nThe `report <https://example.org/a>`_ "
    "says |so| [1]_ and :ref:`x <y>` ``code`` *em*.\n\n* item\n\n  quote::\n\n    code\n\n"
    ".. [1] note\n.. |so| replace:: this\n.. _x: https://example.org/x\n\n"
    ".. versionadded:: 3 See :doc:`a <b>`\n   text\n\n.. toctree::\n   :glob:\n\n   A <a>\n   b\n\n"
    ".. figure:: a.png\n\n   Caption\n\n"
    ".. contents::\n.. |in| unicode:: 0x20 .. a |so|\n   :trim:\n\nHead\n----\n\n"
    "CNN\\ :sup:`3` said "
    "|in| a\\_b [1]_ .\n\n:Author: B\n\n.. card:: C\n   :link: https://example.org/c\n\n   Card\n\n"
    "=== ===\na   b\n=== ===\n1   2\n=== ===\n\n+---+---+\n| a | b |\n+---+---+\n"
)
WIKITEXT = (
    "{{date|March 14, 2024}}\n'''Ice''' is [[water|cold]], {{w|Anna L.|she}} said{{nbsp}}so."
    "<ref>{{cite news |url=https://example.org/a |title=Ice "
    "|work=News |archive-url=https://web.archive.org/web/2024/https://example.org/a}}</ref>\n\n"
    "== Head ==\n* item [https://example.org/b b]\n{| class=x\n|-\n! h\n| c\n|}\n"
    "{{Box|a={{URL|https://example.org/u}}<ref>[https://example.org/r r]</ref>}}{{efn|A note}}\n"
    "__TOC__ CNN<sup>3</sup> [[:a]] {{quote|We lost.|Anna|source={{cite book|title=B}}}}\n"
    "{{Webarchiv|url=https://example.org/w|wayback=2015|text=W}} {{YouTube|x|Y}} {{citation|c}}\n"
    "{|\n|+ Cap<ref>{{Literatur|Titel=T|Online=https://example.org/o}}</ref>\n| c\n|}\n"
    "{{Infobox|caption=In port}} [[File:a.jpg|thumb|Caption]]\n"
    "<blockquote>quoted</blockquote> &nbsp; {{Reflist}}\n"
)
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:m="http://search.yahoo.com/mrss/"><channel><title>Feed</title><image><url>a.png</url>'
    '<title>Icon</title></image><item><source url="https://o.example/">Other</source>'
    "<m:title>Shown</m:title><title>One</title><link>https://example.org/1</link>"
    "<description>Short</description><c:encoded><![CDATA[<p>A <a href='/x'>link</a></p>]]>"
    "</c:encoded></item><item><guid>https://example.org/2</guid></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/"><title>Feed</title>'
    '<entry xml:base="a/"><source><title>Other</title><link href="https://o.example/"/></source>'
    '<title>One</title><link rel="via" href="v"/><link href="https://example.org/1"/>'
    '<content type="xhtml"><div><p>A <a href="b">link</a>'
    "</p></div></content></entry></feed>"
)
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://example.org/1'
    "</loc><lastmod>2024-03-14</lastmod></url><url><loc> https://example.org/2 </loc></url>"
    "</urlset>"
)
EMAIL = (
    "From: Anna <a@example.org>\nSubject: =?utf-8?Q?Ice?=\nMIME-Version: 1.0\n"
    "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    "See https://example.org/a=3Db.\n\n> > And <https://example.org/a/\n> > b.html> =\nthen.\n\n"
    "-- =20\nAnna\nhttps://example.org/anna\n"
)
LETTER = (
    "From: anna@example.org (Anna L.)\nSubject: Ice\nContent-Type: multipart/mixed; boundary=x\n\n"
    "--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain\n\n"
    "Ice.\n--y\nContent-Type: text/html\n\n<p>The ice, see <a href='https://example.org/a'>it</a>"
    ".\n--y--\n--x\nContent-Type: message/rfc822\n\nSubject: Older\n\nWords.\n--x\n"
    "Content-Type: text/plain; format=flowed; delsp=yes\n\n> It  \n> came \n-- \nAnna\n--x--\n"
)
MAILBOX = "".join(f"From - Thu Mar 14 10:00:00 2024\n{each}\n\n" for each in (EMAIL, LETTER))
FIELDS = (
    '<w:sdt><w:sdtPr><w:docPartGallery w:val="Table of Contents"/></w:sdtPr><w:sdtContent><w:p>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC </w:instrText></w:r></w:p>'
    "</w:sdtContent></w:sdt>"
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click</w:t></w:r>"
    '</w:p></w:sdtContent></w:sdt><w:p><w:hyperlink w:anchor="a"><w:r><w:rPr>'
    '<w:rStyle w:val="Hyper"/></w:rPr><w:t>in</w:t></w:r></w:hyperlink><w:hyperlink r:id="r1">'
    '<w:r><w:drawing/></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText>HYPERLINK \\l "a"</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>Ice</w:t></w:r>'
    '<w:fldSimple w:instr="HYPERLINK https://example.org/f"><w:r><w:t>f</w:t></w:r></w:fldSimple>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
JSONFEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Feed",
        "items": [
            {"url": "https://example.org/1", "title": "A", "content_html": "<p>b</p>"},
            {"id": "https://example.org/2", "url": "/2", "external_url": "https://o.example/"},
        ],
    }
)
NOTEBOOK = json.dumps(
    {
        "cells": [
            {"cell_type": "markdown", "source": ["# Ice\n", "A [link](https://example.org/a).\n"]},
            {
                "cell_type": "code",
                "source": "x = 1",
                "outputs": [
                    {
                        "output_type": "display_data",
                        "data": {"text/markdown": ["So says [b](https://example.org/b)."]},
                    },
                    {
                        "output_type": "execute_result",
                        "data": {"text/html": "<p>So says <a href='https://example.org/c'>c</a>."},
                    },
                ],
            },
        ],
        "metadata": {"title": "Ice", "authors": [{"name": "Anna L."}]},
    }
)
PAGE = making.xhtml(PARAGRAPHS)
# A page as sites make them: what stands around its article, what it declares and what it loads.
SITE = PAGE.replace(
    "<head>",
    "<head><meta charset=utf-8><base href='https://ice.example/a/'><link rel=canonical href='1'>"
    "<meta property='og:title' content='Ice'><meta name=author content='Anna L.'>"
    "<script type='application/ld+json'>{'@type': 'NewsArticle', 'author': [{'name': 'A'}],"
    "'isBasedOn': 'https://o.example/'}</script>".replace("{'", '{"').replace("'", '"'),
).replace(
    "</article>",
    "<figure><picture><source srcset='a.webp 1x, b.webp 2x,c.webp'><img src='a.jpg' alt=Ice"
    " srcset='a.jpg 320w, data:image/png;base64,iVBO 640w'></picture><figcaption>Ice. Photo:"
    " Anna L./Agency</figcaption></figure><video poster=p.jpg src=v.mp4></video><audio src='s.ogg'>"
    "</audio><iframe src='https://www.youtube.com/embed/a'></iframe><blockquote class=twitter-tweet"
    " cite='https://q.example/'><p>So &amp; so &mdash; <a href='https://x.com/a/status/1'>May</a>"
    "</blockquote><p>See <a href=b>the report<span>(opens in a new tab)</span></a>, our <a"
    " href='/n'>newsletter</a><br><u>said</u></p><p>CNN<sup>3</sup> said<sup>[<a href='#n'>4</a>]"
    "</sup> 5 km<sup>2</sup> <a href='#n' role=doc-noteref>[2]</a> . <code>https://c.example/</code>"
    "<a href='https://d.example/'><sup>*</sup></a></p></article>"
    "<aside class='related ad-slot'><ul><li><a href='/2'>Two</a></ul></aside>"
    "<footer><a href='/i'>Imprint</a></footer>",
)
ROWS = (
    {"url": "https://example.org/1", "title": "One", "text": TEXT, "date": "2024-03-14"},
    {"url": "https://example.org/2", "title": "Two", "text": PAGE, "date": ""},
)


def table():
    file = io.StringIO()
    writer = csv.DictWriter(file, ROWS[0])
    writer.writeheader()
    writer.writerows(ROWS)
    return file.getvalue().encode()


def archived(http, number=0):
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032}>\r\n"
        f"WARC-Date: 2024-03-14T00:00:00Z\r\nWARC-Target-URI: https://example.org/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(pages=(PAGE,), *, kind="text/html; charset=utf-8", zipped=False):
    records = []
    for number, page in enumerate(pages):
        body = page.encode()
        http = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        record = archived(http, number)
        records.append(gzip.compress(record) if zipped else record)
    return b"".join(records)


SEEDS = {
    **{
        name: text.encode
        for name, text in {
            "txt": TEXT,
            "md": MARKDOWN,
            "html": SITE,
            "ipynb": NOTEBOOK,
            "rst": RST,
            "wiki": WIKITEXT,
            "rss": RSS,
            "atom": ATOM,
            "xml": SITEMAP,
            "eml": EMAIL,
            "parts.eml": LETTER,
            "mbox": MAILBOX,
            "json": JSONFEED,
            "jsonl": "\n".join(map(json.dumps, ROWS)),
        }.items()
    },
    "docx": partial(making.docx_of, PARAGRAPHS),
    "fields.docx": partial(making.docx, FIELDS, relations=making.relation("r1", "https://a.org/")),
    "odt": partial(making.odt_of, PARAGRAPHS),
    "pdf": partial(making.pdf_of, PARAGRAPHS * 2),
    "leftward.pdf": making.leftward_pdf,
    "epub": partial(making.epub, [PAGE, PAGE]),
    "mhtml": partial(making.mhtml, PAGE),
    "csv": table,
    "warc": partial(warc, (PAGE, PAGE)),
}
