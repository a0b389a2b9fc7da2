"""Credits that a page sets apart from a caption by their look alone."""

import pytest

from citecheck import extract
from citecheck.model import BlockKind, SourceKind
from citecheck.readers import read_bytes

PROSE = (
    "The harbour of Eastwick will close on Monday for seven days, the port authority said in a"
    " notice that it published on Friday evening."
)


def page(caption):
    text = (
        f"<html lang=en><body><article><h1>Quay shut</h1><p>{PROSE}</p>"
        f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
        f"<p>{PROSE}</p></article></body></html>"
    )
    return text, read_bytes(text.encode(), name="a.html", url="https://quayside.example/1")


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The quay in May<small>Photo: Ada Quill/dpa</small>", "Ada Quill/dpa"),
        ("The quay in May.<span>Getty Images</span>", "Getty Images"),
        ("The quay in 2019<em>Harbour Office/AFP</em>", "Harbour Office/AFP"),
        ("The quay at low tide <span class=pic__credit>Ada Quill/Reuters</span>", None),
        ("The quay at low tide <span class=photo-author>Ada Quill</span>", "Ada Quill"),
        ("<span>The quay</span> <span class='x credit'>Ada Quill for The Gull</span>", None),
    ],
)
def test_a_credit_in_an_element_of_its_own_is_a_line_of_its_own(caption, credit):
    text, document = page(caption)
    (block,) = (each for each in document.blocks if each.kind is BlockKind.CAPTION)
    assert block.text.count("\n") == 1
    (source,) = (each for each in extract(document) if each.kind is SourceKind.CREDIT)
    assert source.name == (credit or block.text.partition("\n")[2])
    (mention,) = source.mentions
    assert text[mention.at.start : mention.at.end] == source.name


@pytest.mark.parametrize(
    "caption",
    ["The <b>quay</b> in May", "The <b>Eastwick</b> quay", "Ships<br>Boats", "A <i>b</i> c"],
)
def test_other_elements_do_not_part_a_caption(caption):
    _, document = page(caption)
    (block,) = (each for each in document.blocks if each.kind is BlockKind.CAPTION)
    assert block.text.count("\n") == caption.count("<br>")


def test_text_that_is_no_caption_is_not_parted():
    text = (
        f"<article><h1>Quay shut</h1><p>The harbour of<b>Eastwick</b> shut. {PROSE}</p></article>"
    )
    document = read_bytes(text.encode(), name="a.html")
    assert document.blocks[1].text.startswith("The harbour ofEastwick shut.")


LINKED = "<figure><a href='{}'><div>Ice</div><div>Bo Lind</div></a></figure>"
CAPTION = "<figure><img src=a.png><figcaption><a href='https://gull.example/a'>Bo</a></figcaption>"


@pytest.mark.parametrize(
    ("figure", "captions"),
    [
        (LINKED.format("https://gull.example/a"), 0),
        (LINKED.format("javascript:show()"), 2),
        (f"{CAPTION}</figure>", 1),
    ],
)
def test_a_card_that_leads_to_another_site_is_no_caption(figure, captions):
    text = f"<article><h1>Quay shut</h1><p>{PROSE}</p>{figure}<p>{PROSE}</p></article>"
    document = read_bytes(text.encode(), name="a.html", url="https://quayside.example/1")
    assert sum(block.kind is BlockKind.CAPTION for block in document.blocks) == captions
