from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
