import pytest

from citecheck.model import BlockKind, LinkRole, Mark
from citecheck.readers import read_bytes

URL = "https://quay.example/news/1"
TEXT = "The harbour will close on Monday for seven days, the port authority said in a notice. " * 2


def loaded(element, *, everywhere=True):
    page = f"<base href='/a/'><article><h1>Quay</h1><p>{TEXT}</p>{element}<p>{TEXT}</p></article>"
    found = read_bytes(page.encode(), name="a.html", url=URL, everywhere=everywhere)
    spans = [(block, span) for block in found.blocks for span in block.spans]
    for block, span in spans:
        assert (block.kind, span.mark, span.role) == (
            BlockKind.ASIDE,
            Mark.EMBED,
            LinkRole.NAVIGATION,
        )
        assert page[span.at.start] == "<"
    return [span.url for _, span in spans]


@pytest.mark.parametrize(
    ("element", "paths"),
    [
        ("<img src='b.jpg'>", ["a/b.jpg"]),
        ("<img src=' /b.jpg ' srcset='/b.jpg, c.jpg 2x'>", ["b.jpg", "a/c.jpg"]),
        ("<img srcset='/x,1.jpg 300w,\n /y.jpg 1.5x , /z.jpg'>", ["x,1.jpg", "y.jpg", "z.jpg"]),
        ("<picture><source srcset='/p.webp 1x'><img src='/p.jpg'></picture>", ["p.webp", "p.jpg"]),
        ("<video poster='/v.jpg' src='/v.mp4'></video>", ["v.mp4", "v.jpg"]),
        ("<img src='data:image/png;base64,AA'><img alt='none'><img srcset=','>", []),
    ],
)
def test_what_a_page_loads(element, paths):
    assert loaded(element) == [f"https://quay.example/{path}" for path in paths]


def test_it_is_no_link_of_the_article():
    assert loaded("<img src='b.jpg'>", everywhere=False) == []
