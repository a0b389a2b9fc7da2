import pytest
from attrs import evolve

from citecheck.model import BlockKind, Position
from citecheck.problems import Case, find
from tests.problems.making import audited, document, linking

LONG = "The port said on Monday that the ferry line between the two islands will stay closed"


def read(text, **changes):
    return [each.code for each in audited(text, **changes) if each.code.startswith("CC10")]


@pytest.mark.parametrize(
    "end",
    [
        "as the ice\u2026 Read more",
        "as the ice... [Continue reading]",
        "as the ice \u2026 weiterlesen \u2192",
        "as the ice\u2026 [+2417 chars]",
        "лёд держится\u2026 Читать далее",
    ],
)
def test_an_article_that_breaks_off(end):
    found = audited(f"# Ice\n\n{LONG}.\n\n{LONG}, {end}\n")
    (told,) = [each for each in found if each.code == "CC103"]
    assert told.severity == "warning"
    assert told.at.line == 5


@pytest.mark.parametrize(
    "end",
    [
        "as before.",
        "and then there was silence\u2026",
        "and readers may read more.",
        '"Well..."',
        "read more",
    ],
)
def test_an_article_that_ends(end):
    assert read(f"# Ice\n\n{LONG}.\n\n{LONG}, {end}\n") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", "a.md"),
        ("# Ice\n", "a.md"),
        ("<title>x</title><nav><a href='/a'>Home</a></nav>", "a.html"),
        ("<body><div id=app></div><p>Please enable JavaScript to run this app.</p>", "a.html"),
        ("<body><p>Bitte aktivieren Sie JavaScript, um die Seite zu sehen.</p>", "a.html"),
    ],
)
def test_no_article(text, name):
    assert read(text, name=name) == ["CC104"]


@pytest.mark.parametrize(
    "text",
    [
        "CNN reported ice.",
        f"{LONG}. " * 5 + "Its page requires JavaScript, readers complained.",
        "* One item",
        "1999",
    ],
)
def test_short_articles_are_articles(text):
    assert read(text) == ([] if text != "1999" else ["CC104"])


def paged(*pages):
    (block,) = linking(around="CNN {} that the ice is thick.").blocks
    place = Position(line=1, column=1, start=0, end=1)
    return document(
        blocks=tuple(evolve(block, spans=(), at=evolve(place, part=each)) for each in pages)
    )


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (("page 1", "page 3"), "no text could be read on page 2"),
        (("page 3", "page 4", "page 6"), "no text could be read on pages 1, 2, 5"),
        (("pages 2-4", "page 6"), "no text could be read on pages 1, 5"),
        (("page 30",), "on pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ..."),
    ],
)
def test_pages_that_are_pictures(pages, said):
    (found,) = (each for each in find(Case(document=paged(*pages))) if each.code == "CC105")
    assert said in found.message


@pytest.mark.parametrize(
    "pages", [("page 1", "page 2"), ("pages 1-2", "page 3"), ("", ""), ("paragraph 7",)]
)
def test_pages_that_are_read(pages):
    assert "CC105" not in [each.code for each in find(Case(document=paged(*pages)))]


def test_documents_whose_links_alone_are_checked_need_no_text():
    assert find(Case(document=document(), prose=False)) == ()


def test_captions_and_quotes_are_text():
    (block,) = linking(around="CNN {} that the ice is thick.").blocks
    doc = document(blocks=(evolve(block, kind=BlockKind.QUOTE, spans=()),))
    assert find(Case(document=doc)) == ()
