from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.positions import in_input
from citecheck.readers import read_bytes
from citecheck.readers.tags import Tag, parse_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("<U>", Tag(name="u", closes=False)),
        ("</a >", Tag(name="a", closes=True)),
        ("<br/>", Tag(name="br", closes=False)),
        (
            "<a HREF='x&amp;y' Rel = \"a b\" data-x=1 hidden>",
            Tag(
                name="a",
                closes=False,
                attributes=(("href", "x&y"), ("rel", "a b"), ("data-x", "1"), ("hidden", "")),
            ),
        ),
        ("<!-- a -->", None),
        ("<>", None),
        ("< a>", None),
        ("a", None),
    ],
)
def test_parse_tag(text, tag):
    assert parse_tag(text) == tag


def test_get():
    tag = parse_tag("<a href=1 href=2>")
    assert tag is not None
    assert (tag.get("href"), tag.get("rel")) == ("1", None)


@given(st.text(alphabet="<>/au \"'=&;"))
def test_never_raises(text):
    parse_tag(f"<{text}>")


@pytest.mark.parametrize(
    ("text", "expected", "links"),
    [
        ("CNN<sup>3</sup> said so.", "CNN said so.", []),
        ("CNN <sup>3</sup> said so.", "CNN said so.", []),
        ("5 km<sup>2</sup> and 21<sup>st</sup>", "5 km2 and 21st", []),
        ("CNN<sup>*[4](https://a.example/)*</sup> said.", "CNN said.", [("", 3)]),
        ("CNN<sup>3</sup>, [B](https://a.example/) said", "CNN, B said", [("B", 5)]),
        ("CNN<sup><sup>3</sup> 4</sup> said so.", "CNN 4 said so.", []),
        ("CNN<sup>3 said so.</sup> No</sup>.", "CNN3 said so. No.", []),
        ("CNN<sup>3", "CNN3", []),
    ],
)
def test_raised_marks_of_notes(text, expected, links):
    (block,) = read_bytes(text.encode(), name="a.md").blocks
    assert block.text == expected
    assert [(span.text, span.start) for span in block.spans if span.href] == links
    for row, character in enumerate(block.text):
        assert text[in_input(block, row)] == character


def test_many_raised_marks_take_time_in_proportion():
    text = "x<sup>1</sup> " * 20_000
    (block,) = read_bytes(text.encode(), name="a.md").blocks
    assert len(block.text) == len("x1 ") * 20_000 - 1
