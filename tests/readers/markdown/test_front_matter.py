"""Authors that front matter lists."""

import pytest

from citecheck.readers import read_bytes


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("author: Ann Foo", "Ann Foo"),
        ("author: [Ann Foo, 'Bo Bar']", "Ann Foo, Bo Bar"),
        ("authors:\n  - Ann Foo\n  - Bo Bar", "Ann Foo, Bo Bar"),
        ("authors:\n- Ann Foo", "Ann Foo"),
        (
            'author:\n  - name: "Ann Foo"\n    city: X\n  - city: Y\n    name: Bo Bar',
            "Ann Foo, Bo Bar",
        ),
        ("author:\n  name: Ann Foo\n  url: https://example.org/", "Ann Foo"),
        ("author:\r\n  - Ann Foo\r\ndate: 2024-03-14", "Ann Foo"),
        ("Authors: []", None),
        ("author:\n  - {name: Ann Foo}", None),
        ("tags:\n  - Ann Foo", None),
    ],
)
def test_authors(head, byline):
    text = f"---\ntitle: Low water\n{head}\n---\n\nText.\n"
    document = read_bytes(text.encode(), name="a.md")
    assert (document.title, document.byline) == ("Low water", byline)


def test_authors_below_the_head_are_none():
    text = "---\ntitle: Low water\nauthor:\n---\n\n  - Ann Foo\n"
    assert read_bytes(text.encode(), name="a.md").byline is None
