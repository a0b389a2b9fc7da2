import pytest

import citecheck
from citecheck.errors import ReadError


@pytest.mark.parametrize(
    ("data", "given", "media_type"),
    [
        ("<p>Rain, the BBC said.", {}, "text/html"),
        (b"<p>Rain, the BBC said.", {}, "text/html"),
        ("Rain, the *BBC* said.", {"name": "a.md"}, "text/markdown"),
        ("Rain, the *BBC* said.", {"media_type": "text/markdown"}, "text/markdown"),
        ("Rain, the BBC said.", {"media_type": "text/plain; charset=utf-16"}, "text/plain"),
    ],
)
def test_articles_that_are_in_memory(data, given, media_type):
    document = citecheck.parse(data, **given)
    assert (document.media_type, document.blocks[0].text) == (media_type, "Rain, the BBC said.")
    assert document.name == given.get("name", "-")
    assert [source.name for source in citecheck.extract(document)] == ["BBC"]


def test_text_has_no_encoding():
    page = '<meta charset="iso-8859-1"><p>Le ministère a dit à l’AFP qu’il pleut. \ud800'
    assert citecheck.parse(page).blocks[0].text.startswith("Le ministère a dit à l’AFP")
    assert citecheck.parse("Le ministère".encode("cp1252")).blocks[0].text == "Le ministère"


def test_an_article_in_memory_has_an_address():
    (link,) = (
        citecheck.inspect(
            citecheck.parse("<p>The <a href='/b'>BBC</a> said.", url="https://example.org/a")
        )
        .documents[0]
        .sources
    )
    assert link.url == "https://example.org/b"


def test_what_is_no_article():
    with pytest.raises(ReadError, match="is binary"):
        citecheck.parse(bytes(range(256)) * 9)
