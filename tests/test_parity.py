"""One article in every format: the format changes nothing of what it cites."""

import csv
import io
import json
import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

import citecheck
from citecheck import readers
from tests.readers import making
from tests.readers.making import Paragraph, Piece
from tests.readers.seeds import warc

ARTICLE = Path(__file__).parents[1] / "examples" / "article.txt"


def paragraphs():
    """The example, its addresses linked as programs do while one types."""
    found = []
    for number, text in enumerate(ARTICLE.read_text("utf-8").strip().split("\n\n")):
        pieces = []
        for part in re.split(r"(<u>.*?</u>|https?://\S+[\w/])", text):
            if part.startswith("<u>"):
                pieces.append(Piece(part[3:-4], lost=True))
            elif part.startswith("http"):
                pieces.append(Piece(part, part))
            elif part:
                pieces.append(Piece(part))
        found.append(Paragraph(tuple(pieces), "" if number else "heading"))
    return found


def table(article, delimiter=","):
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter).writerows([("id", "text"), ("1", article)])
    return file.getvalue().encode()


def markdown(notebook):
    cells = json.loads(notebook)["cells"]
    texts = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
    return "\n\n".join(texts).encode()


def feeds(body):
    """An entry that says all of the article, in each kind of feed."""
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    content = f"<content:encoded>{escape(body)}</content:encoded>"
    div = f'<div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'
    atom = f'<entry><content type="xhtml">{div}</content></entry>'
    return {
        "rss": f"<rss {space}><channel><item>{content}</item></channel></rss>".encode(),
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>'.encode(),
        "json": json.dumps({"items": [{"content_html": body}]}).encode(),
    }


def made():
    text = ARTICLE.read_text("utf-8")
    parts = paragraphs()
    page = making.xhtml(parts)
    return {
        "docx": making.docx_of(parts),
        "odt": making.odt_of(parts),
        "pdf": making.pdf_of(parts),
        "ipynb": making.notebook_of(parts),
        "wiki": making.wikitext_of(parts),
        "epub": making.epub([page]),
        "mhtml": making.mhtml(page),
        "html": page.encode(),
        "warc": warc((page,)),
        "csv": table(text),
        "jsonl": json.dumps({"text": text}).encode(),
        "tsv": table(text, "\t"),
        "md": markdown(making.notebook_of(parts)),
        "eml": b"Content-Type: text/plain; charset=utf-8\n\n" + text.encode(),
        **feeds(re.sub(r"(?s).*<body>|</body>.*", "", page)),
        "rst": making.rst_of(parts),
    }


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parity")
    found = {"txt": citecheck.extract(citecheck.read(str(ARTICLE)))}
    for suffix, data in made().items():
        path = folder / f"article.{suffix}"
        path.write_bytes(data)
        (document,) = readers.read_many(path)
        found[suffix] = citecheck.extract(citecheck.sources.describe(document))
    return found


def told(source):
    return (str(source.kind), source.name, str(source.channel), str(source.link), source.url)


@pytest.mark.parametrize("suffix", [suffix for suffix in made() if suffix != "rst"])
def test_each_format_gives_the_same_sources(sources, suffix):
    assert [told(each) for each in sources[suffix]] == [told(each) for each in sources["txt"]]


def test_restructuredtext_cannot_show_what_was_lost(sources):
    def kinds(suffix):
        return [(str(each.kind), each.name, each.url) for each in sources[suffix]]

    assert kinds("rst") == kinds("txt")
